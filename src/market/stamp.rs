//! When a fact holds.

use crate::market::{
    Candle, ContractSpec, DatedFuture, Depth, DerivativesVenue, FearGreed, Funding, GlobalMarket,
    ImpliedVolatility, Liquidation, LiquidationBar, LongShort, Observation, OpenInterest, RiskTier,
    TakerFlow, Ticker, Treasury,
};
use crate::units::UnixMillis;

/// A fact that may carry a time of its own.
pub trait Timed {
    /// The venue's time of the fact (the start, for a bar); `None` for what has no time, such as a
    /// contract's size.
    fn at(&self) -> Option<UnixMillis>;
}

macro_rules! timed {
    ($($kind:ident: $field:ident,)*) => {
        $(impl Timed for $kind {
            fn at(&self) -> Option<UnixMillis> { Some(self.$field) }
        })*
    };
}

macro_rules! timeless {
    ($($kind:ident,)*) => {
        $(impl Timed for $kind {
            fn at(&self) -> Option<UnixMillis> { None }
        })*
    };
}

timed! {
    Ticker: at,
    Candle: start,
    OpenInterest: at,
    LiquidationBar: start,
    Liquidation: at,
    Funding: at,
    LongShort: at,
    TakerFlow: start,
    Depth: at,
    ImpliedVolatility: at,
    FearGreed: at,
    GlobalMarket: at,
    DatedFuture: at,
}

timeless! { ContractSpec, RiskTier, DerivativesVenue, }

impl Timed for Treasury {
    fn at(&self) -> Option<UnixMillis> {
        self.stated_at
    }
}

macro_rules! any_of {
    ($($kind:ident)*) => {
        impl Timed for Observation {
            fn at(&self) -> Option<UnixMillis> {
                match self { $(Self::$kind(fact) => fact.at(),)* }
            }
        }
    };
}

any_of! {
    Ticker Candle OpenInterest LiquidationBar Liquidation Funding LongShort TakerFlow Depth
    ContractSpec RiskTier ImpliedVolatility FearGreed GlobalMarket DerivativesVenue Treasury
    DatedFuture
}

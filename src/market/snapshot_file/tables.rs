//! Version 1's rows about contracts and about the market as a whole, as in `rows`.

use super::row::{
    Row, Unit, Wrong, amount, coins, cut, fraction, interval, maybe, number, text, time, usd,
};
use crate::market::{
    ContractKind, ContractSize, ContractSpec, DerivativesVenue, FearGreed, GlobalMarket,
    ImpliedVolatility, RiskTier, TierCap, Treasury,
};
use crate::units::Usd;
use serde::{Deserialize, Serialize};

/// What kind of contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Contract {
    Spot,
    Linear,
    Inverse,
}

impl Contract {
    pub(super) fn of(kind: ContractKind) -> Self {
        match kind {
            ContractKind::Spot => Self::Spot,
            ContractKind::Linear => Self::Linear,
            ContractKind::Inverse => Self::Inverse,
        }
    }

    pub(super) fn kind(self) -> ContractKind {
        match self {
            Self::Spot => ContractKind::Spot,
            Self::Linear => ContractKind::Linear,
            Self::Inverse => ContractKind::Inverse,
        }
    }
}

/// `[contract, size, "coins" or "usd", tick_usd, max_leverage, funding_interval]`
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ContractSpecRow(Contract, f64, Unit, Option<f64>, Option<f64>, Option<i64>);

impl Row for ContractSpecRow {
    type Fact = ContractSpec;
    const IS_TABLE: bool = true;
    fn write(fact: &ContractSpec) -> Self {
        let (size, unit) = match fact.size {
            ContractSize::Coins(coins) => (coins.0, Unit::Coins),
            ContractSize::Usd(usd) => (usd.0, Unit::Usd),
        };
        let interval = fact.funding_interval.map(|interval| interval.0);
        let contract = Contract::of(fact.contract);
        Self(contract, size, unit, fact.tick_usd, fact.max_leverage, interval)
    }
    fn read(&self) -> Result<ContractSpec, Wrong> {
        Ok(ContractSpec {
            contract: self.0.kind(),
            size: match self.2 {
                Unit::Coins => ContractSize::Coins(coins(self.1, "size")?),
                Unit::Usd => ContractSize::Usd(usd(self.1, "size")?),
            },
            tick_usd: maybe(self.3, "tick_usd", amount)?,
            max_leverage: maybe(self.4, "max_leverage", amount)?,
            funding_interval: maybe(self.5, "funding_interval", interval)?,
        })
    }
}

/// `[tier, cap, "coins" or "usd", maintenance, initial, max_leverage, deduction dollars]`; the
/// last tier has no cap: both are null
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct RiskTierRow(
    u32,
    Option<f64>,
    Option<Unit>,
    f64,
    Option<f64>,
    Option<f64>,
    Option<f64>,
);

impl Row for RiskTierRow {
    type Fact = RiskTier;
    const IS_TABLE: bool = true;
    fn write(fact: &RiskTier) -> Self {
        let (cap, unit) = match fact.cap {
            TierCap::Usd(usd) => (Some(usd.0), Some(Unit::Usd)),
            TierCap::Coins(coins) => (Some(coins.0), Some(Unit::Coins)),
            TierCap::None => (None, None),
        };
        Self(
            fact.tier,
            cap,
            unit,
            fact.maintenance_margin.0,
            fact.initial_margin.map(|margin| margin.0),
            fact.max_leverage,
            fact.deduction.map(|usd| usd.0),
        )
    }
    fn read(&self) -> Result<RiskTier, Wrong> {
        Ok(RiskTier {
            tier: self.0,
            cap: match (self.1, self.2) {
                (Some(cap), Some(Unit::Usd)) => TierCap::Usd(usd(cap, "cap")?),
                (Some(cap), Some(Unit::Coins)) => TierCap::Coins(coins(cap, "cap")?),
                (None, None) => TierCap::None,
                _ => return Err("cap"),
            },
            maintenance_margin: fraction(self.3, "maintenance")?,
            initial_margin: maybe(self.4, "initial", fraction)?,
            max_leverage: maybe(self.5, "max_leverage", amount)?,
            deduction: maybe(self.6, "deduction", |value, field| number(value, field).map(Usd))?,
        })
    }
}

/// `[at, percent a year]`
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ImpliedVolatilityRow(i64, f64);

impl Row for ImpliedVolatilityRow {
    type Fact = ImpliedVolatility;
    fn write(fact: &ImpliedVolatility) -> Self {
        Self(fact.at.0, fact.annual_pct)
    }
    fn read(&self) -> Result<ImpliedVolatility, Wrong> {
        let annual_pct = amount(self.1, "annual_pct")?;
        Ok(ImpliedVolatility { at: time(self.0, "at")?, annual_pct })
    }
}

/// `[at, index, class]`
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct FearGreedRow(i64, u8, String);

impl Row for FearGreedRow {
    type Fact = FearGreed;
    fn write(fact: &FearGreed) -> Self {
        Self(fact.at.0, fact.index, cut(&fact.class))
    }
    fn read(&self) -> Result<FearGreed, Wrong> {
        if self.1 > 100 {
            return Err("index");
        }
        Ok(FearGreed { at: time(self.0, "at")?, index: self.1, class: text(&self.2, "class")? })
    }
}

/// `[at, market_cap, market_cap_change_24h, bitcoin_dominance, volume_24h]`
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct GlobalMarketRow(i64, f64, Option<f64>, Option<f64>, Option<f64>);

impl Row for GlobalMarketRow {
    type Fact = GlobalMarket;
    fn write(fact: &GlobalMarket) -> Self {
        Self(
            fact.at.0,
            fact.market_cap.0,
            fact.market_cap_change_24h.map(|change| change.0),
            fact.bitcoin_dominance.map(|share| share.0),
            fact.volume_24h.map(|usd| usd.0),
        )
    }
    fn read(&self) -> Result<GlobalMarket, Wrong> {
        Ok(GlobalMarket {
            at: time(self.0, "at")?,
            market_cap: usd(self.1, "market_cap")?,
            market_cap_change_24h: maybe(self.2, "market_cap_change_24h", fraction)?,
            bitcoin_dominance: maybe(self.3, "bitcoin_dominance", fraction)?,
            volume_24h: maybe(self.4, "volume_24h", usd)?,
        })
    }
}

/// `[name, open interest in bitcoin]`
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct DerivativesVenueRow(String, f64);

impl Row for DerivativesVenueRow {
    type Fact = DerivativesVenue;
    const IS_TABLE: bool = true;
    fn write(fact: &DerivativesVenue) -> Self {
        Self(cut(&fact.name), fact.open_interest_btc.0)
    }
    fn read(&self) -> Result<DerivativesVenue, Wrong> {
        let open_interest_btc = coins(self.1, "open_interest_btc")?;
        Ok(DerivativesVenue { name: text(&self.0, "name")?, open_interest_btc })
    }
}

/// `[name, symbol, holdings coins, cost dollars, stated_at]`
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct TreasuryRow(String, String, f64, Option<f64>, Option<i64>);

impl Row for TreasuryRow {
    type Fact = Treasury;
    const IS_TABLE: bool = true;
    fn write(fact: &Treasury) -> Self {
        Self(
            cut(&fact.name),
            cut(&fact.symbol),
            fact.holdings.0,
            fact.cost.map(|usd| usd.0),
            fact.stated_at.map(|at| at.0),
        )
    }
    fn read(&self) -> Result<Treasury, Wrong> {
        Ok(Treasury {
            name: text(&self.0, "name")?,
            symbol: text(&self.1, "symbol")?,
            holdings: coins(self.2, "holdings")?,
            cost: maybe(self.3, "cost", usd)?,
            stated_at: maybe(self.4, "stated_at", time)?,
        })
    }
}

//! Version 1's rows about trading: one list of values for each fact, in the order named here.
//!
//! Times and lengths are in milliseconds, prices and amounts in dollars and coins, rates as
//! fractions. What is not known is `null`.

use super::row::{
    DEEPEST, Row, Unit, Wrong, coins, fraction, interval, maybe, price, share, text, time, usd,
};
use crate::market::{
    Candle, Depth, DepthRow, Funding, Liquidation, LiquidationBar, LongShort, OpenInterest,
    OpenInterestAmount, PriceKind, Side, TakerFlow, Ticker,
};
use crate::units::Price;
use serde::{Deserialize, Serialize};

/// `[at, last, open_24h, mark, index, volume_24h coins, turnover_24h dollars]`
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct TickerRow(
    i64,
    Option<f64>,
    Option<f64>,
    Option<f64>,
    Option<f64>,
    Option<f64>,
    Option<f64>,
);

impl Row for TickerRow {
    type Fact = Ticker;
    fn write(fact: &Ticker) -> Self {
        Self(
            fact.at.0,
            fact.last.map(Price::usd),
            fact.open_24h.map(Price::usd),
            fact.mark.map(Price::usd),
            fact.index.map(Price::usd),
            fact.volume_24h.map(|coins| coins.0),
            fact.turnover_24h.map(|usd| usd.0),
        )
    }
    fn read(&self) -> Result<Ticker, Wrong> {
        Ok(Ticker {
            at: time(self.0, "at")?,
            last: maybe(self.1, "last", price)?,
            open_24h: maybe(self.2, "open_24h", price)?,
            mark: maybe(self.3, "mark", price)?,
            index: maybe(self.4, "index", price)?,
            volume_24h: maybe(self.5, "volume_24h", coins)?,
            turnover_24h: maybe(self.6, "turnover_24h", usd)?,
        })
    }
}

/// `[start, interval, open, high, low, close, volume coins, taker_buy coins]`
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct CandleRow(i64, i64, f64, f64, f64, f64, Option<f64>, Option<f64>);

impl Row for CandleRow {
    type Fact = Candle;
    fn write(fact: &Candle) -> Self {
        Self(
            fact.start.0,
            fact.interval.0,
            fact.open.usd(),
            fact.high.usd(),
            fact.low.usd(),
            fact.close.usd(),
            fact.volume.map(|coins| coins.0),
            fact.taker_buy.map(|coins| coins.0),
        )
    }
    fn read(&self) -> Result<Candle, Wrong> {
        let candle = Candle {
            start: time(self.0, "start")?,
            interval: interval(self.1, "interval")?,
            open: price(self.2, "open")?,
            high: price(self.3, "high")?,
            low: price(self.4, "low")?,
            close: price(self.5, "close")?,
            volume: maybe(self.6, "volume", coins)?,
            taker_buy: maybe(self.7, "taker_buy", coins)?,
        };
        if candle.low > candle.open || candle.low > candle.close {
            return Err("low");
        }
        if candle.high < candle.open || candle.high < candle.close {
            return Err("high");
        }
        Ok(candle)
    }
}

/// `[at, amount, "coins" or "usd", mark, usd]`
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct OpenInterestRow(i64, f64, Unit, Option<f64>, Option<f64>);

impl Row for OpenInterestRow {
    type Fact = OpenInterest;
    fn write(fact: &OpenInterest) -> Self {
        let (amount, unit) = match fact.amount {
            OpenInterestAmount::Coins(coins) => (coins.0, Unit::Coins),
            OpenInterestAmount::Usd(usd) => (usd.0, Unit::Usd),
        };
        Self(fact.at.0, amount, unit, fact.mark.map(Price::usd), fact.usd.map(|usd| usd.0))
    }
    fn read(&self) -> Result<OpenInterest, Wrong> {
        Ok(OpenInterest {
            at: time(self.0, "at")?,
            amount: match self.2 {
                Unit::Coins => OpenInterestAmount::Coins(coins(self.1, "amount")?),
                Unit::Usd => OpenInterestAmount::Usd(usd(self.1, "amount")?),
            },
            mark: maybe(self.3, "mark", price)?,
            usd: maybe(self.4, "usd", usd)?,
        })
    }
}

/// `[start, interval, long dollars, short dollars]`
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct LiquidationBarRow(i64, i64, f64, f64);

impl Row for LiquidationBarRow {
    type Fact = LiquidationBar;
    fn write(fact: &LiquidationBar) -> Self {
        Self(fact.start.0, fact.interval.0, fact.long.0, fact.short.0)
    }
    fn read(&self) -> Result<LiquidationBar, Wrong> {
        Ok(LiquidationBar {
            start: time(self.0, "start")?,
            interval: interval(self.1, "interval")?,
            long: usd(self.2, "long")?,
            short: usd(self.3, "short")?,
        })
    }
}

/// Which side of a position was closed.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Closed {
    Long,
    Short,
}

/// Which price a liquidation carries.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum PriceIs {
    Fill,
    Average,
    Bankruptcy,
    Order,
}

/// `[at, "long" or "short", price, which price, amount coins, notional dollars, id]`
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct LiquidationRow(i64, Closed, f64, PriceIs, f64, f64, Option<String>);

impl Row for LiquidationRow {
    type Fact = Liquidation;
    const IS_EVENT: bool = true;
    fn write(fact: &Liquidation) -> Self {
        Self(
            fact.at.0,
            match fact.closed {
                Side::Long => Closed::Long,
                Side::Short => Closed::Short,
            },
            fact.price.usd(),
            match fact.price_is {
                PriceKind::Fill => PriceIs::Fill,
                PriceKind::Average => PriceIs::Average,
                PriceKind::Bankruptcy => PriceIs::Bankruptcy,
                PriceKind::Order => PriceIs::Order,
            },
            fact.amount.0,
            fact.notional.0,
            fact.id.clone(),
        )
    }
    fn read(&self) -> Result<Liquidation, Wrong> {
        Ok(Liquidation {
            at: time(self.0, "at")?,
            closed: match self.1 {
                Closed::Long => Side::Long,
                Closed::Short => Side::Short,
            },
            price: price(self.2, "price")?,
            price_is: match self.3 {
                PriceIs::Fill => PriceKind::Fill,
                PriceIs::Average => PriceKind::Average,
                PriceIs::Bankruptcy => PriceKind::Bankruptcy,
                PriceIs::Order => PriceKind::Order,
            },
            amount: coins(self.4, "amount")?,
            notional: usd(self.5, "notional")?,
            id: maybe(self.6.as_deref(), "id", text)?,
        })
    }
}

/// `[at, fraction, interval, next]`
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct FundingRow(i64, f64, Option<i64>, Option<i64>);

impl Row for FundingRow {
    type Fact = Funding;
    fn write(fact: &Funding) -> Self {
        let interval = fact.interval.map(|interval| interval.0);
        Self(fact.at.0, fact.fraction.0, interval, fact.next.map(|next| next.0))
    }
    fn read(&self) -> Result<Funding, Wrong> {
        Ok(Funding {
            at: time(self.0, "at")?,
            fraction: fraction(self.1, "fraction")?,
            interval: maybe(self.2, "interval", interval)?,
            next: maybe(self.3, "next", time)?,
        })
    }
}

/// `[at, share of accounts that are long]`
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct LongShortRow(i64, f64);

impl Row for LongShortRow {
    type Fact = LongShort;
    fn write(fact: &LongShort) -> Self {
        Self(fact.at.0, fact.long_accounts.0)
    }
    fn read(&self) -> Result<LongShort, Wrong> {
        Ok(LongShort { at: time(self.0, "at")?, long_accounts: share(self.1, "long_accounts")? })
    }
}

/// `[start, interval, share bought by takers, total coins]`
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct TakerFlowRow(i64, i64, f64, Option<f64>);

impl Row for TakerFlowRow {
    type Fact = TakerFlow;
    fn write(fact: &TakerFlow) -> Self {
        let total = fact.total.map(|coins| coins.0);
        Self(fact.start.0, fact.interval.0, fact.buy_share.0, total)
    }
    fn read(&self) -> Result<TakerFlow, Wrong> {
        Ok(TakerFlow {
            start: time(self.0, "start")?,
            interval: interval(self.1, "interval")?,
            buy_share: share(self.2, "buy_share")?,
            total: maybe(self.3, "total", coins)?,
        })
    }
}

/// `[at, bids, asks]`, each side a list of `[price, amount coins]`, best first
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct DepthRowV1(i64, Vec<(f64, f64)>, Vec<(f64, f64)>);

impl Row for DepthRowV1 {
    type Fact = Depth;
    fn write(fact: &Depth) -> Self {
        let side = |rows: &[DepthRow]| {
            rows.iter().take(DEEPEST).map(|row| (row.price.usd(), row.amount.0)).collect()
        };
        Self(fact.at.0, side(&fact.bids), side(&fact.asks))
    }
    fn read(&self) -> Result<Depth, Wrong> {
        let side = |rows: &[(f64, f64)], field| {
            if rows.len() > DEEPEST {
                return Err(field);
            }
            rows.iter()
                .map(|&(at, resting)| {
                    Ok(DepthRow { price: price(at, field)?, amount: coins(resting, field)? })
                })
                .collect()
        };
        Ok(Depth {
            at: time(self.0, "at")?,
            bids: side(&self.1, "bids")?,
            asks: side(&self.2, "asks")?,
        })
    }
}

//! Version 1's rows about trading: one list of values for each fact, in the order named here.
//!
//! Times and lengths are in milliseconds, prices and amounts in dollars and coins, rates as
//! fractions. What is not known is `null`.

use super::cells::{Cells, Row, Written};
use crate::market::{
    Candle, Depth, Funding, Liquidation, LiquidationBar, LongShort, OpenInterest,
    OpenInterestAmount, PriceKind, Side, TakerFlow, Ticker,
};
use crate::units::{Coins, Price, Usd};

/// What an amount is counted in.
pub(super) const UNITS: [&str; 2] = ["coins", "usd"];
const SIDES: [&str; 2] = ["long", "short"];
const PRICES: [&str; 4] = ["fill", "average", "bankruptcy", "order"];

/// `[at, last, open_24h, mark, index, volume_24h coins, turnover_24h dollars]`
impl Row for Ticker {
    fn write(&self, row: &mut Written) {
        row.whole(self.at.0);
        for price in [self.last, self.open_24h, self.mark, self.index] {
            row.maybe(price.map(Price::usd));
        }
        row.maybe(self.volume_24h.map(|coins| coins.0));
        row.maybe(self.turnover_24h.map(|usd| usd.0));
    }
    fn read(row: &mut Cells<'_>) -> Option<Self> {
        Some(Self {
            at: row.time("at")?,
            last: row.maybe("last", Cells::price)?,
            open_24h: row.maybe("open_24h", Cells::price)?,
            mark: row.maybe("mark", Cells::price)?,
            index: row.maybe("index", Cells::price)?,
            volume_24h: row.maybe("volume_24h", Cells::coins)?,
            turnover_24h: row.maybe("turnover_24h", Cells::usd)?,
        })
    }
}

/// `[start, interval, open, high, low, close, volume coins, taker_buy coins]`
impl Row for Candle {
    fn write(&self, row: &mut Written) {
        row.whole(self.start.0);
        row.whole(self.interval.0);
        for price in [self.open, self.high, self.low, self.close] {
            row.number(price.usd());
        }
        row.maybe(self.volume.map(|coins| coins.0));
        row.maybe(self.taker_buy.map(|coins| coins.0));
    }
    fn read(row: &mut Cells<'_>) -> Option<Self> {
        let candle = Self {
            start: row.time("start")?,
            interval: row.interval("interval")?,
            open: row.price("open")?,
            high: row.price("high")?,
            low: row.price("low")?,
            close: row.price("close")?,
            volume: row.maybe("volume", Cells::coins)?,
            taker_buy: row.maybe("taker_buy", Cells::coins)?,
        };
        if candle.low > candle.open || candle.low > candle.close {
            return row.refuse("low");
        }
        if candle.high < candle.open || candle.high < candle.close {
            return row.refuse("high");
        }
        Some(candle)
    }
}

/// `[at, amount, "coins" or "usd", mark, usd]`
impl Row for OpenInterest {
    fn write(&self, row: &mut Written) {
        let (amount, unit) = match self.amount {
            OpenInterestAmount::Coins(coins) => (coins.0, "coins"),
            OpenInterestAmount::Usd(usd) => (usd.0, "usd"),
        };
        row.whole(self.at.0);
        row.number(amount);
        row.text(unit);
        row.maybe(self.mark.map(Price::usd));
        row.maybe(self.usd.map(|usd| usd.0));
    }
    fn read(row: &mut Cells<'_>) -> Option<Self> {
        let at = row.time("at")?;
        let amount = row.amount("amount")?;
        Some(Self {
            at,
            amount: match row.word(&UNITS)? {
                0 => OpenInterestAmount::Coins(Coins(amount)),
                _ => OpenInterestAmount::Usd(Usd(amount)),
            },
            mark: row.maybe("mark", Cells::price)?,
            usd: row.maybe("usd", Cells::usd)?,
        })
    }
}

/// `[start, interval, long dollars, short dollars]`
impl Row for LiquidationBar {
    fn write(&self, row: &mut Written) {
        row.whole(self.start.0);
        row.whole(self.interval.0);
        row.number(self.long.0);
        row.number(self.short.0);
    }
    fn read(row: &mut Cells<'_>) -> Option<Self> {
        Some(Self {
            start: row.time("start")?,
            interval: row.interval("interval")?,
            long: row.usd("long")?,
            short: row.usd("short")?,
        })
    }
}

/// `[at, "long" or "short", price, which price, amount coins, notional dollars, id]`
impl Row for Liquidation {
    fn write(&self, row: &mut Written) {
        row.whole(self.at.0);
        row.text(match self.closed {
            Side::Long => "long",
            Side::Short => "short",
        });
        row.number(self.price.usd());
        row.text(match self.price_is {
            PriceKind::Fill => "fill",
            PriceKind::Average => "average",
            PriceKind::Bankruptcy => "bankruptcy",
            PriceKind::Order => "order",
        });
        row.number(self.amount.0);
        row.number(self.notional.0);
        match &self.id {
            Some(id) => row.text(id),
            None => row.maybe(None),
        }
    }
    fn read(row: &mut Cells<'_>) -> Option<Self> {
        Some(Self {
            at: row.time("at")?,
            closed: match row.word(&SIDES)? {
                0 => Side::Long,
                _ => Side::Short,
            },
            price: row.price("price")?,
            price_is: match row.word(&PRICES)? {
                0 => PriceKind::Fill,
                1 => PriceKind::Average,
                2 => PriceKind::Bankruptcy,
                _ => PriceKind::Order,
            },
            amount: row.coins("amount")?,
            notional: row.usd("notional")?,
            id: row.maybe("id", Cells::text)?,
        })
    }
}

/// `[at, fraction, interval, next]`
impl Row for Funding {
    fn write(&self, row: &mut Written) {
        row.whole(self.at.0);
        row.number(self.fraction.0);
        row.maybe_whole(self.interval.map(|interval| interval.0));
        row.maybe_whole(self.next.map(|next| next.0));
    }
    fn read(row: &mut Cells<'_>) -> Option<Self> {
        Some(Self {
            at: row.time("at")?,
            fraction: row.fraction("fraction")?,
            interval: row.maybe("interval", Cells::interval)?,
            next: row.maybe("next", Cells::time)?,
        })
    }
}

/// `[at, share of accounts that are long]`
impl Row for LongShort {
    fn write(&self, row: &mut Written) {
        row.whole(self.at.0);
        row.number(self.long_accounts.0);
    }
    fn read(row: &mut Cells<'_>) -> Option<Self> {
        Some(Self { at: row.time("at")?, long_accounts: row.share("long_accounts")? })
    }
}

/// `[start, interval, share bought by takers, total coins]`
impl Row for TakerFlow {
    fn write(&self, row: &mut Written) {
        row.whole(self.start.0);
        row.whole(self.interval.0);
        row.number(self.buy_share.0);
        row.maybe(self.total.map(|coins| coins.0));
    }
    fn read(row: &mut Cells<'_>) -> Option<Self> {
        Some(Self {
            start: row.time("start")?,
            interval: row.interval("interval")?,
            buy_share: row.share("buy_share")?,
            total: row.maybe("total", Cells::coins)?,
        })
    }
}

/// `[at, bids, asks]`, each side a list of `[price, amount coins]`, best first
impl Row for Depth {
    fn write(&self, row: &mut Written) {
        row.whole(self.at.0);
        row.side(&self.bids);
        row.side(&self.asks);
    }
    fn read(row: &mut Cells<'_>) -> Option<Self> {
        Some(Self { at: row.time("at")?, bids: row.side("bids")?, asks: row.side("asks")? })
    }
}

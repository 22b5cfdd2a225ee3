//! Version 1's rows about contracts and about the market as a whole, as in `rows`.

use super::cells::{Cells, Row, Written, cut};
use super::rows::UNITS;
use crate::market::{
    ContractKind, ContractSize, ContractSpec, DatedFuture, DerivativesVenue, FearGreed,
    GlobalMarket, ImpliedVolatility, RiskTier, TierCap, Treasury,
};
use crate::units::{Coins, Price, Usd};

/// The kinds of contract.
pub(super) const CONTRACTS: [&str; 3] = ["spot", "linear", "inverse"];

/// The kind of contract at a place of [`CONTRACTS`].
pub(super) fn contract(place: usize) -> ContractKind {
    match place {
        0 => ContractKind::Spot,
        1 => ContractKind::Linear,
        _ => ContractKind::Inverse,
    }
}

/// How a file spells a kind of contract.
pub(super) fn contract_word(kind: ContractKind) -> &'static str {
    match kind {
        ContractKind::Spot => "spot",
        ContractKind::Linear => "linear",
        ContractKind::Inverse => "inverse",
    }
}

/// `[contract, size, "coins" or "usd", tick_usd, max_leverage, funding_interval]`
impl Row for ContractSpec {
    const IS_TABLE: bool = true;
    fn write(&self, row: &mut Written) {
        let (size, unit) = match self.size {
            ContractSize::Coins(coins) => (coins.0, "coins"),
            ContractSize::Usd(usd) => (usd.0, "usd"),
        };
        row.text(contract_word(self.contract));
        row.number(size);
        row.text(unit);
        row.maybe(self.tick_usd);
        row.maybe(self.max_leverage);
        row.maybe_whole(self.funding_interval.map(|interval| interval.0));
    }
    fn read(row: &mut Cells<'_>) -> Option<Self> {
        let contract = contract(row.word(&CONTRACTS)?);
        let size = row.amount("size")?;
        Some(Self {
            contract,
            size: match row.word(&UNITS)? {
                0 => ContractSize::Coins(Coins(size)),
                _ => ContractSize::Usd(Usd(size)),
            },
            tick_usd: row.maybe("tick_usd", Cells::amount)?,
            max_leverage: row.maybe("max_leverage", Cells::amount)?,
            funding_interval: row.maybe("funding_interval", Cells::interval)?,
        })
    }
}

/// `[tier, cap, "coins" or "usd", maintenance, initial, max_leverage, deduction dollars]`; the
/// last tier has no cap: both are null
impl Row for RiskTier {
    const IS_TABLE: bool = true;
    fn write(&self, row: &mut Written) {
        row.whole(i64::from(self.tier));
        match self.cap {
            TierCap::Usd(Usd(cap)) | TierCap::Coins(Coins(cap)) => {
                row.number(cap);
                row.text(if matches!(self.cap, TierCap::Usd(_)) { "usd" } else { "coins" });
            }
            TierCap::None => {
                row.maybe(None);
                row.maybe(None);
            }
        }
        row.number(self.maintenance_margin.0);
        row.maybe(self.initial_margin.map(|margin| margin.0));
        row.maybe(self.max_leverage);
        row.maybe(self.deduction.map(|usd| usd.0));
    }
    fn read(row: &mut Cells<'_>) -> Option<Self> {
        let tier = u32::try_from(row.whole("tier", 0, i64::from(u32::MAX))?).ok()?;
        let cap = row.maybe("cap", Cells::amount)?;
        let unit = row.maybe("cap", |row, _| row.word(&UNITS))?;
        Some(Self {
            tier,
            cap: match (cap, unit) {
                (Some(cap), Some(0)) => TierCap::Coins(Coins(cap)),
                (Some(cap), Some(_)) => TierCap::Usd(Usd(cap)),
                (None, None) => TierCap::None,
                _ => return row.refuse("cap"),
            },
            maintenance_margin: row.fraction("maintenance")?,
            initial_margin: row.maybe("initial", Cells::fraction)?,
            max_leverage: row.maybe("max_leverage", Cells::amount)?,
            deduction: row.maybe("deduction", Cells::number)?.map(Usd),
        })
    }
}

/// `[at, percent a year]`
impl Row for ImpliedVolatility {
    fn write(&self, row: &mut Written) {
        row.whole(self.at.0);
        row.number(self.annual_pct);
    }
    fn read(row: &mut Cells<'_>) -> Option<Self> {
        Some(Self { at: row.time("at")?, annual_pct: row.amount("annual_pct")? })
    }
}

/// `[at, index, class]`
impl Row for FearGreed {
    fn write(&self, row: &mut Written) {
        row.whole(self.at.0);
        row.whole(i64::from(self.index));
        row.text(cut(&self.class));
    }
    fn read(row: &mut Cells<'_>) -> Option<Self> {
        Some(Self {
            at: row.time("at")?,
            index: u8::try_from(row.whole("index", 0, 100)?).ok()?,
            class: row.text("class")?,
        })
    }
}

/// `[at, market_cap, market_cap_change_24h, bitcoin_dominance, volume_24h]`
impl Row for GlobalMarket {
    fn write(&self, row: &mut Written) {
        row.whole(self.at.0);
        row.number(self.market_cap.0);
        row.maybe(self.market_cap_change_24h.map(|change| change.0));
        row.maybe(self.bitcoin_dominance.map(|share| share.0));
        row.maybe(self.volume_24h.map(|usd| usd.0));
    }
    fn read(row: &mut Cells<'_>) -> Option<Self> {
        Some(Self {
            at: row.time("at")?,
            market_cap: row.usd("market_cap")?,
            market_cap_change_24h: row.maybe("market_cap_change_24h", Cells::fraction)?,
            bitcoin_dominance: row.maybe("bitcoin_dominance", Cells::fraction)?,
            volume_24h: row.maybe("volume_24h", Cells::usd)?,
        })
    }
}

/// `[at, expires, mark, index, open interest dollars]`
impl Row for DatedFuture {
    fn write(&self, row: &mut Written) {
        row.whole(self.at.0);
        row.whole(self.expires.0);
        row.number(self.mark.usd());
        row.maybe(self.index.map(Price::usd));
        row.number(self.open.0);
    }
    fn read(row: &mut Cells<'_>) -> Option<Self> {
        Some(Self {
            at: row.time("at")?,
            expires: row.time("expires")?,
            mark: row.price("mark")?,
            index: row.maybe("index", Cells::price)?,
            open: row.usd("open")?,
        })
    }
}

/// `[name, open interest in bitcoin]`
impl Row for DerivativesVenue {
    const IS_TABLE: bool = true;
    fn write(&self, row: &mut Written) {
        row.text(cut(&self.name));
        row.number(self.open_interest_btc.0);
    }
    fn read(row: &mut Cells<'_>) -> Option<Self> {
        Some(Self { name: row.text("name")?, open_interest_btc: row.coins("open_interest_btc")? })
    }
}

/// `[name, symbol, holdings coins, cost dollars, stated_at]`
impl Row for Treasury {
    const IS_TABLE: bool = true;
    fn write(&self, row: &mut Written) {
        row.text(cut(&self.name));
        row.text(cut(&self.symbol));
        row.number(self.holdings.0);
        row.maybe(self.cost.map(|usd| usd.0));
        row.maybe_whole(self.stated_at.map(|at| at.0));
    }
    fn read(row: &mut Cells<'_>) -> Option<Self> {
        Some(Self {
            name: row.text("name")?,
            symbol: row.text("symbol")?,
            holdings: row.coins("holdings")?,
            cost: row.maybe("cost", Cells::usd)?,
            stated_at: row.maybe("stated_at", Cells::time)?,
        })
    }
}

//! Version 1's rows: one list of values for each fact, in the order named here.
//!
//! Times and lengths are in milliseconds, prices and amounts in dollars and coins, rates as
//! fractions. What is not known is `null`.

use crate::market::{
    Candle, ContractKind, ContractSize, ContractSpec, Depth, DepthRow, DerivativesVenue, FearGreed,
    Funding, GlobalMarket, ImpliedVolatility, Liquidation, LiquidationBar, LongShort, OpenInterest,
    OpenInterestAmount, PriceKind, RiskTier, Side, TakerFlow, Ticker, TierCap, Treasury,
};
use crate::units::{Coins, Fraction, Millis, Price, UnixMillis, Usd};
use serde::{Deserialize, Serialize};

/// Longest name or text, in bytes.
pub(super) const LONGEST_TEXT: usize = 300;
/// Most prices on one side of a stored order book.
const DEEPEST: usize = 5_000;
/// Beyond it lies nonsense or an attack on arithmetic.
const LARGEST: f64 = 1e18;
/// Times up to here are exact in a JSON number.
const LATEST: i64 = 9_000_000_000_000_000;
/// No bar or payment interval is longer.
const LONGEST_INTERVAL: i64 = 400 * 86_400_000;

/// A value that the named field cannot have.
pub(super) type Wrong = &'static str;

/// A fact as it stands in the file.
pub(super) trait Row: Sized {
    type Fact;
    /// Events, of which a file may hold only the newest.
    const IS_EVENT: bool = false;
    /// Rows that stand in the venue's own order, not in that of time.
    const IS_TABLE: bool = false;

    /// The row of a fact; `None` for one whose numbers a file cannot hold.
    fn of(fact: &Self::Fact) -> Option<Self> {
        let row = Self::write(fact);
        // What is written must be readable again.
        row.read().is_ok().then_some(row)
    }

    fn write(fact: &Self::Fact) -> Self;

    /// The fact in a row.
    fn read(&self) -> Result<Self::Fact, Wrong>;
}

fn number(number: f64, field: Wrong) -> Result<f64, Wrong> {
    if number.is_finite() && number.abs() <= LARGEST { Ok(number) } else { Err(field) }
}

fn amount(amount: f64, field: Wrong) -> Result<f64, Wrong> {
    number(amount, field).and_then(|amount| if amount >= 0.0 { Ok(amount) } else { Err(field) })
}

fn maybe<T, U>(
    value: Option<T>,
    field: Wrong,
    read: impl FnOnce(T, Wrong) -> Result<U, Wrong>,
) -> Result<Option<U>, Wrong> {
    value.map(|value| read(value, field)).transpose()
}

fn price(usd: f64, field: Wrong) -> Result<Price, Wrong> {
    number(usd, field).and_then(|usd| Price::new(usd).ok_or(field))
}

fn coins(coins: f64, field: Wrong) -> Result<Coins, Wrong> {
    amount(coins, field).map(Coins)
}

fn usd(usd: f64, field: Wrong) -> Result<Usd, Wrong> {
    amount(usd, field).map(Usd)
}

fn fraction(value: f64, field: Wrong) -> Result<Fraction, Wrong> {
    number(value, field).map(Fraction)
}

pub(super) fn time(at: i64, field: Wrong) -> Result<UnixMillis, Wrong> {
    if (0..=LATEST).contains(&at) { Ok(UnixMillis(at)) } else { Err(field) }
}

fn interval(length: i64, field: Wrong) -> Result<Millis, Wrong> {
    if (1..=LONGEST_INTERVAL).contains(&length) { Ok(Millis(length)) } else { Err(field) }
}

pub(super) fn text(text: &str, field: Wrong) -> Result<String, Wrong> {
    if text.len() <= LONGEST_TEXT { Ok(text.to_owned()) } else { Err(field) }
}

/// Text cut to what a file may hold.
pub(super) fn cut(text: &str) -> String {
    let mut end = text.len().min(LONGEST_TEXT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default().to_owned()
}

/// What an amount is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Unit {
    Coins,
    Usd,
}

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

fn share(value: f64, field: Wrong) -> Result<Fraction, Wrong> {
    if (0.0..=1.0).contains(&value) { Ok(Fraction(value)) } else { Err(field) }
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

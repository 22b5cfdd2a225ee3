//! What several tests need: the sample payloads, and the figures of an observation.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::expect_used, clippy::panic, reason = "a broken sample ends the test")]

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use why_crypto_down::market::{
    Asset, Candle, ContractSize, ContractSpec, Depth, Funding, Liquidation, LiquidationBar,
    LongShort, Observation, OpenInterest, OpenInterestAmount, RiskTier, TakerFlow, Ticker, TierCap,
    Venue,
};
use why_crypto_down::units::{Millis, UnixMillis};
use why_crypto_down::venues::{self, Adapter, Ask, DecodeError, Decoded, Feed, Reading, SpecBook};

/// When the samples are read: 2026-06-30 23:02:05 UTC.
pub(crate) const SEEN: UnixMillis = UnixMillis(1_782_860_525_000);
/// The hour in which they were made: 23:00 UTC.
pub(crate) const HOUR: UnixMillis = UnixMillis(1_782_860_400_000);

/// A venue's folder of samples.
pub(crate) fn folder(venue: Venue) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(venue.id())
}

/// The sample of a feed, if there is one.
pub(crate) fn sample(venue: Venue, feed: &str) -> Option<String> {
    fs::read_to_string(folder(venue).join(format!("{feed}.json"))).ok()
}

/// The sample of a feed that has one.
pub(crate) fn fixture(venue: Venue, feed: &str) -> String {
    sample(venue, feed).unwrap_or_else(|| panic!("no sample of {venue} {feed}"))
}

/// Every feed with its adapter.
pub(crate) fn feeds() -> impl Iterator<Item = (&'static Adapter, &'static Feed)> {
    venues::ALL.iter().flat_map(|adapter| adapter.feeds.iter().map(move |feed| (*adapter, feed)))
}

/// Every feed that has a sample, with it.
pub(crate) fn samples() -> Vec<(&'static Adapter, &'static Feed, String)> {
    feeds()
        .filter_map(|(adapter, feed)| Some((adapter, feed, sample(adapter.venue, feed.name)?)))
        .collect()
}

/// The sample of a feed as a value, to be changed.
pub(crate) fn good(venue: Venue, feed: &str) -> Value {
    serde_json::from_str(&fixture(venue, feed)).expect("a sample is JSON")
}

/// The feed of that venue and name.
pub(crate) fn feed(venue: Venue, name: &str) -> &'static Feed {
    venues::feed(venue, name).unwrap_or_else(|| panic!("no feed {venue} {name}")).1
}

/// A request for Bitcoin made at [`SEEN`].
pub(crate) fn ask() -> Ask<'static> {
    Ask::of(Asset::BTC, SEEN)
}

/// The contract specifications that the samples tell.
pub(crate) fn specs() -> SpecBook {
    let mut book = SpecBook::new();
    let empty = SpecBook::new();
    for (adapter, feed, text) in samples().iter().filter(|(_, feed, _)| !feed.needs_specs) {
        let reading = Reading { seen: SEEN, asset: Some(Asset::BTC), specs: &empty };
        let decoded = feed.read(adapter.venue, text, &reading).unwrap_or_default();
        note_specs(&mut book, adapter.venue, decoded);
    }
    book
}

/// Reads `text` as an answer about Bitcoin, with the specifications of the samples.
pub(crate) fn read(venue: Venue, name: &str, text: &str) -> Result<Decoded, Box<DecodeError>> {
    read_about(Some(Asset::BTC), venue, name, text)
}

/// Reads `text` as an answer about `asset`, with the specifications of the samples.
pub(crate) fn read_about(
    asset: Option<Asset>,
    venue: Venue,
    name: &str,
    text: &str,
) -> Result<Decoded, Box<DecodeError>> {
    let specs = specs();
    let reading = Reading { seen: SEEN, asset, specs: &specs };
    feed(venue, name).read(venue, text, &reading).map_err(Box::new)
}

/// Reads `text` as an answer about Bitcoin, with these specifications.
pub(crate) fn read_knowing(
    venue: Venue,
    name: &str,
    text: &str,
    specs: &SpecBook,
) -> Result<Decoded, DecodeError> {
    let reading = Reading { seen: SEEN, asset: Some(Asset::BTC), specs };
    feed(venue, name).read(venue, text, &reading)
}

/// The contract specifications that an answer tells.
pub(crate) fn specs_of(venue: Venue, name: &str, text: &str) -> SpecBook {
    let mut book = SpecBook::new();
    let decoded = read_knowing(venue, name, text, &SpecBook::new());
    note_specs(&mut book, venue, decoded.expect("an answer that tells specifications"));
    book
}

fn note_specs(book: &mut SpecBook, venue: Venue, decoded: Decoded) {
    for row in decoded.rows {
        if let (Some(instrument), Observation::ContractSpec(spec)) =
            (row.instrument, row.observation)
        {
            book.insert(venue, &instrument.symbol, spec);
        }
    }
}

/// The facts of a feed's sample, all of whose rows are good.
pub(crate) fn facts(venue: Venue, name: &str) -> Vec<(Option<String>, Observation)> {
    let decoded = read(venue, name, &fixture(venue, name)).expect("a good sample");
    assert_eq!(decoded.rejected, [], "{venue} {name}");
    decoded
        .rows
        .into_iter()
        .map(|row| (row.instrument.map(|instrument| instrument.symbol), row.observation))
        .collect()
}

/// A kind of fact, found within an observation.
pub(crate) trait Fact: Sized {
    fn within(observation: &Observation) -> Option<&Self>;
}

macro_rules! facts_within {
    ($($kind:ident)*) => {
        $(impl Fact for $kind {
            fn within(observation: &Observation) -> Option<&Self> {
                match observation {
                    Observation::$kind(fact) => Some(fact),
                    _ => None,
                }
            }
        })*
    };
}

facts_within! {
    Ticker Candle Depth OpenInterest LiquidationBar TakerFlow LongShort Funding Liquidation RiskTier
    ContractSpec
}

/// The facts of one kind, in order.
pub(crate) fn of_kind<F: Fact>(decoded: &Decoded) -> Vec<&F> {
    decoded.rows.iter().filter_map(|row| F::within(&row.observation)).collect()
}

/// The folder of recorded payloads, if there is one: `WCD_PAYLOADS`, or beside the project.
pub(crate) fn recordings() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/payloads");
    let folder = std::env::var_os("WCD_PAYLOADS").map_or(beside, PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no recorded payloads at {}", folder.display());
    None
}

/// A venue's recorded payload, where the recordings are at hand.
pub(crate) fn recorded(venue: Venue, file: &str) -> Option<String> {
    let path = recordings()?.join(venue.id()).join(file);
    Some(fs::read_to_string(path).expect("a recorded payload"))
}

/// What is wrong with an observation's figures, if anything: numbers that are not finite, amounts
/// below zero, shares beyond one, times ahead of [`SEEN`].
#[must_use]
pub(crate) fn nonsense(observation: &Observation) -> Option<String> {
    let figures = figures(observation);
    let bad = figures.iter().find(|&(_, figure)| match *figure {
        Figure::Amount(number) => !number.is_finite() || number < 0.0,
        Figure::Signed(number) => !number.is_finite(),
        Figure::Share(number) => !(0.0..=1.0).contains(&number),
        Figure::Time(at) => at.0 < 1_230_000_000_000 || at > SEEN + Millis::seconds(5),
        Figure::Length(length) => length.0 <= 0,
    });
    bad.map(|(name, _)| format!("{name} of {observation:?}"))
}

enum Figure {
    Amount(f64),
    Signed(f64),
    Share(f64),
    Time(UnixMillis),
    Length(Millis),
}

fn figures(observation: &Observation) -> BTreeMap<&'static str, Figure> {
    use Figure::{Amount, Length, Share, Signed, Time};
    let mut found = BTreeMap::new();
    let mut note = |name, figure: Option<Figure>| {
        if let Some(figure) = figure {
            found.insert(name, figure);
        }
    };
    match observation {
        Observation::Ticker(fact) => {
            note("at", Some(Time(fact.at)));
            note("last", fact.last.map(|price| Amount(price.usd())));
            note("open_24h", fact.open_24h.map(|price| Amount(price.usd())));
            note("mark", fact.mark.map(|price| Amount(price.usd())));
            note("index", fact.index.map(|price| Amount(price.usd())));
            note("volume_24h", fact.volume_24h.map(|coins| Amount(coins.0)));
            note("turnover_24h", fact.turnover_24h.map(|usd| Amount(usd.0)));
        }
        Observation::Candle(fact) => {
            note("start", Some(Time(fact.start)));
            note("interval", Some(Length(fact.interval)));
            note("range", Some(Amount(fact.high.usd() - fact.low.usd())));
            note("open", Some(Amount(fact.open.usd())));
            note("close", Some(Amount(fact.close.usd())));
            note("volume", fact.volume.map(|coins| Amount(coins.0)));
            note("taker_buy", fact.taker_buy.map(|coins| Amount(coins.0)));
        }
        Observation::OpenInterest(fact) => {
            note("at", Some(Time(fact.at)));
            note("mark", fact.mark.map(|price| Amount(price.usd())));
            note("usd", fact.usd.map(|usd| Amount(usd.0)));
            let amount = match fact.amount {
                OpenInterestAmount::Coins(coins) => coins.0,
                OpenInterestAmount::Usd(usd) => usd.0,
            };
            note("amount", Some(Amount(amount)));
        }
        Observation::LiquidationBar(fact) => {
            note("start", Some(Time(fact.start)));
            note("interval", Some(Length(fact.interval)));
            note("long", Some(Amount(fact.long.0)));
            note("short", Some(Amount(fact.short.0)));
        }
        Observation::Liquidation(fact) => {
            note("at", Some(Time(fact.at)));
            note("price", Some(Amount(fact.price.usd())));
            note("amount", Some(Amount(fact.amount.0)));
            note("notional", Some(Amount(fact.notional.0)));
        }
        Observation::Funding(fact) => {
            note("at", Some(Time(fact.at)));
            note("fraction", Some(Signed(fact.fraction.0)));
            note("interval", fact.interval.map(Length));
        }
        Observation::LongShort(fact) => {
            note("at", Some(Time(fact.at)));
            note("long_accounts", Some(Share(fact.long_accounts.0)));
        }
        Observation::TakerFlow(fact) => {
            note("start", Some(Time(fact.start)));
            note("interval", Some(Length(fact.interval)));
            note("buy_share", Some(Share(fact.buy_share.0)));
            note("total", fact.total.map(|coins| Amount(coins.0)));
        }
        Observation::Depth(fact) => {
            note("at", Some(Time(fact.at)));
            let rows = fact.bids.iter().chain(&fact.asks);
            let least = rows.map(|row| row.price.usd().min(row.amount.0)).fold(0.0, f64::min);
            note("rows", Some(Amount(least)));
        }
        Observation::ContractSpec(fact) => {
            let size = match fact.size {
                ContractSize::Coins(coins) => coins.0,
                ContractSize::Usd(usd) => usd.0,
            };
            note("size", Some(Amount(size)));
            note("tick_usd", fact.tick_usd.map(Amount));
            note("max_leverage", fact.max_leverage.map(Amount));
            note("funding_interval", fact.funding_interval.map(Length));
        }
        Observation::RiskTier(fact) => {
            note("maintenance_margin", Some(Share(fact.maintenance_margin.0)));
            note("initial_margin", fact.initial_margin.map(|margin| Share(margin.0)));
            note("max_leverage", fact.max_leverage.map(Amount));
            note("deduction", fact.deduction.map(|usd| Amount(usd.0)));
            let cap = match fact.cap {
                TierCap::Usd(usd) => Some(Amount(usd.0)),
                TierCap::Coins(coins) => Some(Amount(coins.0)),
                TierCap::None => None,
            };
            note("cap", cap);
        }
        Observation::ImpliedVolatility(fact) => {
            note("at", Some(Time(fact.at)));
            note("annual_pct", Some(Amount(fact.annual_pct)));
        }
        Observation::FearGreed(fact) => {
            note("at", Some(Time(fact.at)));
            note("index", Some(Share(f64::from(fact.index) / 100.0)));
        }
        Observation::GlobalMarket(fact) => {
            note("at", Some(Time(fact.at)));
            note("market_cap", Some(Amount(fact.market_cap.0)));
            note("change", fact.market_cap_change_24h.map(|change| Signed(change.0)));
            note("bitcoin_dominance", fact.bitcoin_dominance.map(|share| Share(share.0)));
            note("volume_24h", fact.volume_24h.map(|usd| Amount(usd.0)));
        }
        Observation::DerivativesVenue(fact) => {
            note("open_interest_btc", Some(Amount(fact.open_interest_btc.0)));
        }
        Observation::Treasury(fact) => {
            note("holdings", Some(Amount(fact.holdings.0)));
            note("cost", fact.cost.map(|usd| Amount(usd.0)));
            note("stated_at", fact.stated_at.map(Time));
        }
        Observation::DatedFuture(fact) => {
            note("at", Some(Time(fact.at)));
            note("mark", Some(Amount(fact.mark.usd())));
            note("index", fact.index.map(|price| Amount(price.usd())));
            note("open", Some(Amount(fact.open.0)));
        }
    }
    found
}

//! The map of a coin's perpetuals from a snapshot.

use super::build::Bar;
use super::checked::{ByStart, checked};
use super::mix::LeverageMix;
use super::report::MOST_UNKNOWN_SHOWN;
use super::scenarios::Scenarios;
use super::self_check::SelfCheck;
use super::side::SideMap;
use crate::market::{
    Asset, Candle, Kind, OpenInterest, OpenInterestAmount, RiskTier, Series, Snapshot, Span,
};
use crate::metrics::cite::{Citation, Cited, Pace, bar_end};
use crate::metrics::gap::{Gap, Measured};
use crate::metrics::hourly::hourly_bars;
use crate::metrics::open_interest::Open;
use crate::metrics::sums::sum;
use crate::units::{Coins, Millis, Price, UnixMillis};

/// An observation of open interest stands for so long.
const REACH: Millis = Millis::hours(2);

/// Where the positions of several contracts would be closed.
#[derive(Clone, Debug, PartialEq)]
pub struct MarketMap {
    /// The contracts' maps put together, under three mixes of leverage; seen from the price now.
    pub scenarios: Scenarios,
    /// Share of the positions that were open before the first bar, on the side that knows less.
    pub unknown_share: f64,
    /// What is open in the contracts that have a map, in coins.
    pub open: Coins,
    /// How the map did against the longs that were reported closed over the last days, or why that
    /// cannot be told.
    pub check: Measured<Cited<SelfCheck>>,
}

impl MarketMap {
    /// Nothing, where the map may be shown. A map that could not be checked may: what stands beside it
    /// says so.
    ///
    /// # Errors
    /// `MostlyUnknown` where more than half of a side was open before the first bar: the map is being
    /// built. `NotEstablished` where it did no better than the volume profile.
    pub fn shown(&self) -> Measured<()> {
        if self.unknown_share > MOST_UNKNOWN_SHOWN {
            return Err(Gap::MostlyUnknown);
        }
        match &self.check {
            Ok(check) if !check.value.better => Err(Gap::NotEstablished),
            _ => Ok(()),
        }
    }
}

/// The map of every linear contract of `asset` whose open interest is told hour by hour, over
/// `window`. Each is built by itself from its venue's hourly bars (else from the source with most
/// bars), and then they are put together: closing at one venue is not opening at another. Inverse
/// contracts are left out: their coins move with the price. `maintenance` is the maintenance margin
/// where the snapshot has no table of it.
///
/// # Errors
/// `NotReported` without hourly bars or open interest; `TooFew` where no contract has a history;
/// `Undefined` where nothing is open.
pub fn market_map(
    snapshot: &Snapshot,
    asset: Asset,
    (now, window): (UnixMillis, Millis),
    price: Price,
    open: &[Open],
    maintenance: f64,
) -> Measured<Cited<MarketMap>> {
    let span = Span { from: now - window, to: now };
    let bars = hourly_bars(snapshot, asset, span);
    let mut longest: Option<&(&Series, Vec<&Candle>)> = None;
    for source in &bars {
        if longest.is_none_or(|held| source.1.len() > held.1.len()) {
            longest = Some(source);
        }
    }
    let longest = longest.ok_or(Gap::NotReported(Kind::Candle))?;
    if open.is_empty() {
        return Err(Gap::NotReported(Kind::OpenInterest));
    }
    let maintenance = tier(snapshot, asset).unwrap_or(maintenance);
    let mix = LeverageMix::base();
    let (mut contracts, mut from, mut held) = (Vec::new(), Vec::new(), Vec::new());
    let mut foreseen = Vec::new();
    for open in open {
        let source = &open.citation.source;
        let own = bars.iter().find(|(series, _)| series.source.venue == source.venue);
        let (series, candles) = own.unwrap_or(longest);
        let Some((history, at)) = history(snapshot, asset, open) else { continue };
        let (starts, made) = bars_of(candles, history, open, now);
        if made.len() < 2 {
            continue;
        }
        let Ok(sides) = Scenarios::sides(&made, &mix, maintenance) else { continue };
        let [long, _] = &sides;
        foreseen.push(ByStart { starts, amounts: long.crossed(Scenarios::BASE) });
        contracts.push(sides);
        held.push(open.coins.0);
        from.push(open.citation.clone());
        from.push(Citation { source: at.source.clone(), at: at.seen, pace: Pace::Hourly });
        if let Some(last) = candles.last() {
            let at = bar_end(last.start, last.interval, series.seen);
            from.push(Citation { source: series.source.clone(), at, pace: Pace::Hourly });
        }
    }
    if contracts.is_empty() {
        return Err(Gap::TooFew { have: 0, need: 1 });
    }
    let scenarios = Scenarios::of(&contracts.iter().collect::<Vec<_>>(), price);
    let shares = [&scenarios.base.long, &scenarios.base.short].map(SideMap::unknown_share);
    let [Some(long), Some(short)] = shares else { return Err(Gap::Undefined) };
    let check = checked(snapshot, asset, now, &foreseen, &bars);
    let (unknown_share, open) = (long.max(short), Coins(sum(&held)));
    Ok(Cited::new(MarketMap { scenarios, unknown_share, open, check }, from))
}

/// The smallest tier's maintenance margin, of the first source that tells one.
fn tier(snapshot: &Snapshot, asset: Asset) -> Option<f64> {
    let mut smallest: Option<f64> = None;
    for (_, tiers) in snapshot.about::<RiskTier>(asset) {
        for tier in tiers.iter().filter(|tier| tier.tier == 1) {
            let margin = tier.maintenance_margin.0;
            if smallest.is_none() && margin > 0.0 && margin < 1.0 {
                smallest = Some(margin);
            }
        }
    }
    smallest
}

/// The history of the same contract that reaches back furthest: what was opened before it is unknown.
fn history<'a>(
    snapshot: &'a Snapshot,
    asset: Asset,
    open: &Open,
) -> Option<(&'a [OpenInterest], &'a Series)> {
    let mut best: Option<(&[OpenInterest], &Series)> = None;
    for (series, facts) in snapshot.about::<OpenInterest>(asset) {
        let source = &open.citation.source;
        let same =
            series.source.venue == source.venue && series.source.instrument == source.instrument;
        // A day in steps of five minutes has more rows than a month in steps of four hours.
        let began = |facts: &[OpenInterest]| facts.first().map(|first| first.at);
        let earlier = best.is_none_or(|(held, _)| began(facts) < began(held));
        if same && facts.len() > 1 && earlier {
            best = Some((facts, series));
        }
    }
    best
}

/// Bars with the open interest at their ends: read on the line between the observations around it.
/// The running bar ends with what is open now; a bar whose end nobody tells keeps what was open
/// before it, for the price went through its range all the same. Before them, when each began.
fn bars_of(
    candles: &[&Candle],
    history: &[OpenInterest],
    open: &Open,
    now: UnixMillis,
) -> (Vec<UnixMillis>, Vec<Bar>) {
    let (mut starts, mut bars): (Vec<UnixMillis>, Vec<Bar>) = (Vec::new(), Vec::new());
    let mut rest = history;
    let mut before: Option<(UnixMillis, f64)> = None;
    for candle in candles {
        let end = candle.start + candle.interval;
        while let Some((first, after)) = rest.split_first()
            && first.at <= end
        {
            if let OpenInterestAmount::Coins(coins) = first.amount {
                before = Some((first.at, coins.0));
            }
            rest = after;
        }
        let next = rest.first().and_then(|next| match next.amount {
            OpenInterestAmount::Coins(coins) => Some((next.at, coins.0)),
            OpenInterestAmount::Usd(_) => None,
        });
        let told = if end > now { amount_now(open) } else { at_end(before, next, end) };
        let coins = told.or_else(|| bars.last().map(|bar| bar.open_interest.0));
        if let Some(bar) = coins.and_then(|coins| Bar::of(candle, Coins(coins))) {
            starts.push(candle.start);
            bars.push(bar);
        }
    }
    (starts, bars)
}

fn amount_now(open: &Open) -> Option<f64> {
    match open.amount {
        OpenInterestAmount::Coins(coins) => Some(coins.0),
        OpenInterestAmount::Usd(_) => None,
    }
}

#[allow(clippy::cast_precision_loss, reason = "lengths of time stay far below 2^52 ms")]
fn at_end(
    before: Option<(UnixMillis, f64)>,
    next: Option<(UnixMillis, f64)>,
    end: UnixMillis,
) -> Option<f64> {
    let (then, coins) = before.filter(|(then, _)| end - *then <= REACH)?;
    match next {
        Some((later, after)) if later - then <= REACH => {
            let share = (end - then).0 as f64 / (later - then).0.max(1) as f64;
            Some(coins + share * (after - coins))
        }
        _ => Some(coins),
    }
}

//! Cascades after the usual shocks, on a coin's liquidation map.

use super::impact::Impact;
use super::range::{Range, States, range_on};
use super::simulate::{Cascade, Ending, Ladder, Trigger, follow};
use crate::market::{Asset, Candle, Depth, Kind, Snapshot, Span, Ticker};
use crate::metrics::cite::{Citation, Cited, Pace, Word, bar_end, newest, together};
use crate::metrics::gap::{Gap, Measured};
use crate::metrics::hourly::{hourly_bars, hourly_returns};
use crate::metrics::liquidation_map::{LiquidationMap, MarketMap};
use crate::metrics::liquidations::ENOUGH;
use crate::metrics::math::{count, sqrt};
use crate::metrics::open_interest::Open;
use crate::metrics::sums::sum;
use crate::units::{Coins, Fraction, Millis, Price, UnixMillis};

/// The prefactor of the square root that the single number stands on.
const USUAL_Y: f64 = 0.75;
/// The shares of what is liquidated that may reach the book.
const EXECUTED: [Fraction; 2] = [Fraction(1.0), Fraction(0.5)];

/// The same shock in three states of the market. The rounds of each are in its cascade.
#[derive(Clone, Debug, PartialEq)]
pub struct Shock {
    /// The sudden fall that begins it, as a fraction.
    pub shock: Fraction,
    /// Under usual volatility and volume: what the single number tells.
    pub normal: Cascade,
    /// Under today's realised volatility and volume; `None` where it is not known.
    pub stressed: Option<Cascade>,
    /// Down the order book; `None` where the snapshot holds none that reaches so far.
    pub book: Option<Cascade>,
    /// The whole fall, from the least to the most of all assumptions.
    pub drop: (Fraction, Fraction),
    /// The amplification, likewise.
    pub amplification: (f64, f64),
}

/// Volatility, volume and book in the scope of a map.
///
/// Usual volatility is the weighted daily one, and today's the root of the squared hourly returns of
/// the last day. Today's volume is what the map's contracts traded over 24 hours: contracts that do
/// not tell it are taken to trade as those that do, for each coin open. The usual volume is today's
/// times how much less or more the source of hourly bars trades on a usual day of `window`. A book
/// is scaled from its venue's open interest to the map's.
///
/// # Errors
/// `NotReported` where no contract tells its volume.
pub fn states(
    snapshot: &Snapshot,
    asset: Asset,
    (now, window): (UnixMillis, Millis),
    apart: Millis,
    (map, open): (&Cited<MarketMap>, &[Open]),
    volatility: Fraction,
) -> Measured<Cited<States>> {
    let tickers = together(
        newest::<Ticker>(snapshot, asset, |ticker| {
            ticker.turnover_24h.is_some() || ticker.volume_24h.is_some()
        }),
        now,
        apart,
    );
    let (mut traded, mut held, mut from) = (Vec::new(), Vec::new(), Vec::new());
    for open in open.iter().filter(|open| map.from.contains(&open.citation)) {
        let source = &open.citation.source;
        let own = |word: &&Word<'_, Ticker>| {
            word.venue() == source.venue && word.instrument() == source.instrument.as_ref()
        };
        let Some(word) = tickers.iter().find(own) else { continue };
        let turnover = word.fact.turnover_24h.map(|usd| usd.in_coins(open.price));
        let Some(coins) = word.fact.volume_24h.or(turnover) else { continue };
        traded.push(coins.0);
        held.push(open.coins.0);
        from.push(word.citation(Pace::Seconds));
    }
    let today = sum(&traded) * map.value.open.0 / sum(&held);
    if !(today > 0.0 && today.is_finite()) {
        return Err(Gap::NotReported(Kind::Ticker));
    }
    let mut usual = today;
    let mut stressed = None;
    if let Some((realised, share, citation)) = of_bars(snapshot, asset, now, window) {
        usual = share.map_or(today, |share| today / share);
        stressed = Some((realised, Coins(today)));
        from.push(citation);
    }
    let mut bids = Vec::new();
    if snapshot.about::<Depth>(asset).next().is_some()
        && let Some((known, citation)) = book(snapshot, asset, open, map.value.open)
    {
        from.push(citation);
        bids = known;
    }
    let states = States { normal: Some((volatility.0, Coins(usual))), stressed, bids };
    Ok(Cited::new(states, from))
}

/// From the source with most hourly bars: the last day's realised volatility, and its volume ÷ a
/// usual day's.
fn of_bars(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    window: Millis,
) -> Option<(f64, Option<f64>, Citation)> {
    let day = Span { from: now - Millis::hours(25), to: now + Millis::HOUR };
    let sources = hourly_bars(snapshot, asset, Span { from: now - window, to: now });
    let (series, bars) = sources
        .into_iter()
        .max_by_key(|(series, bars)| (bars.len(), core::cmp::Reverse(&series.source)))?;
    let mut squares = Vec::new();
    for (_, change) in hourly_returns(&bars, day) {
        squares.push(change * change);
    }
    let realised = sqrt(sum(&squares));
    if count(squares.len()) < ENOUGH * 24.0 || realised <= 0.0 {
        return None;
    }
    let volumes = |bars: &[&Candle]| {
        let mut volumes = Vec::new();
        for bar in bars {
            volumes.extend(bar.volume.map(|coins| coins.0));
        }
        volumes
    };
    let all = volumes(&bars);
    let last = volumes(bars.get(bars.len().saturating_sub(24)..).unwrap_or_default());
    let share = sum(&last) / count(last.len()) / (sum(&all) / count(all.len()));
    let newest = bars.last()?;
    let at = bar_end(newest.start, newest.interval, series.seen);
    let citation = Citation { source: series.source.clone(), at, pace: Pace::Hourly };
    let share = Some(share).filter(|share| *share > 0.0 && share.is_finite());
    Some((realised, share, citation))
}

/// The bids of the newest book, at the scale of the map. Fetched as `depth_walls` is.
#[inline(never)]
fn book(
    snapshot: &Snapshot,
    asset: Asset,
    open: &[Open],
    mapped: Coins,
) -> Option<(Vec<crate::market::DepthRow>, Citation)> {
    let words = newest::<Depth>(snapshot, asset, |depth| !depth.bids.is_empty());
    let word = words.into_iter().max_by_key(|word| word.at)?;
    let mut own = Vec::new();
    for open in open.iter().filter(|open| open.citation.source.venue == word.venue()) {
        own.push(open.coins.0);
    }
    let scale = mapped.0 / sum(&own);
    if !(scale > 0.0 && scale.is_finite()) {
        return None;
    }
    let book = Impact::Book(word.fact.bids.clone()).thinned(scale);
    match book {
        Impact::Book(bids) => Some((bids, word.citation(Pace::Minutes))),
        _ => None,
    }
}

/// What each shock comes to, over all mixes of leverage, states and shares that reach the book. A
/// book that ends above the shocked price, or runs out, says nothing of what lies below and is left
/// out.
///
/// # Errors
/// As [`MarketMap::shown`] where the map may not be shown; else as
/// [`simulate`](super::simulate).
pub fn shocks(map: &MarketMap, states: &States, shocks: &[Fraction]) -> Measured<Vec<Shock>> {
    map.shown()?;
    let scenarios = &map.scenarios;
    let price = scenarios.base.price;
    let ladder = |map: &LiquidationMap| -> Measured<Ladder> {
        let mut triggers = Vec::with_capacity(map.long.levels.len());
        for level in &map.long.levels {
            triggers.push(Trigger { price: level.price, coins: level.coins });
        }
        Ladder::new(&triggers).ok_or(Gap::Undefined)
    };
    let base = ladder(&scenarios.base)?;
    let others = [ladder(&scenarios.lower)?, ladder(&scenarios.higher)?];
    let mut all = Vec::new();
    for &shock in shocks {
        let states = reaching(states, price, shock);
        let mut ends = Ends::default();
        for ladder in core::iter::once(&base).chain(&others) {
            for executed in EXECUTED {
                ends.widen(&range_on(price, ladder, shock, executed, &states)?);
            }
        }
        let [full, _] = EXECUTED;
        let run = |impact: &Impact| follow(price, &base, shock, impact, full);
        let root = |known: Option<(f64, Coins)>| {
            let (sigma_daily, volume_daily) = known?;
            Some(Impact::SquareRoot { y: USUAL_Y, sigma_daily, volume_daily })
        };
        let normal = run(&root(states.normal).ok_or(Gap::Undefined)?)?;
        let stressed = root(states.stressed).map(|impact| run(&impact)).transpose()?;
        let book = if states.bids.is_empty() {
            None
        } else {
            Some(run(&Impact::Book(states.bids.clone()))?)
                .filter(|cascade| cascade.ending != Ending::BookExhausted)
        };
        let (drop, amplification) = ends.found().ok_or(Gap::Undefined)?;
        all.push(Shock { shock, normal, stressed, book, drop, amplification });
    }
    Ok(all)
}

/// The states with a book that reaches below the shocked price, or without one.
fn reaching(states: &States, price: Price, shock: Fraction) -> States {
    let shocked = price.usd() * (1.0 - shock.0);
    let reaches = states.bids.iter().any(|bid| bid.price.usd() <= shocked);
    let bids = if reaches { states.bids.clone() } else { Vec::new() };
    States { bids, ..states.clone() }
}

/// The least and the most so far.
#[derive(Default)]
struct Ends {
    drops: Vec<f64>,
    amplifications: Vec<f64>,
}

impl Ends {
    fn widen(&mut self, range: &Range) {
        for outcome in &range.outcomes {
            if outcome.cascade.ending != Ending::BookExhausted {
                self.drops.push(outcome.cascade.total_drop.0);
                self.amplifications.extend(outcome.cascade.amplification);
            }
        }
    }

    fn found(&self) -> Option<((Fraction, Fraction), (f64, f64))> {
        let ends = |numbers: &[f64]| {
            let least = numbers.iter().copied().reduce(f64::min)?;
            Some((least, numbers.iter().copied().reduce(f64::max)?))
        };
        let (least, most) = ends(&self.drops)?;
        Some(((Fraction(least), Fraction(most)), ends(&self.amplifications)?))
    }
}

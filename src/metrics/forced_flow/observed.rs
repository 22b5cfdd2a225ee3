//! The forced share of one venue's trading from a snapshot, on both sides.

use super::{Flow, ForcedFlow, IMPACT_PREFACTOR, Range, UNDER_REPORTED, forced_flow};
use crate::market::{Asset, Coverage, Kind, Snapshot, Ticker, Venue};
use crate::metrics::cite::{Cited, Pace, joined, newest};
use crate::metrics::gap::{Gap, Measured};
use crate::metrics::liquidations::{LONGEST_BAR, Teller, tellers};
use crate::metrics::math::ln_1p;
use crate::metrics::positioning::{Takers, rank, takers};
use crate::units::{Coins, Fraction, Millis, Price, UnixMillis, Usd};

/// Forced trading at one venue, in one contract.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forced {
    /// What closed longs come to among the selling.
    pub selling: ForcedFlow,
    /// What closed shorts come to among the buying: the mirror image.
    pub buying: ForcedFlow,
    /// Traded there over the window.
    pub volume: Usd,
    /// True where the venue tells every liquidation.
    pub full_feed: bool,
}

/// A contract whose venue tells its liquidations and its volume.
struct Contract<'a> {
    /// The least is taken: not every liquidation, no takers' volumes, the order of asking.
    order: (bool, bool, (usize, Venue)),
    teller: &'a Teller<'a>,
    own: Option<&'a Takers<'a>>,
    volume: Usd,
}

/// Forced trading over `window` (a day), seen at the one contract whose venue tells both its
/// liquidations and its trading: those are of one scope. A venue that tells every liquidation stands
/// before one that tells some, one that tells its takers' volumes before one that tells only the
/// day's volume, and then the order in which venues are asked decides. Coins are valued at the mean
/// of the window's two prices.
///
/// # Errors
/// As [`liquidated`](crate::metrics::liquidations::liquidated); `NotReported` where no such venue
/// tells its volume.
pub fn forced(
    snapshot: &Snapshot,
    asset: Asset,
    (now, window): (UnixMillis, Millis),
    price: &Cited<Price>,
    change: &Cited<Fraction>,
    volatility: &Cited<Fraction>,
) -> Measured<Cited<Forced>> {
    let tellers = tellers(snapshot, asset, now, window, LONGEST_BAR)?;
    let takers = takers(snapshot, asset, now, window);
    let tickers = newest::<Ticker>(snapshot, asset, |ticker| {
        ticker.turnover_24h.is_some() || ticker.volume_24h.is_some()
    });
    let before = price.value.usd() / (1.0 + change.value.0);
    let middle = Price::new(f64::midpoint(before, price.value.usd())).ok_or(Gap::Undefined)?;
    let mut best: Option<Contract<'_>> = None;
    for teller in &tellers {
        let source = &teller.series.source;
        let mut own: Option<&Takers<'_>> = None;
        for takers in &takers {
            let told_by = &takers.series.source;
            let same = told_by.venue == source.venue && told_by.instrument == source.instrument;
            // Of the same answers they are of the very same bars.
            let order =
                |takers: &Takers<'_>| (takers.series.source.feed != source.feed, takers.interval);
            if same && own.is_none_or(|own| order(takers) < order(own)) {
                own = Some(takers);
            }
        }
        let told = tickers.iter().find(|word| {
            word.venue() == source.venue && word.instrument() == source.instrument.as_ref()
        });
        let turnover = told.and_then(|word| {
            let coins = word.fact.volume_24h.map(|coins| coins * middle);
            word.fact.turnover_24h.or(coins)
        });
        let Some(volume) = own.map(|own| own.traded * middle).or(turnover) else { continue };
        let full = teller.series.coverage == Coverage::Full;
        let order = (!full, own.is_none(), rank(source.venue));
        if best.as_ref().is_none_or(|held| order < held.order) {
            best = Some(Contract { order, teller, own, volume });
        }
    }
    let best = best.ok_or(Gap::NotReported(Kind::TakerFlow))?;
    let Contract { teller, own, volume, .. } = best;
    let full_feed = teller.series.coverage == Coverage::Full;
    let (long, short) = teller.sides(now, window);
    let log_return = ln_1p(change.value.0);
    let factor = if full_feed { Range { low: 1.0, mid: 1.0, high: 1.0 } } else { UNDER_REPORTED };
    let of_side = |liquidated: f64, taken: Option<Coins>, log_return: f64| {
        let flow = Flow {
            long_liquidated: Usd(liquidated),
            taker_sells: taken.map(|coins| coins * middle),
            log_return,
            daily_volatility: volatility.value,
            daily_volume: volume,
        };
        forced_flow(&flow, factor, IMPACT_PREFACTOR).ok_or(Gap::Undefined)
    };
    let selling = of_side(long, own.map(|own| own.sold), log_return)?;
    let bought = own.map(|own| Coins(own.traded.0 - own.sold.0));
    let buying = of_side(short, bought, -log_return)?;
    let mut from = joined(&joined(&price.from, &change.from), &volatility.from);
    from.push(teller.citation());
    match own {
        Some(own) => from.push(own.citation.clone()),
        None => from.extend(
            tickers
                .iter()
                .filter(|word| word.venue() == teller.series.source.venue)
                .map(|word| word.citation(Pace::Seconds)),
        ),
    }
    Ok(Cited::new(Forced { selling, buying, volume, full_feed }, from))
}

//! Who stands on which side: accounts long against short, takers buying against selling.

use crate::market::{Asset, Candle, Kind, LongShort, Series, Snapshot, TakerFlow, Timed, Venue};
use crate::metrics::cite::{Citation, Cited, Pace, Word, bar_end, newest};
use crate::metrics::gap::{Gap, Measured, finite};
use crate::metrics::liquidations::ENOUGH;
use crate::metrics::math::count;
use crate::metrics::sums::{mean, sum};
use crate::units::{Coins, Fraction, Millis, UnixMillis};

/// Venues in the order in which one of them is asked where one is enough; the others follow in the
/// order of [`Venue::ALL`].
const FIRST_ASKED: [Venue; 4] = [Venue::Bybit, Venue::Binance, Venue::Okx, Venue::Gate];

pub(crate) fn rank(venue: Venue) -> (usize, Venue) {
    (FIRST_ASKED.iter().position(|&first| first == venue).unwrap_or(FIRST_ASKED.len()), venue)
}

/// Accounts long for each account short, at the venue that is asked first among those that tell
/// it within `oldest`; ratios of different venues are not averaged.
///
/// # Errors
/// `NotReported` where no venue tells it; `Undefined` where nobody is short.
pub fn long_short(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    oldest: Millis,
) -> Measured<Cited<f64>> {
    let words = newest::<LongShort>(snapshot, asset, |_| true);
    let order = |word: &Word<'_, LongShort>| {
        (now - word.at > oldest, rank(word.venue()), word.instrument().cloned())
    };
    let word = words.into_iter().min_by_key(order).ok_or(Gap::NotReported(Kind::LongShort))?;
    let ratio = finite(word.fact.ratio().ok_or(Gap::Undefined)?)?;
    Ok(Cited::new(ratio, vec![word.citation(Pace::Hourly)]))
}

/// A share of taker selling.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TakerSell {
    /// Sold by takers ÷ bought and sold by takers.
    pub share: Fraction,
    /// True where volumes are not told, so that each interval counts the same.
    pub unweighted: bool,
}

/// Takers' selling as a share of their trading over `window`, at the venue that is asked first.
/// Volumes weigh the intervals; where only shares are told, the plain mean of them stands and says
/// so.
///
/// # Errors
/// `NotReported` where no venue tells it; `WindowNotCovered` where none covers 95% of the window.
pub fn taker_sell(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    window: Millis,
) -> Measured<Cited<TakerSell>> {
    let mut offers = from_flows(snapshot, asset, now, window);
    offers.extend(from_candles(snapshot, asset, now, window));
    let best_covered = offers.iter().map(|offer| offer.covered).max_by(f64::total_cmp);
    let Some(covered) = best_covered else { return Err(Gap::NotReported(Kind::TakerFlow)) };
    let best = offers
        .into_iter()
        .filter(|offer| offer.covered >= ENOUGH)
        .min_by_key(|offer| {
            // A coin's own market is another one: it stands only where no contract's is told.
            (
                offer.citation.source.is_of_spot(),
                offer.value.unweighted,
                rank(offer.citation.source.venue),
            )
        })
        .ok_or(Gap::WindowNotCovered { covered: Fraction(covered) })?;
    finite(best.value.share.0)?;
    Ok(Cited::new(best.value, vec![best.citation]))
}

struct Offer {
    value: TakerSell,
    covered: f64,
    citation: Citation,
}

fn from_flows(snapshot: &Snapshot, asset: Asset, now: UnixMillis, window: Millis) -> Vec<Offer> {
    let mut offers = Vec::new();
    for (series, flows) in snapshot.about::<TakerFlow>(asset) {
        let mut newest = None;
        let (mut shares, mut volumes, mut sold) = (Vec::new(), Vec::new(), Vec::new());
        for flow in flows {
            if !begins_within(flow.start, flow.interval, now, window) {
                continue;
            }
            newest = Some(flow);
            let share = 1.0 - flow.buy_share.0;
            shares.push(share);
            if let Some(total) = flow.total {
                volumes.push(total.0);
                sold.push(share * total.0);
            }
        }
        let Some(newest) = newest else { continue };
        let weighted = Some(sum(&sold) / sum(&volumes))
            .filter(|share| volumes.len() == shares.len() && share.is_finite());
        let Some(share) = weighted.or_else(|| mean(&shares)) else { continue };
        offers.push(Offer {
            value: TakerSell { share: Fraction(share), unweighted: weighted.is_none() },
            covered: covered(shares.len(), newest.interval, window),
            citation: Citation {
                source: series.source.clone(),
                at: bar_end(newest.start, newest.interval, series.seen),
                pace: Pace::Hourly,
            },
        });
    }
    offers
}

fn from_candles(snapshot: &Snapshot, asset: Asset, now: UnixMillis, window: Millis) -> Vec<Offer> {
    let mut offers = Vec::new();
    for (series, candles) in snapshot.about::<Candle>(asset) {
        let mut newest = None;
        let (mut volumes, mut buys) = (Vec::new(), Vec::new());
        for candle in candles.iter().filter(|candle| candle.interval <= Millis::HOUR) {
            if let (Some(volume), Some(bought)) = (candle.volume, candle.taker_buy)
                && begins_within(candle.start, candle.interval, now, window)
            {
                volumes.push(volume.0);
                buys.push(bought.0);
                newest = Some(candle);
            }
        }
        let Some(newest) = newest else { continue };
        let (volume, bought) = (sum(&volumes), sum(&buys));
        if volume > 0.0 {
            offers.push(Offer {
                value: TakerSell { share: Fraction(1.0 - bought / volume), unweighted: false },
                covered: covered(volumes.len(), newest.interval, window),
                citation: Citation {
                    source: series.source.clone(),
                    at: bar_end(newest.at().unwrap_or(now), newest.interval, series.seen),
                    pace: Pace::Hourly,
                },
            });
        }
    }
    offers
}

/// A bar belongs to a window from its first whole bar on.
fn begins_within(start: UnixMillis, interval: Millis, now: UnixMillis, window: Millis) -> bool {
    interval.0 > 0 && start >= now - window && start < now
}

#[allow(clippy::cast_precision_loss, reason = "lengths of time stay far below 2^52 ms")]
fn covered(bars: usize, interval: Millis, window: Millis) -> f64 {
    (count(bars) * interval.0 as f64 / window.0 as f64).min(1.0)
}

/// What takers of one source traded over a window, in coins.
pub(crate) struct Takers<'a> {
    pub(crate) series: &'a Series,
    pub(crate) sold: Coins,
    pub(crate) traded: Coins,
    /// Length of its bars.
    pub(crate) interval: Millis,
    pub(crate) citation: Citation,
}

/// The sources that tell takers' volumes over 95% of `window`.
pub(crate) fn takers(
    snapshot: &Snapshot,
    asset: Asset,
    now: UnixMillis,
    window: Millis,
) -> Vec<Takers<'_>> {
    let mut all = Vec::new();
    for (series, flows) in snapshot.about::<TakerFlow>(asset) {
        let mut rows: Vec<Row> = Vec::new();
        for flow in flows {
            let Some(total) = flow.total else { continue };
            let sold = total.0 * (1.0 - flow.buy_share.0);
            rows.push((flow.start, flow.interval, sold, total.0));
        }
        all.extend(summed(series, &rows, now, window));
    }
    for (series, candles) in snapshot.about::<Candle>(asset) {
        let mut rows: Vec<Row> = Vec::new();
        for candle in candles.iter().filter(|candle| candle.interval <= Millis::HOUR) {
            let (Some(volume), Some(bought)) = (candle.volume, candle.taker_buy) else { continue };
            rows.push((candle.start, candle.interval, volume.0 - bought.0, volume.0));
        }
        all.extend(summed(series, &rows, now, window));
    }
    all
}

/// Start, length, coins sold by takers, coins traded.
type Row = (UnixMillis, Millis, f64, f64);

fn summed<'a>(
    series: &'a Series,
    rows: &[Row],
    now: UnixMillis,
    window: Millis,
) -> Option<Takers<'a>> {
    let (mut sold, mut traded, mut newest) = (Vec::new(), Vec::new(), None);
    for &(start, interval, of_it, all) in rows {
        if begins_within(start, interval, now, window) {
            sold.push(of_it);
            traded.push(all);
            newest = Some((start, interval));
        }
    }
    let (start, interval) = newest?;
    let at = bar_end(start, interval, series.seen);
    let told = covered(traded.len(), interval, window) >= ENOUGH;
    told.then(|| Takers {
        series,
        sold: Coins(sum(&sold)),
        traded: Coins(sum(&traded)),
        interval,
        citation: Citation { source: series.source.clone(), at, pace: Pace::Hourly },
    })
}

//! Open interest now, and its change split into what the price did and what positions did.

use crate::market::{
    Asset, Instrument, Kind, OpenInterest, OpenInterestAmount, Series, Snapshot, Source, Ticker,
    Venue,
};
use crate::metrics::cite::{Citation, Cited, Pace, Word, newest, together};
use crate::metrics::decomposition::{Contract, Decomposition, Ends};
use crate::metrics::gap::{Gap, Measured, finite};
use crate::metrics::open_history::{Point, at_instant};
use crate::metrics::open_path::along;
use crate::metrics::price::{Quote, of_source, price_now, price_then, quotes};
use crate::metrics::quantile::median;
use crate::metrics::sums::sum;
use crate::units::{Coins, Fraction, Millis, Price, UnixMillis, Usd};

/// One instrument's open interest now.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// In coins; for an inverse contract its dollars at the price now.
    pub coins: Coins,
    /// In dollars; for a linear contract its coins at the mark price.
    pub usd: Usd,
    /// In the contract's own unit.
    pub amount: OpenInterestAmount,
    /// The price behind the conversion.
    pub price: Price,
    /// Where it comes from.
    pub citation: Citation,
}

/// Open interest now over all that report it.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenTotal {
    /// In coins.
    pub coins: Coins,
    /// In dollars.
    pub usd: Usd,
}

/// Each instrument's open interest now. What is more than `apart` older than the newest is left out.
/// The price is the one at which the venue values it (see [`OpenInterest::valued_at`]), else the
/// instrument's mark price, else the venue's for that coin, else the median price over venues.
pub fn open_now(snapshot: &Snapshot, asset: Asset, now: UnixMillis, apart: Millis) -> Vec<Open> {
    let words = together(newest::<OpenInterest>(snapshot, asset, |_| true), now, apart);
    let marks =
        together(newest::<Ticker>(snapshot, asset, |ticker| ticker.mark.is_some()), now, apart);
    let middle = price_now(snapshot, asset, now, apart).ok();
    let mut open = Vec::new();
    for word in words {
        let price = word
            .fact
            .valued_at()
            .or_else(|| mark(&marks, word.venue(), word.instrument()))
            .or_else(|| middle.as_ref().map(|middle| middle.value));
        let Some(price) = price else { continue };
        let (coins, usd) = match word.fact.amount {
            OpenInterestAmount::Coins(coins) => (coins, coins * price),
            OpenInterestAmount::Usd(usd) => (usd.in_coins(price), usd),
        };
        if coins.0.is_finite() && usd.0.is_finite() && usd.0 >= 0.0 {
            let (amount, citation) = (word.fact.amount, word.citation(Pace::Minutes));
            open.push(Open { coins, usd, amount, price, citation });
        }
    }
    open
}

/// The instrument's mark price, else the middle one of its venue's.
fn mark(
    marks: &[Word<'_, Ticker>],
    venue: Venue,
    instrument: Option<&Instrument>,
) -> Option<Price> {
    let of_venue = || marks.iter().filter(|word| word.venue() == venue);
    let own = of_venue().find(|word| word.instrument() == instrument);
    own.and_then(|word| word.fact.mark).or_else(|| {
        let prices: Vec<f64> = of_venue().filter_map(|word| Some(word.fact.mark?.usd())).collect();
        median(&prices).and_then(Price::new)
    })
}

/// The sum of what is open.
///
/// # Errors
/// `NotReported` of nothing.
pub fn total(open: &[Open]) -> Measured<Cited<OpenTotal>> {
    if open.is_empty() {
        return Err(Gap::NotReported(Kind::OpenInterest));
    }
    let (mut coins, mut usd, mut from) = (Vec::new(), Vec::new(), Vec::new());
    for open in open {
        coins.push(open.coins.0);
        usd.push(open.usd.0);
        from.push(open.citation.clone());
    }
    let total = OpenTotal { coins: Coins(finite(sum(&coins))?), usd: Usd(finite(sum(&usd))?) };
    Ok(Cited::new(total, from))
}

/// A change of open interest, and how much of what is open now it speaks for.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenChange {
    /// The change and its two parts.
    pub parts: Decomposition,
    /// Share of the open interest now (in dollars) that was also seen at the beginning.
    pub covered: Fraction,
}

/// The change over `window` of those instruments of `assets` that are seen at both ends.
///
/// # Errors
/// `NotReported` where nothing is open now; `NoVenueAtBothEnds` where no instrument is seen at
/// both ends; `Undefined` where nothing was open at the beginning.
pub fn open_change(
    snapshot: &Snapshot,
    assets: &[Asset],
    now: UnixMillis,
    window: Millis,
    apart: Millis,
) -> Measured<Cited<OpenChange>> {
    let path = along(snapshot, assets, now, &[(now - window, window)], apart)?;
    let last = path.value.steps.last().and_then(|(_, parts)| *parts);
    let (parts, covered) = (last.ok_or(Gap::Undefined)?, path.value.covered);
    Ok(path.map(|_| OpenChange { parts, covered }))
}

/// What was open of one contract at an instant of the past.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Then<'a> {
    pub(crate) contract: Contract,
    pub(crate) price: Price,
    pub(crate) amount: f64,
    at: UnixMillis,
    told_by: &'a Source,
}

impl Then<'_> {
    pub(crate) fn citation(&self) -> Citation {
        Citation { source: self.told_by.clone(), at: self.at, pace: Pace::Settled }
    }

    /// The same contract as it is now.
    pub(crate) fn at_present(self, open: &Open) -> Self {
        Self { price: open.price, amount: native(open.amount), ..self }
    }

    /// The span from this instant to a later one of the same contract.
    pub(crate) fn until(&self, later: Self) -> Ends {
        Ends {
            contract: self.contract,
            price_before: self.price,
            price_now: later.price,
            amount_before: self.amount,
            amount_now: later.amount,
        }
    }
}

/// In the contract's own unit.
fn native(amount: OpenInterestAmount) -> f64 {
    match amount {
        OpenInterestAmount::Coins(coins) => coins.0,
        OpenInterestAmount::Usd(usd) => usd.0,
    }
}

/// Where what was open in the past is read from, for any number of instants.
pub(crate) struct Past<'a> {
    snapshot: &'a Snapshot,
    asset: Asset,
    told: Vec<(&'a Series, &'a [OpenInterest])>,
    quotes: Vec<Quote<'a>>,
}

impl<'a> Past<'a> {
    pub(crate) fn new(
        snapshot: &'a Snapshot,
        asset: Asset,
        now: UnixMillis,
        apart: Millis,
    ) -> Self {
        let told = snapshot.about::<OpenInterest>(asset).collect();
        Self { snapshot, asset, told, quotes: quotes(snapshot, asset, now, apart) }
    }

    /// How often each venue's last price holds the price that it had at `instant`: the price then ÷
    /// the price now. Coins themselves move otherwise than contracts on them, so that they stand only
    /// where no contract's price of that time is told.
    #[inline(never)]
    pub(crate) fn moves(&self, instant: UnixMillis) -> Vec<(Venue, f64)> {
        let then = price_then(self.snapshot, self.asset, instant).unwrap_or_default();
        let contracts = then.iter().any(|then| !then.citation.source.is_of_spot());
        let mut moves = Vec::new();
        for then in then {
            let source = &then.citation.source;
            if contracts && source.is_of_spot() {
                continue;
            }
            let Some(quote) = of_source(&self.quotes, source) else { continue };
            let ratio = then.price.usd() / quote.price.usd();
            if ratio.is_finite() {
                moves.push((source.venue, ratio));
            }
        }
        moves
    }

    /// What was open of one contract at `instant`, read as over a `window` that begins there. Where the
    /// history tells no price of that instant, the price then is the price now carried back by how
    /// far the venue's own last price moved (else the median over venues): both ends are then of one
    /// kind, mark or last.
    #[inline(never)]
    pub(crate) fn of(
        &self,
        open: &Open,
        moves: &[(Venue, f64)],
        instant: UnixMillis,
        window: Millis,
    ) -> Option<Then<'a>> {
        let source = &open.citation.source;
        let (at, amount, mark) = (open.citation.at, open.amount, Some(open.price));
        let present = OpenInterest { at, amount, mark, usd: None };
        let mut nearest: Option<(Point, &'a Source)> = None;
        for &(series, facts) in &self.told {
            let told_by = &series.source;
            if told_by.venue != source.venue || told_by.instrument != source.instrument {
                continue;
            }
            // A history that ended goes on to what is open now.
            let on = || at_instant(&[*facts.last()?, present], instant, window);
            let Some(point) = at_instant(facts, instant, window).or_else(on) else { continue };
            match nearest {
                Some((held, held_by)) if (held.reach, held_by) <= (point.reach, told_by) => {}
                _ => nearest = Some((point, told_by)),
            }
        }
        let (before, told_by) = nearest?;
        let carried = || Price::new(open.price.usd() * move_of(moves, source.venue)?);
        let price =
            if before.exact { before.mark.or_else(carried)? } else { carried().or(before.mark)? };
        let contract = match (before.amount, open.amount) {
            (OpenInterestAmount::Coins(_), OpenInterestAmount::Coins(_)) => Contract::Linear,
            (OpenInterestAmount::Usd(_), OpenInterestAmount::Usd(_)) => Contract::Inverse,
            _ => return None,
        };
        let amount = native(before.amount);
        Some(Then { contract, price, amount, at: instant, told_by })
    }
}

/// The venue's own move, else the median over those that have one.
fn move_of(moves: &[(Venue, f64)], venue: Venue) -> Option<f64> {
    let own = moves.iter().find(|(of, _)| *of == venue).map(|(_, ratio)| *ratio);
    own.or_else(|| median(&moves.iter().map(|(_, ratio)| *ratio).collect::<Vec<f64>>()))
}

//! The market as a whole, and its mood.

use crate::explain::figures::OfAsset;
use crate::explain::ledger::{Ledger, Mark, Told, number, plain};
use crate::explain::report::{FigureId, Window};
use crate::market::{Asset, FearGreed, GlobalMarket, Kind};
use crate::metrics::open_interest::total;
use crate::metrics::stablecoin::tether;
use crate::metrics::{Cited, Gap, Measured, mood};
use crate::settings::Freshness;
use crate::units::sorted::Sorted;
use crate::units::{Fraction, Millis};

/// Writes what a publisher says of the whole market.
pub(super) fn market(ledger: &mut Ledger<'_>, assets: &Sorted<Asset, OfAsset>) {
    let global = mood::global(ledger.snapshot);
    let told = |of: fn(&GlobalMarket) -> Option<f64>| -> Told<'_> {
        let global = global.as_ref().map_err(|gap| *gap)?;
        let value = of(global.value).ok_or(Gap::NotReported(Kind::GlobalMarket))?;
        Ok((value, &global.from))
    };
    let cap = told(|global| Some(global.market_cap.0));
    let change = told(|global| global.market_cap_change_24h.map(Fraction::percent));
    let dominance = told(|global| global.bitcoin_dominance.map(Fraction::percent));
    ledger.put(FigureId::all("market_cap_usd"), cap);
    ledger.put(FigureId::all_over("market_cap_change_pct", Window::Day), change);
    ledger.put(FigureId::plain("bitcoin_dominance_pct"), dominance);
    let Some(bitcoin) = assets.get(&Asset::BTC) else { return };
    let share = cap.and_then(|(cap, from)| {
        let part = dominance?.0 / 100.0;
        let mut open = total(&bitcoin.open)?;
        let share = open.value.usd.0 / (cap * part) * 100.0;
        open.from.extend_from_slice(from);
        Ok(Cited::new(share, open.from))
    });
    ledger.put(FigureId::of("open_interest_to_market_cap_pct", Asset::BTC), plain(&share));
}

/// Writes what one of Tether's coins is worth. It is inferred from coins' prices in both, so that its
/// ends are those of the markets that were read.
pub(super) fn stablecoin(ledger: &mut Ledger<'_>) {
    let assets = &ledger.settings.assets;
    let worth = tether(ledger.snapshot, assets, ledger.now, Freshness::SECONDS.live);
    let ends = worth.as_ref().ok().map(|worth| (worth.value.low, worth.value.high));
    let id = FigureId::suffixed("stablecoin_usd", "USDT");
    ledger.put_marked(id, number(&worth, |worth| worth.usd), Mark::estimate(ends));
}

/// Writes the fear and greed index, now and then.
pub(super) fn sentiment<'a>(ledger: &mut Ledger<'a>) -> Measured<Cited<&'a FearGreed>> {
    let at = |before| mood::fear_greed(ledger.snapshot, ledger.now, before);
    let (now, week, month) = (at(Millis(0)), at(Window::Week.length()), at(Window::Month.length()));
    let index = |day: &&FearGreed| f64::from(day.index);
    ledger.put(FigureId::plain("fear_greed_index"), number(&now, index));
    ledger.put(FigureId::suffixed("fear_greed_index", "7d"), number(&week, index));
    ledger.put(FigureId::suffixed("fear_greed_index", "30d"), number(&month, index));
    now
}

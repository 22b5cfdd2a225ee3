//! Every figure that is an observation or a plain sum, by its name. What could not be had is
//! written too, with the reason.

use crate::explain::holders::{HolderResult, put_holders};
use crate::explain::ledger::{Ledger, Mark, Told, told};
use crate::explain::report::{FigureId, Window};
use crate::market::{Asset, FearGreed, GlobalMarket, Kind, Venue};
use crate::metrics::liquidations::{Liquidated, common_venues, liquidated};
use crate::metrics::open_interest::{Open, OpenChange, open_change, open_now, total};
use crate::metrics::price::{change_24h, change_over, price_now};
use crate::metrics::sums::{mean, sum};
use crate::metrics::volatility::{
    daily_returns, daily_volatility, drawdown_over, move_percentile, move_z,
};
use crate::metrics::{Citation, Cited, Gap, Measured, funding, mood, positioning};
use crate::settings::{Freshness, limits};
use crate::units::sorted::Sorted;
use crate::units::{Fraction, Millis, Price, Usd};

/// Windows over which sums and changes of open interest and liquidations are told.
pub(crate) const LONG_WINDOWS: [Window; 3] = [Window::Day, Window::Week, Window::Month];

/// What was measured over each of some windows.
pub(crate) type ByWindow<T> = Sorted<Window, Measured<Cited<T>>>;

/// What was measured on the way, for those who make sentences and pictures of it.
pub(crate) struct Measurements<'a> {
    pub(crate) assets: Sorted<Asset, OfAsset>,
    pub(crate) liquidated_all: ByWindow<Liquidated>,
    pub(crate) fear_greed: Measured<Cited<&'a FearGreed>>,
    pub(crate) holders: Vec<HolderResult<'a>>,
}

/// What was measured of one coin.
pub(crate) struct OfAsset {
    pub(crate) price: Measured<Cited<Price>>,
    change: Measured<Cited<Fraction>>,
    pub(crate) open: Vec<Open>,
    pub(crate) open_change: ByWindow<OpenChange>,
    pub(crate) liquidated: ByWindow<Liquidated>,
    pub(crate) funding: Measured<Cited<Fraction>>,
}

/// Writes every figure.
pub(crate) fn write<'a>(ledger: &mut Ledger<'a>) -> Measurements<'a> {
    let shown = &ledger.settings.assets;
    let mut assets = Sorted::new();
    for &asset in shown {
        let of_asset = coin(ledger, asset);
        assets.insert(asset, of_asset);
    }
    open_interest_all(ledger, &assets);
    let liquidated_all = liquidations_all(ledger, &assets);
    breadth(ledger, &assets);
    market(ledger, &assets);
    let fear_greed = sentiment(ledger);
    let price = price_of_bitcoin(ledger, &assets);
    let holders = put_holders(ledger, &price);
    Measurements { assets, liquidated_all, fear_greed, holders }
}

/// A figure's name and the number that it takes from a measured value.
type Part<T> = (&'static str, fn(&T) -> f64);

#[inline(never)]
fn percent(measured: &Measured<Cited<Fraction>>) -> Told<'_> {
    told(measured, |fraction| fraction.percent())
}

#[inline(never)]
fn plain(measured: &Measured<Cited<f64>>) -> Told<'_> {
    told(measured, |number| *number)
}

fn coin(ledger: &mut Ledger<'_>, asset: Asset) -> OfAsset {
    let (snapshot, now) = (ledger.snapshot, ledger.now);
    let apart = Freshness::SECONDS.live;
    let price = price_now(snapshot, asset, now, apart);
    ledger.put(FigureId::of("price_usd", asset), told(&price, |price| price.usd()));
    let day = change_24h(snapshot, asset, now, apart)
        .or_else(|_| change_over(snapshot, asset, now, Millis::DAY, apart));
    ledger.put(FigureId::over("price_change_pct", Window::Day, asset), percent(&day));
    for window in [Window::Hour, Window::Week, Window::Month] {
        let change = change_over(snapshot, asset, now, window.length(), apart);
        ledger.put(FigureId::over("price_change_pct", window, asset), percent(&change));
    }
    unusualness(ledger, asset, &day);
    drawdowns(ledger, asset, &price);
    let open = open_interest(ledger, asset);
    let mut open_change = Sorted::new();
    for window in LONG_WINDOWS {
        let change = change_of_open_interest(ledger, &[asset], window);
        put_open_change(ledger, window, asset.ticker(), &change);
        open_change.insert(window, change);
    }
    let among = common_venues(snapshot, asset, now, &LONG_WINDOWS.map(Window::length));
    let mut by_window = Sorted::new();
    for window in LONG_WINDOWS {
        let told = liquidated(snapshot, asset, now, window.length(), Some(&among));
        put_liquidated(ledger, window, asset.ticker(), &told);
        by_window.insert(window, told);
    }
    let liquidated = by_window;
    coverage(ledger, asset, &open, &liquidated);
    let funding = leverage(ledger, asset, &open);
    OfAsset { price, change: day, open, open_change, liquidated, funding }
}

fn unusualness(ledger: &mut Ledger<'_>, asset: Asset, day: &Measured<Cited<Fraction>>) {
    let returns = daily_returns(ledger.snapshot, asset, ledger.now);
    let volatility = returns.as_ref().map_err(|&gap| gap).and_then(daily_volatility);
    ledger.put(FigureId::of("volatility_daily_pct", asset), percent(&volatility));
    let both = || Ok((day.as_ref().map_err(|&gap| gap)?, returns.as_ref().map_err(|&gap| gap)?));
    let z = both().and_then(|(day, returns)| move_z(day, returns));
    ledger.put(FigureId::over("price_move_z", Window::Day, asset), told(&z, |unusual| unusual.z));
    let percentile = both().and_then(|(day, returns)| move_percentile(day, returns));
    ledger.put(FigureId::over("price_move_percentile", Window::Year, asset), plain(&percentile));
    let implied = mood::implied_volatility(ledger.snapshot, asset);
    ledger.put(FigureId::of("implied_volatility_pct", asset), plain(&implied));
}

fn drawdowns(ledger: &mut Ledger<'_>, asset: Asset, price: &Measured<Cited<Price>>) {
    for (window, bar) in [(Window::Month, Millis::HOUR), (Window::Year, Millis::DAY)] {
        let fall = price.as_ref().map_err(|&gap| gap).and_then(|price| {
            let spans = (window.length(), bar);
            let apart = Freshness::SECONDS.live;
            drawdown_over(ledger.snapshot, asset, price, ledger.now, spans, apart)
        });
        ledger.put(FigureId::over("drawdown_pct", window, asset), percent(&fall));
    }
}

fn open_interest(ledger: &mut Ledger<'_>, asset: Asset) -> Vec<Open> {
    let open = open_now(ledger.snapshot, asset, ledger.now, Freshness::MINUTES.delayed);
    let total = total(&open);
    ledger.put(FigureId::of("open_interest_coins", asset), told(&total, |total| total.coins.0));
    ledger.put(FigureId::of("open_interest_usd", asset), told(&total, |total| total.usd.0));
    open
}

fn change_of_open_interest(
    ledger: &Ledger<'_>,
    assets: &[Asset],
    window: Window,
) -> Measured<Cited<OpenChange>> {
    let apart = Freshness::MINUTES.delayed;
    open_change(ledger.snapshot, assets, ledger.now, window.length(), apart)
}

fn put_open_change(
    ledger: &mut Ledger<'_>,
    window: Window,
    suffix: &str,
    change: &Measured<Cited<OpenChange>>,
) {
    let parts: [Part<OpenChange>; 4] = [
        ("open_interest_change_pct", |change| change.parts.change.percent()),
        ("open_interest_change_usd", |change| change.parts.change_usd.0),
        ("open_interest_price_effect_pct", |change| change.parts.price_effect.percent()),
        ("open_interest_position_effect_pct", |change| change.parts.position_effect.percent()),
    ];
    for (name, part) in parts {
        ledger.put(FigureId::suffixed_over(name, window, suffix), told(change, part));
    }
}

fn put_liquidated(
    ledger: &mut Ledger<'_>,
    window: Window,
    suffix: &str,
    measured: &Measured<Cited<Liquidated>>,
) {
    let sides: [Part<Liquidated>; 3] = [
        ("long_liquidations_usd", |told| told.long.0),
        ("short_liquidations_usd", |told| told.short.0),
        ("liquidations_usd", |told| told.both().0),
    ];
    let lower_bound = measured.as_ref().is_ok_and(|told| told.value.lower_bound);
    for (name, side) in sides {
        let id = FigureId::suffixed_over(name, window, suffix);
        ledger.put_marked(id, told(measured, side), Mark { lower_bound, ..Mark::default() });
    }
}

/// The reporting venues' share of the open interest that is known. A reporting venue whose open
/// interest is not known makes it a lower bound; where none is known there is no share.
fn coverage(
    ledger: &mut Ledger<'_>,
    asset: Asset,
    open: &[Open],
    liquidated: &ByWindow<Liquidated>,
) {
    for (window, told) in liquidated.iter() {
        let reporting = told.as_ref().map(Cited::venues).unwrap_or_default();
        let reports = |open: &&Open| reporting.contains(&open.citation.source.venue);
        let known = |venue: &Venue| open.iter().any(|open| open.citation.source.venue == *venue);
        let lower_bound = !reporting.iter().all(known);
        let share = told.as_ref().map_err(|&gap| gap).and_then(|told| {
            if !reporting.iter().any(known) {
                return Err(Gap::NotReported(Kind::OpenInterest));
            }
            let all = sum(&open.iter().map(|open| open.usd.0).collect::<Vec<f64>>());
            let part: Vec<f64> = open.iter().filter(reports).map(|open| open.usd.0).collect();
            if all <= 0.0 {
                return Err(Gap::Undefined);
            }
            let from = told.from.iter().chain(open.iter().map(|open| &open.citation)).cloned();
            Ok(Cited::new(sum(&part) / all * 100.0, from.collect()))
        });
        let id = FigureId::over("liquidations_coverage_pct", *window, asset);
        ledger.put_marked(id, plain(&share), Mark { lower_bound, ..Mark::default() });
    }
}

fn leverage(ledger: &mut Ledger<'_>, asset: Asset, open: &[Open]) -> Measured<Cited<Fraction>> {
    let (snapshot, now) = (ledger.snapshot, ledger.now);
    let apr = funding::funding_apr(snapshot, asset, open, now, Freshness::MINUTES.delayed);
    ledger.put(FigureId::of("funding_apr_pct", asset), percent(&apr));
    // Dated futures are not read yet, and a perpetual has no date to annualise to.
    ledger.put(FigureId::of("basis_apr_pct", asset), Err(Gap::NoSource));
    let ratio = positioning::long_short(snapshot, asset, now, Freshness::HOURLY.delayed);
    ledger.put(FigureId::of("long_short_ratio", asset), plain(&ratio));
    let sold = positioning::taker_sell(snapshot, asset, now, Window::Day.length());
    let estimated = sold.as_ref().is_ok_and(|sold| sold.value.unweighted);
    ledger.put_marked(
        FigureId::over("taker_sell_share_pct", Window::Day, asset),
        told(&sold, |sold| sold.share.percent()),
        Mark { estimated, ..Mark::default() },
    );
    apr
}

/// Sums over all coins shown. Where one of them is missing the sum is a lower bound.
fn open_interest_all(ledger: &mut Ledger<'_>, assets: &Sorted<Asset, OfAsset>) {
    let open: Vec<Open> = assets.values().flat_map(|of| of.open.iter().cloned()).collect();
    let all = total(&open).map(|cited| cited.map(|total| total.usd.0));
    let lower_bound = assets.values().any(|of| of.open.is_empty());
    let mark = Mark { lower_bound, ..Mark::default() };
    ledger.put_marked(FigureId::all("open_interest_usd"), plain(&all), mark);
    if let Some(bitcoin) = assets.get(&Asset::BTC) {
        // With a coin missing the share would be too large, not a bound of anything.
        let share = if lower_bound { Err(Gap::NotReported(Kind::OpenInterest)) } else { all }
            .and_then(|all| {
                let part = total(&bitcoin.open)?;
                let share = part.value.usd.0 / all.value * 100.0;
                Ok(Cited::new(share, all.from))
            });
        ledger.put(FigureId::of("open_interest_share_pct", Asset::BTC), plain(&share));
    }
    let shown = ledger.settings.assets.clone();
    for window in LONG_WINDOWS {
        let change = change_of_open_interest(ledger, &shown, window);
        put_open_change(ledger, window, "all", &change);
    }
}

fn liquidations_all(
    ledger: &mut Ledger<'_>,
    assets: &Sorted<Asset, OfAsset>,
) -> ByWindow<Liquidated> {
    let mut by_window = Sorted::new();
    for window in LONG_WINDOWS {
        let each = || assets.values().filter_map(|of| of.liquidated.get(&window));
        let told: Vec<&Cited<Liquidated>> = each().filter_map(|told| told.as_ref().ok()).collect();
        let side = |of: fn(&Liquidated) -> f64| {
            sum(&told.iter().map(|told| of(&told.value)).collect::<Vec<f64>>())
        };
        let all = if told.is_empty() {
            Err(each()
                .find_map(|told| told.as_ref().err().copied())
                .unwrap_or(Gap::NotReported(Kind::Liquidation)))
        } else {
            let lower_bound =
                told.len() < assets.len() || told.iter().any(|told| told.value.lower_bound);
            let value = Liquidated {
                long: Usd(side(|told| told.long.0)),
                short: Usd(side(|told| told.short.0)),
                lower_bound,
            };
            Ok(Cited::new(value, told.iter().flat_map(|told| told.from.clone()).collect()))
        };
        put_liquidated(ledger, window, "all", &all);
        by_window.insert(window, all);
    }
    by_window
}

/// The share of the coins shown that fell, where enough of them are known.
fn breadth(ledger: &mut Ledger<'_>, assets: &Sorted<Asset, OfAsset>) {
    let changes: Vec<&Cited<Fraction>> =
        assets.values().filter_map(|of| of.change.as_ref().ok()).collect();
    let need = limits::FEWEST_FOR_BREADTH;
    let share = if changes.len() < need {
        Err(Gap::TooFew { have: changes.len(), need })
    } else {
        let fell: Vec<f64> =
            changes.iter().map(|change| f64::from(u8::from(change.value.0 < 0.0))).collect();
        let from: Vec<Citation> = changes.iter().flat_map(|change| change.from.clone()).collect();
        let mean = mean(&fell).ok_or(Gap::NotReported(Kind::Ticker));
        mean.map(|mean| Cited::new(mean * 100.0, from))
    };
    ledger.put(FigureId::all_over("breadth_down_pct", Window::Day), plain(&share));
}

fn market(ledger: &mut Ledger<'_>, assets: &Sorted<Asset, OfAsset>) {
    let global = mood::global(ledger.snapshot);
    let told = |of: fn(&GlobalMarket) -> Option<f64>| {
        global.clone().and_then(|cited| {
            let value = of(cited.value).ok_or(Gap::NotReported(Kind::GlobalMarket))?;
            Ok(cited.map(|_| value))
        })
    };
    let cap = told(|global| Some(global.market_cap.0));
    let change = told(|global| global.market_cap_change_24h.map(Fraction::percent));
    let dominance = told(|global| global.bitcoin_dominance.map(Fraction::percent));
    ledger.put(FigureId::all("market_cap_usd"), plain(&cap));
    ledger.put(FigureId::all_over("market_cap_change_pct", Window::Day), plain(&change));
    ledger.put(FigureId::plain("bitcoin_dominance_pct"), plain(&dominance));
    let Some(bitcoin) = assets.get(&Asset::BTC) else { return };
    let share = cap.and_then(|cap| {
        let part = dominance?.value / 100.0;
        let open = total(&bitcoin.open)?;
        let share = open.value.usd.0 / (cap.value * part) * 100.0;
        Ok(Cited::new(share, open.from.into_iter().chain(cap.from).collect()))
    });
    ledger.put(FigureId::of("open_interest_to_market_cap_pct", Asset::BTC), plain(&share));
}

fn sentiment<'a>(ledger: &mut Ledger<'a>) -> Measured<Cited<&'a FearGreed>> {
    let at = |before| mood::fear_greed(ledger.snapshot, ledger.now, before);
    let (now, week, month) = (at(Millis(0)), at(Window::Week.length()), at(Window::Month.length()));
    let number = |day: &&FearGreed| f64::from(day.index);
    ledger.put(FigureId::plain("fear_greed_index"), told(&now, number));
    ledger.put(FigureId::suffixed("fear_greed_index", "7d"), told(&week, number));
    ledger.put(FigureId::suffixed("fear_greed_index", "30d"), told(&month, number));
    now
}

fn price_of_bitcoin(
    ledger: &Ledger<'_>,
    assets: &Sorted<Asset, OfAsset>,
) -> Measured<Cited<Price>> {
    assets.get(&Asset::BTC).map_or_else(
        || price_now(ledger.snapshot, Asset::BTC, ledger.now, Freshness::SECONDS.live),
        |bitcoin| bitcoin.price.clone(),
    )
}

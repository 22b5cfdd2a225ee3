//! Every figure that is an observation or a plain sum, by its name. What could not be had is
//! written too, with the reason.

use crate::explain::holders::{HolderResult, put_holders};
use crate::explain::ledger::{Ledger, Mark, Told, number, percent, plain};
use crate::explain::report::{FigureId, Window};
use crate::explain::wider_markets::put_wider_markets;
use crate::market::{Asset, FearGreed, GlobalMarket, Kind};
use crate::metrics::liquidations::{Liquidated, common_venues, liquidated};
use crate::metrics::open_interest::{Open, OpenChange, open_change, open_now, total};
use crate::metrics::price::{change_24h, change_over, price_now};
use crate::metrics::sums::{mean, sum};
use crate::metrics::volatility::{
    daily_returns, daily_volatility, drawdown_over, move_percentile, move_z,
};
use crate::metrics::{Cited, Gap, Measured, basis, funding, mood, positioning};
use crate::settings::{Freshness, limits};
use crate::units::sorted::Sorted;
use crate::units::{Fraction, Millis, Price, Usd};

/// Windows over which sums and changes of open interest and liquidations are told.
pub(crate) const LONG_WINDOWS: [Window; 3] = [Window::Day, Window::Week, Window::Month];

/// What was measured on the way, for those who make sentences and pictures of it.
pub(crate) struct Measurements<'a> {
    pub(crate) assets: Sorted<Asset, OfAsset>,
    pub(crate) liquidated_all: Windows<Liquidated>,
    pub(crate) fear_greed: Measured<Cited<&'a FearGreed>>,
    pub(crate) holders: Vec<HolderResult<'a>>,
}

/// What was measured of one coin.
pub(crate) struct OfAsset {
    pub(crate) price: Measured<Cited<Price>>,
    change: Measured<Cited<Fraction>>,
    pub(crate) open: Vec<Open>,
    pub(crate) open_change: Windows<OpenChange>,
    pub(crate) liquidated: Windows<Liquidated>,
    pub(crate) funding: Measured<Cited<Fraction>>,
}

/// A value for each of [`LONG_WINDOWS`].
pub(crate) struct Windows<T>(Vec<(Window, Measured<Cited<T>>)>);

impl<T> Windows<T> {
    /// The value of `window`, where there is one.
    pub(crate) fn over(&self, window: Window) -> Option<&Cited<T>> {
        self.of(window)?.as_ref().ok()
    }

    fn of(&self, window: Window) -> Option<&Measured<Cited<T>>> {
        self.0.iter().find(|(of, _)| *of == window).map(|(_, measured)| measured)
    }
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
    put_wider_markets(ledger);
    let fear_greed = sentiment(ledger);
    let price = price_of_bitcoin(ledger, &assets);
    let holders = put_holders(ledger, &price);
    Measurements { assets, liquidated_all, fear_greed, holders }
}

/// A figure's name and the number that it takes from a measured value.
type Part<T> = (&'static str, fn(&T) -> f64);

/// What two values together give, or why one of them is missing.
fn with<A, B, T>(
    one: &Measured<Cited<A>>,
    other: &Measured<Cited<B>>,
    make: fn(&Cited<A>, &Cited<B>) -> Measured<T>,
) -> Measured<T> {
    match (one, other) {
        (Ok(one), Ok(other)) => make(one, other),
        (Err(gap), _) | (_, Err(gap)) => Err(*gap),
    }
}

fn coin(ledger: &mut Ledger<'_>, asset: Asset) -> OfAsset {
    let (snapshot, now) = (ledger.snapshot, ledger.now);
    let apart = Freshness::SECONDS.live;
    let price = price_now(snapshot, asset, now, apart);
    ledger.put(FigureId::of("price_usd", asset), number(&price, |price| price.usd()));
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
    let mut changes = Vec::new();
    for window in LONG_WINDOWS {
        let change = change_of_open_interest(ledger, &[asset], window);
        put_open_change(ledger, window, asset.ticker(), &change);
        changes.push((window, change));
    }
    let among = common_venues(snapshot, asset, now, &LONG_WINDOWS.map(Window::length));
    let mut told = Vec::new();
    for window in LONG_WINDOWS {
        let closed = liquidated(snapshot, asset, now, window.length(), Some(&among));
        put_liquidated(ledger, window, asset.ticker(), &closed);
        coverage(ledger, asset, &open, window, &closed);
        told.push((window, closed));
    }
    let funding = leverage(ledger, asset, &open, &price);
    let (open_change, liquidated) = (Windows(changes), Windows(told));
    OfAsset { price, change: day, open, open_change, liquidated, funding }
}

fn unusualness(ledger: &mut Ledger<'_>, asset: Asset, day: &Measured<Cited<Fraction>>) {
    let returns = daily_returns(ledger.snapshot, asset, ledger.now);
    let volatility = match &returns {
        Ok(returns) => daily_volatility(returns),
        Err(gap) => Err(*gap),
    };
    ledger.put(FigureId::of("volatility_daily_pct", asset), percent(&volatility));
    let z = with(day, &returns, move_z);
    ledger.put(FigureId::over("price_move_z", Window::Day, asset), number(&z, |unusual| unusual.z));
    let percentile = with(day, &returns, move_percentile);
    ledger.put(FigureId::over("price_move_percentile", Window::Year, asset), plain(&percentile));
    let implied = mood::implied_volatility(ledger.snapshot, asset);
    ledger.put(FigureId::of("implied_volatility_pct", asset), plain(&implied));
}

fn drawdowns(ledger: &mut Ledger<'_>, asset: Asset, price: &Measured<Cited<Price>>) {
    for (window, bar) in [(Window::Month, Millis::HOUR), (Window::Year, Millis::DAY)] {
        let fall = match price {
            Ok(price) => {
                let spans = (window.length(), bar);
                let apart = Freshness::SECONDS.live;
                drawdown_over(ledger.snapshot, asset, price, ledger.now, spans, apart)
            }
            Err(gap) => Err(*gap),
        };
        ledger.put(FigureId::over("drawdown_pct", window, asset), percent(&fall));
    }
}

fn open_interest(ledger: &mut Ledger<'_>, asset: Asset) -> Vec<Open> {
    let open = open_now(ledger.snapshot, asset, ledger.now, Freshness::MINUTES.delayed);
    let total = total(&open);
    let coins = number(&total, |total| total.coins.0);
    ledger.put(FigureId::of("open_interest_coins", asset), coins);
    ledger.put(FigureId::of("open_interest_usd", asset), number(&total, |total| total.usd.0));
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
        ledger.put(FigureId::suffixed_over(name, window, suffix), number(change, part));
    }
}

fn put_liquidated(
    ledger: &mut Ledger<'_>,
    window: Window,
    suffix: &str,
    told: &Measured<Cited<Liquidated>>,
) {
    let sides: [Part<Liquidated>; 3] = [
        ("long_liquidations_usd", |told| told.long.0),
        ("short_liquidations_usd", |told| told.short.0),
        ("liquidations_usd", |told| told.both().0),
    ];
    let lower_bound = told.as_ref().is_ok_and(|told| told.value.lower_bound);
    let mark = Mark { lower_bound, ..Mark::default() };
    for (name, side) in sides {
        ledger.put_marked(FigureId::suffixed_over(name, window, suffix), number(told, side), mark);
    }
}

/// The reporting venues' share of the open interest that is known. A reporting venue whose open
/// interest is not known makes it a lower bound; where none is known there is no share.
fn coverage(
    ledger: &mut Ledger<'_>,
    asset: Asset,
    open: &[Open],
    window: Window,
    told: &Measured<Cited<Liquidated>>,
) {
    let reporting = told.as_ref().map(Cited::venues).unwrap_or_default();
    let (mut any_known, mut lower_bound) = (false, false);
    for venue in &reporting {
        let known = open.iter().any(|open| open.citation.source.venue == *venue);
        any_known |= known;
        lower_bound |= !known;
    }
    let (mut all, mut part) = (Vec::new(), Vec::new());
    let mut from = Vec::new();
    for open in open {
        all.push(open.usd.0);
        if reporting.contains(&open.citation.source.venue) {
            part.push(open.usd.0);
        }
        from.push(open.citation.clone());
    }
    let all = sum(&all);
    let share = match told {
        Err(gap) => Err(*gap),
        Ok(_) if !any_known => Err(Gap::NotReported(Kind::OpenInterest)),
        Ok(_) if all <= 0.0 => Err(Gap::Undefined),
        Ok(told) => {
            from.extend_from_slice(&told.from);
            Ok(Cited::new(sum(&part) / all * 100.0, from))
        }
    };
    let id = FigureId::over("liquidations_coverage_pct", window, asset);
    ledger.put_marked(id, plain(&share), Mark { lower_bound, ..Mark::default() });
}

fn leverage(
    ledger: &mut Ledger<'_>,
    asset: Asset,
    open: &[Open],
    price: &Measured<Cited<Price>>,
) -> Measured<Cited<Fraction>> {
    let (snapshot, now) = (ledger.snapshot, ledger.now);
    let apr = funding::funding_apr(snapshot, asset, open, now, Freshness::MINUTES.delayed);
    ledger.put(FigureId::of("funding_apr_pct", asset), percent(&apr));
    let apart = Freshness::MINUTES.delayed;
    let basis = basis::basis_apr(snapshot, asset, price, now, apart);
    ledger.put(FigureId::of("basis_apr_pct", asset), percent(&basis));
    let ratio = positioning::long_short(snapshot, asset, now, Freshness::HOURLY.delayed);
    ledger.put(FigureId::of("long_short_ratio", asset), plain(&ratio));
    let sold = positioning::taker_sell(snapshot, asset, now, Window::Day.length());
    let estimated = sold.as_ref().is_ok_and(|sold| sold.value.unweighted);
    ledger.put_marked(
        FigureId::over("taker_sell_share_pct", Window::Day, asset),
        number(&sold, |sold| sold.share.percent()),
        Mark { estimated, ..Mark::default() },
    );
    apr
}

/// Sums over all coins shown. Where one of them is missing the sum is a lower bound.
fn open_interest_all(ledger: &mut Ledger<'_>, assets: &Sorted<Asset, OfAsset>) {
    let mut open: Vec<Open> = Vec::new();
    let mut lower_bound = false;
    for of in assets.values() {
        open.extend_from_slice(&of.open);
        lower_bound |= of.open.is_empty();
    }
    let all = total(&open);
    let mark = Mark { lower_bound, ..Mark::default() };
    let usd = number(&all, |total| total.usd.0);
    ledger.put_marked(FigureId::all("open_interest_usd"), usd, mark);
    if let Some(bitcoin) = assets.get(&Asset::BTC) {
        // With a coin missing the share would be too large, not a bound of anything.
        let share = if lower_bound { Err(Gap::NotReported(Kind::OpenInterest)) } else { usd }
            .and_then(|(all, from)| {
                let part = total(&bitcoin.open)?;
                Ok((part.value.usd.0 / all * 100.0, from))
            });
        ledger.put(FigureId::of("open_interest_share_pct", Asset::BTC), share);
    }
    for window in LONG_WINDOWS {
        let change = change_of_open_interest(ledger, &ledger.settings.assets, window);
        put_open_change(ledger, window, "all", &change);
    }
}

fn liquidations_all(
    ledger: &mut Ledger<'_>,
    assets: &Sorted<Asset, OfAsset>,
) -> Windows<Liquidated> {
    let mut windows = Vec::new();
    for window in LONG_WINDOWS {
        let (mut long, mut short, mut from) = (Vec::new(), Vec::new(), Vec::new());
        let mut first_gap = None;
        let mut lower_bound = false;
        for of in assets.values() {
            match of.liquidated.of(window) {
                Some(Ok(told)) => {
                    long.push(told.value.long.0);
                    short.push(told.value.short.0);
                    lower_bound |= told.value.lower_bound;
                    from.extend_from_slice(&told.from);
                }
                Some(Err(gap)) => {
                    first_gap = first_gap.or(Some(*gap));
                    lower_bound = true;
                }
                None => lower_bound = true,
            }
        }
        let all = if long.is_empty() {
            Err(first_gap.unwrap_or(Gap::NotReported(Kind::Liquidation)))
        } else {
            let (long, short) = (Usd(sum(&long)), Usd(sum(&short)));
            Ok(Cited::new(Liquidated { long, short, lower_bound }, from))
        };
        put_liquidated(ledger, window, "all", &all);
        windows.push((window, all));
    }
    Windows(windows)
}

/// The share of the coins shown that fell, where enough of them are known.
fn breadth(ledger: &mut Ledger<'_>, assets: &Sorted<Asset, OfAsset>) {
    let (mut fell, mut from) = (Vec::new(), Vec::new());
    for of in assets.values() {
        if let Ok(change) = &of.change {
            fell.push(f64::from(u8::from(change.value.0 < 0.0)));
            from.extend_from_slice(&change.from);
        }
    }
    let (have, need) = (fell.len(), limits::FEWEST_FOR_BREADTH);
    let share = match mean(&fell) {
        _ if have < need => Err(Gap::TooFew { have, need }),
        Some(mean) => Ok(Cited::new(mean * 100.0, from)),
        None => Err(Gap::NotReported(Kind::Ticker)),
    };
    ledger.put(FigureId::all_over("breadth_down_pct", Window::Day), plain(&share));
}

fn market(ledger: &mut Ledger<'_>, assets: &Sorted<Asset, OfAsset>) {
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

fn sentiment<'a>(ledger: &mut Ledger<'a>) -> Measured<Cited<&'a FearGreed>> {
    let at = |before| mood::fear_greed(ledger.snapshot, ledger.now, before);
    let (now, week, month) = (at(Millis(0)), at(Window::Week.length()), at(Window::Month.length()));
    let index = |day: &&FearGreed| f64::from(day.index);
    ledger.put(FigureId::plain("fear_greed_index"), number(&now, index));
    ledger.put(FigureId::suffixed("fear_greed_index", "7d"), number(&week, index));
    ledger.put(FigureId::suffixed("fear_greed_index", "30d"), number(&month, index));
    now
}

fn price_of_bitcoin(
    ledger: &Ledger<'_>,
    assets: &Sorted<Asset, OfAsset>,
) -> Measured<Cited<Price>> {
    match assets.get(&Asset::BTC) {
        Some(bitcoin) => bitcoin.price.clone(),
        None => price_now(ledger.snapshot, Asset::BTC, ledger.now, Freshness::SECONDS.live),
    }
}

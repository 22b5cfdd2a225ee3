//! Prices and how unusual their move is.

use crate::explain::figures::with;
use crate::explain::ledger::{Ledger, number, percent, plain};
use crate::explain::report::{FigureId, Window};
use crate::market::Asset;
use crate::metrics::price::{change_24h, change_over, price_now};
use crate::metrics::volatility::{
    Unusual, daily_returns, daily_volatility, drawdown_over, move_percentile, move_z,
};
use crate::metrics::{Cited, Measured, mood};
use crate::settings::Freshness;
use crate::units::{Fraction, Millis, Price};

/// What was measured of a coin's price.
pub(super) struct Prices {
    pub(super) price: Measured<Cited<Price>>,
    pub(super) change: Measured<Cited<Fraction>>,
    pub(super) volatility: Measured<Cited<Fraction>>,
    pub(super) unusual: Measured<Cited<Unusual>>,
}

/// Writes the price, its changes and how unusual the last day's was.
pub(super) fn prices(ledger: &mut Ledger<'_>, asset: Asset) -> Prices {
    let (snapshot, now) = (ledger.snapshot, ledger.now);
    let apart = Freshness::SECONDS.live;
    let price = price_now(snapshot, asset, now, apart);
    ledger.put(FigureId::of("price_usd", asset), number(&price, |price| price.usd()));
    let change = change_24h(snapshot, asset, now, apart)
        .or_else(|_| change_over(snapshot, asset, now, Millis::DAY, apart));
    ledger.put(FigureId::over("price_change_pct", Window::Day, asset), percent(&change));
    for window in [Window::Hour, Window::Week, Window::Month] {
        let change = change_over(snapshot, asset, now, window.length(), apart);
        ledger.put(FigureId::over("price_change_pct", window, asset), percent(&change));
    }
    let (volatility, unusual) = unusualness(ledger, asset, &change);
    drawdowns(ledger, asset, &price);
    Prices { price, change, volatility, unusual }
}

fn unusualness(
    ledger: &mut Ledger<'_>,
    asset: Asset,
    day: &Measured<Cited<Fraction>>,
) -> (Measured<Cited<Fraction>>, Measured<Cited<Unusual>>) {
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
    (volatility, z)
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

//! Which venue answers at which host.

use crate::cli::twin::wire::{Answer, Incoming, View};
use crate::cli::twin::{
    binance, bybit, coinbase, deribit, gate, hyperliquid, kraken, okx, publishers,
};

/// What the venue at the request's host answers; `None` for a host that is played by nobody.
pub fn answer(view: &View<'_>, ask: &Incoming) -> Option<Answer> {
    Some(match ask.host.as_str() {
        "api.bybit.com" | "api.bytick.com" => bybit::answer(view, ask),
        "data-api.binance.vision" | "api.binance.com" | "fapi.binance.com" | "dapi.binance.com" => {
            binance::answer(view, ask)
        }
        "www.okx.com" | "eea.okx.com" | "us.okx.com" => okx::answer(view, ask),
        "api.gateio.ws" | "fx-api.gateio.ws" => gate::answer(view, ask),
        "api.hyperliquid.xyz" => hyperliquid::answer(view, ask),
        "www.deribit.com" => deribit::answer(view, ask),
        "api.exchange.coinbase.com" | "api.coinbase.com" => coinbase::answer(view, ask),
        "api.kraken.com" | "futures.kraken.com" => kraken::answer(view, ask),
        "api.coingecko.com" => publishers::coingecko(view, ask),
        "api.alternative.me" => publishers::alternative_me(view, ask),
        _ => return None,
    })
}

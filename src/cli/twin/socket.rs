//! One client's connection to a venue's socket.

use crate::cli::twin::binance::socket::{Carries, Streams};
use crate::cli::twin::wire::View;
use crate::cli::twin::{binance, bybit, coinbase, deribit, gate, hyperliquid, kraken, okx};
use crate::units::UnixMillis;

/// A venue's side of one connection.
pub trait Speaker: Send {
    /// What is answered at once to a client's message.
    fn hear(&mut self, view: &View<'_>, message: &str) -> Vec<String>;

    /// What is told without being asked, for all that happened after `since`.
    fn tell(&mut self, view: &View<'_>, since: UnixMillis) -> Vec<String>;
}

/// The speaker at this address, with the subscriptions that the address itself names.
pub fn speaker(host: &str, path: &str, query: &str) -> Option<Box<dyn Speaker>> {
    Some(match (host, path) {
        ("stream.bybit.com", "/v5/public/linear") => Box::<bybit::socket::Stream>::default(),
        ("fstream.binance.com", path) if path.starts_with("/market/") => {
            Box::new(Streams::at(Carries::Market, path, query))
        }
        ("fstream.binance.com", path) if path.starts_with("/public/") => {
            Box::new(Streams::at(Carries::Public, path, query))
        }
        ("stream.binance.com:9443" | "stream.binance.com" | "data-stream.binance.vision", path) => {
            Box::new(Streams::at(Carries::Spot, path, query))
        }
        ("ws-api.binance.com" | "ws-api.binance.com:443", "/ws-api/v3") => {
            Box::new(binance::socket::Requests(binance::House::Spot))
        }
        ("ws-fapi.binance.com", "/ws-fapi/v1") => {
            Box::new(binance::socket::Requests(binance::House::Futures))
        }
        ("ws.okx.com:8443" | "ws.okx.com", "/ws/v5/public" | "/ws/v5/business") => {
            Box::<okx::socket::Channels>::default()
        }
        ("fx-ws.gateio.ws", "/v4/ws/usdt") => Box::<gate::socket::Channels>::default(),
        ("api.hyperliquid.xyz", "/ws") => Box::<hyperliquid::socket::Channels>::default(),
        ("www.deribit.com", "/ws/api/v2") => Box::<deribit::socket::JsonRpc>::default(),
        ("ws-feed.exchange.coinbase.com", "/") => Box::<coinbase::socket::Feed>::default(),
        ("ws.kraken.com", "/v2") => Box::<kraken::socket::Feed>::default(),
        ("futures.kraken.com", "/ws/v1") => Box::<kraken::futures_socket::Feed>::default(),
        ("fstream.binance.com", _) => Box::new(binance::socket::Silent),
        _ => return None,
    })
}

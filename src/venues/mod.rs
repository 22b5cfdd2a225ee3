//! Venues, sans-IO: what to ask each one, and how to read what it answers.
//!
//! An [`Adapter`] is a table: feeds, sockets, a budget. Nothing here is async, reads a clock or
//! knows a browser; the time and the contract specifications are arguments. To add a venue, write
//! its folder and add its line to [`ALL`].
//!
//! A feed of which the page shows nothing, or that would stand in there only behind several others,
//! is left out of it (`cfg(not(target_arch = "wasm32"))`):
//! `wcd record` asks it for files that others read, and `wcd decode` reads what was recorded.

#![cfg_attr(
    target_arch = "wasm32",
    allow(dead_code, reason = "readers of feeds that only the command line has")
)]

mod adapter;
mod bar;
mod book;
mod error;
mod node;
mod rfc3339;
mod rows;
mod specs;
mod spelling;
mod trail;

pub mod alternative_me;
pub mod binance;
pub mod bybit;
pub mod coinbase;
pub mod coingecko;
pub mod deribit;
pub mod gate;
pub mod hyperliquid;
pub mod kraken;
pub mod okx;

pub use adapter::{
    Adapter, Ask, Budget, Call, Decoded, Feed, KeepAlive, Method, Observed, Page, Readable,
    Reading, Request, Route, Scope, Socket, Want,
};
pub use error::{Blame, DecodeError, Problem};
pub(crate) use node::CLOCK_SKEW;
pub use node::{Node, Payload};
pub use specs::SpecBook;
pub use trail::Trail;

use crate::market::Venue;

/// Every venue that is read, in no order of preference.
pub static ALL: &[&Adapter] = &[
    &binance::ADAPTER,
    &bybit::ADAPTER,
    &okx::ADAPTER,
    &gate::ADAPTER,
    &hyperliquid::ADAPTER,
    &deribit::ADAPTER,
    &coinbase::ADAPTER,
    &kraken::ADAPTER,
    &coingecko::ADAPTER,
    &alternative_me::ADAPTER,
];

/// The adapter of `venue`, if it is read at all.
pub fn adapter(venue: Venue) -> Option<&'static Adapter> {
    ALL.iter().copied().find(|adapter| adapter.venue == venue)
}

/// The feed of that venue and name.
pub fn feed(venue: Venue, name: &str) -> Option<(&'static Adapter, &'static Feed)> {
    let adapter = adapter(venue)?;
    adapter.feeds.iter().find(|feed| feed.name == name).map(|feed| (adapter, feed))
}

//! Binance's sockets: market streams by name, and requests.

use crate::cli::twin::binance::{self, House, by_symbol, klines, market_page, symbol};
use crate::cli::twin::book;
use crate::cli::twin::socket::Speaker;
use crate::cli::twin::wire::{Incoming, View, pairs, params, rate, text};
use crate::cli::twin::world::{Forced, Place};
use crate::market::Side;
use crate::units::{Millis, UnixMillis};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// How often a ticker or mark price is told.
const TICKERS_EVERY: Millis = Millis::SECOND;

/// Which streams an address carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carries {
    /// All of the spot house.
    Spot,
    /// The futures house's trading: tickers, bars, marks, liquidations.
    Market,
    /// The futures house's book, and each trade.
    Public,
}

impl Carries {
    fn house(self) -> House {
        if self == Self::Spot { House::Spot } else { House::Futures }
    }

    fn has(self, channel: &str) -> bool {
        let of_book = matches!(channel, "bookTicker" | "trade") || channel.starts_with("depth");
        match self {
            Self::Spot => !matches!(channel, "forceOrder" | "markPrice"),
            Self::Market => !of_book,
            Self::Public => of_book,
        }
    }
}

/// Streams of one house.
pub struct Streams {
    names: BTreeSet<String>,
    /// True where each message is wrapped with its stream's name.
    combined: bool,
    carries: Carries,
    told: UnixMillis,
    /// The newest change of each book that was told.
    books: BTreeMap<String, UnixMillis>,
}

impl Streams {
    /// The streams that an address names: `…/stream?streams=a/b` or `…/ws/a`.
    pub fn at(carries: Carries, path: &str, query: &str) -> Self {
        let path = path.trim_start_matches("/market").trim_start_matches("/public");
        let named = match path.strip_prefix("/ws") {
            Some(rest) => rest.trim_start_matches('/'),
            None => query.strip_prefix("streams=").unwrap_or(""),
        };
        let names = named.split('/').filter(|name| !name.is_empty()).map(str::to_owned).collect();
        Self {
            names,
            combined: path.starts_with("/stream"),
            carries,
            told: UnixMillis(0),
            books: BTreeMap::new(),
        }
    }

    /// What a stream has to say; `due` where the states are to be told again.
    fn said(&self, view: &View<'_>, name: &str, since: UnixMillis, due: bool) -> Vec<Value> {
        let house = self.carries.house();
        let Some((of, channel)) = name.split_once('@') else { return Vec::new() };
        let mut channel = channel.split('@').next().unwrap_or(channel);
        // `!miniTicker@arr` is of all symbols.
        let all = of.strip_prefix('!').filter(|_| channel == "arr");
        let places = if let Some(of_all) = all {
            channel = of_all;
            view.places(house.market())
        } else {
            by_symbol(view, &of.to_ascii_uppercase(), house).into_iter().collect()
        };
        if !self.carries.has(channel) {
            return Vec::new();
        }
        match channel {
            "forceOrder" => {
                return places.iter().flat_map(|place| forced(view, place, since)).collect();
            }
            "trade" | "aggTrade" => {
                let trades = |place| trades(view, place, since, channel);
                return places.iter().flat_map(trades).collect();
            }
            _ => {}
        }
        if !due {
            return Vec::new();
        }
        let states = places.iter().filter_map(|place| state(view, place, house, channel));
        if all.is_some() { vec![states.collect()] } else { states.collect() }
    }

    /// The place whose book a stream tells by its changes: `btcusdt@depth` at any pace.
    fn book<'w>(&self, view: &View<'w>, name: &str) -> Option<Place<'w>> {
        let (of, channel) = name.split_once('@')?;
        let changes = channel.split('@').next() == Some("depth") && self.carries.has("depth");
        let place = by_symbol(view, &of.to_ascii_uppercase(), self.carries.house());
        place.filter(|_| changes)
    }

    /// What became of a book since it was told of last.
    fn changed(&self, view: &View<'_>, name: &str) -> Vec<Value> {
        let Some(place) = self.book(view, name) else { return Vec::new() };
        let changes = book::changes(&place, self.books.get(name).copied(), view.now);
        changes.iter().map(|change| depth_update(&place, self.carries.house(), change)).collect()
    }

    fn wrapped(&self, stream: &str, data: &Value) -> String {
        if self.combined {
            json!({ "stream": stream, "data": data }).to_string()
        } else {
            data.to_string()
        }
    }
}

impl Speaker for Streams {
    fn hear(&mut self, _view: &View<'_>, message: &str) -> Vec<String> {
        let Ok(message) = serde_json::from_str::<Value>(message) else {
            return vec![json!({ "code": 3, "msg": "Invalid JSON" }).to_string()];
        };
        let names = message.get("params").and_then(Value::as_array);
        let names = names.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
        match message.get("method").and_then(Value::as_str) {
            Some("SUBSCRIBE") => {
                self.names.extend(names);
                // What is new is told at once.
                self.told = UnixMillis(0);
            }
            Some("UNSUBSCRIBE") => names.for_each(|name| {
                self.names.remove(&name);
                self.books.remove(&name);
            }),
            _ => return vec![json!({ "code": 2, "msg": "Invalid request" }).to_string()],
        }
        vec![json!({ "result": null, "id": message.get("id") }).to_string()]
    }

    fn tell(&mut self, view: &View<'_>, since: UnixMillis) -> Vec<String> {
        let due = view.now - self.told >= TICKERS_EVERY;
        if due {
            self.told = view.now;
        }
        let mut messages = Vec::new();
        for name in &self.names {
            let said = self.said(view, name, since, due);
            messages.extend(said.iter().map(|data| self.wrapped(name, data)));
            for data in self.changed(view, name) {
                messages.push(self.wrapped(name, &data));
            }
        }
        let changing = self.names.iter().filter(|name| self.book(view, name).is_some());
        let now = book::since(view.now);
        self.books = changing.map(|name| (name.clone(), now)).collect();
        messages
    }
}

/// What a channel of states says now.
fn state(view: &View<'_>, place: &Place<'_>, house: House, channel: &str) -> Option<Value> {
    Some(match channel {
        "depth5" | "depth10" | "depth20" => {
            let most = channel.trim_start_matches("depth").parse().ok()?;
            few_levels(view, place, house, most)
        }
        "markPrice" => mark_price(view, place),
        "ticker" => ticker(view, place, house),
        "miniTicker" => mini_ticker(view, place, house),
        "bookTicker" => book_ticker(view, place, house),
        _ => kline(view, place, house, channel.strip_prefix("kline_")?)?,
    })
}

fn mini_ticker(view: &View<'_>, place: &Place<'_>, house: House) -> Value {
    let row = binance::ticker(view, place, house);
    let of = |name: &str| row.get(name).cloned().unwrap_or_default();
    json!({
        "e": "24hrMiniTicker", "E": view.now.0, "s": symbol(place.asset),
        "c": of("lastPrice"), "o": of("openPrice"), "h": of("highPrice"), "l": of("lowPrice"),
        "v": of("volume"), "q": of("quoteVolume"),
    })
}

fn book_ticker(view: &View<'_>, place: &Place<'_>, house: House) -> Value {
    let row = binance::book_ticker(view, place, house);
    let of = |name: &str| row.get(name).cloned().unwrap_or_default();
    let mut told = json!({
        "u": view.now.0, "s": symbol(place.asset), "b": of("bidPrice"), "B": of("bidQty"),
        "a": of("askPrice"), "A": of("askQty"),
    });
    if house == House::Futures {
        told["e"] = "bookTicker".into();
        told["E"] = view.now.0.into();
        told["T"] = view.now.0.into();
    }
    told
}

/// The running bar.
fn kline(view: &View<'_>, place: &Place<'_>, house: House, interval: &str) -> Option<Value> {
    let length = klines::length(house, interval)?;
    let start = length.start(view.now);
    let bar = place.bar(start, length.of(start), view.now);
    Some(json!({
        "e": "kline", "E": view.now.0, "s": symbol(place.asset),
        "k": {
            "t": bar.start.0, "T": length.end(start).0 - 1, "s": symbol(place.asset),
            "i": interval, "f": 1, "L": 1_000, "n": 1_000, "x": false, "B": "0",
            "o": text(bar.open), "c": text(bar.close), "h": text(bar.high), "l": text(bar.low),
            "v": text(bar.volume), "q": text(bar.turnover()), "V": text(bar.taker_buy),
            "Q": text(bar.taker_buy * f64::midpoint(bar.open, bar.close)),
        },
    }))
}

fn mark_price(view: &View<'_>, place: &Place<'_>) -> Value {
    json!({
        "e": "markPriceUpdate", "E": view.now.0, "s": symbol(place.asset),
        "p": text(place.mark(view.now)), "P": text(place.mark(view.now)),
        "i": text(place.index(view.now)),
        "r": rate(place.funding(view.now).unwrap_or(0.0)), "T": place.next_funding(view.now).0,
    })
}

fn ticker(view: &View<'_>, place: &Place<'_>, house: House) -> Value {
    let row = binance::ticker(view, place, house);
    let of = |name: &str| row.get(name).cloned().unwrap_or_default();
    let mut told = json!({
        "e": "24hrTicker", "E": view.now.0, "s": symbol(place.asset),
        "p": of("priceChange"), "P": of("priceChangePercent"), "w": of("weightedAvgPrice"),
        "c": of("lastPrice"), "Q": of("lastQty"), "o": of("openPrice"), "h": of("highPrice"),
        "l": of("lowPrice"), "v": of("volume"), "q": of("quoteVolume"), "O": of("openTime"),
        "C": of("closeTime"), "F": of("firstId"), "L": of("lastId"), "n": of("count"),
    });
    if house == House::Spot {
        told["x"] = of("prevClosePrice");
        told["b"] = of("bidPrice");
        told["B"] = of("bidQty");
        told["a"] = of("askPrice");
        told["A"] = of("askQty");
    }
    told
}

/// The best levels of a book, which the futures house tells as if all of them had changed.
fn few_levels(view: &View<'_>, place: &Place<'_>, house: House, most: usize) -> Value {
    if house == House::Spot {
        return binance::depth(view, place, house, most);
    }
    let (bids, asks) = book::standing(place, view.now, most);
    let at = book::since(view.now);
    let before = at - Millis::SECOND;
    depth_update(place, house, &book::Change { at, before, bids, asks })
}

/// A book's change. The futures house tells the number before it as well.
fn depth_update(place: &Place<'_>, house: House, change: &book::Change) -> Value {
    let mut told = json!({
        "e": "depthUpdate", "E": change.at.0, "s": symbol(place.asset),
        "U": change.before.0 + 1, "u": change.at.0,
        "b": pairs(&change.bids), "a": pairs(&change.asks),
    });
    if house == House::Futures {
        told["T"] = change.at.0.into();
        told["pu"] = change.before.0.into();
    }
    told
}

/// Trades that closed a position by force; no others are played.
fn trades(view: &View<'_>, place: &Place<'_>, since: UnixMillis, channel: &str) -> Vec<Value> {
    let row = |event: &Forced| {
        let mut told = json!({
            "e": channel, "E": event.at.0, "T": event.at.0, "s": symbol(place.asset),
            "p": text(event.price), "q": text(event.coins),
            // The buyer was there first where a taker sold, and so closed a long.
            "m": event.closed == Side::Long,
        });
        if channel == "trade" {
            told["t"] = event.number.into();
            told["X"] = "MARKET".into();
        } else {
            for id in ["a", "f", "l"] {
                told[id] = event.number.into();
            }
        }
        told
    };
    place.forced(since, view.now).iter().map(row).collect()
}

/// At most one a second of a contract is told: the largest of that second.
fn forced(view: &View<'_>, place: &Place<'_>, since: UnixMillis) -> Vec<Value> {
    let mut told: Vec<Forced> = Vec::new();
    for event in place.forced(since, view.now) {
        match told.last_mut() {
            Some(last) if last.at.floor(Millis::SECOND) == event.at.floor(Millis::SECOND) => {
                if event.coins > last.coins {
                    *last = event;
                }
            }
            _ => told.push(event),
        }
    }
    told.iter()
        .map(|event| {
            // The side of the order: a sell closes a long.
            let side = if event.closed == Side::Long { "SELL" } else { "BUY" };
            let coins = text(event.coins);
            json!({
                "e": "forceOrder", "E": view.now.0,
                "o": {
                    "s": symbol(place.asset), "S": side, "o": "LIMIT", "f": "IOC",
                    "q": coins, "p": text(event.price), "ap": text(event.price),
                    "X": "FILLED", "l": coins, "z": coins, "T": event.at.0,
                },
            })
        })
        .collect()
}

/// Requests over a socket, answered like the same page over HTTP.
pub struct Requests(pub House);

impl Speaker for Requests {
    fn hear(&mut self, view: &View<'_>, message: &str) -> Vec<String> {
        let message: Value = serde_json::from_str(message).unwrap_or_default();
        let id = message.get("id").cloned().unwrap_or_default();
        let query = params(message.get("params"));
        let ask = Incoming { query, ..Incoming::default() };
        let method = message.get("method").and_then(Value::as_str).unwrap_or("");
        let page = method.replacen("ticker.", "ticker/", 1);
        let (status, name, told) = match market_page(view, &ask, self.0, &page) {
            Some(Ok(result)) => (200, "result", result),
            Some(Err((code, msg))) => (400, "error", json!({ "code": code, "msg": msg })),
            None => (400, "error", json!({ "code": -1000, "msg": "Unknown method." })),
        };
        let mut reply = json!({ "id": id, "status": status, "rateLimits": [] });
        reply[name] = told;
        vec![reply.to_string()]
    }

    fn tell(&mut self, _view: &View<'_>, _since: UnixMillis) -> Vec<String> {
        Vec::new()
    }
}

/// An address that was left: it connects and says nothing.
pub struct Silent;

impl Speaker for Silent {
    fn hear(&mut self, _view: &View<'_>, _message: &str) -> Vec<String> {
        Vec::new()
    }

    fn tell(&mut self, _view: &View<'_>, _since: UnixMillis) -> Vec<String> {
        Vec::new()
    }
}

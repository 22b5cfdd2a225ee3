//! Three made-up venues with one wire format, simple enough to script.
//!
//! An answer is `{"rows": […], "next": "2"}` or `{"refused": "code"}`; a socket message names its
//! feed or its request besides.

use serde_json::{Value, json};
use why_crypto_down::json as page_json;
use why_crypto_down::market::{
    Asset, Candle, ContractKind, ContractSize, ContractSpec, Coverage, FearGreed, Instrument, Kind,
    Liquidation, OpenInterest, OpenInterestAmount, PriceKind, Quote, Side, Ticker, Venue,
};
use why_crypto_down::units::{Coins, Millis, Price, UnixMillis};
use why_crypto_down::venues::{
    Adapter, Ask, Budget, Call, DecodeError, Decoded, Feed, KeepAlive, Node, Page, Problem,
    Readable, Reading, Request, Route, Scope, Socket, Want,
};

const BUDGET: Budget = Budget { capacity: 40, per_minute: 120 };

const BASE: Feed = Feed {
    name: "",
    template: "",
    yields: &[],
    serves: &[],
    scope: Scope::PerAsset,
    readable: Readable::Yes,
    http: None,
    call: None,
    stream: None,
    decode,
    cap_bytes: 64 * 1024,
    weight: 1,
    every: Millis::HOUR,
    pages: 1,
    keep: Millis(0),
    needs_specs: false,
    coverage: Coverage::Full,
};

/// Trusted by pages, best at everything, with a stream.
pub(crate) static FIRST: Adapter = Adapter {
    venue: Venue::Bybit,
    budget: BUDGET,
    sockets: &[SOCKET],
    attribution: None,
    feeds: &[
        Feed {
            name: "daily",
            serves: &[(Want::DailyCandles, 1)],
            yields: &[Kind::Candle],
            http: Some(|ask| get("first.example", "daily", ask)),
            keep: Millis::days(365),
            ..BASE
        },
        Feed {
            name: "hourly",
            serves: &[(Want::HourlyCandles, 1)],
            yields: &[Kind::Candle],
            http: Some(|ask| get("first.example", "hourly", ask)),
            keep: Millis::days(30),
            ..BASE
        },
        Feed {
            name: "history",
            serves: &[(Want::OpenInterestHistory, 1)],
            yields: &[Kind::OpenInterest],
            http: Some(|ask| get("first.example", "history", ask)),
            keep: Millis::days(30),
            pages: 3,
            ..BASE
        },
        Feed {
            name: "tickers",
            serves: &[(Want::Price, 1), (Want::OpenInterest, 1)],
            yields: &[Kind::Ticker, Kind::OpenInterest],
            http: Some(|ask| get("first.example", "tickers", ask)),
            every: Millis::seconds(10),
            ..BASE
        },
        Feed {
            name: "ws-tickers",
            serves: &[(Want::Price, 1), (Want::OpenInterest, 1)],
            yields: &[Kind::Ticker],
            stream: Some("public"),
            ..BASE
        },
        Feed {
            name: "ws-liquidations",
            serves: &[(Want::LiquidationLive, 1)],
            yields: &[Kind::Liquidation],
            stream: Some("public"),
            keep: Millis::days(1),
            ..BASE
        },
    ],
};

/// Second best; counts in contracts.
pub(crate) static SECOND: Adapter = Adapter {
    venue: Venue::Okx,
    budget: BUDGET,
    sockets: &[],
    attribution: None,
    feeds: &[
        Feed {
            name: "hourly",
            serves: &[(Want::HourlyCandles, 2)],
            yields: &[Kind::Candle],
            http: Some(|ask| get("second.example", "hourly", ask)),
            keep: Millis::days(30),
            ..BASE
        },
        Feed {
            name: "tickers",
            serves: &[(Want::Price, 2)],
            yields: &[Kind::Ticker],
            http: Some(|ask| get("second.example", "tickers", ask)),
            every: Millis::seconds(10),
            ..BASE
        },
        Feed {
            name: "interest",
            serves: &[(Want::OpenInterest, 2)],
            yields: &[Kind::OpenInterest],
            http: Some(|ask| get("second.example", "interest", ask)),
            needs_specs: true,
            ..BASE
        },
        Feed {
            name: "instruments",
            serves: &[(Want::ContractSpecs, 2)],
            yields: &[Kind::ContractSpec],
            scope: Scope::Global,
            http: Some(|ask| get("second.example", "instruments", ask)),
            every: Millis::DAY,
            ..BASE
        },
        Feed {
            name: "liquidations",
            serves: &[(Want::LiquidationHistory, 1)],
            yields: &[Kind::Liquidation],
            http: Some(|ask| get("second.example", "liquidations", ask)),
            keep: Millis::days(1),
            coverage: Coverage::Partial,
            every: Millis::minutes(5),
            ..BASE
        },
    ],
};

/// Tells liquidations: all that it has, or those up to an end that is asked for.
pub(crate) static SPANNED: Adapter = Adapter {
    venue: Venue::Deribit,
    budget: BUDGET,
    sockets: &[],
    attribution: None,
    feeds: &[
        Feed {
            name: "liquidations",
            http: Some(|ask| get("spanned.example", "liquidations", ask)),
            ..ENDING
        },
        Feed {
            name: "trades",
            http: Some(|ask| {
                let request = get("spanned.example", "trades", ask)?;
                Some(Request::get(format!("{}&end={}", request.url, ask.now)))
            }),
            ..ENDING
        },
    ],
};

const ENDING: Feed = Feed {
    serves: &[(Want::LiquidationHistory, 1)],
    yields: &[Kind::Liquidation],
    keep: Millis::days(1),
    every: Millis::minutes(5),
    ..BASE
};

/// Perhaps not readable by a page; some of it can be asked over a socket.
pub(crate) static DOUBTFUL: Adapter = Adapter {
    venue: Venue::Gate,
    budget: BUDGET,
    sockets: &[CALLS],
    attribution: None,
    feeds: &[
        Feed {
            name: "tickers",
            serves: &[(Want::Price, 3)],
            yields: &[Kind::Ticker],
            readable: Readable::Mixed,
            http: Some(|ask| get("doubtful.example", "tickers", ask)),
            every: Millis::seconds(10),
            ..BASE
        },
        Feed {
            name: "interest",
            serves: &[(Want::OpenInterest, 3)],
            yields: &[Kind::OpenInterest],
            readable: Readable::Unknown,
            http: Some(|ask| get("doubtful.example", "interest", ask)),
            call: Some(Call { socket: "calls", text: call }),
            every: Millis::seconds(30),
            ..BASE
        },
        Feed {
            name: "greed",
            serves: &[(Want::Sentiment, 1)],
            yields: &[Kind::FearGreed],
            scope: Scope::Global,
            http: Some(|ask| get("doubtful.example", "greed", ask)),
            keep: Millis::days(31),
            ..BASE
        },
    ],
};

const SOCKET: Socket = Socket {
    name: "public",
    url: "wss://first.example/public",
    subscribe: |assets, _| assets.iter().map(|asset| format!("subscribe {asset}")).collect(),
    keep_alive: Some(KeepAlive { every: Millis::seconds(20), text: |_| "ping".to_owned() }),
    route,
    longest: Some(Millis::HOUR),
};

const CALLS: Socket = Socket {
    name: "calls",
    url: "wss://doubtful.example/calls",
    subscribe: |_, _| Vec::new(),
    keep_alive: None,
    route,
    longest: None,
};

#[allow(clippy::unnecessary_wraps, reason = "the table of a venue wants it so")]
fn call(ask: &Ask<'_>, id: u64) -> Option<String> {
    Some(json!({ "id": id, "ask": ask.asset }).to_string())
}

/// No venue lists the coin `NONE`.
fn get(host: &str, feed: &str, ask: &Ask<'_>) -> Option<Request> {
    let coin = ask.asset.map_or_else(|| "all".to_owned(), |asset| asset.to_string());
    let page = ask.page.map(|page| format!("&page={}", page.0)).unwrap_or_default();
    (coin != "NONE").then(|| Request::get(format!("https://{host}/{feed}?coin={coin}{page}")))
}

fn route(message: &page_json::Value) -> Route {
    if let Some(id) = message.get("id").and_then(page_json::Value::as_u64) {
        return Route::Reply { id, at: &["reply"] };
    }
    if let Some(words) = message.get("no").and_then(page_json::Value::as_str) {
        return Route::Refused(words.to_owned());
    }
    match message.as_str() {
        Some("pong") => return Route::Quiet,
        Some("are you there") => return Route::Answer("yes".to_owned()),
        _ => {}
    }
    match message.get("feed").and_then(page_json::Value::as_str) {
        Some("ws-tickers") => Route::Feed("ws-tickers"),
        Some("ws-liquidations") => Route::Feed("ws-liquidations"),
        _ => Route::Unknown,
    }
}

pub(crate) fn perpetual(asset: Asset) -> Instrument {
    let symbol = format!("{asset}USDT");
    Instrument { asset, kind: ContractKind::Linear, quote: Quote::Usdt, symbol }
}

fn decode(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let refused = root.key("refused");
    if let Some(code) = refused.optional(Node::text)? {
        return Err(refused.blame(Problem::Refused { code: code.to_owned(), text: String::new() }));
    }
    let mut decoded = Decoded::default();
    for row in root.key("rows").rows()? {
        let read = decode_row(row, reading, &mut decoded);
        decoded.note(read);
    }
    decoded.next = root.key("next").optional(Node::text)?.map(|page| Page(page.to_owned()));
    Ok(decoded)
}

fn decode_row(row: Node<'_>, reading: &Reading<'_>, into: &mut Decoded) -> Result<(), DecodeError> {
    let coin = || {
        let coin = row.key("coin");
        Asset::new(coin.text()?).ok_or_else(|| coin.unknown_word()).map(perpetual)
    };
    // As of venues that do not say when: what they tell is of when it was seen.
    let at = || {
        row.key("at").optional(|at| at.json_millis(reading)).map(|at| at.unwrap_or(reading.seen))
    };
    let price = |key: &'static str| {
        row.key(key).optional(|node| node.json_number().and_then(|usd| node.as_price(usd)))
    };
    let kind = row.key("kind");
    match kind.text()? {
        "ticker" => into.push(
            &coin()?,
            Ticker {
                at: at()?,
                last: price("last")?,
                open_24h: price("open")?,
                mark: price("mark")?,
                index: None,
                volume_24h: None,
                turnover_24h: None,
            },
        ),
        "candle" => {
            let close = row.key("close");
            let close = close.json_number().and_then(|usd| close.as_price(usd))?;
            into.push(
                &coin()?,
                Candle {
                    start: at()?,
                    interval: Millis::HOUR,
                    open: close,
                    high: close,
                    low: close,
                    close,
                    volume: None,
                    taker_buy: None,
                },
            );
        }
        "interest" => {
            let amount = OpenInterestAmount::Coins(Coins(row.key("amount").json_number()?));
            into.push(&coin()?, OpenInterest { at: at()?, amount, mark: None, usd: None });
        }
        "contracts" => {
            let instrument = coin()?;
            let spec = reading
                .specs
                .spec(row.venue(), &instrument.symbol)
                .ok_or_else(|| row.blame(Problem::UnitUnknown(instrument.symbol.clone())))?;
            let contracts = row.key("contracts").json_number()?;
            let coins = spec.size.coins(contracts, None).unwrap_or(Coins(0.0));
            let amount = OpenInterestAmount::Coins(coins);
            into.push(&instrument, OpenInterest { at: at()?, amount, mark: None, usd: None });
        }
        "spec" => into.push(
            &coin()?,
            ContractSpec {
                contract: ContractKind::Linear,
                size: ContractSize::Coins(Coins(row.key("size").json_number()?)),
                tick_usd: None,
                max_leverage: None,
                funding_interval: None,
            },
        ),
        "liquidation" => {
            let price = Price::new(row.key("price").json_number()?).expect("a price");
            let amount = Coins(row.key("amount").json_number()?);
            into.push(
                &coin()?,
                Liquidation {
                    at: at()?,
                    closed: Side::Long,
                    price,
                    price_is: PriceKind::Fill,
                    amount,
                    notional: amount * price,
                    id: row.key("id").optional(Node::text)?.map(str::to_owned),
                },
            );
        }
        "greed" => into.push_global(FearGreed { at: at()?, index: 20, class: "Fear".to_owned() }),
        _ => return Err(kind.unknown_word()),
    }
    Ok(())
}

/// An answer of these rows.
pub(crate) fn rows(rows: &[Value]) -> String {
    json!({ "rows": rows }).to_string()
}

pub(crate) fn ticker(coin: &str, at: UnixMillis, last: f64) -> Value {
    json!({ "kind": "ticker", "coin": coin, "at": at, "last": last })
}

pub(crate) fn candle(coin: &str, at: UnixMillis, close: f64) -> Value {
    json!({ "kind": "candle", "coin": coin, "at": at, "close": close })
}

pub(crate) fn interest(coin: &str, at: UnixMillis, amount: f64) -> Value {
    json!({ "kind": "interest", "coin": coin, "at": at, "amount": amount })
}

pub(crate) fn liquidation(coin: &str, at: UnixMillis, amount: f64) -> Value {
    json!({ "kind": "liquidation", "coin": coin, "at": at, "price": 100.0, "amount": amount })
}

/// A socket message of these rows.
pub(crate) fn message(feed: &str, rows: &[Value]) -> String {
    json!({ "feed": feed, "rows": rows }).to_string()
}

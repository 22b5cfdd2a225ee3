//! Payloads that venues really sent, kept outside of the project: read when they are there.
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what went wrong and ends")]

#[path = "support/samples.rs"]
mod support;

use std::fs;
use support::{SEEN, feed, recordings, specs};
use why_crypto_down::market::{Asset, Venue};
use why_crypto_down::venues::{self, Reading};

/// A recorded file, the feed it is of, and how many facts it holds.
type Known = (Venue, &'static str, &'static str, usize);

const KNOWN: &[Known] = &[
    (Venue::Deribit, "http_get_instrument.json", "instrument", 1),
    (Venue::Deribit, "http_get_instruments.json", "instruments", 2),
    // None of the recorded trades was forced.
    (Venue::Deribit, "http_get_last_trades.json", "last-trades", 0),
    (Venue::Deribit, "http_get_tradingview_chart_data.json", "chart-hourly", 5),
    (Venue::Deribit, "ws_ticker.json", "ws-ticker", 3),
    (Venue::Deribit, "ws_trades.json", "ws-trades", 0),
    (Venue::Coinbase, "http_products.json", "advanced-products", 2),
    (Venue::Coinbase, "http_ticker.json", "advanced-ticker", 1),
    (Venue::Kraken, "http_asset_pairs.json", "asset-pairs", 1),
    (Venue::Kraken, "http_order_book.json", "depth", 1),
    (Venue::Kraken, "http_futures_candles_mark.json", "futures-candles", 3),
    (Venue::Kraken, "http_futures_candles_trade.json", "futures-candles", 3),
    (Venue::Kraken, "http_futures_historical_funding_rates.json", "futures-funding-history", 3),
    (Venue::Kraken, "http_futures_instruments.json", "futures-instruments", 3),
    (Venue::Kraken, "http_futures_orderbook.json", "futures-orderbook", 1),
    (Venue::Kraken, "ws_futures_ticker.json", "ws-futures-ticker", 3),
];

#[test]
fn recorded_payloads_are_read_by_their_feeds() {
    let Some(folder) = recordings() else { return };
    let specs = specs();
    let reading = Reading { seen: SEEN, asset: Some(Asset::BTC), specs: &specs };
    for &(venue, file, name, facts) in KNOWN {
        let Ok(text) = fs::read_to_string(folder.join(venue.id()).join(file)) else {
            println!("skipped: no {venue} {file}");
            continue;
        };
        let decoded = feed(venue, name).read(venue, &text, &reading).expect(file);
        assert_eq!(decoded.rows.len(), facts, "{venue} {file}: {decoded:?}");
        for row in &decoded.rows {
            assert_eq!(support::nonsense(&row.observation), None, "{venue} {file}");
        }
        println!("{venue} {file}: {facts} facts, {} rejected", decoded.rejected.len());
    }
}

#[test]
fn a_recorded_payload_is_read_or_refused_in_one_line_by_every_feed_of_its_venue() {
    let Some(folder) = recordings() else { return };
    let specs = specs();
    let reading = Reading { seen: SEEN, asset: Some(Asset::BTC), specs: &specs };
    for adapter in venues::ALL {
        let Ok(entries) = fs::read_dir(folder.join(adapter.venue.id())) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            let Ok(text) = fs::read_to_string(&path) else { continue };
            let mut readers = Vec::new();
            for feed in adapter.feeds {
                match feed.read(adapter.venue, &text, &reading) {
                    Ok(decoded) => {
                        for row in &decoded.rows {
                            assert_eq!(support::nonsense(&row.observation), None, "{path:?}");
                        }
                        readers.push(feed.name);
                    }
                    Err(error) => {
                        let line = error.to_string();
                        let start = format!("{} {}: ", adapter.venue.id(), feed.name);
                        assert!(line.starts_with(&start) && !line.contains('\n'), "{line}");
                    }
                }
            }
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            println!("{} {file}: read by {readers:?}", adapter.venue);
        }
    }
}

//! Fields that a venue documents and figures rest on, although a payload is read without them: a
//! ticker without its index price still tells a price. Where one is gone from a whole answer, it
//! most likely has another name.

use crate::json::Value;
use crate::market::Venue;

type Row = (Venue, &'static [&'static str], &'static [&'static str]);

const DOCUMENTED: &[Row] = &[
    (
        Venue::Bybit,
        &["tickers", "ws-tickers"],
        &[
            "lastPrice",
            "prevPrice24h",
            "markPrice",
            "indexPrice",
            "volume24h",
            "turnover24h",
            "openInterest",
            "openInterestValue",
            "fundingRate",
            "fundingIntervalHour",
            "nextFundingTime",
        ],
    ),
    (Venue::Bybit, &["instruments-info"], &["tickSize", "maxLeverage", "fundingInterval"]),
    (Venue::Bybit, &["risk-limit"], &["initialMargin", "maxLeverage", "mmDeduction"]),
    (
        Venue::Binance,
        &["ticker-24hr", "spot-ticker-24hr"],
        &["lastPrice", "openPrice", "volume", "quoteVolume"],
    ),
    (Venue::Binance, &["open-interest-hist"], &["sumOpenInterestValue"]),
    (Venue::Binance, &["premium-index"], &["indexPrice", "lastFundingRate", "nextFundingTime"]),
    (Venue::Binance, &["ws-ticker"], &["c", "o", "v", "q"]),
    (Venue::Binance, &["ws-mark-price"], &["i", "r", "T"]),
    (Venue::Binance, &["exchange-info", "spot-exchange-info"], &["filters"]),
    (Venue::Okx, &["ticker", "ws-tickers"], &["last", "open24h", "volCcy24h"]),
    (Venue::Okx, &["open-interest", "ws-open-interest"], &["oiCcy", "oiUsd"]),
    (Venue::Okx, &["funding-rate", "ws-funding-rate"], &["fundingTime", "nextFundingTime"]),
    (Venue::Okx, &["funding-rate-history"], &["realizedRate"]),
    (Venue::Okx, &["instruments"], &["tickSz", "lever"]),
    (Venue::Okx, &["position-tiers"], &["maxLever", "imr"]),
    (
        Venue::Gate,
        &["tickers", "ws-tickers"],
        &[
            "last",
            "change_percentage",
            "total_size",
            "volume_24h_base",
            "volume_24h_quote",
            "volume_24h_settle",
            "funding_rate",
            "mark_price",
            "index_price",
        ],
    ),
    (Venue::Gate, &["contracts"], &["order_price_round", "leverage_max", "funding_interval"]),
    (
        Venue::Gate,
        &[
            "contract-stats-5m",
            "contract-stats-1h",
            "contract-stats-4h",
            "contract-stats-1d",
            "ws-contract-stats",
        ],
        &[
            "long_liq_usd",
            "short_liq_usd",
            "open_interest_usd",
            "mark_price",
            "lsr_account",
            "lsr_taker",
            "long_taker_size",
            "short_taker_size",
        ],
    ),
    (Venue::Gate, &["risk-limit-tiers"], &["initial_rate", "leverage_max", "deduction"]),
    (
        Venue::Hyperliquid,
        &["meta-and-asset-ctxs", "xyz-meta-and-asset-ctxs", "ws-active-asset-ctx"],
        &["markPx", "oraclePx", "prevDayPx", "dayBaseVlm", "dayNtlVlm"],
    ),
    (Venue::Hyperliquid, &["meta"], &["marginTableId"]),
    (
        Venue::Deribit,
        &["book-summary", "book-summary-usdc"],
        &["last", "price_change", "volume", "volume_usd", "funding_8h", "estimated_delivery_price"],
    ),
    (
        Venue::Deribit,
        &["ws-ticker"],
        &["last_price", "index_price", "price_change", "volume", "volume_usd", "funding_8h"],
    ),
    (Venue::Deribit, &["instruments", "instrument"], &["tick_size", "max_leverage"]),
    (Venue::Kraken, &["futures-tickers"], &["last", "open24h", "markPrice", "indexPrice"]),
    (
        Venue::Kraken,
        &["ws-futures-ticker"],
        &["last", "markPrice", "index", "relative_funding_rate", "next_funding_rate_time"],
    ),
    (Venue::Kraken, &["futures-instruments"], &["tickSize"]),
    (
        Venue::CoinGecko,
        &["global"],
        &["market_cap_change_percentage_24h_usd", "market_cap_percentage", "total_volume"],
    ),
    (Venue::CoinGecko, &["coins-markets"], &["price_change_percentage_24h", "total_volume"]),
    (Venue::CoinGecko, &["treasury-bitcoin", "treasury-ethereum"], &["total_entry_value_usd"]),
    (Venue::CoinGecko, &["derivatives-exchanges"], &["open_interest_btc"]),
];

/// Fields that a venue began to send together: where one of them is there, so are the others.
const TOGETHER: &[(Venue, &[&str])] = &[(Venue::Gate, &["long_liq_usd_new", "short_liq_usd_new"])];

/// The documented fields that no row of the answer has, by the venue's own names.
pub(super) fn gone(venue: Venue, feed: &str, answer: &Value) -> Vec<&'static str> {
    let mut gone = Vec::new();
    for (of, feeds, fields) in DOCUMENTED {
        if *of == venue && feeds.contains(&feed) {
            gone.extend(fields.iter().copied().filter(|field| !has(answer, field)));
        }
    }
    for (of, fields) in TOGETHER {
        if *of == venue && fields.iter().any(|field| has(answer, field)) {
            gone.extend(fields.iter().copied().filter(|field| !has(answer, field)));
        }
    }
    gone
}

/// True where any object within has a member of that name.
fn has(value: &Value, name: &str) -> bool {
    match value {
        Value::Object(members) => {
            members.get(name).is_some() || members.iter().any(|(_, member)| has(member, name))
        }
        Value::Array(rows) => rows.iter().any(|row| has(row, name)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;
    use serde_json::json;

    /// What was written down here as one reads an answer.
    fn gone(feed: &str, answer: &serde_json::Value) -> Vec<&'static str> {
        let answer = json::read(&answer.to_string()).unwrap_or(Value::Null);
        super::gone(Venue::Gate, feed, &answer)
    }

    #[test]
    fn a_field_of_two_spellings_is_missed_by_the_one_that_is_gone() {
        let row = |long: &str, long_new: &str| {
            json!([{ long: 1, "short_liq_usd": 1, long_new: 1, "short_liq_usd_new": 1,
                     "open_interest_usd": 1, "mark_price": 1, "lsr_account": 1, "lsr_taker": 1,
                     "long_taker_size": 1, "short_taker_size": 1 }])
        };
        let gone = |row| gone("contract-stats-1h", &row);
        assert_eq!(gone(row("long_liq_usd", "long_liq_usd_new")), Vec::<&str>::new());
        assert_eq!(gone(row("other", "long_liq_usd_new")), ["long_liq_usd"]);
        assert_eq!(gone(row("long_liq_usd", "other")), ["long_liq_usd_new"]);
    }

    #[test]
    fn an_answer_from_before_the_second_spelling_lacks_nothing() {
        let row = json!({ "long_liq_usd": 1, "short_liq_usd": 1, "open_interest_usd": 1,
            "mark_price": 1, "lsr_account": 1, "lsr_taker": 1, "long_taker_size": 1,
            "short_taker_size": 1 });
        assert_eq!(gone("contract-stats-5m", &row), Vec::<&str>::new());
    }
}

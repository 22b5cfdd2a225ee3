//! Publishers of aggregates: `CoinGecko` and Alternative.me.
//! <https://docs.coingecko.com/reference/crypto-global>,
//! <https://alternative.me/crypto/fear-and-greed-index/>

use crate::cli::twin::iso;
use crate::cli::twin::scenario::Market;
use crate::cli::twin::wire::{Answer, Incoming, View, number, seconds};
use crate::market::Asset;
use crate::units::Millis;
use serde_json::{Value, json};

/// `CoinGecko`'s ids of the coins that are played.
const COINS: [(&str, &str); 4] =
    [("bitcoin", "BTC"), ("ethereum", "ETH"), ("solana", "SOL"), ("ripple", "XRP")];

/// Answers a request to `CoinGecko`.
pub fn coingecko(view: &View<'_>, ask: &Incoming) -> Answer {
    let found = match ask.path.strip_prefix("/api/v3/").unwrap_or("") {
        "ping" => Some(json!({ "gecko_says": "(V3) To the Moon!" })),
        "global" => global(view),
        "derivatives/exchanges" => Some(derivatives(view)),
        "companies/public_treasury/bitcoin" => Some(treasuries(view, Asset::BTC)),
        "companies/public_treasury/ethereum" => Some(treasuries(view, Asset::ETH)),
        "coins/markets" => Some(markets(view, ask)),
        _ => None,
    };
    match found {
        Some(body) => body.into(),
        None => Answer { status: 404, body: json!({ "error": "not found" }) },
    }
}

fn global(view: &View<'_>) -> Option<Value> {
    let world = view.world;
    let global = world.scenario.global.as_ref()?;
    let cap = |at| world.at(&global.market_cap_usd, at);
    let change = (cap(view.now) / cap(view.now - Millis::DAY) - 1.0) * 100.0;
    let dominance = world.at(&global.bitcoin_dominance_pct, view.now);
    Some(json!({ "data": {
        "active_cryptocurrencies": 17_500, "upcoming_icos": 0, "ongoing_icos": 49,
        "ended_icos": 3_376, "markets": 1_400,
        "total_market_cap": { "usd": number(cap(view.now)) },
        "total_volume": { "usd": number(world.at(&global.volume_24h_usd, view.now)) },
        "market_cap_percentage": { "btc": number(dominance) },
        "market_cap_change_percentage_24h_usd": number(change),
        "updated_at": seconds(view.now),
    } }))
}

fn derivatives(view: &View<'_>) -> Value {
    let venues = &view.world.scenario.derivatives_venues;
    venues
        .iter()
        .map(|venue| {
            json!({
                "name": venue.name, "id": venue.name.to_ascii_lowercase().replace(' ', "_"),
                "open_interest_btc": number(venue.open_interest_btc),
                "trade_volume_24h_btc": "0", "number_of_perpetual_pairs": 400,
                "number_of_futures_pairs": 10, "image": "", "year_established": null,
                "country": null, "description": "", "url": "",
            })
        })
        .collect()
}

fn treasuries(view: &View<'_>, coin: Asset) -> Value {
    let holders = &view.world.scenario.treasuries;
    let holders = if coin == Asset::BTC { holders.as_slice() } else { &[] };
    let price = view.place(coin, Market::Bybit).map_or(0.0, |place| place.price(view.now));
    let total: f64 = holders.iter().map(|holder| holder.holdings_coins).sum();
    let companies: Vec<Value> = holders
        .iter()
        .map(|holder| {
            json!({
                "name": holder.name, "symbol": holder.symbol, "country": "US",
                "total_holdings": number(holder.holdings_coins),
                "total_entry_value_usd": number(holder.cost_usd),
                "total_current_value_usd": number(holder.holdings_coins * price),
                "percentage_of_total_supply": number(holder.holdings_coins / 210_000.0),
            })
        })
        .collect();
    json!({
        "total_holdings": number(total), "total_value_usd": number(total * price),
        "market_cap_dominance": number(total / 210_000.0), "companies": companies,
    })
}

fn markets(view: &View<'_>, ask: &Incoming) -> Value {
    let ids = ask.get("ids");
    COINS
        .iter()
        .filter(|(id, _)| ids.is_none_or(|ids| ids.split(',').any(|wanted| wanted == *id)))
        .filter_map(|(id, ticker)| {
            let place = view.place(Asset::new(ticker)?, Market::Bybit)?;
            let now = view.now;
            let price = place.price(now);
            let change =
                |days| number((price / place.price(now - Millis::days(days)) - 1.0) * 100.0);
            let hour = number((price / place.price(now - Millis::HOUR) - 1.0) * 100.0);
            Some(json!({
                "id": id, "symbol": ticker.to_ascii_lowercase(), "name": id,
                "current_price": number(price), "last_updated": iso::text(now),
                "total_volume": number(place.volume(now - Millis::DAY, now) * price),
                "price_change_percentage_24h": change(1),
                "price_change_percentage_1h_in_currency": hour,
                "price_change_percentage_24h_in_currency": change(1),
                "price_change_percentage_7d_in_currency": change(7),
                "price_change_percentage_30d_in_currency": change(30),
            }))
        })
        .collect()
}

/// Answers a request to Alternative.me.
pub fn alternative_me(view: &View<'_>, ask: &Incoming) -> Answer {
    if ask.path.trim_end_matches('/') != "/fng" {
        return Answer { status: 404, body: json!({}) };
    }
    let limit = match ask.whole("limit") {
        Some(0) => usize::MAX,
        Some(limit) => usize::try_from(limit).unwrap_or(1),
        None => 1,
    };
    let first = view.world.end.floor(Millis::DAY);
    let told = view.world.scenario.fear_greed.iter();
    let published = told
        .map(|(day, index, class)| (first + Millis::days(*day), index, class))
        .filter(|row| row.0 <= view.now);
    let mut data: Vec<Value> = published
        .map(|(at, index, class)| {
            json!({
                "value": index.to_string(), "value_classification": class,
                "timestamp": seconds(at).to_string(),
            })
        })
        .collect();
    data.reverse();
    data.truncate(limit);
    if let Some(newest) = data.first_mut() {
        let next = view.now.floor(Millis::DAY) + Millis::DAY;
        newest["time_until_update"] = ((next - view.now).0 / 1_000).to_string().into();
    }
    json!({ "name": "Fear and Greed Index", "data": data, "metadata": { "error": null } }).into()
}

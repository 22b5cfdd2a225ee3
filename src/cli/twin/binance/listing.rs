//! What Binance lists, with every member that clients look for.

use crate::cli::twin::binance::{House, symbol};
use crate::cli::twin::wire::View;
use crate::cli::twin::world::Place;
use serde_json::{Value, json};

/// The listing of a house.
pub(super) fn exchange_info(view: &View<'_>, house: House, places: &[Place<'_>]) -> Value {
    let row = |place: &Place<'_>| match house {
        House::Spot => spot(place),
        House::Futures => perpetual(place),
    };
    json!({
        "timezone": "UTC",
        "serverTime": view.now.0,
        "futuresType": "U_MARGINED",
        "rateLimits": [{
            "rateLimitType": "REQUEST_WEIGHT", "interval": "MINUTE", "intervalNum": 1,
            "limit": 2_400,
        }],
        "exchangeFilters": [],
        "assets": [{ "asset": "USDT", "marginAvailable": true, "autoAssetExchange": "-10000" }],
        "symbols": places.iter().map(row).collect::<Vec<_>>(),
    })
}

fn filters() -> Value {
    json!([
        { "filterType": "PRICE_FILTER", "minPrice": "0.0001", "maxPrice": "4529764",
          "tickSize": "0.0001" },
        { "filterType": "LOT_SIZE", "minQty": "0.001", "maxQty": "10000000", "stepSize": "0.001" },
        { "filterType": "MARKET_LOT_SIZE", "minQty": "0.001", "maxQty": "1200000",
          "stepSize": "0.001" },
        { "filterType": "MAX_NUM_ORDERS", "limit": 200 },
        { "filterType": "MIN_NOTIONAL", "notional": "5" },
        { "filterType": "PERCENT_PRICE", "multiplierUp": "1.05", "multiplierDown": "0.95",
          "multiplierDecimal": "4" },
    ])
}

fn perpetual(place: &Place<'_>) -> Value {
    json!({
        "symbol": symbol(place.asset), "pair": symbol(place.asset), "contractType": "PERPETUAL",
        "deliveryDate": 4_133_404_800_000_i64, "onboardDate": 1_569_398_400_000_i64,
        "status": "TRADING",
        "maintMarginPercent": "2.5000", "requiredMarginPercent": "5.0000",
        "baseAsset": place.asset.ticker(), "quoteAsset": "USDT", "marginAsset": "USDT",
        "pricePrecision": 4, "quantityPrecision": 3, "baseAssetPrecision": 8, "quotePrecision": 8,
        "underlyingType": "COIN", "underlyingSubType": ["PoW"],
        "triggerProtect": "0.0500", "liquidationFee": "0.012500", "marketTakeBound": "0.05",
        "maxMoveOrderLimit": 10_000,
        "filters": filters(),
        "orderTypes": ["LIMIT", "MARKET"], "timeInForce": ["GTC", "IOC", "FOK", "GTX"],
    })
}

fn spot(place: &Place<'_>) -> Value {
    json!({
        "symbol": symbol(place.asset), "status": "TRADING",
        "baseAsset": place.asset.ticker(), "baseAssetPrecision": 8,
        "quoteAsset": "USDT", "quotePrecision": 8, "quoteAssetPrecision": 8,
        "baseCommissionPrecision": 8, "quoteCommissionPrecision": 8,
        "orderTypes": ["LIMIT", "MARKET"], "icebergAllowed": true, "ocoAllowed": true,
        "quoteOrderQtyMarketAllowed": true, "allowTrailingStop": true,
        "cancelReplaceAllowed": true, "isSpotTradingAllowed": true,
        "isMarginTradingAllowed": true,
        "filters": filters(),
        "permissions": [], "permissionSets": [["SPOT", "MARGIN"]],
        "defaultSelfTradePreventionMode": "EXPIRE_MAKER",
        "allowedSelfTradePreventionModes": ["EXPIRE_MAKER"],
    })
}

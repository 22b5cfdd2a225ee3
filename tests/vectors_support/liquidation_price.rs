//! Liquidation and bankruptcy prices of three families of contracts.

use super::{Kind, number, number_or_zero};
use serde_json::{Value, json};
use why_crypto_down::market::Side;
use why_crypto_down::metrics::liquidation_price::entry_margin::{
    InversePosition, LinearPosition, inverse_liquidation_price,
};
use why_crypto_down::metrics::liquidation_price::linear::Margin;
use why_crypto_down::metrics::liquidation_price::{
    MarginTier, TierBasis, TierTable, inverse, linear,
};
use why_crypto_down::units::{Coins, Fraction, Price, Usd};

pub(crate) const KIND: Kind =
    Kind { name: "liquidation_price", answer, functions_for_later: &[], fields_for_later: &[] };

fn answer(_function: &str, input: &Value) -> Option<Value> {
    let side = match input["side"].as_str()? {
        "long" => Side::Long,
        "short" => Side::Short,
        _ => return None,
    };
    let entry = Price::new(number(&input["entry"]))?;
    match input["contract"].as_str()? {
        "linear" => linear_prices(input, side, entry),
        "linear_bybit_entry_mm" => {
            let position = LinearPosition {
                side,
                size: Coins(number(&input["qty"])),
                entry,
                leverage: number(&input["leverage"]),
                extra: Usd(number_or_zero(&input["extra_margin"])),
            };
            let (rate, deduction) = (number(&input["mmr"]), number_or_zero(&input["deduction"]));
            let price = position.liquidation_price(Fraction(rate), Usd(deduction));
            Some(json!({
                "liquidation_price": price,
                "bankruptcy_price": position.bankruptcy_price(),
            }))
        }
        "inverse" => inverse_prices(input, side, entry),
        _ => None,
    }
}

fn linear_prices(input: &Value, side: Side, entry: Price) -> Option<Value> {
    let margin = Usd(number(&input["margin"]));
    let others_maintenance = Usd(number_or_zero(&input["other_maint_margin"]));
    let others_unrealised = Usd(number_or_zero(&input["other_upnl"]));
    let alone = others_maintenance == Usd(0.0) && others_unrealised == Usd(0.0);
    let margin = if alone {
        Margin::Isolated(margin)
    } else {
        Margin::Cross { wallet: margin, others_maintenance, others_unrealised }
    };
    let size = Coins(number(&input["qty"]));
    let position = linear::Position { side, size, entry, margin };
    let fee = Fraction(number_or_zero(&input["liq_fee_rate"]));
    let price = position.liquidation_price(&table(&input["tiers"])?, fee);
    Some(json!({
        "liquidation_price": price,
        "bankruptcy_price": position.bankruptcy_price(),
    }))
}

/// A single row is the tier that applies, whatever came before it in the venue's table.
fn table(rows: &Value) -> Option<TierTable> {
    let rows: Vec<MarginTier> = rows
        .as_array()?
        .iter()
        .map(|row| MarginTier {
            cap: row["cap"].as_f64(),
            rate: number(&row["mmr"]),
            deduction: number_or_zero(&row["deduction"]),
        })
        .collect();
    match rows.as_slice() {
        [only] => TierTable::one(only.rate, only.deduction).ok(),
        rows if rows.iter().all(|row| row.deduction == 0.0) => {
            TierTable::without_deductions(rows, TierBasis::Notional).ok()
        }
        rows => TierTable::with_deductions(rows).ok(),
    }
}

fn inverse_prices(input: &Value, side: Side, entry: Price) -> Option<Value> {
    let face = Usd(number(&input["usd_contracts"]));
    let leverage = number(&input["leverage"]);
    let extra = Coins(number_or_zero(&input["extra_margin_coin"]));
    let rate = number(&input["mmr"]);
    let deduction = number_or_zero(&input["deduction_coin"]);
    let position = inverse::Position::at_leverage(side, face, entry, leverage, extra)?;
    let tiers = TierTable::one(rate, deduction).ok()?;
    let fee = Fraction(number_or_zero(&input["liq_fee_rate"]));
    let older = InversePosition { side, face, entry, leverage, extra };
    Some(json!({
        "liquidation_price": position.liquidation_price(&tiers, fee),
        "liquidation_price_entry_mm_variant":
            inverse_liquidation_price(&older, Fraction(rate), Coins(deduction)),
        "bankruptcy_price": position.bankruptcy_price(),
    }))
}

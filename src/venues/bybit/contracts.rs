//! What Bybit says of its contracts, and its risk limits.
//! <https://bybit-exchange.github.io/docs/v5/market/instrument>,
//! <https://bybit-exchange.github.io/docs/v5/market/risk-limit>

use crate::market::{ContractKind, ContractSize, ContractSpec, RiskTier, TierCap};
use crate::units::sorted::Sorted;
use crate::units::{Coins, Fraction, Millis, Usd};
use crate::venues::adapter::{Decoded, Reading};
use crate::venues::bybit::rest::result;
use crate::venues::bybit::symbol;
use crate::venues::error::{DecodeError, Problem};
use crate::venues::node::Node;
use crate::venues::rows;

pub(super) fn instruments_info(
    root: Node<'_>,
    _reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    let result = result(root)?;
    let category = symbol::category(result.key("category"))?;
    Ok(rows::each(result.key("list").rows()?, |row, decoded| {
        // Only spot pairs have no contract type, and options, whose symbols are refused.
        let kind = match category {
            Some(kind) => kind,
            None => contract(row.key("contractType"))?,
        };
        let instrument = symbol::instrument(row.key("symbol"), Some(kind))?;
        // A linear contract is counted in coins; an inverse one is a dollar of face value.
        let size = if kind == ContractKind::Inverse {
            ContractSize::Usd(Usd(1.0))
        } else {
            ContractSize::Coins(Coins(1.0))
        };
        let leverage = row.key("leverageFilter").key("maxLeverage");
        decoded.push(
            &instrument,
            ContractSpec {
                contract: kind,
                size,
                tick_usd: row.key("priceFilter").key("tickSize").optional(Node::text_above_zero)?,
                max_leverage: leverage.optional(Node::text_above_zero)?,
                funding_interval: row.key("fundingInterval").optional(interval)?.flatten(),
            },
        );
        Ok(())
    }))
}

fn contract(node: Node<'_>) -> Result<ContractKind, DecodeError> {
    let kind = node.optional(|node| match node.text()? {
        "LinearPerpetual" | "LinearFutures" => Ok(ContractKind::Linear),
        "InversePerpetual" | "InverseFutures" => Ok(ContractKind::Inverse),
        _ => Err(node.unknown_word()),
    })?;
    Ok(kind.unwrap_or(ContractKind::Spot))
}

/// Minutes, and 0 for a contract without funding. No contract is funded more often than each hour,
/// so that a number of a day's hours or less is hours, as some records have it.
fn interval(node: &Node<'_>) -> Result<Option<Millis>, DecodeError> {
    match node.json_whole()? {
        0 => Ok(None),
        hours @ 1..=24 => Ok(Some(Millis::hours(hours))),
        minutes @ 60..=10_080 => Ok(Some(Millis::minutes(minutes))),
        other => Err(node.blame(Problem::OutOfRange(other.to_string()))),
    }
}

/// Rows come with the smallest positions first, contract by contract. The cap is a notional in
/// dollars, for inverse contracts in coins.
pub(super) fn risk_limit(root: Node<'_>, _reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let result = result(root)?;
    let category = symbol::category(result.key("category"))?;
    let mut counts: Sorted<String, u32> = Sorted::new();
    Ok(rows::each(result.key("list").rows()?, |row, decoded| {
        let instrument = symbol::instrument(row.key("symbol"), category)?;
        let tier = counts.get(&instrument.symbol).map_or(1, |count| count + 1);
        counts.insert(instrument.symbol.clone(), tier);
        let inverse = instrument.kind == ContractKind::Inverse;
        let limit = row.key("riskLimitValue");
        let cap = if inverse { TierCap::Coins(limit.coins()?) } else { TierCap::Usd(limit.usd()?) };
        let deduction = row.key("mmDeduction").optional(Node::usd)?;
        let max_leverage = row.key("maxLeverage").optional(Node::text_above_zero)?;
        let scale =
            margin_scale(row.key("initialMargin").optional(Node::text_above_zero)?, max_leverage);
        let margin = |node: &Node<'_>| -> Result<Fraction, DecodeError> {
            node.text_number().and_then(|share| node.as_share(share * scale))
        };
        decoded.push(
            &instrument,
            RiskTier {
                tier,
                cap,
                maintenance_margin: margin(&row.key("maintenanceMargin"))?,
                initial_margin: row.key("initialMargin").optional(margin)?,
                max_leverage,
                // In coins for an inverse contract, which is no dollar figure.
                deduction: deduction.filter(|_| !inverse),
            },
        );
        Ok(())
    }))
}

/// What turns the margins of a row into fractions. The venue's reference shows both 0.01 and, as a
/// percentage, 1 for the same leverage of 100; the two differ a hundredfold, and the initial margin
/// is one part in `max_leverage`, so that the row itself says which it is.
fn margin_scale(initial: Option<f64>, max_leverage: Option<f64>) -> f64 {
    match (initial, max_leverage) {
        (Some(initial), Some(leverage)) if initial * leverage > 10.0 => 0.01,
        _ => 1.0,
    }
}

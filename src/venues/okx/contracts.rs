//! OKX's contracts: what they are, how positions are tiered, how they are liquidated.
//! <https://www.okx.com/docs-v5/en/#public-data-rest-api-get-instruments>,
//! <https://www.okx.com/docs-v5/en/#public-data-websocket-liquidation-orders-channel>

use crate::market::{
    ContractKind, ContractSize, ContractSpec, Instrument, Liquidation, PriceKind, RiskTier, Side,
    TierCap,
};
use crate::units::decimal::plain;
use crate::units::{Coins, Fraction, Usd};
use crate::venues::adapter::{Decoded, Reading};
use crate::venues::error::{DecodeError, Problem};
use crate::venues::node::Node;
use crate::venues::okx::{answer, ask, symbol};
use crate::venues::rows;

pub(super) fn instruments(root: Node<'_>, _reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let data = answer::data(root, |channel| channel == "instruments")?;
    answer::each(root, data, |row, instrument, into| {
        // Trades and tickers name instruments too; only a specification has a price step.
        row.key("tickSz").text()?;
        let (contract, size) = if instrument.kind == ContractKind::Spot {
            (ContractKind::Spot, ContractSize::Coins(Coins(1.0)))
        } else {
            contract_size(row, instrument)?
        };
        let instrument = Instrument { kind: contract, ..instrument.clone() };
        into.push(
            &instrument,
            ContractSpec {
                contract,
                size,
                tick_usd: row.key("tickSz").optional(Node::text_above_zero)?,
                max_leverage: row.key("lever").optional(Node::text_above_zero)?,
                // Told by the funding-rate feed alone.
                funding_interval: None,
            },
        );
        Ok(())
    })
}

/// One contract is `ctVal` × `ctMult` of `ctValCcy`: the coin where it is linear, dollars where it
/// is inverse.
fn contract_size(
    row: Node<'_>,
    instrument: &Instrument,
) -> Result<(ContractKind, ContractSize), DecodeError> {
    let value = row.key("ctVal");
    let each = value.text_number()? * row.key("ctMult").text_number()?;
    if each <= 0.0 {
        return Err(value.blame(Problem::OutOfRange(plain(each))));
    }
    let kind = row.key("ctType");
    let currency = row.key("ctValCcy");
    match (kind.text()?, currency.text()?) {
        ("linear", coin) if coin == instrument.asset.ticker() => {
            Ok((ContractKind::Linear, ContractSize::Coins(Coins(each))))
        }
        ("inverse", "USD") => Ok((ContractKind::Inverse, ContractSize::Usd(Usd(each)))),
        ("linear" | "inverse", _) => Err(currency.unknown_word()),
        _ => Err(kind.unknown_word()),
    }
}

pub(super) fn position_tiers(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    Ok(rows::each(answer::data(root, |_| false)?.rows()?, |row, into| {
        let (instrument, tier) = tier(row, reading)?;
        into.push(&instrument, tier);
        Ok(())
    }))
}

fn tier(row: Node<'_>, reading: &Reading<'_>) -> Result<(Instrument, RiskTier), DecodeError> {
    let instrument = tiered(row)?;
    let number = row.key("tier");
    let tier = u32::try_from(number.text_whole()?)
        .ok()
        .filter(|&tier| tier > 0)
        .ok_or_else(|| number.unknown_word())?;
    let cap = row.key("maxSz");
    let cap = match cap.optional(|node| node.text_number().and_then(|n| node.not_negative(n)))? {
        None => TierCap::None,
        Some(coins) if instrument.kind == ContractKind::Spot => TierCap::Coins(Coins(coins)),
        Some(contracts) => reading
            .specs
            .spec(row.venue(), &instrument.symbol)
            .map(|spec| match spec.size {
                ContractSize::Coins(each) => TierCap::Coins(each * contracts),
                ContractSize::Usd(each) => TierCap::Usd(each * contracts),
            })
            .ok_or_else(|| answer::unit_unknown(cap, &instrument))?,
    };
    let rate = |key| -> Result<Fraction, DecodeError> {
        let node = row.key(key);
        node.text_number().and_then(|rate| node.as_share(rate))
    };
    let tier = RiskTier {
        tier,
        cap,
        maintenance_margin: rate("mmr")?,
        initial_margin: row.key("imr").is_present().then(|| rate("imr")).transpose()?,
        max_leverage: row.key("maxLever").optional(Node::text_above_zero)?,
        deduction: None,
    };
    Ok((instrument, tier))
}

/// A row names the family of a contract, or the pair that is lent for.
fn tiered(row: Node<'_>) -> Result<Instrument, DecodeError> {
    let of_family = row.key("instFamily");
    let named = if of_family.is_present() { of_family } else { row.key("instId") };
    let pair = symbol::instrument(named)?;
    if !of_family.is_present() || pair.kind != ContractKind::Spot {
        return Ok(pair);
    }
    let kind =
        if named.text()?.ends_with("-USD") { ContractKind::Inverse } else { ContractKind::Linear };
    Ok(Instrument { kind, symbol: format!("{}-SWAP", pair.symbol), ..pair })
}

pub(super) fn liquidation_orders(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    let data = answer::data(root, |channel| channel == "liquidation-orders")?;
    let mut times = Vec::new();
    let mut decoded = answer::each(root, data, |row, instrument, into| {
        for detail in row.key("details").rows()? {
            times.push(time(detail).text_whole());
            // Loans are liquidated as well; they are not asked for and their unit is another.
            if instrument.kind != ContractKind::Spot {
                let read = liquidation(detail, instrument, reading)
                    .map(|liquidation| into.push(instrument, liquidation));
                into.note(read);
            }
        }
        Ok(())
    })?;
    if !answer::is_pushed(root) {
        decoded.next = answer::page_before(times.into_iter(), ask::ROWS);
    }
    Ok(decoded)
}

/// `ts`, or `time` as older answers call it.
fn time(detail: Node<'_>) -> Node<'_> {
    let ts = detail.key("ts");
    if ts.is_present() || !detail.key("time").is_present() { ts } else { detail.key("time") }
}

fn liquidation(
    detail: Node<'_>,
    instrument: &Instrument,
    reading: &Reading<'_>,
) -> Result<Liquidation, DecodeError> {
    let price = detail.key("bkPx").price()?;
    let size = detail.key("sz");
    let contracts = size.text_number().and_then(|contracts| size.not_negative(contracts))?;
    let spec = reading.specs.spec(detail.venue(), &instrument.symbol);
    let (amount, notional) = spec
        .map(|spec| spec.size)
        .and_then(|each| {
            Some((each.coins(contracts, Some(price))?, each.usd(contracts, Some(price))?))
        })
        .ok_or_else(|| answer::unit_unknown(size, instrument))?;
    Ok(Liquidation {
        at: time(detail).text_millis(reading)?,
        closed: closed_side(detail)?,
        price,
        price_is: PriceKind::Bankruptcy,
        amount,
        notional,
        id: None,
    })
}

/// `posSide` names the position. An account in net mode has no such name: there the order tells,
/// and a forced sell closes a long.
fn closed_side(detail: Node<'_>) -> Result<Side, DecodeError> {
    let position = detail.key("posSide");
    match position.optional(Node::text)? {
        Some("long") => Ok(Side::Long),
        Some("short") => Ok(Side::Short),
        None | Some("net") => {
            let order = detail.key("side");
            match order.text()? {
                "sell" => Ok(Side::Long),
                "buy" => Ok(Side::Short),
                _ => Err(order.unknown_word()),
            }
        }
        Some(_) => Err(position.unknown_word()),
    }
}

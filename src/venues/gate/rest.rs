//! Gate's other REST answers. <https://www.gate.com/docs/developers/apiv4/en/#futures>

use crate::market::{
    ContractKind, ContractSize, ContractSpec, Depth, DepthRow, Funding, Liquidation, OpenInterest,
    OpenInterestAmount, PriceKind, RiskTier, Side, Ticker, TierCap,
};
use crate::units::decimal::plain;
use crate::units::{Coins, Fraction, Millis, Price, UnixMillis, Usd};
use crate::venues::adapter::{Decoded, Reading};
use crate::venues::bar::{self, Prices};
use crate::venues::error::{DecodeError, Problem};
use crate::venues::gate::{answer, symbol};
use crate::venues::node::Node;
use crate::venues::rows;

/// One contract, or a list of them.
pub(super) fn contracts(root: Node<'_>, _reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    Ok(rows::each(rows::one_or_many(answer::answer(root)?)?, |row, into| {
        let instrument = symbol::instrument(row.key("name"))?;
        let multiplier = row.key("quanto_multiplier");
        let each = multiplier.either_amount()?;
        let size = match instrument.kind {
            // Margined in coins: a contract is one dollar, and the multiplier stays zero.
            ContractKind::Inverse if each == 0.0 => ContractSize::Usd(Usd(1.0)),
            ContractKind::Linear if each > 0.0 => ContractSize::Coins(Coins(each)),
            _ => return Err(multiplier.blame(Problem::OutOfRange(plain(each)))),
        };
        let paid = row.key("funding_interval");
        let seconds = paid.optional(Node::either_whole)?;
        if seconds.is_some_and(|seconds| !(1..=86_400).contains(&seconds)) {
            return Err(paid.blame(Problem::OutOfRange(format!("{} s", seconds.unwrap_or(0)))));
        }
        into.push(
            &instrument,
            ContractSpec {
                contract: instrument.kind,
                size,
                tick_usd: row.key("order_price_round").optional(Node::either_above_zero)?,
                max_leverage: row.key("leverage_max").optional(Node::either_above_zero)?,
                funding_interval: seconds.map(Millis::seconds),
            },
        );
        Ok(())
    }))
}

pub(super) fn tickers(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let rows = answer::answer(root)?.rows()?;
    // The answer carries no time.
    Ok(rows::each(rows, |row, into| ticker(row, reading.seen, reading, into)))
}

/// One ticker, over REST or pushed.
pub(super) fn ticker(
    row: Node<'_>,
    at: UnixMillis,
    reading: &Reading<'_>,
    into: &mut Decoded,
) -> Result<(), DecodeError> {
    let instrument = symbol::instrument(row.key("contract"))?;
    let last = answer::price_if_any(row.key("last"))?;
    let mark = answer::price_if_any(row.key("mark_price"))?;
    if last.is_none() && mark.is_none() {
        return Err(row.key("last").blame(Problem::Missing));
    }
    let amount = |key| row.key(key).optional(Node::either_amount);
    let ticker = Ticker {
        at,
        last,
        open_24h: open_24h(row.key("change_percentage"), last)?,
        mark,
        index: answer::price_if_any(row.key("index_price"))?,
        volume_24h: amount("volume_24h_base")?.map(Coins),
        turnover_24h: amount("volume_24h_quote")?.map(Usd),
    };
    let fraction = row.key("funding_rate").optional(Node::either_number)?.map(Fraction);
    let open = row.key("total_size");
    let contracts = open.optional(Node::either_amount)?;
    let spec = reading.specs.spec(row.venue(), &instrument.symbol);
    into.push(&instrument, ticker);
    if let Some(fraction) = fraction {
        let interval = spec.and_then(|spec| spec.funding_interval);
        into.push(&instrument, Funding { at, fraction, interval, next: None });
    }
    if let Some(contracts) = contracts {
        let amount = match spec.map(|spec| spec.size) {
            Some(ContractSize::Coins(each)) => OpenInterestAmount::Coins(each * contracts),
            Some(ContractSize::Usd(each)) => OpenInterestAmount::Usd(each * contracts),
            None => return Err(open.blame(Problem::UnitUnknown(instrument.symbol))),
        };
        into.push(&instrument, OpenInterest { at, amount, mark, usd: None });
    }
    Ok(())
}

/// The price 24 hours before, from the change in percent since.
fn open_24h(change: Node<'_>, last: Option<Price>) -> Result<Option<Price>, DecodeError> {
    let (Some(percent), Some(last)) = (change.optional(Node::either_number)?, last) else {
        return Ok(None);
    };
    if percent <= -100.0 {
        return Err(change.blame(Problem::OutOfRange(plain(percent))));
    }
    change.as_price(last.usd() / (1.0 + percent / 100.0)).map(Some)
}

pub(super) fn candlesticks_hourly(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    candlesticks(root, reading, Millis::HOUR)
}
pub(super) fn candlesticks_daily(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    candlesticks(root, reading, Millis::DAY)
}

fn candlesticks(
    root: Node<'_>,
    reading: &Reading<'_>,
    asked: Millis,
) -> Result<Decoded, DecodeError> {
    let answer = answer::answer(root)?;
    let instrument = answer::subject(root, reading)?;
    let starts: Vec<_> =
        answer.rows()?.filter_map(|row| row.key("t").either_instant(reading).ok()).collect();
    let interval = bar::interval(&starts, asked);
    Ok(rows::each(answer.rows()?, |row, into| {
        let prices = Prices {
            open: row.key("o").either_price()?,
            high: row.key("h").either_price()?,
            low: row.key("l").either_price()?,
            close: row.key("c").either_price()?,
        };
        let start = row.key("t").either_instant(reading)?;
        // In contracts; bars of marks and indices have none.
        let traded = row.key("v").optional(Node::either_amount)?;
        let volume = traded.and_then(|contracts| {
            answer::known_coins(row, contracts, &instrument, Some(prices.close), reading)
        });
        into.push(&instrument, bar::candle(row, start, interval, prices, volume, None)?);
        Ok(())
    }))
}

pub(super) fn funding_rate(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let answer = answer::answer(root)?;
    let instrument = answer::subject(root, reading)?;
    Ok(rows::each(answer.rows()?, |row, into| {
        let at = row.key("t").either_instant(reading)?;
        let fraction = Fraction(row.key("r").either_number()?);
        into.push(&instrument, Funding { at, fraction, interval: None, next: None });
        Ok(())
    }))
}

/// Liquidations of the last hour. `size` is the "user position size", so that its sign is the
/// position's; `order_size`, of the opposite sign, is what was sold or bought to close it.
pub(super) fn liq_orders(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let rows = answer::answer(root)?.rows()?;
    Ok(rows::each(rows, |row, into| {
        let instrument = symbol::instrument(row.key("contract"))?;
        let size = row.key("size");
        let position = size.either_number()?;
        let order = row.key("order_size").optional(Node::either_number)?;
        if position == 0.0 || order.is_some_and(|order| order * position >= 0.0) {
            let sizes = format!("position {position}, order {}", order.unwrap_or(0.0));
            return Err(size.blame(Problem::OutOfRange(sizes)));
        }
        let closed = if position > 0.0 { Side::Long } else { Side::Short };
        let price = row.key("fill_price").either_price()?;
        let contracts = order.unwrap_or(position).abs();
        let amount = answer::coins(size, contracts, &instrument, Some(price), reading)?;
        into.push(
            &instrument,
            Liquidation {
                at: row.key("time").either_instant(reading)?,
                closed,
                price,
                price_is: PriceKind::Average,
                amount,
                notional: amount * price,
                id: None,
            },
        );
        Ok(())
    }))
}

pub(super) fn risk_limit_tiers(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    let rows = answer::answer(root)?.rows()?;
    Ok(rows::each(rows, |row, into| {
        let instrument = symbol::of_row(row, reading)?;
        let number = row.key("tier");
        let tier = number.either_whole()?;
        let tier = u32::try_from(tier)
            .ok()
            .filter(|&tier| tier > 0)
            .ok_or_else(|| number.blame(Problem::OutOfRange(tier.to_string())))?;
        let rate = |node: &Node<'_>| node.either_number().and_then(|rate| node.as_share(rate));
        into.push(
            &instrument,
            RiskTier {
                tier,
                cap: TierCap::Usd(Usd(row.key("risk_limit").either_amount()?)),
                maintenance_margin: rate(&row.key("maintenance_rate"))?,
                initial_margin: row.key("initial_rate").optional(rate)?,
                max_leverage: row.key("leverage_max").optional(Node::either_above_zero)?,
                deduction: row.key("deduction").optional(Node::either_amount)?.map(Usd),
            },
        );
        Ok(())
    }))
}

pub(super) fn order_book(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let book = answer::answer(root)?;
    let instrument = answer::subject(root, reading)?;
    let at = book.key("current").either_instant(reading)?;
    let side = |key| -> Result<Vec<DepthRow>, DecodeError> {
        book.key(key)
            .rows()?
            .map(|level| {
                let price = level.key("p").either_price()?;
                let size = level.key("s");
                let contracts = size.either_amount()?;
                let amount = answer::coins(size, contracts, &instrument, Some(price), reading)?;
                Ok(DepthRow { price, amount })
            })
            .collect()
    };
    let mut decoded = Decoded::default();
    decoded.push(&instrument, Depth { at, bids: side("bids")?, asks: side("asks")? });
    Ok(decoded)
}

//! Bybit's REST answers: prices and what is open.
//! <https://bybit-exchange.github.io/docs/v5/market/tickers> and neighbours.
//!
//! Linear contracts and spot are counted in coins, with a turnover in dollars. Inverse contracts are
//! the other way round: counted in dollars of face value, with a turnover in coins.

use crate::market::{
    ContractKind, Depth, Funding, Instrument, LongShort, OpenInterest, OpenInterestAmount, Ticker,
};
use crate::units::{Coins, Millis, UnixMillis};
use crate::venues::adapter::{Decoded, Page, Reading};
use crate::venues::bar::{self, Prices};
use crate::venues::book;
use crate::venues::bybit::symbol;
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::Node;
use crate::venues::rows;

/// The `result` of an answer that says it is one.
pub(super) fn result(root: Node<'_>) -> Result<Node<'_>, DecodeError> {
    let code = root.key("retCode");
    match code.json_whole()? {
        0 => Ok(root.key("result")),
        refused => {
            let text = root.key("retMsg").text().unwrap_or_default();
            Err(code.blame(Problem::Refused { code: refused.to_string(), text: quote(text) }))
        }
    }
}

/// The instrument of an answer that is about one symbol; the venue spells it in `result`.
fn only_symbol(result: Node<'_>) -> Result<Instrument, DecodeError> {
    symbol::instrument(result.key("symbol"), symbol::category(result.key("category"))?)
}

pub(super) fn tickers(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let result = result(root)?;
    let at = root.key("time").json_millis(reading)?;
    let category = symbol::category(result.key("category"))?;
    Ok(rows::each(result.key("list").rows()?, |row, decoded| {
        // Other answers also list symbols. Only a ticker has this field, and always.
        row.key("lastPrice").text()?;
        ticker_row(row, category, at, decoded)
    }))
}

/// One ticker, whole or only the fields that changed.
pub(super) fn ticker_row(
    row: Node<'_>,
    category: Option<ContractKind>,
    at: UnixMillis,
    into: &mut Decoded,
) -> Result<(), DecodeError> {
    // Only spot pairs have this field, and on the sockets nothing else tells them from a perpetual.
    let spot = row.key("usdIndexPrice").is_present().then_some(ContractKind::Spot);
    let instrument = symbol::instrument(row.key("symbol"), category.or(spot))?;
    let inverse = instrument.kind == ContractKind::Inverse;
    let mark = row.key("markPrice").optional(Node::price)?;
    let (volume, turnover) = (row.key("volume24h"), row.key("turnover24h"));
    let (coins, dollars) = if inverse { (turnover, volume) } else { (volume, turnover) };
    let ticker = Ticker {
        at,
        last: row.key("lastPrice").optional(Node::price)?,
        open_24h: row.key("prevPrice24h").optional(Node::price)?,
        mark,
        index: row.key("indexPrice").optional(Node::price)?,
        volume_24h: coins.optional(Node::coins)?,
        turnover_24h: dollars.optional(Node::usd)?,
    };
    let open = row.key("openInterest").optional(|node| open_amount(*node, &instrument))?;
    // The value of an inverse contract's open interest is in coins.
    let value = row.key("openInterestValue").optional(Node::usd)?.filter(|_| !inverse);
    let rate = row.key("fundingRate").optional(Node::fraction)?;
    let interval = row.key("fundingIntervalHour").optional(|node| {
        node.text_whole().and_then(|hours| node.as_interval(hours, Millis::HOUR))
    })?;
    // A dated future is paid nothing: its next payment is 0.
    let next = row.key("nextFundingTime").optional(|node| match node.text_whole()? {
        0 => Ok(None),
        at => node.plausible(UnixMillis(at)).map(Some),
    })?;
    let facts = (ticker.last, ticker.open_24h, mark, ticker.index, ticker.volume_24h);
    if facts != (None, None, None, None, None) || ticker.turnover_24h.is_some() {
        into.push(&instrument, ticker);
    }
    if let Some(amount) = open {
        into.push(&instrument, OpenInterest { at, amount, mark, usd: value });
    }
    if let Some(fraction) = rate {
        into.push(&instrument, Funding { at, fraction, interval, next: next.flatten() });
    }
    Ok(())
}

/// Open interest in the unit that the contract is counted in.
fn open_amount(node: Node<'_>, of: &Instrument) -> Result<OpenInterestAmount, DecodeError> {
    if of.kind == ContractKind::Inverse {
        node.usd().map(OpenInterestAmount::Usd)
    } else {
        node.coins().map(OpenInterestAmount::Coins)
    }
}

pub(super) fn kline_hourly(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    kline(root, reading, Millis::HOUR)
}
pub(super) fn kline_daily(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    kline(root, reading, Millis::DAY)
}

fn kline(root: Node<'_>, reading: &Reading<'_>, interval: Millis) -> Result<Decoded, DecodeError> {
    let result = result(root)?;
    let instrument = only_symbol(result)?;
    let traded = if instrument.kind == ContractKind::Inverse { 6 } else { 5 };
    let decoded = rows::each(result.key("list").rows()?, |row, decoded| {
        let prices = Prices {
            open: row.index(1).price()?,
            high: row.index(2).price()?,
            low: row.index(3).price()?,
            close: row.index(4).price()?,
        };
        let start = row.index(0).text_millis(reading)?;
        let volume: Coins = row.index(traded).coins()?;
        let candle = bar::candle(row, start, interval, prices, Some(volume), None)?;
        decoded.push(&instrument, candle);
        Ok(())
    });
    #[cfg(not(target_arch = "wasm32"))]
    let decoded = bar::measured(decoded, interval);
    Ok(decoded)
}

pub(super) fn open_interest(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let result = result(root)?;
    let instrument = only_symbol(result)?;
    let mut decoded = rows::each(result.key("list").rows()?, |row, decoded| {
        let at = row.key("timestamp").text_millis(reading)?;
        let amount = open_amount(row.key("openInterest"), &instrument)?;
        decoded.push(&instrument, OpenInterest { at, amount, mark: None, usd: None });
        Ok(())
    });
    decoded.next =
        result.key("nextPageCursor").optional(Node::text)?.map(|cursor| Page(cursor.to_owned()));
    Ok(decoded)
}

pub(super) fn funding_history(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    let result = result(root)?;
    let category = symbol::category(result.key("category"))?;
    Ok(rows::each(result.key("list").rows()?, |row, decoded| {
        let instrument = symbol::instrument(row.key("symbol"), category)?;
        let at = row.key("fundingRateTimestamp").text_millis(reading)?;
        let fraction = row.key("fundingRate").fraction()?;
        decoded.push(&instrument, Funding { at, fraction, interval: None, next: None });
        Ok(())
    }))
}

pub(super) fn account_ratio(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let result = result(root)?;
    let category = symbol::category(result.key("category"))?;
    Ok(rows::each(result.key("list").rows()?, |row, decoded| {
        let instrument = symbol::instrument(row.key("symbol"), category)?;
        let at = row.key("timestamp").text_millis(reading)?;
        let buy = row.key("buyRatio");
        let long_accounts = buy.text_number().and_then(|share| buy.as_share(share))?;
        decoded.push(&instrument, LongShort { at, long_accounts });
        Ok(())
    }))
}

pub(super) fn orderbook(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let result = result(root)?;
    let category = symbol::category(result.key("category"))?;
    let instrument = symbol::instrument(result.key("s"), category)?;
    let at = result.key("ts").json_millis(reading)?;
    let row = if instrument.kind == ContractKind::Inverse { book::pair_in_usd } else { book::pair };
    let mut decoded = Decoded::default();
    let depth: Depth = book::depth(at, result.key("b"), result.key("a"), row, &mut decoded)?;
    decoded.push(&instrument, depth);
    Ok(decoded)
}

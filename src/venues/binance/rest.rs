//! Answers that both houses of Binance give in one shape: tickers, klines, depth, exchange info.

use crate::market::{Asset, ContractKind, ContractSize, ContractSpec, Instrument, Ticker};
use crate::units::decimal::plain;
use crate::units::{Coins, Millis, Usd};
use crate::venues::adapter::{Decoded, Reading};
use crate::venues::bar::{self, Prices};
use crate::venues::binance::answer::answer;
use crate::venues::binance::symbol::{self, House};
use crate::venues::book;
use crate::venues::error::{DecodeError, Problem};
use crate::venues::node::Node;
use crate::venues::rows;

pub(super) fn futures_ticker(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    ticker(root, reading, House::Futures)
}
pub(super) fn spot_ticker(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    ticker(root, reading, House::Spot)
}

fn ticker(root: Node<'_>, reading: &Reading<'_>, house: House) -> Result<Decoded, DecodeError> {
    Ok(rows::each(rows::one_or_many(answer(root)?)?, |row, decoded| {
        let instrument = symbol::instrument(row.key("symbol"), house)?;
        let volume = row.key("volume").optional(Node::coins)?;
        let turnover = row.key("quoteVolume").optional(Node::usd)?;
        let inverse = instrument.kind == ContractKind::Inverse;
        let ticker = Ticker {
            at: row.key("closeTime").json_millis(reading)?,
            last: row.key("lastPrice").optional(Node::price)?,
            open_24h: row.key("openPrice").optional(Node::price)?,
            mark: None,
            index: None,
            // A coin-margined contract counts its volume in contracts and has no quote volume.
            volume_24h: if inverse { None } else { volume },
            turnover_24h: if inverse { None } else { turnover },
        };
        decoded.push(&instrument, ticker);
        Ok(())
    }))
}

pub(super) fn futures_klines(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    klines(root, reading, House::Futures)
}
pub(super) fn spot_klines(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    klines(root, reading, House::Spot)
}

/// Of the token that is an ounce of gold, whatever coin was asked for.
pub(super) fn gold_klines(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    spot_klines(root, &Reading { asset: Asset::new("PAXG"), ..*reading })
}

/// Rows `[open time, open, high, low, close, volume, close time, quote volume, trades, taker buy
/// volume, …]`. The row says its own length: a bar ends one millisecond before the next begins.
fn klines(root: Node<'_>, reading: &Reading<'_>, house: House) -> Result<Decoded, DecodeError> {
    let list = answer(root)?;
    let instrument = symbol::asked(list, reading, house)?;
    Ok(rows::each(list.rows()?, |row, decoded| {
        let start = row.index(0).json_millis(reading)?;
        let end = row.index(6);
        let length = Millis(end.json_whole()?.saturating_add(1).saturating_sub(start.0));
        if length.0 <= 0 || length.0 % Millis::MINUTE.0 != 0 {
            return Err(end.blame(Problem::OutOfRange(length.0.to_string())));
        }
        let prices = Prices {
            open: row.index(1).price()?,
            high: row.index(2).price()?,
            low: row.index(3).price()?,
            close: row.index(4).price()?,
        };
        let volume = row.index(5).coins()?;
        let bought = taker_bought(row.index(9), volume)?;
        let candle = bar::candle(row, start, length, prices, Some(volume), Some(bought))?;
        decoded.push(&instrument, candle);
        Ok(())
    }))
}

/// The part of `volume` that takers bought.
///
/// # Errors
/// `OutOfRange` when it is more than the whole.
pub(super) fn taker_bought(node: Node<'_>, volume: Coins) -> Result<Coins, DecodeError> {
    let bought = node.coins()?;
    if bought > volume {
        return Err(node.blame(Problem::OutOfRange(plain(bought.0))));
    }
    Ok(bought)
}

pub(super) fn futures_depth(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    depth(root, reading, House::Futures)
}
pub(super) fn spot_depth(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    depth(root, reading, House::Spot)
}

fn depth(root: Node<'_>, reading: &Reading<'_>, house: House) -> Result<Decoded, DecodeError> {
    let book = answer(root)?;
    let instrument = symbol::asked(book, reading, house)?;
    // The futures house says when the book was so; the other does not.
    let at = book.key("E").optional(|node| node.json_millis(reading))?.unwrap_or(reading.seen);
    let mut decoded = Decoded::default();
    let (bids, asks) = (book.key("bids"), book.key("asks"));
    let depth = book::depth(at, bids, asks, book::pair, &mut decoded)?;
    decoded.push(&instrument, depth);
    Ok(decoded)
}

pub(super) fn futures_exchange_info(
    root: Node<'_>,
    _reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    exchange_info(root, House::Futures)
}
pub(super) fn spot_exchange_info(
    root: Node<'_>,
    _reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    exchange_info(root, House::Spot)
}

fn exchange_info(root: Node<'_>, house: House) -> Result<Decoded, DecodeError> {
    Ok(rows::each(answer(root)?.key("symbols").rows()?, |row, decoded| {
        let instrument = symbol::instrument(row.key("symbol"), house)?;
        let spec = ContractSpec {
            contract: instrument.kind,
            size: contract_size(row, &instrument)?,
            tick_usd: tick(row.key("filters"))?,
            // Told only to account holders.
            max_leverage: None,
            funding_interval: None,
        };
        decoded.push(&instrument, spec);
        Ok(())
    }))
}

/// A linear contract is counted in coins; a coin-margined one says its face in dollars.
fn contract_size(row: Node<'_>, of: &Instrument) -> Result<ContractSize, DecodeError> {
    if of.kind != ContractKind::Inverse {
        return Ok(ContractSize::Coins(Coins(1.0)));
    }
    let face = row.key("contractSize");
    face.json_number().and_then(|usd| face.above_zero(usd)).map(|usd| ContractSize::Usd(Usd(usd)))
}

fn tick(filters: Node<'_>) -> Result<Option<f64>, DecodeError> {
    if !filters.is_present() {
        return Ok(None);
    }
    for filter in filters.rows()? {
        if filter.key("filterType").text()? == "PRICE_FILTER" {
            let step = filter.key("tickSize");
            return step.text_number().and_then(|size| step.above_zero(size)).map(Some);
        }
    }
    Ok(None)
}

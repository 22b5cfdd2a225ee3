//! Kraken's futures over REST. <https://docs.kraken.com/api/docs/futures-api/trading/get-tickers>

use crate::market::{
    ContractKind, ContractSize, ContractSpec, Depth, DepthRow, Funding, Instrument, OpenInterest,
    OpenInterestAmount, Ticker,
};
use crate::units::{Coins, Millis, UnixMillis, Usd};
use crate::venues::adapter::{Ask, Decoded, Reading, Request};
use crate::venues::bar::{self, Prices};
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::kraken::symbol;
use crate::venues::node::Node;
use crate::venues::rfc3339;
use crate::venues::rows;

const HOST: &str = "https://futures.kraken.com";

#[allow(clippy::unnecessary_wraps, reason = "the table asks every feed alike")]
pub(super) fn ask_tickers(_of: &Ask<'_>) -> Option<Request> {
    Some(Request::get(format!("{HOST}/derivatives/api/v3/tickers")))
}
#[allow(clippy::unnecessary_wraps, reason = "the table asks every feed alike")]
pub(super) fn ask_instruments(_of: &Ask<'_>) -> Option<Request> {
    Some(Request::get(format!("{HOST}/derivatives/api/v3/instruments")))
}
fn ask(path: &str, of: &Ask<'_>) -> Option<Request> {
    let contract = symbol::perpetual(of.asset?);
    Some(Request::get(format!("{HOST}/derivatives/api/v3/{path}?symbol={contract}")))
}
pub(super) fn ask_funding_history(of: &Ask<'_>) -> Option<Request> {
    ask("historical-funding-rates", of)
}
pub(super) fn ask_orderbook(of: &Ask<'_>) -> Option<Request> {
    ask("orderbook", of)
}
pub(super) fn ask_candles(of: &Ask<'_>) -> Option<Request> {
    let contract = symbol::perpetual(of.asset?);
    let from = (of.now - Millis::days(30)).0 / 1_000;
    Some(Request::get(format!("{HOST}/api/charts/v1/trade/{contract}/1h?from={from}")))
}

/// The answer itself, once it says that it succeeded.
fn success(root: Node<'_>) -> Result<Node<'_>, DecodeError> {
    let word = root.key("result");
    match word.text()? {
        "success" => Ok(root),
        "error" => {
            let error = root.key("error");
            let code = quote(error.text().unwrap_or_default());
            Err(error.blame(Problem::Refused { code, text: String::new() }))
        }
        _ => Err(word.unknown_word()),
    }
}

/// Open contracts in the contract's own unit.
///
/// # Errors
/// `UnitUnknown` while the contract's size is not known.
pub(super) fn open_interest(
    node: Node<'_>,
    instrument: &Instrument,
    reading: &Reading<'_>,
) -> Result<OpenInterestAmount, DecodeError> {
    let contracts = node.json_number().and_then(|number| node.not_negative(number))?;
    match reading.specs.spec(node.venue(), &instrument.symbol).map(|spec| spec.size) {
        Some(ContractSize::Coins(each)) => Ok(OpenInterestAmount::Coins(each * contracts)),
        Some(ContractSize::Usd(face)) => Ok(OpenInterestAmount::Usd(face * contracts)),
        None => Err(node.blame(Problem::UnitUnknown(instrument.symbol.clone()))),
    }
}

pub(super) fn tickers(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let at = success(root)?.key("serverTime").text_instant(reading)?;
    Ok(rows::each(root.key("tickers").rows()?, |row, decoded| {
        let instrument = symbol::contract(row.key("symbol"))?;
        let mark = row.key("markPrice").optional(Node::json_price)?;
        let ticker = Ticker {
            at,
            last: row.key("last").optional(Node::json_price)?,
            open_24h: row.key("open24h").optional(Node::json_price)?,
            mark,
            index: row.key("indexPrice").optional(Node::json_price)?,
            volume_24h: None,
            turnover_24h: None,
        };
        // The price of a contract that expires is not the coin's.
        if symbol::is_perpetual(&instrument) {
            decoded.push(&instrument, ticker);
        }
        // `fundingRate` is an amount for each contract, not a fraction: the history has that.
        let amount = open_interest(row.key("openInterest"), &instrument, reading)?;
        decoded.push(&instrument, OpenInterest { at, amount, mark, usd: None });
        Ok(())
    }))
}

pub(super) fn instruments(root: Node<'_>, _reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    Ok(rows::each(success(root)?.key("instruments").rows()?, |row, decoded| {
        let instrument = symbol::contract(row.key("symbol"))?;
        let each = row.key("contractSize").json_above_zero()?;
        // One contract is a dollar of face value, or one coin.
        let size = match instrument.kind {
            ContractKind::Inverse => ContractSize::Usd(Usd(each)),
            ContractKind::Linear | ContractKind::Spot => ContractSize::Coins(Coins(each)),
        };
        let margin = row.key("marginLevels").index(0).key("initialMargin");
        let margin = margin.optional(Node::json_above_zero)?;
        let spec = ContractSpec {
            contract: instrument.kind,
            size,
            tick_usd: row.key("tickSize").optional(Node::json_above_zero)?,
            max_leverage: margin.map(f64::recip).filter(|times| times.is_finite()),
            funding_interval: None,
        };
        decoded.push(&instrument, spec);
        Ok(())
    }))
}

pub(super) fn funding_history(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    let rows: Vec<Node<'_>> = success(root)?.key("rates").rows()?.collect();
    let instrument = symbol::asked_perpetual(root, reading)?;
    // The answer does not say how long a rate runs; the distance between two of them does.
    let times: Vec<UnixMillis> = rows
        .iter()
        .filter_map(|row| row.key("timestamp").text().ok().and_then(rfc3339::parse))
        .collect();
    let step = bar::interval(&times, Millis(i64::MAX));
    let interval = (step.0 < i64::MAX).then_some(step);
    Ok(rows::each(rows.into_iter(), |row, decoded| {
        let at = row.key("timestamp").text_instant(reading)?;
        let fraction = row.key("relativeFundingRate").json_fraction()?;
        decoded.push(&instrument, Funding { at, fraction, interval, next: None });
        Ok(())
    }))
}

pub(super) fn orderbook(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let at = success(root)?.key("serverTime").text_instant(reading)?;
    let book = root.key("orderBook");
    let side = |name| -> Result<Vec<DepthRow>, DecodeError> {
        book.key(name)
            .rows()?
            .map(|row| {
                // A contract of the perpetual that is asked for is one coin.
                let (price, amount) = (row.index(0).json_price()?, row.index(1).json_coins()?);
                Ok(DepthRow { price, amount })
            })
            .collect()
    };
    let depth = Depth { at, bids: side("bids")?, asks: side("asks")? };
    let mut decoded = Decoded::default();
    decoded.push(&symbol::asked_perpetual(root, reading)?, depth);
    Ok(decoded)
}

pub(super) fn candles(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let rows: Vec<Node<'_>> = root.key("candles").rows()?.collect();
    let instrument = symbol::asked_perpetual(root, reading)?;
    let starts: Vec<UnixMillis> =
        rows.iter().filter_map(|row| row.key("time").json_whole().ok()).map(UnixMillis).collect();
    let interval = bar::interval(&starts, Millis::HOUR);
    Ok(rows::each(rows.into_iter(), |row, decoded| {
        let prices = Prices {
            open: row.key("open").price()?,
            high: row.key("high").price()?,
            low: row.key("low").price()?,
            close: row.key("close").price()?,
        };
        let start = row.key("time").json_millis(reading)?;
        // The unit of the volume depends on the contract, which the answer does not name.
        decoded.push(&instrument, bar::candle(row, start, interval, prices, None, None)?);
        Ok(())
    }))
}

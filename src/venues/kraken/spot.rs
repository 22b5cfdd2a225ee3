//! Kraken's spot market over REST. <https://docs.kraken.com/api/docs/rest-api/get-ticker-information>

use crate::market::{ContractKind, ContractSize, ContractSpec, Depth, DepthRow, Ticker};
use crate::units::{Coins, Millis, UnixMillis};
use crate::venues::adapter::{Ask, Decoded, Reading, Request};
use crate::venues::bar::{self, Prices};
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::kraken::symbol;
use crate::venues::node::Node;
use crate::venues::rows;

const HOST: &str = "https://api.kraken.com/0/public";

fn ask(path: &str, of: &Ask<'_>, rest: &str) -> Option<Request> {
    let pair = symbol::pair(of.asset?);
    Some(Request::get(format!("{HOST}/{path}?pair={pair}{rest}")))
}

pub(super) fn ask_ticker(of: &Ask<'_>) -> Option<Request> {
    ask("Ticker", of, "")
}
pub(super) fn ask_ohlc_hourly(of: &Ask<'_>) -> Option<Request> {
    ask("OHLC", of, "&interval=60")
}
pub(super) fn ask_ohlc_daily(of: &Ask<'_>) -> Option<Request> {
    ask("OHLC", of, "&interval=1440")
}
#[allow(clippy::unnecessary_wraps, reason = "the feed table wants this signature")]
pub(super) fn ask_ohlc_euro(_of: &Ask<'_>) -> Option<Request> {
    Some(Request::get(format!("{HOST}/OHLC?pair=EURUSD&interval=60")))
}
#[allow(clippy::unnecessary_wraps, reason = "the feed table wants this signature")]
pub(super) fn ask_ohlc_gold(_of: &Ask<'_>) -> Option<Request> {
    Some(Request::get(format!("{HOST}/OHLC?pair=PAXGUSD&interval=60")))
}
pub(super) fn ask_depth(of: &Ask<'_>) -> Option<Request> {
    ask("Depth", of, "&count=500")
}
pub(super) fn ask_asset_pairs(of: &Ask<'_>) -> Option<Request> {
    ask("AssetPairs", of, "")
}

/// The `result` of an answer without errors. An error reads `EGeneral:Too many requests`.
fn result(root: Node<'_>) -> Result<Node<'_>, DecodeError> {
    let errors = root.key("error");
    if let Some(error) = errors.rows()?.next() {
        let text = error.text()?;
        return Err(errors.blame(Problem::Refused { code: quote(text), text: String::new() }));
    }
    Ok(root.key("result"))
}

pub(super) fn ticker(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    Ok(rows::each(result(root)?.members()?, |(name, row), decoded| {
        let instrument = symbol::spot_key(name, row)?;
        let ticker = Ticker {
            at: reading.seen,
            last: Some(row.key("c").index(0).price()?),
            // `o` is the day's open at 00:00 UTC, not the price 24 hours before.
            open_24h: None,
            mark: None,
            index: None,
            volume_24h: Some(row.key("v").index(1).coins()?),
            turnover_24h: None,
        };
        decoded.push(&instrument, ticker);
        Ok(())
    }))
}

pub(super) fn ohlc_hourly(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    ohlc(root, reading, Millis::HOUR)
}
pub(super) fn ohlc_daily(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    ohlc(root, reading, Millis::DAY)
}

fn ohlc(root: Node<'_>, reading: &Reading<'_>, asked: Millis) -> Result<Decoded, DecodeError> {
    let mut decoded = Decoded::default();
    // Beside the pairs stands `last`, the mark from which to ask for newer bars.
    for (name, list) in result(root)?.members()?.filter(|(name, _)| *name != "last") {
        let instrument = symbol::spot_key(name, list)?;
        let rows: Vec<Node<'_>> = list.rows()?.collect();
        let starts: Vec<UnixMillis> = rows
            .iter()
            .filter_map(|row| row.index(0).json_whole().ok())
            .map(UnixMillis::from_seconds)
            .collect();
        let interval = bar::interval(&starts, asked);
        for row in rows {
            let candle = (|| {
                let prices = Prices {
                    open: row.index(1).price()?,
                    high: row.index(2).price()?,
                    low: row.index(3).price()?,
                    close: row.index(4).price()?,
                };
                let start = row.index(0).json_seconds(reading)?;
                // Index 5 is the average price.
                bar::candle(row, start, interval, prices, Some(row.index(6).coins()?), None)
            })();
            let read = candle.map(|candle| decoded.push(&instrument, candle));
            decoded.note(read);
        }
    }
    Ok(decoded)
}

pub(super) fn depth(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    Ok(rows::each(result(root)?.members()?, |(name, book), decoded| {
        let instrument = symbol::spot_key(name, book)?;
        let side = |name| -> Result<Vec<DepthRow>, DecodeError> {
            book.key(name)
                .rows()?
                .map(|row| {
                    row.index(2).json_seconds(reading)?;
                    Ok(DepthRow { price: row.index(0).price()?, amount: row.index(1).coins()? })
                })
                .collect()
        };
        let depth = Depth { at: reading.seen, bids: side("bids")?, asks: side("asks")? };
        decoded.push(&instrument, depth);
        Ok(())
    }))
}

pub(super) fn asset_pairs(root: Node<'_>, _reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    Ok(rows::each(result(root)?.members()?, |(_, row), decoded| {
        let name = row.key("wsname");
        let quoted = name.text()?.split_once('/').and_then(|(_, quote)| symbol::dollars(quote));
        if quoted.is_none() {
            // A pair against another currency is no price in dollars.
            return Ok(());
        }
        let instrument = symbol::spot_name(name)?;
        let leverage = row
            .key("leverage_buy")
            .optional(|list| list.rows()?.map(|times| times.json_above_zero()).collect())?;
        let spec = ContractSpec {
            contract: ContractKind::Spot,
            size: ContractSize::Coins(Coins(1.0)),
            tick_usd: row.key("tick_size").optional(Node::text_above_zero)?,
            max_leverage: leverage.and_then(|times: Vec<f64>| times.into_iter().reduce(f64::max)),
            funding_interval: None,
        };
        decoded.push(&instrument, spec);
        Ok(())
    }))
}

//! Coinbase Exchange over REST.
//! <https://docs.cdp.coinbase.com/api-reference/exchange-api/rest-api/products/get-product-stats>

use crate::market::{ContractKind, ContractSize, ContractSpec, Ticker};
use crate::units::{Coins, Millis, UnixMillis};
use crate::venues::adapter::{Ask, Decoded, Page, Reading, Request};
use crate::venues::bar::{self, Prices};
use crate::venues::coinbase::symbol;
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::Node;
use crate::venues::rfc3339;
use crate::venues::rows;

const HOST: &str = "https://api.exchange.coinbase.com";

/// Bars from the first to the last of one answer; the 300th bar would be refused with a range that
/// does not begin on the hour.
const STEPS_A_PAGE: i64 = 299;

/// How far back the daily bars are read.
const YEAR: Millis = Millis::days(365);
const MONTH: Millis = Millis::days(30);

fn ask(of: &Ask<'_>, rest: &str) -> Option<Request> {
    let product = symbol::product(of.asset?);
    Some(Request::get(format!("{HOST}/products/{product}/{rest}")))
}

pub(super) fn ask_stats(of: &Ask<'_>) -> Option<Request> {
    ask(of, "stats")
}
pub(super) fn ask_ticker(of: &Ask<'_>) -> Option<Request> {
    ask(of, "ticker")
}
#[allow(clippy::unnecessary_wraps, reason = "the table asks every feed alike")]
pub(super) fn ask_products(_of: &Ask<'_>) -> Option<Request> {
    Some(Request::get(format!("{HOST}/products")))
}
pub(super) fn ask_candles_hourly(of: &Ask<'_>) -> Option<Request> {
    ask_candles(of, Millis::HOUR)
}
pub(super) fn ask_candles_daily(of: &Ask<'_>) -> Option<Request> {
    ask_candles(of, Millis::DAY)
}

fn ask_candles(of: &Ask<'_>, interval: Millis) -> Option<Request> {
    let end = of.page.and_then(|page| page.0.parse().ok()).map_or(of.now, UnixMillis::from_seconds);
    let start = end - interval * STEPS_A_PAGE;
    let (start, end) = (rfc3339::format(start), rfc3339::format(end));
    let seconds = interval.0 / 1_000;
    ask(of, &format!("candles?granularity={seconds}&start={start}&end={end}"))
}

/// The answer itself, unless it is `{message}`.
pub(super) fn answer(root: Node<'_>) -> Result<Node<'_>, DecodeError> {
    let message = root.key("message");
    match message.text() {
        Ok(text) => {
            let too_often = text.to_ascii_lowercase().contains("rate limit");
            let code = if too_often { "429".to_owned() } else { String::new() };
            Err(message.blame(Problem::Refused { code, text: quote(text) }))
        }
        Err(_) => Ok(root),
    }
}

pub(super) fn stats(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let stats = answer(root)?;
    let ticker = Ticker {
        at: reading.seen,
        last: Some(stats.key("last").price()?),
        open_24h: Some(stats.key("open").price()?),
        mark: None,
        index: None,
        volume_24h: Some(stats.key("volume").coins()?),
        turnover_24h: None,
    };
    let mut decoded = Decoded::default();
    decoded.push(&symbol::asked(root, reading)?, ticker);
    Ok(decoded)
}

pub(super) fn ticker(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let trade = answer(root)?;
    let ticker = Ticker {
        at: trade.key("time").text_instant(reading)?,
        last: Some(trade.key("price").price()?),
        open_24h: None,
        mark: None,
        index: None,
        volume_24h: Some(trade.key("volume").coins()?),
        turnover_24h: None,
    };
    let mut decoded = Decoded::default();
    decoded.push(&symbol::asked(root, reading)?, ticker);
    Ok(decoded)
}

pub(super) fn candles_hourly(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    candles(root, reading, Millis::HOUR, MONTH)
}
pub(super) fn candles_daily(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    candles(root, reading, Millis::DAY, YEAR)
}

/// Bars, newest first, with the low and the high before the open. Bars without trades are left out.
fn candles(
    root: Node<'_>,
    reading: &Reading<'_>,
    asked: Millis,
    reach: Millis,
) -> Result<Decoded, DecodeError> {
    let rows: Vec<Node<'_>> = answer(root)?.rows()?.collect();
    let instrument = symbol::asked(root, reading)?;
    let starts: Vec<UnixMillis> = rows
        .iter()
        .filter_map(|row| row.index(0).json_whole().ok())
        .map(UnixMillis::from_seconds)
        .collect();
    let interval = bar::interval(&starts, asked);
    let mut oldest: Option<UnixMillis> = None;
    let mut decoded = rows::each(rows.into_iter(), |row, decoded| {
        let prices = Prices {
            low: row.index(1).json_price()?,
            high: row.index(2).json_price()?,
            open: row.index(3).json_price()?,
            close: row.index(4).json_price()?,
        };
        let start = row.index(0).json_seconds(reading)?;
        let volume = row.index(5).json_coins()?;
        decoded.push(&instrument, bar::candle(row, start, interval, prices, Some(volume), None)?);
        oldest = Some(oldest.map_or(start, |oldest| oldest.min(start)));
        Ok(())
    });
    // The next page ends one bar before the oldest of this one.
    decoded.next = oldest
        .filter(|&oldest| reading.seen - oldest < reach)
        .map(|oldest| Page(((oldest - asked).0 / 1_000).to_string()));
    Ok(decoded)
}

pub(super) fn products(root: Node<'_>, _reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    Ok(rows::each(answer(root)?.rows()?, |row, decoded| {
        if symbol::dollars(row.key("quote_currency").text()?).is_none() {
            // A product against another currency is no price in dollars.
            return Ok(());
        }
        let instrument = symbol::instrument(row.key("id"))?;
        let spec = ContractSpec {
            contract: ContractKind::Spot,
            size: ContractSize::Coins(Coins(1.0)),
            tick_usd: Some(row.key("quote_increment").text_above_zero()?),
            max_leverage: None,
            funding_interval: None,
        };
        decoded.push(&instrument, spec);
        Ok(())
    }))
}

//! Hyperliquid's answers.
//! <https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/info-endpoint/perpetuals>

use crate::market::{DepthRow, Funding, Instrument, OpenInterest, OpenInterestAmount, Ticker};
use crate::units::{Coins, Fraction, Millis, UnixMillis, Usd};
use crate::venues::adapter::{Decoded, Page, Reading};
use crate::venues::bar::{self, Prices};
use crate::venues::book;
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::hyperliquid::ask;
use crate::venues::hyperliquid::symbol;
use crate::venues::node::Node;
use crate::venues::rows;

/// The answer, unless it is a sentence: that is how the venue refuses.
///
/// # Errors
/// `Refused`.
pub(super) fn granted(root: Node<'_>) -> Result<Node<'_>, DecodeError> {
    match root.text() {
        Ok(words) => Err(root.blame(Problem::Refused { code: String::new(), text: quote(words) })),
        Err(_) => Ok(root),
    }
}

/// How a field names a market.
type Named = fn(Node<'_>) -> Result<Instrument, DecodeError>;

/// The venue's own markets.
pub(super) fn asset_ctxs(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    contexts(root, reading, symbol::perpetual)
}

/// Another deployer's markets.
pub(super) fn builder_ctxs(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    contexts(root, reading, symbol::builder)
}

/// `[{universe: […]}, [context, …]]`: the names and, in the same order, what is known of each.
fn contexts(root: Node<'_>, reading: &Reading<'_>, named: Named) -> Result<Decoded, DecodeError> {
    let answer = granted(root)?;
    let names = answer.index(0).key("universe");
    let contexts = answer.index(1);
    let (names_told, told) = (names.rows()?.count(), contexts.rows()?.count());
    if names_told != told {
        // With one missing somewhere, every later pair would be of two different coins.
        let counts = format!("{told} contexts for {names_told} names");
        return Err(contexts.blame(Problem::OutOfRange(counts)));
    }
    let mut context = contexts.rows()?;
    Ok(rows::each(names.rows()?, |coin, decoded| {
        let Some(context) = context.next() else { return Ok(()) };
        if is_delisted(coin)? {
            return Ok(());
        }
        let instrument = named(coin.key("name"))?;
        asset_ctx(&instrument, context, reading, decoded)
    }))
}

/// True for a market that was closed: its last figures stand still.
pub(super) fn is_delisted(coin: Node<'_>) -> Result<bool, DecodeError> {
    Ok(coin.key("isDelisted").optional(Node::boolean)?.unwrap_or(false))
}

/// What is known of one coin now. The venue tells no last trade; its mark price follows the trades
/// of each few seconds. It tells no time either: the time seen stands for it. The reference calls
/// these fields numbers where it speaks of the socket and text where it speaks of the answer.
pub(super) fn asset_ctx(
    instrument: &Instrument,
    context: Node<'_>,
    reading: &Reading<'_>,
    decoded: &mut Decoded,
) -> Result<(), DecodeError> {
    let price = |name| {
        context
            .key(name)
            .optional(|node| node.either_number().and_then(|number| node.as_price(number)))
    };
    let amount = |name| {
        context
            .key(name)
            .optional(|node| node.either_number().and_then(|number| node.not_negative(number)))
    };
    let at = reading.seen;
    let mark = price("markPx")?;
    let ticker = Ticker {
        at,
        last: None,
        open_24h: price("prevDayPx")?,
        mark,
        index: price("oraclePx")?,
        volume_24h: amount("dayBaseVlm")?.map(Coins),
        turnover_24h: amount("dayNtlVlm")?.map(Usd),
    };
    let open = context.key("openInterest");
    let open = open.either_number().and_then(|number| open.not_negative(number))?;
    let rate = context.key("funding").either_number()?;
    decoded.push(instrument, ticker);
    let amount = OpenInterestAmount::Coins(Coins(open));
    decoded.push(instrument, OpenInterest { at, amount, mark, usd: None });
    decoded.push(instrument, hourly(at, rate, Some(at.floor(Millis::HOUR) + Millis::HOUR)));
    Ok(())
}

/// A rate as this venue pays it: each hour, on the hour.
fn hourly(at: UnixMillis, rate: f64, next: Option<UnixMillis>) -> Funding {
    Funding { at, fraction: Fraction(rate), interval: Some(Millis::HOUR), next }
}

/// Bars of one of the venue's own markets.
pub(super) fn candles(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    bars(root, reading, symbol::perpetual)
}

/// Bars of another deployer's market.
pub(super) fn builder_candles(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    bars(root, reading, symbol::builder)
}

/// Bars, each of which says its first and its last millisecond.
fn bars(root: Node<'_>, reading: &Reading<'_>, named: Named) -> Result<Decoded, DecodeError> {
    Ok(rows::each(granted(root)?.rows()?, |row, decoded| {
        let instrument = named(row.key("s"))?;
        let start = row.key("t").json_millis(reading)?;
        let end = row.key("T");
        let length = Millis(end.json_whole()?.saturating_add(1).saturating_sub(start.0));
        if length.0 <= 0 || length.0 % Millis::MINUTE.0 != 0 {
            return Err(end.blame(Problem::OutOfRange(length.0.to_string())));
        }
        let prices = Prices {
            open: row.key("o").price()?,
            high: row.key("h").price()?,
            low: row.key("l").price()?,
            close: row.key("c").price()?,
        };
        let volume = row.key("v").coins()?;
        let candle = bar::candle(row, start, length, prices, Some(volume), None)?;
        decoded.push(&instrument, candle);
        Ok(())
    }))
}

pub(super) fn funding_history(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    let mut count = 0;
    let mut newest: Option<UnixMillis> = None;
    let mut decoded = rows::each(granted(root)?.rows()?, |row, decoded| {
        count += 1;
        let instrument = symbol::perpetual(row.key("coin"))?;
        let at = row.key("time").json_millis(reading)?;
        newest = Some(newest.map_or(at, |known| known.max(at)));
        decoded.push(&instrument, hourly(at, row.key("fundingRate").text_number()?, None));
        Ok(())
    });
    // A full answer may have been cut off at its newer end.
    decoded.next =
        newest.filter(|_| count >= ask::FUNDING_LIMIT).map(|at| Page((at + Millis(1)).to_string()));
    Ok(decoded)
}

pub(super) fn l2_book(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let answer = granted(root)?;
    let instrument = symbol::perpetual(answer.key("coin"))?;
    let at = answer.key("time").json_millis(reading)?;
    let level = |row: Node<'_>| {
        Ok(DepthRow { price: row.key("px").price()?, amount: row.key("sz").coins()? })
    };
    let levels = answer.key("levels");
    let mut decoded = Decoded::default();
    let depth = book::depth(at, levels.index(0), levels.index(1), level, &mut decoded)?;
    decoded.push(&instrument, depth);
    Ok(decoded)
}

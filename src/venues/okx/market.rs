//! OKX's prices: tickers, candles, the order book.
//! <https://www.okx.com/docs-v5/en/#order-book-trading-market-data>

use crate::market::{ContractKind, Depth, DepthRow, Ticker};
use crate::units::{Coins, Millis, UnixMillis};
use crate::venues::adapter::{Decoded, Reading};
use crate::venues::bar::{self, Prices};
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::Node;
use crate::venues::okx::{answer, ask};
use crate::venues::rows;

pub(super) fn ticker(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let data = answer::data(root, |channel| channel == "tickers")?;
    answer::each(root, data, |row, instrument, into| {
        let at = row.key("ts").text_millis(reading)?;
        // There in every ticker, if empty before the first trade; an index has none.
        let last = row.key("last");
        last.text()?;
        let open_24h = row.key("open24h").optional(Node::price)?;
        let traded = row.key("vol24h");
        let of_currency = row.key("volCcy24h");
        // Of a contract vol24h counts contracts and volCcy24h coins; of a pair, coins and dollars.
        let (volume_24h, turnover_24h) = if instrument.kind == ContractKind::Spot {
            (traded.optional(Node::coins)?, of_currency.optional(Node::usd)?)
        } else {
            (of_currency.optional(Node::coins)?, None)
        };
        let price = last.optional(Node::price)?;
        if price.is_none() && open_24h.is_none() && !traded.is_present() {
            return Err(last.blame(Problem::Missing));
        }
        into.push(
            instrument,
            Ticker { at, last: price, open_24h, mark: None, index: None, volume_24h, turnover_24h },
        );
        Ok(())
    })
}

pub(super) fn mark_price(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let data = answer::data(root, |channel| channel == "mark-price")?;
    answer::each(root, data, |row, instrument, into| {
        let at = row.key("ts").text_millis(reading)?;
        let mark = Some(row.key("markPx").price()?);
        into.push(instrument, Ticker { mark, ..nothing_but(at) });
        Ok(())
    })
}

pub(super) fn index_tickers(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let data = answer::data(root, |channel| channel == "index-tickers")?;
    answer::each(root, data, |row, instrument, into| {
        let at = row.key("ts").text_millis(reading)?;
        let index = Some(row.key("idxPx").price()?);
        into.push(instrument, Ticker { index, ..nothing_but(at) });
        Ok(())
    })
}

fn nothing_but(at: UnixMillis) -> Ticker {
    Ticker {
        at,
        last: None,
        open_24h: None,
        mark: None,
        index: None,
        volume_24h: None,
        turnover_24h: None,
    }
}

pub(super) fn candles_hourly(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    candles(root, reading, Millis::HOUR)
}

pub(super) fn candles_daily(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    candles(root, reading, Millis::DAY)
}

fn candles(root: Node<'_>, reading: &Reading<'_>, asked: Millis) -> Result<Decoded, DecodeError> {
    let data = answer::data(root, |channel| channel.starts_with("candle"))?;
    let instrument = answer::subject(root, reading)?;
    let interval = if answer::is_pushed(root) {
        channel_interval(root.key("arg").key("channel"))?
    } else {
        let starts: Vec<_> =
            data.rows()?.filter_map(|row| row.index(0).text_whole().ok().map(UnixMillis)).collect();
        bar::interval(&starts, asked)
    };
    let mut decoded = rows::each(data.rows()?, |row, decoded| {
        let prices = Prices {
            open: row.index(1).price()?,
            high: row.index(2).price()?,
            low: row.index(3).price()?,
            close: row.index(4).price()?,
        };
        let start = row.index(0).text_millis(reading)?;
        let volume = volume(row, instrument.kind)?;
        decoded.push(&instrument, bar::candle(row, start, interval, prices, volume, None)?);
        Ok(())
    });
    if !answer::is_pushed(root) {
        let times = data.rows()?.map(|row| row.index(0).text_whole());
        decoded.next = answer::page_before(times, ask::CANDLES);
    }
    Ok(decoded)
}

/// The coins traded in a bar: the sixth column of a pair, the seventh of a contract. Bars of marks
/// and indices have neither.
fn volume(row: Node<'_>, kind: ContractKind) -> Result<Option<Coins>, DecodeError> {
    let of_currency = row.index(6);
    if !of_currency.is_present() {
        return Ok(None);
    }
    let traded = row.index(5).coins()?;
    if kind == ContractKind::Spot {
        return Ok(Some(traded));
    }
    let coins = of_currency.coins()?;
    // Contracts were traded, so that none of a coin means that the venue did not say.
    Ok((coins.0 > 0.0 || traded.0 <= 0.0).then_some(coins))
}

/// The length of the bars of a channel such as `candle1H` or `candle1Dutc`.
fn channel_interval(channel: Node<'_>) -> Result<Millis, DecodeError> {
    let word = channel.text()?.trim_start_matches("candle").trim_end_matches("utc");
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let unit = match word.get(digits.len()..) {
        Some("s") => Millis::SECOND,
        Some("m") => Millis::MINUTE,
        Some("H") => Millis::HOUR,
        Some("D") => Millis::DAY,
        Some("W") => Millis::days(7),
        // Months are of no fixed length.
        _ => return Err(channel.unknown_word()),
    };
    match digits.parse::<u16>() {
        Ok(count) if count > 0 => Ok(unit * i64::from(count)),
        _ => Err(channel.unknown_word()),
    }
}

pub(super) fn books(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let data = answer::data(root, |channel| channel.starts_with("books") || channel == "bbo-tbt")?;
    let action = root.key("action");
    if let Some(word) = action.optional(Node::text)?.filter(|&word| word != "snapshot") {
        // A change is no book without the one that it changes.
        return Err(action.blame(Problem::OtherFeed(quote(word))));
    }
    let instrument = answer::subject(root, reading)?;
    Ok(rows::each(data.rows()?, |row, decoded| {
        let side = |key| -> Result<Vec<DepthRow>, DecodeError> {
            row.key(key)
                .rows()?
                .map(|level| {
                    let price = level.index(0).price()?;
                    let size = level.index(1);
                    let amount = size.text_number().and_then(|number| size.not_negative(number))?;
                    let amount = answer::coins(size, amount, &instrument, price, reading)?;
                    Ok(DepthRow { price, amount })
                })
                .collect()
        };
        let at = row.key("ts").text_millis(reading)?;
        decoded.push(&instrument, Depth { at, bids: side("bids")?, asks: side("asks")? });
        Ok(())
    }))
}

//! Deribit's answers, the same over HTTP and over the socket.
//! <https://docs.deribit.com/api-reference/market-data/public-get_book_summary_by_currency>

use crate::market::{
    ContractKind, ContractSize, ContractSpec, DatedFuture, Depth, DepthRow, Funding,
    ImpliedVolatility, Instrument, OpenInterest, OpenInterestAmount, Ticker,
};
use crate::units::{Coins, Millis, Price, UnixMillis, Usd};
use crate::venues::adapter::{Decoded, Page, Reading};
use crate::venues::bar::{self, Prices};
use crate::venues::deribit::symbol;
use crate::venues::deribit::trade;
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::Node;
use crate::venues::rows;

/// The `result` of an answer that has one.
fn result(root: Node<'_>) -> Result<Node<'_>, DecodeError> {
    let error = root.key("error");
    if error.is_present() {
        let code = error.key("code").json_whole().map(|code| code.to_string());
        let text = error.key("message").text().or_else(|_| error.text()).unwrap_or_default();
        let code = code.unwrap_or_default();
        return Err(error.blame(Problem::Refused { code, text: quote(text) }));
    }
    Ok(root.key("result"))
}

/// Where a market's figures stand; the summary and the ticker stream name them differently.
pub(super) struct Market<'a> {
    pub(super) at: UnixMillis,
    pub(super) last: Node<'a>,
    pub(super) mark: Node<'a>,
    pub(super) index: Option<Node<'a>>,
    /// Over 24 hours, in percent.
    pub(super) change: Node<'a>,
    /// Over 24 hours, in coins.
    pub(super) volume: Node<'a>,
    /// Over 24 hours, in dollars.
    pub(super) turnover: Node<'a>,
    pub(super) open_interest: Node<'a>,
    pub(super) funding_8h: Node<'a>,
}

impl Market<'_> {
    /// Reads the figures. A dated future tells its open interest only: its price stands apart from
    /// the coin's by the interest until it expires.
    pub(super) fn read(
        &self,
        instrument: &Instrument,
        into: &mut Decoded,
    ) -> Result<(), DecodeError> {
        let at = self.at;
        let mark = self.mark.json_price()?;
        let amount = match instrument.kind {
            ContractKind::Inverse => OpenInterestAmount::Usd(self.open_interest.json_usd()?),
            ContractKind::Linear | ContractKind::Spot => {
                OpenInterestAmount::Coins(self.open_interest.json_coins()?)
            }
        };
        let ticker = self.ticker(mark)?;
        let funding = self.funding_8h.optional(Node::json_fraction)?;
        if symbol::is_perpetual(instrument) {
            into.push(instrument, ticker);
        }
        into.push(instrument, OpenInterest { at, amount, mark: Some(mark), usd: None });
        if let Some(fraction) = funding {
            // Paid continuously; this is what eight hours come to.
            let interval = Some(Millis::hours(8));
            into.push(instrument, Funding { at, fraction, interval, next: None });
        }
        Ok(())
    }

    fn ticker(&self, mark: Price) -> Result<Ticker, DecodeError> {
        let last = self.last.optional(Node::json_price)?;
        let change = self.change.optional(Node::json_number)?;
        let open_24h = match (last, change) {
            (Some(last), Some(percent)) => Some(self.change.as_price_before(last, percent)?),
            _ => None,
        };
        Ok(Ticker {
            at: self.at,
            last,
            open_24h,
            mark: Some(mark),
            index: self.index.map(|index| index.optional(Node::json_price)).transpose()?.flatten(),
            volume_24h: self.volume.optional(Node::json_coins)?,
            turnover_24h: self.turnover.optional(Node::json_usd)?,
        })
    }
}

pub(super) fn book_summary(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    Ok(rows::each(result(root)?.rows()?, |row, decoded| {
        let instrument = symbol::instrument(row.key("instrument_name"))?;
        let market = Market {
            at: row.key("creation_timestamp").json_millis(reading)?,
            last: row.key("last"),
            mark: row.key("mark_price"),
            index: None,
            change: row.key("price_change"),
            volume: row.key("volume"),
            turnover: row.key("volume_usd"),
            open_interest: row.key("open_interest"),
            funding_8h: row.key("funding_8h"),
        };
        market.read(&instrument, decoded)?;
        if let Some(future) = dated(row, market.at, &instrument)? {
            decoded.push(&instrument, future);
        }
        Ok(())
    }))
}

/// What a row says of a contract that expires; `None` for a perpetual. Until it expires, the
/// estimated delivery price is the index.
fn dated(
    row: Node<'_>,
    at: UnixMillis,
    instrument: &Instrument,
) -> Result<Option<DatedFuture>, DecodeError> {
    let Some(expires) = symbol::expiry(instrument) else { return Ok(None) };
    let mark = row.key("mark_price").json_price()?;
    let index = row.key("estimated_delivery_price").optional(Node::json_price)?;
    let open = row.key("open_interest");
    let open = match instrument.kind {
        ContractKind::Inverse => open.json_usd()?,
        ContractKind::Linear | ContractKind::Spot => open.json_coins()? * mark,
    };
    Ok(Some(DatedFuture { at, expires, mark, index, open }))
}

pub(super) fn volatility_index(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    let result = result(root)?;
    let rows = result.key("data").rows()?;
    let asset = reading.asset.ok_or_else(|| root.blame(Problem::AssetUnknown))?;
    let index = symbol::volatility_index(asset);
    let mut decoded = rows::each(rows.into_iter(), |row, decoded| {
        let at = row.index(0).json_millis(reading)?;
        let close = row.index(4);
        let annual_pct = close.json_number().and_then(|number| close.not_negative(number))?;
        decoded.push(&index, ImpliedVolatility { at, annual_pct });
        Ok(())
    });
    let before = result.key("continuation").optional(Node::json_whole)?;
    decoded.next = before.map(|before| Page(before.to_string()));
    Ok(decoded)
}

pub(super) fn last_trades(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let result = result(root)?;
    let mut times = Vec::new();
    let mut decoded = rows::each(result.key("trades").rows()?, |row, decoded| {
        times.push(trade::row(row, reading, decoded)?);
        Ok(())
    });
    // The oldest instant is asked for again, lest trades of the same millisecond be lost. A page of
    // one single instant would lead to itself.
    let (oldest, newest) = (times.iter().min().copied(), times.iter().max().copied());
    if result.key("has_more").value()?.as_bool() == Some(true) && oldest < newest {
        decoded.next = oldest.map(|oldest| Page(oldest.to_string()));
    }
    Ok(decoded)
}

pub(super) fn chart_hourly(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    chart(root, reading, Millis::HOUR)
}

pub(super) fn chart_daily(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    chart(root, reading, Millis::DAY)
}

/// Bars as one list for each field.
fn chart(root: Node<'_>, reading: &Reading<'_>, asked: Millis) -> Result<Decoded, DecodeError> {
    let result = result(root)?;
    let ticks: Vec<Node<'_>> = result.key("ticks").rows()?.collect();
    let instrument = symbol::asked(root, reading)?;
    let starts: Vec<UnixMillis> =
        ticks.iter().filter_map(|tick| tick.json_whole().ok()).map(UnixMillis).collect();
    let interval = bar::interval(&starts, asked);
    Ok(rows::each(ticks.into_iter().enumerate(), |(position, tick), decoded| {
        let field = |name| result.key(name).index(position);
        let prices = Prices {
            open: field("open").json_price()?,
            high: field("high").json_price()?,
            low: field("low").json_price()?,
            close: field("close").json_price()?,
        };
        let start = tick.json_millis(reading)?;
        let volume = field("volume").json_coins()?;
        let candle = bar::candle(tick, start, interval, prices, Some(volume), None)?;
        decoded.push(&instrument, candle);
        Ok(())
    }))
}

pub(super) fn instruments(root: Node<'_>, _reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    Ok(rows::each(result(root)?.rows()?, instrument_row))
}

pub(super) fn instrument(root: Node<'_>, _reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let mut decoded = Decoded::default();
    instrument_row(result(root)?, &mut decoded)?;
    Ok(decoded)
}

fn instrument_row(row: Node<'_>, into: &mut Decoded) -> Result<(), DecodeError> {
    let instrument = symbol::instrument(row.key("instrument_name"))?;
    let word = row.key("instrument_type");
    let contract = match word.text()? {
        "reversed" => ContractKind::Inverse,
        "linear" => ContractKind::Linear,
        _ => return Err(word.unknown_word()),
    };
    if contract != instrument.kind {
        return Err(word.unknown_word());
    }
    let each = row.key("contract_size").json_above_zero()?;
    let size = match contract {
        ContractKind::Inverse => ContractSize::Usd(Usd(each)),
        ContractKind::Linear | ContractKind::Spot => ContractSize::Coins(Coins(each)),
    };
    let spec = ContractSpec {
        contract,
        size,
        tick_usd: row.key("tick_size").optional(Node::json_above_zero)?,
        max_leverage: row.key("max_leverage").optional(Node::json_above_zero)?,
        // Funding is paid continuously.
        funding_interval: None,
    };
    into.push(&instrument, spec);
    Ok(())
}

pub(super) fn order_book(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let result = result(root)?;
    let instrument = symbol::instrument(result.key("instrument_name"))?;
    let at = result.key("timestamp").json_millis(reading)?;
    let side = |name| -> Result<Vec<DepthRow>, DecodeError> {
        result
            .key(name)
            .rows()?
            .map(|row| {
                let price = row.index(0).json_price()?;
                Ok(DepthRow { price, amount: trade::coins(row.index(1), &instrument, price)? })
            })
            .collect()
    };
    let depth = Depth { at, bids: side("bids")?, asks: side("asks")? };
    let mut decoded = Decoded::default();
    decoded.push(&instrument, depth);
    Ok(decoded)
}

pub(super) fn funding_history(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    let rows = result(root)?.rows()?;
    let instrument = symbol::asked(root, reading)?;
    Ok(rows::each(rows.into_iter(), |row, decoded| {
        let at = row.key("timestamp").json_millis(reading)?;
        let fraction = row.key("interest_1h").json_fraction()?;
        let interval = Some(Millis::HOUR);
        decoded.push(&instrument, Funding { at, fraction, interval, next: None });
        Ok(())
    }))
}

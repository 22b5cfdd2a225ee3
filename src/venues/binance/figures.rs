//! Answers of the futures house alone: open interest, ratios, funding.

use crate::market::{
    ContractKind, ContractSize, ContractSpec, Funding, Instrument, LongShort, OpenInterest,
    OpenInterestAmount, TakerFlow, Ticker, Venue,
};
use crate::units::{Coins, Fraction, Millis, UnixMillis};
use crate::venues::adapter::{Decoded, Page, Reading};
#[cfg(not(target_arch = "wasm32"))]
use crate::venues::bar;
use crate::venues::binance::answer::answer;
use crate::venues::binance::ask;
use crate::venues::binance::symbol::{self, House};
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::Node;
use crate::venues::rows;

/// Open interest in coins, as linear contracts are counted.
///
/// # Errors
/// `UnitUnknown` for a coin-margined contract, whose answers here are in contracts.
fn linear_amount(node: Node<'_>, of: &Instrument) -> Result<OpenInterestAmount, DecodeError> {
    if of.kind == ContractKind::Linear {
        node.coins().map(OpenInterestAmount::Coins)
    } else {
        Err(node.blame(Problem::UnitUnknown(quote(&of.symbol))))
    }
}

pub(super) fn open_interest(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    Ok(rows::each(rows::one_or_many(answer(root)?)?, |row, decoded| {
        let instrument = symbol::instrument(row.key("symbol"), House::Futures)?;
        let amount = linear_amount(row.key("openInterest"), &instrument)?;
        let at = row.key("time").json_millis(reading)?;
        decoded.push(&instrument, OpenInterest { at, amount, mark: None, usd: None });
        Ok(())
    }))
}

pub(super) fn open_interest_hist(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    let list = answer(root)?;
    let mut count = 0;
    let mut oldest: Option<UnixMillis> = None;
    let mut decoded = rows::each(list.rows()?, |row, decoded| {
        count += 1;
        let instrument = symbol::instrument(row.key("symbol"), House::Futures)?;
        let amount = linear_amount(row.key("sumOpenInterest"), &instrument)?;
        let usd = row.key("sumOpenInterestValue").optional(Node::usd)?;
        let at = row.key("timestamp").either_millis(reading)?;
        oldest = Some(oldest.map_or(at, |known| known.min(at)));
        decoded.push(&instrument, OpenInterest { at, amount, mark: None, usd });
        Ok(())
    });
    decoded.next = older(count, oldest, reading);
    Ok(decoded)
}

/// Where older rows are. A full answer may leave some out, as far back as the venue keeps them.
fn older(count: usize, oldest: Option<UnixMillis>, reading: &Reading<'_>) -> Option<Page> {
    let oldest = oldest.filter(|_| count >= ask::STATISTICS_LIMIT)?;
    let kept = reading.seen - oldest < ask::STATISTICS_REACH;
    kept.then(|| Page((oldest - Millis(1)).to_string()))
}

pub(super) fn global_long_short(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    Ok(rows::each(answer(root)?.rows()?, |row, decoded| {
        let instrument = symbol::instrument(row.key("symbol"), House::Futures)?;
        let at = row.key("timestamp").either_millis(reading)?;
        let share = row.key("longAccount");
        let long_accounts = share.text_number().and_then(|number| share.as_share(number))?;
        decoded.push(&instrument, LongShort { at, long_accounts });
        Ok(())
    }))
}

pub(super) fn taker_long_short(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    let list = answer(root)?;
    let instrument = symbol::asked(list, reading, House::Futures)?;
    let mut count = 0;
    let mut oldest: Option<UnixMillis> = None;
    let mut decoded = rows::each(list.rows()?, |row, decoded| {
        let start = row.key("timestamp").either_millis(reading)?;
        count += 1;
        oldest = Some(oldest.map_or(start, |known| known.min(start)));
        let bought = row.key("buyVol").coins()?;
        let total = bought + row.key("sellVol").coins()?;
        if total.0 <= 0.0 {
            // Nobody traded: there is no share to tell.
            return Err(row.blame(Problem::OutOfRange("0".to_owned())));
        }
        decoded.push(
            &instrument,
            TakerFlow {
                start,
                interval: Millis::HOUR,
                buy_share: Fraction(bought.0 / total.0),
                total: Some(total),
            },
        );
        Ok(())
    });
    decoded.next = older(count, oldest, reading);
    #[cfg(not(target_arch = "wasm32"))]
    let decoded = bar::measured(decoded, Millis::HOUR);
    Ok(decoded)
}

/// Mark price, index and the running funding rate. A dated future has neither rate nor next
/// payment: the venue writes an empty text and 0.
pub(super) fn premium_index(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    Ok(rows::each(rows::one_or_many(answer(root)?)?, |row, decoded| {
        let names = MarkNames {
            symbol: "symbol",
            at: "time",
            mark: "markPrice",
            index: "indexPrice",
            rate: "lastFundingRate",
            next: "nextFundingTime",
        };
        mark_row(row, &names, reading, decoded)
    }))
}

/// What the fields of a mark price are called: in words over REST, in letters on the stream.
pub(super) struct MarkNames {
    pub(super) symbol: &'static str,
    pub(super) at: &'static str,
    pub(super) mark: &'static str,
    pub(super) index: &'static str,
    pub(super) rate: &'static str,
    pub(super) next: &'static str,
}

pub(super) fn mark_row(
    row: Node<'_>,
    names: &MarkNames,
    reading: &Reading<'_>,
    decoded: &mut Decoded,
) -> Result<(), DecodeError> {
    let instrument = symbol::instrument(row.key(names.symbol), House::Futures)?;
    let at = row.key(names.at).json_millis(reading)?;
    let mark = row.key(names.mark).price()?;
    // A new market has no index yet: the venue writes a zero.
    let index = row.key(names.index).optional(|node| match node.text_number()? {
        0.0 => Ok(None),
        price => node.as_price(price).map(Some),
    })?;
    let rate = row.key(names.rate).optional(Node::fraction)?;
    let next = row.key(names.next).optional(|node| match node.json_whole()? {
        0 => Ok(None),
        at => node.plausible(UnixMillis(at)).map(Some),
    })?;
    decoded.push(
        &instrument,
        Ticker {
            at,
            last: None,
            open_24h: None,
            mark: Some(mark),
            index: index.flatten(),
            volume_24h: None,
            turnover_24h: None,
        },
    );
    let interval = funding_interval(&instrument, reading);
    if let (Some(fraction), Some(next)) = (rate, next.flatten()) {
        decoded.push(&instrument, Funding { at, fraction, interval, next: Some(next) });
    }
    Ok(())
}

/// How often a contract is funded. The venue lists only those whose terms were ever adjusted: once
/// that list was read, what it leaves out is paid every 8 hours, and before that nothing is known.
fn funding_interval(of: &Instrument, reading: &Reading<'_>) -> Option<Millis> {
    let listed =
        reading.specs.spec(Venue::Binance, &of.symbol).and_then(|spec| spec.funding_interval);
    listed.or_else(|| reading.specs.tells_intervals(Venue::Binance).then_some(Millis::hours(8)))
}

/// Funding intervals. The venue lists the contracts whose terms were ever adjusted; the others are
/// paid every 8 hours.
pub(super) fn funding_info(root: Node<'_>, _reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    Ok(rows::each(answer(root)?.rows()?, |row, decoded| {
        let instrument = symbol::instrument(row.key("symbol"), House::Futures)?;
        if instrument.kind != ContractKind::Linear {
            return Err(row.key("symbol").blame(Problem::OtherMarket(quote(&instrument.symbol))));
        }
        let hours = row.key("fundingIntervalHours");
        let interval =
            hours.json_whole().and_then(|count| hours.as_interval(count, Millis::HOUR))?;
        decoded.push(
            &instrument,
            ContractSpec {
                contract: ContractKind::Linear,
                size: ContractSize::Coins(Coins(1.0)),
                tick_usd: None,
                max_leverage: None,
                funding_interval: Some(interval),
            },
        );
        Ok(())
    }))
}

pub(super) fn funding_rate(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    Ok(rows::each(answer(root)?.rows()?, |row, decoded| {
        let instrument = symbol::instrument(row.key("symbol"), House::Futures)?;
        let at = row.key("fundingTime").json_millis(reading)?;
        let fraction = row.key("fundingRate").fraction()?;
        decoded.push(&instrument, Funding { at, fraction, interval: None, next: None });
        Ok(())
    }))
}

//! Gate's statistics of a contract, interval by interval: the one full count of liquidations with
//! a history that any venue publishes.
//! <https://www.gate.com/docs/developers/apiv4/en/#futures-statistics>

use crate::market::{
    ContractKind, Instrument, LiquidationBar, LongShort, OpenInterest, OpenInterestAmount,
    TakerFlow,
};
use crate::units::{Fraction, Millis, UnixMillis, Usd};
use crate::venues::adapter::{Decoded, Page, Reading};
use crate::venues::error::{DecodeError, Problem};
use crate::venues::gate::{answer, ask, symbol};
use crate::venues::node::Node;
use crate::venues::rows;

pub(super) fn five_minutes(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    contract_stats(root, reading, Millis::minutes(5))
}
pub(super) fn one_hour(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    contract_stats(root, reading, Millis::HOUR)
}
pub(super) fn four_hours(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    contract_stats(root, reading, Millis::hours(4))
}

#[cfg(not(target_arch = "wasm32"))]
pub(super) fn days(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    contract_stats(root, reading, Millis::DAY)
}

fn contract_stats(
    root: Node<'_>,
    reading: &Reading<'_>,
    interval: Millis,
) -> Result<Decoded, DecodeError> {
    let rows: Vec<Node<'_>> = answer::answer(root)?.rows()?.collect();
    let next = page_before(&rows, reading, interval);
    let decoded = read(rows.into_iter(), reading, interval);
    Ok(Decoded { next, ..decoded })
}

/// The page before begins as many intervals earlier as a page holds.
fn page_before(rows: &[Node<'_>], reading: &Reading<'_>, interval: Millis) -> Option<Page> {
    let oldest =
        rows.iter().filter_map(|row| row.key("time").either_instant(reading).ok()).min()?;
    let from = oldest - interval * ask::STATS;
    Some(Page(from.0.div_euclid(1_000).to_string()))
}

/// Rows of statistics, over REST or pushed.
pub(super) fn read<'a>(
    rows: impl Iterator<Item = Node<'a>>,
    reading: &Reading<'_>,
    interval: Millis,
) -> Decoded {
    rows::each(rows, |row, into| {
        let instrument = symbol::of_row(row, reading)?;
        let at = row.key("time").either_instant(reading)?;
        // Each fact stands on its own fields, so that one bad field does not lose the others.
        let bar = liquidations(row, at, interval).map(|bar| into.push(&instrument, bar));
        into.note(bar);
        // Whoever asks for positions or takers wants hours.
        if interval == Millis::DAY {
            return Ok(());
        }
        let open = open_interest(row, at, &instrument, reading)
            .map(|open_interest| into.push(&instrument, open_interest));
        into.note(open);
        let accounts = long_short(row, at)
            .map(|ratio| ratio.into_iter().for_each(|ratio| into.push(&instrument, ratio)));
        into.note(accounts);
        let takers = taker_flow(row, at, interval, &instrument, reading)
            .map(|flow| flow.into_iter().for_each(|flow| into.push(&instrument, flow)));
        into.note(takers);
        Ok(())
    })
}

/// Liquidated in dollars. The fields ending in `_new` (since April 2026) are by definition
/// contracts × multiplier × mark price; the older ones are only called a "volume in the quote
/// currency", and serve where there are no others.
fn liquidations(
    row: Node<'_>,
    start: UnixMillis,
    interval: Millis,
) -> Result<LiquidationBar, DecodeError> {
    let side = |defined, older| {
        let defined = row.key(defined);
        let told = if defined.is_present() { defined } else { row.key(older) };
        told.either_amount().map(Usd)
    };
    let long = side("long_liq_usd_new", "long_liq_usd")?;
    let short = side("short_liq_usd_new", "short_liq_usd")?;
    Ok(LiquidationBar { start, interval, long, short })
}

/// Open interest: contracts × multiplier. Where the multiplier is not known, the venue's own
/// dollars over the mark price that they are reckoned at.
fn open_interest(
    row: Node<'_>,
    at: UnixMillis,
    instrument: &Instrument,
    reading: &Reading<'_>,
) -> Result<OpenInterest, DecodeError> {
    let open = row.key("open_interest");
    let contracts = open.either_amount()?;
    let mark = answer::price_if_any(row.key("mark_price"))?;
    let usd = row.key("open_interest_usd").optional(Node::either_amount)?.map(Usd);
    let size = reading.specs.spec(row.venue(), &instrument.symbol).map(|spec| spec.size);
    let amount = if instrument.kind == ContractKind::Inverse {
        size.and_then(|size| size.usd(contracts, None)).map(OpenInterestAmount::Usd)
    } else {
        let counted = size.and_then(|size| size.coins(contracts, None));
        let reckoned = || Some(usd?.in_coins(mark?));
        counted.or_else(reckoned).map(OpenInterestAmount::Coins)
    };
    let unknown = || open.blame(Problem::UnitUnknown(instrument.symbol.clone()));
    Ok(OpenInterest { at, amount: amount.ok_or_else(unknown)?, mark, usd })
}

/// Accounts long for each account short; a zero is the venue's word for "nobody".
fn long_short(row: Node<'_>, at: UnixMillis) -> Result<Option<LongShort>, DecodeError> {
    Ok(share(row.key("lsr_account"))?.map(|long_accounts| LongShort { at, long_accounts }))
}

/// The share of the first in a ratio of the first to the second.
fn share(ratio: Node<'_>) -> Result<Option<Fraction>, DecodeError> {
    let ratio = ratio.optional(Node::either_amount)?.filter(|&ratio| ratio > 0.0);
    Ok(ratio.map(|ratio| Fraction(ratio / (1.0 + ratio))))
}

/// Contracts bought and sold by takers, or, in older answers, only their ratio.
fn taker_flow(
    row: Node<'_>,
    start: UnixMillis,
    interval: Millis,
    instrument: &Instrument,
    reading: &Reading<'_>,
) -> Result<Option<TakerFlow>, DecodeError> {
    let bought = row.key("long_taker_size");
    let sold = row.key("short_taker_size");
    if !bought.is_present() || !sold.is_present() {
        let flow = |buy_share| TakerFlow { start, interval, buy_share, total: None };
        return Ok(share(row.key("lsr_taker"))?.map(flow));
    }
    let contracts = bought.either_amount()? + sold.either_amount()?;
    if contracts <= 0.0 {
        return Ok(None);
    }
    let buy_share = Fraction(bought.either_amount()? / contracts);
    let mark = answer::price_if_any(row.key("mark_price"))?;
    // An answer may come before the multiplier is known. It tells open interest in contracts and in
    // dollars both.
    let reckoned = || {
        let usd = row.key("open_interest_usd").either_amount().ok()?;
        let open = row.key("open_interest").either_amount().ok().filter(|&open| open > 0.0)?;
        let linear = instrument.kind != ContractKind::Inverse;
        Some(Usd(usd / open * contracts).in_coins(mark?)).filter(|_| linear)
    };
    let total = answer::known_coins(row, contracts, instrument, mark, reading).or_else(reckoned);
    Ok(Some(TakerFlow { start, interval, buy_share, total }))
}

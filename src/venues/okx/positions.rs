//! OKX's positions: open interest, funding, accounts long against short, taker volume.
//! <https://www.okx.com/docs-v5/en/#public-data-rest-api-get-open-interest>,
//! <https://www.okx.com/docs-v5/en/#trading-statistics-rest-api>

use crate::market::{
    ContractKind, Funding, Instrument, LongShort, OpenInterest, OpenInterestAmount, TakerFlow,
};
use crate::units::{Coins, Fraction, Millis, UnixMillis};
use crate::venues::adapter::{Decoded, Reading};
#[cfg(not(target_arch = "wasm32"))]
use crate::venues::bar;
use crate::venues::error::{DecodeError, Problem};
use crate::venues::node::Node;
use crate::venues::okx::{answer, ask, symbol};
use crate::venues::rows;

pub(super) fn open_interest(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let data = answer::data(root, |channel| channel == "open-interest")?;
    answer::each(root, data, |row, instrument, into| {
        let at = row.key("ts").text_millis(reading)?;
        let amount = amount(row.key("oi"), row.key("oiCcy"), instrument, reading)?;
        let usd = row.key("oiUsd").optional(Node::usd)?;
        into.push(instrument, OpenInterest { at, amount, mark: None, usd });
        Ok(())
    })
}

/// The open interest in the contract's own unit: coins, which the venue says itself, or the face in
/// dollars, which is contracts × the value of one.
fn amount(
    contracts: Node<'_>,
    coins: Node<'_>,
    instrument: &Instrument,
    reading: &Reading<'_>,
) -> Result<OpenInterestAmount, DecodeError> {
    if instrument.kind == ContractKind::Spot {
        return Err(contracts.blame(Problem::OtherFeed("a pair has no contracts".to_owned())));
    }
    let told = coins.optional(Node::coins)?;
    if let Some(coins) = told.filter(|_| instrument.kind == ContractKind::Linear) {
        return Ok(OpenInterestAmount::Coins(coins));
    }
    let count = contracts.text_number().and_then(|count| contracts.not_negative(count))?;
    let spec = reading.specs.spec(contracts.venue(), &instrument.symbol);
    let amount = spec.and_then(|spec| match instrument.kind {
        ContractKind::Inverse => spec.size.usd(count, None).map(OpenInterestAmount::Usd),
        _ => spec.size.coins(count, None).map(OpenInterestAmount::Coins),
    });
    amount.ok_or_else(|| answer::unit_unknown(contracts, instrument))
}

/// Rows of `[time, contracts, coins, dollars]`.
pub(super) fn open_interest_history(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    let data = answer::data(root, |_| false)?;
    let instrument = symbol::asked(root, reading)?;
    let mut decoded = rows::each(data.rows()?, |row, decoded| {
        let at = row.index(0).text_millis(reading)?;
        let amount = amount(row.index(1), row.index(2), &instrument, reading)?;
        // Without the last column this is a row of another statistic, in dollars.
        let usd = Some(row.index(3).usd()?);
        decoded.push(&instrument, OpenInterest { at, amount, mark: None, usd });
        Ok(())
    });
    let times = data.rows()?.map(|row| row.index(0).text_whole());
    decoded.next = answer::page_before(times, ask::ROWS);
    Ok(decoded)
}

/// Rows of `[time, sold, bought]` by takers, in a unit that the venue does not name.
pub(super) fn taker_volume(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let data = answer::data(root, |_| false)?;
    let instrument = symbol::whole_coin(root, reading)?;
    let decoded = rows::each(data.rows()?, |row, decoded| {
        let start = row.index(0).text_millis(reading)?;
        let Coins(sold) = row.index(1).coins()?;
        let Coins(bought) = row.index(2).coins()?;
        let both = sold + bought;
        if both > 0.0 {
            let buy_share = Fraction(bought / both);
            let interval = Millis::HOUR;
            decoded.push(&instrument, TakerFlow { start, interval, buy_share, total: None });
        }
        Ok(())
    });
    #[cfg(not(target_arch = "wasm32"))]
    let decoded = bar::measured(decoded, Millis::HOUR);
    Ok(decoded)
}

/// Rows of `[time, accounts long ÷ accounts short]`.
pub(super) fn long_short_account_ratio(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    let data = answer::data(root, |_| false)?;
    let instrument = symbol::whole_coin(root, reading)?;
    Ok(rows::each(data.rows()?, |row, decoded| {
        let at = row.index(0).text_millis(reading)?;
        let ratio = row.index(1);
        let long_for_each_short = ratio.text_number().and_then(|r| ratio.not_negative(r))?;
        let long_accounts = Fraction(long_for_each_short / (1.0 + long_for_each_short));
        decoded.push(&instrument, LongShort { at, long_accounts });
        Ok(())
    }))
}

pub(super) fn funding_rate(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let data = answer::data(root, |channel| channel == "funding-rate")?;
    answer::each(root, data, |row, instrument, into| {
        let told = row.key("ts").optional(|node| node.text_millis(reading))?;
        let at = told.unwrap_or(reading.seen);
        let fraction = row.key("fundingRate").fraction()?;
        let ahead = |key| {
            row.key(key).optional(|node| {
                node.text_whole().and_then(|instant| node.plausible(UnixMillis(instant)))
            })
        };
        let payment = ahead("fundingTime")?;
        let after_it = ahead("nextFundingTime")?;
        let interval = match (payment, after_it) {
            (Some(payment), Some(after_it)) => {
                let interval = after_it - payment;
                if interval <= Millis(0) || interval > Millis::DAY {
                    let length = format!("{} ms between payments", interval.0);
                    return Err(row.key("nextFundingTime").blame(Problem::OutOfRange(length)));
                }
                Some(interval)
            }
            _ => None,
        };
        // While a payment is being settled its time still stands as the current one.
        let is_settling = payment.zip(told).is_some_and(|(payment, told)| payment <= told);
        let next = if is_settling { after_it } else { payment };
        into.push(instrument, Funding { at, fraction, interval, next });
        Ok(())
    })
}

pub(super) fn funding_rate_history(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    let data = answer::data(root, |_| false)?;
    let mut decoded = answer::each(root, data, |row, instrument, into| {
        let at = row.key("fundingTime").text_millis(reading)?;
        // What was paid; `fundingRate` is what had been predicted.
        let paid = row.key("realizedRate").optional(Node::fraction)?;
        let fraction = match paid {
            Some(paid) => paid,
            None => row.key("fundingRate").fraction()?,
        };
        into.push(instrument, Funding { at, fraction, interval: None, next: None });
        Ok(())
    })?;
    let times = data.rows()?.map(|row| row.key("fundingTime").text_whole());
    decoded.next = answer::page_before(times, ask::ROWS);
    Ok(decoded)
}

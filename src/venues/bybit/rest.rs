//! Bybit's REST answers. <https://bybit-exchange.github.io/docs/v5/market/tickers> and neighbours.

use crate::market::{
    ContractKind, ContractSize, ContractSpec, Depth, DepthRow, Funding, Instrument, LongShort,
    OpenInterest, OpenInterestAmount, RiskTier, Ticker, TierCap,
};
use crate::units::{Coins, Millis, UnixMillis};
use crate::venues::adapter::{Ask, Decoded, Page, Reading, Request};
use crate::venues::bar::{self, Prices};
use crate::venues::bybit::symbol;
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::Node;

const HOST: &str = "https://api.bybit.com";

fn ask(path: &str, ask: &Ask<'_>, rest: &str) -> Option<Request> {
    let symbol = symbol::perpetual(ask.asset?);
    Some(Request::get(format!("{HOST}/v5/market/{path}?category=linear&symbol={symbol}{rest}")))
}

pub(super) fn ask_tickers(of: &Ask<'_>) -> Option<Request> {
    ask("tickers", of, "")
}
pub(super) fn ask_kline_hourly(of: &Ask<'_>) -> Option<Request> {
    ask("kline", of, "&interval=60&limit=1000")
}
pub(super) fn ask_kline_daily(of: &Ask<'_>) -> Option<Request> {
    ask("kline", of, "&interval=D&limit=400")
}
pub(super) fn ask_open_interest(of: &Ask<'_>) -> Option<Request> {
    let cursor = of.page.map(|page| format!("&cursor={}", page.0)).unwrap_or_default();
    ask("open-interest", of, &format!("&intervalTime=1h&limit=200{cursor}"))
}
pub(super) fn ask_funding_history(of: &Ask<'_>) -> Option<Request> {
    ask("funding/history", of, "&limit=200")
}
pub(super) fn ask_account_ratio(of: &Ask<'_>) -> Option<Request> {
    ask("account-ratio", of, "&period=1h&limit=500")
}
pub(super) fn ask_orderbook(of: &Ask<'_>) -> Option<Request> {
    ask("orderbook", of, "&limit=500")
}
pub(super) fn ask_instruments_info(of: &Ask<'_>) -> Option<Request> {
    ask("instruments-info", of, "")
}
pub(super) fn ask_risk_limit(of: &Ask<'_>) -> Option<Request> {
    ask("risk-limit", of, "")
}

/// The `result` of an answer that says it is one.
fn result(root: Node<'_>) -> Result<Node<'_>, DecodeError> {
    let code = root.key("retCode");
    match code.json_whole()? {
        0 => Ok(root.key("result")),
        refused => {
            let text = root.key("retMsg").text().unwrap_or_default();
            Err(code.blame(Problem::Refused { code: refused.to_string(), text: quote(text) }))
        }
    }
}

/// When the answer was made.
fn answered(root: Node<'_>, reading: &Reading<'_>) -> Result<UnixMillis, DecodeError> {
    root.key("time").json_millis(reading)
}

/// The instrument of an answer that is about one symbol; the venue spells it in `result`.
fn only_symbol(result: Node<'_>) -> Result<Instrument, DecodeError> {
    symbol::instrument(result.key("symbol"))
}

pub(super) fn tickers(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let at = answered(root, reading)?;
    let mut decoded = Decoded::default();
    for row in result(root)?.key("list").rows()? {
        let read = ticker_row(row, at, &mut decoded);
        decoded.note(read);
    }
    Ok(decoded)
}

/// One ticker, whole or only the fields that changed.
pub(super) fn ticker_row(
    row: Node<'_>,
    at: UnixMillis,
    into: &mut Decoded,
) -> Result<(), DecodeError> {
    let instrument = symbol::instrument(row.key("symbol"))?;
    let mark = row.key("markPrice").optional(Node::price)?;
    let ticker = Ticker {
        at,
        last: row.key("lastPrice").optional(Node::price)?,
        open_24h: row.key("prevPrice24h").optional(Node::price)?,
        mark,
        index: row.key("indexPrice").optional(Node::price)?,
        volume_24h: row.key("volume24h").optional(Node::coins)?,
        turnover_24h: row.key("turnover24h").optional(Node::usd)?,
    };
    let open_interest = row.key("openInterest").optional(Node::coins)?;
    let open_interest_usd = row.key("openInterestValue").optional(Node::usd)?;
    let funding = row.key("fundingRate").optional(Node::fraction)?;
    let interval = row.key("fundingIntervalHour").optional(|node| {
        node.text_whole().and_then(|hours| node.as_interval(hours, Millis::HOUR))
    })?;
    let next = row
        .key("nextFundingTime")
        .optional(|node| node.text_whole().and_then(|at| node.plausible(UnixMillis(at))))?;
    into.push(&instrument, ticker);
    if let Some(coins) = open_interest {
        let amount = OpenInterestAmount::Coins(coins);
        into.push(&instrument, OpenInterest { at, amount, mark, usd: open_interest_usd });
    }
    if let Some(fraction) = funding {
        into.push(&instrument, Funding { at, fraction, interval, next });
    }
    Ok(())
}

pub(super) fn kline_hourly(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    kline(root, reading, Millis::HOUR)
}
pub(super) fn kline_daily(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    kline(root, reading, Millis::DAY)
}

fn kline(root: Node<'_>, reading: &Reading<'_>, interval: Millis) -> Result<Decoded, DecodeError> {
    let result = result(root)?;
    let instrument = only_symbol(result)?;
    let mut decoded = Decoded::default();
    for row in result.key("list").rows()? {
        let candle = (|| {
            let prices = Prices {
                open: row.index(1).price()?,
                high: row.index(2).price()?,
                low: row.index(3).price()?,
                close: row.index(4).price()?,
            };
            let start = row.index(0).text_millis(reading)?;
            bar::candle(row, start, interval, prices, Some(row.index(5).coins()?), None)
        })();
        let read = candle.map(|candle| decoded.push(&instrument, candle));
        decoded.note(read);
    }
    Ok(decoded)
}

pub(super) fn open_interest(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let result = result(root)?;
    let instrument = only_symbol(result)?;
    let mut decoded = Decoded::default();
    for row in result.key("list").rows()? {
        let read = (|| {
            let at = row.key("timestamp").text_millis(reading)?;
            let amount = OpenInterestAmount::Coins(row.key("openInterest").coins()?);
            decoded.push(&instrument, OpenInterest { at, amount, mark: None, usd: None });
            Ok(())
        })();
        decoded.note(read);
    }
    decoded.next =
        result.key("nextPageCursor").optional(Node::text)?.map(|cursor| Page(cursor.to_owned()));
    Ok(decoded)
}

pub(super) fn funding_history(
    root: Node<'_>,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    let mut decoded = Decoded::default();
    for row in result(root)?.key("list").rows()? {
        let read = (|| {
            let instrument = symbol::instrument(row.key("symbol"))?;
            let at = row.key("fundingRateTimestamp").text_millis(reading)?;
            let fraction = row.key("fundingRate").fraction()?;
            decoded.push(&instrument, Funding { at, fraction, interval: None, next: None });
            Ok(())
        })();
        decoded.note(read);
    }
    Ok(decoded)
}

pub(super) fn account_ratio(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let mut decoded = Decoded::default();
    for row in result(root)?.key("list").rows()? {
        let read = (|| {
            let instrument = symbol::instrument(row.key("symbol"))?;
            let at = row.key("timestamp").text_millis(reading)?;
            let buy = row.key("buyRatio");
            let long_accounts = buy.text_number().and_then(|share| buy.as_share(share))?;
            decoded.push(&instrument, LongShort { at, long_accounts });
            Ok(())
        })();
        decoded.note(read);
    }
    Ok(decoded)
}

pub(super) fn orderbook(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let result = result(root)?;
    let instrument = symbol::instrument(result.key("s"))?;
    let at = result.key("ts").json_millis(reading)?;
    let side = |key| -> Result<Vec<DepthRow>, DecodeError> {
        result
            .key(key)
            .rows()?
            .map(|row| Ok(DepthRow { price: row.index(0).price()?, amount: row.index(1).coins()? }))
            .collect()
    };
    let mut decoded = Decoded::default();
    decoded.push(&instrument, Depth { at, bids: side("b")?, asks: side("a")? });
    Ok(decoded)
}

pub(super) fn instruments_info(
    root: Node<'_>,
    _reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    let mut decoded = Decoded::default();
    for row in result(root)?.key("list").rows()? {
        let read = (|| {
            let instrument = symbol::instrument(row.key("symbol"))?;
            let funding_interval = row.key("fundingInterval").optional(|node| {
                node.json_whole().and_then(|minutes| node.as_interval(minutes, Millis::MINUTE))
            })?;
            decoded.push(
                &instrument,
                ContractSpec {
                    contract: ContractKind::Linear,
                    // A linear contract of Bybit is counted in coins.
                    size: ContractSize::Coins(Coins(1.0)),
                    tick_usd: row
                        .key("priceFilter")
                        .key("tickSize")
                        .optional(Node::text_above_zero)?,
                    max_leverage: row
                        .key("leverageFilter")
                        .key("maxLeverage")
                        .optional(Node::text_above_zero)?,
                    funding_interval,
                },
            );
            Ok(())
        })();
        decoded.note(read);
    }
    Ok(decoded)
}

pub(super) fn risk_limit(root: Node<'_>, _reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let mut decoded = Decoded::default();
    for (position, row) in (1..).zip(result(root)?.key("list").rows()?) {
        let read = (|| {
            let instrument = symbol::instrument(row.key("symbol"))?;
            let share = |node: &Node<'_>| node.text_number().and_then(|share| node.as_share(share));
            decoded.push(
                &instrument,
                RiskTier {
                    tier: position,
                    cap: TierCap::Usd(row.key("riskLimitValue").usd()?),
                    maintenance_margin: share(&row.key("maintenanceMargin"))?,
                    initial_margin: row.key("initialMargin").optional(share)?,
                    max_leverage: row.key("maxLeverage").optional(Node::text_above_zero)?,
                    deduction: row.key("mmDeduction").optional(Node::usd)?,
                },
            );
            Ok(())
        })();
        decoded.note(read);
    }
    Ok(decoded)
}

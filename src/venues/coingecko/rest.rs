//! The aggregator's answers. <https://docs.coingecko.com/reference/crypto-global>

use crate::market::{
    Asset, ContractKind, DerivativesVenue, GlobalMarket, Instrument, Quote, Ticker, Treasury,
};
use crate::units::{Coins, Fraction};
use crate::venues::adapter::{Ask, Decoded, Reading, Request};
use crate::venues::coingecko::coin;
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::Node;
use crate::venues::rows;

const HOST: &str = "https://api.coingecko.com/api/v3";

#[allow(clippy::unnecessary_wraps, reason = "the table asks every feed alike")]
fn ask(path: &str) -> Option<Request> {
    Some(Request::get(format!("{HOST}/{path}")))
}

pub(super) fn ask_global(_of: &Ask<'_>) -> Option<Request> {
    ask("global")
}
pub(super) fn ask_markets(_of: &Ask<'_>) -> Option<Request> {
    ask(&format!("coins/markets?vs_currency=usd&ids={}", coin::ids()))
}
pub(super) fn ask_derivatives(_of: &Ask<'_>) -> Option<Request> {
    ask("derivatives/exchanges?per_page=100")
}
pub(super) fn ask_treasury_bitcoin(_of: &Ask<'_>) -> Option<Request> {
    ask("companies/public_treasury/bitcoin")
}
pub(super) fn ask_treasury_ethereum(_of: &Ask<'_>) -> Option<Request> {
    ask("companies/public_treasury/ethereum")
}

/// The answer itself, unless it is `{status: {error_code, error_message}}` or `{error}`.
fn answer(root: Node<'_>) -> Result<Node<'_>, DecodeError> {
    let status = root.key("status");
    if status.key("error_code").is_present() {
        let code = status.key("error_code").json_whole().map(|code| code.to_string());
        let text = status.key("error_message").text().unwrap_or_default();
        let code = code.unwrap_or_default();
        return Err(status.blame(Problem::Refused { code, text: quote(text) }));
    }
    let error = root.key("error");
    if error.is_present() {
        let text = quote(error.text().unwrap_or_default());
        return Err(error.blame(Problem::Refused { code: String::new(), text }));
    }
    Ok(root)
}

pub(super) fn global(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let data = answer(root)?.key("data");
    let share = data.key("market_cap_percentage").key("btc");
    let bitcoin_dominance = share.optional(|share| {
        share.json_number().and_then(|percent| share.as_share(percent / 100.0))
    })?;
    let change = data.key("market_cap_change_percentage_24h_usd").optional(Node::json_number)?;
    let market = GlobalMarket {
        at: data.key("updated_at").json_seconds(reading)?,
        market_cap: data.key("total_market_cap").key("usd").json_usd()?,
        market_cap_change_24h: change.map(Fraction::from_percent),
        bitcoin_dominance,
        volume_24h: data.key("total_volume").key("usd").optional(Node::json_usd)?,
    };
    let mut decoded = Decoded::default();
    decoded.push_global(market);
    Ok(decoded)
}

/// A coin's price over all markets that the publisher counts.
fn everywhere(asset: Asset, id: &str) -> Instrument {
    Instrument { asset, kind: ContractKind::Spot, quote: Quote::Usd, symbol: id.to_owned() }
}

pub(super) fn markets(root: Node<'_>, reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    Ok(rows::each(answer(root)?.rows()?, |row, decoded| {
        // A ticker is not unique among thousands of coins; the publisher's id is.
        let id = row.key("id");
        let asset = coin::asset(id.text()?).ok_or_else(|| id.other_market())?;
        let last = row.key("current_price").json_price()?;
        let change = row.key("price_change_percentage_24h");
        let open_24h = change.optional(|change| {
            change.json_number().and_then(|percent| change.as_price_before(last, percent))
        })?;
        let ticker = Ticker {
            at: row.key("last_updated").text_instant(reading)?,
            last: Some(last),
            open_24h,
            mark: None,
            index: None,
            volume_24h: None,
            turnover_24h: row.key("total_volume").optional(Node::json_usd)?,
        };
        decoded.push(&everywhere(asset, id.text()?), ticker);
        Ok(())
    }))
}

pub(super) fn derivatives(root: Node<'_>, _reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    Ok(rows::each(answer(root)?.rows()?, |row, decoded| {
        let name = row.key("name").label()?;
        // Null where the venue does not tell.
        if let Some(open_interest_btc) = row.key("open_interest_btc").optional(Node::json_coins)? {
            decoded.push_global(DerivativesVenue { name, open_interest_btc });
        }
        Ok(())
    }))
}

pub(super) fn treasury_bitcoin(
    root: Node<'_>,
    _reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    treasury(root, &everywhere(Asset::BTC, "bitcoin"))
}
pub(super) fn treasury_ethereum(
    root: Node<'_>,
    _reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    treasury(root, &everywhere(Asset::ETH, "ethereum"))
}

fn treasury(root: Node<'_>, coin: &Instrument) -> Result<Decoded, DecodeError> {
    Ok(rows::each(answer(root)?.key("companies").rows()?, |row, decoded| {
        let cost = row.key("total_entry_value_usd").optional(Node::json_usd)?;
        let holder = Treasury {
            name: row.key("name").label()?,
            symbol: row.key("symbol").label()?,
            holdings: row.key("total_holdings").json_coins()?,
            // The publisher writes 0 where it does not know the cost.
            cost: cost.filter(|cost| cost.0 > 0.0),
            stated_at: None,
        };
        if holder.holdings > Coins(0.0) {
            decoded.push(coin, holder);
        }
        Ok(())
    }))
}

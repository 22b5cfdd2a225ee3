//! What Hyperliquid says of its contracts, and the margin tables that follow from it.
//! <https://hyperliquid.gitbook.io/hyperliquid-docs/trading/margin-tiers>

use crate::market::{ContractKind, ContractSize, ContractSpec, RiskTier, TierCap};
use crate::units::decimal::plain;
use crate::units::sorted::Sorted;
use crate::units::{Coins, Fraction, Millis, Usd};
use crate::venues::adapter::{Decoded, Reading};
use crate::venues::error::{DecodeError, Problem};
use crate::venues::hyperliquid::info;
use crate::venues::hyperliquid::symbol;
use crate::venues::node::Node;
use crate::venues::rows;

/// Table numbers below this are no tables: the number is the leverage, at any size.
const FIRST_TABLE: i64 = 50;

/// Where a tier begins, in dollars of notional, and the highest leverage from there.
#[derive(Clone, Copy, Debug)]
struct Step {
    from: f64,
    leverage: f64,
}

/// One `meta`, or a list of them, one for each deployer, as `allPerpMetas` answers. The markets of
/// other deployers carry a prefix in their names and are passed over.
pub(super) fn meta(root: Node<'_>, _reading: &Reading<'_>) -> Result<Decoded, DecodeError> {
    let mut decoded = Decoded::default();
    for part in rows::one_or_many(info::granted(root)?)? {
        let tables = tables(part.key("marginTables"), &mut decoded)?;
        let read = rows::each(part.key("universe").rows()?, |coin, decoded| {
            if info::is_delisted(coin)? {
                return Ok(());
            }
            contract(coin, &tables, decoded)
        });
        decoded.rows.extend(read.rows);
        decoded.rejected.extend(read.rejected);
    }
    if !decoded.rows.is_empty() {
        // Another deployer's list holds nothing else but what is passed over.
        decoded.rejected.retain(|error| !matches!(error.problem, Problem::OtherMarket(_)));
    }
    Ok(decoded)
}

fn contract(
    coin: Node<'_>,
    tables: &Sorted<i64, Vec<Step>>,
    decoded: &mut Decoded,
) -> Result<(), DecodeError> {
    let instrument = symbol::perpetual(coin.key("name"))?;
    let most = leverage(coin.key("maxLeverage"))?;
    let table = coin.key("marginTableId").optional(Node::json_whole)?;
    let steps = match table {
        Some(id) if id >= FIRST_TABLE => {
            let unknown = || Problem::UnknownValue(id.to_string());
            let known = tables.get(&id).cloned();
            known.ok_or_else(|| coin.key("marginTableId").blame(unknown()))?
        }
        _ => vec![Step { from: 0.0, leverage: most }],
    };
    decoded.push(
        &instrument,
        ContractSpec {
            contract: ContractKind::Linear,
            // Sizes are in coins throughout.
            size: ContractSize::Coins(Coins(1.0)),
            tick_usd: None,
            max_leverage: Some(most),
            funding_interval: Some(Millis::HOUR),
        },
    );
    for tier in tiers(&steps) {
        decoded.push(&instrument, tier);
    }
    Ok(())
}

fn leverage(node: Node<'_>) -> Result<f64, DecodeError> {
    let times = node.json_number()?;
    // Below 1 the initial margin would be more than the position.
    if times >= 1.0 { Ok(times) } else { Err(node.blame(Problem::OutOfRange(plain(times)))) }
}

/// `[[id, {description, marginTiers: [{lowerBound, maxLeverage}, …]}], …]`. A table that cannot be
/// read is noted, and the contracts on it are refused in turn.
fn tables(list: Node<'_>, decoded: &mut Decoded) -> Result<Sorted<i64, Vec<Step>>, DecodeError> {
    let mut known = Sorted::new();
    if !list.is_present() {
        return Ok(known);
    }
    for row in list.rows()? {
        let read = (|| {
            let id = row.index(0).json_whole()?;
            known.insert(id, steps(row.index(1).key("marginTiers"))?);
            Ok(())
        })();
        decoded.note(read);
    }
    Ok(known)
}

fn steps(list: Node<'_>) -> Result<Vec<Step>, DecodeError> {
    let mut steps: Vec<Step> = Vec::new();
    for row in list.rows()? {
        let from = row.key("lowerBound");
        let step = Step { from: from.usd()?.0, leverage: leverage(row.key("maxLeverage"))? };
        let follows = match steps.last() {
            None => step.from <= 0.0,
            Some(before) => step.from > before.from && step.leverage <= before.leverage,
        };
        if !follows {
            return Err(from.blame(Problem::OutOfRange(plain(step.from))));
        }
        steps.push(step);
    }
    if steps.is_empty() { Err(list.blame(Problem::Missing)) } else { Ok(steps) }
}

/// The maintenance margin is half of the initial margin at the tier's highest leverage. What is
/// deducted keeps it from jumping where a tier begins: each tier adds its lower bound times the
/// rise of its rate.
fn tiers(steps: &[Step]) -> Vec<RiskTier> {
    let mut deduction = 0.0;
    let mut rate_before = None;
    let ends = steps.iter().skip(1).map(|step| TierCap::Usd(Usd(step.from)));
    let ends = ends.chain(core::iter::once(TierCap::None));
    (1..)
        .zip(steps.iter().zip(ends))
        .map(|(tier, (step, cap))| {
            let initial = 1.0 / step.leverage;
            let maintenance = initial / 2.0;
            deduction += step.from * (maintenance - rate_before.unwrap_or(maintenance));
            rate_before = Some(maintenance);
            RiskTier {
                tier,
                cap,
                maintenance_margin: Fraction(maintenance),
                initial_margin: Some(Fraction(initial)),
                max_leverage: Some(step.leverage),
                deduction: Some(Usd(deduction)),
            }
        })
        .collect()
}

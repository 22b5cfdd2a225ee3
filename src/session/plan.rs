//! How many feeds are asked for the same thing, and which ones first.

use crate::market::Asset;
use crate::session::slot::{Role, Slot};
use crate::units::order;
use crate::units::sorted::Sorted;
use crate::venues::Want;

/// How many feeds are asked for the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// All: the figures are added up or compared across venues.
    All,
    /// The best that answers; the next one takes over while it fails.
    First,
}

/// How many feeds are asked for `want`.
pub(super) fn mode(want: Want) -> Mode {
    match want {
        Want::Price
        | Want::OpenInterest
        | Want::OpenInterestHistory
        | Want::LiquidationHistory
        | Want::LiquidationLive
        | Want::Funding => Mode::All,
        Want::HourlyCandles
        | Want::DailyCandles
        | Want::LongShort
        | Want::TakerFlow
        | Want::Depth
        | Want::ContractSpecs
        | Want::RiskTiers
        | Want::ImpliedVolatility
        | Want::Sentiment
        | Want::GlobalMarket
        | Want::DerivativesTotals
        | Want::FundingHistory
        | Want::Treasuries
        | Want::EtherTreasuries
        | Want::SpotFlow
        | Want::EarlierLiquidations
        | Want::Equities
        | Want::Gold
        | Want::Dollar => Mode::First,
    }
}

/// What is asked first (0) and what can wait: the first figures a reader sees are the prices, then
/// what the verdict needs, then what the cards below it show.
fn urgency(want: Want, rank: u8) -> u8 {
    match want {
        Want::Price if rank <= 1 => 0,
        Want::OpenInterest | Want::ContractSpecs => 1,
        Want::LiquidationHistory | Want::LiquidationLive | Want::HourlyCandles => 2,
        Want::Price | Want::Funding => 3,
        Want::DailyCandles | Want::Sentiment | Want::GlobalMarket => 4,
        Want::OpenInterestHistory
        | Want::LongShort
        | Want::TakerFlow
        | Want::Depth
        | Want::SpotFlow
        | Want::Equities => 5,
        Want::FundingHistory
        | Want::RiskTiers
        | Want::ImpliedVolatility
        | Want::DerivativesTotals
        | Want::Gold
        | Want::Dollar => 6,
        Want::Treasuries | Want::EtherTreasuries | Want::EarlierLiquidations => 7,
    }
}

type Ranked = Vec<(u8, usize)>;

fn add(
    choices: &mut Sorted<(Want, Option<Asset>), Ranked>,
    key: (Want, Option<Asset>),
    slots: &[(u8, usize)],
) {
    if let Some(list) = choices.get_or_insert(key, Vec::new()) {
        list.extend(slots);
    }
}

/// Which slots there are for each thing that one feed is enough for, and the order of asking.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// For each thing and coin the slots that serve it, best first.
    choices: Sorted<(Want, Option<Asset>), Vec<usize>>,
    /// All slots, the most urgent first.
    pub(super) order: Vec<usize>,
}

impl Plan {
    /// The plan for these slots and coins; earlier coins are more urgent.
    pub(super) fn of(slots: &[Slot], assets: &[Asset]) -> Self {
        let mut choices: Sorted<_, Ranked> = Sorted::new();
        let mut order = Vec::with_capacity(slots.len());
        for (index, slot) in slots.iter().enumerate() {
            for &(want, rank) in slot.feed.serves {
                // The verdict is about Bitcoin or the first coin; the others need none of these.
                let of_verdict = matches!(want, Want::SpotFlow | Want::EarlierLiquidations);
                let is_lead =
                    slot.asset == Some(Asset::BTC) || slot.asset == assets.first().copied();
                let of_other = of_verdict && !is_lead;
                if mode(want) == Mode::First && slot.listed && !of_other {
                    add(&mut choices, (want, slot.asset), &[(rank, index)]);
                }
            }
            let most_urgent =
                slot.feed.serves.iter().map(|&(want, rank)| (urgency(want, rank), rank)).min();
            let coin = slot.asset.and_then(|coin| assets.iter().position(|&known| known == coin));
            order.push((most_urgent.unwrap_or((u8::MAX, u8::MAX)), coin, index));
        }
        // A feed that tells all coins stands for each coin beside those that are asked one by one.
        let wants: Vec<Want> =
            choices.keys().filter(|(_, coin)| coin.is_none()).map(|&(want, _)| want).collect();
        for want in wants {
            let Some(global) = choices.get(&(want, None)).cloned() else { continue };
            let one_by_one = choices.keys().any(|&(of, coin)| of == want && coin.is_some());
            if one_by_one {
                for &coin in assets {
                    add(&mut choices, (want, Some(coin)), &global);
                }
                choices.remove(&(want, None));
            }
        }
        order::sort(&mut order);
        let mut best_first = Sorted::new();
        for (key, mut list) in choices.into_entries() {
            order::sort(&mut list);
            best_first.insert(key, list.into_iter().map(|(_, index)| index).collect());
        }
        Self { choices: best_first, order: order.into_iter().map(|(_, _, index)| index).collect() }
    }

    /// Which slots are to be asked or listened to now. `stuck` says of a slot that its answer
    /// cannot be counted on for the moment.
    pub(super) fn needed(&self, slots: &[Slot], stuck: impl Fn(&Slot) -> bool) -> Vec<bool> {
        let mut needed: Vec<bool> = slots
            .iter()
            .map(|slot| {
                slot.listed && slot.feed.serves.iter().any(|&(want, _)| mode(want) == Mode::All)
            })
            .collect();
        for list in self.choices.values() {
            for &index in list {
                let Some(slot) = slots.get(index) else { continue };
                if let Some(flag) = needed.get_mut(index) {
                    *flag = true;
                }
                if !stuck(slot) {
                    break;
                }
            }
        }
        // Amounts in contracts cannot be read before the venue said what a contract is.
        let waiting: Vec<usize> = slots
            .iter()
            .zip(&needed)
            .filter(|(slot, needed)| **needed && slot.feed.needs_specs)
            .map(|(slot, _)| slot.desk)
            .collect();
        for (slot, flag) in slots.iter().zip(needed.iter_mut()) {
            if slot.listed
                && slot.role == Role::Asked
                && slot.tells_specs()
                && waiting.contains(&slot.desk)
            {
                *flag = true;
            }
        }
        needed
    }
}

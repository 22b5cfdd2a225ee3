//! What is open, and how it changed.

use crate::cli::twin::scenario::Market;
use crate::cli::twin::truth::told::{Told, price_then};
use crate::cli::twin::truth::{PERPETUAL, Truth, WINDOWS, each, figures, sum};
use crate::market::Asset;
use crate::units::{Millis, UnixMillis};
use crate::venues::Want;

/// Perpetual markets whose venue tells the open interest of the past.
const WITH_HISTORY: [Market; 4] = [Market::Bybit, Market::Binance, Market::Okx, Market::Gate];

/// Whether a market tells of a coin what is open now and what was.
fn at_both_ends(told: &Told<'_>, asset: Asset, market: Market) -> bool {
    WITH_HISTORY.contains(&market)
        && [Want::OpenInterest, Want::OpenInterestHistory]
            .iter()
            .all(|&what| told.place(asset, market, what).is_some())
}

/// Open interest of a coin and its changes.
pub(super) fn tell(told: &Told<'_>, asset: Asset, at: UnixMillis, truth: &mut Truth) {
    let coin = asset.ticker();
    let open = (&PERPETUAL[..], Want::OpenInterest);
    let coins = each(told, asset, open, |place| place.open_interest_coins(at));
    truth.set("open_interest_coins", "", coin, sum(&figures(&coins)));
    truth.venues("open_interest_coins", "", coin, &coins);
    let usd = each(told, asset, open, |place| place.open_interest_usd(at));
    truth.set("open_interest_usd", "", coin, sum(&figures(&usd)));
    truth.venues("open_interest_usd", "", coin, &usd);
    changes(told, &[asset], coin, truth);
}

/// The changes of these coins together.
pub(super) fn changes(told: &Told<'_>, coins: &[Asset], suffix: &str, truth: &mut Truth) {
    for (window, length, _) in WINDOWS {
        let of = coins.iter().filter_map(|&coin| Change::of(told, coin, length, truth.at));
        if let Some(change) = of.reduce(Change::and) {
            change.tell(truth, window, suffix);
            covered(told, coins, (window, suffix), truth);
        }
    }
}

/// How much of what is open now the change speaks for: the share of the markets with history.
fn covered(told: &Told<'_>, coins: &[Asset], (window, suffix): (&str, &str), truth: &mut Truth) {
    let (mut all, mut both) = (Vec::new(), Vec::new());
    for &coin in coins {
        let Some(open) = truth.said(&format!("open_interest_usd.{coin}")) else { continue };
        all.extend(open.values().copied());
        let known = PERPETUAL.iter().filter(|&&market| at_both_ends(told, coin, market));
        both.extend(known.filter_map(|market| open.get(market.id()).copied()));
    }
    let share = sum(&both).zip(sum(&all)).map(|(both, all)| both / all * 100.0);
    truth.set("open_interest_covered_pct", window, suffix, share);
}

/// How the open interest of the venues with history changed: in dollars, and split into what the
/// price and what the positions did (the midpoint split, exact and additive over venues).
#[derive(Clone, Copy, Debug, Default)]
struct Change {
    before: f64,
    price_effect: f64,
    position_effect: f64,
}

impl Change {
    fn of(told: &Told<'_>, asset: Asset, length: Millis, to: UnixMillis) -> Option<Self> {
        let split = |&market: &Market| {
            let place = told.place(asset, market, Want::OpenInterest)?;
            let from = to - length;
            let (o0, o1) = (place.open_interest_coins(from)?, place.open_interest_coins(to)?);
            // Gate tells its day in bars of five minutes; all else of the past is told by the hour.
            let by_five = market == Market::Gate && length <= Millis::DAY;
            let step = if by_five { Millis::minutes(5) } else { Millis::HOUR };
            let p0 = price_then(&place, from, to, step) * place.paths.mark_factor;
            let p1 = place.mark(to);
            Some(Self {
                before: p0 * o0,
                price_effect: f64::midpoint(o0, o1) * (p1 - p0),
                position_effect: f64::midpoint(p0, p1) * (o1 - o0),
            })
        };
        let known = WITH_HISTORY.iter().filter(|&&market| at_both_ends(told, asset, market));
        known.filter_map(split).reduce(Self::and)
    }

    fn and(self, other: Self) -> Self {
        Self {
            before: self.before + other.before,
            price_effect: self.price_effect + other.price_effect,
            position_effect: self.position_effect + other.position_effect,
        }
    }

    fn tell(self, truth: &mut Truth, window: &str, coin: &str) {
        let change = self.price_effect + self.position_effect;
        let pct = |part: f64| Some(part / self.before * 100.0);
        truth.set("open_interest_change_usd", window, coin, Some(change));
        truth.set("open_interest_change_pct", window, coin, pct(change));
        truth.set("open_interest_price_effect_pct", window, coin, pct(self.price_effect));
        truth.set("open_interest_position_effect_pct", window, coin, pct(self.position_effect));
    }
}

//! What is wrong with a scenario, and where.

use crate::cli::twin::fault::Faults;
use crate::cli::twin::path::Path;
use crate::cli::twin::scenario::{Market, Scenario, ScenarioError};
use crate::cli::twin::unwinding::Unwinding;
use crate::market::Side;

impl Scenario {
    pub(super) fn check(&self) -> Result<(), ScenarioError> {
        let wrong = |field: String, problem: &str| {
            Err(ScenarioError { field, problem: problem.to_owned() })
        };
        for (asset, coin) in &self.assets {
            if coin.price_usd.lowest() <= 0.0 {
                return wrong(format!("assets.{asset}.price_usd"), "a price is above zero");
            }
            if !(0.0..50.0).contains(&coin.wick_pct) {
                return wrong(format!("assets.{asset}.wick_pct"), "from 0 to below 50");
            }
            for (market, at) in &coin.venues {
                let field = |name: &str| format!("assets.{asset}.venues.{}.{name}", market.id());
                for (name, factor) in [
                    ("price_factor", at.price_factor),
                    ("mark_factor", at.mark_factor),
                    ("index_factor", at.index_factor),
                ] {
                    if !(factor.is_finite() && factor > 0.0) {
                        return wrong(field(name), "a factor is above zero");
                    }
                }
                for (name, path) in [
                    ("open_interest_coins", &at.open_interest_coins),
                    ("open_interest_usd", &at.open_interest_usd),
                    ("volume_coins_per_h", &at.volume_coins_per_h),
                ] {
                    if path.as_ref().is_some_and(|path| path.lowest() < 0.0) {
                        return wrong(field(name), "an amount is not below zero");
                    }
                }
                for (name, path) in [
                    ("taker_buy_share", &at.taker_buy_share),
                    ("long_account_share", &at.long_account_share),
                ] {
                    let outside = |path: &Path| path.lowest() < 0.0 || path.highest() > 1.0;
                    if path.as_ref().is_some_and(outside) {
                        return wrong(field(name), "a share is from 0 to 1");
                    }
                }
                let inverse = at.open_interest_usd.is_some();
                if inverse && (*market != Market::Deribit || at.open_interest_coins.is_some()) {
                    return wrong(
                        field("open_interest_usd"),
                        "only Deribit counts in dollars, and then not in coins",
                    );
                }
                let hours = at.funding.as_ref().map_or(1, |funding| funding.interval_h);
                if !matches!(hours, 1 | 2 | 4 | 8) {
                    return wrong(field("funding.interval_h"), "1, 2, 4 or 8");
                }
                if at.premium_pct.as_ref().is_some_and(|path| path.lowest() <= -50.0) {
                    return wrong(field("premium_pct"), "above -50");
                }
                if !(0.0..=3_600.0).contains(&at.lag_s) {
                    return wrong(field("lag_s"), "from 0 to an hour");
                }
                if let Some(problem) = at.unwindings.iter().find_map(Unwinding::problem) {
                    return wrong(field("unwindings"), problem);
                }
                if !at.liquidations.is_sorted_by(|before, after| before.0 <= after.0) {
                    return wrong(field("liquidations"), "oldest first");
                }
                let bad = |row: &(f64, Side, f64, f64)| {
                    !(row.0.is_finite() && row.2.is_finite() && row.3.is_finite())
                        || row.2 <= 0.0
                        || row.3 <= 0.0
                };
                if let Some(index) = at.liquidations.iter().position(bad) {
                    let row = format!("liquidations[{index}]");
                    return wrong(field(&row), "price and coins are above zero");
                }
            }
        }
        if !self.fear_greed.is_sorted_by(|before, after| before.0 < after.0) {
            return wrong("fear_greed".to_owned(), "the days rise from row to row");
        }
        if self.tether_usd.as_ref().is_some_and(|path| path.lowest() <= 0.0) {
            return wrong("tether_usd".to_owned(), "a price is above zero");
        }
        if let Err(why) = Faults::new(self.faults.clone()) {
            return wrong("faults".to_owned(), &why.to_string());
        }
        self.wider_markets.check()?;
        if let Some(live) = self.live {
            let fits = (0.0..50.0).contains(&live.price_swing_pct)
                && live.swing_period_s >= 1.0
                // The world's clock ticks in milliseconds.
                && (live.liquidation_every_s == 0.0 || live.liquidation_every_s >= 0.001)
                && live.liquidation_usd >= 0.0
                && (0.0..=100.0).contains(&live.long_pct);
            if !fits {
                return wrong("live".to_owned(), "out of range");
            }
        }
        Ok(())
    }
}

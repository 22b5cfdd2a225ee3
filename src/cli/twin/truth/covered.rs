//! How much of what is open now the changes of open interest speak for.

use crate::cli::twin::scenario::Market;
use crate::cli::twin::truth::{Truth, WINDOWS, WITH_HISTORY, sum};
use crate::market::Asset;

/// The share of the markets with history in what is open now, of these coins together.
pub(super) fn tell(coins: &[Asset], suffix: &str, told: &mut Truth) {
    let (mut all, mut covered) = (Vec::new(), Vec::new());
    for coin in coins {
        let Some(open) = told.said(&format!("open_interest_usd.{coin}")) else { continue };
        all.extend(open.values().copied());
        let own = WITH_HISTORY.iter().filter_map(|market| open.get(Market::id(*market)));
        covered.extend(own.copied());
    }
    let share = sum(&covered).zip(sum(&all)).map(|(covered, all)| covered / all * 100.0);
    for (window, ..) in WINDOWS {
        let tells = told
            .figures
            .keys()
            .any(|figure| *figure == format!("open_interest_change_pct.{window}.{suffix}"));
        let share = share.filter(|_| tells);
        told.set("open_interest_covered_pct", window, suffix, share);
    }
}

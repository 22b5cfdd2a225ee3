//! When a figure is the truth.
//!
//! A window's far edge moves between the moment a venue is asked and the moment the report is for,
//! and so do prices where a scenario goes on. A figure is therefore true if it lies within the least
//! and the greatest of what is true at some moments from the start of the recording to the report's
//! `as_of`, widened by a millionth of the larger: the digits that venues send. There is no other
//! tolerance. `tests/page/support/truth.mjs` has the same rule for the page.

use serde_json::Value;
use std::collections::BTreeSet;

/// By how much of its size a bound is widened.
const ROUNDING: f64 = 1e-6;

/// Figures that the report has and no scenario can tell, each with the reason.
const UNTOLD: [(&str, &str); 9] = [
    ("cascade_", "a scenario of a model; `tests/report` holds it against hand-made levels"),
    ("liquidation_map_", "how that model did; `tests/report` holds it against what it foresaw"),
    ("support_", "what methods call a level; `tests/report/levels.rs` holds it to its rule"),
    ("resistance_", "likewise"),
    ("broken_support_", "likewise"),
    ("liquidation_branching_ratio", "a fit to events that a day's listening must have told"),
    ("forced_selling_share_pct", "its parts are told at different moments of a running bar"),
    ("forced_selling_explains_pct", "likewise"),
    ("forced_buying_", "likewise"),
];

/// What the truth told at several moments: `{"figures": {…}}` each.
pub(crate) struct Moments(pub(crate) Vec<Value>);

impl Moments {
    fn names(&self) -> BTreeSet<&str> {
        let figures = self.0.iter().filter_map(|told| told["figures"].as_object());
        figures.flat_map(|figures| figures.keys().map(String::as_str)).collect()
    }

    /// The bounds of a figure. A coin's move beyond what Bitcoin's implies is made of two moves that
    /// venues tell at different moments, so that each may lie anywhere within its own bounds.
    fn bounds_of(&self, name: &str) -> Option<(f64, f64)> {
        let (least, most) = self.bounds(name)?;
        let Some(coin) = name.strip_prefix("excess_move_pct.24h.") else {
            return Some((least, most));
        };
        let spread = |name: String| self.bounds(&name).map(|(least, most)| most - least);
        let beta = self.bounds(&format!("beta.30d.{coin}"))?.1;
        let own = spread(format!("price_change_pct.24h.{coin}"))?;
        let wider = own + beta.abs() * spread("price_change_pct.24h.BTC".to_owned())?;
        Some((least - wider, most + wider))
    }

    fn bounds(&self, name: &str) -> Option<(f64, f64)> {
        let told: Option<Vec<f64>> =
            self.0.iter().map(|told| told["figures"][name].as_f64()).collect();
        let told = told.filter(|told| !told.is_empty())?;
        let least = told.iter().copied().fold(f64::INFINITY, f64::min);
        let most = told.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let wider = ROUNDING * least.abs().max(most.abs());
        Some((least - wider, most + wider))
    }
}

/// Everything in which the report's figures are not the truth, and how many were compared. `spared`
/// are beginnings of names that are not looked at.
pub(crate) fn compare(report: &Value, truth: &Moments, spared: &[&str]) -> (Vec<String>, usize) {
    let figures = report["figures"].as_object().expect("the report has figures");
    let spare = |name: &str| spared.iter().any(|start| name.starts_with(start));
    let (mut wrong, mut compared) = (Vec::new(), 0);
    for name in truth.names().into_iter().filter(|name| !spare(name)) {
        let Some((least, most)) = truth.bounds_of(name) else {
            wrong.push(format!("{name}: the truth knows it at some moments only"));
            continue;
        };
        compared += 1;
        match figures.get(name).map(|figure| (figure["value"].as_f64(), figure)) {
            Some((Some(value), _)) if (least..=most).contains(&value) => {}
            Some((Some(value), _)) => {
                wrong.push(format!("{name}: {value} is not within {least} and {most}"));
            }
            Some((None, figure)) => {
                wrong.push(format!("{name}: no value, because {}", figure["reason"]));
            }
            None => wrong.push(format!("{name}: not in the report")),
        }
    }
    for (name, figure) in figures.iter().filter(|(name, _)| !spare(name)) {
        let untold = UNTOLD.iter().any(|(start, _)| name.starts_with(start));
        if figure["value"].is_number() && truth.bounds(name).is_none() && !untold {
            wrong.push(format!("{name}: the truth does not know it"));
        }
        if figure["value"].is_null() && figure["reason"].is_null() {
            wrong.push(format!("{name}: neither a value nor a reason"));
        }
    }
    (wrong, compared)
}

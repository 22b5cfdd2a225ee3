//! What may be said beside the verdict: each statement with the rule that decides it.

use crate::explain::attribution::inputs::AttributionInputs;
use crate::metrics::sanity::windows_nest;
use crate::settings::{attribution_limits as limits, limits::ORDINARY_BELOW_Z};

/// A statement that the facts allow.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Statement {
    /// Longer windows hold less than shorter ones: the sums must not be shown side by side.
    WindowsNotNested,
    /// The others fell more than the coin, which fell.
    AltsFellMore,
    /// They did not, or not clearly.
    AltsNotClearlyWorse,
    /// Liquidations set off liquidations.
    Cascade,
    /// Positions were opened over 24 hours.
    LeverageAccumulating,
    /// Positions were closed over 24 hours.
    LeverageDeclining,
    /// Neither.
    LeverageFlat,
    /// Liquidations come faster.
    LiquidationsAccelerating,
    /// Liquidations come slower.
    LiquidationsSlowing,
    /// Positions were closed over weeks, not on one day.
    MultiWeekDeleveraging,
    /// They were not.
    NotMultiWeekDeleveraging,
    /// The publisher's own word for its index of sentiment.
    Sentiment(String),
    /// Whether liquidations come faster or slower is not clear.
    VelocityUnclear,
    /// 24 hours ≤ 7 days ≤ 30 days.
    WindowsNested,
}

impl Statement {
    /// Its spelling in the report.
    pub fn id(&self) -> String {
        let id = match self {
            Self::WindowsNotNested => "ERROR_windows_not_nested",
            Self::AltsFellMore => "alts_fell_more",
            Self::AltsNotClearlyWorse => "alts_not_clearly_worse",
            Self::Cascade => "cascade",
            Self::LeverageAccumulating => "leverage_accumulating",
            Self::LeverageDeclining => "leverage_declining",
            Self::LeverageFlat => "leverage_flat",
            Self::LiquidationsAccelerating => "liquidations_accelerating",
            Self::LiquidationsSlowing => "liquidations_slowing",
            Self::MultiWeekDeleveraging => "multi_week_deleveraging",
            Self::NotMultiWeekDeleveraging => "not_multi_week_deleveraging",
            Self::Sentiment(class) => {
                return format!(
                    "sentiment_{}",
                    class.trim().to_ascii_lowercase().replace(' ', "_")
                );
            }
            Self::VelocityUnclear => "velocity_unclear",
            Self::WindowsNested => "windows_nested",
        };
        id.to_owned()
    }
}

/// All statements that the facts allow, in the order of [`Statement`].
pub(super) fn statements(inputs: &AttributionInputs) -> Vec<Statement> {
    let told = [
        windows(inputs),
        alts(inputs),
        cascade(inputs).then_some(Statement::Cascade),
        inputs.position_change_24h.map(positions),
        Some(velocity(inputs.velocity_ratio_ci95)),
        weeks(inputs),
        inputs
            .sentiment_class
            .clone()
            .filter(|class| !class.trim().is_empty())
            .map(Statement::Sentiment),
    ];
    let mut told: Vec<Statement> = told.into_iter().flatten().collect();
    crate::units::order::sort_by(&mut told, Ord::cmp);
    told
}

fn windows(inputs: &AttributionInputs) -> Option<Statement> {
    let nest = windows_nest(
        inputs.liquidated_24h_usd,
        inputs.liquidated_7d_usd,
        inputs.liquidated_30d_usd,
    )?;
    Some(if nest { Statement::WindowsNested } else { Statement::WindowsNotNested })
}

/// The median return < the coin's < 0, and the interval of the share that did worse above one half.
fn alts(inputs: &AttributionInputs) -> Option<Statement> {
    let (median, behind) = (inputs.alt_median_return?, inputs.alt_behind_ci_low?);
    let coin = inputs.log_return?;
    let more = median < coin && coin < 0.0 && behind > limits::MOST_OF_THEM;
    Some(if more { Statement::AltsFellMore } else { Statement::AltsNotClearlyWorse })
}

/// Only where self-excitation may be claimed, is surely strong, and forced orders are a part of the
/// flow that counts on a day that is not ordinary.
fn cascade(inputs: &AttributionInputs) -> bool {
    inputs.excitation_claimed == Some(true)
        && inputs.branching_ci_low.is_some_and(|low| low > limits::CASCADE_BRANCHING)
        && inputs.forced_share_mid.is_some_and(|share| share >= limits::CASCADE_FORCED_SHARE)
        && inputs.z_24h.is_some_and(|z| z.abs() >= ORDINARY_BELOW_Z)
}

/// What became of leverage, by the change of positions over 24 hours as a fraction.
pub fn positions(change: f64) -> Statement {
    if change > limits::POSITIONS_FLAT {
        Statement::LeverageAccumulating
    } else if change < -limits::POSITIONS_FLAT {
        Statement::LeverageDeclining
    } else {
        Statement::LeverageFlat
    }
}

/// The interval of the ratio of rates lies above 1, below 1, or is not known or holds 1.
fn velocity(ratio: Option<(f64, f64)>) -> Statement {
    match ratio {
        Some((low, _)) if low > 1.0 => Statement::LiquidationsAccelerating,
        Some((_, high)) if high < 1.0 => Statement::LiquidationsSlowing,
        _ => Statement::VelocityUnclear,
    }
}

/// Over 30 days more than 5% closed, over 7 days some, the last day less than half of the month, and
/// where the days are known one by one, on most of them.
fn weeks(inputs: &AttributionInputs) -> Option<Statement> {
    let (day, week) = (inputs.position_change_24h?, inputs.position_change_7d?);
    let month = inputs.position_change_30d?;
    let weeks = month < -limits::MONTH_CLOSED
        && week < 0.0
        && day.abs() < limits::DAY_OF_MONTH * month.abs()
        && inputs.falling_days_ci_low.is_none_or(|low| low > limits::MOST_OF_THEM);
    Some(if weeks { Statement::MultiWeekDeleveraging } else { Statement::NotMultiWeekDeleveraging })
}

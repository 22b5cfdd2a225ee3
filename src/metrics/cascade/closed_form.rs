//! Cascades with a known answer: levels of one density at every price. They hold the simulator to
//! account, and say in one number when a map runs away.

use crate::metrics::math::{exp_m1, ln_1p, sqrt};
use crate::units::Fraction;

/// Linear impact on a uniform map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinearForm {
    /// R = ρλ: how much further fall one unit of fall brings about.
    pub reproduction: f64,
    /// 1/(1 − R); `None` where it runs away.
    pub amplification: Option<f64>,
    /// The whole log move, as a number above zero; `None` where it runs away.
    pub total_log_move: Option<f64>,
}

impl LinearForm {
    /// True when every fall brings about at least itself again.
    pub fn runs_away(&self) -> bool {
        self.reproduction >= 1.0
    }
}

/// The end of a log move `shock_log` ≥ 0 with `density` coins in each unit of log price and an
/// impact of `per_coin`. `None` where an input is negative or not finite.
pub fn linear_form(density: f64, per_coin: f64, shock_log: f64) -> Option<LinearForm> {
    let reproduction = density * per_coin;
    let sound = density >= 0.0 && per_coin >= 0.0 && shock_log >= 0.0 && shock_log.is_finite();
    if !(sound && reproduction.is_finite()) {
        return None;
    }
    let amplification = (reproduction < 1.0).then(|| 1.0 / (1.0 - reproduction));
    let total_log_move = amplification.map(|times| times * shock_log);
    Some(LinearForm { reproduction, amplification, total_log_move })
}

/// Square-root impact on a uniform map. It never runs away.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SquareRootForm {
    /// Log move beyond the shock.
    pub extra_log_move: f64,
    /// The whole log move.
    pub total_log_move: f64,
    /// The whole for one of the shock; `None` without a shock.
    pub amplification: Option<f64>,
}

/// The end of a log move `shock_log` ≥ 0: x = (k + √(k² + 4ks))/2 with k = (Yσ)²ρ/V, `density` and
/// `volume_daily` in one unit. For a vanishing shock it tends to k, not to 0. `None` where an input
/// is negative or not finite, or the volume is not above zero.
pub fn square_root_form(
    density: f64,
    y: f64,
    sigma_daily: f64,
    volume_daily: f64,
    shock_log: f64,
) -> Option<SquareRootForm> {
    let k = (y * sigma_daily) * (y * sigma_daily) * density / volume_daily;
    let sound = density >= 0.0 && volume_daily > 0.0 && shock_log >= 0.0;
    let extra = f64::midpoint(k, sqrt(k * k + 4.0 * k * shock_log));
    let total = shock_log + extra;
    (sound && total.is_finite()).then(|| SquareRootForm {
        extra_log_move: extra,
        total_log_move: total,
        amplification: (shock_log > 0.0).then(|| total / shock_log),
    })
}

/// The shock that a fall of bitcoin means for a coin that moves `beta` times as much in logs:
/// 1 − (1 − drop)^β. Apply it to the coin's own map. `None` where the drop is not in [0, 1) or beta
/// is negative or not finite.
pub fn contagion_shock(drop: Fraction, beta: f64) -> Option<Fraction> {
    let sound = (0.0..1.0).contains(&drop.0) && beta >= 0.0 && beta.is_finite();
    sound.then(|| Fraction(-exp_m1(beta * ln_1p(-drop.0))))
}

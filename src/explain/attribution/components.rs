//! The marks by which a mechanism is known, each between 0 and 1.

use crate::explain::attribution::inputs::AttributionInputs;
use crate::metrics::math::finite;
use crate::settings::attribution_limits::{self as limits, Ramp};

/// What can drive a move. The names are those of a fall; in a rise the same marks are looked for
/// with their signs turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mechanism {
    /// Positions closed by force: longs in a fall, shorts in a rise.
    ForcedDeleveraging,
    /// Takers on spot: selling in a fall, buying in a rise.
    SpotSelling,
    /// Positions opened along the move: shorts in a fall, longs in a rise.
    NewShorts,
    /// Equities' move and the usual β on it.
    Macro,
}

impl Mechanism {
    /// All, in the order in which equal scores stand.
    pub const ALL: [Self; 4] =
        [Self::ForcedDeleveraging, Self::SpotSelling, Self::NewShorts, Self::Macro];

    /// Its spelling in the report.
    pub fn id(self) -> &'static str {
        match self {
            Self::ForcedDeleveraging => "forced_deleveraging",
            Self::SpotSelling => "spot_selling",
            Self::NewShorts => "new_shorts",
            Self::Macro => "macro",
        }
    }

    /// Fewest components for a score.
    pub fn fewest(self) -> usize {
        match self {
            Self::ForcedDeleveraging => limits::FEWEST_OF_FORCED,
            _ => limits::FEWEST_OF_OTHERS,
        }
    }
}

/// One mark of a mechanism: what was measured, what it counts, and with which weight.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Component {
    /// Its name.
    pub id: &'static str,
    /// What goes into the ramp, with its sign turned along the move; `None` where it is not known.
    pub input: Option<f64>,
    /// Between 0 and 1: (input − zero) ÷ (full − zero), clamped; `None` where it counts nowhere.
    pub value: Option<f64>,
    /// Its weight among the components that are known.
    pub weight: f64,
}

impl Component {
    fn new(id: &'static str, input: Option<f64>, ramp: Ramp) -> Self {
        let input = input.and_then(finite);
        Self { id, input, value: input.map(|x| rise(x, ramp)), weight: ramp.weight }
    }

    /// The same, but 0 where `void`: what was measured then says nothing for the mechanism.
    fn zero_where(mut self, void: bool) -> Self {
        if void {
            self.value = Some(0.0);
        }
        self
    }

    /// The same, counted from 1 downwards.
    fn turned(mut self) -> Self {
        self.value = self.value.map(|value| 1.0 - value);
        self
    }
}

/// r(x; a, b) = clamp((x − a) ÷ (b − a), 0, 1).
fn rise(x: f64, ramp: Ramp) -> f64 {
    ((x - ramp.zero_at) / (ramp.full_at - ramp.zero_at)).clamp(0.0, 1.0)
}

/// The marks of `mechanism`, in the order of their weights' table.
pub(super) fn components(mechanism: Mechanism, inputs: &AttributionInputs) -> Vec<Component> {
    let sign = inputs.sign();
    // A move of no direction has nothing along it.
    let along = |x: Option<f64>| x.map(|x| if sign == 0.0 { 0.0 } else { x * sign });
    let of = Component::new;
    match mechanism {
        Mechanism::ForcedDeleveraging => vec![
            of("forced_share", inputs.forced_share_mid, limits::FORCED_SHARE),
            of(
                "positions_closed",
                inputs.position_change_24h.map(|change| -change),
                limits::POSITIONS_CLOSED,
            ),
            of(
                "liquidation_percentile",
                inputs.liquidation_percentile_1y,
                limits::LIQUIDATION_PERCENTILE,
            ),
            branching(inputs),
            of("own_side_share", own_side_share(inputs, sign), limits::OWN_SIDE_SHARE),
        ],
        Mechanism::SpotSelling => vec![
            of("spot_takers", along(inputs.spot_taker_z), limits::SPOT_TAKERS),
            of(
                "spot_leads",
                inputs.spot_leads_perp.map(|leads| f64::from(u8::from(leads))),
                limits::SPOT_LEADS,
            ),
            of(
                "positions_still",
                inputs.position_change_24h.map(f64::abs),
                limits::POSITIONS_STILL,
            )
            .turned(),
            of("spot_discount", along(inputs.spot_premium_bps), limits::SPOT_DISCOUNT),
        ],
        Mechanism::NewShorts => vec![
            of("positions_opened", inputs.position_change_24h, limits::POSITIONS_OPENED),
            of("funding_change", along(inputs.funding_change_8h_bps), limits::FUNDING_CHANGE),
            of("perp_takers", along(inputs.perp_taker_z), limits::PERP_TAKERS),
        ],
        Mechanism::Macro => vec![
            equity_explains(inputs),
            of("equity_move", along(inputs.equity_z), limits::EQUITY_MOVE),
            of("equity_correlation", inputs.equity_correlation_30d, limits::EQUITY_CORRELATION),
        ],
    }
}

/// 0 where self-excitation was looked for and may not be claimed; not known where it could not be
/// looked for.
fn branching(inputs: &AttributionInputs) -> Component {
    let claimed = inputs.excitation_claimed;
    let low = inputs.branching_ci_low.filter(|_| claimed.is_some());
    Component::new("branching", low, limits::BRANCHING).zero_where(claimed == Some(false))
}

/// The share of the side that the move hurts: longs in a fall, shorts in a rise.
fn own_side_share(inputs: &AttributionInputs, sign: f64) -> Option<f64> {
    let long = inputs.long_liquidation_share?;
    if sign < 0.0 {
        Some(long)
    } else if sign > 0.0 {
        Some(1.0 - long)
    } else {
        None
    }
}

/// β R(equities) ÷ R(coin), where β is surely above zero; 0 where it is not: a fall of the coin beside a
/// rise of equities is no fall of wider markets.
fn equity_explains(inputs: &AttributionInputs) -> Component {
    let share = || {
        let moved = inputs.log_return.filter(|&moved| moved != 0.0)?;
        let t = inputs.equity_beta_t?;
        let share = finite(inputs.equity_beta? * inputs.equity_return? / moved)?;
        Some((share, t))
    };
    let known = share();
    let doubtful = known.is_some_and(|(_, t)| t < limits::LEAST_BETA_T);
    Component::new("equity_explains", known.map(|(share, _)| share), limits::EQUITY_EXPLAINS)
        .zero_where(doubtful)
}

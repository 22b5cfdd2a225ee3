//! The one equation behind linear and inverse contracts.
//!
//! Let x be the notional in the margin's own unit (qP dollars, or N/P coins), x₀ at entry, M the
//! margin. A linear long and an inverse short gain as x grows (`gains` = +1); a linear short and an
//! inverse long lose (−1). The position is closed when
//!   M + gains (x − x₀) = (m + f) x − d,
//! which is x = (x₀ − gains (M + d)) / (1 − gains (m + f)).

use super::tiers::{MarginTier, TierBasis, TierTable};

/// Below this share of the notional at entry a root is rounding, not a price.
const NOTHING: f64 = 1e-12;

/// How far a root may miss its tier, relative: a checked table may jump by a millionth.
const TABLE_ROUNDING: f64 = 1e-5;

/// A position in the margin's own unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Balance {
    /// +1 where the position gains as its notional grows, −1 where it loses.
    pub(super) gains: f64,
    /// Notional at entry.
    pub(super) at_entry: f64,
    /// What is behind it.
    pub(super) margin: f64,
    /// Its size in coins, for tables that count sizes.
    pub(super) size: f64,
}

impl Balance {
    /// The notional at which the position is closed; `None` where it never is.
    pub(super) fn liquidation(&self, tiers: &TierTable, fee: f64) -> Option<f64> {
        let sound = self.at_entry > 0.0
            && self.at_entry.is_finite()
            && self.margin.is_finite()
            && (0.0..1.0).contains(&fee);
        if !sound {
            return None;
        }
        match tiers.basis() {
            TierBasis::Size => {
                let (_, tier) = tiers.holding(self.size)?;
                self.root(tier, fee)
            }
            TierBasis::Notional if tiers.is_continuous() => self.only_root(tiers, fee),
            TierBasis::Notional => self.first_trigger(tiers, fee),
        }
    }

    /// The notional at which the margin itself is gone, maintenance left aside.
    pub(super) fn bankruptcy(&self) -> Option<f64> {
        let x = self.at_entry - self.gains * self.margin;
        let sound = x.is_finite() && x >= -NOTHING * self.at_entry;
        sound.then_some(if x <= NOTHING * self.at_entry { 0.0 } else { x })
    }

    fn root(&self, tier: &MarginTier, fee: f64) -> Option<f64> {
        let slope = 1.0 - self.gains * (tier.rate + fee);
        let x = (self.at_entry - self.gains * (self.margin + tier.deduction)) / slope;
        (slope > 0.0 && x.is_finite() && x > NOTHING * self.at_entry).then_some(x)
    }

    /// Where the margin is continuous there is one root, and it lies in its own tier. Rounding at
    /// a boundary can put it a hair outside of both tiers, so the root that misses its tier by
    /// least is taken.
    fn only_root(&self, tiers: &TierTable, fee: f64) -> Option<f64> {
        let mut floor = 0.0;
        let mut best: Option<(f64, f64)> = None;
        for tier in tiers.rows() {
            let last = tiers.rows().last() == Some(tier);
            let cap = if last { f64::INFINITY } else { tier.cap.unwrap_or(f64::INFINITY) };
            if let Some(x) = self.root(tier, fee) {
                let outside = (floor - x).max(x - cap).max(0.0);
                if best.is_none_or(|(least, _)| outside < least) {
                    best = Some((outside, x));
                }
            }
            floor = cap;
        }
        best.filter(|(outside, x)| *outside <= TABLE_ROUNDING * x).map(|(_, x)| x)
    }

    /// Where the margin jumps, the first notional that triggers on the way from entry in the
    /// direction that loses.
    fn first_trigger(&self, tiers: &TierTable, fee: f64) -> Option<f64> {
        let (start, tier) = tiers.holding(self.at_entry)?;
        let needed = |tier: &MarginTier, x: f64| (tier.rate + fee) * x - tier.deduction;
        if self.margin <= needed(tier, self.at_entry) {
            // Under its margin from the outset: the root lies on the side that gains.
            return self.root(tier, fee);
        }
        if self.gains > 0.0 {
            // The notional falls, and with each tier left behind the need falls by a jump.
            let falling = tiers.rows().get(..=start)?.iter().enumerate().rev();
            for (index, tier) in falling {
                let floor = index
                    .checked_sub(1)
                    .and_then(|below| tiers.rows().get(below)?.cap)
                    .unwrap_or(0.0);
                if let Some(x) = self.root(tier, fee).filter(|x| *x > floor) {
                    return Some(x);
                }
            }
            return None;
        }
        // The notional grows, and the need jumps up where a tier ends.
        let mut floor = self.at_entry;
        let rows = tiers.rows().get(start..)?;
        for (index, tier) in rows.iter().enumerate() {
            let cap = if index + 1 == rows.len() { None } else { tier.cap };
            if let Some(x) = self.root(tier, fee).filter(|x| cap.is_none_or(|cap| *x <= cap)) {
                return Some(x.max(floor));
            }
            floor = cap?;
        }
        None
    }
}

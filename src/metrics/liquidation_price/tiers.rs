//! Maintenance-margin tables, and what a sound one looks like.

use crate::market::{RiskTier, TierCap};
use core::fmt;

/// How far a deduction may stand off the one that makes the margin continuous, relative.
const DEDUCTION_TOLERANCE: f64 = 1e-6;

/// One row: positions up to `cap` need `rate` × notional − `deduction` of maintenance margin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarginTier {
    /// Up to what position it reaches, the cap included; `None` for a row without end. In the
    /// unit that the table counts in: see [`TierBasis`].
    pub cap: Option<f64>,
    /// Maintenance margin as a fraction of notional, in (0, 1).
    pub rate: f64,
    /// Taken off, in the margin's own unit (dollars for linear, coins for inverse).
    pub deduction: f64,
}

/// What the caps of a table count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TierBasis {
    /// The notional at the price of the moment, in the margin's unit: the tier moves with the
    /// price (Binance, Bybit, Gate).
    Notional,
    /// The size of the position in coins: the tier stays as the price moves (OKX).
    Size,
}

/// A table that has been checked.
#[derive(Clone, Debug, PartialEq)]
pub struct TierTable {
    rows: Vec<MarginTier>,
    basis: TierBasis,
    continuous: bool,
}

/// What is wrong with a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TierFault {
    /// It has no row.
    Empty,
    /// A rate is not in (0, 1), or falls from one row to the next. Rows count from 1.
    Rate {
        /// Which row.
        row: usize,
    },
    /// A cap is not above the one before, or a row that is not the last has none.
    Cap {
        /// Which row.
        row: usize,
    },
    /// A deduction is not the one that joins this row to the one before.
    Deduction {
        /// Which row.
        row: usize,
        /// What it says.
        told: f64,
        /// What would be continuous.
        continuous: f64,
    },
    /// Caps in dollars and caps in coins in one table, or a deduction in some rows only.
    Mixed,
}

impl fmt::Display for TierFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => out.write_str("the tier table is empty"),
            Self::Rate { row } => write!(out, "tier {row}: rate out of order or range"),
            Self::Cap { row } => write!(out, "tier {row}: cap out of order"),
            Self::Deduction { row, told, continuous } => {
                write!(out, "tier {row}: deduction {told}, but {continuous} is continuous")
            }
            Self::Mixed => out.write_str("the tier table mixes units"),
        }
    }
}

impl std::error::Error for TierFault {}

impl TierTable {
    /// A table with deductions: the margin is continuous where one row meets the next. Rows may
    /// come in any order.
    ///
    /// d₁ = 0, dₖ = dₖ₋₁ + capₖ₋₁ (mₖ − mₖ₋₁) (Binance, "Leverage and margin of USDⓈ-M futures").
    ///
    /// # Errors
    /// As [`TierFault`]; a deduction more than one in a million off the recursion is a fault.
    pub fn with_deductions(rows: &[MarginTier]) -> Result<Self, TierFault> {
        let rows = in_order(rows)?;
        let mut due = 0.0;
        let mut before: Option<&MarginTier> = None;
        for (index, tier) in rows.iter().enumerate() {
            if let Some(MarginTier { cap: Some(cap), rate, .. }) = before {
                due += cap * (tier.rate - rate);
            }
            let apart = (tier.deduction - due).abs();
            if apart.is_nan() || apart > DEDUCTION_TOLERANCE * due.max(DEDUCTION_TOLERANCE) {
                let (told, row) = (tier.deduction, index + 1);
                return Err(TierFault::Deduction { row, told, continuous: due });
            }
            before = Some(tier);
        }
        Ok(Self { rows, basis: TierBasis::Notional, continuous: true })
    }

    /// A table without deductions: the whole position at its tier's rate (OKX). The margin jumps
    /// at each boundary, so the first price that triggers may be a boundary itself. Deductions in
    /// the rows are ignored.
    ///
    /// # Errors
    /// As [`TierFault`], but for `Deduction`.
    pub fn without_deductions(rows: &[MarginTier], basis: TierBasis) -> Result<Self, TierFault> {
        let mut rows = in_order(rows)?;
        for tier in &mut rows {
            tier.deduction = 0.0;
        }
        let continuous = rows.len() == 1;
        Ok(Self { rows, basis, continuous })
    }

    /// The one tier that a venue says applies, whatever the size. Its deduction is taken as told:
    /// without the rows before it there is nothing to hold it against.
    ///
    /// # Errors
    /// `Rate` where the rate is not in (0, 1); `Deduction` where that is not a number ≥ 0.
    pub fn one(rate: f64, deduction: f64) -> Result<Self, TierFault> {
        if !(deduction.is_finite() && deduction >= 0.0) {
            return Err(TierFault::Deduction { row: 1, told: deduction, continuous: 0.0 });
        }
        let rows = in_order(&[MarginTier { cap: None, rate, deduction }])?;
        Ok(Self { rows, basis: TierBasis::Notional, continuous: true })
    }

    /// The table that a venue's feed told, row by row. Caps in coins are sizes.
    ///
    /// # Errors
    /// As [`TierFault`].
    pub fn from_feed(rows: &[RiskTier]) -> Result<Self, TierFault> {
        let basis = if rows.iter().any(|row| matches!(row.cap, TierCap::Coins(_))) {
            TierBasis::Size
        } else {
            TierBasis::Notional
        };
        let with = rows.iter().filter(|row| row.deduction.is_some()).count();
        let dollars = rows.iter().any(|row| matches!(row.cap, TierCap::Usd(_)));
        let by_size = basis == TierBasis::Size;
        if (by_size && (dollars || with > 0)) || (with > 0 && with < rows.len()) {
            return Err(TierFault::Mixed);
        }
        let tiers: Vec<MarginTier> = rows
            .iter()
            .map(|row| MarginTier {
                cap: match row.cap {
                    TierCap::Usd(usd) => Some(usd.0),
                    TierCap::Coins(coins) => Some(coins.0),
                    TierCap::None => None,
                },
                rate: row.maintenance_margin.0,
                deduction: row.deduction.map_or(0.0, |usd| usd.0),
            })
            .collect();
        if with > 0 {
            Self::with_deductions(&tiers)
        } else {
            Self::without_deductions(&tiers, basis)
        }
    }

    /// The rows, smallest positions first.
    pub fn rows(&self) -> &[MarginTier] {
        &self.rows
    }

    /// What the caps count.
    pub fn basis(&self) -> TierBasis {
        self.basis
    }

    /// True when the margin has no jump anywhere.
    pub(super) fn is_continuous(&self) -> bool {
        self.continuous
    }

    /// Index and row of the tier that holds `amount`: the first whose cap is not below it. Beyond
    /// the last cap the last row goes on: a position may outgrow the table, its margin does not end.
    pub(super) fn holding(&self, amount: f64) -> Option<(usize, &MarginTier)> {
        let last = self.rows.len().checked_sub(1)?;
        let index = self.rows.partition_point(|tier| tier.cap.is_some_and(|cap| cap < amount));
        let index = index.min(last);
        self.rows.get(index).map(|tier| (index, tier))
    }
}

/// The rows by cap, checked but for their deductions.
fn in_order(rows: &[MarginTier]) -> Result<Vec<MarginTier>, TierFault> {
    let mut rows = rows.to_vec();
    let reach = |tier: &MarginTier| tier.cap.unwrap_or(f64::INFINITY);
    rows.sort_by(|a, b| reach(a).total_cmp(&reach(b)));
    let (mut cap_before, mut rate_before) = (0.0, 0.0);
    for (index, tier) in rows.iter().enumerate() {
        let row = index + 1;
        if !(tier.rate > 0.0 && tier.rate < 1.0 && tier.rate >= rate_before) {
            return Err(TierFault::Rate { row });
        }
        let cap = reach(tier);
        if cap.is_nan() || cap <= cap_before || tier.cap.is_some_and(f64::is_infinite) {
            return Err(TierFault::Cap { row });
        }
        (cap_before, rate_before) = (cap, tier.rate);
    }
    if rows.is_empty() { Err(TierFault::Empty) } else { Ok(rows) }
}

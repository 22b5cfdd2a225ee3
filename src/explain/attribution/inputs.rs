//! What a move is judged by.

/// What a move is judged by: the first coin's last 24 hours, where nothing else is said. `None` is
/// "not known" and is never taken for zero. Shares, returns and changes are fractions: −0.0217 is
/// −2.17%.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AttributionInputs {
    /// ln(price now ÷ price before).
    pub log_return: Option<f64>,
    /// That ÷ the daily standard deviation of the days before.
    pub z_24h: Option<f64>,
    /// Σ position effect ÷ Σ open interest before; below zero where positions were closed.
    pub position_change_24h: Option<f64>,
    /// The same over 7 days.
    pub position_change_7d: Option<f64>,
    /// The same over 30 days.
    pub position_change_30d: Option<f64>,
    /// The lower end of the interval of the share of the last three weeks' days on which positions
    /// fell.
    pub falling_days_ci_low: Option<f64>,
    /// Liquidated on the side that the move hurts ÷ traded by takers along the move, at most 1, under
    /// the middle assumption.
    pub forced_share_mid: Option<f64>,
    /// The share of the past year's days with fewer liquidations, 0 to 1.
    pub liquidation_percentile_1y: Option<f64>,
    /// Liquidated longs ÷ all liquidated, 0 to 1.
    pub long_liquidation_share: Option<f64>,
    /// The lower end of the branching ratio's 95% interval.
    pub branching_ci_low: Option<f64>,
    /// Whether self-excitation may be claimed; `None` where it could not be assessed.
    pub excitation_claimed: Option<bool>,
    /// The return of equities while their market was open.
    pub equity_return: Option<f64>,
    /// β of the coin's return on equities'.
    pub equity_beta: Option<f64>,
    /// That β in standard errors.
    pub equity_beta_t: Option<f64>,
    /// Equities' return in their own daily standard deviations.
    pub equity_z: Option<f64>,
    /// The correlation of the returns over 30 days.
    pub equity_correlation_30d: Option<f64>,
    /// Takers' buys less sells on spot, in standard deviations of 30 days.
    pub spot_taker_z: Option<f64>,
    /// Whether spot moves before the perpetual.
    pub spot_leads_perp: Option<bool>,
    /// (Spot ÷ perpetual − 1) in basis points; below zero where spot is cheaper.
    pub spot_premium_bps: Option<f64>,
    /// Takers' buys less sells on perpetuals, in standard deviations of 30 days.
    pub perp_taker_z: Option<f64>,
    /// The change of the eight-hour funding rate, in basis points.
    pub funding_change_8h_bps: Option<f64>,
    /// The 95% interval of the rate of liquidations now ÷ before (low, high).
    pub velocity_ratio_ci95: Option<(f64, f64)>,
    /// The median return of the other coins.
    pub alt_median_return: Option<f64>,
    /// The lower end of the interval of the share of them that did worse than the coin.
    pub alt_behind_ci_low: Option<f64>,
    /// The publisher's own word for its index, where it is younger than 36 hours.
    pub sentiment_class: Option<String>,
    /// Liquidated over 24 hours, in dollars; the three windows of the same sides and venues.
    pub liquidated_24h_usd: Option<f64>,
    /// The same over 7 days.
    pub liquidated_7d_usd: Option<f64>,
    /// The same over 30 days.
    pub liquidated_30d_usd: Option<f64>,
}

impl AttributionInputs {
    /// The same without numbers that are not finite.
    pub(super) fn finite(&self) -> Self {
        let mut kept = self.clone();
        for number in [
            &mut kept.log_return,
            &mut kept.z_24h,
            &mut kept.position_change_24h,
            &mut kept.position_change_7d,
            &mut kept.position_change_30d,
            &mut kept.falling_days_ci_low,
            &mut kept.forced_share_mid,
            &mut kept.liquidation_percentile_1y,
            &mut kept.long_liquidation_share,
            &mut kept.branching_ci_low,
            &mut kept.equity_return,
            &mut kept.equity_beta,
            &mut kept.equity_beta_t,
            &mut kept.equity_z,
            &mut kept.equity_correlation_30d,
            &mut kept.spot_taker_z,
            &mut kept.spot_premium_bps,
            &mut kept.perp_taker_z,
            &mut kept.funding_change_8h_bps,
            &mut kept.alt_median_return,
            &mut kept.alt_behind_ci_low,
            &mut kept.liquidated_24h_usd,
            &mut kept.liquidated_7d_usd,
            &mut kept.liquidated_30d_usd,
        ] {
            *number = number.filter(|number| number.is_finite());
        }
        kept.velocity_ratio_ci95 = kept.velocity_ratio_ci95.filter(|(low, high)| low <= high);
        kept
    }

    /// −1 for a fall, 1 for a rise, by the return or else by its z; 0 for neither.
    pub(super) fn sign(&self) -> f64 {
        match self.log_return.or(self.z_24h) {
            Some(moved) if moved < 0.0 => -1.0,
            Some(moved) if moved > 0.0 => 1.0,
            _ => 0.0,
        }
    }
}

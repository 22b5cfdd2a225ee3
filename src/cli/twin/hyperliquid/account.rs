//! Anybody's account: nobody has ever traded here.

use crate::cli::twin::wire::View;
use serde_json::{Value, json};

/// What is told of an account; `None` for a question that is not of one.
pub(super) fn answer(view: &View<'_>, kind: &str) -> Option<Value> {
    Some(match kind {
        "openOrders"
        | "frontendOpenOrders"
        | "userFills"
        | "userFillsByTime"
        | "userFunding"
        | "userNonFundingLedgerUpdates"
        | "userTwapSliceFills"
        | "userTwapSliceFillsByTime"
        | "userVaultEquities"
        | "historicalOrders"
        | "delegations"
        | "delegatorRewards"
        | "delegatorHistory"
        | "extraAgents" => json!([]),
        "subAccounts" | "userToMultiSigSigners" => Value::Null,
        "clearinghouseState" => {
            let nothing = json!({
                "accountValue": "0.0", "totalNtlPos": "0.0", "totalRawUsd": "0.0",
                "totalMarginUsed": "0.0",
            });
            json!({
                "marginSummary": nothing, "crossMarginSummary": nothing,
                "crossMaintenanceMarginUsed": "0.0", "withdrawable": "0.0", "assetPositions": [],
                "time": view.now.0,
            })
        }
        "spotClearinghouseState" => json!({ "balances": [] }),
        "userFees" => fees(),
        "delegatorSummary" => json!({
            "delegated": "0.0", "undelegated": "0.0", "totalPendingWithdrawal": "0.0",
            "nPendingWithdrawals": 0,
        }),
        "orderStatus" => json!({ "status": "unknownOid" }),
        "referral" => json!({
            "referredBy": null, "cumVlm": "0.0", "unclaimedRewards": "0.0",
            "claimedRewards": "0.0", "builderRewards": "0.0", "rewardHistory": [],
            "referrerState": { "stage": "needToTrade", "data": { "required": "10000.0" } },
        }),
        "userDexAbstraction" => false.into(),
        "userAbstraction" => "disabled".into(),
        "portfolio" => {
            let never = json!({ "accountValueHistory": [], "pnlHistory": [], "vlm": "0.0" });
            let spans = ["day", "week", "month", "allTime"];
            let perpetuals = ["perpDay", "perpWeek", "perpMonth", "perpAllTime"];
            spans.into_iter().chain(perpetuals).map(|span| json!([span, never])).collect()
        }
        "userRole" => json!({ "role": "missing" }),
        "userRateLimit" => json!({
            "cumVlm": "0.0", "nRequestsUsed": 0, "nRequestsCap": 10_000, "nRequestsSurplus": 0,
        }),
        "maxBuilderFee" => 0.into(),
        _ => return None,
    })
}

fn fees() -> Value {
    json!({
        "dailyUserVlm": [],
        "feeSchedule": {
            "cross": "0.00045", "add": "0.00015", "spotCross": "0.0007", "spotAdd": "0.0004",
            "tiers": { "vip": [], "mm": [] }, "referralDiscount": "0.04",
            "stakingDiscountTiers": [],
        },
        "userCrossRate": "0.00045", "userAddRate": "0.00015", "userSpotCrossRate": "0.0007",
        "userSpotAddRate": "0.0004", "activeReferralDiscount": "0.0", "trial": null,
        "feeTrialReward": "0.0", "nextTrialAvailableTimestamp": null, "stakingLink": null,
        "activeStakingDiscount": { "bpsOfMaxSupply": "0.0", "discount": "0.0" },
    })
}

//! Cascades of forced selling.

use super::{Kind, number, numbers};
use serde_json::{Value, json};
use why_crypto_down::market::DepthRow;
use why_crypto_down::metrics::cascade::{
    Ending, Impact, Scan, Trigger, critical_shock, linear_form, simulate, square_root_form, walk,
};
use why_crypto_down::units::{Coins, Fraction, Price};

pub(crate) const KIND: Kind =
    Kind { name: "cascade", answer, functions_for_later: &[], fields_for_later: &[] };

fn answer(function: &str, input: &Value) -> Option<Value> {
    match function {
        "" | "simulate" => simulation(input),
        "critical_shock" => critical(input),
        "walk_book" => {
            let walk = walk(&rows(&input["bids"])?, Coins(number(&input["qty"])));
            Some(json!({
                "filled": walk.filled,
                "unfilled": walk.unfilled,
                "vwap": walk.average,
                "last_price": walk.last,
                "exhausted": walk.exhausted,
            }))
        }
        "closed_form_linear" => {
            let form = linear_form(
                number(&input["rho_units_per_log"]),
                number(&input["lambda_per_unit"]),
                number(&input["shock_log"]),
            )?;
            Some(json!({
                "reproduction_number": form.reproduction,
                "amplification": form.amplification,
                "total_log_move": form.total_log_move,
                "runaway": form.runs_away(),
            }))
        }
        "closed_form_sqrt" => {
            let form = square_root_form(
                number(&input["rho_units_per_log"]),
                number(&input["Y"]),
                number(&input["sigma_daily"]),
                number(&input["volume_daily"]),
                number(&input["shock_log"]),
            )?;
            Some(json!({
                "extra_log_move": form.extra_log_move,
                "total_log_move": form.total_log_move,
                "amplification": form.amplification,
            }))
        }
        _ => None,
    }
}

fn simulation(input: &Value) -> Option<Value> {
    let cascade = simulate(
        Price::new(number(&input["p0"]))?,
        &triggers(&input["levels"])?,
        Fraction(number(&input["shock"])),
        &impact(&input["impact"])?,
        Fraction(number(&input["exec_frac"])),
    )
    .ok()?;
    let rounds = cascade.rounds.iter().enumerate().map(|(before, round)| {
        json!({
            "round": before + 1,
            "new_forced": round.new_forced,
            "cum_forced": round.forced,
            "price": round.price,
        })
    });
    Some(json!({
        "shock_price": cascade.shock_price,
        "final_price": cascade.final_price,
        "total_log_move": cascade.total_log_move,
        "total_drop_pct": cascade.total_drop,
        "cum_forced": cascade.forced,
        "n_rounds": cascade.rounds.len(),
        "rounds": rounds.collect::<Vec<_>>(),
        "amplification": cascade.amplification,
        "status": match cascade.ending {
            Ending::Converged => "converged",
            Ending::BookExhausted => "book_exhausted",
            Ending::MaxRounds => "max_rounds",
        },
    }))
}

fn critical(input: &Value) -> Option<Value> {
    let scan = Scan {
        step: Fraction(number(&input["grid_step"])),
        largest: Fraction(number(&input["grid_max"])),
        amplified: number(&input["amplification_threshold"]),
    };
    let critical = critical_shock(
        Price::new(number(&input["p0"]))?,
        &triggers(&input["levels"])?,
        &impact(&input["impact"])?,
        Fraction(number(&input["exec_frac"])),
        scan,
    )
    .ok()?;
    let every_10th = critical.curve.iter().skip(9).step_by(10).map(|point| {
        json!({
            "shock": point.shock,
            "total_drop_pct": point.total_drop,
            "amplification": point.amplification,
        })
    });
    Some(json!({
        "shock_of_largest_jump": critical.largest_jump_at,
        "jump_size": critical.largest_jump,
        "first_shock_with_amplification_ge_threshold": critical.first_amplified,
        "curve_every_10th": every_10th.collect::<Vec<_>>(),
    }))
}

fn impact(told: &Value) -> Option<Impact> {
    match told["kind"].as_str()? {
        "sqrt" => Some(Impact::SquareRoot {
            y: number(&told["Y"]),
            sigma_daily: number(&told["sigma_daily"]),
            volume_daily: Coins(number(&told["volume_daily"])),
        }),
        "linear" => Some(Impact::Linear { per_coin: number(&told["lambda_per_unit"]) }),
        "book" => Some(Impact::Book(rows(&told["bids"])?)),
        _ => None,
    }
}

fn rows(told: &Value) -> Option<Vec<DepthRow>> {
    let rows = pairs(told)?.into_iter();
    rows.map(|(price, amount)| Some(DepthRow { price: Price::new(price)?, amount: Coins(amount) }))
        .collect()
}

fn triggers(told: &Value) -> Option<Vec<Trigger>> {
    let rows = pairs(told)?.into_iter();
    rows.map(|(price, coins)| Some(Trigger { price: Price::new(price)?, coins: Coins(coins) }))
        .collect()
}

fn pairs(told: &Value) -> Option<Vec<(f64, f64)>> {
    told.as_array()?
        .iter()
        .map(|row| match numbers(row).as_slice() {
            [price, amount] => Some((*price, *amount)),
            _ => None,
        })
        .collect()
}

//! One shock under several states of the market, because none of them is known to hold.

use super::impact::Impact;
use super::simulate::{Cascade, Ladder, Trigger, follow};
use crate::market::DepthRow;
use crate::metrics::gap::{Gap, Measured};
use crate::units::{Coins, Fraction, Price};

/// The Y of the square root: assumed, and its band.
const Y: [f64; 3] = [0.5, 0.75, 1.0];
/// What is left of the book: as seen, in stress, as on 10 October 2025.
const DEPTH: [f64; 3] = [1.0, 0.3, 0.05];

/// What is known of the market. All in the scope of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct States {
    /// The usual daily volatility (weighted over the last weeks) and a usual day's volume.
    pub normal: Option<(f64, Coins)>,
    /// Today's realised volatility, at a day's scale, and the window's own volume.
    pub stressed: Option<(f64, Coins)>,
    /// The bids as seen; empty where there is no book.
    pub bids: Vec<DepthRow>,
}

/// Which state an outcome is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum State {
    /// Square root with usual volatility and volume, and this Y.
    Normal {
        /// Y.
        y: f64,
    },
    /// Square root with today's, and this Y.
    Stressed {
        /// Y.
        y: f64,
    },
    /// The book with this share of its depth.
    Book {
        /// Share of the depth that is left.
        depth: f64,
    },
}

/// One state and what it leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The state.
    pub state: State,
    /// The cascade.
    pub cascade: Cascade,
}

/// All states side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// Every state that could be run, in a fixed order.
    pub outcomes: Vec<Outcome>,
    /// The smallest whole fall.
    pub least_drop: Fraction,
    /// The largest whole fall.
    pub most_drop: Fraction,
    /// The smallest and the largest amplification; `None` without a shock.
    pub amplification: Option<(f64, f64)>,
}

/// Runs one shock through every state that is known.
///
/// # Errors
/// `NotReported` where no state is known; else as [`simulate`](super::simulate).
pub fn range(
    before: Price,
    levels: &[Trigger],
    shock: Fraction,
    executed: Fraction,
    states: &States,
) -> Measured<Range> {
    let ladder = Ladder::new(levels).ok_or(Gap::Undefined)?;
    range_on(before, &ladder, shock, executed, states)
}

pub(super) fn range_on(
    before: Price,
    ladder: &Ladder,
    shock: Fraction,
    executed: Fraction,
    states: &States,
) -> Measured<Range> {
    let mut runs: Vec<(State, Impact)> = Vec::new();
    let mut square_roots = |known: Option<(f64, Coins)>, name: fn(f64) -> State| {
        if let Some((sigma_daily, volume_daily)) = known {
            runs.extend(Y.map(|y| (name(y), Impact::SquareRoot { y, sigma_daily, volume_daily })));
        }
    };
    square_roots(states.normal, |y| State::Normal { y });
    square_roots(states.stressed, |y| State::Stressed { y });
    if !states.bids.is_empty() {
        let book = Impact::Book(states.bids.clone());
        runs.extend(DEPTH.map(|depth| (State::Book { depth }, book.thinned(depth))));
    }
    let outcomes = runs
        .into_iter()
        .map(|(state, impact)| {
            let cascade = follow(before, ladder, shock, &impact, executed)?;
            Ok(Outcome { state, cascade })
        })
        .collect::<Measured<Vec<Outcome>>>()?;
    let ends = |of: fn(&Cascade) -> Option<f64>| {
        let mut values = outcomes.iter().filter_map(|outcome| of(&outcome.cascade));
        let first = values.next()?;
        Some(values.fold((first, first), |(least, most), next| (least.min(next), most.max(next))))
    };
    let (least, most) = ends(|run| Some(run.total_drop.0)).ok_or(Gap::Undefined)?;
    let amplification = ends(|run| run.amplification);
    Ok(Range { least_drop: Fraction(least), most_drop: Fraction(most), amplification, outcomes })
}

//! How far a fall carries when it triggers forced selling, which pushes the price to the next
//! forced sale.
//!
//! [`simulate`] takes a shock, the levels of a liquidation map and a model of price impact, and
//! finds the price at which nothing more is triggered. Impact is a function of the **cumulative**
//! forced amount: the square root is concave, and adding it up round by round would inflate it.
//! The forced amount only grows and is bounded by what the map holds, so the rounds end at the
//! least fixed point (Tarski): never more rounds than levels.
//!
//! Square root: I(Q) = Y σ √(Q/V), a move of the log price. Y is of order one (Tóth et al. 2011),
//! the exponent is 0.489 ± 0.0015 (Sato and Kanazawa 2025), and the law holds on bitcoin (Donier and
//! Bonart 2015). Q, V and σ must have **one scope**: a venue's Q with a venue's V. The impact of
//! forced flow is temporary. In a crisis the book is gone and this law is far too small, hence
//! [`range`]: normal, stressed and thinning books side by side, never a single number.

mod book;
mod closed_form;
mod critical;
mod impact;
mod observed;
mod range;
mod simulate;

pub use book::{Walk, walk};
pub use closed_form::{LinearForm, SquareRootForm, contagion_shock, linear_form, square_root_form};
pub use critical::{Critical, CurvePoint, Scan, critical_shock};
pub use impact::Impact;
pub use observed::{Shock, shocks, states};
pub use range::{Outcome, Range, State, States, range};
pub use simulate::{Cascade, Ending, MOST_ROUNDS, Round, Trigger, simulate};

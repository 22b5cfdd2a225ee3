//! Whether a coin fell more than Bitcoin's fall and its own habit imply.
//!
//! With an ordinary β of 1.3 a deeper fall than Bitcoin's is what to expect. Returns are hourly and
//! logarithmic, over 30 days that end before the move in question. Illiquid coins (more than a fifth
//! of their returns zero) read too low, and β drifts: compare a week's with a month's.

pub mod beta;
pub mod breadth;
pub mod correlation;
pub mod hayashi_yoshida;
pub mod lead_lag;
pub mod observed;

//! The session in scripted worlds with a clock that only the script moves.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod asking;
mod keeping;
mod listening;
mod properties;
mod skew;
mod venues;
mod waiting;
mod world;

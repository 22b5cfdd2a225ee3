//! Numbers as decimal text, and back.
//!
//! Every double is a finite decimal: its fraction is a power of two. Reading and writing compare
//! and round that exact decimal, so both are right to the last digit, in some hundred lines and
//! without tables. The standard library is faster by tables that are a twentieth of what a reader
//! loads; here the common number, of at most fifteen digits, takes a short way.

mod exact;
mod read;
mod write;

pub use read::read;
pub use write::{fixed, plain};

pub(crate) use write::shortest;

/// Powers of ten that a double holds exactly.
const TENS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

#[cfg(test)]
mod tests;

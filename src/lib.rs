//! **Why is crypto down**: the library behind the panel and the command line.
//!
//! It knows markets, not browsers. Data flows one way:
//!
//! ```text
//! bytes ─► venues ─► session ─► Snapshot ─► metrics ─► explain ─► Report ─► view ─► draw ─► ui | cli
//! ```
//!
//! Everything between the wire and the screen is pure: no clock, no network, no storage. The same
//! snapshot gives the same report natively and in wasm. `ARCHITECTURE.md` has the table of layers
//! and what each may use; `tests/layers.rs` holds the code to it.

#![forbid(unsafe_code)]

#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod draw;
pub mod explain;
pub mod json;
#[cfg(target_arch = "wasm32")]
pub mod live;
pub mod market;
pub mod metrics;
pub mod session;
pub mod settings;
#[cfg(target_arch = "wasm32")]
pub mod ui;
pub mod units;
pub mod venues;
pub mod view;

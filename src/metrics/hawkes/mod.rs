//! Whether liquidations set off further liquidations: a self-exciting point process.
//!
//! The rate at t is λ(t) = μ + Σ α e^(−β(t−tⱼ)) over the events before (Hawkes 1971). The branching
//! ratio n = α/β is the share of events that earlier ones account for; 1/(1−n) is the mean size of a
//! cluster. It measures clustering in time, never proof of cause: twenty bursts of a minute from
//! outside look the same.
//!
//! Only for one side of one symbol at one venue whose feed tells every event: a feed of one event a
//! second understates n by an unknown amount. [`claim::assess`] holds the whole rule; the other
//! modules are its steps.

pub mod bootstrap;
pub mod claim;
pub mod errors;
pub mod events;
mod excitation;
mod fading;
pub mod fit;
pub mod likelihood;
pub mod marked;
pub mod observed;
pub mod residuals;
pub mod segmented;
pub mod thinning;

pub use bootstrap::Bootstrap;
pub use claim::{Claim, Refusal, assess};
pub use events::Events;
pub use fit::{Fit, fit};
pub use likelihood::{Derivatives, Parameters, derivatives, log_likelihood};

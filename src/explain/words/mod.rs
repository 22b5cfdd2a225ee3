//! The only place with sentences. A language is one file in `locales/` and one line in
//! `settings::Locale`.
//!
//! Text that came from outside (a holder's name, a publisher's class) is passed through as text;
//! whoever shows it escapes it.

#[cfg(any(test, target_arch = "wasm32"))]
mod bare;
mod book;
mod brief;
mod glossary;
#[cfg(not(target_arch = "wasm32"))]
mod imprint;
mod labels;
mod markdown;
mod message;
mod number;
mod say;
mod text;

pub use book::{Book, BookError, Marks, install};
pub use brief::{Table, conflicts, levels};
pub use glossary::{Entry, Glossary, MissingTerm, Term, glossary, install_glossary};
#[cfg(not(target_arch = "wasm32"))]
pub use imprint::{Imprint, MissingText};
pub use labels::{
    card, check_status, coin, fault, level_kind, level_role, no_claim, reason, state, status,
    window, window_short,
};
pub use markdown::markdown;
pub use message::Message;
pub use number::{
    Zone, ahead_of_utc, clock, coins, date, date_time, fixed, hour, install_zone, money, percent,
    price, signed_money, signed_percent, split, time_axis,
};
pub use say::{all, label, list, number, say, then};
pub use text::{figure_value, is_qualified, text};

//! The only place with sentences. A language is one file and one arm of each match here.
//!
//! Text that came from outside (a holder's name, a publisher's class) is passed through as text;
//! whoever shows it escapes it.

mod en;
mod en_phrases;
mod markdown;
mod number;
mod phrase;
mod text;

pub use markdown::markdown;
pub use number::{
    Marks, coins, date, date_time, fixed, marks, money, percent, price, signed_money,
    signed_percent, split, time_axis,
};
pub use phrase::Phrase;
pub use text::{figure_value, text};

use crate::explain::claim::{Answer, Claim, Unusualness};
use crate::market::Asset;
use crate::settings::Locale;

/// The answer in one sentence.
pub fn headline(locale: Locale, answer: &Answer) -> String {
    match locale {
        Locale::En => en::headline(answer),
    }
}

/// How unusual the move is, in numbers; `None` where nothing is known of it.
pub fn unusualness(locale: Locale, unusualness: &Unusualness) -> Option<String> {
    match locale {
        Locale::En => en::unusualness(unusualness),
    }
}

/// A card's claim.
pub fn claim(locale: Locale, claim: &Claim) -> String {
    match locale {
        Locale::En => en::claim(claim),
    }
}

/// A label.
#[inline(never)]
pub fn phrase(locale: Locale, phrase: Phrase<'_>) -> String {
    match locale {
        Locale::En => en_phrases::phrase(phrase),
    }
}

/// A coin's name in running text; its ticker where the language has no name for it.
pub fn coin(locale: Locale, asset: Asset) -> String {
    match locale {
        Locale::En => en::coin(asset),
    }
}

/// Names as a list in running text.
pub fn list(locale: Locale, names: &[String]) -> String {
    match locale {
        Locale::En => en::list(names),
    }
}

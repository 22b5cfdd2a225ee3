//! The terms of the trade, each explained once in one sentence. They have files of their own, which
//! the page fetches when a reader asks; the command line carries them with it.

use crate::explain::report::FindingKind;
use crate::explain::words::book::entries;
use crate::settings::Locale;
use std::sync::OnceLock;

macro_rules! terms {
    ($($(#[$doc:meta])* $name:ident $id:literal,)*) => {
        /// A term of the trade.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Term { $($(#[$doc])* $name,)* }

        impl Term {
            /// Every term, in the order in which they build on each other.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its name in the language files, after `term-` and `gloss-`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }
        }
    };
}

terms! {
    /// All futures positions that are open.
    OpenInterest "open-interest",
    /// A position closed by force.
    Liquidation "liquidation",
    /// The two sides of a position.
    LongShort "long-short",
    /// A future without an end.
    Perpetual "perpetual",
    /// What the sides of perpetuals pay each other.
    Funding "funding",
    /// A dated future against the coin.
    Basis "basis",
    /// Trading with more than was put up.
    Leverage "leverage",
    /// Who trades at once.
    Taker "taker",
    /// A coin's usual answer to Bitcoin.
    Beta "beta",
    /// How closely two prices move together.
    Correlation "correlation",
    /// Liquidations attributable to earlier ones.
    SelfExcitation "self-excitation",
    /// What forced selling makes of a fall.
    Amplification "amplification",
    /// Levels below and above the price.
    Support "support",
    /// What options allow for.
    ImpliedVolatility "implied-volatility",
    /// A day's standard deviation.
    UsualMove "usual-move",
    /// The share of the market that was heard.
    Coverage "coverage",
    /// The least that a number can be.
    LowerBound "lower-bound",
}

impl Term {
    /// The terms that a card of that kind uses.
    pub fn of(card: FindingKind) -> &'static [Self] {
        match card {
            FindingKind::ForcedSelling => {
                &[Self::Liquidation, Self::LongShort, Self::Taker, Self::Coverage, Self::LowerBound]
            }
            FindingKind::Deleveraging => &[Self::OpenInterest, Self::Leverage],
            FindingKind::Cascade => {
                &[Self::Liquidation, Self::Leverage, Self::SelfExcitation, Self::Amplification]
            }
            FindingKind::Leverage => &[
                Self::OpenInterest,
                Self::LongShort,
                Self::Perpetual,
                Self::Funding,
                Self::Basis,
                Self::Taker,
                Self::ImpliedVolatility,
            ],
            FindingKind::Domino => &[Self::Beta, Self::Correlation],
            FindingKind::WiderMarkets => &[Self::Correlation],
            FindingKind::Sentiment | FindingKind::LargeHolders => &[],
            FindingKind::Levels => &[Self::Support, Self::UsualMove],
        }
    }
}

/// A term's explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which.
    pub term: Term,
    /// Its name.
    pub name: String,
    /// One sentence.
    pub text: String,
}

/// A language's glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glossary {
    /// The title of the list.
    pub title: String,
    /// Every term, in the order of [`Term::ALL`].
    pub entries: Vec<Entry>,
}

/// A glossary file lacks this term, or its title where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingTerm(pub Option<Term>);

static READ: [OnceLock<Glossary>; Locale::ALL.len()] =
    [const { OnceLock::new() }; Locale::ALL.len()];

impl Glossary {
    /// Reads a glossary file, in the format of the messages.
    ///
    /// # Errors
    /// [`MissingTerm`] names the first term without name or sentence.
    pub fn read(file: &str) -> Result<Self, MissingTerm> {
        let lines = entries(file);
        let find = |id: &str| {
            let found = lines.iter().find(|(entry, text)| entry == id && !text.is_empty());
            found.map(|(_, text)| text.clone())
        };
        let title = find("terms").ok_or(MissingTerm(None))?;
        let mut told = Vec::with_capacity(Term::ALL.len());
        for &term in Term::ALL {
            let name = find(&["term-", term.id()].concat()).ok_or(MissingTerm(Some(term)))?;
            let text = find(&["gloss-", term.id()].concat()).ok_or(MissingTerm(Some(term)))?;
            told.push(Entry { term, name, text });
        }
        Ok(Self { title, entries: told })
    }

    /// The entries of those terms, each once, in the order of [`Term::ALL`].
    pub fn only<'a>(&'a self, terms: &'a [Term]) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().filter(|entry| terms.contains(&entry.term))
    }
}

/// The glossary of `locale`; `None` in the page until its file has been read.
pub fn glossary(locale: Locale) -> Option<&'static Glossary> {
    let slot = READ.get(locale as usize)?;
    #[cfg(not(target_arch = "wasm32"))]
    if slot.get().is_none()
        && let Ok(read) = Glossary::read(builtin(locale))
    {
        let _ = slot.set(read);
    }
    slot.get()
}

/// Makes `text` the glossary of `locale`. The page calls it with the file that it has fetched.
///
/// # Errors
/// [`MissingTerm`] where the file lacks a term; there is then no glossary.
pub fn install_glossary(locale: Locale, text: &str) -> Result<(), MissingTerm> {
    let read = Glossary::read(text)?;
    if let Some(slot) = READ.get(locale as usize) {
        let _ = slot.set(read);
    }
    Ok(())
}

#[cfg(not(target_arch = "wasm32"))]
fn builtin(locale: Locale) -> &'static str {
    match locale {
        Locale::En => include_str!("glossary/en.ftl"),
        Locale::De => include_str!("glossary/de.ftl"),
        Locale::Es => include_str!("glossary/es.ftl"),
        Locale::Fr => include_str!("glossary/fr.ftl"),
        Locale::Pt => include_str!("glossary/pt.ftl"),
        Locale::Tr => include_str!("glossary/tr.ftl"),
        Locale::Ja => include_str!("glossary/ja.ftl"),
        Locale::Ko => include_str!("glossary/ko.ftl"),
        Locale::Zh => include_str!("glossary/zh.ftl"),
    }
}

//! Whether a sentence may be shown: fourteen rules over what it says and what is known.
//!
//! A sentence is told apart into what it claims and which numbers it shows; no rule reads words, so
//! that all languages are held to the same. What no fact decides is not said.

mod claims;
mod numbers;
mod rounding;

pub use rounding::rounded_parts;

use crate::explain::attribution::{Attribution, Mechanism};
use crate::explain::report::{Direction, Figure, FigureId, Window};
use crate::units::sorted::Sorted;
use crate::units::{Price, UnixMillis};

/// A sentence without its words.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// What it claims.
    pub claims: &'a [ClaimKind],
    /// The numbers it shows.
    pub numbers: &'a [Shown],
}

/// A number as a sentence shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Whose number.
    pub figure: FigureId,
    /// As shown, in the figure's unit.
    pub shown: f64,
    /// Before rounding.
    pub unrounded: f64,
    /// The time it holds for.
    pub as_of: Option<UnixMillis>,
    /// True where a model stands between the observations and the number.
    pub estimated: bool,
    /// Lower and upper bound, for an estimate.
    pub interval: Option<(f64, f64)>,
}

/// What a sentence can claim, as far as a rule decides it.
#[derive(Clone, Debug, PartialEq)]
pub enum ClaimKind {
    /// Liquidations set off liquidations; "cascade", "self-reinforcing".
    Cascade,
    /// Liquidations come faster.
    Accelerating,
    /// Liquidations come slower.
    Slowing,
    /// A price is called a support.
    Support(Price),
    /// The other coins fell more than the first.
    AltsFellMore,
    /// One change in dollars and in percent.
    UsdPctPair {
        /// In dollars.
        usd: f64,
        /// In percent.
        pct: f64,
        /// What the percentage is of, in dollars, where it is known.
        base_usd: Option<f64>,
        /// The figure with the total that the pair is about.
        total: FigureId,
    },
    /// Sums of nested windows, side by side.
    WindowTotals(Vec<WindowTotal>),
    /// Open interest fell.
    OpenInterestDrop {
        /// Over which window.
        window: Window,
        /// The last part of its figures' names: a ticker, or `all`.
        of: String,
        /// True where the sentence says what the price did to it.
        names_price_effect: bool,
    },
    /// A verb of direction stands for a number that the sentence shows.
    DirectionVerb {
        /// Whose number.
        figure: FigureId,
        /// What the verb says.
        says: Direction,
        /// Half of the last digit shown, in the figure's unit: a smaller number is "unchanged".
        flat_below: f64,
    },
    /// The index of sentiment is called something.
    SentimentClass(String),
    /// "Because of", "driven by".
    Cause {
        /// By what.
        driver: Mechanism,
        /// True with a "may".
        hedged: bool,
    },
    /// What so much forced trading explains of a move, which says that the move wants an explanation.
    Explains,
    /// A number is an estimate.
    Estimate {
        /// Which.
        figure: FigureId,
        /// True where the sentence says "estimated".
        says_estimated: bool,
        /// True where it shows the interval.
        shows_interval: bool,
        /// The threshold that the claim turns on, in the figure's unit.
        threshold: Option<f64>,
        /// True with a "may".
        hedged: bool,
    },
    /// Shares of a move that mechanisms explain.
    AttributedShares {
        /// In percent.
        shares_pct: Vec<f64>,
        /// True where the sentence adds them up, to 100% or anything.
        summed: bool,
    },
    /// A total and its parts, as shown.
    Parts {
        /// The parts.
        parts: Vec<f64>,
        /// The total.
        total: f64,
        /// One of the last digit shown.
        digit: f64,
        /// True with a "≈".
        about: bool,
    },
    /// The sentence says that its figures are of different times.
    AgesDiffer,
}

/// One of several sums.
#[derive(Clone, Debug, PartialEq)]
pub struct WindowTotal {
    /// Over which window.
    pub window: Window,
    /// The figure's name without window and coin, which names the side.
    pub name: String,
    /// The last part of its name: a ticker, or `all`.
    pub of: String,
    /// In dollars.
    pub usd: f64,
}

/// What decides.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// All figures.
    pub figures: &'a Sorted<FigureId, Figure>,
    /// The verdict and what it allows.
    pub attribution: &'a Attribution,
    /// The price that levels are seen from.
    pub price: Option<Price>,
    /// The publisher's word for sentiment, and of when.
    pub sentiment: Option<(&'a str, UnixMillis)>,
    /// Now.
    pub now: UnixMillis,
}

impl Facts<'_> {
    fn value(&self, id: &FigureId) -> Option<f64> {
        self.figures.get(id)?.value
    }
}

/// The rules, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// C1: a cascade only where the assessment of clusters, the forced share and the size of the
    /// move allow it.
    Cascade,
    /// C2: faster or slower only by the interval of the rate ratio.
    Velocity,
    /// C3: a support is below the price.
    Support,
    /// C4: others fell more only by median and breadth.
    Alts,
    /// C5: dollars and percent of one change imply a total that can be.
    Pair,
    /// C6: 24 hours ≤ 7 days ≤ 30 days, of one side and scope.
    Windows,
    /// C7: a fall of open interest names the price's part where that is large.
    PriceEffect,
    /// C8: the verb has the number's sign.
    Verb,
    /// C9: sentiment carries the publisher's own word, younger than 36 hours.
    Sentiment,
    /// C10: every number has a time; times far apart are marked.
    Times,
    /// C11: no cause that the verdict does not name.
    Cause,
    /// C12: an estimate says so and shows its interval; where that crosses the threshold it "may".
    Estimate,
    /// C13: shares of drivers are not summed.
    Shares,
    /// C14: shown parts add up, or say that they do so nearly.
    Parts,
}

impl Rule {
    /// All, in their order.
    pub const ALL: [Self; 14] = [
        Self::Cascade,
        Self::Velocity,
        Self::Support,
        Self::Alts,
        Self::Pair,
        Self::Windows,
        Self::PriceEffect,
        Self::Verb,
        Self::Sentiment,
        Self::Times,
        Self::Cause,
        Self::Estimate,
        Self::Shares,
        Self::Parts,
    ];

    /// Whether `said` keeps to this rule.
    ///
    /// # Errors
    /// The first breach.
    pub fn holds(self, said: &Said<'_>, facts: &Facts<'_>) -> Result<(), Breach> {
        let kept = match self {
            Self::Cascade => claims::cascade(said, facts),
            Self::Velocity => claims::velocity(said, facts),
            Self::Support => claims::support(said, facts),
            Self::Alts => claims::alts(said, facts),
            Self::Pair => numbers::pair(said, facts),
            Self::Windows => numbers::windows(said),
            Self::PriceEffect => numbers::price_effect(said, facts),
            Self::Verb => numbers::verb(said),
            Self::Sentiment => claims::sentiment(said, facts),
            Self::Times => numbers::times(said),
            Self::Cause => claims::cause(said, facts),
            Self::Estimate => numbers::estimate(said),
            Self::Shares => claims::shares(said),
            Self::Parts => numbers::parts(said),
        };
        kept.map_err(|why| Breach { rule: self, why })
    }
}

/// A rule that a sentence breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Breach {
    /// Which.
    pub rule: Rule,
    /// How.
    pub why: Why,
}

/// How a rule is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// What is known says otherwise.
    Contradicted,
    /// What would decide it is not known.
    Undecided,
    /// It needs a word that it does not have, such as "estimated".
    Unqualified,
    /// Its numbers are of different times: it may be shown with that mark.
    AgesUnmarked,
}

impl Breach {
    /// True where the sentence may be shown once it is marked.
    pub fn is_mended_by_a_mark(self) -> bool {
        self.why == Why::AgesUnmarked
    }
}

/// All rules that `said` breaks; none: it may be shown.
pub fn breaches(said: &Said<'_>, facts: &Facts<'_>) -> Vec<Breach> {
    let mut broken = Vec::new();
    for rule in Rule::ALL {
        if let Err(breach) = rule.holds(said, facts) {
            broken.push(breach);
        }
    }
    broken
}

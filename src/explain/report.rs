//! All that can be said: figures by name, a verdict, findings, a checklist and levels.
//!
//! The names are a contract with the page, exports and whoever reads
//! `wcd explain --format json`; the same report is behind every sentence and every number shown.

use crate::explain::attribution::Attribution;
use crate::market::{Asset, Instrument, Venue};
use crate::units::sorted::Sorted;
use crate::units::{Millis, UnixMillis};
use core::fmt;

/// All that can be said of one snapshot at one time.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Report {
    /// The time it is for.
    pub as_of: UnixMillis,
    /// True for a stand-in's figures, which carry a banner.
    pub simulated: bool,
    /// Every figure by its name, those that could not be had among them.
    #[cfg_attr(not(target_arch = "wasm32"), serde(serialize_with = "as_object"))]
    pub figures: Sorted<FigureId, Figure>,
    /// The answer.
    pub verdict: Verdict,
    /// The reasons, strongest first.
    pub findings: Vec<Finding>,
    /// What would have to change.
    pub checklist: Vec<Check>,
    /// Where the price could hold or stall.
    pub levels: Vec<Level>,
    /// Who was asked, and what came of it.
    pub venues: Vec<VenueAnswer>,
    /// Venues that contradict the others, which no figure blends in silence.
    pub conflicts: Vec<Conflict>,
}

/// A venue that contradicts the others. The figure is the median, which it alone does not move.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Conflict {
    /// The figure that rests on it.
    pub figure: FigureId,
    /// Who says otherwise, where and when.
    pub source: FigureSource,
    /// What it says.
    pub value: f64,
    /// What the others say.
    pub others: f64,
    /// The first in percent above the second.
    pub apart_pct: f64,
}

/// The figures as an object in the order of their names.
#[cfg(not(target_arch = "wasm32"))]
fn as_object<S: serde::Serializer>(
    figures: &Sorted<FigureId, Figure>,
    to: S,
) -> Result<S::Ok, S::Error> {
    to.collect_map(figures.iter())
}

/// A figure's name: `name[.window][.asset]`, such as `price_change_pct.24h.BTC`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(not(target_arch = "wasm32"), serde(transparent))]
pub struct FigureId(String);

/// A window that ends now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Window {
    /// One hour.
    Hour,
    /// Six hours.
    SixHours,
    /// Twenty-four hours.
    Day,
    /// Seven days of 24 hours.
    Week,
    /// Thirty days of 24 hours.
    Month,
    /// 365 days of 24 hours.
    Year,
}

impl Window {
    /// Its spelling in a figure's name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Hour => "1h",
            Self::SixHours => "6h",
            Self::Day => "24h",
            Self::Week => "7d",
            Self::Month => "30d",
            Self::Year => "1y",
        }
    }

    /// How long it is.
    pub fn length(self) -> Millis {
        match self {
            Self::Hour => Millis::HOUR,
            Self::SixHours => Millis::hours(6),
            Self::Day => Millis::DAY,
            Self::Week => Millis::days(7),
            Self::Month => Millis::days(30),
            Self::Year => Millis::days(365),
        }
    }
}

impl FigureId {
    /// The parts with dots between them.
    #[inline(never)]
    fn of_parts(parts: &[&str]) -> Self {
        Self(parts.join("."))
    }

    /// A figure without window and asset.
    #[inline(never)]
    pub fn plain(name: &str) -> Self {
        Self::of_parts(&[name])
    }

    /// A figure of one coin.
    #[inline(never)]
    pub fn of(name: &str, asset: Asset) -> Self {
        Self::of_parts(&[name, asset.ticker()])
    }

    /// A figure of one coin over a window.
    #[inline(never)]
    pub fn over(name: &str, window: Window, asset: Asset) -> Self {
        Self::of_parts(&[name, window.id(), asset.ticker()])
    }

    /// A figure of all coins together.
    #[inline(never)]
    pub fn all(name: &str) -> Self {
        Self::of_parts(&[name, "all"])
    }

    /// A figure of all coins together over a window.
    #[inline(never)]
    pub fn all_over(name: &str, window: Window) -> Self {
        Self::of_parts(&[name, window.id(), "all"])
    }

    /// A figure with any suffix, such as a holder's name.
    #[inline(never)]
    pub fn suffixed(name: &str, suffix: &str) -> Self {
        Self::of_parts(&[name, suffix])
    }

    /// A figure over a window with any suffix.
    #[inline(never)]
    pub fn suffixed_over(name: &str, window: Window, suffix: &str) -> Self {
        Self::of_parts(&[name, window.id(), suffix])
    }

    /// The coin it is about: its last part, where that is a ticker in capitals.
    pub fn asset(&self) -> Option<Asset> {
        let (_, last) = self.0.rsplit_once('.')?;
        let is_ticker = last.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        if is_ticker { Asset::new(last) } else { None }
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FigureId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// One figure, or why it could not be had.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Figure {
    /// The unrounded number in the unit that the name ends in; `None` when it could not be had.
    pub value: Option<f64>,
    /// Lower and upper bound, for an estimate.
    pub interval: Option<(f64, f64)>,
    /// True where a model stands between the observations and the number.
    pub estimated: bool,
    /// The time it holds for: the oldest of its sources' times.
    pub as_of: Option<UnixMillis>,
    /// Where it comes from.
    pub sources: Vec<FigureSource>,
    /// How fresh it is.
    pub state: State,
    /// Why there is no value.
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing_if = "Option::is_none"))]
    pub reason: Option<Reason>,
    /// True where a source tells only part of what happened: the value is a lower bound.
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing_if = "core::ops::Not::not"))]
    pub lower_bound: bool,
}

/// Where a figure comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct FigureSource {
    /// Who said it.
    pub venue: Venue,
    /// In which feed.
    pub feed: String,
    /// About which instrument, in the venue's spelling.
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing_if = "Option::is_none"))]
    pub instrument: Option<Instrument>,
    /// The venue's time of the observation.
    pub observed_at: UnixMillis,
}

/// How fresh a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(not(target_arch = "wasm32"), serde(rename_all = "lowercase"))]
pub enum State {
    /// Within its feed's rhythm.
    Live,
    /// Later than its feed's rhythm.
    Delayed,
    /// Too old to be called current.
    Stale,
    /// Of a published snapshot, as it was.
    Frozen,
    /// Not to be had.
    Unavailable,
}

impl State {
    /// Its spelling in the report and on the page.
    pub fn id(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Delayed => "delayed",
            Self::Stale => "stale",
            Self::Frozen => "frozen",
            Self::Unavailable => "unavailable",
        }
    }
}

/// Why there is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(not(target_arch = "wasm32"), serde(rename_all = "snake_case"))]
pub enum Reason {
    /// Asked, and not answered yet.
    Waiting,
    /// No venue that reports it answered.
    NoVenueAnswered,
    /// The venues that answered do not report it.
    NotReported,
    /// Less than 95% of the window is covered.
    WindowNotCovered,
    /// The venues at the two ends of the window are not the same.
    NoVenueAtBothEnds,
    /// Too few observations.
    TooFew,
    /// Only too old observations.
    Stale,
    /// The feeds that answered tell only some of the events.
    SampledFeed,
    /// Most of what it would be made of is unknown.
    MostlyUnknown,
    /// The observations do not bear it out.
    NotEstablished,
    /// It has no meaning here, such as a share of nothing.
    Undefined,
}

/// The answer.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Verdict {
    /// Where the price went.
    pub direction: Direction,
    /// How unusual that is.
    pub magnitude: Magnitude,
    /// The main driver, where one can be named, with all it was judged by.
    #[cfg_attr(not(target_arch = "wasm32"), serde(flatten))]
    pub attribution: Attribution,
    /// The answer in one sentence.
    pub headline: String,
    /// The whole answer, part by part, in the order in which it is read.
    pub answer: Vec<AnswerPart>,
}

/// Where the price went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(not(target_arch = "wasm32"), serde(rename_all = "lowercase"))]
pub enum Direction {
    /// Down.
    Down,
    /// Up.
    Up,
    /// Neither, to the precision shown.
    Flat,
    /// No price.
    Unknown,
}

/// How unusual a move is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(not(target_arch = "wasm32"), serde(rename_all = "lowercase"))]
pub enum Magnitude {
    /// Within one daily standard deviation.
    Ordinary,
    /// Within two.
    Notable,
    /// Within three.
    Unusual,
    /// Beyond.
    Extreme,
    /// Not known.
    Unknown,
}

/// One reason.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Finding {
    /// Which card it belongs to.
    pub kind: FindingKind,
    /// 0 to 1.
    pub strength: f64,
    /// The claim in words.
    pub text: String,
    /// Its first sentence.
    pub lead: String,
    /// The others.
    pub detail: String,
    /// What is to be said of it: what it leaves out, what it does not prove.
    pub notes: Vec<String>,
    /// The figures it rests on.
    pub figures: Vec<FigureId>,
}

/// Which card a finding belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(not(target_arch = "wasm32"), serde(rename_all = "snake_case"))]
pub enum FindingKind {
    /// Forced selling.
    ForcedSelling,
    /// Deleveraging.
    Deleveraging,
    /// Whether one liquidation sets off the next.
    Cascade,
    /// Leverage: funding and the like.
    Leverage,
    /// Whether bitcoin dragged the rest.
    Domino,
    /// Markets beside crypto.
    WiderMarkets,
    /// Fear and greed.
    Sentiment,
    /// Large holders.
    LargeHolders,
    /// Where the price could hold or stall.
    Levels,
}

impl FindingKind {
    /// All of them, in the order in which they stand while nothing is known of their strength.
    pub const ALL: [Self; 9] = [
        Self::ForcedSelling,
        Self::Deleveraging,
        Self::Cascade,
        Self::Leverage,
        Self::Domino,
        Self::WiderMarkets,
        Self::Sentiment,
        Self::LargeHolders,
        Self::Levels,
    ];
}

/// One line of what would have to change.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Check {
    /// Its name.
    pub id: &'static str,
    /// Whether it is so.
    pub status: Status,
    /// In words.
    pub text: String,
    /// The figures that decide it.
    pub figures: Vec<FigureId>,
    /// Where the deciding figure turns, in its unit; `None` where nothing decides.
    pub threshold: Option<f64>,
}

/// Whether a line of the checklist is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is.
    Met,
    /// It is not.
    NotMet,
    /// It cannot be said.
    Unknown,
}

impl Status {
    /// Its spelling in the report and in the page.
    pub fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::Unknown => "unknown",
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl serde::Serialize for Status {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.id())
    }
}

/// A part of the answer.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct AnswerPart {
    /// Which.
    pub part: Part,
    /// In words.
    pub text: String,
    /// The figures it rests on.
    pub figures: Vec<FigureId>,
}

/// Which part of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(not(target_arch = "wasm32"), serde(rename_all = "snake_case"))]
pub enum Part {
    /// What happened.
    Happened,
    /// How unusual that is.
    Unusualness,
    /// The likely cause, or that none can be named.
    Cause,
    /// What added to it.
    Amplified,
    /// What fits the cause.
    Confirms,
    /// What speaks against it.
    Against,
    /// How sure the cause is.
    Certainty,
}

/// A price where the market could hold or stall.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Level {
    /// The price.
    pub price_usd: f64,
    /// Support, resistance, at the price.
    pub role: &'static str,
    /// True where it was broken.
    pub flipped: bool,
    /// Why it is a level.
    pub kinds: Vec<&'static str>,
    /// From the price, in percent.
    pub distance_pct: f64,
    /// From the price, in daily standard deviations.
    pub distance_sigma: Option<f64>,
}

/// Who was asked, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct VenueAnswer {
    /// Who.
    pub venue: Venue,
    /// Feeds that were read.
    pub read: usize,
    /// Feeds that failed.
    pub failed: usize,
    /// Feeds still waited for.
    pub waiting: usize,
}

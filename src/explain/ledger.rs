//! Turns measured values into figures: a name, a value or a reason, sources, and how fresh it is.

use crate::explain::report::{Figure, FigureId, FigureSource, Reason, State};
use crate::market::{FeedStatus, Snapshot};
use crate::metrics::{Citation, Cited, Gap, Measured, Pace};
use crate::settings::{Freshness, Settings};
use crate::units::UnixMillis;
use std::collections::BTreeMap;

/// The figures written so far, for one snapshot and one time.
pub(crate) struct Ledger<'a> {
    pub(crate) snapshot: &'a Snapshot,
    pub(crate) settings: &'a Settings,
    pub(crate) now: UnixMillis,
    figures: BTreeMap<FigureId, Figure>,
}

/// A figure's number and what it rests on, or why there is none. Whatever was measured is told as
/// this, so that there is one way into the ledger and nothing is copied on it.
pub(crate) type Told<'a> = Measured<(f64, &'a [Citation])>;

/// The number that `number` makes of what was measured.
pub(crate) fn told<T>(measured: &Measured<Cited<T>>, number: impl Fn(&T) -> f64) -> Told<'_> {
    match measured {
        Ok(cited) => Ok((number(&cited.value), &cited.from)),
        Err(gap) => Err(*gap),
    }
}

/// What else is to be said of a figure.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Mark {
    pub(crate) lower_bound: bool,
    pub(crate) estimated: bool,
}

impl<'a> Ledger<'a> {
    pub(crate) fn new(snapshot: &'a Snapshot, settings: &'a Settings, now: UnixMillis) -> Self {
        Self { snapshot, settings, now, figures: BTreeMap::new() }
    }

    pub(crate) fn into_figures(self) -> BTreeMap<FigureId, Figure> {
        self.figures
    }

    /// The figure's number, if it is written and has one.
    pub(crate) fn value(&self, id: &FigureId) -> Option<f64> {
        self.figures.get(id)?.value
    }

    #[inline(never)]
    pub(crate) fn put(&mut self, id: FigureId, told: Told<'_>) {
        self.put_marked(id, told, Mark::default());
    }

    #[inline(never)]
    pub(crate) fn put_marked(&mut self, id: FigureId, told: Told<'_>, mark: Mark) {
        let figure = match told {
            Ok((value, from)) if value.is_finite() => Figure {
                value: Some(value),
                interval: None,
                estimated: mark.estimated,
                as_of: as_of(from),
                sources: from.iter().map(source).collect(),
                state: self.state(from),
                reason: None,
                lower_bound: mark.lower_bound,
            },
            Ok(_) => self.missing(&id, Gap::Undefined),
            Err(gap) => self.missing(&id, gap),
        };
        self.figures.insert(id, figure);
    }

    fn missing(&self, id: &FigureId, gap: Gap) -> Figure {
        Figure {
            value: None,
            interval: None,
            estimated: false,
            as_of: None,
            sources: Vec::new(),
            state: State::Unavailable,
            reason: Some(self.reason(id, gap)),
            lower_bound: false,
        }
    }

    /// A figure is as fresh as the least fresh of its sources.
    fn state(&self, from: &[Citation]) -> State {
        let states = from.iter().map(|citation| {
            let Some(limits) = freshness(citation.pace) else { return State::Live };
            let age = self.now - citation.at;
            if age < limits.live {
                State::Live
            } else if age < limits.delayed {
                State::Delayed
            } else {
                State::Stale
            }
        });
        states.max().unwrap_or(State::Live)
    }

    /// What a gap means to the reader: for a fact that nobody told, how the feeds that could have
    /// told it are doing.
    fn reason(&self, id: &FigureId, gap: Gap) -> Reason {
        match gap {
            Gap::NotReported(kind) => {
                let asset = id.asset();
                let feeds: Vec<&FeedStatus> = self
                    .snapshot
                    .feeds
                    .iter()
                    .filter(|feed| feed.kinds.contains(&kind))
                    .filter(|feed| asset.is_none() || feed.asset.is_none() || feed.asset == asset)
                    .map(|feed| &feed.status)
                    .collect();
                let any = |wanted: fn(&FeedStatus) -> bool| feeds.iter().any(|feed| wanted(feed));
                if any(|status| *status == FeedStatus::Read) {
                    Reason::NotReported
                } else if any(|status| *status == FeedStatus::Waiting) {
                    Reason::Waiting
                } else if any(|status| matches!(status, FeedStatus::Failed(_))) {
                    Reason::NoVenueAnswered
                } else {
                    Reason::NotReported
                }
            }
            Gap::NoSource => Reason::NotReported,
            Gap::TooFew { .. } => Reason::TooFew,
            Gap::WindowNotCovered { .. } => Reason::WindowNotCovered,
            Gap::NoVenueAtBothEnds => Reason::NoVenueAtBothEnds,
            Gap::Undefined => Reason::Undefined,
        }
    }
}

/// The oldest time among the sources that speak for now; what is told of the past does not age.
fn as_of(from: &[Citation]) -> Option<UnixMillis> {
    let current = from.iter().filter(|citation| citation.pace != Pace::Settled);
    let oldest = current.map(|citation| citation.at).min();
    oldest.or_else(|| from.iter().map(|citation| citation.at).min())
}

/// What "late" means for a source of that pace; nothing, for what is told of the past.
pub(crate) fn freshness(pace: Pace) -> Option<Freshness> {
    Some(match pace {
        Pace::Settled => return None,
        Pace::Seconds => Freshness::SECONDS,
        Pace::Minutes => Freshness::MINUTES,
        Pace::FiveMinutes => Freshness::FIVE_MINUTES,
        Pace::Hourly => Freshness::HOURLY,
        Pace::Daily => Freshness::DAILY,
        Pace::Filings => Freshness::FILINGS,
    })
}

fn source(citation: &Citation) -> FigureSource {
    FigureSource {
        venue: citation.source.venue,
        feed: citation.source.feed.clone(),
        instrument: citation.source.instrument.clone(),
        observed_at: citation.at,
    }
}

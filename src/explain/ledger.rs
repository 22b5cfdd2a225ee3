//! Turns measured values into figures: a name, a value or a reason, sources, and how fresh it is.

use crate::explain::report::{Figure, FigureId, FigureSource, Reason, State};
use crate::market::{FeedStatus, Snapshot};
use crate::metrics::{Citation, Cited, Gap, Measured, Pace};
use crate::settings::{Freshness, Settings};
use crate::units::sorted::Sorted;
use crate::units::{Fraction, UnixMillis};

/// The figures written so far, for one snapshot and one time.
pub(crate) struct Ledger<'a> {
    pub(crate) snapshot: &'a Snapshot,
    pub(crate) settings: &'a Settings,
    pub(crate) now: UnixMillis,
    figures: Sorted<FigureId, Figure>,
}

/// A number with its sources, or why there is none: measured values of all types come down to it
/// before they are written.
pub(crate) type Told<'m> = Measured<(f64, &'m [Citation])>;

/// The number that `of` takes from a measured value.
pub(crate) fn number<T>(measured: &Measured<Cited<T>>, of: fn(&T) -> f64) -> Told<'_> {
    match measured {
        Ok(cited) => Ok((of(&cited.value), &cited.from)),
        Err(gap) => Err(*gap),
    }
}

/// A fraction in percent.
pub(crate) fn percent(measured: &Measured<Cited<Fraction>>) -> Told<'_> {
    number(measured, |fraction| fraction.percent())
}

/// A number as it is.
pub(crate) fn plain(measured: &Measured<Cited<f64>>) -> Told<'_> {
    number(measured, |number| *number)
}

/// What else is to be said of a figure.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Mark {
    pub(crate) lower_bound: bool,
    /// A model stands between the observations and the number.
    pub(crate) estimated: bool,
    /// Lower and upper bound of an estimate, in the figure's own unit.
    pub(crate) interval: Option<(f64, f64)>,
}

impl Mark {
    /// Of an estimate with its interval; one that is not finite is left out.
    pub(crate) fn estimate(interval: Option<(f64, f64)>) -> Self {
        let sound = |(low, high): &(f64, f64)| low.is_finite() && high.is_finite() && low <= high;
        Self { estimated: true, interval: interval.filter(sound), ..Self::default() }
    }
}

impl<'a> Ledger<'a> {
    /// Goes on after `figures`.
    pub(crate) fn going_on(
        snapshot: &'a Snapshot,
        settings: &'a Settings,
        now: UnixMillis,
        figures: Sorted<FigureId, Figure>,
    ) -> Self {
        Self { snapshot, settings, now, figures }
    }

    pub(crate) fn into_figures(self) -> Sorted<FigureId, Figure> {
        self.figures
    }

    pub(crate) fn figures(&self) -> &Sorted<FigureId, Figure> {
        &self.figures
    }

    /// The ends of the figure's interval, if it is written and has one.
    pub(crate) fn interval(&self, id: &FigureId) -> Option<(f64, f64)> {
        self.figures.get(id)?.interval
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
                interval: mark.interval,
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

    #[inline(never)]
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
        let mut state = State::Live;
        for citation in from {
            let Some(limits) = freshness(citation.pace) else { continue };
            let age = self.now - citation.at;
            if age < limits.live {
                continue;
            }
            state = state.max(if age < limits.delayed { State::Delayed } else { State::Stale });
        }
        state
    }

    /// What a gap means to the reader: for a fact that nobody told, how the feeds that could have
    /// told it are doing.
    fn reason(&self, id: &FigureId, gap: Gap) -> Reason {
        match gap {
            Gap::NotReported(kind) => {
                let asset = id.asset();
                let (mut read, mut waiting, mut failed) = (false, false, false);
                for feed in &self.snapshot.feeds {
                    let other = asset.is_some() && feed.asset.is_some() && feed.asset != asset;
                    if other || !feed.kinds.contains(&kind) {
                        continue;
                    }
                    match feed.status {
                        FeedStatus::Read => read = true,
                        FeedStatus::Waiting => waiting = true,
                        FeedStatus::Failed(_) => failed = true,
                        FeedStatus::Spare => {}
                    }
                }
                if read {
                    Reason::NotReported
                } else if waiting {
                    Reason::Waiting
                } else if failed {
                    Reason::NoVenueAnswered
                } else {
                    Reason::NotReported
                }
            }
            Gap::NoSource => Reason::NotReported,
            Gap::TooFew { .. } => Reason::TooFew,
            Gap::WindowNotCovered { .. } => Reason::WindowNotCovered,
            Gap::NoVenueAtBothEnds => Reason::NoVenueAtBothEnds,
            Gap::SampledFeed => Reason::SampledFeed,
            Gap::MostlyUnknown => Reason::MostlyUnknown,
            Gap::NotEstablished => Reason::NotEstablished,
            Gap::Undefined => Reason::Undefined,
        }
    }
}

/// The oldest time among the sources that speak for now; what is told of the past does not age.
fn as_of(from: &[Citation]) -> Option<UnixMillis> {
    let (mut current, mut all) = (None::<UnixMillis>, None::<UnixMillis>);
    for citation in from {
        all = Some(all.map_or(citation.at, |oldest| oldest.min(citation.at)));
        if citation.pace != Pace::Settled {
            current = Some(current.map_or(citation.at, |oldest| oldest.min(citation.at)));
        }
    }
    current.or(all)
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

pub(crate) fn source(citation: &Citation) -> FigureSource {
    FigureSource {
        venue: citation.source.venue,
        feed: citation.source.feed.clone(),
        instrument: citation.source.instrument.clone(),
        observed_at: citation.at,
    }
}

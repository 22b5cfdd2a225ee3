//! One number as a component shows it.

use crate::explain::words::{self, Message};
use crate::explain::{Figure, FigureId, Report, Sentence, State, Value, Window};
use crate::market::Venue;
use crate::settings::Locale;
use crate::units::UnixMillis;

/// A number with all that stands with it. The component writes `data-figure` from `id`,
/// `data-value` from `value` and `data-state` from `state`.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureView {
    /// The figure's name.
    pub id: String,
    /// What is shown; "unavailable" where there is no value.
    pub text: String,
    /// The unrounded number in the unit that the name ends in.
    pub value: Option<f64>,
    /// How fresh it is.
    pub state: State,
    /// How fresh it is, in words.
    pub state_text: String,
    /// The unit, for whoever formats it anew.
    pub unit: Unit,
    /// Why there is no value, in words.
    pub reason_text: Option<String>,
    /// True where it is the least that the sum can be.
    pub lower_bound: bool,
    /// True for an estimate.
    pub estimated: bool,
    /// True where the text says more than the number: "at least", "estimated", its interval.
    pub is_qualified: bool,
    /// The time it holds for.
    pub as_of: Option<UnixMillis>,
    /// Where it comes from.
    pub provenance: Vec<ProvenanceLine>,
}

/// What a figure's number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// US dollars.
    Usd,
    /// Percent.
    Percent,
    /// Coins.
    Coins,
    /// A plain ratio or count.
    Plain,
}

/// One source of a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct ProvenanceLine {
    /// Who said it.
    pub venue: Venue,
    /// In which feed.
    pub feed: String,
    /// When.
    pub at: UnixMillis,
    /// The whole line in words.
    pub text: String,
}

/// A report with the language that it is shown in.
#[derive(Clone, Copy)]
pub(crate) struct Shelf<'a> {
    pub(crate) report: &'a Report,
    pub(crate) locale: Locale,
}

impl Shelf<'_> {
    /// The figure of that name as it is shown.
    #[inline(never)]
    pub(crate) fn figure(self, id: &FigureId) -> FigureView {
        let unit = unit(id.as_str());
        match self.report.figures.get(id) {
            Some(figure) => self.shown(id, figure, unit),
            // A name that the report does not know is a missing figure, not a broken page.
            None => FigureView {
                id: id.as_str().to_owned(),
                text: self.label(Message::StateUnavailable),
                value: None,
                state: State::Unavailable,
                state_text: self.label(words::state(State::Unavailable)),
                unit,
                reason_text: None,
                lower_bound: false,
                estimated: false,
                is_qualified: false,
                as_of: None,
                provenance: Vec::new(),
            },
        }
    }

    fn shown(self, id: &FigureId, figure: &Figure, unit: Unit) -> FigureView {
        let mut provenance = Vec::with_capacity(figure.sources.len());
        for source in &figure.sources {
            let symbol = source.instrument.as_ref().map(|instrument| instrument.symbol.as_str());
            let text = |text: &str| Value::Text(text.to_owned());
            let mut message = Message::Provenance;
            let mut values = vec![text(source.venue.name()), text(&source.feed)];
            if let Some(symbol) = symbol {
                message = Message::ProvenanceOf;
                values.push(text(symbol));
            }
            values.push(Value::DateTime(source.observed_at));
            provenance.push(ProvenanceLine {
                venue: source.venue,
                feed: source.feed.clone(),
                at: source.observed_at,
                text: self.say(&Sentence::new(message, values)),
            });
        }
        FigureView {
            id: id.as_str().to_owned(),
            text: words::figure_value(self.locale, id, figure),
            value: figure.value,
            state: figure.state,
            state_text: self.label(words::state(figure.state)),
            unit,
            reason_text: figure.reason.map(|reason| self.label(words::reason(reason))),
            lower_bound: figure.lower_bound,
            estimated: figure.estimated,
            is_qualified: words::is_qualified(figure),
            as_of: figure.as_of,
            provenance,
        }
    }

    #[inline(never)]
    pub(crate) fn label(self, message: Message) -> String {
        words::label(self.locale, message)
    }

    #[inline(never)]
    pub(crate) fn say(self, sentence: &Sentence) -> String {
        words::say(self.locale, sentence)
    }

    /// Labelled figures.
    #[inline(never)]
    pub(crate) fn rows(self, of: &[(Message, FigureId)]) -> Vec<LabelledFigure> {
        let mut rows = Vec::with_capacity(of.len());
        for (label, id) in of {
            rows.push(self.row(&Sentence::from(*label), id));
        }
        rows
    }

    /// Figures with a label of a window.
    #[inline(never)]
    pub(crate) fn rows_over(self, of: &[(Message, Window, FigureId)]) -> Vec<LabelledFigure> {
        let mut rows = Vec::with_capacity(of.len());
        for (label, window, id) in of {
            rows.push(self.row(&Sentence::new(*label, vec![Value::Window(*window)]), id));
        }
        rows
    }

    fn row(self, label: &Sentence, id: &FigureId) -> LabelledFigure {
        LabelledFigure { label: self.say(label), figure: self.figure(id) }
    }

    /// Labels one by one, such as a table's heads.
    #[inline(never)]
    pub(crate) fn labels(self, of: &[Message]) -> Vec<String> {
        let mut labels = Vec::with_capacity(of.len());
        for message in of {
            labels.push(self.label(*message));
        }
        labels
    }
}

/// A message about something that has a name.
pub(crate) fn about(message: Message, name: &str) -> Sentence {
    Sentence::new(message, vec![Value::Text(name.to_owned())])
}

/// A figure with its label.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelledFigure {
    /// The label.
    pub label: String,
    /// The figure.
    pub figure: FigureView,
}

fn unit(id: &str) -> Unit {
    let name = id.split('.').next().unwrap_or(id);
    if name.ends_with("_usd") {
        Unit::Usd
    } else if name.ends_with("_pct") {
        Unit::Percent
    } else if name.ends_with("_coins") {
        Unit::Coins
    } else {
        Unit::Plain
    }
}

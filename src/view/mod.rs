//! All that the page shows, as plain values: finished strings in the reader's language beside the
//! raw numbers. Components only lay it out.

pub mod chart;

mod cards;
mod cascade;
mod columns;
mod deleveraging;
mod domino;
mod figure;
mod lab;
mod labels;
mod levels;
mod sources;
mod tape;
mod tiles;
mod wider_markets;

pub use cards::{Card, Cell, FigureTable, TableRow};
pub use columns::{Column, Heights};
pub use figure::{FigureView, LabelledFigure, ProvenanceLine, Unit};
pub use lab::{Lab, Outcome};
pub use labels::{age_text, settings_unreadable, time_text};
pub use sources::{Attribution, FeedRow, VenueRow};
pub use tape::{Tape, TapeRow};
pub use tiles::Tile;

pub use crate::explain::{Direction, FindingKind, Refits, State, Status};

use crate::explain::words::{self, Message};
use crate::explain::{
    FigureId, Magnitude, Part, Report, Sentence, Survey, Value, Window, lead, report_surveyed,
};
use crate::market::Snapshot;
use crate::settings::Settings;
use crate::units::UnixMillis;
use cards::Scene;
use figure::Shelf;

/// All that the page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// The answer.
    pub answer: Answer,
    /// One tile a coin.
    pub tiles: Vec<Tile>,
    /// The reasons, strongest first; those without a claim last.
    pub cards: Vec<Card>,
    /// The cascade to play with; `None` where too little of the map is known.
    pub lab: Option<Lab>,
    /// What is heard while the panel listens; `None` for one that does not, such as a published one.
    pub tape: Option<Tape>,
    /// What would have to change.
    pub checklist: Vec<CheckRow>,
    /// Figures of the market as a whole.
    pub market: Vec<LabelledFigure>,
    /// Who was asked, and what came of it.
    pub venues: Vec<VenueRow>,
    /// What is to be said below everything.
    pub notes: Vec<String>,
    /// The report behind all of it.
    pub report: Report,
}

/// One line of what would have to change.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckRow {
    /// Its name.
    pub id: &'static str,
    /// Whether it is so.
    pub status: Status,
    /// The same in words.
    pub status_text: String,
    /// What it says.
    pub text: String,
}

/// The answer with what stands around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The question.
    pub question: String,
    /// The answer in one sentence.
    pub headline: String,
    /// Which way the first coin went.
    pub direction: Direction,
    /// How unusual that is.
    pub magnitude: Magnitude,
    /// How unusual that is, what goes with the cause, and how sure it is, paragraph by paragraph.
    pub parts: Vec<String>,
    /// The figures behind the unusualness.
    pub figures: Vec<LabelledFigure>,
    /// The time it is for; the page may show it in the reader's zone.
    pub as_of: UnixMillis,
    /// The same in words, by the reader's clock.
    pub as_of_text: String,
    /// How fresh the price behind it is.
    pub state: State,
    /// The same in words.
    pub state_text: String,
    /// Venues with at least one feed read.
    pub venues_answered: usize,
    /// Venues asked.
    pub venues_asked: usize,
    /// The same in words.
    pub venues_text: String,
    /// What stands over figures that are not real.
    pub banner: Option<String>,
}

impl Panel {
    /// The page for `snapshot` at `now`.
    pub fn of(snapshot: &Snapshot, settings: &Settings, now: UnixMillis) -> Self {
        Self::refitted(snapshot, settings, now, &Refits::default())
    }

    /// The same with what was found in `refits`.
    pub fn refitted(
        snapshot: &Snapshot,
        settings: &Settings,
        now: UnixMillis,
        refits: &Refits,
    ) -> Self {
        let mut draft = Draft::default();
        loop {
            if let Some(panel) = draft.step(snapshot, settings, now, refits) {
                return panel;
            }
        }
    }

    /// The panel of one that listens to the venues: with what was heard.
    #[must_use]
    pub fn listening(self, snapshot: &Snapshot, settings: &Settings) -> Self {
        Self { tape: Some(Tape::of(snapshot, settings, self.report.as_of)), ..self }
    }

    fn laid_out(
        snapshot: &Snapshot,
        settings: &Settings,
        (report, lab): (Report, Option<Lab>),
        mut cards: Vec<Card>,
    ) -> Self {
        let shelf = Shelf { report: &report, locale: settings.locale };
        let scene = Scene { snapshot, settings, now: report.as_of, lead: lead(settings) };
        cards::rank(&mut cards);
        let market = [
            (Message::MarketCap, FigureId::all("market_cap_usd")),
            (Message::MarketCapChange, FigureId::all_over("market_cap_change_pct", Window::Day)),
            (Message::Dominance, FigureId::plain("bitcoin_dominance_pct")),
            (Message::OpenInterestUsd, FigureId::all("open_interest_usd")),
            (Message::Breadth, FigureId::all_over("breadth_down_pct", Window::Day)),
        ];
        Self {
            answer: answer(shelf, &scene),
            tiles: tiles::tiles(shelf, &scene),
            cards,
            lab,
            tape: None,
            checklist: checklist(shelf),
            market: shelf.rows(&market),
            venues: sources::venue_rows(shelf, snapshot),
            notes: shelf.labels(&[Message::ParNote, Message::Disclaimer]),
            report,
        }
    }
}

/// A panel in the making. To make one takes a slow phone some tenths of a second; between the steps the
/// phone can answer its reader.
#[derive(Default)]
pub struct Draft {
    survey: Survey,
    told: Option<(Report, Option<Lab>)>,
    cards: Vec<Card>,
}

impl Draft {
    /// Takes the next step; the panel once it was the last. Every step is to be told the same, except
    /// for what was found meanwhile in `refits`.
    pub fn step(
        &mut self,
        snapshot: &Snapshot,
        settings: &Settings,
        now: UnixMillis,
        refits: &Refits,
    ) -> Option<Panel> {
        let Self { survey, told: said, cards } = self;
        if let Some((report, lab)) = said {
            let shelf = Shelf { report, locale: settings.locale };
            let scene = Scene { snapshot, settings, now, lead: lead(settings) };
            if let Some(&kind) = FindingKind::ALL.get(cards.len()) {
                cards.push(cards::of_kind(kind, shelf, &scene, lab.as_ref()));
                return None;
            }
            let (said, cards) = (said.take()?, core::mem::take(cards));
            return Some(Panel::laid_out(snapshot, settings, said, cards));
        }
        if !survey.step(snapshot, settings, now, refits) {
            *said = Some(told(core::mem::take(survey), snapshot, settings, now, refits));
        }
        None
    }
}

/// The report, and the cascade to play with.
fn told(
    survey: Survey,
    snapshot: &Snapshot,
    settings: &Settings,
    now: UnixMillis,
    refits: &Refits,
) -> (Report, Option<Lab>) {
    let (report, mut measured) = report_surveyed(survey, snapshot, settings, now, refits);
    let scene = Scene { snapshot, settings, now, lead: lead(settings) };
    let lab = Lab::of(&scene, &mut measured);
    (report, lab)
}

/// What stands below the headline, which says what happened and why already; last, which venues
/// contradict the others.
fn parts(shelf: Shelf<'_>) -> Vec<String> {
    let mut texts = Vec::new();
    for part in &shelf.report.verdict.answer {
        if !matches!(part.part, Part::Happened | Part::Cause) {
            texts.push(part.text.clone());
        }
    }
    let mut last = words::conflicts(shelf.report, shelf.locale);
    if !last.is_empty() {
        // In one paragraph with how sure the answer is: where little room is, the last one stays in view.
        if texts.len() > 1
            && let Some(sure) = texts.pop()
        {
            last.insert(0, sure);
        }
        texts.push(words::then(shelf.locale, &last));
    }
    texts
}

fn checklist(shelf: Shelf<'_>) -> Vec<CheckRow> {
    let mut rows = Vec::new();
    for check in &shelf.report.checklist {
        rows.push(CheckRow {
            id: check.id,
            status: check.status,
            status_text: shelf.label(words::check_status(check.status)),
            text: check.text.clone(),
        });
    }
    rows
}

fn answer(shelf: Shelf<'_>, scene: &Scene<'_>) -> Answer {
    let report = shelf.report;
    // A venue whose every feed was spare was not asked.
    let asked = report.venues.iter().filter(|row| row.read + row.failed + row.waiting > 0);
    let (venues_asked, venues_answered) =
        (asked.clone().count(), asked.filter(|row| row.read > 0).count());
    let price = shelf.figure(&FigureId::of("price_usd", scene.lead));
    let figures = [
        (Message::Volatility, FigureId::of("volatility_daily_pct", scene.lead)),
        (Message::ImpliedVolatility, FigureId::of("implied_volatility_pct", scene.lead)),
    ];
    let peaks = [Window::Month, Window::Year].map(|window| {
        (Message::Drawdown, window, FigureId::over("drawdown_pct", window, scene.lead))
    });
    let mut figures = shelf.rows(&figures);
    figures.extend(shelf.rows_over(&peaks));
    Answer {
        question: shelf.label(Message::Question),
        headline: report.verdict.headline.clone(),
        direction: report.verdict.direction,
        magnitude: report.verdict.magnitude,
        parts: parts(shelf),
        figures,
        as_of: report.as_of,
        as_of_text: shelf.say(&Sentence::new(Message::AsOf, vec![Value::DateTime(report.as_of)])),
        state: price.state,
        // In a frame the banner may be out of sight.
        state_text: if report.simulated && price.state != State::Unavailable {
            shelf.label(Message::StateSimulated)
        } else {
            price.state_text
        },
        venues_answered,
        venues_asked,
        venues_text: shelf.say(&Sentence::new(
            Message::VenuesAnswered,
            vec![Value::Count(venues_answered), Value::Count(venues_asked)],
        )),
        banner: report.simulated.then(|| shelf.label(Message::SimulationBanner)),
    }
}

//! What the text, the Markdown and the page say of a report alike, piece by piece.

use crate::explain::report::{Check, FigureId, Part, Report, Window};
use crate::explain::sentence::{Sentence, Value};
use crate::explain::words::glossary::Term;
use crate::explain::words::{Message, label, labels, list, number, say, then};
use crate::market::{Asset, Venue};
use crate::settings::Locale;
use crate::units::UnixMillis;

/// A table: its head and its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Heads of its columns.
    pub head: Vec<String>,
    /// Its rows, each with a text for every column.
    pub rows: Vec<Vec<String>>,
}

/// The time that the report is for.
pub(super) fn as_of(report: &Report, locale: Locale) -> String {
    say(locale, &Sentence::new(Message::AsOf, vec![Value::DateTime(report.as_of)]))
}

/// What happened, as a title without its full stop, and the cause. Together they are the headline.
pub(super) fn title(report: &Report) -> (&str, Option<&str>) {
    let of = |wanted| report.verdict.answer.iter().find(|part| part.part == wanted);
    match of(Part::Happened) {
        Some(happened) => (
            happened.text.trim_end_matches(['.', '。']),
            of(Part::Cause).map(|cause| cause.text.as_str()),
        ),
        None => (&report.verdict.headline, None),
    }
}

/// The answer beyond the headline, in paragraphs: how unusual the move is; what belongs to the
/// cause; how sure that is; which venues contradict the others.
pub(super) fn answer(report: &Report, locale: Locale) -> Vec<String> {
    let of = |wanted: &[Part]| {
        let parts = report.verdict.answer.iter().filter(|part| wanted.contains(&part.part));
        then(locale, &parts.map(|part| part.text.clone()).collect::<Vec<_>>())
    };
    let mut paragraphs = vec![
        of(&[Part::Unusualness]),
        of(&[Part::Amplified, Part::Confirms, Part::Against]),
        of(&[Part::Certainty]),
    ];
    paragraphs.extend(conflicts(report, locale));
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// Which venues' prices stand apart, for coins of the same venues together.
pub fn conflicts(report: &Report, locale: Locale) -> Vec<String> {
    let mut coins: Vec<(Asset, Vec<Venue>)> = Vec::new();
    for conflict in &report.conflicts {
        let (Some(coin), venue) = (conflict.figure.asset(), conflict.source.venue) else {
            continue;
        };
        match coins.iter_mut().find(|(known, _)| *known == coin) {
            Some((_, venues)) => venues.push(venue),
            None => coins.push((coin, vec![venue])),
        }
    }
    let mut told: Vec<(Vec<Venue>, Vec<Sentence>)> = Vec::new();
    for (coin, venues) in coins {
        let name = Sentence::new(Message::Verbatim, vec![Value::Coin(coin)]);
        match told.iter_mut().find(|(known, _)| *known == venues) {
            Some((_, names)) => names.push(name),
            None => told.push((venues, vec![name])),
        }
    }
    let sentence = |(venues, names)| {
        let values = vec![Value::Venues(venues), Value::List(names)];
        say(locale, &Sentence::new(Message::ConflictCaveat, values))
    };
    told.into_iter().map(sentence).collect()
}

/// Each coin's price and changes.
pub(super) fn coins(report: &Report, locale: Locale) -> Table {
    const WINDOWS: [Window; 3] = [Window::Day, Window::Week, Window::Month];
    let over =
        |window| say(locale, &Sentence::new(Message::ChangeOver, vec![Value::Window(window)]));
    let mut head = vec![label(locale, Message::Coin), label(locale, Message::Price)];
    head.extend(WINDOWS.map(over));
    let mut rows = Vec::new();
    for (id, figure) in report.figures.iter() {
        let coin = id.asset().filter(|&asset| *id == FigureId::of("price_usd", asset));
        let (Some(coin), Some(price)) = (coin, figure.value) else { continue };
        let mut row = vec![coin.ticker().to_owned(), number::price(locale, price)];
        row.extend(WINDOWS.map(|window| changed(report, coin, window, locale)));
        rows.push(row);
    }
    Table { head, rows }
}

fn changed(report: &Report, coin: Asset, window: Window, locale: Locale) -> String {
    let id = FigureId::over("price_change_pct", window, coin);
    let change = report.figures.get(&id).and_then(|figure| figure.value);
    change.map_or_else(
        || label(locale, Message::NotKnown),
        |change| number::signed_percent(locale, change, 1),
    )
}

/// The levels, as they stand in the report: from the highest price to the lowest.
pub fn levels(report: &Report, locale: Locale) -> Table {
    let head = [
        Message::LevelHead,
        Message::LevelRole,
        Message::LevelDistance,
        Message::LevelSigma,
        Message::LevelWhy,
    ];
    let mut rows = Vec::new();
    for level in &report.levels {
        let mut why: Vec<String> = Vec::new();
        for kind in &level.kinds {
            let text = label(locale, labels::level_kind(kind));
            if !why.contains(&text) {
                why.push(text);
            }
        }
        let sigma = level.distance_sigma.map(|sigma| number::fixed(locale, sigma.abs(), 1));
        rows.push(vec![
            number::price(locale, level.price_usd),
            label(locale, labels::level_role(level)),
            number::signed_percent(locale, level.distance_pct, 1),
            sigma.unwrap_or_else(|| label(locale, Message::NotKnown)),
            list(locale, &why),
        ]);
    }
    Table { head: head.map(|message| label(locale, message)).into(), rows }
}

/// A line's status in words.
pub(super) fn status(check: &Check, locale: Locale) -> String {
    label(locale, labels::check_status(check.status))
}

/// One feed that figures of the report rest on.
pub(super) struct FeedRead {
    pub(super) venue: Venue,
    pub(super) feed: String,
    /// In the venue's spelling, each once.
    pub(super) symbols: Vec<String>,
    /// The times of the oldest and the newest of its observations.
    pub(super) observed: (UnixMillis, UnixMillis),
}

/// Every feed that figures rest on, once, venue by venue.
pub(super) fn feeds(report: &Report) -> Vec<FeedRead> {
    let mut feeds: Vec<FeedRead> = Vec::new();
    let figures = report.figures.iter().filter(|(_, figure)| figure.value.is_some());
    for source in figures.flat_map(|(_, figure)| &figure.sources) {
        let at = source.observed_at;
        let known = |it: &FeedRead| (it.venue, &it.feed) == (source.venue, &source.feed);
        let place = feeds.iter().position(known).unwrap_or_else(|| {
            feeds.push(FeedRead {
                venue: source.venue,
                feed: source.feed.clone(),
                symbols: Vec::new(),
                observed: (at, at),
            });
            feeds.len() - 1
        });
        let Some(feed) = feeds.get_mut(place) else { continue };
        feed.observed = (feed.observed.0.min(at), feed.observed.1.max(at));
        if let Some(instrument) = &source.instrument
            && !feed.symbols.contains(&instrument.symbol)
        {
            feed.symbols.push(instrument.symbol.clone());
        }
    }
    feeds.sort_by(|a, b| (a.venue, &a.feed).cmp(&(b.venue, &b.feed)));
    for feed in &mut feeds {
        feed.symbols.sort_unstable();
    }
    feeds
}

/// When a feed's observations were made: a minute, or from when to when.
pub(super) fn observed(feed: &FeedRead, locale: Locale) -> String {
    let (oldest, newest) = feed.observed;
    let [from, to] = [oldest, newest].map(|at| number::date_time(locale, at));
    if from == to { from } else { [from, to].join(" – ") }
}

/// The terms of the trade that the report's sentences use.
pub(super) fn terms(report: &Report) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for finding in &report.findings {
        terms.extend(Term::of(finding.kind).iter().filter(|term| !IN_FIGURES_ONLY.contains(term)));
    }
    for part in &report.verdict.answer {
        match part.part {
            Part::Unusualness => terms.push(Term::UsualMove),
            Part::Confirms | Part::Against => terms.push(Term::Taker),
            _ => {}
        }
    }
    terms
}

/// Terms that stand beside a card's figures and in none of its sentences.
const IN_FIGURES_ONLY: [Term; 9] = [
    Term::Perpetual,
    Term::Funding,
    Term::Basis,
    Term::Taker,
    Term::Correlation,
    Term::SelfExcitation,
    Term::Amplification,
    Term::ImpliedVolatility,
    Term::Coverage,
];

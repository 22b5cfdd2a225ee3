//! What components look up in a panel.

use crate::explain::words::{self, Message};
use crate::explain::{FindingKind, Sentence, State, Value};
use crate::settings::Locale;
use crate::units::{Millis, UnixMillis};
use crate::view::{Card, Cell, FigureView, Panel};

/// How old something is, in its largest whole unit.
pub fn age_text(locale: Locale, age: Millis) -> String {
    words::say(locale, &Sentence::new(Message::Age, vec![Value::Length(age)]))
}

/// An instant by the reader's clock, with its zone.
pub fn time_text(locale: Locale, at: UnixMillis) -> String {
    words::date_time(locale, at)
}

/// What a page says whose host's settings cannot be read.
pub fn settings_unreadable(locale: Locale) -> String {
    words::label(locale, Message::SettingsUnreadable)
}

impl FigureView {
    /// The spelling of its state in `data-state`.
    pub fn state_id(&self) -> &'static str {
        match self.state {
            State::Live => "live",
            State::Delayed => "delayed",
            State::Stale => "stale",
            State::Frozen => "frozen",
            State::Unavailable => "unavailable",
        }
    }
}

impl Card {
    /// The figure that stands large on the card, with its label: the first of the table where the
    /// table tells the claim, else the first of the rows. The claim of a cascade is about the second
    /// of its falls.
    pub fn key(&self) -> Option<(String, &FigureView)> {
        match self.kind {
            FindingKind::ForcedSelling
            | FindingKind::Deleveraging
            | FindingKind::Cascade
            | FindingKind::Domino
            | FindingKind::LargeHolders => {
                let table = self.table.as_ref()?;
                let row = table.rows.get(usize::from(self.kind == FindingKind::Cascade))?;
                let mut figures = row.cells.iter().zip(table.head.iter().skip(1));
                figures.find_map(|(cell, head)| match cell {
                    // After its condition: "A further fall of 3%: …".
                    Cell::Figure(figure) if self.kind == FindingKind::Cascade => {
                        let shock = table.head.first()?;
                        Some((format!("{shock} {}: {head}", row.name), figure))
                    }
                    Cell::Figure(figure) => Some((format!("{head}: {}", row.name), figure)),
                    Cell::Text(_) => None,
                })
            }
            _ => self.rows.first().map(|row| (row.label.clone(), &row.figure)),
        }
    }
}

impl Panel {
    /// The card of that kind.
    pub fn card(&self, kind: FindingKind) -> Option<&Card> {
        self.cards.iter().find(|card| card.kind == kind)
    }

    /// The figure of that name, wherever it stands.
    pub fn figure(&self, id: &str) -> Option<&FigureView> {
        let tiles = self.tiles.iter().flat_map(|tile| {
            [&tile.price, &tile.change].into_iter().chain(tile.more.iter().map(|row| &row.figure))
        });
        let rows = self.answer.figures.iter().chain(&self.market).map(|row| &row.figure);
        let cards = self.cards.iter().flat_map(|card| {
            let cells = card.table.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
            let cells = cells.filter_map(|cell| match cell {
                Cell::Figure(figure) => Some(figure),
                Cell::Text(_) => None,
            });
            card.rows.iter().map(|row| &row.figure).chain(cells)
        });
        tiles.chain(rows).chain(cards).find(|figure| figure.id == id)
    }

    /// When the newest price that is shown was observed, the first coin's before the others'.
    pub fn observed_at(&self) -> Option<UnixMillis> {
        self.tiles.iter().find_map(|tile| tile.price.as_of)
    }

    /// What is to be said where every venue has failed, and something is shown all the same.
    pub fn kept_notice(&self, locale: Locale, now: UnixMillis) -> Option<String> {
        let is_silent = self.venues.iter().all(|venue| venue.read == 0 && venue.failed > 0);
        let seen = self.observed_at().filter(|_| is_silent)?;
        let age = Value::Length(seen.until(now));
        Some(words::say(locale, &Sentence::new(Message::KeptFrom, vec![age])))
    }
}

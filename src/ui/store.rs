//! The one place that components read: the report as it is now.

use crate::explain::words;
use crate::explain::words::Phrase;
use crate::explain::{Figure, FigureId, Report};
use crate::settings::Locale;
use leptos::prelude::*;
use std::sync::Arc;

/// What components read. Only the driver's callback writes it.
#[derive(Clone, Copy)]
pub(super) struct Store {
    report: RwSignal<Arc<Report>>,
    /// The figure whose origin the reader asked for, with its label.
    pub(super) asked: RwSignal<Option<(FigureId, String)>>,
    locale: Locale,
}

impl Store {
    /// A store that holds `report`.
    pub(super) fn new(report: Report, locale: Locale) -> Self {
        Self { report: RwSignal::new(Arc::new(report)), asked: RwSignal::new(None), locale }
    }

    /// The store of the panel that this component is part of.
    pub(super) fn here() -> Self {
        expect_context()
    }

    /// Takes in a new report.
    pub(super) fn show(self, report: Report) {
        self.report.set(Arc::new(report));
    }

    /// The reader's language.
    pub(super) fn locale(self) -> Locale {
        self.locale
    }

    /// A label.
    pub(super) fn say(self, phrase: Phrase<'_>) -> String {
        words::phrase(self.locale, phrase)
    }

    /// Part of the report; whoever reads it is told only when that part changes.
    pub(super) fn part<T>(self, of: impl Fn(&Report) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.report.with(|report| of(report)))
    }

    /// A figure, or why it is missing; `None` for a name the report does not know.
    pub(super) fn figure(self, id: FigureId) -> Memo<Option<Figure>> {
        self.part(move |report| report.figures.get(&id).cloned())
    }
}

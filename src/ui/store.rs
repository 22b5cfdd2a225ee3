//! The one place that components read: the panel as it is now.

use crate::settings::Locale;
use crate::units::{Millis, UnixMillis};
use crate::view::{FigureView, Labels, Panel};
use leptos::prelude::*;
use std::sync::Arc;

/// A venue that is slower than this is not waited for.
const PATIENCE: Millis = Millis::seconds(12);

/// What components read. Only the session's driver writes the panel.
#[derive(Clone, Copy)]
pub(super) struct Store {
    panel: RwSignal<Arc<Panel>>,
    /// True once every venue was given its chance: what is missing now will hardly come soon.
    pub(super) settled: RwSignal<bool>,
    began: UnixMillis,
    labels: StoredValue<Labels>,
    /// The figure whose origin the reader asked for, with its label.
    pub(super) asked: RwSignal<Option<(String, String)>>,
    pub(super) locale: Locale,
}

impl Store {
    /// A store that holds `panel`.
    pub(super) fn new(panel: Panel, locale: Locale) -> Self {
        let began = panel.answer.as_of;
        Self {
            panel: RwSignal::new(Arc::new(panel)),
            settled: RwSignal::new(false),
            began,
            labels: StoredValue::new(Labels::of(locale)),
            asked: RwSignal::new(None),
            locale,
        }
    }

    /// The store of the panel that a component is part of.
    pub(super) fn here() -> Self {
        expect_context()
    }

    /// Takes in a new panel.
    pub(super) fn show(self, panel: Panel, is_settled: bool) {
        let is_settled = is_settled || self.began + PATIENCE <= panel.answer.as_of;
        if is_settled && !self.settled.get_untracked() {
            self.settled.set(true);
        }
        self.panel.set(Arc::new(panel));
    }

    /// A word of the frame.
    pub(super) fn label(self, of: fn(&Labels) -> &String) -> String {
        self.labels.with_value(|labels| of(labels).clone())
    }

    /// Part of the panel. Whoever reads it is told only when that part changes.
    pub(super) fn part<T>(self, of: impl Fn(&Panel) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        self.boxed_part(Box::new(of))
    }

    /// One copy of a memo's machinery for each kind of part, and not for each part, in the program
    /// that readers load.
    fn boxed_part<T>(self, of: Box<dyn Fn(&Panel) -> T + Send + Sync>) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.panel.with(|panel| of(panel)))
    }

    /// Part of one figure.
    pub(super) fn of_figure<T>(
        self,
        id: &str,
        of: impl Fn(&FigureView) -> T + Send + Sync + 'static,
    ) -> Memo<Option<T>>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let id = id.to_owned();
        self.part(move |panel| panel.figure(&id).map(&of))
    }
}

//! The one place that components read: the panel as it is now.

use crate::explain::words::{Message, label};
use crate::live::leisure;
use crate::settings::Locale;
use crate::ui::part::{Holdable, Part};
use crate::ui::tape;
use crate::units::{Millis, UnixMillis};
use crate::view::{FigureView, Panel};
use leptos::prelude::*;
use std::sync::Arc;

/// A venue that is slower than this is not waited for.
const PATIENCE: Millis = Millis::seconds(12);

/// In how many parts of the page a new panel is shown after the first, each in a task of its own.
const LATER: usize = 6;

/// What components read. Only the session's driver writes the panel.
#[derive(Clone, Copy)]
pub(super) struct Store {
    /// The panel as it is shown in this part of the page.
    panel: RwSignal<Arc<Panel>>,
    /// As it is shown in the others: those of cards by turns, that of tables last.
    later: [RwSignal<Arc<Panel>>; LATER],
    /// True once every venue was given its chance: what is missing now will hardly come soon.
    pub(super) settled: RwSignal<bool>,
    began: UnixMillis,
    /// The figure whose origin the reader asked for, with its label.
    pub(super) asked: RwSignal<Option<(String, String)>>,
    /// What stands on the tape, and whether the reader holds it there. Here, because cards change their
    /// places.
    pub(super) tape: Part<Option<String>>,
    pub(super) is_held: RwSignal<bool>,
    pub(super) locale: Locale,
}

impl Store {
    /// A store that holds `panel`.
    pub(super) fn new(panel: Panel, locale: Locale) -> Self {
        let began = panel.answer.as_of;
        let panel = Arc::new(panel);
        let later = core::array::from_fn(|_| RwSignal::new(Arc::clone(&panel)));
        let (panel, is_held) = (RwSignal::new(panel), RwSignal::new(false));
        Self {
            panel,
            later,
            tape: tape::shown(panel, is_held),
            settled: RwSignal::new(false),
            began,
            asked: RwSignal::new(None),
            is_held,
            locale,
        }
    }

    /// The store of the panel that a component is part of.
    pub(super) fn here() -> Self {
        expect_context()
    }

    /// The store for the card in that place, shown in turn with others.
    pub(super) fn of_card(self, place: usize) -> Self {
        self.shown_after(place % (LATER - 1))
    }

    /// The store for tables of hundreds of rows.
    pub(super) fn of_tables(self) -> Self {
        self.shown_after(LATER - 1)
    }

    fn shown_after(self, turn: usize) -> Self {
        Self { panel: self.later.get(turn).copied().unwrap_or(self.panel), ..self }
    }

    /// Takes in a new panel, part by part: a phone that is slow answers its reader in between.
    pub(super) async fn show(self, panel: Panel, is_settled: bool) {
        let is_settled = is_settled || self.began + PATIENCE <= panel.answer.as_of;
        // A panel that has ended meanwhile has no signals any more.
        if is_settled && self.settled.try_get_untracked() == Some(false) {
            self.settled.set(true);
        }
        let panel = Arc::new(panel);
        self.panel.set(Arc::clone(&panel));
        for part in self.later {
            leisure().await;
            part.set(Arc::clone(&panel));
        }
    }

    /// Whether the panel that it was made for is still there. What comes later must ask.
    pub(super) fn is_there(self) -> bool {
        !self.panel.is_disposed()
    }

    /// A word of the frame.
    pub(super) fn label(self, of: Message) -> String {
        label(self.locale, of)
    }

    /// Part of the panel. Whoever reads it is told only when that part changes.
    pub(super) fn part<T: Holdable>(
        self,
        of: impl Fn(&Panel) -> T + Send + Sync + 'static,
    ) -> Part<T> {
        // The panel is gone only with everything that reads it.
        Part::new(move |_| self.now().map(|panel| of(&panel)).unwrap_or_default())
    }

    fn now(self) -> Option<Arc<Panel>> {
        self.panel.try_get()
    }

    /// A text of the panel, for the page: one that may be missing is empty.
    pub(super) fn text(
        self,
        of: impl Fn(&Panel) -> Option<String> + Send + Sync + 'static,
    ) -> impl Fn() -> String + Send + 'static {
        let text = self.part(of);
        move || text.get().unwrap_or_default()
    }

    /// Part of one figure.
    pub(super) fn of_figure<T: Holdable>(
        self,
        id: &str,
        of: impl Fn(&FigureView) -> T + Send + Sync + 'static,
    ) -> Part<Option<T>> {
        let id = id.to_owned();
        self.part(move |panel| panel.figure(&id).map(&of))
    }

    /// Part of the figure whose origin the reader asked for. It keeps up while it is asked for.
    pub(super) fn of_asked<T: Holdable>(self, of: fn(Self, &FigureView) -> T) -> Part<Option<T>> {
        self.part(move |panel| {
            let asked = self.asked.get();
            asked.and_then(|(id, _)| panel.figure(&id).map(|figure| of(self, figure)))
        })
    }
}

//! Starts the session, and puts the panel in the place of the page's frame.

use crate::explain::words::install;
use crate::live::{Driver, address, clock, config, published, seed, storage};
use crate::market::Snapshot;
use crate::session::{Session, Shell, Surroundings};
use crate::settings::{Locale, Settings, Theme};
use crate::ui::answer::{Answer, Masthead, Notices, Spoken};
use crate::ui::cards::Cards;
use crate::ui::checklist::Checklist;
use crate::ui::frozen;
use crate::ui::provenance::Provenance;
use crate::ui::sources::{Actions, Market, Sources};
use crate::ui::store::Store;
use crate::ui::tiles::Tiles;
use crate::units::{Millis, UnixMillis};
use crate::view::{Panel, Refits, settings_unreadable};
use leptos::logging;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// The element that the panel takes the place of.
const PLACE: &str = "panel";
/// A snapshot is kept at most this often.
const KEEP_EVERY: Millis = Millis::MINUTE;

/// Starts the page.
pub fn mount() {
    let Some(place) = place() else { return };
    match config::settings() {
        Ok(mut settings) => {
            read_address(&mut settings);
            clothe(&settings);
            if let Some(asked) = published::asked() {
                spawn_local(frozen::show(place, settings, asked));
                return;
            }
            place.set_inner_html("");
            mount_to(place, move || panel(settings)).forget();
        }
        // Asking venues that the host left out would be worse than asking none.
        Err(error) => {
            logging::error!("wcd-config: {error}");
            if let Ok(Some(headline)) = place.query_selector(".wcd-headline") {
                headline.set_text_content(Some(&settings_unreadable(Locale::default())));
            }
        }
    }
}

fn place() -> Option<HtmlElement> {
    document().get_element_by_id(PLACE)?.dyn_into().ok()
}

/// Takes in the coins and the language of the page's address. A language is spoken where its words
/// have come.
fn read_address(settings: &mut Settings) {
    if let Some(tickers) = address::asked("assets") {
        settings.narrow(&tickers);
    }
    let locale = config::root("data-locale").and_then(|tag| Locale::by_tag(&tag));
    settings.locale = match (locale, config::words()) {
        (Some(locale), Some(words)) if install(locale, &words).is_ok() => locale,
        _ => Locale::En,
    };
}

/// Theme and language stand on the page's root, where styles and screen readers look for them. A
/// theme that the address asks for stands there already.
fn clothe(settings: &Settings) {
    root("lang", settings.locale.tag());
    if config::root("data-theme").is_some() {
        return;
    }
    match settings.theme {
        Theme::Auto => {}
        Theme::Light => root("data-theme", "light"),
        Theme::Dark => root("data-theme", "dark"),
    }
}

/// Sets an attribute of the page's root.
pub(super) fn root(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // It fails for a name that is none; these are.
        let _ = root.set_attribute(name, value);
    }
}

fn panel(settings: Settings) -> impl IntoView {
    let now = clock::now();
    let surroundings = Surroundings { shell: Shell::Browser, seed: seed() };
    let mut session = Session::new(settings.clone(), surroundings, now);
    restore(&mut session);
    let refits = Refits::default();
    let panel = Panel::refitted(&session.snapshot(now), &settings, now, &refits);
    let store = Store::new(panel, settings.locale);
    provide_context(store);
    let kept_at = Cell::new(now);
    let changed = move |session: &Session, now: UnixMillis| {
        let panel = Panel::refitted(&session.snapshot(now), &settings, now, &refits);
        store.show(panel, session.settled());
        // A few milliseconds each time; what it finds is in the next panel.
        refits.work();
        if now - kept_at.get() >= KEEP_EVERY {
            kept_at.set(now);
            keep(session, now);
        }
    };
    let driver = Driver::start(session, changed, keep);
    // Held for as long as the panel is there.
    StoredValue::new_local(driver);
    laid_out()
}

/// All that the panel is made of. It reads the store that is its context.
pub(super) fn laid_out() -> impl IntoView {
    view! {
        <div class="wcd-page">
            <Masthead/>
            <main>
                <Answer/>
                <Tiles/>
                <Cards/>
                <Checklist/>
                <Market/>
                <Sources/>
            </main>
            <Actions/>
        </div>
        <Notices/>
        <Spoken/>
        <Provenance/>
    }
}

/// Begins with what was kept on the last visit, with its age.
fn restore(session: &mut Session) {
    let Some(text) = storage::kept() else { return };
    match Snapshot::from_json(&text) {
        Ok(snapshot) => session.restore(snapshot),
        Err(error) => {
            logging::warn!("kept snapshot: {error}");
            storage::forget();
        }
    }
}

fn keep(session: &Session, now: UnixMillis) {
    let snapshot = session.snapshot(now);
    // Nothing must not take the place of something.
    if !snapshot.series.is_empty() {
        storage::keep(&snapshot.to_json());
    }
}

//! Starts the session, and puts the panel in the place of the frame that waits for it.

use crate::explain::words::{install, install_zone};
use crate::live::published::Refusal;
use crate::live::{Done, Driver, Listener, Root, clock, leisure, published, seed, storage};
use crate::market::{Asset, Snapshot};
use crate::session::{Session, Shell, Surroundings};
use crate::settings::{Locale, Settings};
use crate::ui::answer::{Answer, Masthead, Notices, Spoken};
use crate::ui::cards::Cards;
use crate::ui::checklist::Checklist;
use crate::ui::frozen;
use crate::ui::provenance::Provenance;
use crate::ui::sources::{Actions, Market, Sources};
use crate::ui::store::Store;
use crate::ui::tiles::Tiles;
use crate::units::{Millis, UnixMillis};
use crate::view::{Draft, Panel, Refits, settings_unreadable};
use leptos::logging;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

/// A page that goes is told so more than once, within this.
const GOING: Millis = Millis::seconds(2);
/// After this the work on a panel lets others have their turn.
const SLICE: Millis = Millis(4);
/// An event at the root that ends the panel: its timers, connections and listeners, and what it shows.
const END: &str = "wcd:end";
/// Stands on a root whose panel keeps nothing: the storage there is an article's.
const FORGETS: &str = "data-forgets";
/// Stands on a root whose script has fetched the part of the program that a first visit does not need:
/// it reads snapshots and assesses what was listened to for a day. To call it otherwise would stop the
/// program. `scripts/finish.mjs` lists what is in that part.
const READS: &str = "data-reads";

/// Puts a panel into `root`, which says what it is to be; see [`Root`].
#[wasm_bindgen]
pub fn mount(root: Element) {
    let root = Root(root);
    let Some(place) = root.place() else { return };
    install_zone(clock::ahead_of_utc);
    match root.settings() {
        Ok(mut settings) => {
            let mut offered = settings.assets.clone();
            read_wishes(&root, &mut settings);
            for shown in &settings.assets {
                if !offered.contains(shown) {
                    offered.push(*shown);
                }
            }
            if let Some(asked) = published::asked(&root) {
                if root.told(READS).is_some() {
                    spawn_local(frozen::show(root, place, settings, offered, asked));
                } else {
                    frozen::refuse(&root, &Refusal::NotFetched);
                }
                return;
            }
            let (here, locale) = (root.clone(), settings.locale);
            put(&root, place, locale, offered, Box::new(move || live(&here, settings)));
        }
        // Asking venues that the host left out would be worse than asking none.
        Err(error) => {
            logging::error!("wcd-config: {error}");
            if let Some(headline) = root.find(".wcd-headline") {
                let locale = spoken(&root);
                headline.set_text_content(Some(&settings_unreadable(locale)));
                // The rest of the frame stays in English.
                Root(headline).tell("lang", locale.tag());
            }
        }
    }
}

/// Takes in the coins and the language that the root tells.
fn read_wishes(root: &Root, settings: &mut Settings) {
    if let Some(tickers) = root.told("data-assets") {
        settings.narrow(&tickers);
    }
    settings.locale = spoken(root);
}

/// The language that the root tells, where its words have come.
#[inline(never)]
fn spoken(root: &Root) -> Locale {
    let locale = root.told("data-locale").and_then(|tag| Locale::by_tag(&tag));
    match (locale, root.words()) {
        (Some(locale), Some(words)) if install(locale, &words).is_ok() => locale,
        _ => Locale::En,
    }
}

/// Puts the panel of a store in `place`, until the root is told that it is over. Below it a reader may
/// choose among the coins `offered`: those of the host, and those that are shown.
pub(super) fn put(
    root: &Root,
    place: HtmlElement,
    locale: Locale,
    offered: Vec<Asset>,
    store: Box<dyn FnOnce() -> Store>,
) {
    place.set_inner_html("");
    // The frame was in English. A file that is refused leaves it there.
    root.tell("lang", locale.tag());
    let mounted = mount_to(place, move || {
        provide_context(store());
        laid_out(offered)
    });
    let held = Rc::new(RefCell::new(None));
    let until = Rc::clone(&held);
    let end = Listener::new(&root.0, END, move |_| drop(until.take()));
    *held.borrow_mut() = Some((mounted, end));
}

/// Starts the session whose panel changes for as long as the store's owner is there.
fn live(root: &Root, settings: Settings) -> Store {
    let now = clock::now();
    let surroundings = Surroundings { shell: Shell::Browser, seed: seed() };
    let mut session = Session::new(settings.clone(), surroundings, now);
    let keeps = root.told(FORGETS).is_none();
    if keeps && root.told(READS).is_some() {
        restore(&mut session);
    }
    let (settings, refits) = (Rc::new(settings), Rc::new(Refits::default()));
    refits.set_able(root.told(READS).is_some());
    let snapshot = session.snapshot(now);
    let panel = Panel::refitted(&snapshot, &settings, now, &refits);
    let store = Store::new(panel.listening(&snapshot, &settings), settings.locale);
    // Only as the page goes: on a phone it takes a second, in which nothing that is pressed is answered.
    let kept_at = Cell::new(UnixMillis(0));
    let leaving = move |session: &Session, now: UnixMillis| {
        if keeps && now - kept_at.replace(now) >= GOING {
            keep(session, now);
        }
    };
    let told = root.clone();
    let changed = move |session: &Session, now: UnixMillis, done: Done| {
        refits.set_able(told.told(READS).is_some());
        let settled = session.settled();
        let snapshot = session.snapshot(now);
        // Where the reader's clock is slow, it is later than that.
        let now = snapshot.taken_at;
        let (settings, refits) = (Rc::clone(&settings), Rc::clone(&refits));
        // In short tasks: what the reader pressed meanwhile is answered in between.
        spawn_local(async move {
            let mut draft = Draft::default();
            leisure().await;
            let mut began = clock::now();
            let panel = loop {
                if let Some(panel) = draft.step(&snapshot, &settings, now, &refits) {
                    break panel.listening(&snapshot, &settings);
                }
                if clock::now() - began >= SLICE {
                    leisure().await;
                    began = clock::now();
                }
            };
            leisure().await;
            store.show(panel, settled).await;
            leisure().await;
            // A few milliseconds each time; what it finds is in the next panel.
            refits.work();
            done();
        });
    };
    let driver = Driver::start(session, &root.0, changed, leaving);
    // Held for as long as the panel is there.
    StoredValue::new_local(driver);
    store
}

/// All that the panel is made of. It reads the store that is its context.
fn laid_out(offered: Vec<Asset>) -> impl IntoView {
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
            <Actions offered/>
        </div>
        <Notices/>
        <Spoken/>
        <Provenance/>
    }
}

/// Begins with what was kept on the last visit, with its age.
#[inline(never)]
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
        storage::keep(&snapshot.to_json_within(storage::MOST_BYTES));
    }
}

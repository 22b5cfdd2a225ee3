//! Carries a session's effects out, and tells it what came of them.

use crate::live::clock;
use crate::live::http;
use crate::live::inbox::Inbox;
use crate::live::listener::Listener;
use crate::live::socket::{Connection, NO_CODE, Told};
use crate::live::turn::{leisure, turn};
use crate::market::{LARGEST_FILE, Writing};
use crate::session::{Effect, Event, RequestId, Session, SocketId};
use crate::units::sorted::Sorted;
use crate::units::{Millis, UnixMillis};
use gloo_timers::callback::Timeout;
use js_sys::{Function, Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortController, VisibilityState};

/// Socket messages are handed over together, and readers told, at most this often.
const BATCH: Millis = Millis(250);
/// Readers are told at least this often: ages grow when nothing else changes.
const TICK: Millis = Millis::seconds(15);
/// Longest wait that a browser's timer takes.
const MOST_WAIT: i64 = 0x7fff_ffff;
/// An event that asks for the snapshot as it is now, as a file in UTF-8. A property of the event is the
/// function that takes it.
const SAVING: &str = "wcd:save";
const SAVED: &str = "moment";

/// Runs one session for as long as it is held.
pub struct Driver(#[allow(dead_code, reason = "held for its life")] Rc<Running>);

/// To be called by readers once they are done with what they were told.
pub type Done = Box<dyn FnOnce()>;
/// Told what the session holds now.
type Changed = Box<dyn Fn(&Session, UnixMillis, Done)>;
/// Told what it holds at the end.
type Leaving = Box<dyn Fn(&Session, UnixMillis)>;

/// How far the readers are.
#[derive(Clone, Copy, PartialEq)]
enum Telling {
    /// They know everything.
    Nothing,
    /// They are told after a pause.
    Soon,
    /// They work on what they were told.
    Now,
    /// The same, and there is more already.
    Again,
}

struct Running {
    session: RefCell<Session>,
    requests: RefCell<Sorted<RequestId, AbortController>>,
    connections: RefCell<Sorted<SocketId, Connection>>,
    inbox: RefCell<Inbox>,
    batch: RefCell<Option<Timeout>>,
    alarm: RefCell<Option<(UnixMillis, Timeout)>>,
    telling: Cell<Telling>,
    /// The timer after which readers are told.
    pause: RefCell<Option<Timeout>>,
    /// When readers were done last, and how long they took over it.
    told: Cell<(UnixMillis, Millis)>,
    changed: Changed,
    leaving: Leaving,
    listeners: RefCell<Vec<Listener>>,
}

impl Driver {
    /// Starts a session. `changed` is called when there may be something new to show, at most four
    /// times a second and not while the page is hidden; `leaving` when the page is about to go.
    /// Scripts ask for the snapshot by an event at `root`.
    pub fn start(
        session: Session,
        root: &web_sys::EventTarget,
        changed: impl Fn(&Session, UnixMillis, Done) + 'static,
        leaving: impl Fn(&Session, UnixMillis) + 'static,
    ) -> Self {
        let running = Rc::new(Running {
            session: RefCell::new(session),
            requests: RefCell::default(),
            connections: RefCell::default(),
            inbox: RefCell::default(),
            batch: RefCell::default(),
            alarm: RefCell::default(),
            telling: Cell::new(Telling::Nothing),
            pause: RefCell::default(),
            told: Cell::new((UnixMillis(0), Millis(0))),
            changed: Box::new(changed),
            leaving: Box::new(leaving),
            listeners: RefCell::default(),
        });
        running.listen(root);
        // Whether anyone looks comes first: a page that opens behind others asks for nothing.
        running.apply(vec![Event::Visible(is_visible()), Event::Started]);
        Self(running)
    }
}

impl Running {
    /// Tells the session what happened, does what it wants done, and sets the alarm.
    fn apply(self: &Rc<Self>, events: Vec<Event>) {
        let now = clock::now();
        let effects: Vec<Effect> = {
            let mut session = self.session.borrow_mut();
            events.into_iter().flat_map(|event| session.apply(now, event)).collect()
        };
        for effect in effects {
            self.carry_out(effect);
        }
        self.set_alarm(now);
        self.tell_soon(now);
    }

    fn carry_out(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::Fetch { id, request, within, cap_bytes, .. } => {
                // A browser without it has no WebAssembly either.
                let Ok(abort) = AbortController::new() else { return };
                self.requests.borrow_mut().insert(id, abort.clone());
                let running = Rc::downgrade(self);
                spawn_local(async move {
                    // Each in a task of its own: a slow phone takes ten milliseconds to begin one, and
                    // many fall due at once.
                    turn().await;
                    let outcome = http::fetch(&request, within, cap_bytes, &abort).await;
                    let Some(running) = running.upgrade() else { return };
                    // Absent where it was aborted meanwhile: then nothing is reported.
                    if running.requests.borrow_mut().remove(&id).is_some() {
                        running.apply(vec![Event::Fetched(id, outcome)]);
                    }
                });
            }
            Effect::Abort(id) => {
                if let Some(abort) = self.requests.borrow_mut().remove(&id) {
                    abort.abort();
                }
            }
            Effect::Open { id, url } => {
                let running = Rc::downgrade(self);
                let connection = Connection::open(&url, move |told| hear(&running, id, told));
                match connection {
                    Some(connection) => {
                        self.connections.borrow_mut().insert(id, connection);
                    }
                    None => self.put(id, Event::Closed(id, NO_CODE)),
                }
            }
            Effect::Send(id, text) => {
                if let Some(connection) = self.connections.borrow().get(&id) {
                    connection.send(&text);
                }
            }
            Effect::Close(id) => {
                self.connections.borrow_mut().remove(&id);
            }
        }
    }

    /// Keeps what a socket said for the next batch.
    fn put(self: &Rc<Self>, socket: SocketId, event: Event) {
        self.inbox.borrow_mut().put(socket, event);
        let mut batch = self.batch.borrow_mut();
        if batch.is_none() {
            let running = Rc::downgrade(self);
            *batch = Some(after(BATCH, move || {
                if let Some(running) = running.upgrade() {
                    running.empty_inbox();
                }
            }));
        }
    }

    fn empty_inbox(self: &Rc<Self>) {
        self.batch.borrow_mut().take();
        let (mut events, overrun) = self.inbox.borrow_mut().take();
        // On a machine that slept, whatever fell due comes before what was said last: a connection that
        // was silent for so long was not listened to.
        if self.session.borrow().next_wakeup().is_some_and(|wakeup| wakeup <= clock::now()) {
            events.insert(0, Event::Woke);
        }
        for socket in &overrun {
            self.connections.borrow_mut().remove(socket);
        }
        self.apply(events);
    }

    /// Sets the one alarm to when the session wants to wake, or to the next tick of the readers'
    /// clock.
    fn set_alarm(self: &Rc<Self>, now: UnixMillis) {
        let tick = now + TICK;
        let wakeup = self.session.borrow().next_wakeup().map_or(tick, |wakeup| wakeup.min(tick));
        let mut alarm = self.alarm.borrow_mut();
        // An alarm that is early does no harm: it sets itself again.
        if alarm.as_ref().is_some_and(|(at, _)| *at > now && *at <= wakeup) {
            return;
        }
        let running = Rc::downgrade(self);
        let timeout = after(wakeup - now, move || {
            if let Some(running) = running.upgrade() {
                running.alarm.borrow_mut().take();
                running.wake();
            }
        });
        *alarm = Some((wakeup, timeout));
    }

    fn wake(self: &Rc<Self>) {
        let now = clock::now();
        if self.session.borrow().next_wakeup().is_some_and(|wakeup| wakeup <= now) {
            self.apply(vec![Event::Woke]);
        } else {
            self.set_alarm(now);
            self.tell_soon(now);
        }
    }

    /// Tells the readers now, or once the last time they were told is long enough ago.
    fn tell_soon(self: &Rc<Self>, now: UnixMillis) {
        match self.telling.get() {
            Telling::Nothing if is_visible() => {}
            Telling::Now => return self.telling.set(Telling::Again),
            Telling::Nothing | Telling::Soon | Telling::Again => return,
        }
        self.telling.set(Telling::Soon);
        let (told_at, took) = self.told.get();
        // On a slow machine readers get a fifth of the time, however long they take.
        let pause = (took.0 * 4).clamp(BATCH.0, TICK.0);
        // The time since is negative or huge where the reader's clock was set.
        let rest = (pause - (now - told_at).0).clamp(0, pause);
        let running = Rc::downgrade(self);
        *self.pause.borrow_mut() = Some(after(Millis(rest), move || {
            if let Some(running) = running.upgrade() {
                running.tell();
            }
        }));
    }

    fn tell(self: &Rc<Self>) {
        self.telling.set(Telling::Now);
        let now = clock::now();
        let running = Rc::downgrade(self);
        let done = move || {
            let Some(running) = running.upgrade() else { return };
            let after = clock::now();
            running.told.set((after, after - now));
            if running.telling.replace(Telling::Nothing) == Telling::Again {
                running.tell_soon(after);
            }
        };
        (self.changed)(&self.session.borrow(), now, Box::new(done));
    }

    fn listen(self: &Rc<Self>, root: &web_sys::EventTarget) {
        let Some(window) = web_sys::window() else { return };
        let Some(document) = window.document() else { return };
        let weak = Rc::downgrade(self);
        let on = |target: &web_sys::EventTarget, name, react: fn(&Rc<Self>, &web_sys::Event)| {
            let weak = weak.clone();
            Listener::new(target, name, move |event| {
                if let Some(running) = weak.upgrade() {
                    react(&running, &event);
                }
            })
        };
        *self.listeners.borrow_mut() = vec![
            on(&document, "visibilitychange", |running, _| {
                running.apply(vec![Event::Visible(is_visible())]);
                if !is_visible() {
                    running.leave();
                }
            }),
            on(&window, "pagehide", |running, _| running.leave()),
            on(&window, "online", |running, _| running.apply(vec![Event::Online(true)])),
            on(&window, "offline", |running, _| running.apply(vec![Event::Online(false)])),
            on(root, SAVING, |running, event| {
                let told = Reflect::get(event, &SAVED.into()).ok();
                let Some(saved) = told.and_then(|told| told.dyn_into::<Function>().ok()) else {
                    return;
                };
                let snapshot = running.session.borrow().snapshot(clock::now());
                spawn_local(async move {
                    let mut file = Writing::within(LARGEST_FILE);
                    // No sooner than the panel's own work, or the panel would stand still meanwhile.
                    while file.step(&snapshot) {
                        leisure().await;
                    }
                    // In UTF-8, as it is here and in files: what a storm says takes a slow phone a tenth
                    // of a second to turn into the page's own texts and back.
                    let bytes = Uint8Array::from(file.into_text().as_bytes());
                    // What comes of it is the script's.
                    let _ = saved.call1(&JsValue::UNDEFINED, &bytes);
                });
            }),
        ];
    }

    fn leave(self: &Rc<Self>) {
        (self.leaving)(&self.session.borrow(), clock::now());
    }
}

/// Timers, connections and listeners end with their values; requests would go on unheard.
impl Drop for Running {
    fn drop(&mut self) {
        for abort in self.requests.borrow().values() {
            abort.abort();
        }
    }
}

fn hear(running: &Weak<Running>, socket: SocketId, told: Told) {
    let Some(running) = running.upgrade() else { return };
    let event = match told {
        Told::Opened => Event::Opened(socket),
        Told::Text(text) => Event::Text(socket, text),
        Told::Closed(code) => Event::Closed(socket, code),
    };
    running.put(socket, event);
}

fn after(wait: Millis, then: impl FnOnce() + 'static) -> Timeout {
    Timeout::new(u32::try_from(wait.0.clamp(0, MOST_WAIT)).unwrap_or(0), then)
}

fn is_visible() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_none_or(|document| document.visibility_state() != VisibilityState::Hidden)
}

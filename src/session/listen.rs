//! Connections: setting up, subscribing, keeping alive, coming back, and telling what was listened
//! to.

use crate::market::Kind;
use crate::market::{FeedFault, FeedStatus, Span};
use crate::session::link::{CONNECT_WITHIN, Phase, STEADY, Standing};
use crate::session::recovery::RECONNECT;
use crate::session::slot::{Role, Way};
use crate::session::spans;
use crate::session::state::Session;
use crate::session::{Effect, SocketId};
use crate::units::{Millis, UnixMillis};
use crate::venues::{Feed, Reading, Route, Socket};

/// Connections are ended when nobody has looked for this long.
const HIDDEN_FOR: Millis = Millis::MINUTE;
/// Larger messages are not read.
const LARGEST_MESSAGE: usize = 4 * 1024 * 1024;
/// A connection that only answers requests is ended when none is due for this long.
const IDLE_FOR: Millis = Millis::MINUTE;

impl Session {
    fn link_of(&self, id: SocketId) -> Option<usize> {
        self.links.iter().position(|link| link.id() == Some(id))
    }

    /// A connection stands.
    pub(super) fn opened(&mut self, id: SocketId) {
        let sooner = self.dice.between(Millis(0), Millis::MINUTE);
        let now = self.now;
        let Some(index) = self.link_of(id) else { return };
        if let Some(link) = self.links.get_mut(index)
            && matches!(link.phase, Phase::Connecting { .. })
        {
            link.phase = Phase::Open(Standing::new(id, link.socket, now, sooner));
        }
    }

    /// A connection ended, or is given up.
    pub(super) fn closed(&mut self, id: SocketId, fault: FeedFault) {
        let Some(index) = self.link_of(id) else { return };
        let now = self.now;
        let Some(link) = self.links.get_mut(index) else { return };
        if let Phase::Open(standing) = &link.phase
            && now - standing.opened >= STEADY
            && standing.heard.is_some()
            && fault != FeedFault::Silent
        {
            link.failures = 0;
        }
        link.failures = link.failures.saturating_add(1);
        let wait = self.dice.backoff(link.failures, RECONNECT.0, RECONNECT.1);
        link.phase = Phase::Resting { until: now + wait };
        let fault = if self.online { fault } else { FeedFault::Offline };
        for listener in self.listeners(index) {
            let Some(slot) = self.slots.get_mut(listener) else { continue };
            slot.failures = slot.failures.saturating_add(1);
            slot.done |= slot.failures >= 2;
            if slot.needed {
                self.turn(listener, FeedStatus::Failed(fault.clone()));
            }
        }
        self.fail_calls(index, &fault);
    }

    fn fail_calls(&mut self, link: usize, fault: &FeedFault) {
        let lost: Vec<u64> =
            self.calls.iter().filter(|(_, call)| call.link == link).map(|(&id, _)| id).collect();
        for id in lost {
            if let Some(call) = self.calls.remove(&id) {
                self.failed(call.slot, fault.clone(), None);
            }
        }
    }

    /// A text message came. True when more than figures changed.
    pub(super) fn heard(&mut self, id: SocketId, text: &str, effects: &mut Vec<Effect>) -> bool {
        // A message of a connection that was ended is not ours any more.
        let Some(index) = self.link_of(id) else { return false };
        let now = self.now;
        let Some(link) = self.links.get_mut(index) else { return false };
        let Some(standing) = link.standing() else { return false };
        standing.heard = Some(now);
        let began_now = standing.subscribed.is_some() && standing.listening.is_none();
        if began_now {
            standing.listening = Some(now);
        }
        let listening = standing.listening;
        let changed = self.understand(index, id, text, effects);
        self.extend_spans(index, listening);
        changed || began_now
    }

    /// Reads a message. True when more than figures changed.
    fn understand(
        &mut self,
        index: usize,
        id: SocketId,
        text: &str,
        effects: &mut Vec<Effect>,
    ) -> bool {
        let Some(link) = self.links.get(index) else { return false };
        let (socket, adapter, desk) = (link.socket, link.adapter, link.desk);
        if text.len() > LARGEST_MESSAGE {
            self.unknown_messages += 1;
            return false;
        }
        // Some venues answer a ping with a bare word.
        let message = Socket::message(text);
        match (socket.route)(&message) {
            Route::Feed(name) => {
                let found = self.slots.iter().position(|slot| {
                    slot.desk == desk && slot.role == Role::Heard && slot.feed.name == name
                });
                let Some((listener, slot)) =
                    found.and_then(|at| self.slots.get(at).map(|slot| (at, slot)))
                else {
                    self.unknown_messages += 1;
                    return false;
                };
                let seen = self.venues_now();
                let reading = Reading { seen, asset: None, specs: &self.specs };
                let read = slot.feed.read_value(adapter.venue, &message, &reading);
                self.streamed(listener, read)
            }
            Route::Reply { id, at } => {
                let is_ours = self.calls.get(&id).is_some_and(|call| call.link == index);
                if is_ours {
                    self.replied(id, &message, at, text.len())
                } else {
                    self.unknown_messages += 1;
                    false
                }
            }
            Route::Quiet => self.confirmed(index),
            Route::Answer(text) => {
                effects.push(Effect::Send(id, text));
                false
            }
            Route::Refused(words) => self.refused(index, &words),
            Route::Unknown => {
                self.unknown_messages += 1;
                false
            }
        }
    }

    /// A subscription was confirmed, or a ping answered: feeds of events are being listened to,
    /// whether anything happens or not.
    fn confirmed(&mut self, link: usize) -> bool {
        let listening = self
            .links
            .get_mut(link)
            .and_then(|link| link.standing())
            .is_some_and(|standing| standing.listening.is_some());
        let mut changed = false;
        for index in self.listeners(link) {
            let Some(slot) = self.slots.get_mut(index) else { continue };
            let came_back = matches!(
                slot.status,
                FeedStatus::Waiting
                    | FeedStatus::Failed(
                        FeedFault::Closed(_) | FeedFault::Silent | FeedFault::Offline
                    )
            );
            if listening && slot.needed && came_back && tells_events(slot.feed) {
                slot.done = true;
                slot.failures = 0;
                slot.read_at = Some(self.now);
                self.turn(index, FeedStatus::Read);
                changed = true;
            }
        }
        changed
    }

    /// The venue refused something: whatever has not been heard yet is most likely meant.
    fn refused(&mut self, link: usize, words: &str) -> bool {
        let mut changed = false;
        for index in self.listeners(link) {
            let Some(slot) = self.slots.get_mut(index) else { continue };
            if slot.needed && slot.status == FeedStatus::Waiting {
                slot.done = true;
                let fault = FeedFault::Unreadable(if cfg!(target_arch = "wasm32") {
                    words.to_owned()
                } else {
                    format!("the venue refused: {words}")
                });
                self.turn(index, FeedStatus::Failed(fault));
                changed = true;
            }
        }
        changed
    }

    /// What was listened to so far, up to this message. A feed that was refused or cannot be read
    /// is not listened to, whatever else comes over its connection.
    fn extend_spans(&mut self, link: usize, listening: Option<UnixMillis>) {
        let Some(from) = listening else { return };
        let now = self.now;
        for index in self.listeners(link) {
            if let Some(slot) = self.slots.get_mut(index)
                && slot.needed
                && slot.status == FeedStatus::Read
                && tells_events(slot.feed)
            {
                let from = from.max(slot.since);
                spans::add(&mut slot.listened, Span { from, to: now });
                spans::cut(&mut slot.listened, now - slot.feed.keep);
            }
        }
    }

    /// Does what is due on every connection.
    pub(super) fn tend_links(&mut self, effects: &mut Vec<Effect>) {
        let now = self.now;
        let hidden_until = self.hidden_since.map(|since| since + HIDDEN_FOR);
        let hidden_long = hidden_until.is_some_and(|end| end <= now);
        for index in 0..self.links.len() {
            let listeners: Vec<usize> = self
                .listeners(index)
                .into_iter()
                .filter(|&slot| self.slots.get(slot).is_some_and(|slot| slot.needed))
                .collect();
            let (wanted, idle_at) = self.is_wanted(index, !listeners.is_empty());
            let Some(link) = self.links.get(index) else { continue };
            let id = link.id();
            let stands = id.is_some();
            if stands && (hidden_long || !wanted) {
                self.end(index, effects);
            } else if !stands && wanted && self.may_ask() {
                self.open(index, effects);
            }
            self.check_dead(index, &listeners, effects);
            self.renew(index, effects);
            self.speak(index, &listeners, effects);
            let moment = self.link_wake(index, &listeners);
            self.wake = Self::sooner(self.wake, moment);
            if self.links.get(index).is_some_and(|link| link.id().is_some()) {
                self.wake = Self::sooner(self.wake, hidden_until);
                self.wake = Self::sooner(self.wake, idle_at);
            } else if wanted
                && self.may_ask()
                && let Some(Phase::Resting { until }) =
                    self.links.get(index).map(|link| &link.phase)
            {
                self.wake = Self::sooner(self.wake, Some(*until));
            }
        }
    }

    /// Whether a connection is of use now; and if only for a while yet, until when.
    fn is_wanted(&self, index: usize, listened: bool) -> (bool, Option<UnixMillis>) {
        if listened || self.calls.values().any(|call| call.link == index) {
            return (true, None);
        }
        let Some(link) = self.links.get(index) else { return (false, None) };
        // A connection for requests outlives the last answer a little: the next may follow soon.
        let Phase::Open(standing) = &link.phase else { return (false, None) };
        let used = standing.heard.unwrap_or(standing.opened);
        let soon = self.slots.iter().any(|slot| {
            slot.desk == link.desk
                && slot.needed
                && slot.ways.first() == Some(&Way::Call)
                && slot.feed.call.is_some_and(|call| call.socket == link.socket.name)
        });
        let idle_at = used + IDLE_FOR;
        (soon && idle_at > self.now, Some(idle_at))
    }

    fn open(&mut self, index: usize, effects: &mut Vec<Effect>) {
        let now = self.now;
        let rests = matches!(
            self.links.get(index).map(|link| &link.phase),
            Some(Phase::Resting { until }) if *until > now
        );
        if rests {
            return;
        }
        let id = SocketId(self.new_id());
        let Some(link) = self.links.get_mut(index) else { return };
        link.phase = Phase::Connecting { id, since: now };
        let url = self.settings.route.url(link.socket.url);
        effects.push(Effect::Open { id, url });
    }

    /// Ends a connection that nobody needs. No fault.
    fn end(&mut self, index: usize, effects: &mut Vec<Effect>) {
        let Some(link) = self.links.get_mut(index) else { return };
        if let Some(id) = link.id() {
            effects.push(Effect::Close(id));
        }
        link.phase = Phase::Idle;
        link.failures = 0;
        self.fail_calls(index, &FeedFault::Closed(1000));
        for listener in self.listeners(index) {
            let needed = self.slots.get(listener).is_some_and(|slot| slot.needed);
            if needed {
                self.turn(listener, FeedStatus::Waiting);
            }
        }
    }

    /// Gives up a connection that does not come up or has gone silent.
    fn check_dead(&mut self, index: usize, listeners: &[usize], effects: &mut Vec<Effect>) {
        let now = self.now;
        let Some(link) = self.links.get(index) else { return };
        let (id, fault) = match &link.phase {
            Phase::Connecting { id, since } if now - *since >= CONNECT_WITHIN => {
                (*id, FeedFault::TimedOut)
            }
            Phase::Open(standing) => {
                let silent_at = link.silent_at(self.talks(listeners), !listeners.is_empty());
                if silent_at.is_none_or(|at| at > now) {
                    return;
                }
                (standing.id, FeedFault::Silent)
            }
            _ => return,
        };
        effects.push(Effect::Close(id));
        self.closed(id, fault);
    }

    /// True when one of these feeds tells a state, which changes all the time.
    fn talks(&self, listeners: &[usize]) -> bool {
        listeners
            .iter()
            .filter_map(|&index| self.slots.get(index))
            .any(|slot| !tells_events(slot.feed))
    }

    /// Replaces a connection that the venue would end soon.
    fn renew(&mut self, index: usize, effects: &mut Vec<Effect>) {
        let now = self.now;
        let Some(link) = self.links.get_mut(index) else { return };
        let Some(standing) = link.standing() else { return };
        if standing.renew_at.is_none_or(|at| at > now) {
            return;
        }
        effects.push(Effect::Close(standing.id));
        link.phase = Phase::Idle;
        link.failures = 0;
        self.fail_calls(index, &FeedFault::Closed(1000));
        if self.may_ask() {
            self.open(index, effects);
        }
    }

    /// Subscribes, keeps alive, and sends the requests that waited for the connection.
    fn speak(&mut self, index: usize, listeners: &[usize], effects: &mut Vec<Effect>) {
        let now = self.now;
        let dated = self.venues_now();
        let may_listen =
            !listeners.is_empty() && listeners.iter().all(|&slot| self.may_listen(slot));
        let Some(link) = self.links.get_mut(index) else { return };
        let socket = link.socket;
        let Some(standing) = link.standing() else { return };
        let id = standing.id;
        if standing.subscribed.is_none() && may_listen {
            standing.subscribed = Some(now);
            let messages = (socket.subscribe)(&self.assets, dated);
            effects.extend(messages.into_iter().map(|text| Effect::Send(id, text)));
        }
        if let Some(keep_alive) = socket.keep_alive
            && standing.keep_alive_due.is_some_and(|due| due <= now)
        {
            standing.keep_alive_due = Some(now + keep_alive.every);
            effects.push(Effect::Send(id, (keep_alive.text)(dated)));
        }
        for call in self.calls.values_mut().filter(|call| call.link == index) {
            if let Some(text) = call.unsent.take() {
                effects.push(Effect::Send(id, text));
            }
        }
    }

    fn link_wake(&self, index: usize, listeners: &[usize]) -> Option<UnixMillis> {
        let link = self.links.get(index)?;
        match &link.phase {
            Phase::Connecting { since, .. } => Some(*since + CONNECT_WITHIN),
            Phase::Open(standing) => {
                let silent_at = link.silent_at(self.talks(listeners), !listeners.is_empty());
                let due = Self::sooner(standing.keep_alive_due, standing.renew_at);
                Self::sooner(due, silent_at)
            }
            Phase::Idle | Phase::Resting { .. } => None,
        }
    }
}

/// True for a feed of events only: its silence may mean that nothing happens.
fn tells_events(feed: &Feed) -> bool {
    feed.yields.iter().all(|&kind| kind == Kind::Liquidation)
}

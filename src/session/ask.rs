//! Issuing what is due within the budgets, and the next wake-up.

use crate::market::{FeedFault, FeedStatus};
use crate::session::link::Phase;
use crate::session::slot::{Role, Slot, Specs, Way};
use crate::session::state::{Pending, PendingCall, Session};
use crate::session::{Effect, RequestId};
use crate::settings::Route;
use crate::units::{Millis, UnixMillis};
use crate::venues::{Ask, Method};

/// The time limit of one request.
pub(super) const WITHIN: Millis = Millis::seconds(8);
/// How much longer the session itself waits, in case the driver never answers.
const GRACE: Millis = Millis::seconds(2);
/// Requests to one host at the same time, as many as browsers allow over HTTP/1.1.
const AT_ONCE: usize = 6;
/// When a first answer takes longer than this, the next best feed is asked as well.
const PATIENCE: Millis = Millis::seconds(3);
/// How long amounts in contracts wait for the contracts' sizes.
const SPECS_WITHIN: Millis = Millis::seconds(15);
/// How long until a feed without its contracts' sizes is tried again.
const SPECS_AGAIN: Millis = Millis::seconds(30);
/// A stream that should soon say something, such as a first price, is not waited for longer.
const FIRST_WORD_WITHIN: Millis = Millis::seconds(10);
/// While a venue's stream tells the same, its answers are fetched only this often.
const BESIDE_A_STREAM: Millis = Millis::minutes(2);

impl Session {
    /// Does all that is due, after anything happened.
    pub(super) fn tend(&mut self, effects: &mut Vec<Effect>) {
        self.wake = None;
        if !self.started {
            return;
        }
        self.expire(effects);
        self.choose();
        let ready_at = self.ask_all(effects);
        self.tend_links(effects);
        self.choose();
        self.wake = Self::sooner(self.wake, ready_at);
        self.note_wakes();
    }

    /// Gives up what was not answered in time.
    fn expire(&mut self, effects: &mut Vec<Effect>) {
        let now = self.now;
        let late: Vec<RequestId> = self
            .requests
            .iter()
            .filter(|(_, pending)| pending.deadline <= now)
            .map(|(&id, _)| id)
            .collect();
        for id in late {
            if let Some(pending) = self.requests.remove(&id) {
                effects.push(Effect::Abort(id));
                self.failed(pending.slot, FeedFault::TimedOut, None);
            }
        }
        let late: Vec<u64> =
            self.calls.iter().filter(|(_, call)| call.deadline <= now).map(|(&id, _)| id).collect();
        for id in late {
            if let Some(call) = self.calls.remove(&id) {
                self.failed(call.slot, FeedFault::TimedOut, None);
            }
        }
    }

    /// Settles which feeds are wanted now.
    fn choose(&mut self) {
        let now = self.now;
        let needed = self.plan.needed(&self.slots, |slot| self.is_stuck(slot));
        for (index, needed) in needed.into_iter().enumerate() {
            let Some(slot) = self.slots.get_mut(index) else { continue };
            let was_needed = core::mem::replace(&mut slot.needed, needed);
            if needed && !was_needed {
                slot.wanted_at.get_or_insert(now);
                let fresh = slot.read_at.is_some() && slot.due > now;
                let status = if fresh { FeedStatus::Read } else { FeedStatus::Waiting };
                self.turn(index, status);
            } else if !needed && was_needed {
                self.turn(index, FeedStatus::Spare);
            } else if !needed && slot.status != FeedStatus::Spare {
                // An answer that came after another feed had taken over.
                self.turn(index, FeedStatus::Spare);
            }
        }
        for slot in &mut self.slots {
            let late = slot.wanted_at.is_some_and(|since| now - since >= FIRST_WORD_WITHIN);
            slot.done |= slot.role == Role::Heard && slot.needed && late;
        }
    }

    /// True when the feed's answer cannot be counted on for the moment, so that the next best one
    /// is asked as well.
    fn is_stuck(&self, slot: &Slot) -> bool {
        if slot.has_failed() || (slot.role == Role::Asked && slot.ways.is_empty()) {
            return true;
        }
        if slot.read_at.is_some() {
            return false;
        }
        let held = self.desks.get(slot.desk).is_some_and(|desk| desk.held(self.now).is_some());
        held || patience_ends(slot).is_some_and(|end| end <= self.now)
    }

    /// What is known of the contracts whose amounts this feed tells.
    fn specs_for(&self, slot: &Slot) -> Specs {
        if !slot.feed.needs_specs {
            return Specs::Known;
        }
        let cached = slot.asset.is_some_and(|asset| {
            self.desks.get(slot.desk).is_some_and(|desk| desk.cached_specs.contains(&asset))
        });
        let mut awaited = false;
        let mut failed = false;
        for teller in self.slots.iter().filter(|teller| {
            teller.desk == slot.desk
                && teller.listed
                && teller.role == Role::Asked
                && teller.tells_specs()
                && (teller.asset.is_none() || slot.asset.is_none() || teller.asset == slot.asset)
        }) {
            if teller.read_at.is_some() {
                // One word of the venue is enough for one coin; a stream of all coins waits for all.
                if slot.asset.is_some() {
                    return Specs::Known;
                }
            } else if teller.has_failed() && teller.done {
                failed = true;
            } else {
                awaited = true;
            }
        }
        let patient = slot.wanted_at.is_none_or(|since| self.now - since < SPECS_WITHIN);
        match (cached, awaited, failed) {
            (true, ..) | (_, false, false) => Specs::Known,
            (_, true, _) if patient => Specs::Awaited,
            _ => Specs::Failed,
        }
    }

    /// True when a stream's subscription need not wait for contract sizes any longer.
    pub(super) fn may_listen(&self, slot: usize) -> bool {
        self.slots.get(slot).is_none_or(|slot| self.specs_for(slot) != Specs::Awaited)
    }

    /// Asks what is due, the most urgent first. Returns when the earliest of the budgets allows
    /// more, if one ran out.
    fn ask_all(&mut self, effects: &mut Vec<Effect>) -> Option<UnixMillis> {
        if !self.may_ask() {
            return None;
        }
        let mut ready_at = None;
        let mut out_of_tokens = Vec::new();
        let order = core::mem::take(&mut self.plan.order);
        for &index in &order {
            let Some(slot) = self.slots.get(index) else { continue };
            let desk = slot.desk;
            if !self.is_due(slot) || out_of_tokens.contains(&desk) {
                continue;
            }
            match self.specs_for(slot) {
                Specs::Known => {}
                Specs::Awaited => continue,
                Specs::Failed => {
                    let due = self.now + SPECS_AGAIN;
                    if let Some(slot) = self.slots.get_mut(index) {
                        slot.due = due;
                        slot.done = true;
                    }
                    self.turn(index, FeedStatus::Failed(Slot::without_specs()));
                    continue;
                }
            }
            if let Err(when) = self.ask(index, effects) {
                ready_at = Self::sooner(ready_at, Some(when));
                out_of_tokens.push(desk);
            }
        }
        self.plan.order = order;
        ready_at
    }

    fn is_due(&self, slot: &Slot) -> bool {
        slot.role == Role::Asked
            && slot.needed
            && slot.asked_at.is_none()
            && !slot.ways.is_empty()
            && self.due_at(slot) <= self.now
    }

    /// When a feed is asked next: later where the venue wants to be left alone, or tells the same
    /// in a stream.
    fn due_at(&self, slot: &Slot) -> UnixMillis {
        let held = self.desks.get(slot.desk).and_then(|desk| desk.held(self.now));
        let mut due = held.map_or(slot.due, |until| slot.due.max(until));
        if let Some(read_at) = slot.read_at
            && !slot.has_failed()
            && slot.page.is_none()
            && self.is_streamed(slot)
        {
            due = due.max(read_at + BESIDE_A_STREAM);
        }
        due
    }

    /// True while a stream of the same venue tells all that this feed is asked for.
    fn is_streamed(&self, slot: &Slot) -> bool {
        slot.feed.serves.iter().all(|(want, _)| {
            self.slots.iter().any(|other| {
                other.desk == slot.desk
                    && other.role == Role::Heard
                    && other.status == FeedStatus::Read
                    && other.read_at.is_some()
                    && other.feed.serves.iter().any(|(told, _)| told == want)
            })
        })
    }

    /// Asks one feed; `Err` says when the venue's budget allows it.
    fn ask(&mut self, index: usize, effects: &mut Vec<Effect>) -> Result<(), UnixMillis> {
        match self.slots.get(index).and_then(|slot| slot.ways.first()) {
            Some(Way::Http) => self.ask_over_http(index, effects),
            Some(Way::Call) => self.ask_over_socket(index, effects),
            None => Ok(()),
        }
    }

    fn ask_over_http(&mut self, index: usize, effects: &mut Vec<Effect>) -> Result<(), UnixMillis> {
        let now = self.now;
        let Some(slot) = self.slots.get(index) else { return Ok(()) };
        let asked_for = self.settings.route.asked_for(self.venues_now(), slot.feed.every);
        let ask = Ask { asset: slot.asset, now: asked_for, page: slot.page.as_ref() };
        let Some(mut request) = slot.feed.http.and_then(|http| http(&ask)) else { return Ok(()) };
        let host = host(&request.url).to_owned();
        if self.requests.values().filter(|pending| pending.host == host).count() >= AT_ONCE {
            return Ok(());
        }
        let (desk, feed, venue) = (slot.desk, slot.feed, slot.adapter.venue);
        if let Some(desk) = self.desks.get_mut(desk) {
            desk.bucket.take(feed.weight, now)?;
        }
        // What is asked for in the same words whatever the time tells all there is.
        let to_now = Ask { asset: ask.asset, now: self.venues_now(), page: ask.page };
        let until = if asked_for == to_now.now
            || feed.http.and_then(|http| http(&to_now)).as_ref() == Some(&request)
        {
            to_now.now + WITHIN
        } else {
            asked_for
        };
        request.url = self.settings.route.url(&request.url);
        if request.method == Method::Post && matches!(self.settings.route, Route::Relay(_)) {
            // A cache sees the address before the body, and has to know how long this one lasts.
            request.url.push('?');
            request.url.push_str(feed.name);
        }
        let id = RequestId(self.new_id());
        if let Some(slot) = self.slots.get_mut(index) {
            slot.asked_at = Some(now);
        }
        let deadline = now + WITHIN + GRACE;
        self.requests.insert(id, Pending { slot: index, host, until, deadline });
        let cap_bytes = feed.cap_bytes;
        effects.push(Effect::Fetch { id, venue, request, within: WITHIN, cap_bytes });
        Ok(())
    }

    fn ask_over_socket(
        &mut self,
        index: usize,
        effects: &mut Vec<Effect>,
    ) -> Result<(), UnixMillis> {
        let now = self.now;
        let Some(slot) = self.slots.get(index) else { return Ok(()) };
        let Some(call) = slot.feed.call else { return Ok(()) };
        let (desk, feed, asset, page) = (slot.desk, slot.feed, slot.asset, slot.page.clone());
        let found =
            self.links.iter().position(|link| link.desk == desk && link.socket.name == call.socket);
        let Some(link) = found else {
            // A table that names no such socket: this way leads nowhere.
            if let Some(slot) = self.slots.get_mut(index) {
                slot.ways.retain(|way| *way != Way::Call);
                slot.done |= slot.ways.is_empty();
            }
            return Ok(());
        };
        if let Some(Phase::Resting { until }) = self.links.get(link).map(|link| &link.phase) {
            // The connection has just failed: ask another way, or wait for it.
            let until = *until;
            if until > now {
                if let Some(slot) = self.slots.get_mut(index) {
                    slot.due = if slot.ways.len() > 1 { now } else { until };
                    slot.try_other_way();
                }
                let over_http =
                    self.slots.get(index).and_then(|slot| slot.ways.first()) == Some(&Way::Http);
                return if over_http { self.ask_over_http(index, effects) } else { Ok(()) };
            }
        }
        let id = self.new_id();
        let of = Ask { asset, now: self.venues_now(), page: page.as_ref() };
        let Some(text) = (call.text)(&of, id) else {
            return Ok(());
        };
        if let Some(desk) = self.desks.get_mut(desk) {
            desk.bucket.take(feed.weight, now)?;
        }
        if let Some(slot) = self.slots.get_mut(index) {
            slot.asked_at = Some(now);
        }
        let deadline = now + WITHIN + GRACE;
        self.calls.insert(id, PendingCall { slot: index, link, deadline, unsent: Some(text) });
        Ok(())
    }

    /// Notes every moment at which something falls due.
    fn note_wakes(&mut self) {
        let mut wake = self.wake;
        let mut note = |moment: Option<UnixMillis>| wake = Self::sooner(wake, moment);
        for pending in self.requests.values() {
            note(Some(pending.deadline));
        }
        for call in self.calls.values() {
            note(Some(call.deadline));
        }
        for slot in self.slots.iter().filter(|slot| slot.needed) {
            let ahead = |moment: &UnixMillis| *moment > self.now;
            note(patience_ends(slot).filter(ahead));
            if slot.feed.needs_specs && slot.read_at.is_none() {
                note(slot.wanted_at.map(|since| since + SPECS_WITHIN).filter(ahead));
            }
            if slot.role == Role::Heard && !slot.done {
                note(slot.wanted_at.map(|since| since + FIRST_WORD_WITHIN).filter(ahead));
            }
            let waits =
                slot.role == Role::Asked && slot.asked_at.is_none() && !slot.ways.is_empty();
            if waits && self.may_ask() {
                // What is due and was not asked waits for an answer or for tokens, not for time.
                note(Some(self.due_at(slot)).filter(ahead));
            }
        }
        self.wake = wake;
    }
}

/// The host of a URL, with its port.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

/// Until when a first answer is waited for before the next best feed is asked as well.
fn patience_ends(slot: &Slot) -> Option<UnixMillis> {
    let since = match slot.role {
        Role::Heard => slot.wanted_at,
        Role::Asked if slot.feed.needs_specs => slot.wanted_at,
        Role::Asked => slot.asked_at,
    };
    since.filter(|_| slot.read_at.is_none()).map(|since| since + PATIENCE)
}

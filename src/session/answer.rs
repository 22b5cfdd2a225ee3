//! What an answer or a fault leads to.

use crate::json::Value;
use crate::market::{FeedFault, FeedStatus, Instrument, Observation, WiderMarket};
use crate::session::merge::Manner;
use crate::session::recovery::{CALM, CROWDED, QUICK, Recovery, recovery};
use crate::session::retain::Delivery;
use crate::session::slot::{Role, Slot, Way};
use crate::session::state::{Session, Shell};
use crate::session::{Answer, FetchFault, RequestId};
use crate::settings::Route;
use crate::units::{Millis, UnixMillis};
use crate::venues::{DecodeError, Decoded, Problem, Readable, Reading};

/// Shortest time between two asks of the same feed.
const RARELY: Millis = Millis::seconds(5);
/// Shortest and longest wait after an answer that could not be read: a venue under maintenance
/// must not leave a feed that is asked once a day empty for a day.
const AFTER_UNREADABLE: (Millis, Millis) = (Millis::seconds(30), Millis::minutes(10));
/// Longest wait that a venue may ask for.
const LONGEST_RETRY_AFTER: Millis = Millis::hours(6);

impl Session {
    /// A request was answered, or could not be.
    pub(super) fn fetched(&mut self, id: RequestId, result: Result<Answer, FetchFault>) {
        let Some(pending) = self.requests.remove(&id) else { return };
        let index = pending.slot;
        if let Some(slot) = self.slots.get_mut(index)
            && result.is_ok()
        {
            slot.readable = Readable::Yes;
        }
        match result {
            Ok(Answer { status: 200..=299, dated, body, .. }) => {
                let Some(slot) = self.slots.get(index) else { return };
                let seen = self.venues_now();
                // A relay may have kept the answer for a while.
                let seen = dated.map_or(seen, |dated| dated.min(seen));
                let reading = Reading { seen, asset: slot.asset, specs: &self.specs };
                let read = slot.feed.read(slot.adapter.venue, &body, &reading);
                self.answered(index, read, pending.until.min(seen));
            }
            Ok(Answer { status, retry_after, .. }) => {
                self.failed(index, FeedFault::Status(status), retry_after);
            }
            Err(FetchFault::Blocked) if !self.online => {
                self.failed(index, FeedFault::Offline, None);
            }
            Err(FetchFault::Blocked) => self.failed(index, FeedFault::Blocked, None),
            Err(FetchFault::TimedOut) => self.failed(index, FeedFault::TimedOut, None),
            Err(FetchFault::TooLarge) => {
                let cap = self.slots.get(index).map_or(0, |slot| slot.feed.cap_bytes);
                let fault = FeedFault::Unreadable(format!("more than the cap of {cap} bytes"));
                self.failed(index, fault, None);
            }
        }
    }

    /// A request over a socket was answered.
    pub(super) fn replied(
        &mut self,
        call: u64,
        message: &Value,
        at: &[&str],
        bytes: usize,
    ) -> bool {
        let Some(pending) = self.calls.remove(&call) else { return false };
        let index = pending.slot;
        let Some(slot) = self.slots.get(index) else { return false };
        let venue = slot.adapter.venue;
        let now = self.venues_now();
        let reading = Reading { seen: now, asset: slot.asset, specs: &self.specs };
        let payload = at.iter().try_fold(message, |value, key| value.get(key));
        let read = if bytes > slot.feed.cap_bytes {
            let problem = Problem::TooLarge { bytes, cap: slot.feed.cap_bytes };
            Err(DecodeError::whole(venue, slot.feed.name, problem))
        } else {
            // Where the payload is missing the whole message is read: it says why.
            slot.feed.read_value(venue, payload.unwrap_or(message), &reading)
        };
        self.answered(index, read, now);
        true
    }

    /// An answer that tells what was up to `until` came.
    fn answered(&mut self, index: usize, read: Result<Decoded, DecodeError>, until: UnixMillis) {
        match read {
            Ok(decoded) => self.took(index, decoded, until),
            Err(error) if error.is_rate_limit() => {
                self.failed(index, FeedFault::RateLimited, None);
            }
            Err(error) => {
                self.failed(index, unreadable(&error), None);
                self.doubt_clock(index, &error);
            }
        }
    }

    fn doubt_clock(&mut self, index: usize, error: &DecodeError) {
        if let Some(desk) = self.slots.get(index).map(|slot| slot.desk) {
            self.note_future(desk, error);
        }
    }

    /// An answer was read.
    fn took(&mut self, index: usize, decoded: Decoded, until: UnixMillis) {
        let now = self.now;
        let Some(slot) = self.slots.get(index) else { return };
        let manner = Manner {
            streamed: false,
            first_page: slot.pages_read == 0,
            keep: slot.feed.keep,
            until,
            now: self.venues_now(),
        };
        let Decoded { rows, rejected, next } = decoded;
        self.rejected_rows += u64::try_from(rejected.len()).unwrap_or(u64::MAX);
        let told_specs = slot.tells_specs();
        let desk = slot.desk;
        for error in &rejected {
            self.note_future(desk, error);
        }
        let met_known = self.keep(index, manner, rows);
        let Some(slot) = self.slots.get_mut(index) else { return };
        slot.pages_read += 1;
        slot.asked_at = None;
        slot.failures = 0;
        let was_complete = slot.read_at.is_some();
        // A later answer is followed only until it meets what is known.
        let goes_on = next.is_some()
            && next != slot.page
            && slot.pages_read < slot.feed.pages
            && !(was_complete && met_known);
        if goes_on {
            slot.page = next;
            slot.due = now;
        } else {
            slot.start_over();
            slot.read_at = Some(now);
            slot.done = true;
            slot.due = now + slot.feed.every.max(RARELY);
        }
        self.turn(index, FeedStatus::Read);
        if told_specs && !goes_on {
            self.wake_those_without_specs(desk);
        }
    }

    /// Keeps those rows that are about a coin of ours; true when the oldest was known already.
    pub(super) fn keep(
        &mut self,
        index: usize,
        manner: Manner,
        rows: Vec<crate::venues::Observed>,
    ) -> bool {
        let Some(slot) = self.slots.get(index) else { return false };
        let venue = slot.adapter.venue;
        for row in &rows {
            if let (Some(Instrument { symbol, .. }), Observation::ContractSpec(spec)) =
                (&row.instrument, &row.observation)
            {
                self.specs.insert(venue, symbol, *spec);
            }
        }
        let wider = slot.feed.tells_wider_markets();
        let ours = |instrument: &Instrument| {
            self.assets.contains(&instrument.asset)
                || slot.asset == Some(instrument.asset)
                || (wider && WiderMarket::of(instrument).is_some())
        };
        let rows: Vec<_> =
            rows.into_iter().filter(|row| row.instrument.as_ref().is_none_or(ours)).collect();
        let joined = self.shelf.take_in(Delivery { venue, feed: slot.feed, manner, rows });
        if joined.changed {
            self.revision += 1;
        }
        joined.met_known
    }

    fn wake_those_without_specs(&mut self, desk: usize) {
        let fault = FeedStatus::Failed(Slot::without_specs());
        for slot in self.slots.iter_mut().filter(|slot| slot.desk == desk && slot.status == fault) {
            slot.due = self.now;
        }
    }

    /// A request was not answered, or not so that it can be read.
    pub(super) fn failed(&mut self, index: usize, fault: FeedFault, retry_after: Option<Millis>) {
        let now = self.now;
        // Nothing is forbidden at a relay: it is the site's own, or lets every page read it.
        let may_be_forbidden =
            self.shell == Shell::Browser && !matches!(self.settings.route, Route::Relay(_));
        let Some(slot) = self.slots.get_mut(index) else { return };
        slot.failures = slot.failures.saturating_add(1);
        slot.start_over();
        let over_http = slot.ways.first() == Some(&Way::Http);
        let retry_after = retry_after.map_or(Millis(0), |wait| wait.min(LONGEST_RETRY_AFTER));
        let way_back = recovery(&fault, may_be_forbidden && over_http && slot.is_doubtful());
        match way_back {
            Recovery::Never => {
                slot.ways.retain(|way| *way != Way::Http);
                slot.due = now;
                slot.done |= slot.ways.is_empty();
            }
            Recovery::Backoff => {
                let wait = self.dice.backoff(slot.failures, QUICK.0, QUICK.1);
                slot.due = now + wait.max(retry_after);
                slot.try_other_way();
            }
            Recovery::NextTurn => {
                let (shortest, longest) = AFTER_UNREADABLE;
                slot.due = now + slot.feed.every.clamp(shortest, longest).max(retry_after);
            }
            Recovery::After(wait) => slot.due = now + wait.max(retry_after),
            Recovery::HoldVenue(at_least) => {
                if let Some(desk) = self.desks.get_mut(slot.desk) {
                    // Answers to what was asked before the venue complained are no new complaint.
                    if desk.held(now).is_none() {
                        // Its other hosts may answer well meanwhile: only time is a calm spell.
                        let calm = desk.held_until.is_none_or(|until| now - until >= CALM);
                        desk.strikes = if calm { 1 } else { desk.strikes.saturating_add(1) };
                    }
                    let wait = self.dice.backoff(desk.strikes, CROWDED.0, CROWDED.1);
                    // A page often cannot read how long the venue wants to be left alone.
                    let until = now + (at_least + wait).max(retry_after);
                    desk.held_until = desk.held_until.max(Some(until));
                    slot.due = until;
                }
            }
        }
        slot.settle_failure(matches!(way_back, Recovery::Backoff | Recovery::Never));
        self.turn(index, FeedStatus::Failed(fault));
    }

    /// A message of a feed that is listened to was read or not. A single garbled message among
    /// good ones is left out; several in a row are a fault of the feed.
    pub(super) fn streamed(&mut self, index: usize, read: Result<Decoded, DecodeError>) -> bool {
        const GARBLED_IN_A_ROW: u32 = 3;
        let now = self.now;
        let dated = self.venues_now();
        let Some(slot) = self.slots.get_mut(index) else { return false };
        match read {
            Ok(decoded) => {
                slot.garbled = 0;
                slot.done = true;
                slot.read_at = Some(now);
                slot.failures = 0;
                let keep = slot.feed.keep;
                let manner =
                    Manner { streamed: true, first_page: true, keep, until: dated, now: dated };
                self.rejected_rows += u64::try_from(decoded.rejected.len()).unwrap_or(u64::MAX);
                let told_specs = slot.tells_specs();
                let desk = slot.desk;
                self.keep(index, manner, decoded.rows);
                if told_specs {
                    self.wake_those_without_specs(desk);
                }
                let news = self.is_not_read(index);
                if news {
                    self.turn(index, FeedStatus::Read);
                }
                news
            }
            Err(error) => {
                slot.garbled = slot.garbled.saturating_add(1);
                self.rejected_rows += 1;
                let never_read = slot.status != FeedStatus::Read;
                let is_fault = never_read || slot.garbled >= GARBLED_IN_A_ROW;
                if is_fault {
                    slot.done = true;
                    self.turn(index, FeedStatus::Failed(unreadable(&error)));
                }
                self.doubt_clock(index, &error);
                is_fault
            }
        }
    }

    fn is_not_read(&self, index: usize) -> bool {
        self.slots.get(index).is_some_and(|slot| slot.needed && slot.status != FeedStatus::Read)
    }

    /// The slots that listen on a connection.
    pub(super) fn listeners(&self, link: usize) -> Vec<usize> {
        let Some(link) = self.links.get(link) else { return Vec::new() };
        let on_link = |slot: &Slot| {
            slot.role == Role::Heard
                && slot.desk == link.desk
                && slot.feed.stream == Some(link.socket.name)
        };
        (0..self.slots.len()).filter(|&index| self.slots.get(index).is_some_and(on_link)).collect()
    }

    /// The earlier of two moments.
    pub(super) fn sooner(
        first: Option<UnixMillis>,
        second: Option<UnixMillis>,
    ) -> Option<UnixMillis> {
        match (first, second) {
            (Some(first), Some(second)) => Some(first.min(second)),
            (one, other) => one.or(other),
        }
    }
}

/// What is told of an answer that could not be read: where and what.
fn unreadable(error: &DecodeError) -> FeedFault {
    let place = if error.field.is_empty() { String::new() } else { format!("{}: ", error.field) };
    FeedFault::Unreadable(format!("{place}{}", error.problem))
}

//! How far our clock is behind the venues'.
//!
//! A reader's clock can be slow by hours. Every answer would then seem to be of the future, and be
//! refused. One venue that says so may be wrong; where two agree, it is our clock that is.
//! A fast clock is left alone: figures look older than they are, and an old figure looks the same.

use crate::session::state::Session;
use crate::units::{Millis, UnixMillis};
use crate::venues::{DecodeError, Problem};

/// Two venues that say how far ahead of us they are agree within this.
const AGREED: Millis = Millis::seconds(5);

impl Session {
    /// Now, by the venues' clocks where ours is known to be slow.
    pub(super) fn venues_now(&self) -> UnixMillis {
        self.now + self.behind
    }

    /// Notes that a venue told of what is yet to come.
    pub(super) fn note_future(&mut self, desk: usize, error: &DecodeError) {
        let Problem::FutureDated { ahead_ms } = error.problem else { return };
        let ahead = Millis(ahead_ms);
        let agrees = self.desks.iter().enumerate().any(|(index, other)| {
            index != desk && other.ahead.is_some_and(|other| (other.0 - ahead.0).abs() <= AGREED.0)
        });
        if !agrees {
            if let Some(desk) = self.desks.get_mut(desk) {
                desk.ahead = Some(ahead);
            }
            return;
        }
        self.behind = self.behind + ahead;
        for desk in &mut self.desks {
            desk.ahead = None;
        }
        // What was refused is asked for again, and so is what ended too early.
        for slot in &mut self.slots {
            slot.due = self.now;
        }
    }
}

//! What is known of one venue as a whole: its budget, and whether it wants to be left alone.

use crate::market::Asset;
use crate::session::budget::Bucket;
use crate::units::{Millis, UnixMillis};
use crate::venues::Adapter;

/// One venue.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) adapter: &'static Adapter,
    pub(super) bucket: Bucket,
    /// Nothing is asked before this moment.
    pub(super) held_until: Option<UnixMillis>,
    /// How often the venue said that it is asked too often, without a calm spell in between.
    pub(super) strikes: u32,
    /// How far its clock is ahead of ours, where it told of what is yet to come.
    pub(super) ahead: Option<Millis>,
    /// Coins whose contracts are known from a cached snapshot.
    pub(super) cached_specs: Vec<Asset>,
}

impl Desk {
    pub(super) fn new(adapter: &'static Adapter, now: UnixMillis) -> Self {
        let bucket = Bucket::full(adapter.budget, now);
        Self {
            adapter,
            bucket,
            held_until: None,
            strikes: 0,
            ahead: None,
            cached_specs: Vec::new(),
        }
    }

    /// The moment before which nothing is asked, while it is still to come.
    pub(super) fn held(&self, now: UnixMillis) -> Option<UnixMillis> {
        self.held_until.filter(|&until| until > now)
    }
}

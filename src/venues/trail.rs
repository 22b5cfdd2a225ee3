//! How a place in a payload was come to, such as `result.list[3].openInterest`.

use core::cell::RefCell;
use core::fmt;
use core::fmt::Write;

/// Where in a payload; empty for the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail(String);

impl Trail {
    /// True for the whole payload.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Trail {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// All steps that were taken into one payload, each with the place it was taken from.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    taken: RefCell<Vec<Step>>,
}

#[derive(Clone, Copy, Debug)]
struct Step {
    from: u32,
    to: Member,
}

#[derive(Clone, Copy, Debug)]
enum Member {
    Key(&'static str),
    Index(usize),
}

impl Steps {
    /// The whole payload.
    pub(crate) const ROOT: u32 = u32::MAX;

    /// The member `name` of the place `from`.
    pub(crate) fn key(&self, from: u32, name: &'static str) -> u32 {
        self.take(Step { from, to: Member::Key(name) })
    }

    /// The element `index` of the place `from`.
    pub(crate) fn index(&self, from: u32, index: usize) -> u32 {
        self.take(Step { from, to: Member::Index(index) })
    }

    #[inline(never)]
    fn take(&self, step: Step) -> u32 {
        let mut taken = self.taken.borrow_mut();
        let place = u32::try_from(taken.len()).unwrap_or(Self::ROOT);
        taken.push(step);
        place
    }

    /// The place spelled out.
    pub(crate) fn trail(&self, place: u32) -> Trail {
        let taken = self.taken.borrow();
        let mut steps = Vec::new();
        let mut here = place;
        // A step is taken from an earlier one, so this ends.
        while let Some(step) = usize::try_from(here).ok().and_then(|here| taken.get(here)) {
            steps.push(step.to);
            here = step.from;
        }
        let mut text = String::new();
        for member in steps.into_iter().rev() {
            // Writing to a string does not fail.
            let _ = match member {
                Member::Key(key) if text.is_empty() => text.write_str(key),
                Member::Key(key) => write!(text, ".{key}"),
                Member::Index(index) => write!(text, "[{index}]"),
            };
        }
        Trail(text)
    }
}

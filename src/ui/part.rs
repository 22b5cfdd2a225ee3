//! Parts of the panel that tell when they change.

use leptos::prelude::*;
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// A value that changes, and tells only when it does. All share one memo's machinery in the program
/// that readers load, whatever they hold.
pub(super) struct Part<T> {
    memo: Memo<Held>,
    holds: PhantomData<fn() -> T>,
}

/// What a part may hold; the default stands for a part whose component is gone.
pub(super) trait Holdable: Clone + Default + PartialEq + Send + Sync + 'static {}
impl<T: Clone + Default + PartialEq + Send + Sync + 'static> Holdable for T {}

/// A value whose type only its part knows.
struct Held {
    value: Arc<dyn Any + Send + Sync>,
    is_same: fn(&dyn Any, &dyn Any) -> bool,
}

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        (self.is_same)(&*self.value, &*other.value)
    }
}

type Compute = Box<dyn Fn(Option<&Held>) -> Held + Send + Sync>;

fn memo(compute: Compute) -> Memo<Held> {
    Memo::new(compute)
}

fn read(memo: Memo<Held>) -> Option<Arc<dyn Any + Send + Sync>> {
    memo.try_with(|held| Arc::clone(&held.value))
}

fn is_same<T: PartialEq + 'static>(one: &dyn Any, other: &dyn Any) -> bool {
    one.downcast_ref::<T>() == other.downcast_ref::<T>()
}

impl<T: Holdable> Part<T> {
    /// What `of` finds, given what it found before; it is asked anew when what it read changes.
    pub(super) fn new(of: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        let compute = move |before: Option<&Held>| {
            let before = before.and_then(|held| held.value.downcast_ref());
            Held { value: Arc::new(of(before)), is_same: is_same::<T> }
        };
        Self { memo: memo(Box::new(compute)), holds: PhantomData }
    }

    /// Reads it, and is told when it changes.
    pub(super) fn with<R>(self, of: impl FnOnce(Option<&T>) -> R) -> R {
        let held = read(self.memo);
        of(held.as_ref().and_then(|held| held.downcast_ref()))
    }

    /// A copy of it; the reader is told when it changes.
    pub(super) fn get(self) -> T {
        self.with(|value| value.cloned().unwrap_or_default())
    }

    /// A copy of it as it is now.
    pub(super) fn get_untracked(self) -> T {
        untrack(|| self.get())
    }
}

impl<T> Clone for Part<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Part<T> {}

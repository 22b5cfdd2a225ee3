//! Long work in slices, so that the page answers between them.

use gloo_timers::callback::Timeout;
use std::rc::Rc;

/// Calls `slice` again and again, with room for everything else between, until it answers false; then
/// `done`.
pub fn in_slices(slice: Rc<dyn Fn() -> bool>, done: Box<dyn FnOnce()>) {
    let next = move || {
        if slice() {
            in_slices(slice, done);
        } else {
            done();
        }
    };
    Timeout::new(0, next).forget();
}

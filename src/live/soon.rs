//! Work in a task of its own, so that the page answers in between.

use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;

/// Calls `work` once what waits has had its turn.
pub fn soon(work: impl FnOnce() + 'static) {
    Timeout::new(0, work).forget();
}

/// Waits until what waits has had its turn.
pub async fn turn() {
    TimeoutFuture::new(0).await;
}

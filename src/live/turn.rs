//! Turns, so that the page answers between one piece of work and the next.

use gloo_timers::future::TimeoutFuture;

/// Waits until what waits has had its turn.
pub async fn turn() {
    TimeoutFuture::new(0).await;
}

//! Turns, so that the page answers between one piece of work and the next.

use gloo_timers::callback::Timeout;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// `scheduler.postTask` of the page: <https://wicg.github.io/scheduling-apis/>. Safari has none.
    #[wasm_bindgen(catch, js_namespace = scheduler, js_name = postTask)]
    fn post_task(task: &Function, options: &Object) -> Result<JsValue, JsValue>;
}

/// What is less urgent waits no longer than this, in ms: an article may never let its page rest.
const MOST_WAIT: u32 = 100;

/// Waits until what waits has had its turn.
pub(super) async fn turn() {
    after(0).await;
}

/// Waits until what is more urgent has had its turn, for a tenth of a second at most: where the browser
/// knows of less urgent work, all that a reader does and every frame of it; else what fell due before.
pub async fn leisure() {
    let options = Object::new();
    // A plain object takes any property.
    let _ = Reflect::set(&options, &"priority".into(), &"background".into());
    come(MOST_WAIT, Some(&options)).await;
}

/// Waits so many milliseconds.
pub(super) async fn after(milliseconds: u32) {
    come(milliseconds, None).await;
}

/// Waits for a task with such options, but no longer than `most`; where there are no tasks, for the next
/// timer.
async fn come(most: u32, task: Option<&Object>) {
    let mut timer = None;
    // Whichever comes first; the other then finds nothing to do.
    let its_turn = Promise::new(&mut |come, _| {
        let is_missing = task.is_some_and(|options| post_task(&come, options).is_err());
        let come = Come(come);
        timer = Some(Timeout::new(if is_missing { 0 } else { most }, move || drop(come)));
    });
    // It is never refused.
    let _ = JsFuture::from(its_turn).await;
}

/// Resolves a promise as it goes: with a timer that is over, or is not waited for any more. What waited for
/// a promise that nothing resolves would stay for ever.
struct Come(Function);

impl Drop for Come {
    fn drop(&mut self) {
        let _ = self.0.call1(&JsValue::UNDEFINED, &JsValue::UNDEFINED);
    }
}

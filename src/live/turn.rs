//! Turns, so that the page answers between one piece of work and the next.

use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// `scheduler.postTask` of the page: <https://wicg.github.io/scheduling-apis/>. Safari has none.
    #[wasm_bindgen(catch, js_namespace = scheduler, js_name = postTask)]
    fn post_task(task: &Function, options: &Object) -> Result<Promise, JsValue>;
}

/// Waits until what waits has had its turn: where the browser knows of less urgent work, everything that
/// a reader presses and all frames of it, else what fell due before.
pub async fn turn() {
    let options = Object::new();
    // A plain object takes any property.
    let _ = Reflect::set(&options, &"priority".into(), &"background".into());
    // The task itself does nothing: any function will do.
    match post_task(&options.constructor(), &options) {
        Ok(task) => drop(JsFuture::from(task).await),
        Err(_) => TimeoutFuture::new(0).await,
    }
}

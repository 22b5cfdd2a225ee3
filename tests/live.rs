//! What the browser's side promises the session, in a browser.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test stops at what it did not expect")]

use js_sys::{Function, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::AbortController;
use why_crypto_down::live::{Inbox, http, storage};
use why_crypto_down::session::{Answer, Event, FetchFault, SocketId};
use why_crypto_down::units::{Millis, UnixMillis};
use why_crypto_down::venues::Request;

wasm_bindgen_test_configure!(run_in_browser);

/// Puts `body` in the place of the page's `fetch` until it is dropped, as other scripts do.
struct Patched(JsValue);

impl Patched {
    fn with(body: &str) -> Self {
        let window = web_sys::window().expect("a window");
        let before = Reflect::get(&window, &"fetch".into()).expect("a property");
        let patch: JsValue = match body {
            "" => JsValue::UNDEFINED,
            body => Function::new_with_args("request", body).into(),
        };
        Reflect::set(&window, &"fetch".into(), &patch).expect("a property that can be set");
        Self(before)
    }
}

impl Drop for Patched {
    fn drop(&mut self) {
        let window = web_sys::window().expect("a window");
        Reflect::set(&window, &"fetch".into(), &self.0).expect("a property that can be set");
    }
}

async fn asked(patch: &str, within: Millis, cap_bytes: usize) -> Result<Answer, FetchFault> {
    let _patched = Patched::with(patch);
    let abort = AbortController::new().expect("an abort controller");
    let request = Request::get("https://venue.test/feed?symbol=BTC".into());
    http::fetch(&request, within, cap_bytes, &abort).await
}

const LONG: Millis = Millis::seconds(30);

#[wasm_bindgen_test]
async fn a_page_without_fetch_is_blocked() {
    assert_eq!(asked("", LONG, 100).await, Err(FetchFault::Blocked));
}

#[wasm_bindgen_test]
async fn a_fetch_that_throws_is_blocked() {
    assert_eq!(asked("throw new Error('no')", LONG, 100).await, Err(FetchFault::Blocked));
}

#[wasm_bindgen_test]
async fn what_is_no_response_is_blocked() {
    assert_eq!(asked("return {status: 200}", LONG, 100).await, Err(FetchFault::Blocked));
    assert_eq!(asked("return undefined", LONG, 100).await, Err(FetchFault::Blocked));
}

#[wasm_bindgen_test]
async fn a_fetch_that_never_ends_is_given_up_and_aborted() {
    let _patched = Patched::with("return new Promise(() => {})");
    let abort = AbortController::new().expect("an abort controller");
    let request = Request::get("https://venue.test/feed".into());
    let outcome = http::fetch(&request, Millis(10), 100, &abort).await;
    assert_eq!(outcome, Err(FetchFault::TimedOut));
    assert!(abort.signal().aborted());
}

#[wasm_bindgen_test]
async fn an_answer_is_handed_over_whole_with_its_status_wait_and_date() {
    let patch = "return new Response('{\"a\": \"\u{e4}\"}', {status: 429, headers: \
                 {'Retry-After': '7', 'X-Answered': 'Tue, 24 Nov 2026 22:54:05 GMT'}})";
    let expected = Answer {
        status: 429,
        retry_after: Some(Millis::seconds(7)),
        dated: Some(UnixMillis(1_795_560_845_000)),
        body: "{\"a\": \"\u{e4}\"}".into(),
    };
    assert_eq!(asked(patch, LONG, 100).await, Ok(expected));
}

#[wasm_bindgen_test]
async fn an_answer_may_be_as_large_as_the_limit_and_not_a_byte_larger() {
    let body = |bytes: usize| format!("return new Response('x'.repeat({bytes}))");
    let at_limit = asked(&body(100), LONG, 100).await.map(|answer| answer.body.len());
    assert_eq!(at_limit, Ok(100));
    assert_eq!(asked(&body(101), LONG, 100).await, Err(FetchFault::TooLarge));
}

#[wasm_bindgen_test]
async fn a_request_carries_no_cookie_no_referrer_and_passes_no_cache() {
    let patch = "return new Response([request.method, request.mode, request.credentials, \
                 request.cache, request.referrerPolicy, request.url].join(' '))";
    let seen = asked(patch, LONG, 1_000).await.map(|answer| answer.body);
    let expected = "GET cors omit no-store no-referrer https://venue.test/feed?symbol=BTC";
    assert_eq!(seen, Ok(expected.into()));
}

#[wasm_bindgen_test]
fn a_socket_that_says_too_much_is_given_up_and_the_others_are_not() {
    let (loud, calm) = (SocketId(1), SocketId(2));
    let mut inbox = Inbox::default();
    inbox.put(calm, Event::Text(calm, "first".into()));
    for _ in 0..5_000 {
        inbox.put(loud, Event::Text(loud, "x".into()));
    }
    let (events, overrun) = inbox.take();
    assert_eq!(events.first(), Some(&Event::Text(calm, "first".into())));
    assert_eq!(events.last(), Some(&Event::Closed(loud, 4_000)));
    assert_eq!(overrun.into_iter().collect::<Vec<_>>(), vec![loud]);
    assert_eq!(inbox.take().0, vec![]);
}

#[wasm_bindgen_test]
fn what_was_kept_is_found_again_and_too_much_is_not_kept() {
    storage::forget();
    assert_eq!(storage::kept(), None);
    assert!(storage::keep("kept"));
    assert!(!storage::keep(&"x".repeat(storage::MOST_BYTES + 1)));
    assert_eq!(storage::kept().as_deref(), Some("kept"));
    storage::forget();
    assert_eq!(storage::kept(), None);
}

//! One HTTP request in a browser: no cookies, no referrer, no cache, a deadline and a size limit.

use super::turn::after;
use crate::session::{Answer, FetchFault};
use crate::units::{Millis, UnixMillis};
use crate::venues::{Method, Request};
use futures_util::future::{Either, select};
use js_sys::{Function, Promise, Reflect, Uint8Array};
use std::pin::pin;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache,
    RequestCredentials, RequestMode, RequestRedirect,
};

/// Asks, and gives up after `within` or beyond `cap_bytes`.
///
/// # Errors
/// [`FetchFault`]: blocked, timed out, or too large.
pub async fn fetch(
    request: &Request,
    within: Millis,
    cap_bytes: usize,
    abort: &AbortController,
) -> Result<Answer, FetchFault> {
    let signal = abort.signal();
    let exchange = pin!(exchange(request, cap_bytes, &signal));
    let deadline = pin!(after(u32::try_from(within.0).unwrap_or(u32::MAX).min(MOST_WAIT)));
    let outcome = match select(exchange, deadline).await {
        Either::Left((outcome, _)) => outcome,
        Either::Right(((), _)) => Err(FetchFault::TimedOut),
    };
    if outcome.is_err() {
        abort.abort();
    }
    outcome
}

/// A browser takes a longer wait for none.
const MOST_WAIT: u32 = 0x7fff_ffff;

async fn exchange(
    request: &Request,
    cap_bytes: usize,
    signal: &AbortSignal,
) -> Result<Answer, FetchFault> {
    let sent = build(request, signal).ok_or(FetchFault::Blocked)?;
    let response = send(&sent).await.ok_or(FetchFault::Blocked)?;
    // An opaque answer, as a page's own patched fetch may hand out, has status 0 and no body.
    if response.status() == 0 {
        return Err(FetchFault::Blocked);
    }
    let header = |name| response.headers().get(name).ok().flatten();
    let retry_after = header("Retry-After").and_then(|text| wait(&text));
    let dated = header("X-Answered").and_then(|text| date(&text));
    let body = read(&response, cap_bytes).await?;
    Ok(Answer { status: response.status(), retry_after, dated, body })
}

fn build(request: &Request, signal: &AbortSignal) -> Option<web_sys::Request> {
    let builder = match request.method {
        Method::Get => gloo_net::http::Request::get(&request.url),
        Method::Post => gloo_net::http::Request::post(&request.url),
    };
    let builder = builder
        .mode(RequestMode::Cors)
        .credentials(RequestCredentials::Omit)
        .cache(RequestCache::NoStore)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        // Who may be asked was decided for this address, and for no other.
        .redirect(RequestRedirect::Error)
        .abort_signal(Some(signal));
    let built = match &request.body {
        Some(json) => builder.header("Content-Type", "application/json").body(json.as_str()),
        None => builder.build(),
    };
    built.ok().map(Into::into)
}

/// Other scripts of the page may have replaced `window.fetch`. It is called as what it is, a value
/// of unknown kind: gloo-net's own call stops the program where it throws or returns no response.
async fn send(request: &web_sys::Request) -> Option<web_sys::Response> {
    let window = web_sys::window()?;
    let fetch = Reflect::get(&window, &JsValue::from_str("fetch")).ok()?;
    let promise = fetch.dyn_ref::<Function>()?.call1(&window, request).ok()?;
    let settled = JsFuture::from(Promise::resolve(&promise)).await.ok()?;
    settled.dyn_into().ok()
}

/// Reads piece by piece, so that an endless answer is noticed before it has filled the memory.
async fn read(response: &web_sys::Response, cap_bytes: usize) -> Result<String, FetchFault> {
    let Some(stream) = response.body() else { return Ok(String::new()) };
    let reader: ReadableStreamDefaultReader =
        stream.get_reader().dyn_into().map_err(|_| FetchFault::Blocked)?;
    let mut bytes = Vec::new();
    loop {
        let step = JsFuture::from(reader.read()).await.map_err(|_| FetchFault::Blocked)?;
        let done =
            Reflect::get(&step, &JsValue::from_str("done")).map_err(|_| FetchFault::Blocked)?;
        if done.is_truthy() {
            break;
        }
        let piece: Uint8Array = Reflect::get(&step, &JsValue::from_str("value"))
            .and_then(JsCast::dyn_into)
            .map_err(|_| FetchFault::Blocked)?;
        let start = bytes.len();
        let end = start + piece.length() as usize;
        if end > cap_bytes {
            return Err(FetchFault::TooLarge);
        }
        bytes.resize(end, 0);
        if let Some(rest) = bytes.get_mut(start..) {
            piece.copy_to(rest);
        }
    }
    // A byte that is no text makes the payload unreadable where it is decoded, with a better word.
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// `Retry-After` in seconds or as a date.
fn wait(text: &str) -> Option<Millis> {
    let text = text.trim();
    if let Ok(seconds) = text.parse::<u32>() {
        return Some(Millis::seconds(i64::from(seconds)));
    }
    date(text).map(|at| Millis((at - super::clock::now()).0.max(0)))
}

fn date(text: &str) -> Option<UnixMillis> {
    let at = js_sys::Date::parse(text);
    #[allow(clippy::cast_possible_truncation, reason = "whole milliseconds far below 2^53")]
    at.is_finite().then_some(UnixMillis(at as i64))
}

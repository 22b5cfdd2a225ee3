//! One HTTP request, bounded in time and size.

use crate::cli::{clock, http_date};
use crate::session::{Answer, FetchFault};
use crate::units::Millis;
use crate::venues::{Method, Request};
use reqwest::header::{self, HeaderMap, HeaderValue};
use std::time::Duration;

/// An answer with what a page would have to know of it.
pub(super) struct Told {
    pub(super) answer: Answer,
    /// `Access-Control-Allow-Origin`, where the venue sent one.
    pub(super) allow_origin: Option<String>,
}

/// What this program calls itself.
const USER_AGENT: &str = concat!("wcd/", env!("CARGO_PKG_VERSION"));
/// Longest wait for a connection.
const CONNECT_WITHIN: Duration = Duration::from_secs(8);

/// A client for all venues.
///
/// # Errors
/// When the system has no usable TLS.
pub(super) fn client() -> Result<reqwest::Client, String> {
    reqwest::Client::builder()
        .user_agent(USER_AGENT)
        .connect_timeout(CONNECT_WITHIN)
        .build()
        .map_err(|error| error.to_string())
}

/// A length of time as the system counts it.
pub(super) fn duration(length: Millis) -> Duration {
    Duration::from_millis(u64::try_from(length.0).unwrap_or(0))
}

/// Asks once. With an origin it asks as a page there would.
pub(super) async fn fetch(
    client: &reqwest::Client,
    request: &Request,
    origin: Option<&str>,
    within: Millis,
    cap_bytes: usize,
) -> Result<Told, FetchFault> {
    let asking = ask(client, request, origin, cap_bytes);
    tokio::time::timeout(duration(within), asking).await.unwrap_or(Err(FetchFault::TimedOut))
}

async fn ask(
    client: &reqwest::Client,
    request: &Request,
    origin: Option<&str>,
    cap_bytes: usize,
) -> Result<Told, FetchFault> {
    let mut builder = match request.method {
        Method::Get => client.get(&request.url),
        Method::Post => client
            .post(&request.url)
            .header(header::CONTENT_TYPE, "application/json")
            .body(request.body.clone().unwrap_or_default()),
    };
    builder = builder.header(header::ACCEPT, "application/json");
    if let Some(origin) = origin {
        builder = builder.header(header::ORIGIN, origin);
    }
    let mut response = builder.send().await.map_err(|error| fault(&error))?;
    let status = response.status().as_u16();
    let retry_after = retry_after(response.headers());
    let allow_origin = allow_origin(response.headers());
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(|error| fault(&error))? {
        if body.len() + piece.len() > cap_bytes {
            return Err(FetchFault::TooLarge);
        }
        body.extend_from_slice(&piece);
    }
    let body = String::from_utf8_lossy(&body).into_owned();
    Ok(Told { answer: Answer { status, retry_after, dated: None, body }, allow_origin })
}

fn fault(error: &reqwest::Error) -> FetchFault {
    if error.is_timeout() { FetchFault::TimedOut } else { FetchFault::Blocked }
}

/// `Retry-After`, as a number of seconds or as a date. A date is taken against the answer's own
/// `Date` where it has one, so that it does not matter how our clock runs.
fn retry_after(headers: &HeaderMap) -> Option<Millis> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    let told = text(header::RETRY_AFTER)?;
    if let Ok(seconds) = told.parse::<u32>() {
        return Some(Millis::seconds(i64::from(seconds)));
    }
    let now = text(header::DATE).and_then(http_date::parse).unwrap_or_else(clock::now);
    let wait = http_date::parse(told)? - now;
    Some(Millis(wait.0.max(0)))
}

pub(super) fn allow_origin(headers: &HeaderMap) -> Option<String> {
    headers
        .get(header::ACCESS_CONTROL_ALLOW_ORIGIN)
        .map(HeaderValue::as_bytes)
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(header::HeaderName, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, text)| (name.clone(), HeaderValue::from_static(text))).collect()
    }

    #[test]
    fn a_wait_is_told_in_seconds_or_as_a_date() {
        let seconds = headers(&[(header::RETRY_AFTER, "120")]);
        assert_eq!(retry_after(&seconds), Some(Millis::seconds(120)));
        let date = headers(&[
            (header::DATE, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (header::RETRY_AFTER, "Sun, 06 Nov 1994 08:51:07 GMT"),
        ]);
        assert_eq!(retry_after(&date), Some(Millis::seconds(90)));
    }

    #[test]
    fn a_date_that_is_past_is_no_wait_and_nonsense_is_none() {
        let past = headers(&[(header::RETRY_AFTER, "Sun, 06 Nov 1994 08:49:37 GMT")]);
        assert_eq!(retry_after(&past), Some(Millis(0)));
        assert_eq!(retry_after(&headers(&[(header::RETRY_AFTER, "soon")])), None);
        assert_eq!(retry_after(&headers(&[])), None);
    }
}

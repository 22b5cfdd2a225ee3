//! Asking over HTTP as a page would.

use crate::cli::decode::note_specs;
use crate::cli::doctor::Check;
use crate::cli::doctor::finding::{Cors, Finding, Way};
use crate::cli::{clock, web};
use crate::json;
use crate::market::Asset;
use crate::session::FetchFault;
use crate::units::Millis;
use crate::venues::{Adapter, Ask, Feed, Method, Reading, Request, SpecBook};
use reqwest::header;

const WITHIN: Millis = Millis::seconds(10);

/// Asks one feed once; `None` for one that has no answers over HTTP for this coin.
pub(super) async fn ask(
    check: &Check,
    adapter: &'static Adapter,
    feed: &'static Feed,
    asset: Option<Asset>,
    specs: &mut SpecBook,
) -> Option<Finding> {
    let mut request = (feed.http?)(&Ask { asset, now: clock::now(), page: None })?;
    request.url = check.settings.route.url(&request.url);
    let mut finding = Finding {
        venue: adapter.venue,
        feed,
        asset,
        way: Way::Rest,
        status: None,
        cors: Cors::NotAsked,
        read: Err("not asked".to_owned()),
        lacks: Vec::new(),
        notes: Vec::new(),
        changed: false,
        latency: None,
        age: None,
    };
    let refused = match request.method {
        Method::Get => None,
        Method::Post => preflight(check, &request).await.err(),
    };
    let began = clock::now();
    let told =
        web::fetch(&check.client, &request, Some(&check.origin), WITHIN, feed.cap_bytes).await;
    let told = match told {
        Ok(told) => told,
        Err(fault) => {
            finding.read = Err(match fault {
                FetchFault::Blocked => "no connection".to_owned(),
                FetchFault::TimedOut => format!("no answer within {} s", WITHIN.0 / 1_000),
                FetchFault::TooLarge => format!("more than the cap of {} bytes", feed.cap_bytes),
            });
            return Some(finding);
        }
    };
    let now = clock::now();
    finding.latency = Some(now - began);
    finding.status = Some(told.answer.status);
    finding.cors = match refused {
        Some(why) => Cors::NoPreflight(why),
        None => allowed(told.allow_origin, &check.origin),
    };
    if (200..300).contains(&told.answer.status) {
        let reading = Reading { seen: now, asset, specs };
        let read = feed.read(adapter.venue, &told.answer.body, &reading);
        finding.take(read.as_ref(), now);
        if let Ok(answer) = json::read(&told.answer.body) {
            finding.compare(&answer);
        }
        if let Ok(decoded) = &read {
            note_specs(adapter.venue, decoded, specs);
        }
    } else {
        finding.read = Err(told.answer.status.to_string());
    }
    Some(finding)
}

fn allowed(header: Option<String>, origin: &str) -> Cors {
    match header {
        None => Cors::No,
        Some(allowed) if allowed == "*" || allowed == origin => Cors::Yes,
        Some(other) => Cors::Wrong(crate::cli::output::plain(&other)),
    }
}

/// Asks whether a page may post JSON, as a browser does before it posts.
async fn preflight(check: &Check, request: &Request) -> Result<(), String> {
    let sending = check
        .client
        .request(reqwest::Method::OPTIONS, &request.url)
        .header(header::ORIGIN, &check.origin)
        .header(header::ACCESS_CONTROL_REQUEST_METHOD, "POST")
        .header(header::ACCESS_CONTROL_REQUEST_HEADERS, "content-type")
        .timeout(web::duration(WITHIN))
        .send();
    let Ok(response) = sending.await else { return Err("preflight not answered".to_owned()) };
    if !response.status().is_success() {
        return Err(format!("preflight answered {}", response.status().as_u16()));
    }
    if allowed(web::allow_origin(response.headers()), &check.origin) != Cors::Yes {
        return Err("preflight without a CORS header for the page".to_owned());
    }
    let names = response
        .headers()
        .get_all(header::ACCESS_CONTROL_ALLOW_HEADERS)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|name| name.trim().to_ascii_lowercase())
        .collect::<Vec<_>>();
    if names.iter().any(|name| name == "*" || name == "content-type") {
        Ok(())
    } else {
        Err("preflight does not allow a content type".to_owned())
    }
}

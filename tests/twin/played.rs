//! A twin that plays a scenario at a time that stands still, and a reader of its answers.

use std::sync::Arc;
use tokio::sync::oneshot;
use why_crypto_down::cli::twin::{Faults, Scenario, Twin, World, serve};
use why_crypto_down::market::{Asset, Kind, Observation, Venue};
use why_crypto_down::settings::Route;
use why_crypto_down::units::{Millis, UnixMillis};
use why_crypto_down::venues::{
    self, Ask, DecodeError, Decoded, Feed, Method, Page, Reading, SpecBook,
};

/// 12 February 2026, 14:00 UTC.
pub(crate) const END: UnixMillis = UnixMillis(1_770_904_800_000);

/// A scenario that ships with the project.
pub(crate) fn scenario(name: &str) -> Scenario {
    let path = format!("{}/tests/scenarios/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect(&path);
    Scenario::parse(&text).unwrap_or_else(|why| panic!("{path}: {why}"))
}

/// A twin, twenty minutes after its scenario's end.
pub(crate) struct Played {
    pub(crate) world: World,
    pub(crate) now: UnixMillis,
    pub(crate) base: String,
}

impl Played {
    pub(crate) async fn of(scenario: Scenario) -> Self {
        let world = World { scenario, end: END, still: true };
        let now = END + Millis::minutes(20);
        let twin = Arc::new(Twin::new(world.clone(), Faults::default(), Some(now)));
        let (tell, told) = oneshot::channel();
        let listen = "127.0.0.1:0".parse().expect("an address");
        tokio::spawn(serve(twin, listen, move |bound| tell.send(bound).expect("a listener")));
        let base = format!("http://{}", told.await.expect("a bound address"));
        Self { world, now, base }
    }

    /// Where the twin has what is at `at_venue`.
    pub(crate) fn url(&self, at_venue: &str) -> String {
        Route::Twin(self.base.clone()).url(at_venue)
    }

    pub(crate) fn reading<'a>(&self, asset: Asset, specs: &'a SpecBook) -> Reading<'a> {
        Reading { seen: self.now, asset: Some(asset), specs }
    }

    /// One page of a feed; `None` for a coin that the feed is not asked for.
    pub(crate) async fn ask(
        &self,
        venue: Venue,
        feed: &Feed,
        asset: Asset,
        page: Option<&Page>,
        specs: &SpecBook,
    ) -> Option<Result<Decoded, DecodeError>> {
        let ask = Ask { asset: Some(asset), now: self.now, page };
        let request = feed.http.expect("a feed over HTTP")(&ask)?;
        let client = reqwest::Client::new();
        let url = self.url(&request.url);
        let sent = match request.method {
            Method::Get => client.get(&url),
            Method::Post => client.post(&url).body(request.body.unwrap_or_default()),
        };
        let text = sent.send().await.expect(&url).text().await.expect(&url);
        Some(feed.read(venue, &text, &self.reading(asset, specs)))
    }

    pub(crate) async fn decoded(
        &self,
        venue: Venue,
        name: &str,
        asset: Asset,
        specs: &SpecBook,
    ) -> Decoded {
        let (_, feed) = venues::feed(venue, name).expect(name);
        let answer = self.ask(venue, feed, asset, None, specs).await.expect(name);
        answer.unwrap_or_else(|why| panic!("{venue} {name}: {why}"))
    }

    pub(crate) async fn rows(
        &self,
        venue: Venue,
        name: &str,
        asset: Asset,
        specs: &SpecBook,
    ) -> Vec<Observation> {
        let decoded = self.decoded(venue, name, asset, specs).await;
        decoded.rows.into_iter().map(|row| row.observation).collect()
    }

    /// All pages that the feed may be followed for.
    pub(crate) async fn pages(
        &self,
        venue: Venue,
        name: &str,
        asset: Asset,
        specs: &SpecBook,
    ) -> Vec<Observation> {
        let (_, feed) = venues::feed(venue, name).expect(name);
        let (mut rows, mut page) = (Vec::new(), None);
        for _ in 0..feed.pages {
            let answer = self.ask(venue, feed, asset, page.as_ref(), specs).await.expect(name);
            let decoded = answer.unwrap_or_else(|why| panic!("{venue} {name}: {why}"));
            rows.extend(decoded.rows.into_iter().map(|row| row.observation));
            page = decoded.next;
            if page.is_none() {
                break;
            }
        }
        rows
    }

    /// What the venues say that their contracts are.
    pub(crate) async fn specs(&self, assets: &[Asset]) -> SpecBook {
        let mut book = SpecBook::new();
        for adapter in venues::ALL {
            let told = |feed: &&Feed| feed.yields.contains(&Kind::ContractSpec);
            for feed in adapter.feeds.iter().filter(told).filter(|feed| feed.http.is_some()) {
                for &asset in assets {
                    let answer = self.ask(adapter.venue, feed, asset, None, &SpecBook::new()).await;
                    let Some(Ok(decoded)) = answer else { continue };
                    for row in decoded.rows {
                        if let (Some(of), Observation::ContractSpec(spec)) =
                            (row.instrument, row.observation)
                        {
                            book.insert(adapter.venue, &of.symbol, spec);
                        }
                    }
                }
            }
        }
        book
    }

    /// Switches one fault on and all others off.
    pub(crate) async fn fault(&self, feed: &str, kind: &str) {
        let body = serde_json::json!({ feed: kind }).to_string();
        let url = format!("{}/_twin/faults", self.base);
        let answer = reqwest::Client::new().post(url).body(body).send().await.expect("an answer");
        assert!(answer.status().is_success(), "{feed}={kind}");
    }
}

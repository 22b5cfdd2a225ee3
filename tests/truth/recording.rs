//! A stand-in, what the command line records of it, and what it explains.

use crate::rule::Moments;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};
use tokio::sync::oneshot;
use why_crypto_down::cli::twin::{Faults, Scenario, Twin, World, serve};
use why_crypto_down::units::{Millis, UnixMillis};

/// Moments between the start of a recording and its end at which the truth is asked.
const BETWEEN: i64 = 6;

pub(crate) struct Recording {
    pub(crate) name: String,
    pub(crate) report: Value,
    /// The report as it was printed.
    pub(crate) text: String,
    pub(crate) truth: Moments,
    snapshot: Value,
    file: PathBuf,
    /// What the scenario itself puts out.
    own_faults: Faults,
}

impl Recording {
    pub(crate) fn value(&self, figure: &str) -> Option<f64> {
        self.report["figures"][figure]["value"].as_f64()
    }

    /// Feeds that failed, each once, as `venue/feed`, but for those that the scenario itself puts out.
    pub(crate) fn failed(&self) -> Vec<String> {
        let feeds = self.snapshot["feeds"].as_array().expect("feeds").iter();
        let well = ["read", "spare", "waiting"];
        let is_well =
            |feed: &Value| feed["status"].as_str().is_some_and(|told| well.contains(&told));
        let failed = feeds.filter(|feed| !is_well(feed));
        let name = |feed: &Value| {
            format!("{}/{}", feed["venue"].as_str().unwrap(), feed["feed"].as_str().unwrap())
        };
        let mut names: Vec<String> = failed.map(name).collect();
        names.dedup();
        names.retain(|name| self.own_faults.of(Some(name)).is_empty());
        names
    }

    /// What a venue says at the end.
    pub(crate) fn by_venue(&self, figure: &str, venue: &str) -> f64 {
        self.truth.0.last().expect("a moment")["by_venue"][figure][venue].as_f64().expect(figure)
    }

    /// The least and the greatest that any venue says at the end.
    pub(crate) fn range(&self, figure: &str) -> (f64, f64) {
        let told = &self.truth.0.last().expect("a moment")["by_venue"][figure];
        let told: Vec<f64> =
            told.as_object().expect(figure).values().filter_map(Value::as_f64).collect();
        let least = told.iter().copied().fold(f64::INFINITY, f64::min);
        (least, told.iter().copied().fold(f64::NEG_INFINITY, f64::max))
    }

    pub(crate) async fn explained_again(&self) -> String {
        explained(&self.file).await
    }
}

/// Some moments from `began` to `ended`.
fn moments(began: UnixMillis, ended: UnixMillis) -> Vec<UnixMillis> {
    (0..=BETWEEN).map(|step| began + Millis((ended - began).0 * step / BETWEEN)).collect()
}

#[allow(clippy::disallowed_methods, reason = "the stand-in and the recording go by this clock")]
fn now() -> UnixMillis {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock after 1970");
    UnixMillis(i64::try_from(since.as_millis()).expect("a clock of this age"))
}

async fn wcd(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wcd"));
    command.args(arguments).env_remove("WCD_TWIN");
    let running = tokio::task::spawn_blocking(move || command.output());
    let output = running.await.expect("it ends").expect("it starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    output
}

async fn explained(file: &Path) -> String {
    let file = file.to_str().expect("a plain name");
    let output = wcd(&["explain", file, "--format", "json"]).await;
    String::from_utf8(output.stdout).expect("text")
}

/// Records the shipped scenario `name`, standing still at its end, with these faults.
///
/// At every full five minutes bars begin and windows of bars move on, and what was asked before and
/// what is counted after are of two truths. A recording over such a moment is made again.
///
/// # Panics
/// If three in a row are.
pub(crate) async fn record(name: &str, faults: &[(&str, &str)]) -> Recording {
    let bar = Millis::minutes(5);
    for _ in 0..3 {
        let began = now();
        let recording = record_once(began, name, faults).await;
        if began.floor(bar) == now().floor(bar) {
            return recording;
        }
    }
    panic!("{name}: no recording within five minutes");
}

async fn record_once(began: UnixMillis, name: &str, faults: &[(&str, &str)]) -> Recording {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let path = format!("{}/tests/scenarios/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let scenario = Scenario::parse(&std::fs::read_to_string(path).unwrap()).unwrap();
    let own_faults = Faults::new(scenario.faults.clone()).expect("they exist");
    let world = World { scenario, end: began.floor(Millis::HOUR), still: true };
    let twin = Arc::new(Twin::new(world, Faults::default(), None));
    let (tell, told) = oneshot::channel();
    let listen = "127.0.0.1:0".parse().unwrap();
    tokio::spawn(serve(twin, listen, move |bound| tell.send(bound).expect("a listener")));
    let base = format!("http://{}", told.await.unwrap());
    let client = reqwest::Client::new();
    let faults: Value =
        faults.iter().map(|&(feed, fault)| (feed.to_owned(), json!(fault))).collect();
    let post = client.post(format!("{base}/_twin/faults")).body(faults.to_string());
    assert!(post.send().await.unwrap().status().is_success(), "{faults}");

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("truth");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join(format!("{name}-{}.json", COUNT.fetch_add(1, Ordering::Relaxed)));
    wcd(&["record", "--twin", &base, "--out", file.to_str().unwrap()]).await;
    let text = explained(&file).await;
    let report: Value = serde_json::from_str(&text).unwrap();
    let snapshot = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    let ended = UnixMillis(report["as_of"].as_i64().expect("as_of"));
    let mut truth = Vec::new();
    for at in moments(began, ended) {
        let answer = client.get(format!("{base}/_twin/truth?at={at}")).send().await.unwrap();
        truth.push(serde_json::from_str(&answer.text().await.unwrap()).unwrap());
    }
    let name = format!("{name} {faults}");
    Recording { name, report, text, truth: Moments(truth), snapshot, file, own_faults }
}

//! The findings as text and as JSON.

use crate::cli::doctor::HEADLINES;
use crate::cli::doctor::finding::Finding;
use crate::cli::output;
use crate::units::Millis;
use crate::venues::Want;
use core::fmt::Write;
use serde_json::json;

/// How many findings of feeds that serve `want` a page can read.
pub(super) fn readable(findings: &[Finding], want: Want) -> usize {
    serving(findings, want).filter(|finding| finding.is_readable()).count()
}

/// How many answers of feeds that serve `want` are not what the venue documents.
pub(super) fn changed(findings: &[Finding], want: Want) -> usize {
    serving(findings, want).filter(|finding| finding.changed).count()
}

/// True unless a headline figure is at risk: nobody serves it, or an answer that serves it has
/// changed.
pub(super) fn is_safe(findings: &[Finding]) -> bool {
    HEADLINES.iter().all(|&(want, _)| readable(findings, want) > 0 && changed(findings, want) == 0)
}

fn serving(findings: &[Finding], want: Want) -> impl Iterator<Item = &Finding> {
    findings
        .iter()
        .filter(move |finding| finding.feed.serves.iter().any(|&(served, _)| served == want))
}

/// Aligned columns, and a line for each headline.
pub(super) fn text(findings: &[Finding]) -> String {
    let names = ["VENUE", "FEED", "COIN", "WAY", "HTTP", "CORS", "MS", "AGE", "READ"];
    let mut rows = vec![names.map(str::to_owned).to_vec()];
    rows.extend(findings.iter().map(|finding| {
        vec![
            finding.venue.id().to_owned(),
            finding.feed.name.to_owned(),
            finding.asset.map_or_else(|| "-".to_owned(), |asset| asset.to_string()),
            finding.way.id().to_owned(),
            finding.status.map_or_else(|| "-".to_owned(), |status| status.to_string()),
            finding.cors.id().to_owned(),
            finding.latency.map_or_else(|| "-".to_owned(), |latency| latency.0.to_string()),
            finding.age.map_or_else(|| "-".to_owned(), age),
            output::plain(&finding.verdict()),
        ]
    }));
    let mut text = output::columns(&rows);
    text.push('\n');
    for (want, name) in HEADLINES {
        let (good, all) = (readable(findings, want), serving(findings, want).count());
        let warning = match changed(findings, want) {
            _ if good == 0 => ": a headline figure cannot be had".to_owned(),
            0 => String::new(),
            1 => ": an answer has changed".to_owned(),
            more => format!(": {more} answers have changed"),
        };
        let _ = writeln!(text, "{name}: {good} of {all} readable{warning}");
    }
    text
}

fn age(age: Millis) -> String {
    let seconds = age.0 / 1_000;
    match seconds {
        ..=119 => format!("{seconds}s"),
        120..=7_199 => format!("{}m", seconds / 60),
        7_200..=172_799 => format!("{}h", seconds / 3_600),
        _ => format!("{}d", seconds / 86_400),
    }
}

/// One JSON object.
pub(super) fn json(findings: &[Finding], origin: &str) -> String {
    let feeds: Vec<_> = findings
        .iter()
        .map(|finding| {
            json!({
                "venue": finding.venue.id(),
                "feed": finding.feed.name,
                "asset": finding.asset,
                "way": finding.way.id(),
                "status": finding.status,
                "cors": finding.cors.id(),
                "readable": finding.is_readable(),
                "rows": finding.read.as_ref().ok(),
                "verdict": finding.verdict(),
                "latency_ms": finding.latency,
                "age_ms": finding.age,
            })
        })
        .collect();
    let headlines: Vec<_> = HEADLINES
        .iter()
        .map(|&(want, name)| {
            json!({
                "need": name,
                "readable": readable(findings, want),
                "changed": changed(findings, want),
                "asked": serving(findings, want).count(),
            })
        })
        .collect();
    format!("{}\n", json!({ "origin": origin, "feeds": feeds, "headlines": headlines }))
}

//! The table of causes against verdicts.

use crate::judged::{Hit, Said};
use std::collections::BTreeSet;
use std::fmt::Write;
use why_crypto_down::metrics::math::{count, sqrt};

/// Where the table stands in a document.
const BEGIN: &str = "<!-- hit-rate: begin -->";
const END: &str = "<!-- hit-rate: end -->";

/// What was said of one scenario.
pub(crate) struct Row<'a> {
    pub(crate) cause: &'a str,
    pub(crate) scenario: &'a str,
    pub(crate) with_gate: bool,
    pub(crate) said: Vec<&'a Said>,
}

/// Causes that name a driver.
const DRIVERS: [&str; 4] = ["forced_deleveraging", "spot_selling", "new_shorts", "macro"];

/// The table: a row a scenario, with its true cause; a column a verdict; at the end how often the
/// verdict was one that the scenario allows, named and as weak signs.
pub(crate) fn markdown(rows: &[Row<'_>], variations: u32) -> String {
    let all = rows.iter().flat_map(|row| &row.said);
    let verdicts: BTreeSet<&str> = all.clone().map(|said| said.driver.as_str()).collect();
    let mut text = format!(
        "{variations} variations of each scenario: sizes, noise, the hour, a venue less. Rows: what \
         caused the move; columns: what the verdict said; \"named\": a verdict that the scenario's \
         expectation allows and that is none of weak signs, with the 95% interval (Wilson); \"weak\": \
         weak signs that it allows.\n\n"
    );
    text.push_str("| cause | scenario |");
    for verdict in &verdicts {
        // The write goes into a string, which takes all.
        let _ = write!(text, " {verdict} |");
    }
    text.push_str(" named | weak |\n| --- | --- |");
    text.push_str(&" ---: |".repeat(verdicts.len() + 2));
    text.push('\n');
    for row in rows {
        let _ = write!(text, "| {} | {} |", row.cause, row.scenario);
        for verdict in &verdicts {
            match row.said.iter().filter(|said| said.driver == *verdict).count() {
                0 => text.push_str(" |"),
                times => {
                    let _ = write!(text, " {times} |");
                }
            }
        }
        let of = |hit| tally(&row.said, hit);
        let all = row.said.len();
        let _ =
            writeln!(text, " {} | {} |", share(of(Hit::Named), all), percent(of(Hit::Weak), all));
    }
    let pick = |is_driven: bool, with_gate: bool| -> Vec<&Said> {
        let of = |row: &&Row<'_>| {
            DRIVERS.contains(&row.cause) == is_driven && row.with_gate == with_gate
        };
        rows.iter().filter(of).flat_map(|row| &row.said).copied().collect()
    };
    let _ = writeln!(text, "\nWhere there is a driver: {}.", told(&pick(true, true)));
    let _ = writeln!(
        text,
        "\nWhere positions were closed by force and Gate is missing, which alone counts all its \
         liquidations of past days: {}.",
        told(&pick(true, false))
    );
    let none = pick(false, true);
    let right = share(tally(&none, Hit::Named), none.len());
    let _ =
        writeln!(text, "\nWhere there is none, or too little is known of it: none named {right}.");
    text
}

/// How often the cause was named, told as weak signs, missed, and taken for another.
fn told(said: &[&Said]) -> String {
    let of = |hit| tally(said, hit);
    format!(
        "named {}, told as weak signs {}, none named {}, another or several told {}",
        share(of(Hit::Named), said.len()),
        percent(of(Hit::Weak), said.len()),
        percent(of(Hit::Nothing), said.len()),
        percent(of(Hit::Other), said.len())
    )
}

fn tally(said: &[&Said], hit: Hit) -> usize {
    said.iter().filter(|said| said.hit == hit).count()
}

/// A share in whole percent.
fn percent(hits: usize, of: usize) -> String {
    format!("{:.0}%", count(hits) / count(of).max(1.0) * 100.0)
}

/// A share with its Wilson interval, in percent.
fn share(hits: usize, of: usize) -> String {
    let (hits, of) = (count(hits), count(of).max(1.0));
    let (share, z) = (hits / of, 1.96);
    let below = 1.0 + z * z / of;
    let middle = (share + z * z / (2.0 * of)) / below;
    let half = z * sqrt(share * (1.0 - share) / of + z * z / (4.0 * of * of)) / below;
    let low = (middle - half).max(0.0) * 100.0;
    let high = (middle + half).min(1.0) * 100.0;
    format!("{:.0}% ({low:.0} to {high:.0})", share * 100.0)
}

/// `document` with `text` between the markers.
pub(crate) fn between_markers(document: &str, text: &str) -> Option<String> {
    let (head, rest) = document.split_once(BEGIN)?;
    let (_, tail) = rest.split_once(END)?;
    Some(format!("{head}{BEGIN}\n{text}{END}{tail}"))
}

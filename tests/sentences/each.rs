//! Sentence by sentence: each number is a figure's of its text, and of a time, numbers of different times are marked, and an
//! estimate says that it is one and shows how far it may lie off.
//!
//! A sentence's figures are found by its numbers among those that its text rests on; where a number
//! could be several figures', the sentence is held to what is so for all of them.

use crate::numbers::{Written, numbers, sentences_of, without_fixed};
use why_crypto_down::explain::{Figure, FigureId, Report};
use why_crypto_down::settings::attribution_limits::AGES_APART;
use why_crypto_down::units::UnixMillis;

/// How a finding says that its figures are not of one time.
const MARK: &str = "not all of the same time";
/// Sentences that say themselves of which times their numbers are.
const DATED: [&str; 2] = ["A week ago it stood", "Both sides:"];

/// A text, the figures that it rests on, and whether it is marked.
struct Text<'a> {
    words: &'a str,
    figures: &'a [FigureId],
    marked: bool,
}

/// What is wrong with single sentences of the report.
pub(crate) fn unsound(report: &Report) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut hold = |text: &Text<'_>| wrong.extend(of_text(report, text));
    for part in &report.verdict.answer {
        let marked = part.text.contains(MARK);
        hold(&Text { words: &part.text, figures: &part.figures, marked });
    }
    for finding in &report.findings {
        let marked = finding.notes.iter().any(|note| note.contains(MARK));
        hold(&Text { words: &finding.text, figures: &finding.figures, marked });
    }
    for check in &report.checklist {
        let marked = check.text.contains(MARK);
        hold(&Text { words: &check.text, figures: &check.figures, marked });
    }
    wrong
}

fn of_text(report: &Report, of: &Text<'_>) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut differ = false;
    for said in sentences_of(of.words) {
        let shown = numbers(&without_fixed(&said));
        let candidates: Vec<Vec<&Figure>> =
            shown.iter().map(|number| candidates(report, of.figures, number)).collect();
        if candidates.iter().flatten().any(|figure| figure.as_of.is_none()) {
            wrong.push(format!("a number without a time in \u{201c}{said}\u{201d}"));
        }
        if !of_one_time(&candidates) && !DATED.iter().any(|phrase| said.contains(phrase)) {
            differ = true;
            if !of.marked {
                wrong.push(format!("times differ, unmarked: \u{201c}{said}\u{201d}"));
            }
        }
        let says = said.contains("estimat");
        for (number, figures) in shown.iter().zip(&candidates) {
            if figures.is_empty() {
                wrong.push(format!(
                    "{} is no figure\u{2019}s of its text: \u{201c}{said}\u{201d}",
                    number.text
                ));
            }
            let is_estimate = !figures.is_empty() && figures.iter().all(|figure| figure.estimated);
            let has_interval = figures.iter().any(|figure| shows_ends(figure, &shown));
            if is_estimate && !(says && has_interval) {
                wrong.push(format!("{} is an estimate: \u{201c}{said}\u{201d}", number.text));
            }
        }
    }
    let all: Vec<&Figure> = of.figures.iter().filter_map(|id| report.figures.get(id)).collect();
    let lone = all.iter().map(|figure| vec![*figure]).collect::<Vec<_>>();
    if of.marked && !differ && of_one_time(&lone) {
        wrong.push(format!("marked though all is of one time: \u{201c}{}\u{201d}", of.words));
    }
    wrong
}

/// The figures, of those that the text rests on, that this number may show.
fn candidates<'r>(report: &'r Report, ids: &[FigureId], number: &Written) -> Vec<&'r Figure> {
    let figures = ids.iter().filter_map(|id| Some((id, report.figures.get(id)?)));
    let shows = |(id, figure): &(&FigureId, &Figure)| {
        let ends = figure.interval.map_or([None; 2], |(low, high)| [Some(low), Some(high)]);
        // A ratio may be told in percent; two parts of a change are rounded together.
        let in_percent = ["price_move_percentile", "liquidation_branching_ratio"];
        let times =
            if in_percent.iter().any(|name| id.as_str().starts_with(name)) { 100.0 } else { 1.0 };
        let slack = if id.as_str().contains("_effect_pct") { 3.0 } else { 1.0 };
        ends.into_iter().chain([figure.value]).flatten().any(|value| {
            let value = value.abs() * times;
            (value - number.value).abs() <= slack * number.half * (1.0 + 1e-9)
                || (times > 1.0 && (value.floor() - number.value).abs() < 1e-9)
        })
    };
    figures.filter(shows).map(|(_, figure)| figure).collect()
}

/// Whether there is a stretch of time, as long as times may lie apart, with one of each number's
/// candidates in it.
fn of_one_time(candidates: &[Vec<&Figure>]) -> bool {
    let told: Vec<&Vec<&Figure>> = candidates.iter().filter(|some| !some.is_empty()).collect();
    let mut times: Vec<UnixMillis> =
        told.iter().flat_map(|some| some.iter().filter_map(|figure| figure.as_of)).collect();
    times.sort_unstable();
    let within = |from: UnixMillis| {
        told.iter().all(|some| {
            let mut times = some.iter().filter_map(|figure| figure.as_of);
            times.any(|at| at >= from && at - from <= AGES_APART)
        })
    };
    times.is_empty() || times.into_iter().any(within)
}

/// Whether both ends of the figure's interval are among the numbers shown.
fn shows_ends(figure: &Figure, shown: &[Written]) -> bool {
    let Some((low, high)) = figure.interval else { return false };
    let shows = |end: f64| {
        let is_it = |number: &&Written, times: f64| {
            ((end * times).abs() - number.value).abs() <= number.half * (1.0 + 1e-9)
        };
        shown.iter().any(|number| is_it(&number, 1.0) || is_it(&number, 100.0))
    };
    shows(low) && shows(high)
}

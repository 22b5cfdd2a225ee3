//! What an English report claims, read from its text, and whether its figures allow that.

use crate::support::NOW;
use why_crypto_down::explain::attribution::{Driver, Mechanism};
use why_crypto_down::explain::consistency::{ClaimKind, Facts, Said, Shown, WindowTotal, breaches};
use why_crypto_down::explain::{Direction, FigureId, Part, Report, Status, Window};
use why_crypto_down::market::Asset;
use why_crypto_down::units::{Price, UnixMillis};

/// Half of the last digit that a change is shown with.
const FLAT: f64 = 0.05;

/// One text with the figures that it rests on.
struct Text<'a> {
    text: &'a str,
    figures: &'a [FigureId],
}

/// The rules that texts of the report break. `class` is the publisher's word for the mood.
pub(crate) fn broken(report: &Report, class: Option<&str>) -> Vec<String> {
    let mut wrong = Vec::new();
    let price = value(report, &FigureId::of("price_usd", Asset::BTC)).and_then(Price::new);
    let mood = report.figures.get(&FigureId::plain("fear_greed_index"));
    let told_at = mood.and_then(|figure| figure.as_of).unwrap_or(UnixMillis(0));
    let facts = Facts {
        figures: &report.figures,
        attribution: &report.verdict.attribution,
        price,
        sentiment: class.map(|class| (class, told_at)),
        now: NOW,
    };
    let mut hold = |of: &Text<'_>, claims: &[ClaimKind]| {
        let numbers: Vec<Shown> = of.figures.iter().map(|id| shown(report, id)).collect();
        for breach in breaches(&Said { claims, numbers: &numbers }, &facts) {
            // A text of several sentences may rest on figures of different times.
            if !breach.is_mended_by_a_mark() {
                wrong.push(format!("{breach:?} in \u{201c}{}\u{201d}", of.text));
            }
        }
    };
    for part in &report.verdict.answer {
        let text = Text { text: &part.text, figures: &part.figures };
        hold(&text, &claims(report, &text, Some(part.part)));
    }
    for finding in &report.findings {
        let text = Text { text: &finding.text, figures: &finding.figures };
        hold(&text, &claims(report, &text, None));
    }
    for check in &report.checklist {
        let text = Text { text: &check.text, figures: &check.figures };
        let mut claims = claims(report, &text, None);
        claims.retain(|claim| *claim != ClaimKind::Slowing);
        if check.id == "liquidations_slowing" && check.status == Status::Met {
            claims.push(ClaimKind::Slowing);
        }
        hold(&text, &claims);
    }
    wrong.extend(causes_without_verdict(report));
    wrong
}

/// An ordinary day has no cause, and so nothing that fits it or speaks against it.
fn causes_without_verdict(report: &Report) -> Vec<String> {
    let named = |part: &Part| {
        matches!(part, Part::Amplified | Part::Confirms | Part::Against | Part::Certainty)
    };
    let verdict = report.verdict.attribution.verdict;
    let is_named = matches!(verdict, Driver::Named(_) | Driver::Mixed | Driver::Weak(_));
    let parts = report.verdict.answer.iter().filter(|part| named(&part.part) && !is_named);
    parts.map(|part| format!("{verdict:?} and yet {}", part.text)).collect()
}

/// Signs that are said to fit and to speak against it, or to have added to it.
pub(crate) fn shared_signs(report: &Report) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    let mut wrong = Vec::new();
    for part in &report.verdict.answer {
        if !matches!(part.part, Part::Amplified | Part::Confirms | Part::Against) {
            continue;
        }
        let (_, list) = part.text.split_once(": ").unwrap_or(("", &part.text));
        for sign in list.trim_end_matches('.').split(", ").flat_map(|some| some.split(" and ")) {
            if seen.iter().any(|known| known == sign) {
                wrong.push(format!("{sign} twice"));
            }
            seen.push(sign.to_owned());
        }
    }
    wrong
}

fn value(report: &Report, id: &FigureId) -> Option<f64> {
    report.figures.get(id)?.value
}

fn shown(report: &Report, id: &FigureId) -> Shown {
    let figure = report.figures.get(id).expect("a sentence rests on figures of the report");
    let value = figure.value.expect("a figure that is shown has a value");
    Shown {
        figure: id.clone(),
        shown: value,
        unrounded: value,
        as_of: figure.as_of,
        estimated: figure.estimated,
        interval: figure.interval,
    }
}

fn claims(report: &Report, of: &Text<'_>, part: Option<Part>) -> Vec<ClaimKind> {
    let says = |phrase: &str| of.text.contains(phrase);
    let mut claims = Vec::new();
    let starts = |name: &str| of.figures.iter().find(|id| id.as_str().starts_with(name)).cloned();
    let verb = |name: &str, says| {
        let figure = starts(name).expect("the verb's figure is named");
        ClaimKind::DirectionVerb { figure, says, flat_below: FLAT }
    };
    if says("Liquidations are slowing") {
        claims.push(ClaimKind::Slowing);
    }
    if says("forced orders explain") {
        claims.push(ClaimKind::Explains);
    }
    if says("Liquidations are accelerating") {
        claims.push(ClaimKind::Accelerating);
    }
    if part == Some(Part::Amplified) && says("came in clusters") {
        claims.push(ClaimKind::Cascade);
    }
    if says("nearest support") {
        let level = starts("support_usd").and_then(|id| value(report, &id)).and_then(Price::new);
        claims.extend(level.map(ClaimKind::Support));
    }
    if part == Some(Part::Happened) && says(" is down ") {
        claims.push(verb("price_change_pct", Direction::Down));
    }
    if part == Some(Part::Happened) && says(" is up ") {
        claims.push(verb("price_change_pct", Direction::Up));
    }
    if says("open interest fell") {
        claims.push(verb("open_interest_change_pct", Direction::Down));
        claims.push(ClaimKind::OpenInterestDrop {
            window: Window::Day,
            of: "BTC".to_owned(),
            names_price_effect: says("from the price"),
        });
    }
    if says("open interest rose") {
        claims.push(verb("open_interest_change_pct", Direction::Up));
    }
    if says("of open interest were closed") {
        let id = FigureId::over("open_interest_position_effect_pct", Window::Day, Asset::BTC);
        assert!(value(report, &id).is_some_and(|change| change < 0.0), "{}", of.text);
    }
    if let Some((_, class)) = of.text.split_once('\u{201c}') {
        let class = class.split('\u{201d}').next().unwrap_or("");
        claims.push(ClaimKind::SentimentClass(class.to_owned()));
    }
    if says("Over 7 days it was") {
        claims.push(ClaimKind::WindowTotals(totals(report)));
    }
    if part == Some(Part::Cause) {
        claims.extend(causes(of.text));
    }
    if says("estimated") {
        claims.extend(of.figures.iter().map(|figure| ClaimKind::Estimate {
            figure: figure.clone(),
            says_estimated: true,
            shows_interval: true,
            threshold: None,
            hedged: false,
        }));
    }
    claims
}

fn totals(report: &Report) -> Vec<WindowTotal> {
    let total = |window| WindowTotal {
        window,
        name: "liquidations_usd".to_owned(),
        of: "all".to_owned(),
        usd: value(report, &FigureId::all_over("liquidations_usd", window)).expect("it is told"),
    };
    [Window::Day, Window::Week, Window::Month].map(total).into()
}

fn causes(text: &str) -> Vec<ClaimKind> {
    let drivers = [
        ("forced closing", Mechanism::ForcedDeleveraging),
        ("plain selling", Mechanism::SpotSelling),
        ("plain buying", Mechanism::SpotSelling),
        ("new positions", Mechanism::NewShorts),
        ("wider markets", Mechanism::Macro),
    ];
    let hedged = text.contains("weak signs");
    let said = drivers.into_iter().filter(|(phrase, _)| text.contains(phrase));
    said.map(|(_, driver)| ClaimKind::Cause { driver, hedged }).collect()
}

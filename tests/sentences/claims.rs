//! What an English report claims, read from its text, and whether its figures allow that.

use crate::numbers::{numbers, sentences_of, without_fixed};
use crate::support::NOW;
use why_crypto_down::explain::attribution::{Driver, Mechanism};
use why_crypto_down::explain::consistency::{ClaimKind, Facts, Said, Shown, WindowTotal, breaches};
use why_crypto_down::explain::{Direction, Figure, FigureId, Part, Report, Status, Window};
use why_crypto_down::market::Asset;
use why_crypto_down::settings::attribution_limits::EXPLAINS_LITTLE_PCT;
use why_crypto_down::units::sorted::Sorted;
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
    let figures = with_cost(report);
    let facts = Facts {
        figures: &figures,
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
    wrong.extend(coins_against_their_link(report));
    wrong
}

/// What the largest holder's coins cost: the total that its result is a part of.
fn cost() -> FigureId {
    FigureId::suffixed("holder_cost_usd", "strategy")
}

/// The figures, with that total among them.
fn with_cost(report: &Report) -> Sorted<FigureId, Figure> {
    let mut figures = report.figures.clone();
    let of = |name| value(report, &FigureId::suffixed(name, "strategy"));
    if let (Some(coins), Some(each)) = (of("holder_coins"), of("holder_average_cost_usd")) {
        let id = FigureId::suffixed("holder_coins", "strategy");
        let figure = report.figures.get(&id).expect("it has a value").clone();
        figures.insert(cost(), Figure { value: Some(coins * each), ..figure });
    }
    figures
}

/// Coins that are said to have done worse or better than their link to Bitcoin implies, though the
/// interval of their excess move is not all on that side.
fn coins_against_their_link(report: &Report) -> Vec<String> {
    let mut wrong = Vec::new();
    for said in report.findings.iter().flat_map(|finding| sentences_of(&finding.text)) {
        for (phrase, is_worse) in
            [("did worse than the usual link", true), ("did better than the usual link", false)]
        {
            let Some((coins, _)) = said.split_once(phrase) else { continue };
            for (name, ticker) in [("Ether", "ETH"), ("Solana", "SOL"), ("XRP", "XRP")] {
                let id = FigureId::suffixed_over("excess_move_pct", Window::Day, ticker);
                let ends = report.figures.get(&id).and_then(|figure| figure.interval);
                let holds =
                    ends.is_some_and(|(low, high)| if is_worse { high < 0.0 } else { low > 0.0 });
                if coins.contains(name) && !holds {
                    wrong.push(format!("{ends:?} and yet \u{201c}{said}\u{201d}"));
                }
            }
        }
    }
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
        // A mark may stand behind.
        let list = list.split(". ").next().unwrap_or(list);
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
    if says(" liquidations are slowing") {
        claims.push(ClaimKind::Slowing);
    }
    if says("forced orders explain") {
        claims.push(ClaimKind::Explains);
    }
    if says(" liquidations have picked up") {
        claims.push(ClaimKind::Accelerating);
    }
    // No sentence sets the other coins' falls beside Bitcoin's own, and none adds up shares of a move.
    if says("fell more than Bitcoin") {
        claims.push(ClaimKind::AltsFellMore);
    }
    let shares: Vec<f64> = of
        .figures
        .iter()
        .filter(|id| id.as_str().starts_with("forced_"))
        .filter_map(|id| value(report, id))
        .collect();
    if !shares.is_empty() {
        let summed = ["in total", "together", "add up"].iter().any(|word| says(word));
        claims.push(ClaimKind::AttributedShares { shares_pct: shares, summed });
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
    for (phrase, direction) in [
        ("of open interest were closed", Direction::Down),
        ("of open interest were opened", Direction::Up),
    ] {
        if says(phrase) {
            claims.push(verb("open_interest_position_effect_pct", direction));
        }
    }
    claims.extend(signs(of));
    claims.extend(sums(of));
    if let Some((_, class)) = of.text.split_once('\u{201c}') {
        let class = class.split('\u{201d}').next().unwrap_or("");
        claims.push(ClaimKind::SentimentClass(class.to_owned()));
    }
    if says("Both sides:") {
        claims.push(ClaimKind::WindowTotals(totals(report)));
    }
    if part == Some(Part::Cause) {
        claims.extend(causes(of.text));
    }
    if says("estimated") {
        claims.extend(of.figures.iter().map(|figure| {
            let (threshold, hedged) = threshold(of.text, figure);
            let (says_estimated, shows_interval) = (true, true);
            ClaimKind::Estimate {
                figure: figure.clone(),
                says_estimated,
                shows_interval,
                threshold,
                hedged,
            }
        }));
    }
    claims
}

/// The number on whose side all of an estimate's interval must lie for what the text says of it, and
/// whether it leaves that open.
fn threshold(text: &str, figure: &FigureId) -> (Option<f64>, bool) {
    let of = |name: &str| figure.as_str().starts_with(name);
    if of("liquidation_rate_ratio") {
        // The checklist tells the interval and what it is held against.
        let open = text.contains("no clear change") || text.contains("met once");
        return (Some(1.0), open);
    }
    if figure.as_str().contains("_explains_pct") && text.contains("explain only") {
        return (Some(EXPLAINS_LITTLE_PCT), false);
    }
    let from_zero = of("excess_move_pct") && text.contains("beyond what its link implies");
    let from_one = of("stablecoin_usd");
    match (from_zero, from_one) {
        (true, _) => (Some(0.0), false),
        (_, true) => (Some(1.0), false),
        _ => (None, false),
    }
}

/// Verbs and other words that say on which side of zero a figure lies.
fn signs(of: &Text<'_>) -> Vec<ClaimKind> {
    const WORDS: [(&str, &str, Direction); 6] = [
        ("Longs in ", "funding_apr_pct", Direction::Up),
        ("Shorts in ", "funding_apr_pct", Direction::Down),
        ("below their cost", "holder_unrealized_pct", Direction::Down),
        ("above their cost", "holder_unrealized_pct", Direction::Up),
        ("above the price and counts", "broken_support_distance_pct", Direction::Up),
        ("The nearest resistance", "resistance_distance_pct", Direction::Up),
    ];
    let said = WORDS.iter().filter(|(phrase, ..)| of.text.contains(phrase));
    said.map(|(_, name, says)| {
        let figure = of.figures.iter().find(|id| id.as_str().starts_with(name));
        let figure = figure.expect("the figure of the word is named").clone();
        ClaimKind::DirectionVerb { figure, says: *says, flat_below: 0.0 }
    })
    .collect()
}

/// Totals with their parts, and dollars with the percentage that they are.
fn sums(of: &Text<'_>) -> Vec<ClaimKind> {
    let mut claims = Vec::new();
    for said in sentences_of(of.text) {
        let text = without_fixed(&said);
        let shown = numbers(&text);
        if let Some((whole, parts)) = text.split_once(": ")
            && let Some((price, positions)) = parts.split_once(" from the price and ")
        {
            let total = numbers(whole).first().map_or(0.0, |number| number.value);
            let total = if whole.contains(" fell ") { -total } else { total };
            let signed = |part: &str| {
                let size = numbers(part).first().expect("a part is told").value;
                if part.starts_with('\u{2212}') { -size } else { size }
            };
            let parts = vec![signed(price), signed(positions)];
            claims.push(ClaimKind::Parts { parts, total, digit: 0.1, about: false });
        }
        if text.contains("their cost") {
            let [coins, each, usd, pct] = shown.as_slice() else { panic!("{said}") };
            let base_usd = Some(coins.value * each.value);
            // What is rounded to a tenth of a percent is not told to 2% of a small one.
            if pct.value >= 5.0 {
                let (usd, pct) = (usd.value, pct.value);
                claims.push(ClaimKind::UsdPctPair { usd, pct, base_usd, total: cost() });
            }
        }
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

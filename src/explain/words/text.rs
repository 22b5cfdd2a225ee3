//! A report as plain text, for `wcd explain`.

use crate::explain::report::{Figure, FigureId, Reason, Report};
use crate::explain::sentence::{Form, Sentence, Value};
use crate::explain::words::number::{
    coins, fixed, money, percent, price, signed_money, signed_percent,
};
use crate::explain::words::{Message, brief, label, labels, say};
use crate::settings::Locale;

/// The report as plain text: the headline and the rest of the answer, the reasons with what is to be
/// said of them, the checklist, the levels, then every figure and who was asked.
pub fn text(report: &Report, locale: Locale) -> String {
    let label = |message| label(locale, message);
    let mut lines = Vec::new();
    if report.simulated {
        lines.push(label(Message::SimulationBanner));
    }
    lines.push(report.verdict.headline.clone());
    lines.extend(brief::answer(report, locale));
    lines.push(brief::as_of(report, locale));
    if !report.findings.is_empty() {
        lines.extend([String::new(), label(Message::Reasons)]);
    }
    for finding in &report.findings {
        lines.push(format!("- {}: {}", label(labels::card(finding.kind)), finding.text));
        lines.extend(finding.notes.iter().map(|note| format!("    {note}")));
    }
    if !report.checklist.is_empty() {
        lines.extend([String::new(), label(Message::Checklist)]);
    }
    for check in &report.checklist {
        lines.push(format!("- [{}] {}", brief::status(check, locale), check.text));
    }
    if !report.levels.is_empty() {
        lines.extend([String::new(), label(Message::CardLevels)]);
    }
    for row in brief::levels(report, locale).rows {
        if let [price, role, distance, _, why] = row.as_slice() {
            lines.push(format!("- {price}  {distance}  {role} ({why})"));
        }
    }
    lines.extend([String::new(), label(Message::AllFigures)]);
    let widest = report.figures.keys().map(|id| id.as_str().len()).max().unwrap_or(0);
    for (id, figure) in report.figures.iter() {
        let state = label(labels::state(figure.state));
        let told = match figure.reason {
            Some(reason) => unavailable(locale, reason),
            None => format!("{} ({state})", figure_value(locale, id, figure)),
        };
        lines.push(format!("{:widest$}  {told}", id.as_str()));
    }
    lines.extend([String::new(), label(Message::Sources)]);
    for answer in &report.venues {
        lines.push(format!(
            "{}: {} {}, {} {}, {} {}",
            answer.venue.name(),
            label(Message::FeedsRead),
            answer.read,
            label(Message::FeedsFailed),
            answer.failed,
            label(Message::FeedsWaiting),
            answer.waiting
        ));
    }
    lines.push(label(Message::Disclaimer));
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

/// A missing figure's place, with the reason.
fn unavailable(locale: Locale, reason: Reason) -> String {
    let reason = Value::of(labels::reason(reason));
    say(locale, &Sentence::new(Message::UnavailableBecause, vec![reason]))
}

/// Whether [`figure_value`] says more of a figure than its number.
pub fn is_qualified(figure: &Figure) -> bool {
    figure.value.is_some() && (figure.estimated || figure.interval.is_some() || figure.lower_bound)
}

/// A figure's number as text, in the unit that its name ends in, with "at least", or "estimated" and
/// its interval, where they belong; "unavailable" where there is none.
pub fn figure_value(locale: Locale, id: &FigureId, figure: &Figure) -> String {
    let Some(value) = figure.value else { return label(locale, Message::StateUnavailable) };
    let written = |number| number_of(locale, id.as_str(), number, value);
    let shown = |number| Value::Text(written(number));
    let told = |message, values| say(locale, &Sentence::new(message, values));
    // Ends that cannot be told apart from the number are no interval.
    let apart = |end: &f64| shown(*end) != shown(value);
    let interval = figure.interval.filter(|(low, high)| apart(low) || apart(high));
    match (interval, figure.estimated || figure.interval.is_some(), figure.lower_bound) {
        (Some((low, high)), ..) => {
            told(Message::EstimatedBetween, vec![shown(value), shown(low), shown(high)])
        }
        (None, true, _) => told(Message::Estimated, vec![shown(value)]),
        (None, false, true) => told(Message::AtLeast, vec![shown(value)]),
        (None, false, false) => written(value),
    }
}

/// `value` as the figure of that name is written. Where it is a ratio it has as many decimals as the
/// figure itself, `figure`, can bear.
fn number_of(locale: Locale, id: &str, value: f64, figure: f64) -> String {
    let name = id.split('.').next().unwrap_or(id);
    match name {
        "price_usd"
        | "support_usd"
        | "resistance_usd"
        | "broken_support_usd"
        | "holder_average_cost_usd" => price(locale, value),
        "stablecoin_usd" => fixed(locale, value, 4),
        "price_move_percentile" => percent(locale, value * 100.0, 0),
        "fear_greed_index" => fixed(locale, value, 0),
        "liquidations_coverage_pct"
        | "open_interest_covered_pct"
        | "breadth_down_pct"
        | "forced_selling_share_pct"
        | "forced_selling_explains_pct"
        | "forced_buying_share_pct"
        | "forced_buying_explains_pct" => percent(locale, value, 0),
        "cascade_total_drop_pct"
        | "volatility_daily_pct"
        | "implied_volatility_pct"
        | "taker_sell_share_pct"
        | "open_interest_share_pct"
        | "bitcoin_dominance_pct"
        | "open_interest_to_market_cap_pct" => percent(locale, value, 1),
        "open_interest_change_usd" | "holder_unrealized_usd" | "holder_unrealized_change_usd" => {
            signed_money(locale, value)
        }
        _ if name.ends_with("_pct") => signed_percent(locale, value, 1),
        _ if name.ends_with("_usd") || name.ends_with("_usd_per_h") => money(locale, value),
        _ if name.ends_with("_coins") => coins(locale, value),
        _ => say::number(locale, Form::of_ratio(figure), value),
    }
}

//! A report as Markdown, for `wcd explain --format markdown`.

use crate::explain::report::Report;
use crate::explain::words::text::figure_value;
use crate::explain::words::{Message, label, labels, number};
use crate::settings::Locale;

/// The report as Markdown. What came from outside is escaped.
pub fn markdown(report: &Report, locale: Locale) -> String {
    let label = |message| label(locale, message);
    let mut text: Vec<String> = Vec::new();
    if report.simulated {
        text.push(format!("> **{}**\n\n", label(Message::SimulationBanner)));
    }
    text.push(format!("# {}\n\n", escape(&report.verdict.headline)));
    text.push(format!("{}\n\n", number::date_time(locale, report.as_of)));
    for finding in &report.findings {
        let title = label(labels::card(finding.kind));
        text.push(format!("- **{title}.** {}\n", escape(&finding.text)));
    }
    text.push("\n| | | |\n| --- | --- | --- |\n".to_owned());
    for (id, figure) in report.figures.iter() {
        let value = figure_value(locale, id, figure);
        let state = figure.reason.map_or_else(
            || label(labels::state(figure.state)),
            |reason| label(labels::reason(reason)),
        );
        text.push(format!("| `{id}` | {} | {state} |\n", escape(&value)));
    }
    text.push(format!("\n{}\n", label(Message::Disclaimer)));
    text.concat()
}

/// Takes their meaning from characters that mean something in Markdown or HTML.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '!' => safe.extend(['\\', letter]),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '\n' | '\r' => safe.push(' '),
            _ => safe.push(letter),
        }
    }
    safe
}

//! A report as Markdown, for `wcd explain --format markdown`: a brief that can be pasted into an
//! article, with everything that a reader needs to check it.

use crate::explain::report::Report;
use crate::explain::words::brief::{self, Table};
use crate::explain::words::{Message, glossary, label, labels};
use crate::settings::Locale;

/// The report as Markdown. What came from outside is escaped.
pub fn markdown(report: &Report, locale: Locale) -> String {
    let label = |message| escape(&label(locale, message));
    let mut blocks: Vec<String> = Vec::new();
    if report.simulated {
        blocks.push(format!("> **{}**", label(Message::SimulationBanner)));
    }
    let (title, cause) = brief::title(report);
    blocks.push(format!("# {}", escape(title)));
    blocks.push(escape(&brief::as_of(report, locale)));
    blocks.extend(cause.map(escape));
    blocks.extend(brief::answer(report, locale).iter().map(|text| escape(text)));
    section(&mut blocks, &label(Message::Coins), &table(&brief::coins(report, locale)));
    if !report.findings.is_empty() {
        blocks.push(format!("## {}", label(Message::Reasons)));
    }
    for finding in &report.findings {
        blocks.push(format!("### {}", label(labels::card(finding.kind))));
        blocks.push(escape(&finding.text));
        if !finding.notes.is_empty() {
            let notes: Vec<String> = finding.notes.iter().map(|note| escape(note)).collect();
            blocks.push(format!("> {}", notes.join("  \n> ")));
        }
    }
    let checks = report.checklist.iter().map(|check| {
        format!("- **{}**: {}", escape(&brief::status(check, locale)), escape(&check.text))
    });
    section(&mut blocks, &label(Message::Checklist), &checks.collect::<Vec<_>>());
    section(&mut blocks, &label(Message::CardLevels), &table(&brief::levels(report, locale)));
    section(&mut blocks, &label(Message::Sources), &sources(report, locale));
    if let Some(glossary) = glossary(locale) {
        let mut entries = Vec::new();
        for entry in glossary.only(&brief::terms(report)) {
            entries.push(format!("- **{}**: {}", escape(&entry.name), escape(&entry.text)));
        }
        section(&mut blocks, &escape(&glossary.title), &entries);
    }
    blocks.push(label(Message::ParNote));
    blocks.push(label(Message::Disclaimer));
    blocks.join("\n\n") + "\n"
}

/// A title and the lines under it; nothing where there are none.
fn section(blocks: &mut Vec<String>, title: &str, lines: &[String]) {
    if !lines.is_empty() {
        blocks.push(format!("## {title}"));
        blocks.push(lines.join("\n"));
    }
}

fn table(table: &Table) -> Vec<String> {
    let row = |cells: &Vec<String>| {
        let cells: Vec<String> = cells.iter().map(|cell| escape(cell)).collect();
        format!("| {} |", cells.join(" | "))
    };
    if table.rows.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![row(&table.head), format!("|{}", " --- |".repeat(table.head.len()))];
    lines.extend(table.rows.iter().map(row));
    lines
}

/// Venue by venue: feed, instruments, time.
fn sources(report: &Report, locale: Locale) -> Vec<String> {
    let mut lines = Vec::new();
    let mut last = None;
    for feed in brief::feeds(report) {
        if last != Some(feed.venue) {
            lines.push(format!("- **{}**", escape(feed.venue.name())));
            last = Some(feed.venue);
        }
        let symbols = if feed.symbols.is_empty() {
            String::new()
        } else {
            format!(" ({})", escape(&feed.symbols.join(", ")))
        };
        let observed = escape(&brief::observed(&feed, locale));
        lines.push(format!("  - {}{symbols}, {observed}", escape(&feed.feed)));
    }
    lines
}

/// Takes their meaning from characters that mean something in Markdown or HTML.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '!' | '~' => {
                safe.extend(['\\', letter]);
            }
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '\n' | '\r' => safe.push(' '),
            _ => safe.push(letter),
        }
    }
    safe
}

//! The tape as markup.

use crate::draw::svg::escape;
use crate::view::Tape;

/// A list with an item a row, of the class of its role, with a span a cell, or with the words that stand
/// in their place; below it the rule.
pub fn tape(tape: &Tape) -> String {
    let mut markup = String::new();
    let mut put = |parts: &[&str]| {
        for part in parts {
            markup.push_str(part);
        }
    };
    put(&["<ol>"]);
    for row in &tape.rows {
        put(&["<li class=\"role-", row.role.id(), "\">"]);
        for cell in &row.cells {
            put(&["<span>", &escape(cell), "</span>"]);
        }
        put(&["</li>"]);
    }
    if tape.rows.is_empty() {
        put(&["<li class=\"wcd-quiet\">", &escape(&tape.quiet), "</li>"]);
    }
    put(&["</ol><p class=\"wcd-note\">", &escape(&tape.rule), "</p>"]);
    markup
}

//! The tape's rows as markup.

use crate::draw::svg::escape;
use crate::view::TapeRow;

/// A list item a row, of the class of its role, with a span a cell.
pub fn tape(rows: &[TapeRow]) -> String {
    let mut markup = String::new();
    for row in rows {
        for part in ["<li class=\"role-", row.role.id(), "\">"] {
            markup.push_str(part);
        }
        for cell in &row.cells {
            markup.push_str("<span>");
            markup.push_str(&escape(cell));
            markup.push_str("</span>");
        }
        markup.push_str("</li>");
    }
    markup
}

//! Which of two columns each card stands in.
//!
//! Two of the cards are twice as high as the others. Side by side in rows they would leave half a page
//! empty beside them; each column is filled for itself instead. Cards keep their rank: the one after
//! never begins above the one before.

use crate::explain::FindingKind;

/// A column, where the page has room for two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The one that lines begin in.
    Start,
    /// The other.
    End,
}

impl Column {
    /// Its name in `data-column`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::End => "end",
        }
    }
}

/// The columns of cards in that order: each goes where there is more room. It follows from the order
/// alone, so that a card stays where it is while its figures change and its tables are opened.
pub fn columns(kinds: impl IntoIterator<Item = FindingKind>) -> Vec<Column> {
    let (mut start, mut end) = (0, 0);
    let mut columns = Vec::new();
    for kind in kinds {
        let (column, filled) =
            if start <= end { (Column::Start, &mut start) } else { (Column::End, &mut end) };
        *filled += usual_height(kind);
        columns.push(column);
    }
    columns
}

/// About how high a card is with its tables closed, in hundreds of pixels on a page 1,280 px wide.
fn usual_height(kind: FindingKind) -> u32 {
    match kind {
        FindingKind::ForcedSelling | FindingKind::Cascade => 14,
        FindingKind::Leverage => 6,
        FindingKind::WiderMarkets => 5,
        FindingKind::LargeHolders => 4,
        _ => 8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use FindingKind::*;

    fn ids(kinds: &[FindingKind]) -> Vec<&'static str> {
        columns(kinds.iter().copied()).into_iter().map(Column::id).collect()
    }

    #[test]
    fn the_first_two_stand_side_by_side() {
        for first in FindingKind::ALL {
            for second in FindingKind::ALL {
                assert_eq!(ids(&[first, second]), ["start", "end"]);
            }
        }
    }

    #[test]
    fn beside_a_high_card_stand_two() {
        let kinds = [Deleveraging, ForcedSelling, Sentiment, Levels];
        assert_eq!(ids(&kinds), ["start", "end", "start", "end"]);
    }

    #[test]
    fn the_frame_that_waits_has_the_columns_of_its_cards() {
        let shell = include_str!("../../index.html");
        let told: Vec<&str> = shell
            .split("<li class=\"wcd-card\" data-column=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert_eq!(told, ids(&FindingKind::ALL));
    }
}

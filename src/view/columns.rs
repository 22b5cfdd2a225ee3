//! Which of two columns each card stands in.
//!
//! Some cards are several times as high as others. Side by side in rows they would leave half a page
//! empty beside them; here each goes where there is more room. Cards keep their rank: the one after
//! never begins above the one before.

use crate::explain::FindingKind;
use crate::view::{Card, Panel};

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

/// About how high each kind of card is with its tables closed, in tens of pixels on a page 1,280 px
/// wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heights([usize; FindingKind::ALL.len()]);

impl Heights {
    /// Of the cards of that panel.
    pub fn of(panel: &Panel) -> Self {
        let mut heights = [0; FindingKind::ALL.len()];
        for card in &panel.cards {
            if let Some(place) = heights.get_mut(card.kind as usize) {
                *place = height(panel, card);
            }
        }
        Self(heights)
    }

    /// The column of the card in that place of cards in that order.
    pub fn column(&self, order: &[FindingKind], place: usize) -> Column {
        let (mut start, mut end) = (0, 0);
        let mut column = Column::Start;
        for kind in order.iter().take(place + 1) {
            let height = self.0.get(*kind as usize).copied().unwrap_or_default();
            if start <= end {
                column = Column::Start;
                start += height;
            } else {
                column = Column::End;
                end += height;
            }
        }
        column
    }
}

/// A card's title, claim, figure in large, and what else it says.
const WORDS: usize = 32;
/// A chart with its title, legends and table.
const CHART: usize = 38;
/// A row of figures.
const ROW: usize = 4;
/// What is heard live.
const TAPE: usize = 27;
/// The cascade to play with.
const LAB: usize = 36;
/// A line of a note, and how many letters fit in it.
const NOTE: (usize, usize) = (2, 90);

fn height(panel: &Panel, card: &Card) -> usize {
    let mut letters = 0;
    for note in &card.notes {
        letters += note.len();
    }
    let mut height = WORDS + ROW * card.rows.len() + NOTE.0 * (letters / NOTE.1);
    if card.chart.is_some() {
        height += CHART;
    }
    match card.kind {
        FindingKind::ForcedSelling if panel.tape.is_some() => height + TAPE,
        FindingKind::Cascade if panel.lab.is_some() => height + LAB,
        _ => height,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::Snapshot;
    use crate::settings::Settings;
    use crate::units::UnixMillis;

    fn ids(heights: Heights) -> Vec<&'static str> {
        let all = &FindingKind::ALL;
        (0..all.len()).map(|place| heights.column(all, place).id()).collect()
    }

    #[test]
    fn beside_a_high_card_stand_two() {
        let heights = Heights([80, 140, 50, 60, 80, 50, 80, 40, 70]);
        let expected = ["start", "end", "start", "start", "end", "start", "end", "start", "start"];
        assert_eq!(ids(heights), expected);
    }

    #[test]
    fn cards_of_one_height_stand_side_by_side() {
        let expected = ["start", "end", "start", "end", "start", "end", "start", "end", "start"];
        assert_eq!(ids(Heights([50; 9])), expected);
    }

    #[test]
    fn the_frame_that_waits_has_the_columns_of_a_panel_that_knows_nothing() {
        let (settings, now) = (Settings::default(), UnixMillis(1_770_897_600_000));
        let snapshot = Snapshot::empty(now);
        let panel = Panel::of(&snapshot, &settings, now).listening(&snapshot, &settings);
        let shell = include_str!("../../index.html");
        let told: Vec<&str> = shell
            .split("<li class=\"wcd-card\" data-column=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert_eq!(told, ids(Heights::of(&panel)));
    }
}

//! The picture's layout: the question, the answer, the coins, the chart that tells most, and what a
//! reader has to know of the figures.

use super::Picture;
use super::canvas::{Canvas, Colour};
use super::layout::{Area, Look, Place, Sheet, Side, Written};
use super::marks;
use super::set::{Script, Style};
use crate::view::chart::{Axis, Chart, Mark};
use crate::view::{Direction, FindingKind, Panel, Tile};

/// Width and height in pixels, as the Open Graph protocol's readers like them.
pub const SIZE: (u32, u32) = (1_200, 630);

// The light theme of style/panel.css.
const PAPER: Colour = Colour(0xfc, 0xfb, 0xf8);
pub(super) const INK: Colour = Colour(0x17, 0x19, 0x1e);
pub(super) const INK_SOFT: Colour = Colour(0x4d, 0x52, 0x5d);
pub(super) const RULE: Colour = Colour(0xd8, 0xd4, 0xca);
pub(super) const DOWN: Colour = Colour(0xa8, 0x42, 0x0a);
pub(super) const UP: Colour = Colour(0x12, 0x60, 0x8f);
const NOTE: Colour = Colour(0x6b, 0x4e, 0x00);
const NOTE_WASH: Colour = Colour(0xfb, 0xf1, 0xd2);

const WIDTH: f32 = 1_200.0;
const HEIGHT: f32 = 630.0;
const MARGIN: f32 = 56.0;
const INNER: f32 = WIDTH - 2.0 * MARGIN;
/// Between the coins and the chart.
const GUTTER: f32 = 52.0;
/// Most coins that are shown.
const COINS: usize = 4;
/// Height of the strip that says that figures are simulated.
const BANNER: f32 = 58.0;
/// Least height of the coins and the chart.
const LOWER: f32 = 206.0;
/// The same where the chart has to say what its colours stand for.
const LOWER_KEYED: f32 = 232.0;
/// Most of it, where the answer is short.
const LOWER_MOST: f32 = 270.0;

/// What the picture says beyond the panel's own texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heads {
    /// Over the changes: `24 h`.
    pub change: String,
    /// Over the lines: `7 d`.
    pub line: String,
    /// Who told the liquidations of the chart: `Told by Gate.`; `None` where nobody did.
    pub told: Option<String>,
}

/// A picture before it is drawn.
pub struct Card {
    sheet: Sheet,
}

impl Card {
    /// The picture of a panel, with heads of its language, for a language of that script.
    pub fn of(panel: &Panel, heads: &Heads, script: Script) -> Self {
        let mut sheet = Sheet::new(script);
        masthead(&mut sheet, panel);
        let bottom = foot(&mut sheet, panel);
        let shown = Shown::of(panel, heads);
        let is_keyed = shown.as_ref().is_some_and(|shown| shown.chart.marks.len() > 1);
        let top = answer(&mut sheet, panel, bottom, if is_keyed { LOWER_KEYED } else { LOWER });
        let below = Area::new(MARGIN, top, INNER, bottom - top);
        match shown {
            Some(shown) => {
                let left = (INNER - GUTTER) * 0.51;
                coins(&mut sheet, panel, heads, Area { width: left, ..below });
                let from = MARGIN + left + GUTTER;
                let area = Area { left: from, width: INNER - left - GUTTER, ..below };
                drawn(&mut sheet, &shown, area);
            }
            None => coins(&mut sheet, panel, heads, below),
        }
        Self { sheet }
    }

    /// Every text of the picture.
    pub fn written(&self) -> Vec<Written> {
        self.sheet.written()
    }

    /// The picture, drawn.
    pub fn picture(&self) -> Picture {
        let mut canvas = Canvas::new(SIZE.0, SIZE.1, PAPER);
        self.sheet.draw(&mut canvas);
        Picture::of(canvas)
    }
}

const fn look(style: Style, largest: f32, least: f32, ink: Colour) -> Look {
    Look { style, sizes: (largest, least), ink }
}

/// The question, and the moment.
fn masthead(sheet: &mut Sheet, panel: &Panel) {
    sheet.fill(Area::new(0.0, 0.0, WIDTH, 12.0), INK);
    let baseline = 62.0;
    let half = INNER * 0.54;
    let asked = Place { left: MARGIN, width: half, baseline, side: Side::Left };
    sheet.line(&panel.answer.question, look(Style::Headline, 29.0, 20.0, INK), asked);
    let left = MARGIN + half + 16.0;
    let at = Place { left, width: WIDTH - MARGIN - left, baseline, side: Side::Right };
    sheet.line(&panel.answer.as_of_text, look(Style::Plain, 25.0, 19.0, INK_SOFT), at);
    sheet.fill(Area::new(MARGIN, 82.0, INNER, 1.5), RULE);
}

/// Who answered, what it is not, and whether any of it is real. Says where the rest ends.
fn foot(sheet: &mut Sheet, panel: &Panel) -> f32 {
    let mut bottom = HEIGHT;
    if let Some(banner) = &panel.answer.banner {
        bottom -= BANNER;
        sheet.fill(Area::new(0.0, bottom, WIDTH, BANNER), NOTE_WASH);
        sheet.fill(Area::new(0.0, bottom, WIDTH, 4.0), NOTE);
        let place =
            Place { left: MARGIN, width: INNER, baseline: bottom + 40.0, side: Side::Middle };
        sheet.line(banner, look(Style::Strong, 27.0, 20.0, NOTE), place);
    }
    let baseline = bottom - 24.0;
    sheet.fill(Area::new(MARGIN, baseline - 32.0, INNER, 1.5), RULE);
    let soft = look(Style::Plain, 22.0, 17.0, INK_SOFT);
    let half = INNER / 2.0 - 12.0;
    let venues = Place { left: MARGIN, width: half, baseline, side: Side::Left };
    sheet.line(&panel.answer.venues_text, soft, venues);
    if let Some(note) = panel.notes.last() {
        let place = Place { left: WIDTH - MARGIN - half, width: half, baseline, side: Side::Right };
        sheet.line(note, soft, place);
    }
    baseline - 50.0
}

/// The answer. Says where what is below it begins.
fn answer(sheet: &mut Sheet, panel: &Panel, bottom: f32, lower: f32) -> f32 {
    let top = 104.0;
    let area = Area::new(MARGIN, top, INNER, bottom - lower - 30.0 - top);
    let end = sheet.block(&panel.answer.headline, look(Style::Headline, 66.0, 34.0, INK), area);
    (end + 44.0).max(bottom - LOWER_MOST).min(bottom - lower)
}

/// A chart, and what has to be said of it where no card stands around it.
struct Shown<'a> {
    chart: &'a Chart,
    title: String,
    told: Option<&'a str>,
}

impl<'a> Shown<'a> {
    /// The chart of the stronger of the two reasons that say how positions were closed; none where
    /// neither has anything to draw.
    fn of(panel: &'a Panel, heads: &'a Heads) -> Option<Self> {
        let kinds = [FindingKind::ForcedSelling, FindingKind::Deleveraging];
        let mut cards = panel.cards.iter().filter(|card| kinds.contains(&card.kind));
        let drawn = cards.find_map(|card| {
            let chart = card.chart.as_ref().filter(|chart| !chart.is_empty())?;
            Some((card.kind, chart))
        });
        let (kind, chart) = drawn?;
        let (title, told) = if kind == FindingKind::ForcedSelling {
            // Of the coins that are shown, by those venues that tell liquidations.
            (chart.title.clone(), heads.told.as_deref())
        } else {
            // Of the first coin.
            let coin = panel.tiles.first().map_or("", |tile| tile.asset.ticker());
            ([&chart.title, ": ", coin].concat(), None)
        };
        Some(Self { chart, title, told })
    }
}

/// Where a coin's parts stand, in shares of the coins' width.
const NAME: (f32, f32) = (0.0, 0.27);
const PRICE: (f32, f32) = (0.28, 0.56);
const CHANGE: (f32, f32) = (0.62, 0.81);
const LINE: (f32, f32) = (0.85, 1.0);

/// A row a coin: its name, its price, its change over 24 hours, seven days as a line.
fn coins(sheet: &mut Sheet, panel: &Panel, heads: &Heads, area: Area) {
    let head = look(Style::Plain, 20.0, 16.0, INK_SOFT);
    for (text, column) in [(&heads.change, CHANGE), (&heads.line, LINE)] {
        sheet.line(text, head, place(area, column, area.top + 18.0, Side::Right));
    }
    let rows = Area { top: area.top + 26.0, height: area.height - 26.0, ..area };
    let shown = panel.tiles.len().min(COINS);
    if shown < 3 {
        let height = rows.height / 2.0;
        for (tile, row) in panel.tiles.iter().zip(0_u8..).take(shown) {
            let top = rows.top + height * f32::from(row);
            tall(sheet, tile, Area { top, height, ..rows });
        }
        return;
    }
    let height = rows.height / f32::from(u8::try_from(shown).unwrap_or(4));
    for (tile, row) in panel.tiles.iter().zip(0_u8..).take(shown) {
        let top = rows.top + height * f32::from(row);
        flat(sheet, tile, Area { top, height, ..rows });
    }
}

/// A column's place in a row.
fn place(row: Area, column: (f32, f32), baseline: f32, side: Side) -> Place {
    let (left, width) = (row.left + row.width * column.0, row.width * (column.1 - column.0));
    Place { left, width, baseline, side }
}

/// A coin in one line, where there are several.
fn flat(sheet: &mut Sheet, tile: &Tile, row: Area) {
    sheet.fill(Area { height: 1.5, ..row }, RULE);
    let baseline = row.top + row.height / 2.0 + 10.0;
    let name = look(Style::Plain, 27.0, 18.0, INK);
    sheet.line(&tile.name, name, place(row, NAME, baseline, Side::Left));
    price(sheet, tile, 30.0, place(row, PRICE, baseline, Side::Right));
    change(sheet, tile, 30.0, place(row, CHANGE, baseline, Side::Right));
    let (left, width) = (row.left + row.width * LINE.0, row.width * (LINE.1 - LINE.0));
    spark(sheet, tile, Area::new(left, row.top + row.height * 0.22, width, row.height * 0.56));
}

/// A coin in two lines, where there are few.
fn tall(sheet: &mut Sheet, tile: &Tile, row: Area) {
    sheet.fill(Area { height: 1.5, ..row }, RULE);
    let middle = row.top + row.height / 2.0;
    let name = look(Style::Plain, 27.0, 18.0, INK);
    sheet.line(&tile.name, name, place(row, (0.0, 0.5), middle - 12.0, Side::Left));
    let baseline = middle + 30.0;
    price(sheet, tile, 42.0, place(row, (0.0, 0.5), baseline, Side::Left));
    change(sheet, tile, 36.0, place(row, CHANGE_WIDE, baseline, Side::Right));
    let (left, width) = (row.left + row.width * LINE.0, row.width * (LINE.1 - LINE.0));
    spark(sheet, tile, Area::new(left, row.top + row.height * 0.25, width, row.height * 0.5));
}

/// The change's column where nothing stands before it.
const CHANGE_WIDE: (f32, f32) = (0.57, 0.81);

/// A price, or that there is none.
fn price(sheet: &mut Sheet, tile: &Tile, size: f32, place: Place) {
    let look = match tile.price.value {
        Some(_) => look(Style::Strong, size, 18.0, INK),
        None => look(Style::Plain, 22.0, 16.0, INK_SOFT),
    };
    sheet.line(&tile.price.text, look, place);
}

/// A change, or that it is not known. An arrow and a colour say again what the sign says.
fn change(sheet: &mut Sheet, tile: &Tile, size: f32, place: Place) {
    let ink = tint(tile.direction);
    let look = match tile.change.value {
        Some(_) => look(Style::Strong, size, 18.0, ink),
        None => look(Style::Plain, 22.0, 16.0, INK_SOFT),
    };
    let said = sheet.line(&tile.change.text, look, place);
    if tile.change.value.is_some() {
        arrow(sheet, tile.direction, (said.left - 10.0, place.baseline), ink);
    }
}

fn spark(sheet: &mut Sheet, tile: &Tile, area: Area) {
    if !tile.sparkline.is_empty() {
        sheet.marks(&tile.sparkline, area, tint(tile.direction));
    }
}

/// The colour of a change.
fn tint(direction: Direction) -> Colour {
    match direction {
        Direction::Down => DOWN,
        Direction::Up => UP,
        _ => INK_SOFT,
    }
}

/// A triangle that says again what sign and colour say, right of which the number begins.
fn arrow(sheet: &mut Sheet, direction: Direction, (right, baseline): (f32, f32), ink: Colour) {
    let (left, middle) = (right - 17.0, right - 8.5);
    let (top, bottom) = (baseline - 17.0, baseline - 2.0);
    match direction {
        Direction::Down => sheet.shape(&[(left, top), (right, top), (middle, bottom)], ink),
        Direction::Up => sheet.shape(&[(left, bottom), (right, bottom), (middle, top)], ink),
        _ => {}
    }
}

/// A chart with its title, what its colours stand for, and its axes.
fn drawn(sheet: &mut Sheet, shown: &Shown<'_>, area: Area) {
    let chart = shown.chart;
    let line = |baseline| Place { left: area.left, width: area.width, baseline, side: Side::Left };
    let title = line(area.top + 18.0);
    sheet.line(&shown.title, look(Style::Strong, 23.0, 18.0, INK), title);
    let mut top = area.top + 30.0;
    if let Some(told) = shown.told {
        sheet.line(told, look(Style::Plain, 20.0, 16.0, INK_SOFT), line(top + 15.0));
        top += 26.0;
    }
    if chart.marks.len() > 1 {
        top = legend(sheet, chart, Area { top, ..area });
    }
    let size = 18.0;
    let wide = chart.y.ticks.iter().map(|tick| letters(&tick.label)).fold(0.0, f32::max);
    let left = area.left + wide * size + 10.0;
    let below = if chart.x.ticks.is_empty() { 0.0 } else { 28.0 };
    let plot = Area::new(
        left,
        top + 8.0,
        area.right() - left,
        (area.bottom() - below - top - 8.0).max(1.0),
    );
    sheet.marks(chart, plot, INK);
    let tick = look(Style::Plain, size, 12.0, INK_SOFT);
    let every = apart(&chart.y, plot.height, size * 1.15);
    for mark in chart.y.ticks.iter().step_by(every) {
        let baseline = plot.bottom() - share(&chart.y, mark.at) * plot.height + size * 0.34;
        let width = left - 8.0 - area.left;
        let place = Place { left: area.left, width, baseline, side: Side::Right };
        sheet.line(&mark.label, tick, place);
    }
    let widest = chart.x.ticks.iter().map(|tick| letters(&tick.label)).fold(0.0, f32::max) * size;
    let every = apart(&chart.x, plot.width, widest + 14.0);
    for mark in chart.x.ticks.iter().step_by(every) {
        let middle = plot.left + share(&chart.x, mark.at) * plot.width;
        // Inside the chart's own area, at its edges too.
        let from = (middle - widest / 2.0).clamp(area.left, area.right() - widest);
        let place =
            Place { left: from, width: widest, baseline: area.bottom() - 4.0, side: Side::Middle };
        sheet.line(&mark.label, tick, place);
    }
}

/// What each colour stands for: beside each other where there is room, else below each other. Says
/// where that ends.
fn legend(sheet: &mut Sheet, chart: &Chart, area: Area) -> f32 {
    let names: Vec<&String> = chart.table.head.iter().skip(1).collect();
    let wide: f32 = names.iter().map(|name| letters(name) * 19.0 + 49.0).sum();
    let (mut left, mut top) = (area.left, area.top);
    for (index, (mark, name)) in chart.marks.iter().zip(&names).enumerate() {
        let role = match mark {
            Mark::Line { role, .. } | Mark::Bars { role, .. } => *role,
        };
        sheet.fill(Area::new(left, top + 5.0, 15.0, 15.0), marks::colour(role, INK));
        let width = area.right() - left - 23.0;
        let place = Place { left: left + 23.0, width, baseline: top + 19.0, side: Side::Left };
        let said = sheet.line(name, look(Style::Plain, 20.0, 16.0, INK_SOFT), place);
        if wide <= area.width {
            left = said.right() + 26.0;
        } else if index + 1 < names.len() {
            top += 26.0;
        }
    }
    top + 30.0
}

/// About how wide a label is, in sizes of its letters.
fn letters(label: &str) -> f32 {
    label.chars().map(|letter| if letter >= '\u{2e80}' { 1.0 } else { 0.54 }).sum()
}

fn share(axis: &Axis, at: f64) -> f32 {
    let share = (at - axis.from) / (axis.to - axis.from);
    #[allow(clippy::cast_possible_truncation, reason = "between 0 and 1")]
    if share.is_finite() { share.clamp(0.0, 1.0) as f32 } else { 0.0 }
}

/// Every how many ticks are labelled, so that labels stand `least` pixels apart.
fn apart(axis: &Axis, length: f32, least: f32) -> usize {
    let (Some(first), Some(second)) = (axis.ticks.first(), axis.ticks.get(1)) else { return 1 };
    let step = (share(axis, second.at) - share(axis, first.at)) * length;
    // The ticks of an axis are a dozen at most.
    let enough = (1_u8..16).find(|every| step * f32::from(*every) >= least);
    usize::from(enough.unwrap_or(16))
}

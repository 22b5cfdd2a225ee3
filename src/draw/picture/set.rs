//! Text as glyphs in their places.

use super::canvas::{Canvas, Colour};
use super::fonts::Font;
use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder, Tag};
use rustybuzz::{Direction, Feature, UnicodeBuffer, shape};
use zeno::{Command, PathBuilder};

/// What a language is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Latin letters.
    Latin,
    /// Kana and kanji.
    Japanese,
    /// Hangul.
    Korean,
    /// Simplified Chinese characters.
    Chinese,
}

impl Script {
    /// True where the picture's fonts of this script have that letter.
    pub fn has(self, letter: char) -> bool {
        let fonts = [Style::Headline, Style::Plain, Style::Strong].map(|style| fonts(self, style));
        let own = if self == Self::Latin { 1 } else { 2 };
        fonts.iter().all(|fonts| fonts.iter().take(own).any(|font| font.has(plain(letter))))
    }
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// The headline and the question.
    Headline,
    /// Text.
    Plain,
    /// Figures, and what stands out.
    Strong,
}

/// A glyph and where its origin stands, in pixels right of the text's.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Glyph {
    font: Font,
    id: GlyphId,
    right: f32,
}

/// A line of text, set.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    /// Height of the letters' square in pixels.
    pub(super) size: f32,
    /// From the origin of the first glyph to the end of the last.
    pub(super) width: f32,
    /// Letters that no font has. They are drawn as empty boxes.
    pub(super) missing: Vec<char>,
    glyphs: Vec<Glyph>,
}

/// The fonts of a text, the first that has a letter sets it. Signs of Chinese, Japanese and Korean
/// come from the script's own font, figures and Latin letters from the Latin one.
fn fonts(script: Script, style: Style) -> Vec<Font> {
    let latin = match (script, style) {
        (Script::Latin, Style::Headline) => Font::SerifBold,
        (Script::Latin, Style::Plain) => Font::Sans,
        // Beside the other scripts' letters, which are bold, thin figures would look like another
        // text.
        _ => Font::SansSemibold,
    };
    let mut fonts = match script {
        Script::Latin => vec![latin],
        Script::Japanese => vec![Font::Japanese, latin],
        Script::Korean => vec![Font::Korean, latin],
        Script::Chinese => vec![Font::Chinese, latin],
    };
    // A name from outside may be written in any of them.
    fonts.extend(Font::ALL);
    fonts
}

impl Line {
    /// Sets a text in letters of that size.
    pub(super) fn set(text: &str, script: Script, style: Style, size: f32) -> Self {
        let fonts = fonts(script, style);
        let mut line = Self {
            text: text.to_owned(),
            size,
            width: 0.0,
            missing: Vec::new(),
            glyphs: Vec::new(),
        };
        let mut piece: Option<(Font, String)> = None;
        for letter in text.chars().filter(|letter| !letter.is_control()) {
            let letter = plain(letter);
            let has = fonts.iter().copied().find(|font| font.has(letter));
            let font = has.or_else(|| fonts.first().copied()).unwrap_or(Font::Sans);
            if has.is_none() {
                line.missing.push(letter);
            }
            match &mut piece {
                Some((of, piece)) if *of == font => piece.push(letter),
                _ => {
                    line.append(piece.take());
                    piece = Some((font, letter.to_string()));
                }
            }
        }
        line.append(piece);
        line
    }

    /// Adds a piece that one font sets.
    fn append(&mut self, piece: Option<(Font, String)>) {
        let Some((font, text)) = piece else { return };
        let Some(face) = font.face() else { return };
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.set_direction(Direction::LeftToRight);
        // Figures of one width, so that those below each other line up.
        let even = [b"tnum", b"lnum"].map(|name| Feature::new(Tag::from_bytes(name), 1, ..));
        let set = shape(face, &even, buffer);
        let scale = self.size / pixels(face.units_per_em());
        for (info, place) in set.glyph_infos().iter().zip(set.glyph_positions()) {
            let id = GlyphId(u16::try_from(info.glyph_id).unwrap_or(0));
            let right = self.width + pixels(place.x_offset) * scale;
            self.glyphs.push(Glyph { font, id, right });
            self.width += pixels(place.x_advance) * scale;
        }
    }

    /// Draws the line from (`left`, `baseline`) on.
    pub(super) fn draw(&self, canvas: &mut Canvas, (left, baseline): (f32, f32), ink: Colour) {
        for glyph in &self.glyphs {
            let Some(face) = glyph.font.face() else { continue };
            let scale = self.size / pixels(face.units_per_em());
            let mut outline =
                Outline { path: Vec::new(), left: left + glyph.right, baseline, scale };
            if face.outline_glyph(glyph.id, &mut outline).is_some() {
                canvas.fill(&outline.path, ink);
            }
        }
    }

    /// What its glyphs reach, left, above, right and below of the origin, in pixels.
    pub(super) fn reach(&self) -> (f32, f32, f32, f32) {
        let (mut left, mut top) = (f32::INFINITY, f32::INFINITY);
        let (mut right, mut bottom) = (f32::NEG_INFINITY, f32::NEG_INFINITY);
        for glyph in &self.glyphs {
            let Some(face) = glyph.font.face() else { continue };
            let scale = self.size / pixels(face.units_per_em());
            let Some(ink) = face.glyph_bounding_box(glyph.id) else { continue };
            left = left.min(glyph.right + f32::from(ink.x_min) * scale);
            right = right.max(glyph.right + f32::from(ink.x_max) * scale);
            top = top.min(-f32::from(ink.y_max) * scale);
            bottom = bottom.max(-f32::from(ink.y_min) * scale);
        }
        if left > right { (0.0, 0.0, 0.0, 0.0) } else { (left, top, right, bottom) }
    }
}

/// Spaces of other widths than a font has are spaces.
fn plain(letter: char) -> char {
    if letter.is_whitespace() && letter != '\u{3000}' { ' ' } else { letter }
}

/// Font units are whole numbers of at most five digits.
#[allow(clippy::cast_precision_loss, reason = "far below 2^24")]
fn pixels(units: i32) -> f32 {
    units as f32
}

/// A glyph's outline in the picture's pixels, whose vertical axis points down.
struct Outline {
    path: Vec<Command>,
    left: f32,
    baseline: f32,
    scale: f32,
}

impl Outline {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.left + x * self.scale, self.baseline - y * self.scale)
    }
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        let to = self.at(x, y);
        self.path.move_to(to);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.at(x, y);
        self.path.line_to(to);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (by, to) = (self.at(x1, y1), self.at(x, y));
        self.path.quad_to(by, to);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (by, then, to) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.path.curve_to(by, then, to);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

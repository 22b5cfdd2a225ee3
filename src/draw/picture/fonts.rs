//! The fonts that are part of the program. `scripts/fonts.sh` cuts them anew when the languages'
//! files write letters that they lack; a test says so.

use rustybuzz::Face;
use std::sync::OnceLock;

/// A font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Font {
    /// For headlines.
    SerifBold,
    /// For text.
    Sans,
    /// For what stands out.
    SansSemibold,
    /// Kana and kanji.
    Japanese,
    /// Hangul.
    Korean,
    /// Simplified Chinese.
    Chinese,
}

impl Font {
    /// All of them, in the order of the enumeration.
    pub(super) const ALL: [Self; 6] = [
        Self::SerifBold,
        Self::Sans,
        Self::SansSemibold,
        Self::Japanese,
        Self::Korean,
        Self::Chinese,
    ];

    fn file(self) -> &'static [u8] {
        match self {
            Self::SerifBold => include_bytes!("fonts/serif-bold.ttf"),
            Self::Sans => include_bytes!("fonts/sans-regular.ttf"),
            Self::SansSemibold => include_bytes!("fonts/sans-semibold.ttf"),
            Self::Japanese => include_bytes!("fonts/japanese-bold.ttf"),
            Self::Korean => include_bytes!("fonts/korean-bold.ttf"),
            Self::Chinese => include_bytes!("fonts/chinese-bold.ttf"),
        }
    }

    /// The font, read; `None` if its file is none, which a test excludes.
    pub(super) fn face(self) -> Option<&'static Face<'static>> {
        static READ: [OnceLock<Option<Face<'static>>>; Font::ALL.len()] =
            [const { OnceLock::new() }; Font::ALL.len()];
        READ.get(self as usize)?.get_or_init(|| Face::from_slice(self.file(), 0)).as_ref()
    }

    /// True where it has that letter.
    pub(super) fn has(self, letter: char) -> bool {
        self.face().is_some_and(|face| face.glyph_index(letter).is_some())
    }
}

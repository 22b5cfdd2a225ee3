//! What a published page says beyond the panel. These words have files of their own, which the panel
//! that readers load does not carry.

use crate::explain::words::book::entries;
use crate::explain::words::number::date_time;
use crate::settings::Locale;
use crate::units::UnixMillis;

/// The words of a published page in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imprint {
    /// Which moment the page is of, and that it stays so.
    notice: String,
    /// Leads to the live panel.
    pub live: String,
    /// The title of the list of figures.
    pub figures: String,
    /// Head over the figures' names.
    pub figure: String,
    /// Head over their values.
    pub value: String,
    /// Head over the times they hold for.
    pub time: String,
    /// Head over where they come from.
    pub sources: String,
    /// Leads to the snapshot.
    pub data: String,
    /// Leads to the picture.
    pub picture: String,
}

/// An imprint's file lacks the text of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingText(pub &'static str);

/// The slot of the moment in the notice.
const TIME: &str = "{ $time }";

impl Imprint {
    /// Reads an imprint's file, in the format of the messages.
    ///
    /// # Errors
    /// [`MissingText`] names the first text that it lacks.
    pub fn read(file: &str) -> Result<Self, MissingText> {
        let lines = entries(file);
        let find = |id: &'static str| {
            let found = lines.iter().find(|(entry, text)| entry == id && !text.is_empty());
            found.map(|(_, text)| text.clone()).ok_or(MissingText(id))
        };
        Ok(Self {
            notice: find("published-notice")?,
            live: find("published-live")?,
            figures: find("published-figures")?,
            figure: find("published-figure")?,
            value: find("published-value")?,
            time: find("published-time")?,
            sources: find("published-sources")?,
            data: find("published-data")?,
            picture: find("published-picture")?,
        })
    }

    /// The words in that language.
    ///
    /// # Errors
    /// [`MissingText`], for a file that lacks a text, which a test excludes.
    pub fn of(locale: Locale) -> Result<Self, MissingText> {
        Self::read(file(locale))
    }

    /// Says which moment the page is of, and that it stays so.
    pub fn notice(&self, locale: Locale, at: UnixMillis) -> String {
        self.notice.replace(TIME, &date_time(locale, at))
    }
}

fn file(locale: Locale) -> &'static str {
    match locale {
        Locale::En => include_str!("imprint/en.ftl"),
        Locale::De => include_str!("imprint/de.ftl"),
        Locale::Es => include_str!("imprint/es.ftl"),
        Locale::Fr => include_str!("imprint/fr.ftl"),
        Locale::Pt => include_str!("imprint/pt.ftl"),
        Locale::Tr => include_str!("imprint/tr.ftl"),
        Locale::Ja => include_str!("imprint/ja.ftl"),
        Locale::Ko => include_str!("imprint/ko.ftl"),
        Locale::Zh => include_str!("imprint/zh.ftl"),
    }
}

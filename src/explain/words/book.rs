//! A language's messages, read from its file, and how one becomes text.
//!
//! The files are Fluent (<https://projectfluent.org>), of which this reads what they use: messages,
//! slots, and a choice by plural. A full implementation would weigh more in the page than all the
//! words; a test reads the same files with Fluent's own parser.

#[cfg(target_arch = "wasm32")]
use crate::explain::words::bare::{bare, first};
use crate::explain::words::message::{self, Message};
use crate::settings::Locale;
use std::sync::OnceLock;

/// A language's messages.
#[derive(Debug)]
pub struct Book {
    locale: Locale,
    /// Each message's slots, with spaces between: to look them up in the list takes as long as the
    /// list is.
    slots: Vec<&'static str>,
    texts: Vec<String>,
    marks: Marks,
}

/// A language's marks within numbers, its scale words, its months.
#[derive(Debug)]
pub struct Marks {
    /// Between groups of three digits.
    pub group: String,
    /// Numbers with so many whole digits are grouped.
    pub group_from: usize,
    /// Before the decimals.
    pub point: String,
    /// Size and word, largest first.
    pub scales: Vec<(f64, String)>,
    /// January to December, short.
    pub months: Vec<String>,
}

/// Why a language file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BookError {
    /// It lacks this message.
    Missing(Message),
}

/// One slot's value, written, and what a choice by plural goes by.
pub(super) struct Filled {
    pub(super) text: String,
    pub(super) count: Option<usize>,
}

/// The language that is part of the program.
#[cfg(not(target_arch = "wasm32"))]
const ENGLISH: &str = include_str!("locales/en.ftl");

/// The language that is part of the page.
#[cfg(target_arch = "wasm32")]
const ENGLISH: &str = {
    const FILE: &[u8] = include_bytes!("locales/en.ftl");
    const LONG: ([u8; FILE.len()], usize) = bare(FILE);
    const BARE: [u8; LONG.1] = first(&LONG.0);
    match core::str::from_utf8(&BARE) {
        Ok(text) => text,
        Err(_) => "",
    }
};

static BOOKS: [OnceLock<Book>; Locale::ALL.len()] = [const { OnceLock::new() }; Locale::ALL.len()];

/// The messages of `locale`: those of English until its file has been read.
pub(super) fn book(locale: Locale) -> &'static Book {
    let english = || {
        let book = Book::read(Locale::En, ENGLISH);
        book.unwrap_or_else(|_| Book::of(Locale::En, ""))
    };
    #[cfg(not(target_arch = "wasm32"))]
    if let Some(text) = builtin(locale) {
        let _ = install(locale, text);
    }
    let slot = BOOKS.get(locale as usize).and_then(OnceLock::get);
    slot.unwrap_or_else(|| BOOKS[0].get_or_init(english))
}

/// Makes `text` the file of `locale`. The page calls it with the file of its reader's language;
/// English is part of the program.
///
/// # Errors
/// [`BookError::Missing`] where the file lacks a message; the words then stay English.
pub fn install(locale: Locale, text: &str) -> Result<(), BookError> {
    let Some(slot) = BOOKS.get(locale as usize) else { return Ok(()) };
    if slot.get().is_none() && locale != Locale::En {
        let book = Book::read(locale, text)?;
        let _ = slot.set(book);
    }
    Ok(())
}

/// The files that the command line carries with it.
#[cfg(not(target_arch = "wasm32"))]
fn builtin(locale: Locale) -> Option<&'static str> {
    match locale {
        Locale::En => None,
        Locale::De => Some(include_str!("locales/de.ftl")),
        Locale::Es => Some(include_str!("locales/es.ftl")),
        Locale::Fr => Some(include_str!("locales/fr.ftl")),
        Locale::Pt => Some(include_str!("locales/pt.ftl")),
        Locale::Tr => Some(include_str!("locales/tr.ftl")),
        Locale::Ja => Some(include_str!("locales/ja.ftl")),
        Locale::Ko => Some(include_str!("locales/ko.ftl")),
        Locale::Zh => Some(include_str!("locales/zh.ftl")),
    }
}

impl Book {
    /// Reads a language file.
    ///
    /// # Errors
    /// [`BookError::Missing`] names the first message that it lacks.
    pub fn read(locale: Locale, text: &str) -> Result<Self, BookError> {
        let mut book = Self::of(locale, text);
        for (message, text) in Message::ALL.iter().zip(&book.texts) {
            if text.is_empty() {
                return Err(BookError::Missing(*message));
            }
        }
        book.marks = Marks::of(&book);
        Ok(book)
    }

    #[inline(never)]
    fn of(locale: Locale, file: &str) -> Self {
        // In every file the messages stand in the order of the list.
        let mut texts = in_order(entries(file));
        texts.resize(Message::ALL.len(), String::new());
        Self { locale, slots: message::slots().collect(), texts, marks: Marks::plain() }
    }

    pub(super) fn marks(&self) -> &Marks {
        &self.marks
    }

    /// The message's text with its slots filled.
    #[inline(never)]
    pub(super) fn fill(&self, message: Message, filled: &[Filled]) -> String {
        let mut out = String::new();
        let slots = self.slots.get(message as usize).copied().unwrap_or("");
        let names: Vec<&str> = slots.split_ascii_whitespace().collect();
        self.write(self.text(message), &Slots { names: &names, filled }, &mut out);
        out
    }

    /// The message's text, where it has no slots.
    pub(super) fn text(&self, message: Message) -> &str {
        self.texts.get(message as usize).map_or("", String::as_str)
    }

    fn write(&self, pattern: &str, slots: &Slots<'_>, out: &mut String) {
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some(end) = closing(after) else { return };
            let (inside, beyond) = after.split_at(end);
            self.place(inside.trim(), slots, out);
            rest = beyond.get(1..).unwrap_or("");
        }
        out.push_str(rest);
    }

    /// What stands between braces: a slot, text in quotes, or a choice.
    fn place(&self, inside: &str, slots: &Slots<'_>, out: &mut String) {
        if let Some(text) = inside.strip_prefix('"') {
            out.push_str(text.trim_end_matches('"'));
        } else if let Some((name, variants)) = inside.split_once("->") {
            let count = slots.get(name).and_then(|filled| filled.count);
            let chosen = chosen(variants, plural(self.locale, count));
            self.write(chosen.trim(), slots, out);
        } else if let Some(filled) = slots.get(inside) {
            out.push_str(&filled.text);
        }
    }
}

/// Each message's text, empty for one that is not in its place.
#[cfg(not(target_arch = "wasm32"))]
fn in_order(entries: Vec<(String, String)>) -> Vec<String> {
    let mut entries = entries.into_iter().peekable();
    let places = 0..Message::ALL.len();
    let text = |nth| entries.next_if(|(id, _)| message::is(nth, id)).map(|(_, text)| text);
    places.map(text).map(Option::unwrap_or_default).collect()
}

/// Each message's text; none of a file that another version of the program was made with. The
/// program's own has no ids.
#[cfg(target_arch = "wasm32")]
fn in_order(entries: Vec<(String, String)>) -> Vec<String> {
    let mut mark = message::NO_IDS;
    let mut texts = Vec::new();
    let mut bare = true;
    for (id, text) in entries {
        bare = bare && id.is_empty();
        mark = message::with_id(mark, &id);
        texts.push(text);
    }
    if bare || mark == message::MARK { texts } else { Vec::new() }
}

/// What a language file holds: each id with its text, whose lines are joined.
#[inline(never)]
pub(super) fn entries(file: &str) -> Vec<(String, String)> {
    let mut entries: Vec<(String, String)> = Vec::new();
    for line in file.lines() {
        if line.starts_with('#') {
            continue;
        }
        if line.starts_with([' ', '}']) {
            if let Some((_, text)) = entries.last_mut() {
                text.push(' ');
                text.push_str(line.trim());
            }
        } else if let Some((id, text)) = line.split_once('=') {
            entries.push((id.trim().to_owned(), text.trim().to_owned()));
        }
    }
    entries
}

/// The values of a message's slots, by name.
struct Slots<'a> {
    names: &'a [&'a str],
    filled: &'a [Filled],
}

impl Slots<'_> {
    fn get(&self, name: &str) -> Option<&Filled> {
        let name = name.trim().strip_prefix('$')?;
        let place = self.names.iter().position(|slot| *slot == name)?;
        self.filled.get(place)
    }
}

/// Where the brace closes that was opened before `text`.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return Some(at),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The variant of that key, or the one marked as default.
fn chosen<'a>(variants: &'a str, key: &str) -> &'a str {
    let mut default = "";
    let mut rest = variants;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((name, after)) = after.split_once(']') else { break };
        // A variant's text ends where the next key begins; a slot's braces hold no brackets.
        let end = after.find('[').map_or(after.len(), |at| {
            let text = after.get(..at).unwrap_or("");
            text.len() - usize::from(text.ends_with('*'))
        });
        let text = after.get(..end).unwrap_or("");
        if name == key {
            return text;
        }
        if before.ends_with('*') {
            default = text;
        }
        rest = after.get(end..).unwrap_or("");
    }
    default
}

/// The plural category of a whole number (Unicode CLDR, cardinal rules), as far as the languages
/// here tell any apart.
fn plural(locale: Locale, count: Option<usize>) -> &'static str {
    match (locale, count) {
        (Locale::Ja | Locale::Ko | Locale::Zh, _) => "other",
        (Locale::Fr | Locale::Pt, Some(0 | 1)) | (_, Some(1)) => "one",
        _ => "other",
    }
}

impl Marks {
    fn plain() -> Self {
        Self {
            group: String::new(),
            group_from: usize::MAX,
            point: ".".to_owned(),
            scales: Vec::new(),
            months: Vec::new(),
        }
    }

    fn of(book: &Book) -> Self {
        let text = |message| book.fill(message, &[]);
        let mut scales = Vec::new();
        for scale in text(Message::MarkScales).split(',') {
            let Some((power, word)) = scale.trim().split_once(' ') else { continue };
            let Ok(power) = power.parse::<u32>() else { continue };
            let size = (0..power).fold(1.0_f64, |size, _| size * 10.0);
            scales.push((size, word.to_owned()));
        }
        let months = text(Message::MarkMonths);
        Self {
            group: text(Message::MarkGroup),
            group_from: text(Message::MarkGroupFrom).parse().unwrap_or(4),
            point: text(Message::MarkPoint),
            scales,
            months: months.split(' ').map(str::to_owned).collect(),
        }
    }
}

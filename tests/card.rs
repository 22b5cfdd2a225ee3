//! The picture of a moment: what it says, that it can be read, that it is the same every time.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at what it did not expect"
)]

#[path = "support/played.rs"]
mod played;
mod support;

use played::{AT, world};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use why_crypto_down::cli::twin::{Ear, Faults, snapshot};
use why_crypto_down::draw::picture::{Area, Card, Heads, SIZE, Script, Written};
use why_crypto_down::explain::words::{self, Message};
use why_crypto_down::explain::{Sentence, Value, Window};
use why_crypto_down::market::{Asset, Origin, Snapshot, Venue};
use why_crypto_down::settings::{Locale, Settings};
use why_crypto_down::view::{FindingKind, Panel};

/// Days of each kind: a fall, a rise, and one of which little is known.
const DAYS: [&str; 3] = ["leveraged-unwind", "rising-market", "thin-data"];

fn days() -> &'static [(&'static str, Snapshot)] {
    static PLAYED: OnceLock<Vec<(&'static str, Snapshot)>> = OnceLock::new();
    PLAYED.get_or_init(|| {
        let settings = Settings::default();
        let day = |name| snapshot(world(name), Faults::default(), &settings, AT, Ear::Fresh);
        DAYS.map(|name| (name, day(name))).into()
    })
}

fn script(locale: Locale) -> Script {
    match locale {
        Locale::Ja => Script::Japanese,
        Locale::Ko => Script::Korean,
        Locale::Zh => Script::Chinese,
        _ => Script::Latin,
    }
}

fn panel(snapshot: &Snapshot, locale: Locale, assets: &[&str]) -> Panel {
    let mut settings = Settings { locale, ..Settings::default() };
    if !assets.is_empty() {
        settings.assets = assets.iter().filter_map(|ticker| Asset::new(ticker)).collect();
    }
    Panel::of(snapshot, &settings, snapshot.taken_at)
}

fn card(panel: &Panel, locale: Locale) -> Card {
    let short = |window| words::label(locale, words::window_short(window));
    let values = vec![Value::Venues(vec![Venue::Okx, Venue::Gate])];
    let told = Some(words::say(locale, &Sentence::new(Message::ToldBy, values)));
    let heads = Heads { change: short(Window::Day), line: short(Window::Week), told };
    Card::of(panel, &heads, script(locale))
}

fn wcd(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wcd"));
    command.args(arguments).output().expect("it starts")
}

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("card").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The picture that `wcd card` draws of a snapshot.
fn drawn(name: &str, snapshot: &Snapshot, more: &[&str]) -> Vec<u8> {
    let folder = folder(name);
    let (from, to) = (folder.join("snapshot.json"), folder.join("card.png"));
    fs::write(&from, snapshot.to_json()).unwrap();
    let mut arguments = vec!["card", from.to_str().unwrap(), "--out", to.to_str().unwrap()];
    arguments.extend(more);
    let output = wcd(&arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stdout.is_empty() && output.stderr.is_empty());
    fs::read(to).unwrap()
}

fn pixels(file: &[u8]) -> (png::OutputInfo, Vec<u8>) {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    (info, pixels)
}

#[test]
fn it_is_an_opaque_png_of_the_size_that_link_previews_take() {
    let file = drawn("size", &days()[0].1, &[]);
    let (info, pixels) = pixels(&file);
    assert_eq!((info.width, info.height), SIZE);
    assert_eq!(info.color_type, png::ColorType::Rgb, "no alpha");
    assert!(file.len() < 100_000, "{} bytes", file.len());
    let colours: BTreeSet<&[u8]> = pixels.chunks(3).collect();
    assert!(colours.len() > 20, "something is drawn");
}

#[test]
fn the_same_snapshot_gives_the_same_bytes() {
    let (_, day) = &days()[0];
    assert_eq!(drawn("once", day, &["--locale", "ja"]), drawn("twice", day, &["--locale", "ja"]));
    assert_ne!(drawn("english", day, &[]), drawn("german", day, &["--locale", "de"]));
}

#[test]
fn every_letter_that_a_language_writes_is_in_its_fonts() {
    let words = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/explain/words");
    for locale in Locale::ALL {
        let mut missing = Vec::new();
        for folder in ["locales", "glossary", "imprint"] {
            let file = words.join(folder).join(format!("{}.ftl", locale.tag()));
            let text = fs::read_to_string(file).unwrap();
            let lines = text.lines().filter(|line| !line.starts_with('#'));
            let letters = lines.flat_map(str::chars);
            missing.extend(letters.filter(|letter| !script(locale).has(*letter)));
        }
        missing.sort_unstable();
        missing.dedup();
        let told = missing.iter().collect::<String>();
        assert!(missing.is_empty(), "{locale:?}: {told} (scripts/fonts.sh cuts the fonts anew)");
    }
    assert!(!Script::Latin.has('字'), "the check can fail");
}

fn overlap(a: Area, b: Area) -> bool {
    a.left < b.right() && b.left < a.right() && a.top < b.bottom() && b.top < a.bottom()
}

/// What is wrong with the texts of a picture.
fn faults(written: &[Written]) -> Vec<String> {
    let whole = Area::new(0.0, 0.0, 1_200.0, 630.0);
    // Sums of widths are not exact.
    let about = |area: Area| {
        Area::new(area.left - 0.1, area.top - 0.1, area.width + 0.2, area.height + 0.2)
    };
    let mut faults = Vec::new();
    for (index, text) in written.iter().enumerate() {
        if !text.missing.is_empty() {
            faults.push(format!("{:?} lacks {:?}", text.text, text.missing));
        }
        if !whole.holds(text.ink) || !about(text.within).holds(text.ink) {
            faults.push(format!("{:?} at {:?} leaves {:?}", text.text, text.ink, text.within));
        }
        for other in written.iter().skip(index + 1).filter(|other| overlap(text.ink, other.ink)) {
            faults.push(format!("{:?} and {:?} overlap", text.text, other.text));
        }
    }
    faults
}

/// Each text of a picture is whole, in its place, apart from the others, and large enough.
fn assert_sound(day: &str, snapshot: &Snapshot, locale: Locale) {
    let written = card(&panel(snapshot, locale, &[]), locale).written();
    assert_eq!(faults(&written), Vec::<String>::new(), "{day} {locale:?}");
    let cut = written.iter().find(|text| text.text.ends_with('…'));
    assert!(cut.is_none(), "{day} {locale:?}: {cut:?}");
    // Half of it in a preview of 600 pixels.
    let small = written.iter().find(|text| text.size < 16.0);
    assert!(small.is_none(), "{day} {locale:?}: {small:?}");
}

#[test]
fn in_every_language_all_texts_are_whole_in_their_places_and_apart() {
    for locale in Locale::ALL {
        assert_sound("a fall", &support::market(), locale);
    }
}

#[test]
fn on_days_of_each_kind_too() {
    for (day, snapshot) in days() {
        for locale in [Locale::De, Locale::Ja] {
            assert_sound(day, snapshot, locale);
        }
    }
}

#[test]
fn one_coin_or_six_keep_their_places() {
    let day = support::market();
    for coins in
        [&["BTC"][..], &["ETH", "BTC"], &["BTC", "ETH", "SOL", "XRP", "DOGE", "ABCDEFGHIJ"]]
    {
        for locale in [Locale::En, Locale::Fr, Locale::Zh] {
            let card = card(&panel(&day, locale, coins), locale);
            assert_eq!(faults(&card.written()), Vec::<String>::new(), "{coins:?} {locale:?}");
        }
    }
}

/// All that a picture says, each text after the other.
fn said(panel: &Panel) -> String {
    let written = card(panel, Locale::En).written();
    written.into_iter().map(|text| text.text).collect::<Vec<_>>().join(" ")
}

#[test]
fn it_says_what_the_panel_says() {
    let (_, day) = &days()[0];
    let panel = panel(day, Locale::En, &[]);
    let said = said(&panel);
    let answer = &panel.answer;
    for text in [&answer.question, &answer.headline, &answer.as_of_text, &answer.venues_text] {
        assert!(said.contains(text), "{text:?} in {said:?}");
    }
    for tile in &panel.tiles {
        for text in [&tile.name, &tile.price.text, &tile.change.text] {
            assert!(said.contains(text), "{text:?} in {said:?}");
        }
    }
}

#[test]
fn a_chart_says_whose_figures_it_draws() {
    let (_, day) = &days()[0];
    let of_the_stronger = |kind: FindingKind| {
        let mut panel = panel(day, Locale::En, &[]);
        panel.cards.sort_by_key(|card| card.kind != kind);
        said(&panel)
    };
    let liquidations = of_the_stronger(FindingKind::ForcedSelling);
    assert!(liquidations.contains("closed by force"), "{liquidations}");
    assert!(liquidations.contains("Told by OKX and Gate."), "{liquidations}");
    let open_interest = of_the_stronger(FindingKind::Deleveraging);
    assert!(
        open_interest.contains("What moved open interest over 30 days: BTC"),
        "{open_interest}"
    );
    assert!(!open_interest.contains("Told by"), "{open_interest}");
}

#[test]
fn simulated_figures_say_so_and_real_ones_do_not() {
    let (_, day) = &days()[0];
    let simulated = panel(day, Locale::En, &[]);
    let banner = simulated.answer.banner.clone().unwrap();
    assert!(said(&simulated).contains(&banner));
    let real = Snapshot { origin: Origin::Venues, ..day.clone() };
    assert!(!said(&panel(&real, Locale::En, &[])).contains(&banner));
}

#[test]
fn what_nobody_told_is_not_a_number() {
    let (_, day) = &days()[0];
    let nothing = Snapshot { series: Vec::new(), feeds: Vec::new(), ..day.clone() };
    let panel = panel(&nothing, Locale::En, &[]);
    let written = card(&panel, Locale::En).written();
    assert_eq!(faults(&written), Vec::<String>::new());
    let said = said(&panel);
    assert!(said.contains(&panel.answer.headline), "{said}");
    assert!(!said.contains("$0") && !said.contains("0%"), "{said}");
}

#[test]
fn a_file_that_is_no_snapshot_is_one_clear_line_and_no_picture() {
    let folder = folder("damaged");
    let (from, to) = (folder.join("damaged.json"), folder.join("card.png"));
    fs::write(&from, &days()[0].1.to_json()[..1_000]).unwrap();
    for file in [from.to_str().unwrap(), "/nowhere/snapshot.json"] {
        let output = wcd(&["card", file, "--out", to.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(1));
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(told.lines().count(), 1, "{told}");
        assert!(told.starts_with(&format!("wcd: {file}: ")), "{told}");
        assert!(!to.exists());
    }
}

#[test]
fn a_picture_that_cannot_be_written_is_one_clear_line() {
    let folder = folder("unwritable");
    let from = folder.join("snapshot.json");
    fs::write(&from, days()[0].1.to_json()).unwrap();
    let to = folder.join("no/such/folder/card.png");
    let output = wcd(&["card", from.to_str().unwrap(), "--out", to.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(told.contains("card.png"), "{told}");
}

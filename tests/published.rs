//! A moment as a page of its own: whole without scripts, asking nobody, true to the panel, and closed
//! to whatever a snapshot brings along.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at what it did not expect"
)]

mod support;

use fluent_syntax::ast::Entry;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use why_crypto_down::explain;
use why_crypto_down::explain::words::Imprint;
use why_crypto_down::market::{Facts, Origin, Snapshot};
use why_crypto_down::settings::{Locale, Settings};
use why_crypto_down::view::{Card, Cell, FigureView, Panel};

const LIVE: &str = "https://news.example/crypto/";
const OWN: &str = "https://news.example/moments/2026-02-12";

fn day() -> &'static Snapshot {
    static MADE: OnceLock<Snapshot> = OnceLock::new();
    MADE.get_or_init(|| Snapshot { origin: Origin::Simulation, ..support::market() })
}

fn panel(snapshot: &Snapshot, locale: Locale) -> Panel {
    let settings = Settings { locale, ..Settings::default() };
    Panel::of(snapshot, &settings, snapshot.taken_at)
}

fn wcd(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_wcd")).args(arguments).output().expect("it starts")
}

/// A folder of this test's own, which is not there yet.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("published").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.parent().unwrap()).unwrap();
    folder
}

/// The files that `wcd page` writes of a snapshot.
fn published(name: &str, snapshot: &Snapshot, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let out = folder(name);
    let from = out.with_extension("json");
    fs::write(&from, snapshot.to_json()).unwrap();
    let mut arguments = vec!["page", from.to_str().unwrap(), "--out", out.to_str().unwrap()];
    arguments.extend(more);
    let output = wcd(&arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let files = fs::read_dir(&out).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap())
    });
    files.collect()
}

fn html(files: &BTreeMap<String, Vec<u8>>) -> String {
    String::from_utf8(files["index.html"].clone()).unwrap()
}

/// A tag of a page: its name, its attributes, and whether it ends an element.
struct Tag {
    name: String,
    attributes: BTreeMap<String, String>,
    is_end: bool,
}

/// The tags of a page and the text between them. The page is written by a program: every attribute
/// stands in double quotes, and whatever is else is a mistake.
fn read(html: &str) -> (Vec<Tag>, String) {
    let (mut tags, mut text) = (Vec::new(), String::new());
    let mut rest = html.strip_prefix("<!doctype html>").expect("a doctype");
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        text.push(' ');
        rest = &rest[start + 1..];
        let is_end = rest.starts_with('/');
        rest = rest.trim_start_matches('/');
        let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap();
        let name = rest[..end].to_owned();
        assert!(!name.is_empty(), "no tag: {:?}", &rest[..rest.len().min(60)]);
        rest = &rest[end..];
        let mut attributes = BTreeMap::new();
        while let Some(more) = rest.strip_prefix([' ', '\n']) {
            let (attribute, value) = more.trim_start().split_once("=\"").expect("a quoted value");
            let (value, after) = value.split_once('"').expect("the end of a value");
            let is_new = attributes.insert(attribute.to_owned(), value.to_owned()).is_none();
            assert!(is_new, "{attribute} stands twice in {name}");
            rest = after;
        }
        rest = rest.strip_prefix('/').unwrap_or(rest);
        rest = rest.strip_prefix('>').unwrap_or_else(|| panic!("{name} does not end"));
        tags.push(Tag { name, attributes, is_end });
    }
    text.push_str(rest);
    (tags, text)
}

fn plain(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#39;", "'").replace("&amp;", "&")
}

fn count(tags: &[Tag], name: &str) -> usize {
    tags.iter().filter(|tag| tag.name == name && !tag.is_end).count()
}

/// Each element ends, and in the order in which they began.
fn assert_nested(tags: &[Tag]) {
    const EMPTY: [&str; 6] = ["meta", "link", "polyline", "rect", "circle", "br"];
    let mut open: Vec<&str> = Vec::new();
    for tag in tags.iter().filter(|tag| !EMPTY.contains(&tag.name.as_str())) {
        if tag.is_end {
            assert_eq!(open.pop(), Some(tag.name.as_str()));
        } else {
            open.push(&tag.name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

/// Nothing of the page runs, styles itself, or is fetched from elsewhere.
fn assert_closed(tags: &[Tag]) {
    for tag in tags {
        let of = |name: &str| tag.attributes.get(name).map_or("", String::as_str);
        assert!(
            !["script", "style", "iframe", "img", "object", "embed", "base", "form"]
                .contains(&tag.name.as_str()),
            "{}",
            tag.name
        );
        for (name, value) in &tag.attributes {
            assert!(!name.starts_with("on") && name != "style" && name != "src", "{name}");
            assert!(!value.trim().to_lowercase().starts_with("javascript:"), "{value}");
        }
        if tag.name == "link" && ["stylesheet", "icon"].contains(&of("rel")) {
            assert!(["page.css", "data:,"].contains(&of("href")), "{}", of("href"));
        }
    }
    let policy = tags.iter().find(|tag| {
        tag.attributes.get("http-equiv").is_some_and(|name| name == "Content-Security-Policy")
    });
    let policy = plain(&policy.expect("a policy").attributes["content"]);
    assert!(policy.starts_with("default-src 'none'; style-src 'self'; img-src 'self' data:"));
    assert!(!policy.contains("unsafe"), "{policy}");
}

#[test]
fn it_is_a_page_a_style_a_picture_and_a_snapshot() {
    let files = published("files", day(), &[]);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(names, ["card.png", "index.html", "page.css", "snapshot.json"]);
    let kept = String::from_utf8(files["snapshot.json"].clone()).unwrap();
    assert_eq!(Snapshot::from_json(&kept).unwrap(), *day(), "it can be explained again");
    assert!(files["card.png"].starts_with(b"\x89PNG"));
    let css = String::from_utf8(files["page.css"].clone()).unwrap();
    assert!(!css.contains("@import") && !css.contains("url("));
}

#[test]
fn the_same_snapshot_gives_the_same_bytes() {
    let more = ["--locale", "tr", "--base", LIVE, "--url", OWN];
    assert_eq!(published("once", day(), &more), published("twice", day(), &more));
}

#[test]
fn in_every_language_it_is_sound_closed_and_told_in_that_language() {
    for locale in Locale::ALL {
        let html = html(&published(locale.tag(), day(), &["--locale", locale.tag()]));
        let (tags, text) = read(&html);
        assert_nested(&tags);
        assert_closed(&tags);
        assert_eq!(tags[0].name, "html");
        assert_eq!(tags[0].attributes["lang"], locale.tag());
        let text = plain(&text);
        let panel = panel(day(), locale);
        let mut said = vec![&panel.answer.question, &panel.answer.headline];
        said.extend(&panel.answer.parts);
        said.extend(panel.cards.iter().flat_map(|card| [&card.title, &card.claim, &card.detail]));
        said.extend(panel.checklist.iter().map(|check| &check.text));
        said.extend(&panel.notes);
        said.extend(&panel.answer.banner);
        let notice = Imprint::of(locale).unwrap().notice(locale, day().taken_at);
        said.push(&notice);
        for sentence in said {
            assert!(text.contains(sentence.as_str()), "{locale:?}: {sentence}");
        }
    }
}

#[test]
fn readers_who_do_not_see_it_find_their_way() {
    let (tags, _) = read(&html(&published("landmarks", day(), &[])));
    for once in ["h1", "header", "main", "footer", "title"] {
        assert_eq!(count(&tags, once), 1, "{once}");
    }
    assert!(count(&tags, "table") > 5);
    assert_eq!(count(&tags, "table"), count(&tags, "caption"));
    let is = |tag: &&Tag, name: &str| tag.name == name && !tag.is_end;
    for head in tags.iter().filter(|tag| is(tag, "th")) {
        assert!(head.attributes.contains_key("scope"));
    }
    let ids: Vec<&String> = tags.iter().filter_map(|tag| tag.attributes.get("id")).collect();
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "no id stands twice");
    for named in tags.iter().filter_map(|tag| tag.attributes.get("aria-labelledby")) {
        assert!(ids.contains(&named), "{named}");
    }
    for svg in tags.windows(2).filter(|pair| is(&&pair[1], "svg")) {
        assert_eq!(svg[0].attributes["aria-hidden"], "true", "its sentence stands beside it");
    }
}

/// All figures that a panel shows.
fn figures(panel: &Panel) -> Vec<&FigureView> {
    fn of(card: &Card) -> impl Iterator<Item = &FigureView> {
        let cells = card.table.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        let cells = cells.filter_map(|cell| match cell {
            Cell::Figure(figure) => Some(figure),
            Cell::Text(_) => None,
        });
        card.rows.iter().map(|row| &row.figure).chain(cells)
    }
    let tiles = panel.tiles.iter().flat_map(|tile| {
        [&tile.price, &tile.change].into_iter().chain(tile.more.iter().map(|row| &row.figure))
    });
    let rows = panel.answer.figures.iter().chain(&panel.market).map(|row| &row.figure);
    tiles.chain(rows).chain(panel.cards.iter().flat_map(of)).collect()
}

#[test]
fn every_figure_of_the_panel_is_there_with_its_number_and_leads_to_its_sources() {
    let (tags, text) = read(&html(&published("figures", day(), &[])));
    let text = plain(&text);
    let panel = panel(day(), Locale::En);
    let figures = figures(&panel);
    assert!(figures.len() > 100, "{}", figures.len());
    for figure in figures {
        let shown = tags.iter().filter(|tag| {
            tag.attributes.get("data-figure").is_some_and(|id| plain(id) == figure.id)
        });
        let shown: Vec<&Tag> = shown.collect();
        assert!(!shown.is_empty(), "{} is not shown", figure.id);
        for link in shown {
            let value = &link.attributes["data-value"];
            assert_eq!(value.parse().ok(), figure.value, "{}", figure.id);
            let line = link.attributes["href"].strip_prefix('#').unwrap();
            let is_line = |tag: &Tag| tag.attributes.get("id").is_some_and(|id| id == line);
            assert!(tags.iter().any(is_line), "{} leads nowhere", figure.id);
        }
        let told = figure.reason_text.as_ref().unwrap_or(&figure.text);
        assert!(text.contains(told.as_str()), "{}: {told}", figure.id);
        for line in &figure.provenance {
            assert!(text.contains(&line.text), "{}: {}", figure.id, line.text);
        }
    }
}

#[test]
fn its_figures_are_those_of_the_report_on_the_same_snapshot() {
    let (tags, _) = read(&html(&published("report", day(), &[])));
    let report = explain::report(day(), &Settings::default(), day().taken_at);
    let report: Value = serde_json::to_value(&report).unwrap();
    let mut compared = 0;
    for tag in &tags {
        let Some(id) = tag.attributes.get("data-figure") else { continue };
        let figure = &report["figures"][plain(id)];
        if !figure.is_null() {
            assert_eq!(figure["value"].as_f64(), tag.attributes["data-value"].parse().ok(), "{id}");
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared}");
}

/// What would do harm wherever it was taken for markup.
const HOSTILE: &str = "</title></p><script>alert(1)</script><img src=x onerror=alert(1)>\" onclick=\"alert(1)' &lt; {{x}}\u{202e}\u{7}";

/// The day with hostile text in the places where text from outside is kept.
fn hostile() -> Snapshot {
    let mut snapshot = day().clone();
    let mut changed = 0;
    for series in &mut snapshot.series {
        HOSTILE.clone_into(&mut series.source.feed);
        if let Some(instrument) = &mut series.source.instrument {
            HOSTILE.clone_into(&mut instrument.symbol);
        }
        match &mut series.facts {
            Facts::Treasury(holders) => {
                for holder in holders {
                    HOSTILE.clone_into(&mut holder.name);
                    changed += 1;
                }
            }
            Facts::FearGreed(days) => {
                for day in days {
                    HOSTILE.clone_into(&mut day.class);
                    changed += 1;
                }
            }
            _ => {}
        }
    }
    assert!(changed > 1, "the day has text from outside");
    snapshot.series.sort_by(|a, b| (&a.source, a.facts.kind()).cmp(&(&b.source, b.facts.kind())));
    snapshot.feeds.iter_mut().for_each(|feed| HOSTILE.clone_into(&mut feed.feed));
    snapshot
}

#[test]
fn what_a_snapshot_brings_along_stays_text() {
    let html = html(&published("hostile", &hostile(), &["--url", OWN]));
    let (tags, text) = read(&html);
    assert_nested(&tags);
    assert_closed(&tags);
    assert!(plain(&text).contains("<script>alert(1)</script>"), "it is shown as what it is");
    assert!(!html.contains(['\u{202e}', '\u{7}']), "nothing turns or steers what follows");
}

#[test]
fn addresses_from_the_command_line_are_escaped_or_refused() {
    let base = "https://news.example/?a=\"><script>alert(1)</script>";
    let (tags, _) = read(&html(&published("base", day(), &["--base", base])));
    assert_nested(&tags);
    assert_closed(&tags);
    for refused in ["javascript:alert(1)", "//news.example/", "news.example", ""] {
        let out = folder("refused");
        let arguments = ["page", "-", "--out", out.to_str().unwrap(), "--base", refused];
        assert_eq!(wcd(&arguments).status.code(), Some(2), "{refused}");
    }
    let arguments = ["page", "-", "--out", "x", "--url", "https://news.example/#x"];
    assert_eq!(wcd(&arguments).status.code(), Some(2), "a fragment is no folder");
}

#[test]
fn it_links_to_the_live_panel_where_that_is_known() {
    let is_live = |tag: &Tag| tag.attributes.get("href").is_some_and(|href| href == LIVE);
    let (tags, text) = read(&html(&published("live", day(), &["--base", LIVE])));
    assert_eq!(tags.iter().filter(|tag| is_live(tag)).count(), 1);
    assert!(text.contains(&Imprint::of(Locale::En).unwrap().live));
    let (tags, text) = read(&html(&published("no-live", day(), &[])));
    assert!(!tags.iter().any(is_live));
    assert!(!text.contains(&Imprint::of(Locale::En).unwrap().live));
}

/// The content of a `meta` element.
fn meta(tags: &[Tag], name: &str) -> Option<String> {
    let found = tags.iter().find(|tag| {
        let of = |key: &str| tag.attributes.get(key).is_some_and(|value| value == name);
        of("property") || of("name")
    });
    found.map(|tag| plain(&tag.attributes["content"]))
}

#[test]
fn a_shared_link_says_what_and_when_and_shows_the_picture() {
    let (tags, _) = read(&html(&published("shared", day(), &["--url", OWN])));
    let panel = panel(day(), Locale::En);
    assert_eq!(meta(&tags, "og:title").as_ref(), Some(&panel.answer.headline));
    assert_eq!(meta(&tags, "og:type").as_deref(), Some("article"));
    assert_eq!(meta(&tags, "og:url"), Some([OWN, "/"].concat()));
    assert_eq!(meta(&tags, "og:image"), Some([OWN, "/card.png"].concat()));
    assert_eq!(meta(&tags, "og:image:width").as_deref(), Some("1200"));
    assert_eq!(meta(&tags, "article:published_time").as_deref(), Some("2026-02-12T14:37:05.000Z"));
    let description = meta(&tags, "og:description").unwrap();
    assert!(description.contains(&panel.answer.as_of_text), "{description}");
    assert!(description.contains(&panel.answer.banner.unwrap()), "{description}");
}

#[test]
fn content_systems_find_an_oembed_answer_where_the_address_is_known() {
    let files = published("oembed", day(), &["--url", OWN, "--base", LIVE]);
    let (tags, _) = read(&html(&files));
    let link = tags
        .iter()
        .find(|tag| tag.attributes.get("type").is_some_and(|it| it == "application/json+oembed"));
    assert_eq!(link.unwrap().attributes["href"], [OWN, "/oembed.json"].concat());
    let answer: Value = serde_json::from_slice(&files["oembed.json"]).unwrap();
    assert_eq!((&answer["version"], &answer["type"]), (&"1.0".into(), &"rich".into()));
    assert_eq!(answer["thumbnail_url"], [OWN, "/card.png"].concat());
    assert_eq!(
        (answer["thumbnail_width"].as_u64(), answer["width"].as_u64()),
        (Some(1200), Some(640))
    );
    assert_eq!(answer["provider_url"], LIVE);
    let frame = answer["html"].as_str().unwrap();
    assert!(frame.starts_with(&format!("<iframe src=\"{OWN}/\"")), "{frame}");
    assert!(frame.contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\""), "{frame}");
    assert!(!published("no-oembed", day(), &[]).contains_key("oembed.json"));
}

#[test]
fn real_figures_carry_no_word_of_a_simulation() {
    let real = Snapshot { origin: Origin::Venues, ..day().clone() };
    let banner = panel(day(), Locale::En).answer.banner.unwrap();
    assert!(html(&published("simulated", day(), &[])).contains(&banner));
    assert!(!html(&published("real", &real, &[])).contains(&banner));
}

#[test]
fn files_of_every_version_that_was_published_keep_rendering() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/snapshots");
    let mut versions = 0;
    for entry in fs::read_dir(kept).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|kind| kind != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let snapshot = Snapshot::from_json(&text).expect("it is read");
        let version = path.file_stem().unwrap().to_str().unwrap();
        let out = folder(&format!("published-{version}"));
        let arguments = ["page", path.to_str().unwrap(), "--out", out.to_str().unwrap()];
        let output = wcd(&arguments);
        assert!(output.status.success(), "{version}: {}", String::from_utf8_lossy(&output.stderr));
        let html = fs::read_to_string(out.join("index.html")).unwrap();
        let (tags, text) = read(&html);
        assert_nested(&tags);
        let panel = panel(&snapshot, Locale::En);
        for said in [&panel.answer.headline, &panel.answer.as_of_text] {
            assert!(plain(&text).contains(said.as_str()), "{version}: {said}");
        }
        assert!(fs::read(out.join("card.png")).unwrap().starts_with(b"\x89PNG"));
        versions += 1;
    }
    assert!(versions > 0);
}

#[test]
fn a_file_that_is_no_snapshot_is_one_clear_line_and_no_page() {
    let out = folder("damaged");
    let from = out.with_extension("json");
    fs::write(&from, "{\"format\":\"else\"}").unwrap();
    let output = wcd(&["page", from.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(!out.exists());
}

#[test]
fn every_language_has_the_words_of_a_published_page_and_no_others() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/explain/words/imprint");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), Locale::ALL.len());
    for locale in Locale::ALL {
        let text = fs::read_to_string(folder.join(format!("{}.ftl", locale.tag()))).unwrap();
        assert_eq!(Imprint::read(&text), Imprint::of(locale));
        let resource = fluent_syntax::parser::parse(text.as_str()).expect("Fluent reads it");
        let is_message = |entry: &&Entry<&str>| matches!(entry, Entry::Message(_));
        assert_eq!(resource.body.iter().filter(is_message).count(), 9, "{locale:?}");
        let notice = Imprint::of(locale).unwrap().notice(locale, day().taken_at);
        assert!(notice.contains("2026") && !notice.contains('{'), "{notice}");
    }
    assert!(Imprint::read("published-notice = x").is_err(), "the check can fail");
}

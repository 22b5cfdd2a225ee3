//! The page as a whole: what machines read of it, what stands above and below the panel's parts.

use super::element::{El, el, link};
use super::figure::Register;
use super::labels::Labels;
use super::sections;
use super::{Addresses, PICTURE, SNAPSHOT, STYLE};
use crate::cli::moment::Moment;
use crate::cli::twin::iso;
use crate::draw::picture;
use crate::explain::words::Imprint;
use crate::settings::Locale;

/// What the page may load: its own style and pictures, and nothing from anywhere else.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/// The page as HTML.
pub(super) fn html(moment: &Moment, imprint: &Imprint, addresses: &Addresses) -> String {
    let labels = Labels::of(moment.locale);
    let page = el("html", "")
        .attr("lang", moment.locale.tag())
        .attr("prefix", "og: https://ogp.me/ns# article: https://ogp.me/ns/article#")
        .attr("data-snapshot", "frozen")
        .child(head(moment, addresses))
        .child(body(moment, imprint, &labels, addresses));
    ["<!doctype html>\n", &page.html()].concat()
}

/// The page's title: the question, and the moment that it is answered for.
pub(super) fn title(moment: &Moment) -> String {
    let answer = &moment.panel.answer;
    [answer.question.as_str(), " \u{b7} ", answer.as_of_text.as_str()].concat()
}

fn head(moment: &Moment, addresses: &Addresses) -> El {
    let answer = &moment.panel.answer;
    let named =
        |name: &str, content: &str| el("meta", "").attr("name", name).attr("content", content);
    let property =
        |name: &str, content: &str| el("meta", "").attr("property", name).attr("content", content);
    let related = |rel: &str, href: &str| el("link", "").attr("rel", rel).attr("href", href);
    let mut head = el("head", "")
        .child(el("meta", "").attr("charset", "utf-8"))
        .child(el("meta", "").attr("http-equiv", "Content-Security-Policy").attr("content", POLICY))
        .child(named("viewport", "width=device-width, initial-scale=1"))
        .child(el("title", "").text(title(moment)))
        .child(named("description", &answer.headline))
        .child(named("color-scheme", "light dark"))
        .child(named("referrer", "no-referrer"))
        .child(related("icon", "data:,"))
        .child(related("stylesheet", STYLE))
        .child(
            related("alternate", SNAPSHOT).attr("type", "application/json").attr("title", SNAPSHOT),
        );
    let (width, height) = picture::SIZE;
    let told = [
        ("og:type", "article".to_owned()),
        ("og:site_name", answer.question.clone()),
        ("og:title", answer.headline.clone()),
        ("og:description", description(moment)),
        ("og:locale", territory(moment.locale).to_owned()),
        ("article:published_time", iso::text(answer.as_of)),
        ("og:image", addresses.of(PICTURE)),
        ("og:image:type", "image/png".to_owned()),
        ("og:image:width", width.to_string()),
        ("og:image:height", height.to_string()),
        ("og:image:alt", [&answer.headline, " ", &answer.as_of_text].concat()),
    ];
    head = head.children(told.iter().map(|(name, content)| property(name, content)));
    head = head.child(named("twitter:card", "summary_large_image"));
    if let Some(own) = &addresses.own {
        head = head.child(property("og:url", own)).child(related("canonical", own)).child(
            related("alternate", &addresses.of(super::OEMBED))
                .attr("type", "application/json+oembed")
                .attr("title", title(moment)),
        );
    }
    head
}

/// What a shared link says below its title.
fn description(moment: &Moment) -> String {
    let answer = &moment.panel.answer;
    let mut told: Vec<&str> = answer.banner.iter().map(String::as_str).collect();
    told.extend([answer.as_of_text.as_str(), answer.venues_text.as_str()]);
    told.join(" \u{b7} ")
}

/// The language in the form that the Open Graph protocol asks for.
fn territory(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "en_US",
        Locale::De => "de_DE",
        Locale::Es => "es_ES",
        Locale::Fr => "fr_FR",
        Locale::Pt => "pt_BR",
        Locale::Tr => "tr_TR",
        Locale::Ja => "ja_JP",
        Locale::Ko => "ko_KR",
        Locale::Zh => "zh_CN",
    }
}

fn body(moment: &Moment, imprint: &Imprint, labels: &Labels, addresses: &Addresses) -> El {
    let panel = &moment.panel;
    let mut register = Register::default();
    let mut main = el("main", "").child(notice(moment, imprint, addresses));
    if let Some(banner) = &panel.answer.banner {
        let banner = el("p", "wcd-notice").text(banner.as_str());
        main = main.child(el("div", "wcd-notices").child(banner));
    }
    main = main
        .child(sections::answer(&mut register, panel, labels))
        .child(sections::coins(&mut register, panel, labels))
        .child(sections::reasons(&mut register, panel, labels))
        .child(sections::checklist(panel, labels))
        .child(sections::market(&mut register, panel, labels))
        .child(sections::sources(panel, labels))
        .child(sections::figures(&register, imprint, moment.locale))
        .children(sections::terms(panel, moment.locale));
    let page =
        el("div", "wcd-page").child(masthead(moment)).child(main).child(foot(moment, imprint));
    el("body", "wcd wcd-moment").child(page)
}

/// The question, and the moment.
fn masthead(moment: &Moment) -> El {
    let answer = &moment.panel.answer;
    let at =
        el("time", "").attr("datetime", iso::text(answer.as_of)).text(answer.as_of_text.as_str());
    let venues = [" \u{b7} ", answer.venues_text.as_str()].concat();
    let status = el("p", "wcd-status").attr("data-state", "frozen");
    el("header", "wcd-masthead")
        .child(el("h1", "").text(answer.question.as_str()))
        .child(status.child(el("span", "").child(at).text(venues)))
}

/// That the figures are not today's, and where those are.
fn notice(moment: &Moment, imprint: &Imprint, addresses: &Addresses) -> El {
    let said = imprint.notice(moment.locale, moment.panel.answer.as_of);
    let notice = el("p", "wcd-published").child(el("strong", "").text(said));
    match &addresses.live {
        Some(live) => notice.text(" ").child(link(live, &imprint.live)),
        None => notice,
    }
}

/// What is to be said of all of it, and the files beside the page.
fn foot(moment: &Moment, imprint: &Imprint) -> El {
    let notes = moment.panel.notes.iter().map(|note| el("p", "").text(note.as_str()));
    let files = [(SNAPSHOT, &imprint.data), (PICTURE, &imprint.picture)];
    let files = files
        .map(|(file, text)| el("li", "").child(el("a", "").attr("href", file).text(text.as_str())));
    el("footer", "wcd-foot").children(notes).child(el("ul", "wcd-files").children(files))
}

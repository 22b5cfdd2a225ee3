//! One market's report in every language as one line each, and those of many random markets as one:
//! what must be the same natively and in a browser.

#[allow(
    dead_code,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "numbers of chance; each test file uses its own part"
)]
#[path = "../sentences/market.rs"]
mod market;

use crate::support::{NOW, liquidations, market};
use why_crypto_down::explain::{Report, report, settled_report, words};
use why_crypto_down::market::{Asset, Coverage, Side, Span, Venue};
use why_crypto_down::metrics::generator::Generator;
use why_crypto_down::metrics::hawkes::Parameters;
use why_crypto_down::metrics::hawkes::thinning::simulate;
use why_crypto_down::settings::{Locale, Settings};
use why_crypto_down::units::Millis;

/// What the native library made of it. `BLESS=1 cargo test --test same_bytes` writes it anew.
pub(crate) const GOLDEN: &str = include_str!("../golden/reports.txt");

/// Random markets that are held to the same bytes, each in the next language.
const RANDOM: u64 = 200;
/// Where a hash begins.
const START: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a.
fn hash(seed: u64, bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(seed, step)
}

/// A line a language: its tag, the hash of the report as text, and one of the bits of its figures. Then
/// one of a market with repetitions, after these, and one of all random markets.
#[allow(clippy::cast_possible_truncation, reason = "a day of milliseconds is a small number")]
pub(crate) fn lines() -> String {
    let mut snapshot = market();
    let events: Vec<(Millis, Side, f64)> = (0..80_u32)
        .rev()
        .map(|back| {
            let side = if back % 4 == 0 { Side::Short } else { Side::Long };
            (Millis::minutes(i64::from(back * back / 5)), side, f64::from(900 + 37 * back))
        })
        .collect();
    let covered = Span { from: NOW - Millis::DAY, to: NOW };
    let stream = liquidations(Venue::Bybit, Asset::BTC, Coverage::Full, covered, &events);
    snapshot.series.push(stream);
    snapshot.series.sort_by(|a, b| (&a.source, a.facts.kind()).cmp(&(&b.source, b.facts.kind())));
    let mut lines = String::new();
    for locale in Locale::ALL {
        let report = report(&snapshot, &Settings { locale, ..Settings::default() }, NOW);
        lines.push_str(&line(locale.tag(), &report, locale));
    }
    // Events enough for the repetitions of a fit, once these are done.
    let day = Millis::DAY.as_hours() * 3_600.0;
    let with = Parameters::new(120.0 / day, 0.03, 0.05).expect("parameters");
    let made = simulate(&with, day, &mut Generator::seeded(7), 10_000).expect("events");
    let ago = |at: &f64| Millis(((day - at) * 1_000.0) as i64);
    let events: Vec<(Millis, Side, f64)> =
        made.times().iter().map(|at| (ago(at), Side::Long, 9e3)).collect();
    snapshot.series.retain(|series| series.source.feed != "liquidations");
    let stream = liquidations(Venue::Bybit, Asset::BTC, Coverage::Full, covered, &events);
    snapshot.series.push(stream);
    snapshot.series.sort_by(|a, b| (&a.source, a.facts.kind()).cmp(&(&b.source, b.facts.kind())));
    let settled = settled_report(&snapshot, &Settings::default(), NOW);
    lines.push_str(&line("settled", &settled, Locale::En));
    let (mut text, mut bits) = (START, START);
    for (seed, locale) in (0..RANDOM).zip(Locale::ALL.into_iter().cycle()) {
        let (snapshot, _) = market::market(seed);
        let report = report(&snapshot, &Settings { locale, ..Settings::default() }, NOW);
        (text, bits) = hashed((text, bits), &report, locale);
    }
    lines.push_str(&written("random", (text, bits)));
    lines
}

fn line(name: &str, report: &Report, locale: Locale) -> String {
    written(name, hashed((START, START), report, locale))
}

/// The hashes of the report's text and of the bits of its figures, after those of reports before.
fn hashed((text, mut bits): (u64, u64), report: &Report, locale: Locale) -> (u64, u64) {
    for (id, figure) in report.figures.iter() {
        bits = hash(bits, id.as_str().as_bytes());
        let ends = figure.interval.map_or([0.0; 2], |(low, high)| [low, high]);
        for number in figure.value.iter().chain(&ends) {
            bits = hash(bits, &number.to_bits().to_le_bytes());
        }
    }
    (hash(text, words::text(report, locale).as_bytes()), bits)
}

fn written(name: &str, (text, bits): (u64, u64)) -> String {
    [name, &format!(" {text:016x} {bits:016x}\n")].concat()
}

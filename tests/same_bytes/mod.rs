//! One market's report in every language as one line each: what must be the same natively and in a
//! browser.

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

/// FNV-1a.
fn hash(seed: u64, bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(seed, step)
}

/// A line a language: its tag, the hash of the report as text, and one of the bits of its figures. Then
/// one of a market with repetitions, after these.
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
    lines
}

fn line(name: &str, report: &Report, locale: Locale) -> String {
    let text = words::text(report, locale);
    let mut bits = 0xcbf2_9ce4_8422_2325;
    for (id, figure) in report.figures.iter() {
        bits = hash(bits, id.as_str().as_bytes());
        let ends = figure.interval.map_or([0.0; 2], |(low, high)| [low, high]);
        for number in figure.value.iter().chain(&ends) {
            bits = hash(bits, &number.to_bits().to_le_bytes());
        }
    }
    let text = hash(0xcbf2_9ce4_8422_2325, text.as_bytes());
    [name, &format!(" {text:016x} {bits:016x}\n")].concat()
}

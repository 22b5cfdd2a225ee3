//! One market's report in every language as one line each: what must be the same natively and in a
//! browser.

use crate::support::{NOW, liquidations, market};
use why_crypto_down::explain::{report, words};
use why_crypto_down::market::{Asset, Coverage, Side, Span, Venue};
use why_crypto_down::settings::{Locale, Settings};
use why_crypto_down::units::Millis;

/// What the native library made of it. `BLESS=1 cargo test --test same_bytes` writes it anew.
pub(crate) const GOLDEN: &str = include_str!("../golden/reports.txt");

/// FNV-1a.
fn hash(seed: u64, bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(seed, step)
}

/// A line a language: its tag, the hash of the report as text, and one of the bits of its figures.
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
        let text = words::text(&report, locale);
        let mut bits = 0xcbf2_9ce4_8422_2325;
        for (id, figure) in report.figures.iter() {
            bits = hash(bits, id.as_str().as_bytes());
            let ends = figure.interval.map_or([0.0; 2], |(low, high)| [low, high]);
            for number in figure.value.iter().chain(&ends) {
                bits = hash(bits, &number.to_bits().to_le_bytes());
            }
        }
        let text = hash(0xcbf2_9ce4_8422_2325, text.as_bytes());
        let line = [locale.tag(), &format!(" {text:016x} {bits:016x}\n")].concat();
        lines.push_str(&line);
    }
    lines
}

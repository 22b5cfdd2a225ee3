//! What must hold in a browser as it does natively. Run by `make test` in a headless Chromium.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test may stop")]

#[path = "wasm/intl.rs"]
mod intl;
#[path = "same_bytes/mod.rs"]
mod same_bytes;
mod support;

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use why_crypto_down::explain::words;
use why_crypto_down::metrics::generator::Generator;
use why_crypto_down::metrics::hawkes::thinning::simulate;
use why_crypto_down::metrics::hawkes::{Parameters, fit};
use why_crypto_down::settings::Locale;
use why_crypto_down::units::Price;

/// Every language file; the page is given that of its reader.
const FILES: [(Locale, &str); 8] = [
    (Locale::De, include_str!("../src/explain/words/locales/de.ftl")),
    (Locale::Es, include_str!("../src/explain/words/locales/es.ftl")),
    (Locale::Fr, include_str!("../src/explain/words/locales/fr.ftl")),
    (Locale::Pt, include_str!("../src/explain/words/locales/pt.ftl")),
    (Locale::Tr, include_str!("../src/explain/words/locales/tr.ftl")),
    (Locale::Ja, include_str!("../src/explain/words/locales/ja.ftl")),
    (Locale::Ko, include_str!("../src/explain/words/locales/ko.ftl")),
    (Locale::Zh, include_str!("../src/explain/words/locales/zh.ftl")),
];

fn install_all() {
    for (locale, file) in FILES {
        words::install(locale, file).expect("it is whole");
    }
}

#[wasm_bindgen_test]
fn the_report_of_a_market_has_the_same_bytes_as_natively_in_every_language() {
    install_all();
    assert_eq!(same_bytes::lines(), same_bytes::GOLDEN);
}

#[wasm_bindgen_test]
fn numbers_and_dates_are_written_as_the_browser_writes_them() {
    install_all();
    let wrong = intl::differences();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_change_has_the_same_bits_as_natively() {
    let before = Price::new(113_842.17).expect("a price");
    let now = Price::new(104_782.88).expect("a price");
    let change = now.change_since(before);
    assert_eq!(change.0.to_bits(), 0xbfb4_5f33_1339_8958, "{:#x}", change.0.to_bits());
}

#[wasm_bindgen_test]
fn a_simulation_and_its_fit_have_the_same_bits_as_natively() {
    let with = Parameters::new(0.5, 1.2, 2.0).expect("parameters");
    let events = simulate(&with, 2_000.0, &mut Generator::seeded(42), 100_000).expect("events");
    let fitted = fit(&events).expect("a fit");
    let last = events.times().last().expect("an event");
    assert_eq!((events.len(), last.to_bits()), (2_356, 0x409f_3b9e_b3c8_aedd));
    let told = fitted.log_likelihood.to_bits();
    assert_eq!(told, 0xc095_4c22_3339_827b, "{told:#x}");
}

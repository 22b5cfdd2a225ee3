//! What must hold in a browser as it does natively. Run by `make test` in a headless Chromium.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test may stop")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use why_crypto_down::metrics::generator::Generator;
use why_crypto_down::metrics::hawkes::thinning::simulate;
use why_crypto_down::metrics::hawkes::{Parameters, fit};
use why_crypto_down::units::Price;

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

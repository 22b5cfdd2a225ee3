//! What must hold in a browser as it does natively. Run by `make test` in a headless Chromium.

#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use why_crypto_down::units::Price;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_change_has_the_same_bits_as_natively() {
    let before = Price::new(113_842.17).expect("a price");
    let now = Price::new(104_782.88).expect("a price");
    let change = now.change_since(before);
    assert_eq!(change.0.to_bits(), 0xbfb4_5f33_1339_8958, "{:#x}", change.0.to_bits());
}

//! How long the metrics take in a browser. `make bench` runs it in a headless Chromium, built as the
//! page is.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a benchmark may stop")]

mod methods;
#[path = "../tests/support/mod.rs"]
mod support;

use js_sys::{Function, Reflect, global};
use methods::{Make, Method, flow, leverage};
use std::hint::black_box;
use support::NOW;
use support::full::{assets, full_market};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};
use why_crypto_down::explain::report;
use why_crypto_down::metrics::hawkes::bootstrap::SLICE;
use why_crypto_down::settings::Settings;

wasm_bindgen_test_configure!(run_in_browser);

/// Milliseconds by the browser's clock, which steps by a tenth.
fn now() -> f64 {
    let clock = Reflect::get(&global(), &"performance".into()).expect("a clock");
    let read: Function = Reflect::get(&clock, &"now".into()).expect("its hand").unchecked_into();
    read.call0(&clock).expect("a time").as_f64().expect("a number")
}

/// The least milliseconds of several runs, each of so many calls that the clock can tell.
fn millis(run: &dyn Fn() -> f64) -> f64 {
    let of = |calls: u32| {
        let start = now();
        for _ in 0..calls {
            black_box(run());
        }
        (now() - start) / f64::from(calls)
    };
    let first = of(1);
    let calls = if first < 1.0 { 100 } else { 1 };
    (0..5).map(|_| of(calls)).fold(f64::INFINITY, f64::min)
}

fn table(title: &str, methods: &[(&str, Make)]) {
    const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
    let head: Vec<String> = SIZES.iter().map(|n| format!("{n:>10}")).collect();
    console_log!("{:<30} {}", format!("{title}, milliseconds"), head.join(" "));
    for (name, make) in methods {
        let row = SIZES.map(|n| {
            let run: Method = make(n);
            format!("{:>10.3}", millis(&*run))
        });
        console_log!("{name:<30} {}", row.join(" "));
    }
}

#[wasm_bindgen_test]
fn flow_metrics() {
    table("flow", flow::METHODS);
}

#[wasm_bindgen_test]
fn leverage_metrics() {
    table("leverage", leverage::METHODS);
}

#[wasm_bindgen_test]
fn report_of_a_full_market() {
    let market = full_market(1);
    let settings = Settings { assets: assets(), ..Settings::default() };
    let facts: usize = market.series.iter().map(|series| series.facts.len()).sum();
    let run = || methods::as_number(report(&market, &settings, NOW).figures.len());
    let told = (0..5).map(|_| millis(&run)).fold(f64::INFINITY, f64::min);
    console_log!("report of a full market ({facts} facts): {told:.1} ms");
}

#[wasm_bindgen_test]
fn longest_slice_of_a_bootstrap() {
    let whole = flow::bootstrap(100_000, 2);
    // Where others use the machine too, a slice can seem long that is not: the least of five runs.
    let run = || {
        let (mut bootstrap, mut longest, mut more) = (whole.clone(), 0.0_f64, true);
        while more {
            let start = now();
            more = bootstrap.work(SLICE);
            longest = longest.max(now() - start);
        }
        longest
    };
    let longest = (0..5).map(|_| run()).fold(f64::INFINITY, f64::min);
    console_log!("longest slice of a bootstrap of 100000 events: {longest:.1} ms");
}

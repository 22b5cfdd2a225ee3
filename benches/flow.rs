//! How long the flow metrics take for 10³ to 10⁶ events, and how that grows.
//!
//! `cargo bench --bench flow` prints divan's table and then [`methods::table`];
//! `cargo bench --bench flow -- --table` the latter alone.

mod methods;

use divan::{Bencher, black_box};
use methods::{SIZES, flow::METHODS};

#[divan::bench(args = METHODS.iter().map(|(name, _)| *name), consts = SIZES, sample_count = 3, sample_size = 1)]
fn flow<const N: usize>(bencher: Bencher<'_, '_>, name: &str) {
    let Some((_, make)) = METHODS.iter().find(|(method, _)| *method == name) else { return };
    let run = make(N);
    bencher.bench_local(|| black_box(run()));
}

fn main() {
    let asked = |flag: &str| std::env::args().any(|argument| argument == flag);
    if !asked("--table") {
        divan::main();
    }
    if !asked("--list") && !asked("--test") {
        methods::table("flow", METHODS);
    }
}

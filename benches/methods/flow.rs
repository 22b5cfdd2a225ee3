//! The flow metrics on made-up input of any size.

use super::Make;
use why_crypto_down::market::Span;
use why_crypto_down::metrics::contagion::beta::beta;
use why_crypto_down::metrics::contagion::hayashi_yoshida::{Steps, covariance};
use why_crypto_down::metrics::generator::Generator;
use why_crypto_down::metrics::hawkes::residuals::{goodness_of_fit, increments};
use why_crypto_down::metrics::hawkes::segmented::segmented;
use why_crypto_down::metrics::hawkes::thinning::simulate;
use why_crypto_down::metrics::hawkes::{
    Bootstrap, Events, Parameters, derivatives, fit, log_likelihood,
};
use why_crypto_down::metrics::range_volatility::{Bar, yang_zhang};
use why_crypto_down::metrics::velocity::exposure::watched_counts;
use why_crypto_down::metrics::velocity::overdispersed::{BIN, quasi_poisson};
use why_crypto_down::metrics::velocity::rate::decayed_rate;
use why_crypto_down::units::{Millis, UnixMillis};

const DAY_SECONDS: f64 = 86_400.0;

/// The methods by name, each made ready for `n` events.
pub const METHODS: &[(&str, Make)] = &[
    ("hawkes_likelihood", |n| {
        let (events, with) = clustered(n);
        Box::new(move || log_likelihood(&events, &with).unwrap())
    }),
    ("hawkes_derivatives", |n| {
        let (events, with) = clustered(n);
        Box::new(move || derivatives(&events, &with).unwrap().value)
    }),
    ("hawkes_fit", |n| {
        let (events, _) = clustered(n);
        Box::new(move || fit(&events).unwrap().log_likelihood)
    }),
    ("hawkes_one_refit", |n| {
        let whole = bootstrap(n, 1);
        Box::new(move || {
            let mut bootstrap = whole.clone();
            bootstrap.step(1);
            bootstrap.finished().unwrap().low
        })
    }),
    ("hawkes_rival", |n| {
        let (events, _) = clustered(n);
        Box::new(move || segmented(&events, 1_440).unwrap().bic)
    }),
    ("hawkes_goodness", |n| {
        let (events, with) = clustered(n);
        Box::new(move || goodness_of_fit(&increments(&events, &with)).unwrap().p)
    }),
    ("decayed_rate", |n| {
        let (events, _) = clustered(n);
        let rows: Vec<_> = events.times().iter().map(|&at| (at / 3_600.0, at)).collect();
        Box::new(move || decayed_rate(&rows, 0.0, 24.0, 8.0).unwrap())
    }),
    ("quasi_poisson", |n| {
        let (events, _) = clustered(n);
        let times: Vec<_> = events.times().iter().map(|&at| UnixMillis(whole(at * 1e3))).collect();
        let window = Span { from: UnixMillis(0), to: UnixMillis(Millis::DAY.0) };
        Box::new(move || {
            let counts = watched_counts(&times, window, BIN, &[]);
            let (prior, recent) = counts.split_at(72);
            quasi_poisson(recent, prior).unwrap().dispersion
        })
    }),
    ("beta", |n| {
        let pairs = pairs(n);
        Box::new(move || beta(&pairs).unwrap().slope)
    }),
    ("hayashi_yoshida", |n| {
        let mut generator = Generator::seeded(5);
        let mut trades = || {
            let mut at = 0.0;
            let rows = (0..n).map(|_| {
                at += 1e-3 + generator.uniform();
                (at, 100.0 + generator.uniform())
            });
            Steps::new(&rows.collect::<Vec<_>>()).unwrap()
        };
        let (first, second) = (trades(), trades());
        Box::new(move || covariance(&first, &second, 0.0).unwrap())
    }),
    ("yang_zhang", |n| {
        let bars: Vec<Bar> = pairs(n)
            .into_iter()
            .map(|(x, y)| {
                let (open, close) = (100.0 + x, 100.0 + y);
                Bar::new(open, open.max(close) + 0.1, open.min(close) - 0.1, close).unwrap()
            })
            .collect();
        Box::new(move || yang_zhang(&bars).unwrap().sigma)
    }),
];

/// So many repetitions of the fit of about `n` events.
pub fn bootstrap(n: usize, repetitions: usize) -> Bootstrap {
    let (events, _) = clustered(n);
    Bootstrap::new(&fit(&events).unwrap(), DAY_SECONDS, 1, repetitions).unwrap()
}

/// About `n` events of a day with n = 0.6, made by the model itself.
fn clustered(n: usize) -> (Events, Parameters) {
    let rate = n as f64 / DAY_SECONDS;
    let decay = rate * 5.0;
    let with = Parameters::new(0.4 * rate, 0.6 * decay, decay).unwrap();
    (simulate(&with, DAY_SECONDS, &mut Generator::seeded(1), 10 * n).unwrap(), with)
}

fn pairs(n: usize) -> Vec<(f64, f64)> {
    let mut generator = Generator::seeded(2);
    let mut next = || generator.uniform() - 0.5;
    (0..n)
        .map(|_| {
            let x = next();
            (x, 1.3 * x + next())
        })
        .collect()
}

#[allow(clippy::cast_possible_truncation, reason = "milliseconds of a day")]
fn whole(millis: f64) -> i64 {
    millis as i64
}

//! Distribution functions that the tests and intervals of the metrics need, to 1e-9 or better.
//!
//! Our own, because the usual crates call the platform's `exp` and `ln`, whose bits differ between
//! native and wasm. All of it stands on `metrics::math`. An argument outside a function's domain
//! answers `None`.

mod beta;
mod density;
mod gamma;
mod invert;
mod kolmogorov;
mod normal;
mod pelz_good;
mod student;

pub use beta::{beta_cdf, beta_ppf, beta_sf};
pub use density::{binomial_cdf, binomial_density, binomial_sf};
pub use gamma::{chi_squared_sf, ln_gamma};
pub use kolmogorov::{kolmogorov_sample_sf, kolmogorov_sf, kolmogorov_sf_of};
pub use normal::{normal_cdf, normal_ppf, normal_two_sided};
pub use student::{student_cdf, student_ppf, student_two_sided};

/// The 97.5% point of the normal distribution: what a 95% interval is wide on each side.
pub const NORMAL_975: f64 = 1.959_963_984_540_054;

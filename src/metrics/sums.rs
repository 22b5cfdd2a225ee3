//! Sums that do not lose small terms, and what is made from them.

use crate::metrics::math::count;

/// The compensated sum after Neumaier (1974): the order of the terms matters only in the last bit.
/// NaN terms are left out; see [`numbers`] for how many remain.
pub fn sum(terms: &[f64]) -> f64 {
    let (mut total, mut lost) = (0.0_f64, 0.0_f64);
    for &term in terms.iter().filter(|term| !term.is_nan()) {
        let next = total + term;
        lost +=
            if total.abs() >= term.abs() { (total - next) + term } else { (term - next) + total };
        total = next;
    }
    // An infinite total makes the correction NaN; the total alone is then the answer.
    if lost.is_finite() { total + lost } else { total }
}

/// How many of the terms are numbers.
pub fn numbers(terms: &[f64]) -> usize {
    terms.iter().filter(|term| !term.is_nan()).count()
}

/// The mean of the terms that are numbers; `None` of nothing.
pub fn mean(terms: &[f64]) -> Option<f64> {
    let n = numbers(terms);
    (n > 0).then(|| sum(terms) / count(n))
}

/// The sample variance (divided by n − 1) in two passes; `None` for fewer than two numbers.
pub fn variance(terms: &[f64]) -> Option<f64> {
    let n = numbers(terms);
    let centre = mean(terms)?;
    let squares: Vec<f64> = terms.iter().map(|term| (term - centre) * (term - centre)).collect();
    (n > 1).then(|| sum(&squares) / count(n - 1))
}

/// The simple change from `from` to `to` as a fraction; `None` where the base is not above zero or
/// either is not finite.
pub fn change(from: f64, to: f64) -> Option<f64> {
    (from.is_finite() && to.is_finite() && from > 0.0).then(|| to / from - 1.0)
}

/// A running compensated sum, for terms that are not kept. Terms are taken as they are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Total {
    total: f64,
    lost: f64,
}

impl Total {
    /// Adds a term.
    pub fn add(&mut self, term: f64) {
        let next = self.total + term;
        self.lost += if self.total.abs() >= term.abs() {
            (self.total - next) + term
        } else {
            (term - next) + self.total
        };
        self.total = next;
    }

    /// The sum so far.
    pub fn value(&self) -> f64 {
        if self.lost.is_finite() { self.total + self.lost } else { self.total }
    }
}

impl FromIterator<f64> for Total {
    fn from_iter<I: IntoIterator<Item = f64>>(terms: I) -> Self {
        let mut total = Self::default();
        terms.into_iter().for_each(|term| total.add(term));
        total
    }
}

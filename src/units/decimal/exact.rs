//! A number of zero or more as all its decimal digits.

use core::cmp::Ordering;

/// Digits 0 to 9 from the first that is not zero to the last that is not, and how many of them
/// stand before the point: `0.0625` is `625` and −1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Digits {
    pub(super) digits: Vec<u8>,
    pub(super) point: i32,
}

/// A whole number in pieces of nine digits, the lowest first.
struct Whole(Vec<u32>);

const PIECE: u64 = 1_000_000_000;

impl Whole {
    fn times(&mut self, factor: u64) {
        let mut carry = 0;
        for piece in &mut self.0 {
            let product = u64::from(*piece) * factor + carry;
            *piece = low(product);
            carry = product / PIECE;
        }
        while carry > 0 {
            self.0.push(low(carry));
            carry /= PIECE;
        }
    }
}

#[allow(clippy::cast_possible_truncation, reason = "a rest below a thousand million")]
fn low(number: u64) -> u32 {
    (number % PIECE) as u32
}

impl Digits {
    /// Digits as they came, of which the first `point` stand before the point.
    pub(super) fn of(mut digits: Vec<u8>, mut point: i32) -> Self {
        while digits.last() == Some(&0) {
            digits.pop();
        }
        let zeros = digits.iter().take_while(|digit| **digit == 0).count();
        digits.drain(..zeros);
        point = point.saturating_sub(i32::try_from(zeros).unwrap_or(i32::MAX));
        if digits.is_empty() {
            point = 0;
        }
        Self { digits, point }
    }

    /// `whole` times two to the power of `two`.
    pub(super) fn scaled(whole: u64, two: i32) -> Self {
        let mut number = Whole(Vec::new());
        number.0.extend([low(whole), low(whole / PIECE), low(whole / PIECE / PIECE)]);
        // Half of a number is five times it, one place further down. Thirteen fives, or thirty twos,
        // fill what a piece can be multiplied by.
        let (base, most) = if two < 0 { (5_u64, 13) } else { (2, 30) };
        let mut left = two.unsigned_abs();
        while left > 0 {
            let now = left.min(most);
            number.times(base.pow(now));
            left -= now;
        }
        let mut digits = Vec::with_capacity(9 * number.0.len());
        for piece in number.0.iter().rev() {
            let mut unit = 100_000_000;
            while unit > 0 {
                digits.push(u8::try_from(piece / unit % 10).unwrap_or(0));
                unit /= 10;
            }
        }
        let point = i32::try_from(digits.len()).unwrap_or(i32::MAX).saturating_add(two.min(0));
        Self::of(digits, point)
    }

    /// All digits of a number that is finite and not below zero.
    pub(super) fn all(number: f64) -> Self {
        let (whole, two) = parts(number.to_bits());
        Self::scaled(whole, two)
    }

    /// The number with its first `keep` digits, rounded to the nearest; from the very middle, to the
    /// even digit.
    pub(super) fn rounded(&self, keep: usize) -> Self {
        let Some((kept, rest)) = self.digits.split_at_checked(keep) else { return self.clone() };
        let is_odd = kept.last().is_some_and(|digit| digit % 2 == 1);
        let up = match rest {
            [first, ..] if *first != 5 => *first > 5,
            [_, more @ ..] => !more.is_empty() || is_odd,
            [] => false,
        };
        let rounded = Self { digits: kept.to_vec(), point: self.point };
        if up { rounded.next() } else { Self::of(rounded.digits, rounded.point) }
    }

    /// The number that is larger by one in the last digit.
    pub(super) fn next(mut self) -> Self {
        for digit in self.digits.iter_mut().rev() {
            if *digit < 9 {
                *digit += 1;
                return Self::of(self.digits, self.point);
            }
            *digit = 0;
        }
        self.digits.insert(0, 1);
        Self::of(self.digits, self.point + 1)
    }
}

impl Ord for Digits {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.digits.is_empty(), other.digits.is_empty()) {
            (false, false) => {
                self.point.cmp(&other.point).then_with(|| self.digits.cmp(&other.digits))
            }
            (ours, theirs) => theirs.cmp(&ours),
        }
    }
}

impl PartialOrd for Digits {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The double of these bits, without its sign, as a whole number and a power of two.
#[allow(clippy::cast_possible_truncation, reason = "eleven bits")]
pub(super) fn parts(bits: u64) -> (u64, i32) {
    let fraction = bits & ((1 << 52) - 1);
    match ((bits >> 52) & 0x7FF) as i32 {
        0 => (fraction, -1_074),
        exponent => (fraction | 1 << 52, exponent - 1_075),
    }
}

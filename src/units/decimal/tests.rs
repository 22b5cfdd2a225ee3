//! Held against the standard library, which is right.

use super::{fixed, plain, read};
use proptest::prelude::*;

/// Doubles of every size, and those that people write.
fn any_double() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>(),
        any::<u64>().prop_map(f64::from_bits),
        (-1e9..1e9),
        (any::<i32>(), 0..12)
            .prop_map(|(whole, places)| format!("{whole}e-{places}").parse().unwrap_or(0.0)),
        // A power of two, below which doubles lie closer together.
        (-1_074..1_024).prop_map(power),
        // Middles between two decimals.
        (0..100_000, 0..12).prop_map(|(odd, two)| f64::from(2 * odd + 1) / power(two)),
    ]
}

/// Two to that power.
fn power(two: i32) -> f64 {
    let step = if two < 0 { 0.5 } else { 2.0 };
    (0..two.abs()).fold(1.0, |number, _| number * step)
}

/// Whether a number lies in the very middle between two of as many digits as `told` has: whether it
/// has one digit more, and that is a five.
fn is_in_the_middle(number: f64, told: &str) -> bool {
    let all = super::exact::Digits::all(number.abs());
    let digits: String = told.chars().filter(char::is_ascii_digit).collect();
    all.digits.ends_with(&[5]) && all.digits.len() == digits.trim_matches('0').len() + 1
}

/// Numbers as text, of up to forty digits.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "-?[0-9]{1,20}(\\.[0-9]{1,20})?",
        "-?[0-9]{1,3}(\\.[0-9]{1,20})?[eE][+-]?[0-9]{1,3}"
    ]
}

#[test]
fn from_the_very_middle_it_goes_to_the_even_digit() {
    // Exactly 71463455284498.125; both neighbours of sixteen digits read as it.
    let number = 71_463_455_284_498.13;
    assert_eq!(plain(number), "71463455284498.12");
    assert_eq!(read("71463455284498.12"), Some(number));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn it_writes_the_digits_that_the_standard_library_does(number in any_double()) {
        let (ours, theirs) = (plain(number), number.to_string());
        // From the very middle we go to the even digit, and they go up.
        prop_assert!(ours == theirs || is_in_the_middle(number, &theirs), "{} and {}", ours, theirs);
        prop_assert_eq!(ours.len(), theirs.len());
        let again = read(&ours).map(f64::to_bits);
        prop_assert!(again == Some(number.to_bits()) || !number.is_finite(), "{} is not it", ours);
    }

    #[test]
    fn it_rounds_as_the_standard_library_does(number in any_double(), decimals in 0_usize..9) {
        prop_assert_eq!(fixed(number, decimals), format!("{number:.decimals$}"));
    }

    #[test]
    fn it_reads_as_the_standard_library_does(text in any_text()) {
        let right: f64 = text.parse().unwrap_or(f64::NAN);
        prop_assert_eq!(read(&text).map(f64::to_bits), Some(right.to_bits()), "{}", text);
    }

    #[test]
    fn the_very_middle_between_two_doubles_is_read_as_the_even_one(number in any_double()) {
        let bits = number.abs().to_bits();
        prop_assume!(f64::from_bits(bits + 1).is_finite());
        let middle = super::read::middle_above(bits);
        let digits: String = middle.digits.iter().map(|digit| char::from(b'0' + digit)).collect();
        for text in [format!("0.{digits}e{}", middle.point), format!("0.{digits}1e{}", middle.point)] {
            let right: f64 = text.parse().unwrap_or(f64::NAN);
            prop_assert_eq!(read(&text), Some(right), "{}", text);
        }
    }
}

#[test]
fn what_is_no_plain_number_is_not_read() {
    for text in ["", "-", "+1", ".5", "5.", "1e", "1e+", "1.5.2", "inf", "NaN", "0x10", "1 ", "1_0"]
    {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn the_ends_of_the_range_are_read() {
    assert_eq!(read("1e400"), Some(f64::INFINITY));
    assert_eq!(read("-1e99999999999"), Some(f64::NEG_INFINITY));
    assert_eq!(read("1e-400"), Some(0.0));
    assert_eq!(read("5e-324").map(f64::to_bits), Some(1));
    assert_eq!(read("1.7976931348623157e308"), Some(f64::MAX));
    assert_eq!(read("1.7976931348623159e308"), Some(f64::INFINITY));
    assert_eq!(read("-0").map(f64::to_bits), Some((-0.0_f64).to_bits()));
}

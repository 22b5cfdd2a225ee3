//! Dates as HTTP headers spell them, `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7).

use crate::cli::twin::iso;
use crate::units::{Millis, UnixMillis};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The instant of a date in the preferred form; `None` for anything else.
pub(super) fn parse(text: &str) -> Option<UnixMillis> {
    let (_, rest) = text.split_once(", ")?;
    let mut parts = rest.split(' ');
    let day = whole(parts.next()?, 1, 31)?;
    let month = parts.next()?;
    let month = (1..).zip(MONTHS).find(|(_, name)| *name == month).map(|(number, _)| number)?;
    let year = whole(parts.next()?, 1970, 9_999)?;
    let mut clock = parts.next()?.split(':');
    let hour = whole(clock.next()?, 0, 23)?;
    let minute = whole(clock.next()?, 0, 59)?;
    let second = whole(clock.next()?, 0, 60)?;
    if clock.next().is_some() || parts.next() != Some("GMT") || parts.next().is_some() {
        return None;
    }
    let of_day = Millis::hours(hour) + Millis::minutes(minute) + Millis::seconds(second);
    Some(UnixMillis(0) + Millis::days(iso::days(year, month, day)) + of_day)
}

fn whole(text: &str, least: i64, most: i64) -> Option<i64> {
    let number = text.parse().ok()?;
    (least..=most).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::units::UnixMillis;

    #[test]
    fn a_date_is_read_to_the_second() {
        let read = parse("Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(read, Some(UnixMillis(784_111_777_000)));
        assert_eq!(parse("Thu, 01 Jan 1970 00:00:00 GMT"), Some(UnixMillis(0)));
        assert_eq!(parse("Tue, 29 Feb 2000 12:00:00 GMT"), Some(UnixMillis(951_825_600_000)));
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for text in [
            "",
            "soon",
            "06 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Now 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 CET",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}

//! Instants as text, `2026-04-07T00:28:58.544778Z` (RFC 3339), read and written without a clock.

use crate::units::{Millis, UnixMillis};

/// The instant that `text` names, cut to milliseconds; `None` for anything but a whole RFC 3339
/// date and time between the years 1970 and 9999.
pub(crate) fn parse(text: &str) -> Option<UnixMillis> {
    if !text.is_ascii() {
        return None;
    }
    let year = digits(text.get(0..4)?)?;
    let month = digits(text.get(5..7)?)?;
    let day = digits(text.get(8..10)?)?;
    let hour = digits(text.get(11..13)?)?;
    let minute = digits(text.get(14..16)?)?;
    let second = digits(text.get(17..19)?)?;
    let marks = [(4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":")];
    let spelled = marks.iter().all(|&(at, mark)| text.get(at..at + 1) == Some(mark));
    let real = year >= 1970
        && (1..=12).contains(&month)
        && (1..=days_in(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second < 60;
    if !spelled || !real {
        return None;
    }
    let (fraction, zone) = match text.get(19..)?.strip_prefix('.') {
        Some(rest) => rest.split_at(rest.find(|letter: char| !letter.is_ascii_digit())?),
        None => ("0", text.get(19..)?),
    };
    digits(fraction.get(..1)?)?;
    let thousandths = digits(&format!("{:0<3}", fraction.get(..fraction.len().min(3))?))?;
    let days = days_before_year(year) + days_before_month(year, month) + day - 1;
    let clock = Millis::hours(hour) + Millis::minutes(minute) + Millis::seconds(second);
    let there = UnixMillis(0) + Millis::days(days) + clock + Millis(thousandths);
    Some(there - offset(zone)?)
}

/// The last second of the year 9999, which four digits can still spell.
const LAST: i64 = 253_402_300_799_000;

/// The instant as `2026-04-07T00:28:58Z`, cut to seconds and to the years 1970 to 9999.
pub(crate) fn format(at: UnixMillis) -> String {
    let seconds = at.0.clamp(0, LAST) / 1_000;
    let (mut days, clock) = (seconds / 86_400, seconds % 86_400);
    let mut year = 1970;
    while days >= days_in_year(year) {
        days -= days_in_year(year);
        year += 1;
    }
    let mut month = 1;
    while days >= days_in(year, month) {
        days -= days_in(year, month);
        month += 1;
    }
    let (hour, minute, second) = (clock / 3_600, clock / 60 % 60, clock % 60);
    format!("{year:04}-{month:02}-{:02}T{hour:02}:{minute:02}:{second:02}Z", days + 1)
}

/// The beginning of a day of the calendar, in UTC; `None` for a day that is none, or before 1970.
pub(crate) fn day(year: i64, month: i64, day: i64) -> Option<UnixMillis> {
    let real = (1970..=9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=days_in(year, month)).contains(&day);
    let days = days_before_year(year) + days_before_month(year, month) + day - 1;
    real.then(|| UnixMillis(0) + Millis::days(days))
}

fn digits(text: &str) -> Option<i64> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// How far a zone is ahead of UTC.
fn offset(zone: &str) -> Option<Millis> {
    if zone == "Z" {
        return Some(Millis(0));
    }
    let sign = match zone.get(0..1)? {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let (hours, minutes) = (digits(hours)?, digits(minutes)?);
    let real = hours < 24 && minutes < 60 && zone.len() == 6;
    real.then(|| (Millis::hours(hours) + Millis::minutes(minutes)) * sign)
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in_year(year: i64) -> i64 {
    if is_leap(year) { 366 } else { 365 }
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn days_before_year(year: i64) -> i64 {
    let past = year - 1;
    let leap_days = |year: i64| year / 4 - year / 100 + year / 400;
    (year - 1970) * 365 + leap_days(past) - leap_days(1969)
}

fn days_before_month(year: i64, month: i64) -> i64 {
    (1..month).map(|earlier| days_in(year, earlier)).sum()
}

#[cfg(test)]
mod tests {
    use super::{format, parse};
    use crate::units::UnixMillis;

    #[test]
    fn an_instant_is_read_to_the_millisecond() {
        assert_eq!(parse("1970-01-01T00:00:00Z"), Some(UnixMillis(0)));
        assert_eq!(parse("2000-02-29T12:00:00.5Z"), Some(UnixMillis(951_825_600_500)));
        assert_eq!(parse("2025-11-17T00:34:37.524Z"), Some(UnixMillis(1_763_339_677_524)));
        assert_eq!(parse("2026-04-07T00:28:58.544778Z"), Some(UnixMillis(1_775_521_738_544)));
    }

    #[test]
    fn a_zone_ahead_of_utc_is_an_earlier_instant() {
        assert_eq!(parse("1970-01-01T02:30:00+02:30"), Some(UnixMillis(0)));
        assert_eq!(parse("1969-12-31T22:00:00-02:00"), None);
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for text in [
            "",
            "2025-11-17",
            "2025-11-17 00:34:37Z",
            "2025-02-29T00:00:00Z",
            "2025-13-01T00:00:00Z",
            "2025-11-17T24:00:00Z",
            "2025-11-17T00:34:37",
            "2025-11-17T00:34:37.Z",
            "2025-11-17T00:34:37.5",
            "2025-11-17T00:34:37+2",
            "2025-11-17T00:34:37Zz",
            "２０25-11-17T00:34:37Z",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for day in 0..25_000 {
            let at = UnixMillis(day * 86_400_000 + 3_661_000);
            assert_eq!(parse(&format(at)), Some(at));
        }
        assert_eq!(format(UnixMillis(1_775_521_738_544)), "2026-04-07T00:28:58Z");
        assert_eq!(format(UnixMillis(i64::MAX)), "9999-12-31T23:59:59Z");
    }
}

//! Instants as ISO 8601 text, as some venues spell them.

use crate::units::{Millis, UnixMillis};

/// `2026-11-24T22:00:00.000Z`.
pub fn text(at: UnixMillis) -> String {
    let day = at.floor(Millis::DAY);
    let (year, month, date) = civil(day.0 / Millis::DAY.0);
    let ms = (at - day).0;
    let (hour, minute) = (ms / 3_600_000, ms / 60_000 % 60);
    let (second, milli) = (ms / 1_000 % 60, ms % 1_000);
    format!("{year:04}-{month:02}-{date:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
}

/// The instant of such a text, with or without fractions of a second; or of whole seconds since
/// 1970.
pub fn read(text: &str) -> Option<UnixMillis> {
    if let Ok(seconds) = text.parse::<i64>() {
        return Some(UnixMillis::from_seconds(seconds));
    }
    let text = text.strip_suffix('Z').or(text.strip_suffix("+00:00")).unwrap_or(text);
    let (date, time) = text.split_once('T')?;
    let mut date = date.splitn(3, '-').map(str::parse::<i64>);
    let (year, month, day) = (date.next()?.ok()?, date.next()?.ok()?, date.next()?.ok()?);
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let mut time = time.splitn(3, ':').map(str::parse::<i64>);
    let (hour, minute) = (time.next()?.ok()?, time.next()?.ok()?);
    let second = time.next().unwrap_or(Ok(0)).ok()?;
    let milli: i64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    let in_range = (1970..3000).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && (0..24).contains(&hour)
        && (0..60).contains(&minute)
        && (0..61).contains(&second);
    let of_day = Millis::hours(hour) + Millis::minutes(minute) + Millis::seconds(second);
    in_range.then(|| UnixMillis(0) + Millis::days(days(year, month, day)) + of_day + Millis(milli))
}

/// Year, month and day of an instant, in UTC.
pub fn date(at: UnixMillis) -> (i64, i64, i64) {
    civil(at.0.div_euclid(Millis::DAY.0))
}

/// Year, month and day of a number of days since 1970-01-01, in the Gregorian calendar. The year
/// is taken to begin in March, so that the leap day comes last.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

/// The number of days since 1970-01-01 of a day in the Gregorian calendar.
pub fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let from_march = if month > 2 { month - 3 } else { month + 9 };
    let of_year = (153 * from_march + 2) / 5 + day - 1;
    let of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
    era * 146_097 + of_era - 719_468
}

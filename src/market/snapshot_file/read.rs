//! Reads version 1 of the file.

use super::cells::{Cells, LONGEST_TEXT, Row, Wrong, whole_row};
use super::tables::{CONTRACTS, contract};
use super::{MOST_ROWS, SnapshotError};
use crate::json::{self, Value};
use crate::market::{
    Asset, Coverage, Facts, FeedFault, FeedHealth, FeedStatus, Instrument, Kind, Origin, Quote,
    Series, Snapshot, Source, Span, Venue,
};
use crate::units::order;
use crate::units::{Millis, UnixMillis};

/// Most series in one file.
const MOST_SERIES: usize = 5_000;
/// Most feeds in one file.
const MOST_FEEDS: usize = 5_000;
/// Most spans of one series.
const MOST_SPANS: usize = 2_000;

/// A missing field.
const MISSING: &str = "missing";
/// A field of another type than its version says.
const TYPE: &str = "of another type";

/// An object of the file.
struct Object<'a> {
    fields: &'a json::Object,
    place: Place,
}

/// Which item of which of the file's lists; `None` for the file itself.
type Place = Option<(&'static str, usize)>;

fn named(field: &'static str) -> SnapshotError {
    SnapshotError::Name { field }
}

/// The snapshot in the file.
pub(super) fn document(file: &json::Object) -> Result<Snapshot, SnapshotError> {
    let file = Object { fields: file, place: None };
    let taken_at = file.time("taken_at")?;
    let origin = match file.word("origin", &["venues", "simulation"])? {
        0 => Origin::Venues,
        _ => Origin::Simulation,
    };
    let all_series = file.list("series", MOST_SERIES)?;
    let all_feeds = file.list("feeds", MOST_FEEDS)?;
    let rows =
        |series: &Value| series.get("facts").and_then(rows).map_or(0, |(_, rows)| rows.len());
    if all_series.iter().map(rows).sum::<usize>() > MOST_ROWS {
        return Err(SnapshotError::TooMany { what: "facts", cap: MOST_ROWS });
    }
    let mut snapshot = Snapshot { origin, ..Snapshot::empty(taken_at) };
    for (index, value) in all_series.iter().enumerate() {
        snapshot.series.push(series(&Object::of(value, "series", index)?, index)?);
    }
    for (index, value) in all_feeds.iter().enumerate() {
        snapshot.feeds.push(feed(&Object::of(value, "feeds", index)?)?);
    }
    Ok(snapshot)
}

/// The one name and value of an object that stands for a choice.
fn choice(value: &Value) -> Option<(&str, &Value)> {
    let fields = value.as_object()?;
    let (name, value) = fields.iter().next()?;
    (fields.len() == 1).then_some((name, value))
}

/// The kind and the rows of a series' facts.
fn rows(facts: &Value) -> Option<(Kind, &[Value])> {
    let (kind, rows) = choice(facts)?;
    Some((Kind::by_id(kind)?, rows.as_array()?))
}

impl<'a> Object<'a> {
    fn of(value: &'a Value, list: &'static str, index: usize) -> Result<Self, SnapshotError> {
        let place = Some((list, index));
        let fields = value.as_object().ok_or_else(|| wrong(place, "", TYPE))?;
        Ok(Self { fields, place })
    }

    fn wrong(&self, name: &str, reason: &'static str) -> SnapshotError {
        wrong(self.place, name, reason)
    }

    fn maybe(&self, name: &str) -> Option<&'a Value> {
        self.fields.get(name).filter(|value| !value.is_null())
    }

    #[inline(never)]
    fn field(&self, name: &str) -> Result<&'a Value, SnapshotError> {
        self.fields.get(name).ok_or_else(|| self.wrong(name, MISSING))
    }

    #[inline(never)]
    fn text(&self, name: &str) -> Result<&'a str, SnapshotError> {
        self.field(name)?.as_str().ok_or_else(|| self.wrong(name, TYPE))
    }

    /// A text of at most [`LONGEST_TEXT`] bytes.
    fn short(&self, name: &'static str) -> Result<String, SnapshotError> {
        short(self.text(name)?, name)
    }

    fn word(&self, name: &str, words: &[&str]) -> Result<usize, SnapshotError> {
        let word = self.text(name)?;
        words.iter().position(|known| *known == word).ok_or_else(|| self.wrong(name, TYPE))
    }

    #[inline(never)]
    fn time(&self, name: &'static str) -> Result<UnixMillis, SnapshotError> {
        match Cells::of(core::slice::from_ref(self.field(name)?)).time(name) {
            Some(at) => Ok(at),
            None if self.field(name)?.as_i64().is_some() => Err(named(name)),
            None => Err(self.wrong(name, TYPE)),
        }
    }

    #[inline(never)]
    fn list(&self, name: &'static str, cap: usize) -> Result<&'a [Value], SnapshotError> {
        let list = self.field(name)?.as_array().ok_or_else(|| self.wrong(name, TYPE))?;
        if list.len() > cap {
            return Err(SnapshotError::TooMany { what: name, cap });
        }
        Ok(list)
    }

    fn venue(&self) -> Result<Venue, SnapshotError> {
        let id = self.text("venue")?;
        Venue::ALL.iter().copied().find(|venue| venue.id() == id).ok_or(named("venue"))
    }

    fn asset(&self) -> Result<Asset, SnapshotError> {
        let ticker = self.text("asset")?;
        Asset::new(ticker).filter(|asset| asset.ticker() == ticker).ok_or(named("asset"))
    }
}

fn wrong(place: Place, name: &str, reason: &'static str) -> SnapshotError {
    let path = match place {
        None => name.to_owned(),
        Some((list, index)) if name.is_empty() => format!("{list}[{index}]"),
        Some((list, index)) => format!("{list}[{index}].{name}"),
    };
    SnapshotError::Field { path, reason }
}

fn short(text: &str, field: &'static str) -> Result<String, SnapshotError> {
    if text.len() <= LONGEST_TEXT { Ok(text.to_owned()) } else { Err(named(field)) }
}

fn series(object: &Object<'_>, index: usize) -> Result<Series, SnapshotError> {
    let instrument = match object.maybe("instrument") {
        None => None,
        Some(value) => {
            let fields = value.as_object().ok_or_else(|| object.wrong("instrument", TYPE))?;
            Some(instrument(&Object { fields, place: object.place })?)
        }
    };
    let source = Source { venue: object.venue()?, feed: object.short("feed")?, instrument };
    let mut covered = Vec::new();
    if object.fields.get("covered").is_some() {
        for pair in object.list("covered", MOST_SPANS)? {
            covered.push(span(pair).ok_or(named("covered"))?);
        }
    }
    let facts = rows(object.field("facts")?).ok_or_else(|| object.wrong("facts", TYPE))?;
    Ok(Series {
        source,
        coverage: coverage(object)?,
        seen: object.time("seen")?,
        covered,
        facts: facts_of(facts.0, facts.1, index)?,
    })
}

fn span(pair: &Value) -> Option<Span> {
    let pair = pair.as_array()?;
    let mut cells = Cells::of(pair);
    let span = Span { from: cells.time("covered")?, to: cells.time("covered")? };
    (pair.len() == 2 && span.from <= span.to).then_some(span)
}

fn coverage(object: &Object<'_>) -> Result<Coverage, SnapshotError> {
    let field = object.field("coverage")?;
    if let Some(("throttled", length)) = choice(field) {
        let one_per = length.as_i64().ok_or_else(|| object.wrong("coverage", TYPE))?;
        return match one_per {
            1.. => Ok(Coverage::Throttled { one_per: Millis(one_per) }),
            _ => Err(named("coverage")),
        };
    }
    Ok(match object.word("coverage", &["full", "partial"])? {
        0 => Coverage::Full,
        _ => Coverage::Partial,
    })
}

fn instrument(object: &Object<'_>) -> Result<Instrument, SnapshotError> {
    Ok(Instrument {
        asset: object.asset()?,
        kind: contract(object.word("contract", &CONTRACTS)?),
        quote: match object.word("quote", &["usd", "usdt", "usdc"])? {
            0 => Quote::Usd,
            1 => Quote::Usdt,
            _ => Quote::Usdc,
        },
        symbol: object.short("symbol")?,
    })
}

fn feed(object: &Object<'_>) -> Result<FeedHealth, SnapshotError> {
    let asset = if object.maybe("asset").is_some() { Some(object.asset()?) } else { None };
    let mut kinds = Vec::new();
    if object.fields.get("kinds").is_some() {
        for kind in object.list("kinds", usize::MAX)? {
            let kind = kind.as_str().ok_or_else(|| object.wrong("kinds", TYPE))?;
            // A later program may know more kinds.
            kinds.extend(Kind::by_id(kind));
        }
    }
    Ok(FeedHealth {
        venue: object.venue()?,
        feed: object.short("feed")?,
        asset,
        kinds,
        status: status(object)?,
        since: object.time("since")?,
    })
}

fn status(object: &Object<'_>) -> Result<FeedStatus, SnapshotError> {
    let field = object.field("status")?;
    let wrong = || object.wrong("status", TYPE);
    let fault = match (field.as_str(), choice(field)) {
        (Some("waiting"), _) => return Ok(FeedStatus::Waiting),
        (Some("read"), _) => return Ok(FeedStatus::Read),
        (Some("spare"), _) => return Ok(FeedStatus::Spare),
        (Some("offline"), _) => FeedFault::Offline,
        (Some("blocked"), _) => FeedFault::Blocked,
        (Some("rate_limited"), _) => FeedFault::RateLimited,
        (Some("timed_out"), _) => FeedFault::TimedOut,
        (Some("silent"), _) => FeedFault::Silent,
        (_, Some(("unreadable", why))) => {
            FeedFault::Unreadable(short(why.as_str().ok_or_else(wrong)?, "status")?)
        }
        (_, Some((name @ ("status" | "closed"), code))) => {
            let code = code.as_u64().and_then(|code| u16::try_from(code).ok()).ok_or_else(wrong)?;
            if name == "status" { FeedFault::Status(code) } else { FeedFault::Closed(code) }
        }
        _ => return Err(wrong()),
    };
    Ok(FeedStatus::Failed(fault))
}

/// Hands each row to `take`, which tells whether it could be read: oldest first, whoever wrote the
/// file, and those of a table as they stand. The rows are put in order before they are facts, so
/// that one sort serves every kind; all but a table's begin with their time.
fn each_row(
    rows: &[Value],
    is_table: bool,
    series: usize,
    take: &mut dyn FnMut(&mut Cells<'_>) -> bool,
) -> Result<(), SnapshotError> {
    let mut rows: Vec<(usize, &Value)> = rows.iter().enumerate().collect();
    if !is_table {
        order::sort_by_key(&mut rows, |(_, row)| row.at(0).and_then(Value::as_i64));
    }
    for (row, value) in rows {
        let wrong = match value.as_array() {
            None => Wrong::Length,
            Some(cells) => {
                let mut cells = Cells::of(cells);
                if take(&mut cells) {
                    continue;
                }
                cells.wrong()
            }
        };
        let path = format!("series[{series}].facts[{row}]");
        return Err(match wrong {
            Wrong::Range(field) => SnapshotError::Fact { series, row, field },
            Wrong::Length => SnapshotError::Field { path, reason: "of another length" },
            Wrong::Type(cell) => {
                SnapshotError::Field { path: format!("{path}[{cell}]"), reason: TYPE }
            }
        });
    }
    Ok(())
}

macro_rules! read_kinds {
    ($($kind:ident)*) => {
        fn facts_of(kind: Kind, rows: &[Value], series: usize) -> Result<Facts, SnapshotError> {
            Ok(match kind {
                $(Kind::$kind => {
                    let mut facts = Vec::new();
                    each_row(rows, crate::market::$kind::IS_TABLE, series, &mut |row| {
                        match whole_row::<crate::market::$kind>(row) {
                            Some(fact) => facts.push(fact),
                            None => return false,
                        }
                        true
                    })?;
                    Facts::$kind(facts)
                })*
            })
        }
    };
}

read_kinds! {
    Ticker Candle OpenInterest LiquidationBar Liquidation Funding LongShort TakerFlow Depth
    ContractSpec RiskTier ImpliedVolatility FearGreed GlobalMarket DerivativesVenue Treasury
    DatedFuture
}

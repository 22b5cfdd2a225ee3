//! Writes version 1 of the file.

use super::cells::{Cells, Row, Written, cut, whole_row};
use super::tables::contract_word;
use super::{FORMAT, MOST_ROWS};
use crate::json::Value;
use crate::market::{
    Coverage, Facts, FeedFault, FeedHealth, FeedStatus, Instrument, Origin, Quote, Series, Snapshot,
};
use core::ops::Range;

/// Most events of one series that are written, tried in this order until the file is small enough.
const EVENT_LIMITS: [usize; 5] = [usize::MAX, 5_000, 2_000, 500, 100];
/// Rows that are written in a step, some milliseconds of a slow phone.
const ROWS_A_STEP: usize = 250;

/// A file that is written step by step: to write all of a storm takes a phone seconds.
pub struct Writing {
    most: usize,
    /// The limit that is tried, among [`EVENT_LIMITS`].
    limit: usize,
    /// The series that is next, and the fact of it.
    next: (usize, usize),
    file: Document,
}

impl Writing {
    /// Nothing yet of a file of at most `most` bytes, as far as leaving out events can do it.
    pub fn within(most: usize) -> Self {
        Self { most, limit: 0, next: (0, 0), file: Document::default() }
    }

    /// Writes on; false once everything is written. It is to be the same snapshot each time.
    pub fn step(&mut self, snapshot: &Snapshot) -> bool {
        let Self { most, limit, next, file } = self;
        if next.0 > snapshot.series.len() {
            return false;
        }
        let events = EVENT_LIMITS.get(*limit).copied().unwrap_or_default();
        if file.text.is_empty() {
            file.begin(snapshot);
        }
        let mut left = ROWS_A_STEP;
        while left > 0
            && let Some(series) = snapshot.series.get(next.0)
        {
            let all = series.facts.len();
            if next.1 == 0 {
                next.1 = first_written(&series.facts, events);
                file.begin_series(series, events);
            }
            let until = all.min(next.1 + left);
            file.facts(&series.facts, next.1..until);
            // An empty series is work too.
            left = left.saturating_sub(until - next.1 + 1);
            next.1 = until;
            if until == all {
                file.text.push_str("]}}");
                *next = (next.0 + 1, 0);
            }
        }
        let is_whole = left > 0;
        if is_whole {
            file.end(snapshot);
            next.0 = snapshot.series.len() + 1;
        }
        if (file.text.len() > *most || file.rows > MOST_ROWS) && *limit + 1 < EVENT_LIMITS.len() {
            (*limit, *next, *file) = (*limit + 1, (0, 0), Document::default());
            return true;
        }
        !is_whole
    }

    /// The file's text, once it is whole.
    pub fn into_text(self) -> String {
        self.file.text
    }
}

/// The first of the facts that are written: of events only the newest `limit` are.
fn first_written(facts: &Facts, limit: usize) -> usize {
    match facts {
        Facts::Liquidation(events) => events.len().saturating_sub(limit),
        _ => 0,
    }
}

/// What is written.
#[derive(Default)]
struct Document {
    text: String,
    /// Facts in it.
    rows: usize,
}

impl Document {
    /// What stands before the series.
    fn begin(&mut self, snapshot: &Snapshot) {
        self.text.push('{');
        self.named("format", FORMAT);
        self.key("version");
        self.whole(1);
        self.key("taken_at");
        self.whole(snapshot.taken_at.0);
        self.named(
            "origin",
            match snapshot.origin {
                Origin::Venues => "venues",
                Origin::Simulation => "simulation",
            },
        );
        self.key("series");
        self.text.push('[');
    }

    /// What stands after them.
    fn end(&mut self, snapshot: &Snapshot) {
        self.text.push(']');
        self.key("feeds");
        self.text.push('[');
        for feed in &snapshot.feeds {
            self.feed(feed);
        }
        self.text.push_str("]}");
    }

    /// Parts the next value or key from the one before it.
    fn comma(&mut self) {
        if !self.text.ends_with(['{', '[', ':']) {
            self.text.push(',');
        }
    }

    fn key(&mut self, name: &str) {
        self.comma();
        self.text.push('"');
        self.text.push_str(name);
        self.text.push_str("\":");
    }

    fn value(&mut self, value: &Value) {
        self.comma();
        value.write(&mut self.text);
    }

    fn whole(&mut self, whole: i64) {
        self.value(&Value::from(whole));
    }

    fn word(&mut self, word: &str) {
        self.value(&Value::from(word));
    }

    fn named(&mut self, name: &str, word: &str) {
        self.key(name);
        self.word(word);
    }

    /// `{"name":value}`, for a word that carries a value.
    fn tagged(&mut self, name: &str, value: &Value) {
        self.text.push('{');
        self.key(name);
        self.value(value);
        self.text.push('}');
    }

    /// What stands before the facts of a series.
    fn begin_series(&mut self, series: &Series, limit: usize) {
        self.comma();
        self.text.push('{');
        self.named("venue", series.source.venue.id());
        self.named("feed", cut(&series.source.feed));
        if let Some(instrument) = &series.source.instrument {
            self.key("instrument");
            self.instrument(instrument);
        }
        self.key("coverage");
        match series.coverage {
            Coverage::Full => self.word("full"),
            Coverage::Throttled { one_per } => {
                self.tagged("throttled", &Value::from(one_per.0));
            }
            Coverage::Partial => self.word("partial"),
        }
        self.key("seen");
        self.whole(series.seen.0);
        self.covered(series, limit);
        self.key("facts");
        self.text.push('{');
        self.key(series.facts.kind().id());
        self.text.push('[');
    }

    /// The spans covered. Where events are left out they begin with the first that is not.
    fn covered(&mut self, series: &Series, limit: usize) {
        let first = match (&series.facts, first_written(&series.facts, limit)) {
            (Facts::Liquidation(events), at) if at > 0 => events.get(at).map(|event| event.at),
            _ => None,
        };
        let mut spans = Vec::new();
        for span in &series.covered {
            let from = first.map_or(span.from, |first| span.from.max(first));
            if first.is_none() || from < span.to {
                spans.push(Value::Array(vec![Value::from(from.0), Value::from(span.to.0)]));
            }
        }
        if !spans.is_empty() {
            self.key("covered");
            self.value(&Value::Array(spans));
        }
    }

    fn instrument(&mut self, instrument: &Instrument) {
        self.text.push('{');
        self.named("asset", instrument.asset.ticker());
        self.named("contract", contract_word(instrument.kind));
        self.named(
            "quote",
            match instrument.quote {
                Quote::Usd => "usd",
                Quote::Usdt => "usdt",
                Quote::Usdc => "usdc",
            },
        );
        self.named("symbol", cut(&instrument.symbol));
        self.text.push('}');
    }

    fn feed(&mut self, feed: &FeedHealth) {
        self.comma();
        self.text.push('{');
        self.named("venue", feed.venue.id());
        self.named("feed", cut(&feed.feed));
        if let Some(asset) = &feed.asset {
            self.named("asset", asset.ticker());
        }
        if !feed.kinds.is_empty() {
            self.key("kinds");
            let kinds = feed.kinds.iter().map(|kind| Value::from(kind.id())).collect();
            self.value(&Value::Array(kinds));
        }
        self.key("status");
        self.status(&feed.status);
        self.key("since");
        self.whole(feed.since.0);
        self.text.push('}');
    }

    fn status(&mut self, status: &FeedStatus) {
        self.word(match status {
            FeedStatus::Waiting => "waiting",
            FeedStatus::Read => "read",
            FeedStatus::Spare => "spare",
            FeedStatus::Failed(fault) => match fault {
                FeedFault::Offline => "offline",
                FeedFault::Blocked => "blocked",
                FeedFault::Status(status) => {
                    return self.tagged("status", &Value::from(*status));
                }
                FeedFault::RateLimited => "rate_limited",
                FeedFault::TimedOut => "timed_out",
                FeedFault::Closed(code) => return self.tagged("closed", &Value::from(*code)),
                FeedFault::Silent => "silent",
                FeedFault::Unreadable(why) => {
                    return self.tagged("unreadable", &Value::from(cut(why)));
                }
            },
        });
    }

    /// A row, where it can be read again: numbers that no file can hold are left out.
    fn row(&mut self, row: Written, is_readable: fn(&[Value]) -> bool) {
        if is_readable(&row.0) {
            self.rows += 1;
            self.value(&Value::Array(row.0));
        }
    }
}

fn is_readable<F: Row>(cells: &[Value]) -> bool {
    whole_row::<F>(&mut Cells::of(cells)).is_some()
}

macro_rules! write_kinds {
    ($($kind:ident)*) => {
        impl Document {
            /// Some of a series' facts.
            fn facts(&mut self, facts: &Facts, some: Range<usize>) {
                match facts {
                    $(Facts::$kind(facts) => {
                        for fact in facts.get(some).unwrap_or_default() {
                            let mut row = Written::default();
                            fact.write(&mut row);
                            self.row(row, is_readable::<crate::market::$kind>);
                        }
                    })*
                }
            }
        }
    };
}

write_kinds! {
    Ticker Candle OpenInterest LiquidationBar Liquidation Funding LongShort TakerFlow Depth
    ContractSpec RiskTier ImpliedVolatility FearGreed GlobalMarket DerivativesVenue Treasury
    DatedFuture
}

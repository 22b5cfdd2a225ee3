//! Writes version 1 of the file.

use super::FORMAT;
use super::cells::{Cells, Row, Written, cut, whole_row};
use super::tables::contract_word;
use crate::json::Value;
use crate::market::{
    Coverage, Facts, FeedFault, FeedHealth, FeedStatus, Instrument, Origin, Quote, Series, Snapshot,
};

/// A file that is being written.
pub(super) struct Document {
    pub(super) text: String,
    /// Facts in it.
    pub(super) rows: usize,
}

/// The file of a snapshot, with the newest `limit` events of each series.
pub(super) fn document(snapshot: &Snapshot, limit: usize) -> Document {
    let mut file = Document { text: String::from("{"), rows: 0 };
    file.named("format", FORMAT);
    file.key("version");
    file.whole(1);
    file.key("taken_at");
    file.whole(snapshot.taken_at.0);
    file.named(
        "origin",
        match snapshot.origin {
            Origin::Venues => "venues",
            Origin::Simulation => "simulation",
        },
    );
    file.key("series");
    file.text.push('[');
    for series in &snapshot.series {
        file.series(series, limit);
    }
    file.text.push(']');
    file.key("feeds");
    file.text.push('[');
    for feed in &snapshot.feeds {
        file.feed(feed);
    }
    file.text.push_str("]}");
    file
}

impl Document {
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

    fn series(&mut self, series: &Series, limit: usize) {
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
        self.facts(&series.facts, limit);
        self.text.push_str("]}}");
    }

    /// The spans covered. Where events are left out they begin with the first that is not.
    fn covered(&mut self, series: &Series, limit: usize) {
        let first = match &series.facts {
            Facts::Liquidation(events) if events.len() > limit => {
                events.get(events.len() - limit).map(|event| event.at)
            }
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
            /// The newest `limit` facts where they are events, else all.
            fn facts(&mut self, facts: &Facts, limit: usize) {
                match facts {
                    $(Facts::$kind(facts) => {
                        let limit = if crate::market::$kind::IS_EVENT { limit } else { usize::MAX };
                        for fact in facts.iter().skip(facts.len().saturating_sub(limit)) {
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

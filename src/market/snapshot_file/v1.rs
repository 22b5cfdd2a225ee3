//! Version 1 of the file.

use super::row::{Row, cut, text, time};
use super::rows::{
    CandleRow, DepthRowV1, FundingRow, LiquidationBarRow, LiquidationRow, LongShortRow,
    OpenInterestRow, TakerFlowRow, TickerRow,
};
use super::tables::{
    Contract, ContractSpecRow, DerivativesVenueRow, FearGreedRow, GlobalMarketRow,
    ImpliedVolatilityRow, RiskTierRow, TreasuryRow,
};
use super::{FORMAT, MOST_ROWS, SnapshotError};
use crate::market::{
    Asset, Coverage, Facts, FeedFault, FeedHealth, FeedStatus, Instrument, Kind, Origin, Quote,
    Series, Snapshot, Source, Span, Timed, Venue,
};
use crate::units::Millis;
use crate::units::order;
use serde::{Deserialize, Serialize};

/// Most series in one file.
const MOST_SERIES: usize = 5_000;
/// Most feeds in one file.
const MOST_FEEDS: usize = 5_000;
/// Most spans of one series.
const MOST_SPANS: usize = 2_000;

/// The whole file.
#[derive(Serialize, Deserialize)]
pub(super) struct Document {
    format: String,
    version: u64,
    taken_at: i64,
    origin: OriginV1,
    series: Vec<SeriesV1>,
    feeds: Vec<FeedV1>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum OriginV1 {
    Venues,
    Simulation,
}

#[derive(Serialize, Deserialize)]
struct SeriesV1 {
    venue: String,
    feed: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    instrument: Option<InstrumentV1>,
    coverage: CoverageV1,
    seen: i64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    covered: Vec<(i64, i64)>,
    facts: FactsV1,
}

#[derive(Serialize, Deserialize)]
struct InstrumentV1 {
    asset: String,
    contract: Contract,
    quote: QuoteV1,
    symbol: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum QuoteV1 {
    Usd,
    Usdt,
    Usdc,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum CoverageV1 {
    Full,
    /// One event at most in so many milliseconds.
    Throttled(i64),
    Partial,
}

#[derive(Serialize, Deserialize)]
struct FeedV1 {
    venue: String,
    feed: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    asset: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    kinds: Vec<String>,
    status: StatusV1,
    since: i64,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum StatusV1 {
    Waiting,
    Read,
    Spare,
    Offline,
    Blocked,
    Status(u16),
    RateLimited,
    TimedOut,
    Closed(u16),
    Silent,
    Unreadable(String),
}

macro_rules! facts {
    ($($kind:ident $row:ident,)*) => {
        /// Rows of one kind, oldest first.
        #[derive(Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        enum FactsV1 { $($kind(Vec<$row>),)* }

        impl FactsV1 {
            /// The newest `limit` facts where they are events, else all.
            fn of(facts: &Facts, limit: usize) -> Self {
                match facts {
                    $(Facts::$kind(facts) => {
                        let limit = if $row::IS_EVENT { limit } else { usize::MAX };
                        let skipped = facts.len().saturating_sub(limit);
                        Self::$kind(facts.iter().skip(skipped).filter_map($row::of).collect())
                    })*
                }
            }

            fn len(&self) -> usize {
                match self { $(Self::$kind(rows) => rows.len(),)* }
            }

            fn read(&self, series: usize) -> Result<Facts, SnapshotError> {
                match self {
                    $(Self::$kind(rows) => {
                        let facts = rows.iter().enumerate().map(|(row, stored)| {
                            stored.read().map_err(|field| SnapshotError::Fact { series, row, field })
                        });
                        let mut facts: Vec<_> = facts.collect::<Result<_, _>>()?;
                        // Oldest first, whoever wrote the file.
                        if !$row::IS_TABLE {
                            order::sort_by_key(&mut facts, Timed::at);
                        }
                        Ok(Facts::$kind(facts))
                    })*
                }
            }
        }
    };
}

facts! {
    Ticker TickerRow,
    Candle CandleRow,
    OpenInterest OpenInterestRow,
    LiquidationBar LiquidationBarRow,
    Liquidation LiquidationRow,
    Funding FundingRow,
    LongShort LongShortRow,
    TakerFlow TakerFlowRow,
    Depth DepthRowV1,
    ContractSpec ContractSpecRow,
    RiskTier RiskTierRow,
    ImpliedVolatility ImpliedVolatilityRow,
    FearGreed FearGreedRow,
    GlobalMarket GlobalMarketRow,
    DerivativesVenue DerivativesVenueRow,
    Treasury TreasuryRow,
}

impl Document {
    /// The file of a snapshot, with the newest `limit` events of each series.
    pub(super) fn of(snapshot: &Snapshot, limit: usize) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: 1,
            taken_at: snapshot.taken_at.0,
            origin: match snapshot.origin {
                Origin::Venues => OriginV1::Venues,
                Origin::Simulation => OriginV1::Simulation,
            },
            series: snapshot.series.iter().map(|series| SeriesV1::of(series, limit)).collect(),
            feeds: snapshot.feeds.iter().map(FeedV1::of).collect(),
        }
    }

    /// How many facts there are.
    pub(super) fn rows(&self) -> usize {
        self.series.iter().map(|series| series.facts.len()).sum()
    }

    /// The snapshot in the file.
    pub(super) fn read(&self) -> Result<Snapshot, SnapshotError> {
        let few = |what, count: usize, cap: usize| {
            if count > cap { Err(SnapshotError::TooMany { what, cap }) } else { Ok(()) }
        };
        few("series", self.series.len(), MOST_SERIES)?;
        few("feeds", self.feeds.len(), MOST_FEEDS)?;
        few("facts", self.rows(), MOST_ROWS)?;
        let series = self.series.iter().enumerate();
        Ok(Snapshot {
            taken_at: time(self.taken_at, "taken_at").map_err(named)?,
            origin: match self.origin {
                OriginV1::Venues => Origin::Venues,
                OriginV1::Simulation => Origin::Simulation,
            },
            series: series.map(|(index, series)| series.read(index)).collect::<Result<_, _>>()?,
            feeds: self.feeds.iter().map(FeedV1::read).collect::<Result<_, _>>()?,
        })
    }
}

fn named(field: &'static str) -> SnapshotError {
    SnapshotError::Name { field }
}

fn venue(id: &str) -> Result<Venue, SnapshotError> {
    Venue::ALL.iter().copied().find(|venue| venue.id() == id).ok_or(named("venue"))
}

fn asset(ticker: &str) -> Result<Asset, SnapshotError> {
    Asset::new(ticker).filter(|asset| asset.ticker() == ticker).ok_or(named("asset"))
}

impl SeriesV1 {
    fn of(series: &Series, limit: usize) -> Self {
        let covered = match &series.facts {
            Facts::Liquidation(events) if events.len() > limit => {
                let first = events.get(events.len() - limit).map(|event| event.at);
                let kept = series.covered.iter().filter_map(|span| {
                    let from = first.map_or(span.from, |first| span.from.max(first));
                    (from < span.to).then_some((from.0, span.to.0))
                });
                kept.collect()
            }
            _ => series.covered.iter().map(|span| (span.from.0, span.to.0)).collect(),
        };
        Self {
            venue: series.source.venue.id().to_owned(),
            feed: cut(&series.source.feed),
            instrument: series.source.instrument.as_ref().map(InstrumentV1::of),
            coverage: match series.coverage {
                Coverage::Full => CoverageV1::Full,
                Coverage::Throttled { one_per } => CoverageV1::Throttled(one_per.0),
                Coverage::Partial => CoverageV1::Partial,
            },
            seen: series.seen.0,
            covered,
            facts: FactsV1::of(&series.facts, limit),
        }
    }

    fn read(&self, index: usize) -> Result<Series, SnapshotError> {
        if self.covered.len() > MOST_SPANS {
            return Err(SnapshotError::TooMany { what: "spans", cap: MOST_SPANS });
        }
        let span = |&(from, to): &(i64, i64)| {
            let span = Span {
                from: time(from, "covered").map_err(named)?,
                to: time(to, "covered").map_err(named)?,
            };
            if span.from <= span.to { Ok(span) } else { Err(named("covered")) }
        };
        Ok(Series {
            source: Source {
                venue: venue(&self.venue)?,
                feed: text(&self.feed, "feed").map_err(named)?,
                instrument: self.instrument.as_ref().map(InstrumentV1::read).transpose()?,
            },
            coverage: match self.coverage {
                CoverageV1::Full => Coverage::Full,
                CoverageV1::Throttled(one_per) if one_per > 0 => {
                    Coverage::Throttled { one_per: Millis(one_per) }
                }
                CoverageV1::Throttled(_) => return Err(named("coverage")),
                CoverageV1::Partial => Coverage::Partial,
            },
            seen: time(self.seen, "seen").map_err(named)?,
            covered: self.covered.iter().map(span).collect::<Result<_, _>>()?,
            facts: self.facts.read(index)?,
        })
    }
}

impl InstrumentV1 {
    fn of(instrument: &Instrument) -> Self {
        Self {
            asset: instrument.asset.ticker().to_owned(),
            contract: Contract::of(instrument.kind),
            quote: match instrument.quote {
                Quote::Usd => QuoteV1::Usd,
                Quote::Usdt => QuoteV1::Usdt,
                Quote::Usdc => QuoteV1::Usdc,
            },
            symbol: cut(&instrument.symbol),
        }
    }

    fn read(&self) -> Result<Instrument, SnapshotError> {
        Ok(Instrument {
            asset: asset(&self.asset)?,
            kind: self.contract.kind(),
            quote: match self.quote {
                QuoteV1::Usd => Quote::Usd,
                QuoteV1::Usdt => Quote::Usdt,
                QuoteV1::Usdc => Quote::Usdc,
            },
            symbol: text(&self.symbol, "symbol").map_err(named)?,
        })
    }
}

impl FeedV1 {
    fn of(feed: &FeedHealth) -> Self {
        Self {
            venue: feed.venue.id().to_owned(),
            feed: cut(&feed.feed),
            asset: feed.asset.map(|asset| asset.ticker().to_owned()),
            kinds: feed.kinds.iter().map(|kind| kind.id().to_owned()).collect(),
            status: match &feed.status {
                FeedStatus::Waiting => StatusV1::Waiting,
                FeedStatus::Read => StatusV1::Read,
                FeedStatus::Spare => StatusV1::Spare,
                FeedStatus::Failed(fault) => match fault {
                    FeedFault::Offline => StatusV1::Offline,
                    FeedFault::Blocked => StatusV1::Blocked,
                    FeedFault::Status(status) => StatusV1::Status(*status),
                    FeedFault::RateLimited => StatusV1::RateLimited,
                    FeedFault::TimedOut => StatusV1::TimedOut,
                    FeedFault::Closed(code) => StatusV1::Closed(*code),
                    FeedFault::Silent => StatusV1::Silent,
                    FeedFault::Unreadable(why) => StatusV1::Unreadable(cut(why)),
                },
            },
            since: feed.since.0,
        }
    }

    fn read(&self) -> Result<FeedHealth, SnapshotError> {
        let failed = FeedStatus::Failed;
        Ok(FeedHealth {
            venue: venue(&self.venue)?,
            feed: text(&self.feed, "feed").map_err(named)?,
            asset: self.asset.as_deref().map(asset).transpose()?,
            kinds: self.kinds.iter().filter_map(|kind| Kind::by_id(kind)).collect(),
            status: match &self.status {
                StatusV1::Waiting => FeedStatus::Waiting,
                StatusV1::Read => FeedStatus::Read,
                StatusV1::Spare => FeedStatus::Spare,
                StatusV1::Offline => failed(FeedFault::Offline),
                StatusV1::Blocked => failed(FeedFault::Blocked),
                StatusV1::Status(status) => failed(FeedFault::Status(*status)),
                StatusV1::RateLimited => failed(FeedFault::RateLimited),
                StatusV1::TimedOut => failed(FeedFault::TimedOut),
                StatusV1::Closed(code) => failed(FeedFault::Closed(*code)),
                StatusV1::Silent => failed(FeedFault::Silent),
                StatusV1::Unreadable(why) => {
                    failed(FeedFault::Unreadable(text(why, "status").map_err(named)?))
                }
            },
            since: time(self.since, "since").map_err(named)?,
        })
    }
}

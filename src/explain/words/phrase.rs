//! Every label of the page and the command line: a closed list, so that a language that lacks one
//! does not compile.

use crate::explain::report::{FindingKind, Reason, State, Window};
use crate::market::{FeedFault, FeedStatus, Venue};
use crate::units::{Millis, UnixMillis};

/// A label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Phrase<'a> {
    /// The question that the page answers.
    Question,
    /// The banner over figures that a stand-in made up.
    SimulationBanner,
    /// A card's title.
    Card(FindingKind),
    /// What a card says while nothing can be claimed.
    NoClaim(FindingKind),
    /// A section's title: the coins.
    Coins,
    /// A section's title: the reasons.
    Reasons,
    /// A section's title: where the figures come from.
    Sources,
    /// A figure's freshness.
    State(State),
    /// Why a figure is missing.
    Reason(Reason),
    /// What came of asking a feed.
    Status(&'a FeedStatus),
    /// Why a feed failed.
    Fault(&'a FeedFault),
    /// A missing figure's place.
    Unavailable,
    /// A missing figure's place, with the reason.
    UnavailableBecause(Reason),
    /// A window: `24 hours`.
    Window(Window),
    /// A window, short: `24 h`.
    WindowShort(Window),
    /// A change over a window, as a label.
    ChangeOver(Window),
    /// The time a figure holds for.
    AsOf(UnixMillis),
    /// How many venues answered.
    VenuesAnswered {
        /// Venues with at least one feed read.
        answered: usize,
        /// Venues asked.
        asked: usize,
    },
    /// Label of the last price.
    Price,
    /// Label of the change since the peak.
    Drawdown(Window),
    /// Label of closed longs.
    LongLiquidations,
    /// Label of closed shorts.
    ShortLiquidations,
    /// Label of both sides.
    BothSides,
    /// All coins shown.
    AllCoins,
    /// Table head: coin.
    Coin,
    /// Table head: window.
    WindowHead,
    /// Table head: time.
    Time,
    /// Label of the venues' share of open interest.
    LiquidationsCoverage,
    /// Label of open interest in coins.
    OpenInterestCoins,
    /// Label of open interest in dollars.
    OpenInterestUsd,
    /// Label of its change in percent.
    OpenInterestChange,
    /// Label of its change in dollars.
    OpenInterestChangeUsd,
    /// Label of the price's part.
    PriceEffect,
    /// Label of the part of positions.
    PositionEffect,
    /// Label of Bitcoin's share.
    OpenInterestShare,
    /// Label of open interest against capitalisation.
    OpenInterestToMarketCap,
    /// Label of funding.
    Funding,
    /// Label of the basis.
    Basis,
    /// Label of the long/short ratio.
    LongShortRatio,
    /// Label of takers' selling.
    TakerSellShare,
    /// Label of daily volatility.
    Volatility,
    /// Label of implied volatility.
    ImpliedVolatility,
    /// Label of the share of coins that fell.
    Breadth,
    /// Label of the fear and greed index.
    FearGreed,
    /// Now.
    Now,
    /// So long ago.
    Ago(Window),
    /// Label of capitalisation.
    MarketCap,
    /// Label of its change.
    MarketCapChange,
    /// Label of Bitcoin's share of it.
    Dominance,
    /// Table head: holder.
    Holder,
    /// Table head: coins held.
    Holdings,
    /// Table head: cost of a coin.
    AverageCost,
    /// Table head: unrealised result in dollars.
    UnrealisedUsd,
    /// Table head: unrealised result in percent.
    UnrealisedPct,
    /// Table head: the date that holdings are stated for.
    StatedAt,
    /// An unknown date or cost.
    NotKnown,
    /// Table head: venue.
    Venue,
    /// Table head: feed.
    Feed,
    /// Table head: what came of it.
    StatusHead,
    /// Table head: feeds read.
    FeedsRead,
    /// Table head: feeds failed.
    FeedsFailed,
    /// Table head: feeds waited for.
    FeedsWaiting,
    /// Before the least that a sum can be.
    AtLeast,
    /// Before an estimate.
    Estimated,
    /// What a lower bound is.
    LowerBoundNote,
    /// Where a figure comes from.
    Provenance {
        /// Who.
        venue: Venue,
        /// In which feed.
        feed: &'a str,
        /// About what.
        symbol: Option<&'a str>,
        /// When.
        at: UnixMillis,
    },
    /// The credit that a publisher asks for.
    DataFrom(&'a str),
    /// Information, no advice.
    Disclaimer,
    /// Stablecoins are counted at par.
    ParNote,
    /// The title of the chart of liquidations.
    LiquidationsChart,
    /// The title of the chart of open interest.
    OpenInterestChart,
    /// The title of the chart of fear and greed.
    FearGreedChart,
    /// The title of a tile's chart.
    PriceChart(&'a str),
    /// A chart without a single value.
    EmptyChart,
    /// A chart's sentence for readers who do not see it.
    ChartSummary {
        /// Its title.
        title: &'a str,
        /// First and last value, finished.
        first: &'a str,
        /// The last value, finished.
        last: &'a str,
        /// The lowest value, finished.
        low: &'a str,
        /// The highest value, finished.
        high: &'a str,
    },
    /// The sentence of a chart with two sides.
    LiquidationsSummary {
        /// Its title.
        title: &'a str,
        /// Closed longs, finished.
        long: &'a str,
        /// Closed shorts, finished.
        short: &'a str,
        /// When most was closed, finished.
        busiest: &'a str,
    },
    /// Label of the part that answers the question.
    Answer,
    /// A section's title: the market as a whole.
    Market,
    /// Opens a card's table.
    AllFigures,
    /// Opens a chart's table.
    ChartTable,
    /// Opens the list of a venue's feeds.
    EachFeed,
    /// Closes a dialog.
    Close,
    /// How old a figure is.
    Age(Millis),
    /// Where no venue answers and what is shown was kept from before.
    KeptFrom(Millis),
    /// Where the host's settings cannot be read, so that nobody is asked.
    SettingsUnreadable,
    /// What stands in a chart's table where a value is missing.
    NoValue,
}

//! English labels.

use crate::explain::report::{FindingKind, Reason, State, Window};
use crate::explain::words::en::span;
use crate::explain::words::number::date_time;
use crate::explain::words::phrase::Phrase;
use crate::market::{FeedFault, FeedStatus};
use crate::settings::Locale::En;
use crate::units::Millis;

pub(super) fn phrase(phrase: Phrase<'_>) -> String {
    let fixed = match phrase {
        Phrase::Question => "Why is crypto down today?",
        Phrase::SimulationBanner => "Simulation: none of these figures is real.",
        Phrase::Card(kind) => card(kind),
        Phrase::NoClaim(kind) => no_claim(kind),
        Phrase::Coins => "Coins",
        Phrase::Reasons => "What happened",
        Phrase::Sources => "Sources and method",
        Phrase::State(state) => state_name(state),
        Phrase::Reason(reason) => reason_name(reason),
        Phrase::Status(FeedStatus::Failed(fault)) | Phrase::Fault(fault) => {
            return fault_name(fault);
        }
        Phrase::Status(FeedStatus::Waiting) => "waiting for an answer",
        Phrase::Status(FeedStatus::Read) => "read",
        Phrase::Status(FeedStatus::Spare) => "not needed",
        Phrase::Unavailable => "unavailable",
        Phrase::UnavailableBecause(reason) => {
            return format!("unavailable: {}", reason_name(reason));
        }
        Phrase::Window(window) => span(window),
        Phrase::WindowShort(window) => short(window),
        Phrase::ChangeOver(window) => return format!("Change over {}", span(window)),
        Phrase::AsOf(at) => return format!("As of {}", date_time(En, at)),
        Phrase::VenuesAnswered { answered, asked } => {
            return format!("{answered} of {asked} venues answered");
        }
        Phrase::Price => "Last price",
        Phrase::Drawdown(window) => return format!("Below the peak of {}", span(window)),
        Phrase::LongLiquidations => "Longs closed by force",
        Phrase::ShortLiquidations => "Shorts closed by force",
        Phrase::BothSides => "Both",
        Phrase::AllCoins => "All shown",
        Phrase::Coin => "Coin",
        Phrase::WindowHead => "Window",
        Phrase::Time => "Time (UTC)",
        Phrase::LiquidationsCoverage => "Reporting venues' share of open interest",
        Phrase::OpenInterestCoins => "Open interest in coins",
        Phrase::OpenInterestUsd => "Open interest in dollars",
        Phrase::OpenInterestChange => "Change in dollars, %",
        Phrase::OpenInterestChangeUsd => "Change in dollars",
        Phrase::PriceEffect => "From the price",
        Phrase::PositionEffect => "From positions",
        Phrase::OpenInterestShare => "Bitcoin's share of open interest",
        Phrase::OpenInterestToMarketCap => "Open interest to market capitalisation",
        Phrase::Funding => "Funding, a year",
        Phrase::Basis => "Basis, a year",
        Phrase::LongShortRatio => "Accounts long for each account short",
        Phrase::TakerSellShare => "Takers' selling, share of their trading over 24 hours",
        Phrase::Volatility => "A usual day's move",
        Phrase::ImpliedVolatility => "Implied volatility, a year",
        Phrase::Breadth => "Coins that fell over 24 hours",
        Phrase::FearGreed => "Fear and greed index",
        Phrase::Now => "Now",
        Phrase::Ago(window) => return format!("{} ago", span(window)),
        Phrase::MarketCap => "Market capitalisation",
        Phrase::MarketCapChange => "Its change over 24 hours",
        Phrase::Dominance => "Bitcoin's share of it",
        Phrase::Holder => "Holder",
        Phrase::Holdings => "Bitcoin held",
        Phrase::AverageCost => "Average cost",
        Phrase::UnrealisedUsd => "Unrealised result",
        Phrase::UnrealisedPct => "In percent of cost",
        Phrase::StatedAt => "Holdings as of",
        Phrase::NotKnown => "not known",
        Phrase::Venue => "Venue",
        Phrase::Feed => "Feed",
        Phrase::StatusHead => "Status",
        Phrase::FeedsRead => "Feeds read",
        Phrase::FeedsFailed => "Failed",
        Phrase::FeedsWaiting => "Waiting",
        Phrase::AtLeast => "at least",
        Phrase::Estimated => "estimated",
        Phrase::LowerBoundNote => {
            "A lower bound: not every venue or coin of this sum tells everything."
        }
        Phrase::Provenance { venue, feed, symbol, at } => {
            let about = symbol.map(|symbol| format!(" {symbol}")).unwrap_or_default();
            return format!("{}, {feed}{about}, {}", venue.name(), date_time(En, at));
        }
        Phrase::DataFrom(name) => return format!("Data from {name}"),
        Phrase::Disclaimer => "Information only, no investment advice.",
        Phrase::ParNote => "Dollar stablecoins are counted as dollars.",
        Phrase::LiquidationsChart => "Positions closed by force, by hour over 24 hours",
        Phrase::OpenInterestChart => "Open interest in coins over 30 days",
        Phrase::FearGreedChart => "Fear and greed index over 30 days",
        Phrase::PriceChart(coin) => return format!("Price of {coin} over 7 days"),
        Phrase::EmptyChart => "No values to draw.",
        Phrase::ChartSummary { title, first, last, low, high } => {
            return format!("{title}: from {first} to {last}, between {low} and {high}.");
        }
        Phrase::LiquidationsSummary { title, long, short, busiest } => {
            return format!(
                "{title}: {long} of longs and {short} of shorts; most in the hour from {busiest} \
                 UTC."
            );
        }
        Phrase::NoValue => "no value",
        Phrase::Answer => "The answer",
        Phrase::Market => "The market as a whole",
        Phrase::AllFigures => "All figures",
        Phrase::ChartTable => "The chart as a table",
        Phrase::EachFeed => "Each feed",
        Phrase::Close => "Close",
        Phrase::Age(age) => return format!("{} old", length(age)),
        Phrase::KeptFrom(age) => {
            return format!(
                "No venue answers now. These figures were kept on this device {} ago.",
                length(age)
            );
        }
        Phrase::SettingsUnreadable => {
            "The settings written into this page cannot be read, so no venue is asked."
        }
    };
    fixed.to_owned()
}

fn card(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::ForcedSelling => "Forced selling",
        FindingKind::Deleveraging => "Deleveraging",
        FindingKind::Leverage => "Leverage",
        FindingKind::Sentiment => "Sentiment",
        FindingKind::LargeHolders => "Large holders",
    }
}

fn no_claim(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::ForcedSelling => "No venue tells enough of the past 24 hours' liquidations.",
        FindingKind::Deleveraging => "No venue tells open interest now and 24 hours ago.",
        FindingKind::Leverage => "No venue tells a funding rate with its interval.",
        FindingKind::Sentiment => "The fear and greed index could not be read.",
        FindingKind::LargeHolders => "No holder's coins and cost could be read.",
    }
}

fn state_name(state: State) -> &'static str {
    match state {
        State::Live => "live",
        State::Delayed => "delayed",
        State::Stale => "out of date",
        State::Frozen => "as published",
        State::Unavailable => "unavailable",
    }
}

fn reason_name(reason: Reason) -> &'static str {
    match reason {
        Reason::Waiting => "waiting for an answer",
        Reason::NoVenueAnswered => "no venue that tells it answered",
        Reason::NotReported => "no venue here tells it",
        Reason::WindowNotCovered => "less than 95% of the time is covered",
        Reason::NoVenueAtBothEnds => "no venue tells it both now and then",
        Reason::TooFew => "too few observations",
        Reason::Stale => "only out-of-date observations",
        Reason::SampledFeed => "the venues here tell only some of the events",
        Reason::MostlyUnknown => "most of what it rests on is unknown so far",
        Reason::NotEstablished => "the data do not bear it out",
        Reason::Undefined => "not defined here",
    }
}

fn fault_name(fault: &FeedFault) -> String {
    let fixed = match fault {
        FeedFault::Offline => "you are offline",
        FeedFault::Blocked => "blocked by the browser, or not connected",
        FeedFault::Status(status) => return format!("refused with HTTP status {status}"),
        FeedFault::RateLimited => "asked too often; waiting",
        FeedFault::TimedOut => "no answer in time",
        FeedFault::Closed(code) => return format!("connection closed ({code})"),
        FeedFault::Silent => "connected, but silent",
        FeedFault::Unreadable(problem) => return format!("answer not understood: {problem}"),
    };
    fixed.to_owned()
}

/// A length of time in its largest whole unit.
fn length(of: Millis) -> String {
    let units = [
        (Millis::DAY, "day", "days"),
        (Millis::HOUR, "hour", "hours"),
        (Millis::MINUTE, "minute", "minutes"),
        (Millis::SECOND, "second", "seconds"),
    ];
    let fit = units.into_iter().find(|(unit, ..)| of.0 >= unit.0);
    let (unit, one, more) = fit.unwrap_or((Millis::SECOND, "second", "seconds"));
    let count = of.0.max(0) / unit.0;
    format!("{count} {}", if count == 1 { one } else { more })
}

fn short(window: Window) -> &'static str {
    match window {
        Window::Hour => "1 h",
        Window::SixHours => "6 h",
        Window::Day => "24 h",
        Window::Week => "7 d",
        Window::Month => "30 d",
        Window::Year => "1 y",
    }
}

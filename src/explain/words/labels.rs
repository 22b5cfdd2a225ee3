//! Which message names a value: a window, a card, a state, a fault.

use crate::explain::report::{FindingKind, Level, Reason, State, Status, Window};
use crate::explain::sentence::{Sentence, Value};
use crate::explain::words::Message;
use crate::explain::words::say::label;
use crate::market::{Asset, FeedFault, FeedStatus};
use crate::settings::Locale;

/// A coin's name in running text; its ticker where the languages have no name for it.
pub fn coin(locale: Locale, asset: Asset) -> String {
    match asset {
        Asset::BTC => label(locale, Message::Bitcoin),
        Asset::ETH => label(locale, Message::Ether),
        Asset::SOL => label(locale, Message::Solana),
        other => other.ticker().to_owned(),
    }
}

/// A window: `24 hours`.
pub fn window(window: Window) -> Message {
    match window {
        Window::Hour => Message::WindowHour,
        Window::SixHours => Message::WindowSixHours,
        Window::Day => Message::WindowDay,
        Window::Week => Message::WindowWeek,
        Window::Month => Message::WindowMonth,
        Window::Year => Message::WindowYear,
    }
}

/// A window, short: `24 h`.
pub fn window_short(window: Window) -> Message {
    match window {
        Window::Hour => Message::ShortHour,
        Window::SixHours => Message::ShortSixHours,
        Window::Day => Message::ShortDay,
        Window::Week => Message::ShortWeek,
        Window::Month => Message::ShortMonth,
        Window::Year => Message::ShortYear,
    }
}

/// A card's title.
pub fn card(kind: FindingKind) -> Message {
    match kind {
        FindingKind::ForcedSelling => Message::CardForcedSelling,
        FindingKind::Deleveraging => Message::CardDeleveraging,
        FindingKind::Cascade => Message::CardCascade,
        FindingKind::Leverage => Message::CardLeverage,
        FindingKind::Domino => Message::CardDomino,
        FindingKind::WiderMarkets => Message::CardWiderMarkets,
        FindingKind::Sentiment => Message::CardSentiment,
        FindingKind::LargeHolders => Message::CardLargeHolders,
        FindingKind::Levels => Message::CardLevels,
    }
}

/// What a card says while nothing can be claimed.
pub fn no_claim(kind: FindingKind) -> Message {
    match kind {
        FindingKind::ForcedSelling => Message::NoForcedSelling,
        FindingKind::Deleveraging => Message::NoDeleveraging,
        FindingKind::Cascade => Message::NoCascade,
        FindingKind::Leverage => Message::NoLeverage,
        FindingKind::Domino => Message::NoDomino,
        FindingKind::WiderMarkets => Message::NoWiderMarkets,
        FindingKind::Sentiment => Message::NoSentiment,
        FindingKind::LargeHolders => Message::NoLargeHolders,
        FindingKind::Levels => Message::NoLevels,
    }
}

/// A figure's freshness.
pub fn state(state: State) -> Message {
    match state {
        State::Live => Message::StateLive,
        State::Delayed => Message::StateDelayed,
        State::Stale => Message::StateStale,
        State::Frozen => Message::StateFrozen,
        State::Unavailable => Message::StateUnavailable,
    }
}

/// Why a figure is missing.
pub fn reason(reason: Reason) -> Message {
    match reason {
        Reason::Waiting => Message::ReasonWaiting,
        Reason::NoVenueAnswered => Message::ReasonNoVenueAnswered,
        Reason::NotReported => Message::ReasonNotReported,
        Reason::WindowNotCovered => Message::ReasonWindowNotCovered,
        Reason::NoVenueAtBothEnds => Message::ReasonNoVenueAtBothEnds,
        Reason::TooFew => Message::ReasonTooFew,
        Reason::Stale => Message::ReasonStale,
        Reason::SampledFeed => Message::ReasonSampledFeed,
        Reason::MostlyUnknown => Message::ReasonMostlyUnknown,
        Reason::NotEstablished => Message::ReasonNotEstablished,
        Reason::Undefined => Message::ReasonUndefined,
    }
}

/// What came of asking a feed.
pub fn status(status: &FeedStatus) -> Sentence {
    match status {
        FeedStatus::Failed(of) => fault(of),
        FeedStatus::Waiting => Message::StatusWaiting.into(),
        FeedStatus::Read => Message::StatusRead.into(),
        FeedStatus::Spare => Message::StatusSpare.into(),
    }
}

/// Why a feed failed.
pub fn fault(fault: &FeedFault) -> Sentence {
    match fault {
        FeedFault::Offline => Message::FaultOffline.into(),
        FeedFault::Blocked => Message::FaultBlocked.into(),
        FeedFault::Status(status) => {
            Sentence::new(Message::FaultStatus, vec![Value::Count(usize::from(*status))])
        }
        FeedFault::RateLimited => Message::FaultRateLimited.into(),
        FeedFault::TimedOut => Message::FaultTimedOut.into(),
        FeedFault::Closed(code) => {
            Sentence::new(Message::FaultClosed, vec![Value::Count(usize::from(*code))])
        }
        FeedFault::Silent => Message::FaultSilent.into(),
        FeedFault::Unreadable(problem) => {
            Sentence::new(Message::FaultUnreadable, vec![Value::Text(problem.clone())])
        }
    }
}

/// Why a price is a level, by the name of the method in the report.
pub fn level_kind(id: &str) -> Message {
    match id {
        "swing" => Message::KindSwing,
        "round_number" => Message::KindRound,
        "depth_wall" => Message::KindDepth,
        "liquidation_cluster" => Message::KindCluster,
        _ => Message::KindVolume,
    }
}

/// What a level is.
pub fn level_role(level: &Level) -> Message {
    match (level.role, level.flipped) {
        ("support", _) => Message::RoleSupport,
        ("resistance", true) => Message::RoleBroken,
        ("resistance", false) => Message::RoleResistance,
        _ => Message::RoleAtPrice,
    }
}

/// Whether a line of the checklist is met.
pub fn check_status(status: Status) -> Message {
    match status {
        Status::Met => Message::CheckMet,
        Status::NotMet => Message::CheckNotMet,
        Status::Unknown => Message::CheckUnknown,
    }
}

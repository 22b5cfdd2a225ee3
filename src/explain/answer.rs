//! The answer in its order: what happened, how unusual that is and whether a dollar in it is a dollar,
//! the likely cause and what goes with it.

use crate::explain::cause;
use crate::explain::consistency::Facts;
use crate::explain::findings::{Told, figures_of, stablecoin};
use crate::explain::ledger::Ledger;
use crate::explain::report::{AnswerPart, Direction, FigureId, Magnitude, Part, Window};
use crate::explain::said::marked;
use crate::explain::sentence::{Form, Sentence, Value};
use crate::explain::verdict::Move;
use crate::explain::words::{self, Message};
use crate::market::{Asset, FeedHealth, FeedStatus, Venue};
use crate::settings::Locale;

/// From so many usual days’ moves on, no tenths of one are told.
const WHOLE_FROM: f64 = 3.0;

/// The parts that can be said, in the order in which they are read.
pub(crate) fn parts(told: Told<'_, '_>, facts: &Facts<'_>, moved: &Move) -> Vec<AnswerPart> {
    let (ledger, attribution) = (told.ledger, told.attribution);
    let mut parts = Vec::new();
    for (part, sentence) in [
        (Part::Happened, Some(happened(ledger, moved))),
        (Part::Unusualness, unusualness(ledger, moved.asset)),
        (Part::Cause, cause::cause(attribution, moved)),
        (Part::Amplified, cause::amplified(attribution, ledger, moved)),
        (Part::Confirms, cause::confirms(attribution, ledger, moved)),
        (Part::Against, cause::against(attribution, ledger, moved)),
        (Part::Certainty, cause::certainty(attribution)),
    ] {
        let mut said: Vec<Sentence> = sentence.into_iter().collect();
        if matches!(part, Part::Unusualness) {
            said.extend(stablecoin(told).map(|(sentence, _)| sentence));
        }
        let said = marked(said, facts);
        if !said.is_empty() {
            let text = words::all(ledger.settings.locale, &said);
            parts.push(AnswerPart { part, text, figures: figures_of(&said) });
        }
    }
    parts
}

/// What happened and the likely cause.
pub(crate) fn headline(locale: Locale, parts: &[AnswerPart]) -> String {
    let mut texts = Vec::new();
    for part in parts.iter().filter(|part| matches!(part.part, Part::Happened | Part::Cause)) {
        texts.push(part.text.clone());
    }
    words::then(locale, &texts)
}

/// What happened, in one sentence.
fn happened(ledger: &Ledger<'_>, moved: &Move) -> Sentence {
    let coin = Value::Coin(moved.asset);
    let Some(change) = moved.change_pct else {
        return match moved.price {
            Some(usd) => {
                let id = FigureId::of("price_usd", moved.asset);
                let price = Value::figure(id, usd, Form::Price);
                Sentence::new(Message::HeadlinePriceOnly, vec![coin, price])
            }
            None => silence(ledger, moved.asset),
        };
    };
    let id = FigureId::over("price_change_pct", Window::Day, moved.asset);
    let size = size(moved.magnitude);
    let (message, sized) = match (moved.direction, moved.magnitude) {
        (Direction::Flat | Direction::Unknown, _) => {
            return Sentence::new(Message::HeadlineFlat, vec![coin]);
        }
        (Direction::Up, Magnitude::Ordinary | Magnitude::Unknown) => (Message::HeadlineUp, None),
        (Direction::Up, _) => (Message::HeadlineUpSize, size),
        (Direction::Down, Magnitude::Ordinary) => (Message::HeadlineDownOrdinary, None),
        (Direction::Down, Magnitude::Unknown) => (Message::HeadlineDownUnknown, None),
        (Direction::Down, _) => (Message::HeadlineDownSize, size),
    };
    let mut values = vec![coin, Value::figure(id, change, Form::SizePercent(1))];
    values.extend(sized.map(Value::of));
    Sentence::new(message, values)
}

fn size(magnitude: Magnitude) -> Option<Message> {
    match magnitude {
        Magnitude::Ordinary | Magnitude::Unknown => None,
        Magnitude::Notable => Some(Message::SizeNotable),
        Magnitude::Unusual => Some(Message::SizeUnusual),
        Magnitude::Extreme => Some(Message::SizeExtreme),
    }
}

fn silence(ledger: &Ledger<'_>, asset: Asset) -> Sentence {
    let feeds = &ledger.snapshot.feeds;
    let has_failed = |venue: Venue| {
        feeds.iter().any(|it| it.venue == venue && matches!(it.status, FeedStatus::Failed(_)))
    };
    // A venue that has failed once is asked again all the time; that is no reason for hope.
    let is_awaited = |it: &FeedHealth| it.status == FeedStatus::Waiting && !has_failed(it.venue);
    if feeds.iter().any(|it| it.status == FeedStatus::Read) || !ledger.snapshot.series.is_empty() {
        Sentence::new(Message::HeadlineNoPrice, vec![Value::Coin(asset)])
    } else if feeds.iter().any(is_awaited) {
        Message::HeadlineWaiting.into()
    } else {
        Message::HeadlineNothing.into()
    }
}

/// How unusual the move is, in numbers; `None` where nothing is known of it.
fn unusualness(ledger: &Ledger<'_>, asset: Asset) -> Option<Sentence> {
    let number = |id: FigureId, form, of: fn(f64) -> f64| {
        let value = ledger.value(&id)?;
        Some(Value::figure(id, of(value), form))
    };
    let times = FigureId::over("price_move_z", Window::Day, asset);
    // It is of logarithms: of a large move its tenths are not those of the percentages beside it.
    let tenths = usize::from(ledger.value(&times).is_some_and(|times| times.abs() < WHOLE_FROM));
    let times = number(times, Form::Fixed(tenths), f64::abs);
    let sigma = FigureId::of("volatility_daily_pct", asset);
    let sigma = number(sigma, Form::Percent(1), |pct| pct);
    let share = FigureId::over("price_move_percentile", Window::Year, asset);
    // As in the table, but for this: a year of days has no "larger than 100% of them".
    let share = number(share, Form::Percent(0), |share| (share * 100.0).min(99.0));
    let (message, values) = match (times.zip(sigma), share) {
        (Some((times, sigma)), Some(share)) => (Message::UnusualBoth, vec![times, sigma, share]),
        (Some((times, sigma)), None) => (Message::UnusualSigma, vec![times, sigma]),
        (None, Some(share)) => (Message::UnusualRank, vec![share]),
        (None, None) => return None,
    };
    Some(Sentence::new(message, values))
}

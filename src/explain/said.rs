//! Holds a sentence to the facts before it is shown: what its message claims, for the rules of
//! consistency.

use crate::explain::attribution::{Attribution, Mechanism};
use crate::explain::consistency::{Breach, ClaimKind, Facts, Said, Shown, breaches};
use crate::explain::figures::Measurements;
use crate::explain::ledger::Ledger;
use crate::explain::report::{Direction, FigureId, Window};
use crate::explain::sentence::{Number, Sentence, Value};
use crate::explain::verdict::Move;
use crate::explain::words::Message;
use crate::settings::limits;
use crate::units::Price;

/// The facts that decide, once all figures are written.
pub(crate) fn facts<'a>(
    ledger: &'a Ledger<'_>,
    measured: &'a Measurements<'_>,
    attribution: &'a Attribution,
    moved: &Move,
) -> Facts<'a> {
    let sentiment = measured.fear_greed.as_ref().ok();
    Facts {
        figures: ledger.figures(),
        attribution,
        price: moved.price.and_then(Price::new),
        sentiment: sentiment.map(|told| (told.value.class.as_str(), told.value.at)),
        now: ledger.now,
    }
}

/// The sentences that break no rule, and whether one of them shows figures of different times.
pub(crate) fn kept(said: Vec<Sentence>, facts: &Facts<'_>) -> (Vec<Sentence>, bool) {
    let (mut kept, mut ages_differ) = (Vec::with_capacity(said.len()), false);
    for sentence in said {
        let broken = broken(&sentence, facts);
        if broken.iter().all(|breach| breach.is_mended_by_a_mark()) {
            ages_differ |= !broken.is_empty();
            kept.push(sentence);
        }
    }
    (kept, ages_differ)
}

/// The same with the mark after them, where it is wanted.
pub(crate) fn marked(said: Vec<Sentence>, facts: &Facts<'_>) -> Vec<Sentence> {
    let (mut said, ages_differ) = kept(said, facts);
    if ages_differ {
        said.push(Message::AgesDiffer.into());
    }
    said
}

/// The rules that a sentence breaks.
pub(crate) fn broken(sentence: &Sentence, facts: &Facts<'_>) -> Vec<Breach> {
    let mut numbers = Vec::new();
    for number in sentence.numbers() {
        let Some(id) = &number.figure else { continue };
        let figure = facts.figures.get(id);
        numbers.push(Shown {
            figure: id.clone(),
            shown: number.value,
            unrounded: number.value,
            as_of: figure.and_then(|figure| figure.as_of),
            estimated: figure.is_some_and(|figure| figure.estimated),
            interval: figure.and_then(|figure| figure.interval),
        });
    }
    let mut claims = Vec::new();
    claim(sentence, &mut claims);
    breaches(&Said { claims: &claims, numbers: &numbers }, facts)
}

/// What a message claims, and the messages within it.
fn claim(sentence: &Sentence, claims: &mut Vec<ClaimKind>) {
    match sentence.message {
        Message::VelocitySlowing => claims.push(ClaimKind::Slowing),
        Message::VelocityAccelerating => claims.push(ClaimKind::Accelerating),
        Message::Amplified if sentence.says(Message::SignClustered) => {
            claims.push(ClaimKind::Cascade);
        }
        Message::LevelSupport | Message::CheckSupport => {
            let is_support = |number: &&Number| {
                let id = number.figure.as_ref().map_or("", FigureId::as_str);
                id.starts_with("support_usd")
            };
            let level = sentence.numbers().into_iter().find(is_support);
            let level = level.and_then(|number| Price::new(number.value));
            claims.extend(level.map(ClaimKind::Support));
        }
        Message::OpenInterestFell | Message::OpenInterestRose => open_interest(sentence, claims),
        Message::HeadlineDownOrdinary
        | Message::HeadlineDownUnknown
        | Message::HeadlineDownSize => {
            verb(sentence, Direction::Down, claims);
        }
        Message::HeadlineUp | Message::HeadlineUpSize => verb(sentence, Direction::Up, claims),
        Message::Sentiment => {
            if let Some(Value::Text(class)) = sentence.values.last() {
                claims.push(ClaimKind::SentimentClass(class.clone()));
            }
        }
        // Both say of which times their figures are.
        Message::SentimentHistory | Message::LiquidatedLonger => claims.push(ClaimKind::AgesDiffer),
        Message::ForcedExplains | Message::SignForcedExplainsLittle => {
            claims.push(ClaimKind::Explains);
        }
        Message::CauseOne | Message::CauseMixed => causes(sentence, false, claims),
        Message::CauseWeak => causes(sentence, true, claims),
        _ => {}
    }
    if says_estimated(sentence.message) {
        for number in sentence.numbers() {
            let Some(figure) = number.figure.clone() else { continue };
            claims.push(ClaimKind::Estimate {
                figure,
                says_estimated: true,
                shows_interval: true,
                threshold: None,
                hedged: false,
            });
        }
    }
    for value in &sentence.values {
        if let Value::List(inner) = value {
            for sentence in inner {
                claim(sentence, claims);
            }
        }
    }
}

/// Messages whose text says "estimated" and shows low and high, or their middle where they are as
/// good as one.
fn says_estimated(message: Message) -> bool {
    matches!(
        message,
        Message::LiquidatedEstimate
            | Message::VelocitySlowing
            | Message::VelocityAccelerating
            | Message::VelocityUnclear
            | Message::ForcedExplains
            | Message::CascadeAdds
            | Message::MapNumbers
            | Message::BranchingClaim
            | Message::DominoCoin
            | Message::SignForcedShareDown
            | Message::SignForcedShareUp
            | Message::SignForcedShareAboutDown
            | Message::SignForcedShareAboutUp
            | Message::SignForcedExplainsLittle
            | Message::CheckSlowing
            | Message::StablecoinApart
    )
}

fn verb(sentence: &Sentence, says: Direction, claims: &mut Vec<ClaimKind>) {
    let figure = sentence.numbers().first().and_then(|number| number.figure.clone());
    claims.extend(figure.map(|figure| ClaimKind::DirectionVerb {
        figure,
        says,
        flat_below: limits::FLAT_BELOW_PCT,
    }));
}

fn open_interest(sentence: &Sentence, claims: &mut Vec<ClaimKind>) {
    let fell = sentence.message == Message::OpenInterestFell;
    verb(sentence, if fell { Direction::Down } else { Direction::Up }, claims);
    let asset = sentence.numbers().first().and_then(|number| number.figure.as_ref()?.asset());
    if let (Some(asset), true) = (asset, fell) {
        claims.push(ClaimKind::OpenInterestDrop {
            window: Window::Day,
            of: asset.ticker().to_owned(),
            names_price_effect: sentence.numbers().iter().any(|number| names_price(number)),
        });
    }
}

fn names_price(number: &Number) -> bool {
    let id = number.figure.as_ref().map_or("", FigureId::as_str);
    id.starts_with("open_interest_price_effect_pct")
}

fn causes(sentence: &Sentence, hedged: bool, claims: &mut Vec<ClaimKind>) {
    for (message, driver) in [
        (Message::DriverForcedDown, Mechanism::ForcedDeleveraging),
        (Message::DriverForcedUp, Mechanism::ForcedDeleveraging),
        (Message::DriverSpotDown, Mechanism::SpotSelling),
        (Message::DriverSpotUp, Mechanism::SpotSelling),
        (Message::DriverNewDown, Mechanism::NewShorts),
        (Message::DriverNewUp, Mechanism::NewShorts),
        (Message::DriverMacroDown, Mechanism::Macro),
        (Message::DriverMacroUp, Mechanism::Macro),
    ] {
        if sentence.says(message) {
            claims.push(ClaimKind::Cause { driver, hedged });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{kept, marked, says_estimated};
    use crate::explain::attribution::{AttributionInputs, attribute};
    use crate::explain::consistency::Facts;
    use crate::explain::report::{Figure, FigureId, State};
    use crate::explain::sentence::{Form, Sentence, Value};
    use crate::explain::words::{Message, say};
    use crate::settings::Locale;
    use crate::units::sorted::Sorted;
    use crate::units::{Millis, UnixMillis};

    const NOW: UnixMillis = UnixMillis(1_770_907_025_000);

    /// A figure of so many minutes ago.
    fn figure(minutes: Option<i64>, estimated: bool) -> Figure {
        Figure {
            value: Some(1.0),
            interval: estimated.then_some((0.5, 2.0)),
            estimated,
            as_of: minutes.map(|ago| NOW - Millis::minutes(ago)),
            sources: Vec::new(),
            state: State::Live,
            reason: None,
            lower_bound: false,
        }
    }

    /// Whether a sentence that shows figures of those names is kept, and whether it wants a mark.
    fn is_kept(message: Message, figures: &[(&str, Figure)]) -> (bool, bool) {
        let mut all = Sorted::new();
        let mut values = Vec::new();
        for (name, figure) in figures {
            let id = FigureId::plain(name);
            all.insert(id.clone(), figure.clone());
            values.push(Value::figure(id, 1.0, Form::Fixed(0)));
        }
        let attribution = attribute(&AttributionInputs::default());
        let (figures, sentiment) = (&all, None);
        let facts = Facts { figures, attribution: &attribution, price: None, sentiment, now: NOW };
        let sentence = Sentence::new(message, values);
        let (said, is_marked) = kept(vec![sentence.clone()], &facts);
        let mut with_mark = said.clone();
        with_mark.extend(is_marked.then(|| Message::AgesDiffer.into()));
        assert_eq!(marked(vec![sentence], &facts), with_mark);
        (said.len() == 1, is_marked)
    }

    #[test]
    fn an_estimate_is_kept_only_in_a_sentence_that_calls_it_one() {
        let estimate = || [("x", figure(Some(0), true))];
        assert_eq!(is_kept(Message::CheckRebuilding, &estimate()), (false, false));
        assert_eq!(is_kept(Message::DominoCoin, &estimate()), (true, false));
        let measured = [("x", figure(Some(0), false))];
        assert_eq!(is_kept(Message::CheckRebuilding, &measured), (true, false));
        // One whose interval nobody knows is not told at all.
        let bare = [("x", Figure { interval: None, ..figure(Some(0), true) })];
        assert_eq!(is_kept(Message::DominoCoin, &bare), (false, false));
    }

    #[test]
    fn a_number_without_a_time_is_dropped_and_times_far_apart_are_marked() {
        let of = |ago| figure(ago, false);
        let said = |other| is_kept(Message::OpenToCap, &[("x", of(Some(0))), ("y", of(other))]);
        assert_eq!(said(Some(9)), (true, false));
        assert_eq!(said(Some(11)), (true, true));
        assert_eq!(said(None), (false, false));
    }

    /// The stem of "estimated" in each language.
    fn stem(locale: Locale) -> &'static str {
        match locale {
            Locale::En => "estimat",
            Locale::De => "schätz",
            Locale::Es | Locale::Fr | Locale::Pt => "estim",
            Locale::Tr => "tahmin",
            Locale::Ja => "推定",
            Locale::Ko => "추정",
            Locale::Zh => "估计",
        }
    }

    #[test]
    fn what_counts_as_saying_that_it_is_an_estimate_says_so_in_every_language() {
        for &message in Message::ALL.iter().filter(|message| says_estimated(**message)) {
            for locale in Locale::ALL {
                let slots = (0..6).map(|nth| Value::number(f64::from(nth), Form::Fixed(0)));
                let text = say(locale, &Sentence::new(message, slots.collect()));
                let is_said = text.to_lowercase().contains(stem(locale));
                assert!(is_said, "{message:?} in {locale:?}: {text}");
            }
        }
    }
}

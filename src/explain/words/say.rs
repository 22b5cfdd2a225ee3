//! A sentence as text.

use crate::explain::sentence::{Form, Sentence, Value};
use crate::explain::words::book::{Book, Filled, book};
use crate::explain::words::number::{
    coins, date, date_time, fixed, money, percent, price, signed_money, signed_percent,
};
use crate::explain::words::{Message, labels};
use crate::settings::Locale;
use crate::units::Millis;

/// A sentence in the language of `locale`.
#[inline(never)]
pub fn say(locale: Locale, sentence: &Sentence) -> String {
    let filled: Vec<Filled> = sentence.values.iter().map(|value| fill(locale, value)).collect();
    book(locale).fill(sentence.message, &filled)
}

/// A message without slots.
#[inline(never)]
pub fn label(locale: Locale, message: Message) -> String {
    book(locale).fill(message, &[])
}

/// A message with a finished text in each of its slots.
#[inline(never)]
pub(super) fn form(book: &Book, message: Message, texts: Vec<String>) -> String {
    let filled: Vec<Filled> = texts.into_iter().map(|text| Filled { text, count: None }).collect();
    book.fill(message, &filled)
}

/// Names as a list in running text.
pub fn list(locale: Locale, names: &[String]) -> String {
    let Some((first, rest)) = names.split_first() else { return String::new() };
    let mut text = first.clone();
    for (index, name) in rest.iter().enumerate() {
        let join = if index + 1 == rest.len() { Message::ListEnd } else { Message::ListMiddle };
        text = form(book(locale), join, vec![text, name.clone()]);
    }
    text
}

/// Sentences after one another.
pub fn all(locale: Locale, sentences: &[Sentence]) -> String {
    let texts: Vec<String> = sentences.iter().map(|sentence| say(locale, sentence)).collect();
    then(locale, &texts)
}

/// Finished sentences after one another.
pub fn then(locale: Locale, texts: &[String]) -> String {
    let Some((first, rest)) = texts.split_first() else { return String::new() };
    let mut text = first.clone();
    for next in rest {
        text = form(book(locale), Message::Then, vec![text, next.clone()]);
    }
    text
}

fn fill(locale: Locale, value: &Value) -> Filled {
    let mut count = None;
    let text = match value {
        Value::Number(of) => number(locale, of.form, of.value),
        Value::Count(of) => {
            count = Some(*of);
            of.to_string()
        }
        Value::Coin(asset) => labels::coin(locale, *asset),
        Value::Venues(venues) => {
            count = Some(venues.len());
            list(locale, &venues.iter().map(|venue| venue.name().to_owned()).collect::<Vec<_>>())
        }
        Value::Window(window) => label(locale, labels::window(*window)),
        Value::Date(at) => date(locale, *at),
        Value::DateTime(at) => date_time(locale, *at),
        Value::Length(of) => length(locale, *of),
        Value::Text(text) => text.clone(),
        Value::List(sentences) => {
            count = Some(sentences.len());
            let texts: Vec<String> =
                sentences.iter().map(|sentence| say(locale, sentence)).collect();
            list(locale, &texts)
        }
    };
    Filled { text, count }
}

/// A number in that form.
pub fn number(locale: Locale, form: Form, value: f64) -> String {
    match form {
        Form::Fixed(decimals) => fixed(locale, value, decimals),
        Form::Percent(decimals) => percent(locale, value, decimals),
        Form::SizePercent(decimals) => percent(locale, value.abs(), decimals),
        Form::SignedPercent(decimals) => signed_percent(locale, value, decimals),
        Form::Money => money(locale, value),
        Form::SizeMoney => money(locale, value.abs()),
        Form::SignedMoney => signed_money(locale, value),
        Form::Price => price(locale, value),
        Form::Coins => coins(locale, value),
    }
}

/// A length of time in its largest whole unit.
fn length(locale: Locale, of: Millis) -> String {
    let units = [
        (Millis::DAY, Message::Days),
        (Millis::HOUR, Message::Hours),
        (Millis::MINUTE, Message::Minutes),
        (Millis::SECOND, Message::Seconds),
    ];
    let fit = units.into_iter().find(|(unit, _)| of.0 >= unit.0);
    let (unit, message) = fit.unwrap_or((Millis::SECOND, Message::Seconds));
    let count = usize::try_from(of.0 / unit.0).unwrap_or(0);
    let filled = [Filled { text: count.to_string(), count: Some(count) }];
    book(locale).fill(message, &filled)
}

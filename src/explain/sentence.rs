//! What is said, before it is words: a message and the values in its slots.
//!
//! Every number carries the name of the figure that it shows, so that whoever checks a text can hold
//! each of its numbers against the report.

use crate::explain::report::{FigureId, Window};
use crate::explain::words::Message;
use crate::market::{Asset, Venue};
use crate::units::{Millis, UnixMillis, decimal};

/// A message with the values of its slots, in the order that the list of messages gives them.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// Which one.
    pub message: Message,
    /// Its values.
    pub values: Vec<Value>,
}

/// What stands in a slot.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number.
    Number(Number),
    /// How many.
    Count(usize),
    /// A coin's name in running text.
    Coin(Asset),
    /// Names of venues.
    Venues(Vec<Venue>),
    /// A window.
    Window(Window),
    /// A day.
    Date(UnixMillis),
    /// A minute.
    DateTime(UnixMillis),
    /// A length of time.
    Length(Millis),
    /// Text as it is: a name or a ticker, or what came from outside.
    Text(String),
    /// Other messages, as a list.
    List(Vec<Sentence>),
}

/// A number and how it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// The figure that it shows.
    pub figure: Option<FigureId>,
    /// The number, unrounded.
    pub value: f64,
    /// How it is written.
    pub form: Form,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As it is, with so many decimals.
    Fixed(usize),
    /// A percentage with so many decimals.
    Percent(usize),
    /// The same without its sign.
    SizePercent(usize),
    /// A percentage that is a change, with its sign.
    SignedPercent(usize),
    /// An amount of dollars.
    Money,
    /// The same without its sign.
    SizeMoney,
    /// An amount of dollars that is a change, with its sign.
    SignedMoney,
    /// A price.
    Price,
    /// An amount of coins.
    Coins,
}

impl Form {
    /// How a ratio is written: to hundredths, from ten on to tenths, from a hundred on without either.
    pub fn of_ratio(value: f64) -> Self {
        match value.abs() {
            // Half a unit of the last digit below belongs to what is above.
            size if size >= 99.95 => Self::Fixed(0),
            size if size >= 9.995 => Self::Fixed(1),
            _ => Self::Fixed(2),
        }
    }

    /// This form with as many more decimals, up to two, as it takes to tell two numbers apart: an
    /// interval does not read "3.3% to 3.3%". Where that does not do it the form is as it was.
    #[must_use]
    pub fn apart(self, low: f64, high: f64) -> Self {
        let more = |by: usize| match self {
            Self::Fixed(decimals) => (Self::Fixed(decimals + by), decimals + by),
            Self::Percent(decimals) => (Self::Percent(decimals + by), decimals + by),
            Self::SizePercent(decimals) => (Self::SizePercent(decimals + by), decimals + by),
            Self::SignedPercent(decimals) => (Self::SignedPercent(decimals + by), decimals + by),
            other => (other, usize::MAX),
        };
        for by in 0..3 {
            let (form, decimals) = more(by);
            if decimals == usize::MAX
                || decimal::fixed(low, decimals) != decimal::fixed(high, decimals)
            {
                return form;
            }
        }
        self
    }
}

impl Sentence {
    /// The message with those values in its slots.
    pub fn new(message: Message, values: Vec<Value>) -> Self {
        Self { message, values }
    }

    /// Text as it is, where a sentence is wanted.
    pub fn text(text: &str) -> Self {
        Self::new(Message::Verbatim, vec![Value::Text(text.to_owned())])
    }

    /// Every number in it and in the sentences within it, in reading order.
    pub fn numbers(&self) -> Vec<&Number> {
        let mut numbers = Vec::new();
        self.gather(&mut numbers);
        numbers
    }

    fn gather<'a>(&'a self, numbers: &mut Vec<&'a Number>) {
        for value in &self.values {
            match value {
                Value::Number(number) => numbers.push(number),
                Value::List(sentences) => {
                    for sentence in sentences {
                        sentence.gather(numbers);
                    }
                }
                _ => {}
            }
        }
    }

    /// True where it, or a sentence within it, is that message.
    pub fn says(&self, message: Message) -> bool {
        self.message == message
            || self.values.iter().any(|value| match value {
                Value::List(sentences) => sentences.iter().any(|sentence| sentence.says(message)),
                _ => false,
            })
    }
}

impl From<Message> for Sentence {
    fn from(message: Message) -> Self {
        Self { message, values: Vec::new() }
    }
}

impl Value {
    /// One sentence within another.
    pub fn of(sentence: impl Into<Sentence>) -> Self {
        Self::List(vec![sentence.into()])
    }

    /// A figure's number.
    pub fn figure(id: FigureId, value: f64, form: Form) -> Self {
        Self::Number(Number { figure: Some(id), value, form })
    }

    /// A number that is no figure.
    pub fn number(value: f64, form: Form) -> Self {
        Self::Number(Number { figure: None, value, form })
    }
}

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn a_ratio_has_fewer_decimals_the_larger_it_is() {
        let decimals = [(-2.214, 2), (9.994, 2), (9.995, 1), (99.94, 1), (99.95, 0), (432.9, 0)];
        for (ratio, expected) in decimals {
            assert_eq!(Form::of_ratio(ratio), Form::Fixed(expected), "{ratio}");
        }
    }
}

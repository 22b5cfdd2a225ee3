//! One row of a file: a list of cells, in the order that its kind of fact names them, and which
//! values a cell may hold.
//!
//! One reader and one writer serve every kind: a type of its own for each row would be made anew by
//! the compiler, and with it half of what a reader's browser loads for this file.

use crate::json::{Number, Value};
use crate::market::DepthRow;
use crate::units::{Coins, Fraction, Millis, Price, UnixMillis, Usd};

/// Longest name or text, in bytes.
pub(super) const LONGEST_TEXT: usize = 300;
/// Most prices on one side of a stored order book.
pub(super) const DEEPEST: usize = 5_000;
/// Beyond it lies nonsense or an attack on arithmetic.
const LARGEST: f64 = 1e18;
/// Times up to here are exact in a JSON number.
const LATEST: i64 = 9_000_000_000_000_000;
/// No bar or payment interval is longer.
const LONGEST_INTERVAL: i64 = 400 * 86_400_000;

/// A fact as a row of cells. Its time comes first, unless it is a row of a table.
pub(super) trait Row: Sized {
    /// Rows that stand in the venue's own order, not in that of time.
    const IS_TABLE: bool = false;

    /// Writes the fact's cells.
    fn write(&self, row: &mut Written);

    /// The fact in a row's cells; `None` where `row` says what is wrong.
    fn read(row: &mut Cells<'_>) -> Option<Self>;
}

/// The fact in a row that holds it and nothing else.
#[inline(never)]
pub(super) fn whole_row<F: Row>(row: &mut Cells<'_>) -> Option<F> {
    let fact = F::read(row)?;
    row.end()?;
    Some(fact)
}

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// Too few or too many cells.
    Length,
    /// The cell of that place has another type.
    Type(usize),
    /// The named field cannot have such a value.
    Range(&'static str),
}

/// Reads a row, cell by cell.
pub(super) struct Cells<'a> {
    row: &'a [Value],
    next: usize,
    wrong: Wrong,
}

impl<'a> Cells<'a> {
    /// The cells of a row.
    pub(super) fn of(row: &'a [Value]) -> Self {
        Self { row, next: 0, wrong: Wrong::Length }
    }

    /// Why the last cell asked for could not be read.
    pub(super) fn wrong(&self) -> Wrong {
        self.wrong
    }

    /// Says that `field` cannot be what it is.
    pub(super) fn refuse<T>(&mut self, field: &'static str) -> Option<T> {
        self.wrong = Wrong::Range(field);
        None
    }

    fn cell(&mut self) -> Option<&'a Value> {
        self.wrong = Wrong::Length;
        let cell = self.row.get(self.next)?;
        self.wrong = Wrong::Type(self.next);
        self.next += 1;
        Some(cell)
    }

    fn end(&mut self) -> Option<()> {
        self.wrong = Wrong::Length;
        (self.next == self.row.len()).then_some(())
    }

    /// What `read` makes of the next cell, or `None` in it where the cell is `null`.
    #[expect(
        clippy::option_option,
        reason = "the outer one fails as every reader of a cell does, the inner one is the fact's"
    )]
    pub(super) fn maybe<T>(
        &mut self,
        field: &'static str,
        read: fn(&mut Self, &'static str) -> Option<T>,
    ) -> Option<Option<T>> {
        if self.is_null() { Some(None) } else { read(self, field).map(Some) }
    }

    fn is_null(&mut self) -> bool {
        let is_null = matches!(self.row.get(self.next), Some(Value::Null));
        self.next += usize::from(is_null);
        is_null
    }

    /// A whole number of that range.
    #[inline(never)]
    pub(super) fn whole(&mut self, field: &'static str, least: i64, most: i64) -> Option<i64> {
        let whole = self.cell()?.as_i64()?;
        if whole < least || whole > most { self.refuse(field) } else { Some(whole) }
    }

    /// A finite number.
    #[inline(never)]
    pub(super) fn number(&mut self, field: &'static str) -> Option<f64> {
        let number = self.cell()?.as_f64()?;
        if number.abs() <= LARGEST { Some(number) } else { self.refuse(field) }
    }

    /// A number of zero or more.
    #[inline(never)]
    pub(super) fn amount(&mut self, field: &'static str) -> Option<f64> {
        let amount = self.number(field)?;
        if amount >= 0.0 { Some(amount) } else { self.refuse(field) }
    }

    /// A share, 0 to 1.
    pub(super) fn share(&mut self, field: &'static str) -> Option<Fraction> {
        let share = self.amount(field)?;
        if share <= 1.0 { Some(Fraction(share)) } else { self.refuse(field) }
    }

    #[inline(never)]
    pub(super) fn price(&mut self, field: &'static str) -> Option<Price> {
        let usd = self.number(field)?;
        let price = Price::new(usd);
        if price.is_none() { self.refuse(field) } else { price }
    }

    pub(super) fn coins(&mut self, field: &'static str) -> Option<Coins> {
        self.amount(field).map(Coins)
    }

    pub(super) fn usd(&mut self, field: &'static str) -> Option<Usd> {
        self.amount(field).map(Usd)
    }

    pub(super) fn fraction(&mut self, field: &'static str) -> Option<Fraction> {
        self.number(field).map(Fraction)
    }

    #[inline(never)]
    pub(super) fn time(&mut self, field: &'static str) -> Option<UnixMillis> {
        self.whole(field, 0, LATEST).map(UnixMillis)
    }

    pub(super) fn interval(&mut self, field: &'static str) -> Option<Millis> {
        self.whole(field, 1, LONGEST_INTERVAL).map(Millis)
    }

    #[inline(never)]
    pub(super) fn text(&mut self, field: &'static str) -> Option<String> {
        let text = self.cell()?.as_str()?;
        if text.len() <= LONGEST_TEXT { Some(text.to_owned()) } else { self.refuse(field) }
    }

    /// The place of the cell's word among `words`; of a word of another list the type is wrong.
    #[inline(never)]
    pub(super) fn word(&mut self, words: &[&str]) -> Option<usize> {
        let word = self.cell()?.as_str()?;
        words.iter().position(|known| *known == word)
    }

    /// One side of an order book.
    #[inline(never)]
    pub(super) fn side(&mut self, field: &'static str) -> Option<Vec<DepthRow>> {
        let place = Wrong::Type(self.next);
        let rows = self.cell()?.as_array()?;
        if rows.len() > DEEPEST {
            return self.refuse(field);
        }
        let mut side = Vec::with_capacity(rows.len());
        for row in rows {
            let mut row = Cells::of(row.as_array()?);
            let read = row.price(field).zip(row.coins(field)).zip(row.end());
            let Some(((price, amount), ())) = read else {
                self.wrong = match row.wrong {
                    Wrong::Range(field) => Wrong::Range(field),
                    Wrong::Length | Wrong::Type(_) => place,
                };
                return None;
            };
            side.push(DepthRow { price, amount });
        }
        Some(side)
    }
}

/// A row that is being written.
#[derive(Default)]
pub(super) struct Written(pub(super) Vec<Value>);

impl Written {
    #[inline(never)]
    pub(super) fn whole(&mut self, whole: i64) {
        self.0.push(Value::from(whole));
    }

    /// A number. One that is not finite has no cell: what stands for it is of no number's type, so
    /// that the row cannot be read and is left out.
    #[inline(never)]
    pub(super) fn number(&mut self, number: f64) {
        let cell = Value::Number(Number::Double(number));
        self.0.push(if number.is_finite() { cell } else { Value::Bool(false) });
    }

    #[inline(never)]
    pub(super) fn maybe(&mut self, number: Option<f64>) {
        match number {
            Some(number) => self.number(number),
            None => self.0.push(Value::Null),
        }
    }

    #[inline(never)]
    pub(super) fn maybe_whole(&mut self, whole: Option<i64>) {
        self.0.push(whole.map_or(Value::Null, Value::from));
    }

    /// A text as it is.
    #[inline(never)]
    pub(super) fn text(&mut self, text: &str) {
        self.0.push(Value::from(text));
    }

    /// One side of an order book.
    #[inline(never)]
    pub(super) fn side(&mut self, side: &[DepthRow]) {
        let mut rows = Vec::new();
        for row in side.iter().take(DEEPEST) {
            let mut pair = Self::default();
            pair.number(row.price.usd());
            pair.number(row.amount.0);
            rows.push(Value::Array(pair.0));
        }
        self.0.push(Value::Array(rows));
    }
}

/// Text cut to what a file may hold.
pub(super) fn cut(text: &str) -> &str {
    let mut end = text.len().min(LONGEST_TEXT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

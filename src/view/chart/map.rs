//! The liquidation map beside the price: what would be closed in each percent of distance.

use crate::explain::words::{self, Message};
use crate::explain::{Form, Sentence, Value};
use crate::metrics::liquidation_map::LiquidationMap;
use crate::metrics::sums::sum;
use crate::settings::Locale;
use crate::units::{Price, Usd};
use crate::view::chart::axis::axis_money;
use crate::view::chart::{Axis, Bar, Chart, Mark, Role, Row, Table};

/// So many percent on each side of the price.
const PERCENTS: u8 = 15;

/// Bars of longs below the price and of shorts above it, and a line at the price.
pub(crate) fn map_chart(
    locale: Locale,
    title: String,
    map: &LiquidationMap,
    price: Price,
) -> Chart {
    let now = price.usd();
    let at = |percent: u8, sign: f64| now * (1.0 + sign * f64::from(percent) / 100.0);
    let (mut extent, mut rows) = (vec![0.0], Vec::new());
    let mut side = |told: Vec<Usd>, sign: f64| {
        let (mut bars, mut dollars) = (Vec::new(), Vec::new());
        for (percent, usd) in (0..PERCENTS).zip(told) {
            let (near, far) = (at(percent, sign), at(percent + 1, sign));
            let (from, to) = (near.min(far), near.max(far));
            bars.push(Bar { from, to, low: 0.0, high: usd.0 });
            extent.push(usd.0);
            dollars.push(usd.0);
            let (long, short) = if sign < 0.0 { (Some(usd.0), None) } else { (None, Some(usd.0)) };
            let numbers = vec![Some(far), long, short];
            rows.push(Row { at: f64::midpoint(from, to), name: None, numbers });
        }
        (bars, sum(&dollars))
    };
    let count = usize::from(PERCENTS);
    let (longs, below) = side(map.long.percent_buckets(price, count), -1.0);
    let (shorts, above) = side(map.short.percent_buckets(price, count), 1.0);
    let money = |usd: f64| Value::Text(words::money(locale, usd));
    let said = vec![Value::Text(title.clone()), money(below), money(above)];
    let y = Axis::of_values(&extent, &|usd| axis_money(locale, usd));
    let line = vec![vec![(now, 0.0), (now, y.to)]];
    let head = [Message::Price, Message::LongLiquidations, Message::ShortLiquidations];
    let ends = [at(PERCENTS, -1.0), at(PERCENTS, 1.0)];
    Chart {
        summary: words::say(locale, &Sentence::new(Message::LiquidationMapSummary, said)),
        title,
        x: Axis::of_values(&ends, &|usd| words::price(locale, usd)),
        y,
        marks: vec![
            Mark::Bars { role: Role::Long, bars: longs },
            Mark::Bars { role: Role::Short, bars: shorts },
            Mark::Line { role: Role::Price, runs: line },
        ],
        table: Table {
            head: head.map(|head| words::label(locale, head)).to_vec(),
            rows,
            first: Some(Form::Price),
            others: vec![Form::Money],
            locale,
        },
    }
}

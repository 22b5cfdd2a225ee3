//! The cascade to play with: a fall of the reader's choice, on the map that the card is about.

use crate::explain::words::{self, Message};
use crate::explain::{Form, Measurements, Sentence, Value, Window};
use crate::metrics::Gap;
use crate::metrics::cascade::{Cascade, Shock, States, shocks, states};
use crate::metrics::liquidation_map::MarketMap;
use crate::settings::{Freshness, Locale};
use crate::units::Fraction;
use crate::view::cards::Scene;
use crate::view::chart::{Axis, Bar, Chart, Mark, Role, Table, Tick, axis_money, map_chart};
use crate::view::figure::about;

/// Of the rounds about so many are numbered.
const LABELS: usize = 8;

/// All that a simulation needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Lab {
    map: MarketMap,
    states: States,
    locale: Locale,
}

/// What comes of a fall.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The fall, as text.
    pub fall: String,
    /// Labels, each with its number.
    pub rows: Vec<(String, String)>,
    /// What each round sells by force; `None` where nothing could be worked out.
    pub rounds: Option<Chart>,
}

impl Lab {
    /// Takes the map out of what was measured; `None` where it may not be shown, or the market's
    /// state is not known.
    pub(crate) fn of(scene: &Scene<'_>, measured: &mut Measurements<'_>) -> Option<Self> {
        let gone = Err(Gap::Undefined);
        let map = core::mem::replace(&mut measured.chain.map, gone).ok()?;
        map.value.shown().ok()?;
        let of = measured.assets.get(&scene.lead)?;
        let windows = (scene.now, Window::Month.length());
        let apart = Freshness::MINUTES.delayed;
        let volatility = of.volatility.as_ref().ok()?.value;
        let known = (&map, of.open.as_slice());
        let states = states(scene.snapshot, scene.lead, windows, apart, known, volatility).ok()?;
        Some(Self { states: states.value, map: map.value, locale: scene.settings.locale })
    }

    /// The map as a picture.
    pub(crate) fn chart(&self, scene: &Scene<'_>) -> Chart {
        let base = &self.map.scenarios.base;
        let coin = words::coin(self.locale, scene.lead);
        let title = words::say(self.locale, &about(Message::LiquidationMapChart, &coin));
        map_chart(self.locale, title, base, base.price)
    }

    /// What a further fall of `percent` would carry with it: the usual state of the market, and the
    /// range over all states that are known.
    pub fn run(&self, percent: f64) -> Outcome {
        let fall = words::percent(self.locale, percent, 1);
        let told = shocks(&self.map, &self.states, &[Fraction(percent / 100.0)]);
        match told.as_deref() {
            Ok([shock]) => {
                let rounds = Some(self.rounds(&shock.normal));
                Outcome { fall, rows: self.rows(percent, shock), rounds }
            }
            _ => Outcome { fall, ..Outcome::default() },
        }
    }

    /// The cascade round by round: a bar for what each sells by force, in dollars.
    fn rounds(&self, cascade: &Cascade) -> Chart {
        let locale = self.locale;
        let title = words::label(locale, Message::CascadeRounds);
        let usd_per_coin = cascade.forced_usd.0 / cascade.forced.0;
        let (mut bars, mut sold, mut ticks) = (Vec::new(), vec![0.0], Vec::new());
        let mut summary = title.clone();
        let every = cascade.rounds.len() / LABELS + 1;
        let mut from = 0.0;
        for (index, round) in cascade.rounds.iter().enumerate() {
            let usd = round.new_forced.0 * usd_per_coin;
            let number = (index + 1).to_string();
            summary = [&summary, "; ", &number, ": ", &words::money(locale, usd)].concat();
            if index % every == 0 {
                ticks.push(Tick { at: from + 0.5, label: number });
            }
            bars.push(Bar { from: from + 0.1, to: from + 0.9, low: 0.0, high: usd });
            sold.push(usd);
            from += 1.0;
        }
        Chart {
            title,
            summary,
            x: Axis { from: 0.0, to: from.max(1.0), ticks },
            y: Axis::of_values(&sold, &|usd| axis_money(locale, usd)),
            marks: vec![Mark::Bars { role: Role::Long, bars }],
            table: Table {
                head: Vec::new(),
                rows: Vec::new(),
                first: None,
                others: Vec::new(),
                locale,
            },
        }
    }

    fn rows(&self, percent: f64, shock: &Shock) -> Vec<(String, String)> {
        let locale = self.locale;
        let (cascade, drop) = (&shock.normal, (shock.drop.0.percent(), shock.drop.1.percent()));
        let between = |told: [String; 3]| {
            let values = told.map(Value::Text).to_vec();
            words::say(locale, &Sentence::new(Message::EstimatedBetween, values))
        };
        let percents = |told: [f64; 3]| between(told.map(|it| words::percent(locale, it, 1)));
        let whole = cascade.total_drop.percent();
        let mut rows = vec![
            (Message::CascadeAdded, percents([whole, drop.0, drop.1].map(|it| it - percent))),
            (Message::CascadeWhole, percents([whole, drop.0, drop.1])),
        ];
        if let Some(amplified) = cascade.amplification {
            let told = [amplified, shock.amplification.0, shock.amplification.1];
            let form = Form::of_ratio(amplified);
            let told = between(told.map(|it| words::number(locale, form, it)));
            rows.push((Message::CascadeAmplification, told));
        }
        rows.push((Message::CascadeForced, words::money(locale, cascade.forced_usd.0)));
        rows.push((Message::CascadeRounds, cascade.rounds.len().to_string()));
        rows.into_iter().map(|(label, text)| (words::label(locale, label), text)).collect()
    }
}

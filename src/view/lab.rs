//! The cascade to play with: a fall of the reader's choice, on the map that the card is about.

use crate::explain::words::{self, Message};
use crate::explain::{Measurements, Sentence, Value, Window};
use crate::metrics::Gap;
use crate::metrics::cascade::{Shock, States, shocks, states};
use crate::metrics::liquidation_map::MarketMap;
use crate::settings::{Freshness, Locale};
use crate::units::Fraction;
use crate::view::cards::Scene;
use crate::view::chart::{Chart, map_chart};
use crate::view::figure::about;

/// All that a simulation needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Lab {
    map: MarketMap,
    states: States,
    locale: Locale,
}

/// What comes of a fall.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The fall, as text.
    pub fall: String,
    /// Labels, each with its number.
    pub rows: Vec<(String, String)>,
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
        let rows = match told.as_deref() {
            Ok([shock]) => self.rows(percent, shock),
            _ => Vec::new(),
        };
        Outcome { fall, rows }
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
            let told = between(told.map(|it| words::fixed(locale, it, 2)));
            rows.push((Message::CascadeAmplification, told));
        }
        rows.push((Message::CascadeForced, words::money(locale, cascade.forced_usd.0)));
        rows.push((Message::CascadeRounds, cascade.rounds.len().to_string()));
        rows.into_iter().map(|(label, text)| (words::label(locale, label), text)).collect()
    }
}

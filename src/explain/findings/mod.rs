//! The reasons: what a card claims, the figures it rests on and how much it weighs. One file a card.

mod cascade;
mod deleveraging;
mod domino;
mod forced_selling;
mod large_holders;
mod levels;
mod leverage;
mod sentiment;
mod wider_markets;

pub(crate) use cascade::map_hidden;
pub(crate) use forced_selling::explained;
pub(crate) use wider_markets::stablecoin;

use crate::explain::attribution::Attribution;
use crate::explain::consistency::Facts;
use crate::explain::figures::{Measurements, OfAsset};
use crate::explain::ledger::Ledger;
use crate::explain::report::{FigureId, Finding, FindingKind};
use crate::explain::said::kept;
use crate::explain::sentence::{Form, Sentence, Value};
use crate::explain::words::{self, Message};
use crate::market::Asset;
use crate::settings::Locale;
use crate::units::order;

/// What a card says.
pub(crate) struct Saying {
    /// Which card.
    kind: FindingKind,
    /// How much it weighs, 0 to 1.
    strength: f64,
    /// What it claims.
    claims: Vec<Sentence>,
    /// What is to be said of the claims: caveats.
    notes: Vec<Sentence>,
}

/// What findings are made from.
#[derive(Clone, Copy)]
pub(crate) struct Told<'a, 'm> {
    pub(crate) ledger: &'a Ledger<'m>,
    pub(crate) measured: &'a Measurements<'m>,
    pub(crate) attribution: &'a Attribution,
    /// The coin that the question is about.
    pub(crate) asset: Asset,
}

impl<'a> Told<'a, '_> {
    /// What was measured of the first coin.
    fn of(&self) -> Option<&'a OfAsset> {
        self.measured.assets.get(&self.asset)
    }

    /// A figure as a sentence shows it; `None` where it has no value.
    pub(crate) fn figure(&self, id: FigureId, form: Form) -> Option<Value> {
        let value = self.ledger.value(&id)?;
        Some(Value::figure(id, value, form))
    }

    /// The ends of a figure's interval as a sentence shows them, told apart.
    fn ends(&self, id: &FigureId, form: Form) -> Option<[Value; 2]> {
        ends(self.ledger, id, form)
    }

    /// A figure and the ends of its interval, all with the same decimals.
    pub(crate) fn between(&self, id: &FigureId, form: Form) -> Option<[Value; 3]> {
        let (low, high) = self.ledger.interval(id)?;
        let value = self.ledger.value(id)?;
        let form = form.apart(low, high);
        Some([value, low, high].map(|number| Value::figure(id.clone(), number, form)))
    }
}

fn ends(ledger: &Ledger<'_>, id: &FigureId, form: Form) -> Option<[Value; 2]> {
    let (low, high) = ledger.interval(id)?;
    let form = form.apart(low, high);
    Some([low, high].map(|end| Value::figure(id.clone(), end, form)))
}

/// The findings, strongest first; those of equal strength in the order of the cards. A sentence that
/// breaks a rule is left out, and a card without a claim with it.
pub(crate) fn findings(told: Told<'_, '_>, facts: &Facts<'_>) -> Vec<Finding> {
    let sayings = [
        forced_selling::saying(told),
        deleveraging::saying(told),
        cascade::saying(told),
        leverage::saying(told),
        Some(domino::saying(told)),
        wider_markets::saying(told),
        sentiment::saying(told),
        large_holders::saying(told),
        levels::saying(told),
    ];
    let mut findings: Vec<Finding> = Vec::new();
    for saying in sayings.into_iter().flatten() {
        findings.extend(finding(saying, facts, told.ledger.settings.locale));
    }
    order::sort_by(&mut findings, |a, b| {
        b.strength.total_cmp(&a.strength).then(a.kind.cmp(&b.kind))
    });
    findings
}

fn finding(saying: Saying, facts: &Facts<'_>, locale: Locale) -> Option<Finding> {
    let (claims, ages_differ) = kept(saying.claims, facts);
    if claims.is_empty() {
        return None;
    }
    let mut notes = kept(saying.notes, facts).0;
    if ages_differ {
        notes.push(Message::AgesDiffer.into());
    }
    let strength = saying.strength;
    let (lead, rest) = claims.split_at(1);
    Some(Finding {
        kind: saying.kind,
        strength: if strength.is_finite() { strength.clamp(0.0, 1.0) } else { 0.0 },
        text: words::all(locale, &claims),
        lead: words::all(locale, lead),
        detail: words::all(locale, rest),
        notes: notes.iter().map(|note| words::say(locale, note)).collect(),
        figures: figures_of(&claims),
    })
}

/// The figures whose numbers the sentences show, each once, in reading order.
pub(crate) fn figures_of(said: &[Sentence]) -> Vec<FigureId> {
    let mut figures: Vec<FigureId> = Vec::new();
    for sentence in said {
        for number in sentence.numbers() {
            if let Some(id) = &number.figure
                && !figures.contains(id)
            {
                figures.push(id.clone());
            }
        }
    }
    figures
}

fn tickers(assets: &[Asset]) -> Value {
    Value::List(assets.iter().map(|asset| Sentence::text(asset.ticker())).collect())
}

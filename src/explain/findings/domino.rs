//! Whether Bitcoin dragged the rest: each coin's move against what its β implies.

use super::{Saying, Told};
use crate::explain::report::{FigureId, FindingKind, Window};
use crate::explain::sentence::{Form, Sentence, Value};
use crate::explain::words::Message;
use crate::market::Asset;
use crate::settings::limits;

pub(super) fn saying(told: Told<'_, '_>) -> Saying {
    let (mut more, mut usual, mut less) = (Vec::new(), Vec::new(), Vec::new());
    let mut farthest: Option<(Asset, f64)> = None;
    for (asset, with) in told.measured.with_bitcoin.iter() {
        let Some(t) = with.excess.as_ref().ok().and_then(|excess| excess.value.t) else { continue };
        let coin = Sentence::new(Message::Verbatim, vec![Value::Coin(*asset)]);
        if t <= -limits::BEYOND_BETA_T {
            more.push(coin);
        } else if t >= limits::BEYOND_BETA_T {
            less.push(coin);
        } else {
            usual.push(coin);
        }
        if farthest.is_none_or(|(_, most)| t.abs() > most) {
            farthest = Some((*asset, t.abs()));
        }
    }
    let strength = farthest.map_or(0.0, |(_, t)| t / limits::BEYOND_BETA_FULL_T);
    let mut claims = Vec::new();
    for (message, coins) in
        [(Message::DominoMore, more), (Message::DominoLess, less), (Message::DominoAsUsual, usual)]
    {
        if !coins.is_empty() {
            claims.push(Sentence::new(message, vec![Value::List(coins)]));
        }
    }
    if let Some((asset, t)) = farthest
        && t >= limits::BEYOND_BETA_T
    {
        claims.extend(beyond(told, asset));
    }
    let share = FigureId::all_over("breadth_down_pct", Window::Day);
    if let Some(share) = told.figure(share, Form::Percent(0)) {
        claims.push(Sentence::new(Message::DominoBreadth, vec![share]));
    }
    Saying { kind: FindingKind::Domino, strength, claims, notes: Vec::new() }
}

/// The coin that is farthest from what its β implies.
fn beyond(told: Told<'_, '_>, asset: Asset) -> Option<Sentence> {
    let id = FigureId::over("excess_move_pct", Window::Day, asset);
    let [excess, low, high] = told.between(&id, Form::SignedPercent(1))?;
    Some(Sentence::new(Message::DominoCoin, vec![Value::Coin(asset), excess, low, high]))
}

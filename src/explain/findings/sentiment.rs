//! Fear or greed, in the publisher's own word.

use super::{Saying, Told};
use crate::explain::report::{FigureId, FindingKind};
use crate::explain::sentence::{Form, Sentence, Value};
use crate::explain::words::Message;
use crate::settings::limits;

pub(super) fn saying(told: Told<'_, '_>) -> Option<Saying> {
    let now = told.measured.fear_greed.as_ref().ok()?.value;
    let index = f64::from(now.index);
    let stands = told.figure(FigureId::plain("fear_greed_index"), Form::Fixed(0))?;
    let class = Value::Text(now.class.clone());
    let mut claims = vec![Sentence::new(Message::Sentiment, vec![stands, class])];
    let ago = |days| told.figure(FigureId::suffixed("fear_greed_index", days), Form::Fixed(0));
    if let (Some(week), Some(month)) = (ago("7d"), ago("30d")) {
        claims.push(Sentence::new(Message::SentimentHistory, vec![week, month]));
    }
    let strength = (50.0 - index).abs() / 50.0 * limits::CONTEXT_MOST;
    Some(Saying { kind: FindingKind::Sentiment, strength, claims, notes: Vec::new() })
}

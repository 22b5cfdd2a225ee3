//! Figures of companies that hold bitcoin.

use crate::explain::ledger::{Ledger, told};
use crate::explain::report::FigureId;
use crate::market::{Asset, Kind};
use crate::metrics::treasuries::{Holder, Unrealised, holders, result};
use crate::metrics::{Cited, Gap, Measured};
use crate::settings::limits;
use crate::units::Price;

/// One holder with the name its figures carry.
pub(crate) struct HolderResult<'a> {
    pub(crate) holder: Holder<'a>,
    pub(crate) slug: String,
    pub(crate) result: Measured<Cited<Unrealised>>,
}

/// Writes the results of the largest holders at `price`.
pub(crate) fn put_holders<'a>(
    ledger: &mut Ledger<'a>,
    price: &Measured<Cited<Price>>,
) -> Vec<HolderResult<'a>> {
    let holders: Vec<Holder<'a>> =
        holders(ledger.snapshot, Asset::BTC).into_iter().take(limits::HOLDERS_SHOWN).collect();
    let mut shown: Vec<HolderResult<'a>> = Vec::new();
    for (slug, holder) in holder_slugs(&holders).into_iter().zip(holders) {
        let result = price.as_ref().map_err(|&gap| gap).and_then(|price| result(&holder, price));
        put_holder(ledger, &slug, &result);
        shown.push(HolderResult { holder, slug, result });
    }
    if shown.iter().all(|row| row.slug != LARGEST) {
        put_holder(ledger, LARGEST, &Err(Gap::NotReported(Kind::Treasury)));
    }
    shown
}

/// The holder whose figures always have a place.
const LARGEST: &str = "strategy";

fn put_holder(ledger: &mut Ledger<'_>, slug: &str, result: &Measured<Cited<Unrealised>>) {
    let usd = told(result, |result| result.usd.0);
    let pct = told(result, |result| result.fraction.percent());
    ledger.put(FigureId::suffixed("holder_unrealized_usd", slug), usd);
    ledger.put(FigureId::suffixed("holder_unrealized_pct", slug), pct);
}

/// The names in the holders' figures, in the order of `holders`.
pub fn holder_slugs(holders: &[Holder<'_>]) -> Vec<String> {
    let mut slugs: Vec<String> = Vec::new();
    for holder in holders {
        let slug = slug(&holder.treasury.name, |taken| slugs.iter().any(|slug| slug == taken));
        slugs.push(slug);
    }
    slugs
}

/// The name in a holder's figures: its first word in lower case, more of its words where another
/// holder has that one, and at last a number.
fn slug(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let words: Vec<String> = name
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    if matches!(words.first().map(String::as_str), Some("strategy" | "microstrategy"))
        && !taken(LARGEST)
    {
        return LARGEST.to_owned();
    }
    let by_words = (1..=words.len()).filter_map(|count| words.get(..count)).map(|of| of.join("-"));
    let numbered = (2_usize..).map(|number| {
        let stem = if words.is_empty() { "holder".to_owned() } else { words.join("-") };
        format!("{stem}-{number}")
    });
    by_words.chain(numbered).find(|slug| !taken(slug)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_slug_takes_more_words_where_another_holder_has_the_first() {
        let first = |name| slug(name, |_| false);
        assert_eq!(first("MicroStrategy"), "strategy");
        assert_eq!(first("Tesla, Inc."), "tesla");
        assert_eq!(first("\u{2026}"), "holder-2");
        let taken = |slug: &str| slug == "bitcoin" || slug == "bitcoin-group";
        assert_eq!(slug("Bitcoin Group SE", taken), "bitcoin-group-se");
        assert_eq!(slug("Bitcoin", taken), "bitcoin-2");
    }
}

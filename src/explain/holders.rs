//! Figures of companies that hold bitcoin.

use crate::explain::ledger::{Ledger, number};
use crate::explain::report::{FigureId, Window};
use crate::market::{Asset, Kind, Origin, Source, Venue};
use crate::metrics::treasuries::{Holder, Unrealised, changed, holders, result};
use crate::metrics::{Citation, Cited, Gap, Measured, Pace};
use crate::settings::{filings, limits};
use crate::units::order;
use crate::units::{Fraction, Price, UnixMillis};

/// One holder with the name its figures carry.
pub(crate) struct HolderResult<'a> {
    pub(crate) holder: Holder<'a>,
    pub(crate) slug: String,
    pub(crate) result: Measured<Cited<Unrealised>>,
}

/// Writes the results of the largest holders at `price`, which changed by `change` in 24 hours.
pub(crate) fn put_holders<'a>(
    ledger: &mut Ledger<'a>,
    price: &Measured<Cited<Price>>,
    change: &Measured<Cited<Fraction>>,
) -> Vec<HolderResult<'a>> {
    let mut holders = holders(ledger.snapshot, Asset::BTC);
    if ledger.snapshot.origin == Origin::Venues {
        add_filed(&mut holders, Asset::BTC);
    }
    holders.truncate(limits::HOLDERS_SHOWN);
    let mut shown: Vec<HolderResult<'a>> = Vec::new();
    for (slug, holder) in holder_slugs(&holders).into_iter().zip(holders) {
        let result = match price {
            Ok(price) => result(&holder, price),
            Err(gap) => Err(*gap),
        };
        put_holder(ledger, &slug, &result, change);
        put_holding(ledger, &slug, &result, holder.treasury.holdings.0);
        shown.push(HolderResult { holder, slug, result });
    }
    if shown.iter().all(|row| row.slug != LARGEST) {
        put_holder(ledger, LARGEST, &Err(Gap::NotReported(Kind::Treasury)), change);
    }
    shown
}

/// Adds what companies filed, where the live list does not have them with a cost.
fn add_filed<'a>(holders: &mut Vec<Holder<'a>>, asset: Asset) {
    for filing in filings().iter().filter(|filing| filing.asset == asset) {
        // Lists spell a share with its exchange, as in `NASDAQ:MSTR` or `MSTR.US`.
        let is_same = |holder: &Holder<'a>| {
            let mut parts = holder.treasury.symbol.split([':', '.', ' ']);
            parts.any(|part| part.eq_ignore_ascii_case(&filing.treasury.symbol))
        };
        if holders.iter().any(|holder| is_same(holder) && holder.treasury.cost.is_some()) {
            continue;
        }
        holders.retain(|holder| !is_same(holder));
        let source =
            Source { venue: Venue::Filings, feed: filing.source.to_owned(), instrument: None };
        let at = filing.treasury.stated_at.unwrap_or(UnixMillis(0));
        let citation = Citation { source, at, pace: Pace::Filings };
        holders.push(Holder { treasury: &filing.treasury, citation });
    }
    order::sort_by(holders, |a, b| b.treasury.holdings.0.total_cmp(&a.treasury.holdings.0));
}

/// The holder whose figures always have a place.
const LARGEST: &str = "strategy";

fn put_holder(
    ledger: &mut Ledger<'_>,
    slug: &str,
    result: &Measured<Cited<Unrealised>>,
    change: &Measured<Cited<Fraction>>,
) {
    let usd = number(result, |result| result.usd.0);
    let pct = number(result, |result| result.fraction.percent());
    let changed = match (result, change) {
        (Ok(result), Ok(change)) => changed(result, change),
        (Err(gap), _) | (_, Err(gap)) => Err(*gap),
    };
    let id = FigureId::suffixed_over("holder_unrealized_change_usd", Window::Day, slug);
    ledger.put(id, number(&changed, |usd| usd.0));
    ledger.put(FigureId::suffixed("holder_unrealized_usd", slug), usd);
    ledger.put(FigureId::suffixed("holder_unrealized_pct", slug), pct);
}

/// What a holder has and what a coin of it cost, where its result is known.
fn put_holding(
    ledger: &mut Ledger<'_>,
    slug: &str,
    result: &Measured<Cited<Unrealised>>,
    coins: f64,
) {
    let cost = number(result, |result| result.average_cost.usd());
    let coins = cost.map(|(_, from)| (coins, from));
    ledger.put(FigureId::suffixed("holder_average_cost_usd", slug), cost);
    ledger.put(FigureId::suffixed("holder_coins", slug), coins);
}

/// The names in the holders' figures, in the order of `holders`.
pub fn holder_slugs(holders: &[Holder<'_>]) -> Vec<String> {
    let mut slugs: Vec<String> = Vec::new();
    for holder in holders {
        let slug = slug(&holder.treasury.name, &|taken| slugs.iter().any(|slug| slug == taken));
        slugs.push(slug);
    }
    slugs
}

/// The name in a holder's figures: its first word in lower case, more of its words where another
/// holder has that one, and at last a number.
fn slug(name: &str, taken: &dyn Fn(&str) -> bool) -> String {
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
    let mut slug = String::new();
    for word in &words {
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
        if !taken(&slug) {
            return slug;
        }
    }
    let stem = if words.is_empty() { "holder" } else { &slug };
    let mut number = 2_usize;
    loop {
        let numbered = format!("{stem}-{number}");
        if !taken(&numbered) {
            return numbered;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_slug_takes_more_words_where_another_holder_has_the_first() {
        let first = |name| slug(name, &|_| false);
        assert_eq!(first("MicroStrategy"), "strategy");
        assert_eq!(first("Tesla, Inc."), "tesla");
        assert_eq!(first("\u{2026}"), "holder-2");
        let taken = |slug: &str| slug == "bitcoin" || slug == "bitcoin-group";
        assert_eq!(slug("Bitcoin Group SE", &taken), "bitcoin-group-se");
        assert_eq!(slug("Bitcoin", &taken), "bitcoin-2");
    }
}

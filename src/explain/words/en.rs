//! English sentences. What happened is told side by side; nothing is said to have caused another.

use crate::explain::claim::{Answer, Claim, Deleveraging, ForcedSelling, Move, Unusualness};
use crate::explain::report::{Direction, Magnitude, Window};
use crate::explain::words::number::{
    coins, date, fixed, money, percent, price, signed_percent, split,
};
use crate::market::{Asset, Venue};
use crate::settings::Locale::En;
use crate::settings::limits;
use crate::units::UnixMillis;

pub(super) fn coin(asset: Asset) -> String {
    match asset {
        Asset::BTC => "Bitcoin".to_owned(),
        Asset::ETH => "Ether".to_owned(),
        Asset::SOL => "Solana".to_owned(),
        other => other.ticker().to_owned(),
    }
}

pub(super) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first, last] => format!("{first} and {last}"),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn venues(venues: &[Venue]) -> String {
    list(&venues.iter().map(|venue| venue.name().to_owned()).collect::<Vec<_>>())
}

fn tickers(assets: &[Asset]) -> String {
    list(&assets.iter().map(ToString::to_string).collect::<Vec<_>>())
}

pub(super) fn headline(answer: &Answer) -> String {
    match answer {
        Answer::Waiting => "Waiting for the first venue to answer.".to_owned(),
        Answer::Nothing => "No venue can be reached, so nothing can be said.".to_owned(),
        Answer::NoPrice(asset) => {
            format!("No venue tells a price of {}, so nothing can be said.", coin(*asset))
        }
        Answer::PriceOnly(asset, usd) => format!(
            "{} stands at {}; its change over 24 hours is not known.",
            coin(*asset),
            price(En, *usd)
        ),
        Answer::Move(moved) => moved_headline(moved),
    }
}

fn moved_headline(moved: &Move) -> String {
    let name = coin(moved.asset);
    let size = percent(En, moved.change_pct.abs(), 1);
    match moved.direction {
        Direction::Flat | Direction::Unknown => {
            format!("It isn't: {name} is unchanged over 24 hours.")
        }
        Direction::Up => format!("It isn't: {name} is up {size} in 24 hours."),
        Direction::Down => {
            let down = format!("{name} is down {size} in 24 hours");
            let kind = match moved.magnitude {
                Magnitude::Ordinary => return format!("{down}: within an ordinary day's range."),
                Magnitude::Unknown => None,
                Magnitude::Notable => Some("a notable move"),
                Magnitude::Unusual => Some("an unusual move"),
                Magnitude::Extreme => Some("an extreme move"),
            };
            let down = kind.map_or_else(
                || format!("{down}; how unusual that is cannot be said"),
                |kind| format!("{down}, {kind}"),
            );
            let beside = beside(moved);
            if beside.is_empty() { format!("{down}.") } else { format!("{down}: {beside}.") }
        }
    }
}

fn beside(moved: &Move) -> String {
    // Never all venues report: the sum of those that do is the least that was closed.
    let longs = moved
        .long_liquidations
        .filter(|(usd, _)| *usd >= 1.0)
        .map(|(usd, _)| format!("at least {} of its longs were closed by force", money(En, usd)));
    let positions = moved
        .position_effect_pct
        .filter(|effect| effect.abs() >= limits::FLAT_BELOW_PCT)
        .map(|effect| {
            let verb = if effect < 0.0 { "closed" } else { "opened" };
            format!("positions worth {} of its open interest were {verb}", size(effect))
        });
    longs.into_iter().chain(positions).collect::<Vec<_>>().join(", and ")
}

pub(super) fn unusualness(of: &Unusualness) -> Option<String> {
    let days = of.z.zip(of.sigma_pct).map(|(z, sigma)| {
        format!("{} times a usual day's move of {}", fixed(En, z.abs(), 1), percent(En, sigma, 1))
    });
    let rank = of.percentile.map(|share| {
        // Rounded down: a year of days has no "larger than 100% of them".
        format!("larger than {} of the past year's days", percent(En, (share * 100.0).floor(), 0))
    });
    let parts: Vec<String> = days.into_iter().chain(rank).collect();
    (!parts.is_empty()).then(|| format!("The move is {}.", list(&parts)))
}

pub(super) fn claim(claim: &Claim) -> String {
    match claim {
        Claim::ForcedSelling(told) => forced_selling(told),
        Claim::Deleveraging(told) => deleveraging(told),
        Claim::Funding { asset, apr_pct, venues: told } => funding(*asset, *apr_pct, told),
        Claim::Sentiment { index, class, week_ago, month_ago } => {
            let week = week_ago.map(|index| format!("; 7 days ago at {}", fixed(En, index, 0)));
            let month = month_ago.map(|index| format!("; 30 days ago at {}", fixed(En, index, 0)));
            let history: String = week.into_iter().chain(month).collect();
            format!(
                "The fear and greed index stands at {index} of 100, which its publisher calls \
                 \u{201c}{class}\u{201d}{history}."
            )
        }
        Claim::Holder { name, coins: held, usd, pct, average_cost_usd, stated_at } => {
            holder(name, *held, *usd, *pct, *average_cost_usd, *stated_at)
        }
    }
}

fn forced_selling(told: &ForcedSelling) -> String {
    let least = if told.lower_bound { "At least " } else { "" };
    let mut text = vec![format!(
        "{least}{} of long and {} of short positions in {} were closed by force in 24 hours, as \
         {} report{}.",
        money(En, told.long_usd),
        money(En, told.short_usd),
        tickers(&told.assets),
        venues(&told.venues),
        if told.venues.len() == 1 { "s" } else { "" },
    )];
    if let Some(coverage) = told.coverage_pct {
        text.push(format!(
            " These venues hold {} of the open interest known here.",
            percent(En, coverage, 0)
        ));
    }
    if !told.missing.is_empty() {
        text.push(format!(" Not told for {}.", tickers(&told.missing)));
    }
    text.concat()
}

fn deleveraging(told: &Deleveraging) -> String {
    let name = coin(told.asset);
    let change = told.change_pct;
    let first = if change.abs() < limits::FLAT_BELOW_PCT {
        format!("{name}'s open interest is unchanged in dollars over 24 hours")
    } else {
        let verb = if change < 0.0 { "fell" } else { "rose" };
        format!("{name}'s open interest {verb} {} in dollars over 24 hours", size(change))
    };
    let mut text = vec![first];
    // Both parts, always: a fall of open interest in dollars that is the price's alone is no
    // deleveraging.
    let (by_price, by_positions) = split((told.price_effect_pct, told.position_effect_pct), 1);
    text.push(format!(
        ": {} from the price and {} from positions.",
        signed_percent(En, by_price, 1),
        signed_percent(En, by_positions, 1)
    ));
    let longer: Vec<String> = told
        .longer
        .iter()
        .map(|(window, effect)| {
            format!("{} over {}", signed_percent(En, *effect, 1), span(*window))
        })
        .collect();
    if !longer.is_empty() {
        text.push(format!(" Positions alone: {}.", list(&longer)));
    }
    text.push(format!(" Told by {}", venues(&told.venues)));
    if told.covered_pct < 99.5 {
        text.push(format!(
            ", {} of the open interest known here",
            percent(En, told.covered_pct, 0)
        ));
    }
    text.push(".".to_owned());
    text.concat()
}

fn size(change: f64) -> String {
    percent(En, change.abs(), 1)
}

pub(super) fn span(window: Window) -> &'static str {
    match window {
        Window::Hour => "1 hour",
        Window::SixHours => "6 hours",
        Window::Day => "24 hours",
        Window::Week => "7 days",
        Window::Month => "30 days",
        Window::Year => "1 year",
    }
}

fn funding(asset: Asset, apr_pct: f64, told: &[Venue]) -> String {
    let name = coin(asset);
    let told = venues(told);
    let size = percent(En, apr_pct.abs(), 1);
    if apr_pct.abs() < limits::FLAT_BELOW_PCT {
        return format!("Neither longs nor shorts in {name} pay the other to stay open ({told}).");
    }
    let (payer, paid) = if apr_pct > 0.0 { ("Longs", "shorts") } else { ("Shorts", "longs") };
    format!(
        "{payer} in {name} pay {paid} {size} a year to stay open, weighted by open interest ({told})."
    )
}

fn holder(
    name: &str,
    held: f64,
    usd: f64,
    pct: f64,
    average_cost_usd: f64,
    stated_at: Option<UnixMillis>,
) -> String {
    let result = if usd < 0.0 { "below" } else { "above" };
    let stated = stated_at.map_or_else(
        || " The date of its holdings is not known.".to_owned(),
        |at| format!(" Holdings as of {}.", date(En, at)),
    );
    format!(
        "{name} holds {} BTC that cost {} each on average; at the price now they are worth {} \
         ({}) {result} their cost.{stated}",
        coins(En, held),
        price(En, average_cost_usd),
        money(En, usd.abs()),
        percent(En, pct.abs(), 1),
    )
}

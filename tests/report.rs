//! What the report says of a market.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

#[path = "report/cascade.rs"]
mod cascade;
#[path = "report/contagion.rs"]
mod contagion;
#[path = "report/forced_flow.rs"]
mod forced_flow;
#[path = "report/hawkes.rs"]
mod hawkes;
#[path = "report/levels.rs"]
mod levels;
#[path = "report/stablecoin.rs"]
mod stablecoin;
mod support;
#[path = "report/velocity.rs"]
mod velocity;

use std::path::Path;
use support::{NOW, feed, liquidations, market, open_interest, path, snapshot, ticker};
use why_crypto_down::explain::words::{self, Message, markdown, text};
use why_crypto_down::explain::{
    Direction, Figure, FigureId, FindingKind, Form, Part, Reason, Refits, Report, Sentence, State,
    Survey, Value, Window, report, report_surveyed,
};
use why_crypto_down::market::{
    Asset, Coverage, Facts, FeedFault, FeedStatus, Origin, Side, Snapshot, Span, Venue,
};
use why_crypto_down::settings::{Locale, Settings};
use why_crypto_down::units::Millis;

const EN: Locale = Locale::En;

fn told(snapshot: &Snapshot) -> Report {
    report(snapshot, &Settings::default(), NOW)
}

fn figure<'r>(report: &'r Report, id: &str) -> &'r Figure {
    let figure = report.figures.iter().find(|(name, _)| name.as_str() == id);
    figure.unwrap_or_else(|| panic!("{id} is not in the report")).1
}

fn close(report: &Report, id: &str, expected: f64, within: f64) {
    let got = value(report, id);
    assert!((got - expected).abs() <= within, "{id}: expected {expected}, got {got}");
}

fn value(report: &Report, id: &str) -> f64 {
    let figure = report.figures.iter().find(|(name, _)| name.as_str() == id);
    let (_, figure) = figure.unwrap_or_else(|| panic!("{id} is not in the report"));
    figure.value.unwrap_or_else(|| panic!("{id} has no value: {:?}", figure.reason))
}

#[test]
fn a_report_made_in_steps_is_the_same_wherever_they_end() {
    let (market, settings, refits) = (market(), Settings::default(), Refits::default());
    let whole = told(&market);
    let all = settings.assets.len() + 3;
    for taken in 0..=all {
        let mut survey = Survey::default();
        for _ in 0..taken {
            assert!(survey.step(&market, &settings, NOW, &refits));
        }
        assert_eq!(survey.step(&market, &settings, NOW, &refits), taken < all);
        assert_eq!(report_surveyed(survey, &market, &settings, NOW, &refits).0, whole);
    }
}

#[test]
fn the_headline_says_what_happened_and_how_unusual_that_is() {
    let coin = Value::Coin(Asset::BTC);
    let change = |pct| Value::number(pct, Form::SizePercent(1));
    let say = |message, values| words::say(EN, &Sentence::new(message, values));
    assert_eq!(
        say(Message::HeadlineDownOrdinary, vec![coin.clone(), change(-2.0)]),
        "Bitcoin is down 2.0% in 24 hours: within an ordinary day\u{2019}s range."
    );
    assert_eq!(
        say(Message::HeadlineUp, vec![coin.clone(), change(1.3)]),
        "Bitcoin isn\u{2019}t: it is up 1.3% in 24 hours."
    );
    assert_eq!(
        say(Message::HeadlineFlat, vec![coin.clone()]),
        "Bitcoin isn\u{2019}t: it is unchanged over 24 hours."
    );
    let size = Value::of(Message::SizeUnusual);
    assert_eq!(
        say(Message::HeadlineDownSize, vec![coin, change(-4.0), size]),
        "Bitcoin is down 4.0% in 24 hours, an unusual move."
    );
}

#[test]
fn an_answer_of_figures_of_different_times_says_so() {
    let unusualness = |snapshot: &Snapshot| {
        let report = told(snapshot);
        let part = report.verdict.answer.iter().find(|part| part.part == Part::Unusualness);
        part.unwrap().text.clone()
    };
    let mut snapshot = market();
    let mark = " The figures in this are not all of the same time.";
    assert!(!unusualness(&snapshot).ends_with(mark));
    for series in &mut snapshot.series {
        if let Facts::Ticker(tickers) = &mut series.facts {
            for ticker in tickers {
                ticker.at = NOW - Millis::minutes(20);
            }
        }
    }
    assert!(unusualness(&snapshot).ends_with(mark), "{}", unusualness(&snapshot));
}

#[test]
fn no_sentence_says_that_one_thing_caused_another() {
    let report = told(&market());
    let all = text(&report, EN).to_lowercase();
    for verb in ["because", "driven by", "caused", "due to", "triggered", "led to"] {
        assert!(!all.contains(verb), "the report says {verb:?}");
    }
}

#[test]
fn the_markets_figures_are_those_of_paper_and_pencil() {
    let report = told(&market());
    let close = |id: &str, expected: f64, within: f64| {
        let got = value(&report, id);
        assert!((got - expected).abs() <= within, "{id}: expected {expected}, got {got}");
    };
    close("price_usd.BTC", 67_630.0, 1e-9);
    close("price_change_pct.24h.BTC", -2.169_825, 1e-6);
    close("price_change_pct.7d.BTC", -2.169_825, 1e-6);
    close("price_change_pct.1h.BTC", -0.092_331, 1e-3);
    close("open_interest_change_pct.7d.BTC", -4.397_693, 1e-6);
    close("open_interest_position_effect_pct.7d.BTC", -2.252_575, 1e-6);
    close("open_interest_price_effect_pct.30d.BTC", -2.145_118, 1e-6);
    close("long_liquidations_usd.24h.BTC", 288_000.0, 1e-9);
    close("short_liquidations_usd.24h.all", 576_000.0, 1e-9);
    close("liquidations_usd.7d.BTC", 18_000.0 * 168.0, 1e-6);
    close("liquidations_usd.30d.BTC", 72_000.0 * 180.0, 1e-6);
    close("funding_apr_pct.BTC", 10.95, 1e-9);
    close("long_short_ratio.BTC", 1.5, 1e-9);
    close("taker_sell_share_pct.24h.BTC", 55.0, 1e-9);
    close("breadth_down_pct.24h.all", 100.0, 1e-9);
    close("fear_greed_index", 12.0, 0.0);
    close("fear_greed_index.7d", 19.0, 0.0);
    close("fear_greed_index.30d", 42.0, 0.0);
    close("market_cap_usd.all", 2.3e12, 0.0);
    close("bitcoin_dominance_pct", 58.0, 1e-9);
    close("implied_volatility_pct.BTC", 45.2, 0.0);
    close("drawdown_pct.30d.BTC", -2.169_825, 1e-6);
    close("holder_unrealized_usd.strategy", -6_021_590_344.0, 1.0);
    close("holder_unrealized_pct.strategy", -11.078_679, 1e-6);
}

#[test]
fn every_observed_figure_has_a_value_or_a_reason() {
    for snapshot in [market(), Snapshot::empty(NOW)] {
        let report = told(&snapshot);
        for (id, figure) in report.figures.iter() {
            assert_eq!(figure.value.is_none(), figure.reason.is_some(), "{id}");
            assert_eq!(figure.value.is_none(), figure.state == State::Unavailable, "{id}");
            assert_eq!(figure.value.is_none(), figure.sources.is_empty(), "{id}");
        }
    }
}

#[test]
fn an_empty_snapshot_names_the_same_observed_figures_as_a_full_one() {
    let names = |snapshot: &Snapshot| -> Vec<String> {
        let report = told(snapshot);
        // Of the holders only the largest always has a place.
        let lasting = report.figures.keys().filter(|id| !id.as_str().ends_with("b-miner"));
        lasting.map(ToString::to_string).filter(|id| !id.starts_with("holder_")).collect()
    };
    assert_eq!(names(&Snapshot::empty(NOW)), names(&market()));
}

#[test]
fn every_family_of_figures_has_a_formula_and_no_other() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/page/reading/formulas.txt");
    let file = std::fs::read_to_string(file).unwrap();
    let mut told = Vec::new();
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (family, formula) = line.split_once(" = ").unwrap_or_else(|| panic!("{line}"));
        assert!(!formula.trim().is_empty(), "{family}");
        told.push(family.to_owned());
    }
    let mut known: Vec<String> = Vec::new();
    for id in self::told(&market()).figures.keys() {
        known.extend(id.as_str().split('.').next().map(str::to_owned));
    }
    known.sort();
    known.dedup();
    assert_eq!(told, known);
}

#[test]
fn nothing_reached_and_nothing_yet_are_told_apart() {
    let mut nothing = Snapshot::empty(NOW);
    nothing.feeds = vec![feed(Venue::Bybit, "tickers", FeedStatus::Failed(FeedFault::Blocked))];
    let report = told(&nothing);
    assert_eq!(report.verdict.headline, "No venue can be reached, so nothing can be said.");
    assert_eq!(report.verdict.direction, Direction::Unknown);
    let price = report.figures.get(&FigureId::of("price_usd", Asset::BTC)).unwrap();
    assert_eq!(price.reason, Some(Reason::NoVenueAnswered));
    nothing.feeds = vec![feed(Venue::Bybit, "tickers", FeedStatus::Waiting)];
    assert_eq!(told(&nothing).verdict.headline, "Waiting for the first venue to answer.");
}

#[test]
fn a_figure_ages_from_live_to_delayed_to_stale() {
    let all = snapshot(vec![ticker(Venue::Bybit, Asset::BTC, 100.0, 101.0)]);
    let state = |later: Millis| {
        let report = report(&all, &Settings::default(), NOW + later);
        report.figures.get(&FigureId::of("price_usd", Asset::BTC)).unwrap().state
    };
    assert_eq!(state(Millis(0)), State::Live);
    assert_eq!(state(Millis::minutes(2)), State::Delayed);
    assert_eq!(state(Millis::HOUR), State::Stale);
}

#[test]
fn a_sum_without_one_of_its_coins_is_a_lower_bound_and_names_it() {
    let span = Span { from: NOW - Millis::DAY, to: NOW };
    let events = [(Millis::HOUR, Side::Long, 5e6)];
    let told_by = liquidations(Venue::Bybit, Asset::BTC, Coverage::Full, span, &events);
    let report = told(&snapshot(vec![told_by]));
    let id = |asset| FigureId::over("liquidations_usd", Window::Day, asset);
    assert!(!report.figures.get(&id(Asset::BTC)).unwrap().lower_bound);
    let all = report.figures.get(&FigureId::all_over("liquidations_usd", Window::Day)).unwrap();
    assert_eq!((all.value, all.lower_bound), (Some(5e6), true));
    let finding = report.findings.iter().find(|f| f.kind == FindingKind::ForcedSelling).unwrap();
    assert!(finding.text.starts_with("At least $5.00 million of long"), "{}", finding.text);
    let notes = finding.notes.join(" ");
    assert!(notes.contains("Not told for ETH, SOL and XRP."), "{notes}");
}

#[test]
fn open_interest_without_one_of_its_coins_has_no_change() {
    let mut market = market();
    let known = |facts: &Facts| !matches!(facts, Facts::OpenInterest(_));
    market.series.retain(|told| told.source.asset() != Some(Asset::XRP) || known(&told.facts));
    let told = told(&market);
    assert!(figure(&told, "open_interest_usd.all").lower_bound);
    for name in
        ["open_interest_change_pct", "open_interest_change_usd", "open_interest_covered_pct"]
    {
        let figure = figure(&told, &format!("{name}.24h.all"));
        assert_eq!((figure.value, figure.reason), (None, Some(Reason::NotReported)), "{name}");
    }
    close(&told, "open_interest_covered_pct.24h.BTC", 100.0, 1e-9);
}

/// Liquidations of Bitcoin alone reach back a month: the other sums are of other coins.
#[test]
fn sums_of_other_coins_do_not_stand_beside_the_days() {
    let forced = |snapshot: &Snapshot| {
        let report = told(snapshot);
        let finding = report.findings.iter().find(|f| f.kind == FindingKind::ForcedSelling);
        finding.unwrap().text.clone()
    };
    let mut market = market();
    assert!(forced(&market).contains("Both sides:"), "{}", forced(&market));
    market.series.retain(|told| {
        let short = told.source.feed.ends_with("-5m") || !told.source.feed.contains("stats");
        short || told.source.asset() == Some(Asset::BTC)
    });
    assert!(!forced(&market).contains("Both sides:"), "{}", forced(&market));
}

/// The five-minute bars tell of a cascade that the longer ones, asked for before, do not have.
#[test]
fn a_week_holds_at_least_what_its_last_day_does() {
    let mut market = market();
    for told in market.series.iter_mut().filter(|told| told.source.feed.ends_with("-5m")) {
        if let Facts::LiquidationBar(bars) = &mut told.facts {
            for bar in bars {
                bar.long = bar.long * 1e3;
            }
        }
    }
    let report = told(&market);
    for coin in ["BTC", "all"] {
        let of = |window| {
            let id = FigureId::suffixed_over("long_liquidations_usd", window, coin);
            report.figures.get(&id).unwrap()
        };
        let (day, week) = (of(Window::Day), of(Window::Week));
        assert!(!day.lower_bound && week.lower_bound, "{coin}");
        assert_eq!(week.value, day.value, "{coin}");
        assert!(day.sources.iter().all(|source| week.sources.contains(source)), "{coin}");
    }
}

/// Beside a sum of four coins.
#[test]
fn what_is_told_of_one_coin_names_it() {
    let mut market = market();
    market.series.extend(open_interest(Venue::Gate, Asset::BTC, |_| 1e5, path(Asset::BTC)));
    let report = told(&market);
    let finding = report.findings.iter().find(|f| f.kind == FindingKind::ForcedSelling).unwrap();
    assert!(finding.text.contains("Bitcoin liquidations have picked up"), "{}", finding.text);
    let covers = "of Bitcoin\u{2019}s open interest known here.";
    assert!(finding.notes.iter().any(|note| note.contains(covers)), "{:?}", finding.notes);
}

#[test]
fn findings_stand_in_the_order_of_their_strength_and_rest_on_figures_of_the_report() {
    let report = told(&market());
    assert_eq!(report.findings.len(), 7);
    let ordered = report.findings.windows(2).all(|pair| pair[0].strength >= pair[1].strength);
    assert!(ordered);
    for finding in &report.findings {
        assert!((0.0..=1.0).contains(&finding.strength));
        for id in &finding.figures {
            assert!(report.figures.contains_key(id), "{id}");
        }
    }
}

#[test]
fn the_price_is_named_in_a_change_of_open_interest_and_the_parts_add_up() {
    let report = told(&market());
    let finding = report.findings.iter().find(|f| f.kind == FindingKind::Deleveraging).unwrap();
    let claim = "fell 4.4% in dollars over 24 hours: \u{2212}2.1% from the price and \
                 \u{2212}2.3% from positions";
    assert!(finding.text.contains(claim), "{}", finding.text);
}

#[test]
fn the_publishers_own_class_is_kept() {
    let report = told(&market());
    let finding = report.findings.iter().find(|f| f.kind == FindingKind::Sentiment).unwrap();
    assert!(finding.text.contains("\u{201c}Extreme Fear\u{201d}"), "{}", finding.text);
}

#[test]
fn a_simulation_says_so_in_every_form() {
    let mut simulated = market();
    simulated.origin = Origin::Simulation;
    let report = told(&simulated);
    assert!(report.simulated);
    assert!(text(&report, EN).starts_with("Simulation:"));
    assert!(markdown(&report, EN).starts_with("> **Simulation:"));
    assert!(!text(&told(&market()), EN).contains("Simulation"));
}

#[test]
fn text_from_outside_means_nothing_in_markdown() {
    let mut evil = market();
    for series in &mut evil.series {
        if let why_crypto_down::market::Facts::FearGreed(days) = &mut series.facts {
            for day in days {
                day.class = "<script>alert(1)</script> | [x](y)".to_owned();
            }
        }
    }
    let written = markdown(&told(&evil), EN);
    assert!(written.contains("&lt;script&gt;"), "{written}");
    assert!(!written.contains("<script") && !written.contains("| [x]"), "{written}");
}

#[test]
fn the_same_snapshot_gives_the_same_bytes() {
    let bytes = || serde_json::to_string(&told(&market())).unwrap();
    assert_eq!(bytes(), bytes());
}

#[test]
fn a_venue_whose_price_stands_apart_is_named_and_does_not_move_the_figure() {
    let tickers = [(Venue::Bybit, 100.0), (Venue::Okx, 100.1), (Venue::Kraken, 105.0)];
    let told_by = |(venue, last): (Venue, f64)| ticker(venue, Asset::BTC, last, 100.0);
    let report = told(&snapshot(tickers.map(told_by).to_vec()));
    assert_eq!(value(&report, "price_usd.BTC").to_bits(), 100.1_f64.to_bits());
    let [conflict] = report.conflicts.as_slice() else { panic!("{:?}", report.conflicts) };
    assert_eq!((conflict.figure.as_str(), conflict.source.venue), ("price_usd.BTC", Venue::Kraken));
    assert!((conflict.apart_pct - 4.895).abs() < 0.001, "{conflict:?}");
    let near = told(&snapshot([(Venue::Bybit, 100.0), (Venue::Okx, 100.9)].map(told_by).to_vec()));
    assert!(near.conflicts.is_empty());
    let two = told(&snapshot([(Venue::Bybit, 100.0), (Venue::Okx, 103.0)].map(told_by).to_vec()));
    let both: Vec<Venue> = two.conflicts.iter().map(|conflict| conflict.source.venue).collect();
    assert_eq!(both, [Venue::Bybit, Venue::Okx], "of two nobody knows which is right");
}

#[test]
fn a_filing_stands_where_no_list_tells_the_holder_and_grows_stale() {
    let spot = ticker(Venue::Bybit, Asset::BTC, 67_630.0, 69_130.0);
    let filed = told(&snapshot(vec![spot.clone()]));
    let loss = value(&filed, "holder_unrealized_usd.strategy");
    assert!((loss - 714_644.0 * (67_630.0 - 76_056.0)).abs() < 1.0, "{loss}");
    let figure = |report: &Report| {
        let id = "holder_unrealized_pct.strategy";
        report.figures.iter().find(|(name, _)| name.as_str() == id).unwrap().1.clone()
    };
    assert_eq!(figure(&filed).state, State::Live);
    assert!(figure(&filed).sources.iter().any(|from| from.venue == Venue::Filings));
    // The prices are as old by then.
    let later = report(&snapshot(vec![spot]), &Settings::default(), NOW + Millis::days(15));
    assert_eq!(figure(&later).state, State::Stale);
}

#[test]
fn a_list_with_costs_wins_over_a_filing_and_nothing_filed_enters_a_simulation() {
    let live = figure_of_holder(&told(&market()));
    assert!(live.sources.iter().any(|from| from.venue == Venue::CoinGecko), "{live:?}");
    assert!(live.sources.iter().all(|from| from.venue != Venue::Filings), "{live:?}");
    let mut played = snapshot(vec![ticker(Venue::Bybit, Asset::BTC, 67_630.0, 69_130.0)]);
    played.origin = Origin::Simulation;
    assert_eq!(figure_of_holder(&told(&played)).value, None);
}

fn figure_of_holder(report: &Report) -> why_crypto_down::explain::Figure {
    let id = "holder_unrealized_usd.strategy";
    report.figures.iter().find(|(name, _)| name.as_str() == id).unwrap().1.clone()
}

#[test]
fn the_json_has_the_shape_of_the_contract() {
    let json = serde_json::to_value(told(&market())).unwrap();
    let price = &json["figures"]["price_usd.BTC"];
    assert_eq!(price["value"], 67_630.0);
    assert_eq!(price["state"], "live");
    assert_eq!(price["sources"][0]["venue"], "bybit");
    assert!(price["interval"].is_null() && price["estimated"] == false);
    let missing = &json["figures"]["basis_apr_pct.BTC"];
    assert!(missing["value"].is_null());
    assert_eq!(missing["reason"], "not_reported");
    assert_eq!(json["verdict"]["direction"], "down");
    assert_eq!(json["verdict"]["driver"], "insufficient_data");
}

#[test]
fn numbers_are_written_with_no_more_digits_than_they_bear() {
    let minus = '\u{2212}';
    assert_eq!(words::price(EN, 67_630.4), "$67,630");
    assert_eq!(words::price(EN, 142.346), "$142.35");
    assert_eq!(words::price(EN, 0.512_34), "$0.5123");
    assert_eq!(words::money(EN, 237e6), "$237 million");
    assert_eq!(words::money(EN, 999_700_000.0), "$1.00 billion");
    assert_eq!(words::money(EN, -6.0216e9), format!("{minus}$6.02 billion"));
    assert_eq!(words::signed_percent(EN, -4.04, 1), format!("{minus}4.0%"));
    assert_eq!(words::signed_percent(EN, 1.26, 1), "+1.3%");
    assert_eq!(words::signed_percent(EN, -0.04, 1), "0.0%");
    assert_eq!(words::coins(EN, 714_644.0), "714,644");
    assert_eq!(words::date_time(EN, NOW), "12 Feb 2026, 14:37 UTC");
    assert_eq!(words::split((-2.145, -2.252), 1), (-2.1, -2.3));
}

//! Plays every variation and notes what was said.

use crate::table::{self, Row};
use crate::variation::{self, Variation};
use serde_json::Value;
use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use why_crypto_down::cli::twin::{Ear, Faults, Scenario, World, snapshot};
use why_crypto_down::explain;
use why_crypto_down::market::Asset;
use why_crypto_down::settings::Settings;
use why_crypto_down::units::{Millis, UnixMillis};

/// 12 February 2026, 14:00 UTC; a variation ends up to a week later.
const END: UnixMillis = UnixMillis(1_770_904_800_000);
/// How long after the end the question is asked.
const AFTER: Millis = Millis::seconds(37);
/// Variations of each scenario, where nothing else is asked for.
const VARIATIONS: u32 = 300;
/// The cause whose marks rest on Gate's count of liquidations.
const FORCED: &str = "forced_deleveraging";
/// Whose count that is.
const GATE: &str = "gate";
/// What the row of those scenarios without it is called.
const WITHOUT: &str = "the same without Gate";

/// One scenario and what is expected of its verdict.
struct Known {
    name: String,
    /// What its row is called: several may share one.
    row: String,
    cause: String,
    told: Value,
    drivers: Vec<String>,
}

/// What was said of one variation.
#[derive(Clone)]
pub(crate) struct Said {
    pub(crate) scenario: usize,
    pub(crate) driver: String,
    pub(crate) hit: Hit,
}

/// How well a verdict names the cause.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hit {
    /// As it is.
    Named,
    /// As weak signs of it.
    Weak,
    /// Not: it names none.
    Nothing,
    /// As another, or as one of several.
    Other,
}

/// Plays what `arguments` ask for: `[--variations N] [--only NAME] [--threads N] [--write FILE]`.
pub(crate) fn run(mut arguments: impl Iterator<Item = String>) -> Result<String, String> {
    let (mut variations, mut only, mut file) = (VARIATIONS, None, None);
    let mut threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    while let Some(argument) = arguments.next() {
        let value = arguments.next().ok_or(format!("{argument} takes a value"))?;
        match argument.as_str() {
            "--variations" => variations = value.parse().map_err(|_| "--variations N")?,
            "--threads" => threads = value.parse().map_err(|_| "--threads N")?,
            "--only" => only = Some(value),
            "--write" => file = Some(PathBuf::from(value)),
            _ => return Err(format!("no such argument: {argument}")),
        }
    }
    let mut known = known()?;
    known.retain(|scenario| only.as_ref().is_none_or(|only| *only == scenario.name));
    if known.is_empty() {
        return Err("no such scenario".to_owned());
    }
    let said = play_all(&known, variations, threads)?;
    let mut rows: Vec<Row<'_>> = Vec::new();
    for (index, scenario) in known.iter().enumerate() {
        let of = said.iter().filter(|said| said.scenario == index);
        match rows.iter_mut().find(|row| row.scenario == scenario.row) {
            Some(row) => row.said.extend(of),
            None => rows.push(Row {
                cause: &scenario.cause,
                scenario: &scenario.row,
                with_gate: scenario.row != WITHOUT,
                said: of.collect(),
            }),
        }
    }
    let text = table::markdown(&rows, variations);
    if let Some(file) = file {
        let before =
            fs::read_to_string(&file).map_err(|why| format!("{}: {why}", file.display()))?;
        let after = table::between_markers(&before, &text)
            .ok_or(format!("{}: no markers for the hit rate", file.display()))?;
        fs::write(&file, after).map_err(|why| format!("{}: {why}", file.display()))?;
    }
    Ok(text)
}

/// The shipped scenarios in the order of their causes and names, then those of closings by force once
/// more without Gate.
fn known() -> Result<Vec<Known>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut known = Vec::new();
    let entries = fs::read_dir(&folder).map_err(|why| why.to_string())?;
    for entry in entries {
        let path = entry.map_err(|why| why.to_string())?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some(name) = name.strip_suffix(".expected.json") else { continue };
        let read = |file: PathBuf| -> Result<Value, String> {
            let text = fs::read_to_string(&file).map_err(|why| format!("{name}: {why}"))?;
            serde_json::from_str(&text).map_err(|why| format!("{name}: {why}"))
        };
        let expected = read(path.clone())?;
        let told = read(folder.join(format!("{name}.json")))?;
        let words = |value: &Value| -> Vec<String> {
            let list = value.as_array().into_iter().flatten();
            list.filter_map(Value::as_str).map(str::to_owned).collect()
        };
        known.push(Known {
            name: name.to_owned(),
            row: name.to_owned(),
            cause: expected["cause"].as_str().unwrap_or_default().to_owned(),
            told,
            drivers: words(&expected["verdict"]["driver"]),
        });
    }
    known.sort_by(|one, other| (&one.cause, &one.name).cmp(&(&other.cause, &other.name)));
    let mut without = Vec::new();
    for scenario in known.iter().filter(|scenario| scenario.cause == FORCED) {
        without.push(Known {
            name: scenario.name.clone(),
            row: WITHOUT.to_owned(),
            cause: FORCED.to_owned(),
            told: variation::without(&scenario.told, GATE),
            drivers: scenario.drivers.clone(),
        });
    }
    known.extend(without);
    Ok(known)
}

/// What is played, in its order: round the scenarios, so that the threads end together. Those that
/// share a row share its number of variations.
fn turns(known: &[Known], variations: usize) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    for turn in 0..variations {
        for (scenario, of) in known.iter().enumerate() {
            let sharing = known.iter().filter(|other| other.row == of.row).count();
            if turn < variations / sharing {
                all.push((scenario, turn));
            }
        }
    }
    all
}

/// How well `driver` names the cause of `known`.
fn hit(known: &Known, driver: &str) -> Hit {
    let is_allowed = known.drivers.iter().any(|allowed| allowed == driver);
    let names_none =
        ["insufficient_data", "no_identifiable_driver", "ordinary_noise"].contains(&driver);
    match (is_allowed, driver.starts_with("weak_")) {
        (true, true) => Hit::Weak,
        (true, false) => Hit::Named,
        (false, _) if names_none => Hit::Nothing,
        (false, _) => Hit::Other,
    }
}

/// Plays all, on as many threads; what is said does not depend on how many there are.
fn play_all(known: &[Known], variations: u32, threads: usize) -> Result<Vec<Said>, String> {
    let all = turns(known, usize::try_from(variations).unwrap_or(0));
    let next = AtomicUsize::new(0);
    let stopped = AtomicBool::new(false);
    let some = || -> Vec<(usize, Result<Said, String>)> {
        let mut played = Vec::new();
        while !stopped.load(Ordering::Relaxed) {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(&(scenario, turn)) = all.get(number) else { break };
            let Some(of) = known.get(scenario) else { break };
            let said = play(of, turn)
                .map(|driver| Said { scenario, hit: hit(of, &driver), driver })
                .map_err(|why| format!("{} {turn}: {why}", of.name));
            stopped.fetch_or(said.is_err(), Ordering::Relaxed);
            played.push((number, said));
        }
        played
    };
    let mut played = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(some)).collect();
        let ended = threads.into_iter().map(std::thread::ScopedJoinHandle::join);
        ended.collect::<Result<Vec<_>, _>>().map_err(|_| "a thread has panicked".to_owned())
    })?
    .concat();
    // Numbers are taken in their order, so that the first one that fails is always the same.
    played.sort_by_key(|(number, _)| *number);
    played.into_iter().map(|(_, said)| said).collect()
}

/// The driver that the report of one variation names; number 0 is the scenario as it is.
fn play(known: &Known, turn: usize) -> Result<String, String> {
    let Variation { told, hours_later, ear } = variation::of(&known.name, &known.told, turn);
    let scenario = Scenario::parse(&told.to_string()).map_err(|why| why.to_string())?;
    let world = World { scenario, end: END + Millis::hours(hours_later), still: true };
    let at = world.end + AFTER;
    // The driver is judged by the first coin alone.
    let settings = Settings { assets: vec![Asset::BTC], ..Settings::default() };
    let ear = if ear { Ear::Listening(Millis::DAY) } else { Ear::Fresh };
    let taken = snapshot(world, Faults::default(), &settings, at, ear);
    let report = explain::report(&taken, &settings, taken.taken_at);
    let verdict = serde_json::to_value(&report.verdict).map_err(|why| why.to_string())?;
    Ok(verdict["driver"].as_str().unwrap_or("none").to_owned())
}

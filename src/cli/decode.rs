//! `wcd decode`: one recorded payload to observations.

use crate::cli::{clock, coins, output};
use crate::json::{self, Value};
use crate::market::{Asset, Observation, Venue};
use crate::venues::{
    self, Adapter, DecodeError, Decoded, Feed, Observed, Problem, Reading, Route, SpecBook, Want,
};
use serde_json::json;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Args {
    /// Whose payload it is, as `wcd feeds` names it
    #[arg(value_parser = coins::venue)]
    venue: Venue,
    /// Of which feed, as `wcd feeds` names it
    feed: String,
    /// The payload, or one socket message a line; `-` reads standard input
    file: PathBuf,
    /// The coin, where the payload does not name it
    #[arg(long, value_parser = coins::asset)]
    symbol: Option<Asset>,
    /// The venue's answer about its contracts, for amounts in contracts
    #[arg(long, value_name = "FILE")]
    instruments: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> ExitCode {
    match decode(args) {
        Ok(text) => output::finish(&text, true),
        Err(reason) => output::fail(&reason),
    }
}

/// All observations in the file, one a line.
fn decode(args: &Args) -> Result<String, String> {
    let Some((adapter, feed)) = venues::feed(args.venue, &args.feed) else {
        let known: Vec<&str> = venues::adapter(args.venue)
            .map(|adapter| adapter.feeds.iter().map(|feed| feed.name).collect())
            .unwrap_or_default();
        let venue = args.venue.id();
        return Err(format!(
            "{venue} has no feed \"{}\"; it has {}",
            output::plain(&args.feed),
            known.join(", ")
        ));
    };
    let mut specs = SpecBook::new();
    if let Some(file) = &args.instruments {
        learn(adapter, &output::read(file)?, args.symbol, &mut specs)?;
    }
    let text = output::read(&args.file)
        .map_err(|reason| format!("{} {}: {reason}", args.venue.id(), feed.name))?;
    let reading = Reading { seen: clock::now(), asset: args.symbol, specs: &specs };
    let decoded = match messages(feed, &text) {
        None => feed.read(args.venue, &text, &reading).map_err(|error| error.to_string())?,
        Some(messages) => read_messages(adapter, feed, &messages, &reading)?,
    };
    for error in &decoded.rejected {
        output::say(&format!("wcd: not read: {error}"));
    }
    Ok(decoded.rows.iter().map(|row| line(args.venue, feed, row)).collect())
}

fn line(venue: Venue, feed: &Feed, row: &Observed) -> String {
    let observed = json!({
        "venue": venue.id(),
        "feed": feed.name,
        "instrument": row.instrument,
        "observation": row.observation,
    });
    format!("{observed}\n")
}

/// One message of a recording, and how many bytes it has.
type Message = (Value, usize);

/// The messages of a recording of a socket; `None` for a single payload.
fn messages(feed: &Feed, text: &str) -> Option<Vec<Message>> {
    feed.stream?;
    let list = match json::read(text) {
        Ok(Value::Array(list)) if list.iter().all(|item| item.as_object().is_some()) => {
            list.into_iter().map(measured).collect()
        }
        Ok(message) if of_many(&message).is_some() => vec![(message, text.len())],
        Ok(_) => return None,
        Err(_) => {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            let read = lines.map(|line| json::read(line).map(|value| (value, line.len())));
            let list: Vec<Message> = read.collect::<Result<_, _>>().ok()?;
            list
        }
    };
    let list: Vec<Message> = list.into_iter().flat_map(apart).collect();
    (!list.is_empty()).then_some(list)
}

fn measured(message: Value) -> Message {
    let bytes = message.to_string().len();
    (message, bytes)
}

/// What a message of a combined stream of many markets holds: `{"stream":…,"data":[…]}`.
fn of_many(message: &Value) -> Option<&[Value]> {
    message.get("stream").and_then(Value::as_str)?;
    message.get("data").and_then(Value::as_array).map(AsRef::as_ref)
}

/// The messages within a message of many markets, else the message itself.
fn apart((message, bytes): Message) -> Vec<Message> {
    match of_many(&message) {
        Some(rows) => rows.iter().cloned().map(measured).collect(),
        None => vec![(message, bytes)],
    }
}

/// Reads each message that may be of this feed. A message that cannot be read does not lose the
/// others.
fn read_messages(
    adapter: &Adapter,
    feed: &Feed,
    messages: &[Message],
    reading: &Reading<'_>,
) -> Result<Decoded, String> {
    let socket = adapter.sockets.iter().find(|socket| Some(socket.name) == feed.stream);
    let mut all = Decoded::default();
    let mut passed_over = 0;
    for (message, bytes) in messages {
        let route = socket.map(|socket| (socket.route)(message));
        if matches!(&route, Some(Route::Quiet | Route::Answer(_)))
            || matches!(&route, Some(Route::Feed(name)) if *name != feed.name)
        {
            passed_over += 1;
            continue;
        }
        match read_message(adapter, feed, message, *bytes, reading) {
            Ok(decoded) => {
                all.rows.extend(decoded.rows);
                all.rejected.extend(decoded.rejected);
            }
            Err(error) => all.rejected.push(error),
        }
    }
    if passed_over == messages.len() {
        let (venue, feed) = (adapter.venue.id(), feed.name);
        output::say(&format!("wcd: {venue} {feed}: no message of this feed, {passed_over} others"));
    }
    match all.rejected.first() {
        Some(error) if all.rows.is_empty() => Err(error.to_string()),
        _ => Ok(all),
    }
}

/// Reads one message, unless it is larger than the feed's are.
fn read_message(
    adapter: &Adapter,
    feed: &Feed,
    message: &Value,
    bytes: usize,
    reading: &Reading<'_>,
) -> Result<Decoded, DecodeError> {
    if bytes > feed.cap_bytes {
        let problem = Problem::TooLarge { bytes, cap: feed.cap_bytes };
        return Err(DecodeError::whole(adapter.venue, feed.name, problem));
    }
    feed.read_value(adapter.venue, message, reading)
}

/// Notes what the venue's contracts are.
fn learn(
    adapter: &Adapter,
    text: &str,
    asset: Option<Asset>,
    specs: &mut SpecBook,
) -> Result<(), String> {
    let mut problem = format!("{} has no feed that tells contract sizes", adapter.venue.id());
    let tellers = adapter
        .feeds
        .iter()
        .filter(|feed| feed.serves.iter().any(|&(want, _)| want == Want::ContractSpecs));
    for feed in tellers {
        let nothing = SpecBook::new();
        let reading = Reading { seen: clock::now(), asset, specs: &nothing };
        match feed.read(adapter.venue, text, &reading) {
            Ok(decoded) => {
                note_specs(adapter.venue, &decoded, specs);
                return Ok(());
            }
            Err(error) => problem = error.to_string(),
        }
    }
    Err(problem)
}

/// Notes the contract specifications among the rows of an answer.
pub(super) fn note_specs(venue: Venue, decoded: &Decoded, specs: &mut SpecBook) {
    for row in &decoded.rows {
        if let (Some(instrument), Observation::ContractSpec(spec)) =
            (&row.instrument, &row.observation)
        {
            specs.insert(venue, &instrument.symbol, *spec);
        }
    }
}

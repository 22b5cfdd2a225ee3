//! The table that describes a venue: feeds, sockets, budget, and the shape of an answer.

use crate::json::{self, Value};
use crate::market::Asset;
use crate::market::Coverage;
use crate::market::Instrument;
use crate::market::Kind;
use crate::market::Observation;
use crate::market::Venue;
use crate::units::Millis;
use crate::units::UnixMillis;
use crate::venues::error::{DecodeError, Problem, quote};
use crate::venues::node::{Node, Payload};
use crate::venues::specs::SpecBook;

/// All that is known of one venue.
pub struct Adapter {
    /// Which venue.
    pub venue: Venue,
    /// What may be asked of it in a minute; kept well below the published limit.
    pub budget: Budget,
    /// What it can be asked or listened to for.
    pub feeds: &'static [Feed],
    /// The connections that carry its streams and requests over a socket.
    pub sockets: &'static [Socket],
    /// Credit that the publisher asks for, with the page it wants linked.
    pub attribution: Option<(&'static str, &'static str)>,
}

/// A token budget: `capacity` tokens at once, refilled evenly at `per_minute`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Most tokens that can be spent at once.
    pub capacity: u32,
    /// Tokens gained in a minute.
    pub per_minute: u32,
}

/// Whether a feed is asked once or for each coin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// One request tells all coins.
    Global,
    /// One request a coin.
    PerAsset,
}

/// Whether a page may read the REST answer (cross-origin), as far as is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readable {
    /// Documented, or relied on by pages.
    Yes,
    /// Reports both ways: tried once, then remembered as blocked.
    Mixed,
    /// No evidence: tried once, then remembered as blocked.
    Unknown,
}

/// What a feed is asked for. The session decides how many venues it asks for the same thing: all
/// of them where figures are added up or compared, the best that answers where one is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Want {
    /// Price now and 24 hours ago.
    Price,
    /// Hourly candles of 30 days.
    HourlyCandles,
    /// Daily candles of one year.
    DailyCandles,
    /// Open interest now.
    OpenInterest,
    /// Open interest over 30 days.
    OpenInterestHistory,
    /// Liquidations of the past month.
    LiquidationHistory,
    /// Bitcoin's liquidations day by day before that, by which a day's are called large or usual.
    EarlierLiquidations,
    /// Liquidations as they happen.
    LiquidationLive,
    /// The running funding rate.
    Funding,
    /// Funding rates that were paid.
    FundingHistory,
    /// Accounts long against accounts short.
    LongShort,
    /// Taker buying against selling.
    TakerFlow,
    /// The order book.
    Depth,
    /// Contract multipliers.
    ContractSpecs,
    /// Maintenance-margin tables.
    RiskTiers,
    /// Implied volatility.
    ImpliedVolatility,
    /// Fear and greed.
    Sentiment,
    /// Market capitalisation and dominance.
    GlobalMarket,
    /// Open interest of all derivatives venues.
    DerivativesTotals,
    /// Companies that hold bitcoin.
    Treasuries,
    /// Companies that hold ether.
    EtherTreasuries,
    /// Hourly candles of bitcoin itself that say what takers bought.
    SpotFlow,
    /// Hourly candles of an index of shares.
    Equities,
    /// Hourly candles of gold.
    Gold,
    /// Hourly candles of the euro in dollars.
    Dollar,
}

/// One feed of a venue.
#[derive(Clone, Copy)]
pub struct Feed {
    /// The feed's name, unique within the venue.
    pub name: &'static str,
    /// URL template (or socket and channel) for people; `{symbol}` and the like stand for values.
    pub template: &'static str,
    /// What it yields.
    pub yields: &'static [Kind],
    /// What it is asked for, each with this feed's rank among all venues' feeds for the same
    /// thing: 1 is asked first.
    pub serves: &'static [(Want, u8)],
    /// Asked once or for each coin.
    pub scope: Scope,
    /// Whether a page may read the REST answer.
    pub readable: Readable,
    /// How to ask over HTTP; `None` for a coin that the venue does not list.
    pub http: Option<fn(&Ask) -> Option<Request>>,
    /// How to ask for the same answer over a socket.
    pub call: Option<Call>,
    /// The socket whose messages carry this feed, for a stream.
    pub stream: Option<&'static str>,
    /// How to read an answer.
    pub decode: fn(Node<'_>, &Reading<'_>) -> Result<Decoded, DecodeError>,
    /// Largest answer that is read, in bytes.
    pub cap_bytes: usize,
    /// Tokens of the budget that one request costs.
    pub weight: u32,
    /// How often it is worth asking again.
    pub every: Millis,
    /// Most pages of one answer that are followed.
    pub pages: u32,
    /// How long its facts are kept; zero keeps the newest only.
    pub keep: Millis,
    /// True where amounts are in contracts, so that the specifications must be known first.
    pub needs_specs: bool,
    /// How much of what happened it tells.
    pub coverage: Coverage,
}

/// A request over a socket that answers requests.
#[derive(Clone, Copy)]
pub struct Call {
    /// The socket's name.
    pub socket: &'static str,
    /// The message that asks, with the given id.
    pub text: fn(&Ask, u64) -> Option<String>,
}

/// One connection of a venue.
pub struct Socket {
    /// Its name, unique within the venue.
    pub name: &'static str,
    /// Where it is.
    pub url: &'static str,
    /// Messages to send once it is open, for these coins.
    pub subscribe: fn(&[Asset], UnixMillis) -> Vec<String>,
    /// What keeps it open, where the venue wants to be sent something.
    pub keep_alive: Option<KeepAlive>,
    /// What a message is. It is given what [`Socket::message`] makes of the text.
    pub route: fn(&Value) -> Route,
    /// The venue ends the connection after this long.
    pub longest: Option<Millis>,
}

/// A message sent at an interval.
#[derive(Clone, Copy)]
pub struct KeepAlive {
    /// How often.
    pub every: Millis,
    /// What.
    pub text: fn(UnixMillis) -> String,
}

/// What a socket message is.
#[derive(Clone, Debug, PartialEq)]
pub enum Route {
    /// A message of the named feed.
    Feed(&'static str),
    /// The answer to the request of that id; the payload lies at this path.
    Reply {
        /// The request's id.
        id: u64,
        /// Keys that lead to the payload.
        at: &'static [&'static str],
    },
    /// The venue confirmed a subscription or answered a ping.
    Quiet,
    /// The venue wants this sent back.
    Answer(String),
    /// The venue refused something, in its own words.
    Refused(String),
    /// Nothing that is known.
    Unknown,
}

/// What to ask for.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// The coin, for a feed that is asked for each one.
    pub asset: Option<Asset>,
    /// The time now.
    pub now: UnixMillis,
    /// The page that an earlier answer named.
    pub page: Option<&'a Page>,
}

impl Ask<'_> {
    /// The first page of a coin's feed.
    pub fn of(asset: Asset, now: UnixMillis) -> Self {
        Self { asset: Some(asset), now, page: None }
    }
}

/// Where the next page of an answer begins, in the venue's own terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page(pub String);

/// How an HTTP request is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Without a body.
    Get,
    /// With a JSON body.
    Post,
}

/// An HTTP request, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Get or post.
    pub method: Method,
    /// The whole URL at the venue.
    pub url: String,
    /// The JSON body of a post.
    pub body: Option<String>,
}

impl Request {
    /// A request without a body.
    pub fn get(url: String) -> Self {
        Self { method: Method::Get, url, body: None }
    }

    /// A request with a JSON body.
    pub fn post(url: &str, body: &Value) -> Self {
        Self { method: Method::Post, url: url.to_owned(), body: Some(body.to_string()) }
    }
}

/// What a decoder may know besides the payload.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// When the payload was seen. Rows from later than a few seconds after are rejected.
    pub seen: UnixMillis,
    /// The coin that was asked for, where the payload does not name it.
    pub asset: Option<Asset>,
    /// The contract specifications known so far.
    pub specs: &'a SpecBook,
}

/// One fact, and which instrument it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Observed {
    /// The instrument; `None` for a fact about the whole market.
    pub instrument: Option<Instrument>,
    /// The fact.
    pub observation: Observation,
}

/// What a payload held: the rows that could be read, and why the others could not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decoded {
    /// Facts, in the payload's order.
    pub rows: Vec<Observed>,
    /// Rows that could not be read. They do not lose the others.
    pub rejected: Vec<DecodeError>,
    /// Where the next page begins.
    pub next: Option<Page>,
}

impl Decoded {
    /// Adds a fact about `instrument`.
    pub fn push(&mut self, instrument: &Instrument, fact: impl Into<Observation>) {
        self.add(Some(instrument), fact.into());
    }

    /// Adds a fact about the whole market.
    pub fn push_global(&mut self, fact: impl Into<Observation>) {
        self.add(None, fact.into());
    }

    // Apart, so that it stands in the program once and not wherever a fact is read.
    #[inline(never)]
    fn add(&mut self, instrument: Option<&Instrument>, observation: Observation) {
        self.rows.push(Observed { instrument: instrument.cloned(), observation });
    }

    /// Notes the row's error, if it had one, and goes on.
    #[inline(never)]
    pub fn note(&mut self, row: Result<(), DecodeError>) {
        if let Err(error) = row {
            self.rejected.push(error);
        }
    }
}

impl Socket {
    /// A message as JSON. Some venues also send bare words, such as OKX's `pong`: what is not JSON
    /// becomes a JSON text, which [`Socket::route`] may know.
    pub fn message(text: &str) -> Value {
        json::read(text).unwrap_or_else(|_| Value::String(text.trim().to_owned()))
    }
}

/// A text for the people at a command line, of which the page has no use.
pub(crate) const fn for_people(text: &'static str) -> &'static str {
    if cfg!(target_arch = "wasm32") { "" } else { text }
}

impl Feed {
    /// True for a feed that is asked for a wider market, and not for a coin.
    pub fn tells_wider_markets(&self) -> bool {
        let wider = |want: Want| matches!(want, Want::Equities | Want::Gold | Want::Dollar);
        self.serves.iter().any(|&(want, _)| wider(want))
    }

    /// Reads one payload.
    ///
    /// # Errors
    /// When nothing of it can be read: too large, not JSON, refused by the venue, an unknown
    /// shape, or not one good row among bad ones. A bad row among good ones is in `rejected`.
    pub fn read(
        &self,
        venue: Venue,
        payload: &str,
        reading: &Reading<'_>,
    ) -> Result<Decoded, DecodeError> {
        let blame = |problem| DecodeError::whole(venue, self.name, problem);
        if payload.len() > self.cap_bytes {
            return Err(blame(Problem::TooLarge { bytes: payload.len(), cap: self.cap_bytes }));
        }
        let text = payload.trim_start_matches('\u{feff}').trim();
        if text.is_empty() {
            return Err(blame(Problem::Empty));
        }
        if text.starts_with('<') {
            return Err(blame(Problem::Html));
        }
        let value = json::read(text).map_err(|error| {
            if is_sentence(text) {
                return blame(Problem::Refused { code: String::new(), text: quote(text) });
            }
            blame(Problem::NotJson { line: error.line, column: error.column })
        })?;
        self.read_value(venue, &value, reading)
    }

    /// Reads a payload that is already JSON, such as a socket message or the part of one.
    ///
    /// # Errors
    /// As [`Feed::read`].
    pub fn read_value(
        &self,
        venue: Venue,
        value: &Value,
        reading: &Reading<'_>,
    ) -> Result<Decoded, DecodeError> {
        let payload = Payload::new(venue, self.name);
        let mut decoded = (self.decode)(Node::root(&payload, value), reading)?;
        if decoded.rows.is_empty() && !decoded.rejected.is_empty() {
            return Err(decoded.rejected.swap_remove(0));
        }
        Ok(decoded)
    }
}

/// True when `text`, which is no JSON, is a sentence: venues, and the gateways in front of them, also
/// refuse in plain text.
fn is_sentence(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_uppercase())
        && text.contains(' ')
        && !text.contains(['{', '[', '"'])
}

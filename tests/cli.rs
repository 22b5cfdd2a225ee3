//! The command line, run as a program.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use why_crypto_down::market::{Candle, Liquidation, Origin, Snapshot, Ticker};

fn wcd(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wcd"));
    command.args(arguments).env_remove("WCD_TWIN");
    command
}

fn run(arguments: &[&str]) -> Output {
    wcd(arguments).output().expect("it starts")
}

/// Runs it with `input` on standard input.
fn feed(arguments: &[&str], input: &str) -> Output {
    let mut child = wcd(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().unwrap();
    // A program that stops before it has read all of this is judged by what it says.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

fn lines(output: &Output) -> Vec<Value> {
    out(output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// A folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// A stand-in for the venues that ends with the test.
struct Twin {
    child: Child,
    url: String,
}

impl Twin {
    fn with(faults: &[&str]) -> Self {
        let scenario =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios/leveraged-unwind.json");
        let mut command = wcd(&["twin", scenario.to_str().unwrap(), "--listen", "127.0.0.1:0"]);
        for fault in faults {
            command.args(["--fault", fault]);
        }
        let mut child = command.stdout(Stdio::piped()).spawn().expect("it starts");
        let mut first = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let at = first.find("http://").expect("it says where it listens");
        let url = first[at..].split_whitespace().next().unwrap().to_owned();
        Self { child, url }
    }
}

impl Drop for Twin {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const TICKERS: &str = r#"{"retCode":0,"retMsg":"OK","result":{"category":"linear","list":[
  {"symbol":"BTCUSDT","lastPrice":"96000.5","prevPrice24h":"99000","markPrice":"96001",
   "indexPrice":"96002","openInterest":"52000","openInterestValue":"4992052000",
   "volume24h":"80000","turnover24h":"7800000000","fundingRate":"-0.0001",
   "fundingIntervalHour":"8","nextFundingTime":"1767225600000"}]},"time":1767200000000}"#;

#[test]
fn feeds_are_listed_one_a_line_with_four_columns() {
    let output = run(&["feeds"]);
    assert!(output.status.success());
    let text = out(&output);
    let json: Vec<Value> =
        serde_json::from_str(&out(&run(&["feeds", "--format", "json"]))).expect("a list");
    assert_eq!(text.lines().count(), json.len());
    for (line, feed) in text.lines().zip(&json) {
        let columns: Vec<&str> = line.split("  ").filter(|cell| !cell.is_empty()).collect();
        let [venue, name, url, yields] = columns[..] else { panic!("{line}") };
        assert_eq!(venue, feed["venue"]);
        assert_eq!(name.trim(), feed["feed"]);
        assert_eq!(url.trim(), feed["url"]);
        assert!(!yields.is_empty());
    }
}

#[test]
fn a_payload_becomes_one_object_a_line() {
    let output = feed(&["decode", "bybit", "tickers", "-"], TICKERS);
    assert!(output.status.success(), "{}", err(&output));
    let lines = lines(&output);
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["venue"], "bybit");
    assert_eq!(lines[0]["feed"], "tickers");
    assert_eq!(lines[0]["instrument"]["symbol"], "BTCUSDT");
    assert_eq!(lines[0]["observation"]["kind"], "ticker");
    assert_eq!(lines[0]["observation"]["last"], 96_000.5);
    let kinds: Vec<_> = lines.iter().map(|line| &line["observation"]["kind"]).collect();
    assert_eq!(kinds, ["ticker", "open_interest", "funding"]);
    assert_eq!(err(&output), "");
}

#[test]
fn a_payload_is_read_from_a_file_too() {
    let file = folder("decode").join("tickers.json");
    std::fs::write(&file, TICKERS).unwrap();
    let output = run(&["decode", "BYBIT", "tickers", file.to_str().unwrap()]);
    assert_eq!(lines(&output).len(), 3);
}

#[test]
fn a_bad_row_is_told_and_does_not_lose_the_others() {
    let payload = r#"{"retCode":0,"result":{"symbol":"BTCUSDT","list":[
        ["1767196800000","96000","96500","95500","96100","10","960000"],
        ["1767193200000","96000","abc","95500","96100","10","960000"]]},"time":1767200000000}"#;
    let output = feed(&["decode", "bybit", "kline-hourly", "-"], payload);
    assert!(output.status.success());
    assert_eq!(lines(&output).len(), 1);
    let told = err(&output);
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(told.contains("result.list[1][2]") && told.contains("abc"), "{told}");
}

#[test]
fn bad_input_is_one_clear_line_and_exit_code_1() {
    let cases = [
        ("", "empty"),
        ("<html>busy</html>", "a web page"),
        (r#"{"retCode":0"#, "not JSON, or cut off, at line 1"),
        (r#"{"retCode":10006,"retMsg":"Too many visits"}"#, "refused: 10006 Too many visits"),
        (r#"{"retCode":0,"result":{}}"#, "missing"),
        ("[]", "missing"),
    ];
    for (payload, expected) in cases {
        let output = feed(&["decode", "bybit", "tickers", "-"], payload);
        assert_eq!(output.status.code(), Some(1), "{payload}");
        assert_eq!(out(&output), "", "{payload}");
        let told = err(&output);
        assert_eq!(told.lines().count(), 1, "{told}");
        assert!(told.contains(expected), "{told}");
    }
}

#[test]
fn a_file_that_is_not_there_or_not_text_is_told() {
    let output = run(&["decode", "bybit", "tickers", "no/such/file.json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("no/such/file.json"));

    let file = folder("decode-binary").join("binary");
    std::fs::write(&file, [0xff, 0xfe, 0x00]).unwrap();
    let output = run(&["decode", "bybit", "tickers", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let told = err(&output);
    assert_eq!(told.lines().count(), 1);
    assert!(told.starts_with("wcd: bybit tickers: ") && told.contains("UTF-8"), "{told}");
}

#[test]
fn an_unknown_feed_is_told_with_those_that_there_are() {
    let output = run(&["decode", "bybit", "nothing", "-"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("tickers, kline-hourly"), "{}", err(&output));
}

#[test]
fn a_recording_of_a_socket_is_read_message_by_message() {
    let liquidation = r#"{"topic":"allLiquidation.BTCUSDT","type":"snapshot","ts":1767200000000,"data":[{"T":1767200000000,"s":"BTCUSDT","S":"Buy","v":"0.5","p":"95000"}]}"#;
    let other = r#"{"topic":"tickers.BTCUSDT","ts":1767200000000,"data":{"symbol":"BTCUSDT"}}"#;
    let confirmed = r#"{"success":true,"ret_msg":"","op":"subscribe"}"#;
    let recording = format!("{confirmed}\n{other}\n{liquidation}\n\n{liquidation}\n");
    let list = format!("[{confirmed},{other},{liquidation},{liquidation}]");
    for input in [recording, list] {
        let output = feed(&["decode", "bybit", "ws-all-liquidation", "-"], &input);
        assert!(output.status.success(), "{}", err(&output));
        let lines = lines(&output);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0]["observation"]["closed"], "long");
    }
}

#[test]
fn a_recording_without_a_message_of_the_feed_says_so() {
    let confirmed = r#"{"success":true,"ret_msg":"","op":"subscribe"}"#;
    let input = format!("[{confirmed},{confirmed}]");
    let output = feed(&["decode", "bybit", "ws-all-liquidation", "-"], &input);
    assert!(output.status.success() && out(&output).is_empty());
    let told = "wcd: bybit ws-all-liquidation: no message of this feed, 2 others\n";
    assert_eq!(err(&output), told);
}

#[test]
fn a_message_of_a_recording_is_no_larger_than_its_feeds_are() {
    let liquidation = |pad: &str| {
        format!(
            r#"{{"topic":"allLiquidation.BTCUSDT","ts":1767200000000,"pad":"{pad}","data":[{{"T":1767200000000,"s":"BTCUSDT","S":"Buy","v":"0.5","p":"95000"}}]}}"#
        )
    };
    let (small, large) = (liquidation(""), liquidation(&"x".repeat(40 * 1024 * 1024)));
    for input in [format!("{small}\n{large}\n"), format!("[{small},{large}]")] {
        let output = feed(&["decode", "bybit", "ws-all-liquidation", "-"], &input);
        assert_eq!(lines(&output).len(), 1);
        assert!(err(&output).contains("more than the cap of"), "{}", err(&output));
    }
}

#[test]
fn a_stream_of_many_markets_is_read_market_by_market() {
    let mark = |symbol: &str| {
        format!(
            r#"{{"e":"markPriceUpdate","E":1782860520000,"s":"{symbol}","p":"67641.5","i":"67652.1","P":"67650.0","r":"-0.000125","T":1782864000000}}"#
        )
    };
    let rows = format!("[{},{}]", mark("BTCUSDT"), mark("ETHUSDT"));
    let combined = format!(r#"{{"stream":"!markPrice@arr","data":{rows}}}"#);
    for input in [rows.clone(), combined.clone(), format!("{combined}\n{combined}")] {
        let output = feed(&["decode", "binance", "ws-mark-price", "-"], &input);
        assert!(output.status.success(), "{}", err(&output));
        assert!(lines(&output).len() >= 4, "{}", out(&output));
        assert!(out(&output).contains("ETHUSDT"));
    }
}

#[test]
fn amounts_in_contracts_need_the_instruments_file() {
    let interest = r#"{"code":"0","msg":"","data":[{"instId":"BTC-USDT-SWAP","instType":"SWAP",
        "details":[{"side":"sell","posSide":"long","bkPx":"95000","sz":"100","ts":"1767200000000"}],
        "uly":"BTC-USDT","instFamily":"BTC-USDT"}]}"#;
    let instruments = r#"{"code":"0","msg":"","data":[{"instId":"BTC-USDT-SWAP","instType":"SWAP",
        "uly":"BTC-USDT","instFamily":"BTC-USDT","baseCcy":"","quoteCcy":"","settleCcy":"USDT",
        "ctVal":"0.01","ctMult":"1","ctValCcy":"BTC","ctType":"linear","tickSz":"0.1",
        "lever":"100","state":"live"}]}"#;
    let file = folder("decode-instruments").join("instruments.json");
    std::fs::write(&file, instruments).unwrap();
    let asking = ["decode", "okx", "liquidation-orders", "-"];
    let without = feed(&asking, interest);
    assert_eq!(without.status.code(), Some(1));
    assert!(err(&without).contains("contract size of BTC-USDT-SWAP"), "{}", err(&without));
    let with = [&asking[..], &["--instruments", file.to_str().unwrap()]].concat();
    let output = feed(&with, interest);
    assert!(output.status.success(), "{}", err(&output));
    assert_eq!(lines(&output)[0]["observation"]["amount"], 1.0);
}

#[test]
fn a_wrong_command_line_is_told_on_standard_error_with_exit_code_2() {
    for arguments in [
        &["no-such-command"][..],
        &[],
        &["decode", "mtgox", "tickers", "-"],
        &["decode", "bybit", "tickers"],
        &["record", "--assets", "not a ticker"],
        &["record", "--twin", "ftp://example.org"],
        &["explain", "x.json", "--format", "poem"],
        &["explain", "x.json", "--locale", "xx"],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(out(&output), "", "{arguments:?}");
        assert!(!err(&output).is_empty(), "{arguments:?}");
    }
    assert!(run(&["--help"]).status.success());
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut child =
        wcd(&["feeds"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    drop(child.stdout.take());
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(told, "");
}

#[test]
fn a_snapshot_is_recorded_from_a_twin_and_explained() {
    let twin = Twin::with(&[]);
    let file = folder("record").join("snapshot.json");
    let path = file.to_str().unwrap();
    let output =
        run(&["record", "--venues", "bybit,alternative.me", "--out", path, "--twin", &twin.url]);
    assert!(output.status.success(), "{}", err(&output));
    assert_eq!(out(&output), "");
    assert!(err(&output).contains("feeds read"));
    let snapshot =
        Snapshot::from_json(&std::fs::read_to_string(&file).unwrap()).expect("it is read");
    assert_eq!(snapshot.origin, Origin::Simulation);
    assert!(snapshot.all::<Ticker>().count() >= 4);
    assert!(snapshot.all::<Candle>().any(|(_, candles)| candles.len() > 700));
    assert!(snapshot.all::<Liquidation>().any(|(series, _)| !series.covered.is_empty()));

    let text = run(&["explain", path]);
    assert!(text.status.success(), "{}", err(&text));
    assert!(out(&text).contains("Bitcoin"));
    assert_eq!(out(&text), out(&run(&["explain", path])), "the same file gives the same report");
    let json = out(&run(&["explain", path, "--format", "json"]));
    let report: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(report["simulated"], true);
    assert!(out(&run(&["explain", path, "--format", "markdown"])).starts_with("> **"));
}

#[test]
fn the_twin_can_be_named_in_the_environment_and_the_snapshot_go_to_standard_output() {
    let twin = Twin::with(&[]);
    let output = wcd(&["record", "--venues", "coinbase", "--assets", "BTC"])
        .env("WCD_TWIN", &twin.url)
        .output()
        .expect("it starts");
    assert!(output.status.success(), "{}", err(&output));
    assert!(Snapshot::from_json(&out(&output)).is_ok());
}

#[test]
fn a_recording_of_nothing_leaves_the_published_file_alone() {
    let file = folder("record-nothing").join("snapshot.json");
    std::fs::write(&file, "published before").unwrap();
    let nobody = "http://127.0.0.1:1";
    let path = file.to_str().unwrap();
    let output = run(&["record", "--venues", "alternative.me", "--out", path, "--twin", nobody]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("nothing is written"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "published before");
}

#[test]
fn a_damaged_snapshot_is_one_clear_line() {
    let output = feed(&["explain", "-"], r#"{"format":"why-crypto-down/snapshot","version":99}"#);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(err(&output), "wcd: -: version 99 is not known\n");
}

/// The table's line of a feed asked over HTTP.
fn row<'a>(table: &'a str, venue: &str, feed: &str) -> &'a str {
    let is_it = |line: &&str| {
        let cells: Vec<&str> = line.split_whitespace().collect();
        cells.first() == Some(&venue)
            && cells.get(1) == Some(&feed)
            && cells.get(3) == Some(&"rest")
    };
    table.lines().find(is_it).unwrap_or_else(|| panic!("{venue} {feed} is not in\n{table}"))
}

#[test]
fn the_doctor_finds_each_feed_readable_where_nothing_is_wrong() {
    let twin = Twin::with(&[]);
    let output = run(&["doctor", "--venues", "bybit,gate", "--twin", &twin.url]);
    assert!(output.status.success(), "{}{}", out(&output), err(&output));
    let table = out(&output);
    let tickers = row(&table, "bybit", "tickers");
    assert!(tickers.contains(" 200 ") && tickers.contains(" yes ") && tickers.ends_with("3 rows"));
    assert!(table.contains("liquidation_history: "));
    let kline = table.lines().find(|line| line.contains(" ws-kline ")).unwrap();
    assert!(kline.contains("not subscribed"), "{kline}");
}

#[test]
fn the_doctor_tells_each_fault_exactly() {
    let twin = Twin::with(&[
        "bybit/tickers=no-cors",
        "bybit/kline-hourly=status-451",
        "bybit/orderbook=rename:ts",
        "bybit/kline-daily=html",
        "bybit/account-ratio=truncated",
        "bybit/risk-limit=empty",
        "bybit/open-interest=refuse",
        "bybit/ws-all-liquidation=socket-silent",
        "hyperliquid/*=no-cors",
    ]);
    let asking = ["doctor", "--venues", "bybit,gate,hyperliquid", "--twin", &twin.url];
    let output = run(&asking);
    let table = out(&output);
    let told = |feed, expected: &str| {
        let line = row(&table, "bybit", feed);
        assert!(line.ends_with(expected), "{line}");
    };
    told("tickers", "3 rows; no CORS header: a page cannot read it");
    told("kline-hourly", "451");
    told("orderbook", "missing field result.ts");
    told("kline-daily", "a web page instead of JSON");
    told("risk-limit", "empty payload");
    told("open-interest", "no connection");
    assert!(row(&table, "bybit", "account-ratio").contains("not JSON, or cut off"));
    assert!(row(&table, "bybit", "tickers").contains(" no "));
    let posted = row(&table, "hyperliquid", "meta-and-asset-ctxs");
    assert!(posted.contains("preflight"), "{posted}");
    assert!(output.status.success(), "Gate serves what Bybit cannot:\n{table}");

    let json = out(&run(&[&asking[..], &["--format", "json"]].concat()));
    let findings: Value = serde_json::from_str(&json).expect("JSON");
    let of = |feed: &str| {
        let all = findings["feeds"].as_array().unwrap();
        all.iter().find(|one| one["venue"] == "bybit" && one["feed"] == feed).unwrap().clone()
    };
    assert_eq!(of("tickers")["readable"], false);
    assert_eq!(of("tickers")["cors"], "no");
    assert_eq!(of("kline-hourly")["status"], 451);
    assert_eq!(of("funding-history")["readable"], true);
}

#[test]
fn the_doctor_fails_when_an_answer_that_serves_a_headline_figure_has_changed() {
    let twin = Twin::with(&["bybit/open-interest=status-451", "bybit/tickers=rename:symbol"]);
    let output = run(&["doctor", "--venues", "bybit,gate", "--twin", &twin.url]);
    assert_eq!(output.status.code(), Some(1));
    let table = out(&output);
    assert!(table.contains("readable: an answer has changed"), "{table}");
}

#[test]
fn the_doctor_misses_a_renamed_field_of_an_answer_and_of_a_stream() {
    let twin = Twin::with(&[
        "bybit/tickers=rename:fundingIntervalHour",
        "bybit/risk-limit=rename:mmDeduction",
        "bybit/ws-tickers=rename:lastPrice",
        "okx/funding-rate=rename:nextFundingTime",
        "okx/position-tiers=rename:imr",
        "gate/tickers=rename:volume_24h_quote",
        "binance/exchange-info=rename:filters",
        "binance/ws-ticker=rename:c",
        "coingecko/coins-markets=rename:price_change_percentage_24h",
    ]);
    let venues = "bybit,okx,gate,binance,coingecko";
    let table = out(&run(&["doctor", "--venues", venues, "--twin", &twin.url]));
    for (venue, feed, field) in [
        ("bybit", "tickers", "fundingIntervalHour"),
        ("bybit", "risk-limit", "mmDeduction"),
        ("bybit", "ws-tickers", "lastPrice"),
        ("okx", "funding-rate", "nextFundingTime"),
        ("okx", "position-tiers", "imr"),
        ("gate", "tickers", "volume_24h_quote"),
        ("binance", "exchange-info", "filters"),
        ("binance", "ws-ticker", "c"),
        ("coingecko", "coins-markets", "price_change_percentage_24h"),
    ] {
        let of_feed = |line: &&str| {
            let cells: Vec<&str> = line.split_whitespace().collect();
            cells.first() == Some(&venue) && cells.get(1) == Some(&feed)
        };
        let told = format!("missing field {field}");
        let found = table.lines().filter(of_feed).any(|line| line.ends_with(&told));
        assert!(found, "{venue} {feed} does not miss {field}:\n{table}");
    }
}

#[test]
fn the_doctor_fails_when_a_headline_figure_cannot_be_had() {
    let twin = Twin::with(&["gate/contract-stats-1h=status-500"]);
    let output = run(&["doctor", "--venues", "bybit", "--twin", &twin.url]);
    assert_eq!(output.status.code(), Some(1));
    let table = out(&output);
    assert!(
        table.contains("liquidation_history: 0 of 0 readable: a headline figure cannot be had"),
        "{table}"
    );
}

"""pybit reads Bybit."""

import queue

import pytest
from pybit import unified_trading
from pybit.exceptions import InvalidRequestError

from conftest import near
from scenario import DAY, HOUR

BTC = {"category": "linear", "symbol": "BTCUSDT"}


@pytest.fixture(scope="module")
def http(twin):
    session = unified_trading.HTTP(testnet=False)
    session.endpoint = twin.host("api.bybit.com")
    return session


@pytest.fixture
def market(twin):
    return twin.world.market("BTC", "bybit")


def rows(answer):
    assert answer["retCode"] == 0
    return answer["result"]["list"]


def test_the_clock_is_the_systems(http, now):
    assert abs(int(http.get_server_time()["result"]["timeSecond"]) * 1000 - now) < 60_000


def test_a_ticker_is_the_scenarios(http, twin, market, now):
    (ticker,) = rows(http.get_tickers(**BTC))
    assert float(ticker["lastPrice"]) == near(market.price(now))
    assert float(ticker["lastPrice"]) == near(twin.truth("price_usd.BTC", "bybit"))
    assert float(ticker["markPrice"]) == near(market.mark(now))
    assert float(ticker["indexPrice"]) == near(market.index(now))
    assert float(ticker["openInterest"]) == near(market.open_interest_coins(now))
    assert float(ticker["openInterestValue"]) == near(market.open_interest_usd(now), 1e-7)
    assert float(ticker["fundingRate"]) == near(market.funding(now), 1e-12)
    assert int(ticker["nextFundingTime"]) % market.funding_interval == 0
    bid, ask, coins = market.level(0, now)
    assert float(ticker["bid1Price"]) == near(bid)
    assert float(ticker["ask1Price"]) == near(ask)
    assert float(ticker["ask1Size"]) == near(coins)


def test_all_tickers_are_of_all_coins(http, twin):
    tickers = rows(http.get_tickers(category="linear"))
    assert {row["symbol"] for row in tickers} == {f"{coin}USDT" for coin in twin.world.scenario["assets"]}
    assert rows(http.get_tickers(category="inverse")) == []


@pytest.mark.parametrize(("interval", "length"), [(60, HOUR), ("D", DAY), (5, HOUR // 12)])
def test_bars_are_the_scenarios(http, twin, market, interval, length):
    start = twin.world.end - twin.world.end % length - 20 * length
    bars = rows(http.get_kline(**BTC, interval=interval, start=start, end=start + 19 * length))
    assert [int(bar[0]) for bar in bars] == [start + n * length for n in reversed(range(20))]
    for bar in bars:
        told = market.bar(int(bar[0]), length)
        assert [float(figure) for figure in bar[1:6]] == [near(figure, 1e-7) for figure in told]


def test_bars_of_mark_index_and_premium_are_the_scenarios(http, market):
    for bar in rows(http.get_mark_price_kline(**BTC, interval=60, limit=5)):
        assert float(bar[1]) == near(market.mark(int(bar[0])))
    for bar in rows(http.get_index_price_kline(**BTC, interval=60, limit=5)):
        assert float(bar[1]) == near(market.index(int(bar[0])), 1e-8)
    for bar in rows(http.get_premium_index_price_kline(**BTC, interval=60, limit=5)):
        at = int(bar[0])
        assert float(bar[4]) == near(market.mark(at) / market.index(at) - 1, 1e-11)


def test_open_interest_of_the_past_is_the_scenarios_page_by_page(http, market):
    asked = dict(BTC, intervalTime="1h", limit=50)
    first = http.get_open_interest(**asked)
    second = http.get_open_interest(**asked, cursor=first["result"]["nextPageCursor"])
    hours = [*rows(first), *rows(second)]
    times = [int(row["timestamp"]) for row in hours]
    assert times == [times[0] - n * HOUR for n in range(100)]
    for row in hours:
        told = market.open_interest_coins(int(row["timestamp"]))
        assert float(row["openInterest"]) == near(told)


def test_funding_that_was_paid_is_the_scenarios(http, market):
    paid = rows(http.get_funding_rate_history(**BTC, limit=10))
    assert len(paid) == 10
    for row in paid:
        at = int(row["fundingRateTimestamp"])
        assert at % market.funding_interval == 0
        assert float(row["fundingRate"]) == near(market.funding(at), 1e-12)


def test_the_share_of_long_accounts_is_the_scenarios(http, market):
    for row in rows(http.get_long_short_ratio(**BTC, period="1h", limit=10)):
        assert float(row["buyRatio"]) == near(market.long_share(int(row["timestamp"])), 1e-12)


def test_the_book_is_the_scenarios(http, market, now):
    book = http.get_orderbook(**BTC, limit=50)["result"]
    for number, (bid, ask) in enumerate(zip(book["b"], book["a"], strict=True)):
        told_bid, told_ask, coins = market.level(number, now)
        assert [float(bid[0]), float(ask[0])] == [near(told_bid), near(told_ask)]
        assert [float(bid[1]), float(ask[1])] == [near(coins), near(coins)]
    assert len(book["b"]) == 50


def test_an_instrument_and_its_risk_limits_are_told(http, market):
    (instrument,) = rows(http.get_instruments_info(**BTC))
    assert instrument["fundingInterval"] * 60_000 == market.funding_interval
    assert len(rows(http.get_risk_limit(**BTC))) > 1
    of_coin = rows(http.get_instruments_info(category="linear", baseCoin="ETH"))
    assert [row["symbol"] for row in of_coin] == ["ETHUSDT"]


@pytest.mark.parametrize(
    ("call", "asked"),
    [
        ("get_public_trade_history", BTC),
        ("get_option_delivery_price", {"category": "linear"}),
        ("get_new_delivery_price", {"category": "linear", "baseCoin": "BTC"}),
        ("get_insurance", {}),
        ("get_adl_alert", {}),
        ("get_fee_group_info", {"productType": "contract"}),
        ("get_announcement", {"locale": "en-US"}),
    ],
)
def test_what_is_not_played_is_empty(http, call, asked):
    assert rows(getattr(http, call)(**asked)) == []


def test_limits_and_components_are_about_the_mark_and_the_index(http, market, now):
    limit = http.get_price_limit(**BTC)["result"]
    assert float(limit["sellLmt"]) < market.mark(now) < float(limit["buyLmt"])
    index = http.get_index_price_components(indexName="BTCUSDT")["result"]
    assert float(index["lastPrice"]) == near(market.index(now))
    assert len(http.get_rpi_orderbook(**BTC, limit=5)["result"]["b"]) == 5
    assert http.get_historical_volatility(category="option")["result"] == []


def test_an_unknown_symbol_is_refused_in_bybits_words(http):
    with pytest.raises(InvalidRequestError, match="10001"):
        http.get_tickers(category="linear", symbol="NONEUSDT")


@pytest.fixture
def sockets(live_twin, monkeypatch):
    address = live_twin.host("stream.bybit.com").replace("http", "ws")
    monkeypatch.setattr(unified_trading, "PUBLIC_WSS", address + "/v5/public/{CHANNEL_TYPE}")
    socket = unified_trading.WebSocket(channel_type="linear", testnet=False)
    yield socket
    socket.exit()


def test_the_socket_tells_a_ticker_and_its_changes(live_twin, sockets):
    market = live_twin.world.market("BTC", "bybit")
    heard = queue.Queue()
    sockets.ticker_stream("BTCUSDT", heard.put)
    for _ in range(3):
        message = heard.get(timeout=20)
        # pybit puts snapshot and changes together.
        assert float(message["data"]["lastPrice"]) == near(market.price(message["ts"]), 1e-7)
        assert float(message["data"]["openInterest"]) == near(55_000)


def test_the_socket_tells_limits_and_a_book_without_what_retail_adds(live_twin, sockets):
    market = live_twin.world.market("BTC", "bybit")
    heard = queue.Queue()
    sockets.price_limit_stream("BTCUSDT", heard.put)
    limit = heard.get(timeout=20)
    told = limit["data"]
    assert float(told["sellLmt"]) < market.mark(limit["ts"]) < float(told["buyLmt"])
    sockets.rpi_orderbook_stream("BTCUSDT", heard.put)
    while "orderbook" not in (book := heard.get(timeout=20))["topic"]:
        pass
    assert len(book["data"]["b"]) == len(book["data"]["a"]) == 50


def test_the_socket_tells_each_liquidation(live_twin, sockets):
    heard = queue.Queue()
    sockets.all_liquidation_stream(["BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT"], heard.put)
    seen = 0
    while seen < 4:
        for row in heard.get(timeout=20)["data"]:
            told = live_twin.world.liquidation(round((row["T"] - live_twin.world.end) / 100))
            assert (told["at"], told["market"]) == (row["T"], "bybit")
            assert row["s"] == f"{told['coin']}USDT"
            # The side of the position.
            assert row["S"] == {"long": "Buy", "short": "Sell"}[told["side"]]
            assert float(row["p"]) == near(told["price"])
            assert float(row["v"]) == near(told["coins"])
            seen += 1

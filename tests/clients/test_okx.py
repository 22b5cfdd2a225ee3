"""python-okx reads OKX."""

import pytest
from okx import MarketData, PublicData, Status, TradingData

from conftest import near
from scenario import DAY, HOUR

BTC = "BTC-USDT-SWAP"
CONTRACT = 0.01


def client(kind):
    @pytest.fixture(scope="module")
    def made(twin):
        api = kind(flag="0", domain=twin.host("www.okx.com"))
        yield api
        api.close()

    return made


public = client(PublicData.PublicAPI)
prices = client(MarketData.MarketAPI)
trading = client(TradingData.TradingDataAPI)
status = client(Status.StatusAPI)


@pytest.fixture
def market(twin):
    return twin.world.market("BTC", "okx")


def data(answer):
    assert answer["code"] == "0", answer
    return answer["data"]


def test_the_clock_is_the_systems(public, now):
    (row,) = data(public.get_system_time())
    assert abs(int(row["ts"]) - now) < 60_000


def test_a_ticker_is_the_scenarios(prices, twin, market, now):
    (ticker,) = data(prices.get_ticker(BTC))
    assert float(ticker["last"]) == near(market.price(now))
    assert float(ticker["last"]) == near(twin.truth("price_usd.BTC", "okx"))
    bid, ask, coins = market.level(0, now)
    assert [float(ticker["bidPx"]), float(ticker["askPx"])] == [near(bid), near(ask)]
    assert float(ticker["bidSz"]) * CONTRACT == near(coins)
    assert float(ticker["open24h"]) == near(market.price(int(ticker["ts"]) - DAY), 1e-7)
    coins = market.volume(int(ticker["ts"]) - DAY, int(ticker["ts"]))
    assert float(ticker["volCcy24h"]) == near(coins, 1e-6)


def test_all_tickers_are_of_all_coins(prices, twin):
    told = {row["instId"] for row in data(prices.get_tickers(instType="SWAP"))}
    assert told == {f"{coin}-USDT-SWAP" for coin in twin.world.scenario["assets"]}
    assert data(prices.get_tickers(instType="SPOT")) == []


def test_an_index_is_the_scenarios(prices, twin, market, now):
    (ticker,) = data(prices.get_index_tickers(instId="BTC-USDT"))
    assert float(ticker["idxPx"]) == near(market.index(now))
    all_of_them = data(prices.get_index_tickers(quoteCcy="USDT"))
    assert [row["instId"] for row in all_of_them] == [
        f"{coin}-USDT" for coin in twin.world.scenario["assets"]
    ]
    assert data(prices.get_index_tickers(quoteCcy="BTC")) == []
    index = data(prices.get_index_components("BTC-USDT"))
    assert float(index["last"]) == near(market.index(now))


def test_a_family_is_told_alone(public, prices):
    eth = ["ETH-USDT-SWAP"]
    named = [
        lambda by: public.get_open_interest("SWAP", **by),
        lambda by: public.get_mark_price("SWAP", **by),
        lambda by: public.get_instruments("SWAP", **by),
        lambda by: prices.get_tickers("SWAP", **by),
    ]
    for call in named:
        for by in ({"uly": "ETH-USDT"}, {"instFamily": "ETH-USDT"}):
            assert [row["instId"] for row in data(call(by))] == eth
        assert call({"uly": "NONE-USDT"})["code"] == "51001"


def test_contracts_and_coins_are_converted(public):
    (row,) = data(public.get_convert_contract_coin(type="1", instId=BTC, sz="1.5"))
    assert float(row["sz"]) == 1.5 / CONTRACT
    (row,) = data(public.get_convert_contract_coin(type="2", instId=BTC, sz="150"))
    assert float(row["sz"]) == near(150 * CONTRACT)


@pytest.mark.parametrize(
    ("call", "instrument", "price"),
    [
        ("get_candlesticks", BTC, "price"),
        ("get_history_candlesticks", BTC, "price"),
        ("get_mark_price_candlesticks", BTC, "mark"),
        ("get_index_candlesticks", "BTC-USDT", "index"),
    ],
)
@pytest.mark.parametrize(("bar", "length"), [("1H", HOUR), ("1Dutc", DAY), ("5m", HOUR // 12)])
def test_candles_are_the_scenarios(prices, twin, market, call, instrument, price, bar, length):
    after = twin.world.end - twin.world.end % length
    rows = data(getattr(prices, call)(instrument, after=str(after), bar=bar, limit="20"))
    assert [int(row[0]) for row in rows] == [after - n * length for n in range(1, 21)]
    for row in rows:
        start = int(row[0])
        of = getattr(market, price)
        assert [float(row[1]), float(row[4])] == [near(of(start), 2e-8), near(of(start + length), 2e-8)]
        assert row[-1] == "1"
        if price == "price":
            _, high, low, _, volume = market.bar(start, length)
            assert [float(row[2]), float(row[3])] == [near(high), near(low)]
            assert float(row[6]) == near(volume, 1e-7)
            assert float(row[5]) * CONTRACT == near(volume, 1e-7)


def test_days_begin_in_hong_kong_unless_asked_otherwise(prices, market):
    for row in data(prices.get_candlesticks(BTC, bar="1D", limit="5")):
        assert int(row[0]) % DAY == 16 * HOUR
        assert float(row[1]) == near(market.price(int(row[0])))


def test_the_book_is_the_scenarios(prices, market, now):
    (book,) = data(prices.get_orderbook(BTC, sz="30"))
    assert len(book["bids"]) == len(book["asks"]) == 30
    for number, (bid, ask) in enumerate(zip(book["bids"], book["asks"])):
        told_bid, told_ask, coins = market.level(number, now)
        assert [float(bid[0]), float(ask[0])] == [near(told_bid), near(told_ask)]
        assert float(bid[1]) * CONTRACT == near(coins)


def test_open_interest_is_the_scenarios(public, twin, market, now):
    (row,) = data(public.get_open_interest(instType="SWAP", instId=BTC))
    assert float(row["oiCcy"]) == near(market.open_interest_coins(now))
    assert float(row["oi"]) * CONTRACT == near(market.open_interest_coins(now))
    assert float(row["oiUsd"]) == near(market.open_interest_usd(now), 1e-6)
    assert float(row["oiCcy"]) == near(twin.truth("open_interest_coins.BTC", "okx"))


def test_open_interest_of_the_past_is_the_scenarios(trading, market):
    rows = data(trading.get_open_interest_history(BTC, period="1H", limit="50"))
    assert len(rows) == 50
    for time, contracts, coins, dollars in rows:
        at = int(time)
        assert float(coins) == near(market.open_interest_coins(at))
        assert float(contracts) * CONTRACT == near(market.open_interest_coins(at))
        assert float(dollars) == near(market.open_interest_usd(at), 1e-6)
    for time, dollars, _ in data(trading.get_contracts_interest_volume("BTC", period="1H")):
        assert float(dollars) == near(market.open_interest_usd(int(time)), 1e-6)


def test_funding_is_the_scenarios(public, market, now):
    (row,) = data(public.get_funding_rate(BTC))
    assert float(row["fundingRate"]) == near(market.funding(now), 1e-12)
    assert int(row["nextFundingTime"]) - int(row["fundingTime"]) == market.funding_interval
    paid = data(public.funding_rate_history(BTC, limit="10"))
    assert len(paid) == 10
    for row in paid:
        assert float(row["realizedRate"]) == near(market.funding(int(row["fundingTime"])), 1e-12)


def test_the_mark_price_is_the_scenarios(public, market, now):
    (row,) = data(public.get_mark_price(instType="SWAP", instId=BTC))
    assert float(row["markPx"]) == near(market.mark(now))
    (limit,) = data(public.get_price_limit(BTC))
    assert float(limit["sellLmt"]) < market.mark(now) < float(limit["buyLmt"])


def test_takers_and_long_accounts_are_the_scenarios(trading, market):
    for time, ratio in data(trading.get_long_short_ratio("BTC", period="1H")):
        long = market.long_share(int(time))
        assert float(ratio) == near(long / (1 - long), 1e-11)
    for time, sold, bought in data(trading.get_taker_volume("BTC", "CONTRACTS", period="1H"))[1:]:
        volume = market.volume(int(time), int(time) + HOUR)
        assert float(sold) + float(bought) == near(volume, 1e-6)


def test_instruments_and_tiers_are_told(public, trading, twin):
    coins = list(twin.world.scenario["assets"])
    (instrument,) = data(public.get_instruments(instType="SWAP", instId=BTC))
    assert float(instrument["ctVal"]) == CONTRACT
    assert len(data(public.get_position_tiers("SWAP", "cross", instFamily="BTC-USDT"))) > 1
    assert data(public.get_underlying(instType="SWAP")) == [[f"{coin}-USDT" for coin in coins]]
    assert data(trading.get_support_coin())["contract"] == coins


def test_what_is_not_played_is_empty(public, prices, trading, status):
    assert data(status.status()) == []
    assert data(prices.get_trades(BTC)) == []
    assert data(prices.get_history_trades(instId=BTC)) == []
    assert data(prices.get_block_trades(instId=BTC)) == []
    assert data(public.get_opt_summary(uly="BTC-USD")) == []
    assert data(public.get_insurance_fund(instType="SWAP", uly="BTC-USDT")) == []
    assert data(public.get_delivery_exercise_history("FUTURES", uly="BTC-USD")) == []
    assert data(trading.get_put_call_ratio("BTC")) == []
    assert data(trading.get_margin_lending_ratio("BTC")) == []


def test_an_unknown_instrument_is_refused_in_okxs_words(prices):
    answer = prices.get_ticker("NONE-USDT-SWAP")
    assert (answer["code"], answer["data"]) == ("51001", [])

"""gate-api reads Gate."""

import time

import gate_api
import pytest
from gate_api.exceptions import GateApiException

from conftest import near
from scenario import DAY, HOUR

BTC = "BTC_USDT"
CONTRACT = 0.0001


@pytest.fixture(scope="module")
def futures(twin):
    configuration = gate_api.Configuration(host=twin.host("api.gateio.ws/api/v4"))
    return gate_api.FuturesApi(gate_api.ApiClient(configuration))


@pytest.fixture
def market(twin):
    return twin.world.market("BTC", "gate")


def test_a_ticker_is_the_scenarios(futures, twin, market, now):
    (ticker,) = futures.list_futures_tickers("usdt", contract=BTC)
    assert float(ticker.last) == near(market.price(now))
    assert float(ticker.last) == near(twin.truth("price_usd.BTC", "gate"))
    assert float(ticker.mark_price) == near(market.mark(now))
    assert float(ticker.index_price) == near(market.index(now))
    assert float(ticker.funding_rate) == near(market.funding(now), 1e-12)
    assert float(ticker.total_size) * CONTRACT == near(market.open_interest_coins(now), CONTRACT / 2)
    traded = sorted(market.volume(at - DAY, at) for at in (now, round(time.time() * 1000)))
    assert traded[0] - 1e-6 <= float(ticker.volume_24h_base) <= traded[1] + 1e-6


def test_all_tickers_are_of_all_coins(futures, twin):
    told = {ticker.contract for ticker in futures.list_futures_tickers("usdt")}
    assert told == {f"{coin}_USDT" for coin in twin.world.scenario["assets"]}


def test_a_contract_is_the_scenarios(futures, market, now):
    contract = futures.get_futures_contract("usdt", BTC)
    assert float(contract.quanto_multiplier) == CONTRACT
    assert contract.funding_interval * 1000 == market.funding_interval
    assert float(contract.funding_rate) == near(market.funding(now), 1e-12)
    assert float(contract.mark_price) == near(market.mark(now))
    assert len(futures.list_futures_contracts("usdt")) == 4
    assert len(futures.list_futures_contracts_all("usdt")) == 4


def test_statistics_are_the_scenarios(futures, twin, market):
    first = (twin.world.end - DAY) // 1000
    hours = futures.list_contract_stats("usdt", BTC, _from=first, interval="1h", limit=24)
    assert [row.time for row in hours] == [first + n * 3600 for n in range(24)]
    for row in hours:
        at = row.time * 1000
        # The client keeps whole contracts of it.
        coins = float(row.open_interest) * CONTRACT
        assert coins == near(market.open_interest_coins(at), CONTRACT)
        assert row.open_interest_usd == near(market.open_interest_usd(at), 1e-6)
        assert row.mark_price == near(market.mark(at))
        long = market.long_share(at)
        assert row.lsr_account == near(long / (1 - long), 1e-11)
        events = market.liquidations(at, at + HOUR - 1)
        closed = {
            side: (
                sum(coins for _, of, _, coins in events if of == side),
                sum(coins * price for _, of, price, coins in events if of == side),
            )
            for side in ("long", "short")
        }
        assert float(row.long_liq_size) * CONTRACT == near(closed["long"][0], 1e-8)
        assert float(row.short_liq_size) * CONTRACT == near(closed["short"][0], 1e-8)
        assert row.long_liq_usd == near(closed["long"][1], 1e-7)
        assert row.short_liq_usd == near(closed["short"][1], 1e-7)
    # There were liquidations in these hours, so the sums above say something.
    assert sum(row.long_liq_usd for row in hours) > 1_000_000


def test_liquidations_of_five_minutes_sum_to_the_truth(futures, twin):
    truth = twin.own("truth")
    at = truth["at"]
    told = 0.0
    start = -(-(at - DAY) // 300_000) * 300
    while start * 1000 <= at:
        bars = futures.list_contract_stats("usdt", BTC, _from=start, interval="5m", limit=100)
        told += sum(bar.long_liq_usd for bar in bars)
        start = bars[-1].time + 300
    assert told == near(truth["by_venue"]["long_liquidations_usd.24h.BTC"]["gate"], 1e-5)


@pytest.mark.parametrize(("interval", "length"), [("1h", HOUR), ("1d", DAY), ("5m", HOUR // 12)])
def test_candles_are_the_scenarios(futures, twin, market, interval, length):
    start = (twin.world.end - twin.world.end % length - 20 * length) // 1000
    stop = start + 19 * length // 1000
    candles = futures.list_futures_candlesticks("usdt", BTC, _from=start, to=stop, interval=interval)
    assert [int(candle.t) for candle in candles] == [start + n * length // 1000 for n in range(20)]
    for candle in candles:
        prices = [float(price) for price in (candle.o, candle.h, candle.l, candle.c)]
        *told, volume = market.bar(int(candle.t) * 1000, length)
        assert prices == [near(price) for price in told]
        assert float(candle.v) * CONTRACT == near(volume, CONTRACT)


def test_candles_of_mark_and_premium_are_the_scenarios(futures, market):
    for candle in futures.list_futures_candlesticks("usdt", f"mark_{BTC}", interval="1h", limit=5):
        assert float(candle.o) == near(market.mark(int(candle.t) * 1000))
    for candle in futures.list_futures_premium_index("usdt", BTC, interval="1h", limit=5):
        at = int(candle.t) * 1000
        assert float(candle.o) == near(market.mark(at) / market.index(at) - 1, 1e-11)


def test_funding_that_was_paid_is_the_scenarios(futures, market):
    paid = futures.list_futures_funding_rate_history("usdt", BTC, limit=10)
    assert len(paid) == 10
    for row in paid:
        assert row.t * 1000 % market.funding_interval == 0
        assert float(row.r) == near(market.funding(row.t * 1000), 1e-12)
    several = gate_api.BatchFundingRatesRequest(contracts=[BTC, "ETH_USDT"])
    both = futures.list_batch_futures_funding_rates("usdt", several)
    assert [row.contract for row in both] == [BTC, "ETH_USDT"]
    assert both[0].data[0].r == paid[0].r


def test_liquidated_orders_are_the_scenarios(futures, twin, market):
    last = market.liquidations(0, twin.world.end)[-1][0] // 1000
    told = futures.list_liquidated_orders("usdt", contract=BTC, _from=last - 1800, to=last + 1)
    events = market.liquidations((last - 1800) * 1000, (last + 1) * 1000)
    assert len(told) == len(events) > 0
    for order, (at, side, price, coins) in zip(told, reversed(events), strict=True):
        assert (order.time, order.contract) == (at // 1000, BTC)
        # The position's size, above zero for a long; the order that closed it is opposite.
        sign = 1 if side == "long" else -1
        assert int(order.size) * CONTRACT == near(sign * coins)
        assert int(order.order_size) == -int(order.size)
        assert float(order.fill_price) == near(price)
    everywhere = futures.list_liquidated_orders("usdt", _from=last - 1800, to=last + 1, limit=1000)
    assert len(everywhere) > len(told)
    assert sum(order.contract == BTC for order in everywhere) == len(told)


def test_the_book_is_the_scenarios(futures, market, now):
    book = futures.list_futures_order_book("usdt", BTC, limit=30, with_id=True)
    assert len(book.bids) == len(book.asks) == 30
    for number, (bid, ask) in enumerate(zip(book.bids, book.asks)):
        told_bid, told_ask, coins = market.level(number, now)
        assert [float(bid.p), float(ask.p)] == [near(told_bid), near(told_ask)]
        assert float(bid.s) * CONTRACT == near(coins, CONTRACT / 2)
    assert len(futures.list_futures_rpi_order_book("usdt", BTC, limit=5).bids) == 5


def test_risk_limits_fall_with_size(futures):
    tiers = futures.list_futures_risk_limit_tiers("usdt", contract=BTC)
    leverages = [float(tier.leverage_max) for tier in tiers]
    assert leverages == sorted(leverages, reverse=True)
    assert len(futures.list_futures_risk_limit_tiers("usdt")) == 4 * len(tiers)


def test_what_is_not_played_is_empty(futures):
    assert futures.list_futures_trades("usdt", BTC) == []
    assert futures.list_futures_insurance_ledger("usdt") == []
    assert futures.get_index_constituents("usdt", BTC).constituents == []
    assert futures.list_futures_adl_risk_states("usdt").states == {}
    assert futures.list_futures_contracts("btc") == []


def test_an_unknown_contract_is_refused_in_gates_words(futures):
    with pytest.raises(GateApiException) as refused:
        futures.get_futures_contract("usdt", "NONE_USDT")
    assert refused.value.label == "CONTRACT_NOT_FOUND"

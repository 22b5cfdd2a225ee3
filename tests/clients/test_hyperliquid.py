"""hyperliquid-python-sdk reads Hyperliquid."""

import queue

import pytest
from hyperliquid.info import Info
from hyperliquid.utils.error import ClientError

from conftest import near
from scenario import DAY, HOUR


@pytest.fixture(scope="module")
def info(twin):
    return Info(twin.host("api.hyperliquid.xyz"), skip_ws=True)


@pytest.fixture
def market(twin):
    return twin.world.market("BTC", "hyperliquid")


def test_the_listing_is_of_all_coins(info, twin):
    coins = list(twin.world.scenario["assets"])
    assert [coin["name"] for coin in info.meta()["universe"]] == coins
    assert info.name_to_asset("ETH") == coins.index("ETH")
    assert [dex and dex["name"] for dex in info.perp_dexs()] == [None, "xyz"]


def test_contexts_are_the_scenarios(info, twin, now):
    meta, contexts = info.meta_and_asset_ctxs()
    for coin, context in zip(meta["universe"], contexts, strict=True):
        market = twin.world.market(coin["name"], "hyperliquid")
        assert float(context["markPx"]) == near(market.mark(now))
        assert float(context["oraclePx"]) == near(market.index(now))
        assert float(context["midPx"]) == near(market.price(now))
        assert float(context["openInterest"]) == near(market.open_interest_coins(now))
        assert float(context["funding"]) == near(market.funding(now), 1e-12)
        coins = twin.truth(f"open_interest_coins.{coin['name']}", "hyperliquid")
        assert float(context["openInterest"]) == near(coins)
        price = twin.truth(f"price_usd.{coin['name']}", "hyperliquid")
        assert float(context["midPx"]) == near(price)


def test_all_mids_are_the_scenarios(info, twin, now):
    for coin, price in info.all_mids().items():
        assert float(price) == near(twin.world.market(coin, "hyperliquid").price(now))


@pytest.mark.parametrize(("interval", "length"), [("1h", HOUR), ("1d", DAY), ("5m", HOUR // 12)])
def test_candles_are_the_scenarios(info, twin, market, interval, length):
    start = twin.world.end - twin.world.end % length - 20 * length
    candles = info.candles_snapshot("BTC", interval, start, start + 19 * length)
    assert [candle["t"] for candle in candles] == [start + n * length for n in range(20)]
    for candle in candles:
        figures = [float(candle[name]) for name in ("o", "h", "l", "c", "v")]
        assert figures == [near(figure, 1e-7) for figure in market.bar(candle["t"], length)]


def test_funding_that_was_paid_is_the_scenarios(info, twin, market):
    paid = info.funding_history("BTC", twin.world.end - DAY, twin.world.end)
    assert [row["time"] for row in paid] == [twin.world.end - DAY + n * HOUR for n in range(25)]
    for row in paid:
        assert float(row["fundingRate"]) == near(market.funding(row["time"]), 1e-12)


def test_the_book_is_the_scenarios(info, market, now):
    bids, asks = info.l2_snapshot("BTC")["levels"]
    assert len(bids) == len(asks) == 20
    for number, (bid, ask) in enumerate(zip(bids, asks)):
        told_bid, told_ask, coins = market.level(number, now)
        assert [float(bid["px"]), float(ask["px"])] == [near(told_bid), near(told_ask)]
        assert float(bid["sz"]) == near(coins)


def test_nothing_is_played_of_spot_and_accounts(info):
    assert info.spot_meta()["universe"] == []
    assert info.spot_meta_and_asset_ctxs()[1] == []
    nobody = "0x" + "0" * 40
    assert info.user_fills(nobody) == []
    assert info.open_orders(nobody) == []
    assert info.user_state(nobody)["assetPositions"] == []
    assert float(info.user_state(nobody)["marginSummary"]["accountValue"]) == 0
    assert info.spot_user_state(nobody)["balances"] == []
    assert float(info.user_fees(nobody)["userCrossRate"]) > 0
    assert float(info.user_staking_summary(nobody)["delegated"]) == 0
    assert info.query_order_by_oid(nobody, 1)["status"] == "unknownOid"
    assert info.user_rate_limit(nobody)["nRequestsUsed"] == 0
    assert info.user_role(nobody) == {"role": "missing"}
    assert info.extra_agents(nobody) == []


@pytest.mark.parametrize(
    "call",
    [
        "user_staking_delegations",
        "user_staking_rewards",
        "delegator_history",
        "historical_orders",
        "user_twap_slice_fills",
        "user_vault_equities",
    ],
)
def test_a_history_of_an_account_is_empty(info, call):
    assert getattr(info, call)("0x" + "0" * 40) == []


@pytest.mark.parametrize(
    "call",
    [
        "portfolio",
        "query_referral_state",
        "query_sub_accounts",
        "query_user_to_multi_sig_signers",
        "query_user_dex_abstraction_state",
        "query_spot_deploy_auction_status",
    ],
)
def test_what_else_is_asked_of_an_account_is_answered(info, call):
    getattr(info, call)("0x" + "0" * 40)


def test_builders_markets_are_listed_where_they_are_asked_for(twin):
    info = Info(twin.host("api.hyperliquid.xyz"), skip_ws=True, perp_dexs=["", "xyz"])
    assert info.name_to_asset("BTC") == 0
    names = [market["name"] for market in info.meta(dex="xyz")["universe"]]
    assert [info.name_to_asset(name) for name in names] == [110_000 + n for n in range(len(names))]


def test_an_unknown_question_is_refused_as_the_venue_does(info):
    with pytest.raises(ClientError) as refused:
        info.post("/info", {"type": "nothing"})
    assert refused.value.status_code == 422


def test_the_socket_tells_what_it_is_asked(live_twin):
    info = Info(live_twin.host("api.hyperliquid.xyz"))
    world = live_twin.world
    heard = {kind: queue.Queue() for kind in ("allMids", "l2Book", "bbo", "activeAssetCtx", "candle")}
    for kind, told in heard.items():
        asked = {"type": kind}
        if kind != "allMids":
            asked["coin"] = "BTC"
        if kind == "candle":
            asked["interval"] = "1h"
        info.subscribe(asked, told.put)
    # Two of each: the state at once, and one more unasked.
    first = {kind: [told.get(timeout=20)["data"] for _ in range(2)] for kind, told in heard.items()}
    info.disconnect_websocket()
    market = world.market("BTC", "hyperliquid")
    for book in first["l2Book"]:
        assert float(book["levels"][0][0]["px"]) == near(market.level(0, book["time"])[0], 1e-7)
    for best in first["bbo"]:
        assert float(best["bbo"][1]["px"]) == near(market.level(0, best["time"])[1], 1e-7)
    for context in first["activeAssetCtx"]:
        assert float(context["ctx"]["openInterest"]) == near(market.open_interest_coins(world.end))
    for candle in first["candle"]:
        assert float(candle["o"]) == near(market.price(candle["t"]))
    assert set(first["allMids"][0]["mids"]) == set(world.scenario["assets"])

"""The scenarios with one known cause each, told by a few numbers.

scripts/scenarios.py writes them. tests/scenarios/README.md documents the format: paths are drawn
through knots from seeds when the file is read, and so are the closings of positions.
"""

import math
import zlib

from markets import (COINS, FUNDING_HOURS, FUNDING_OFFSET, MARK_FACTOR, OPEN_INTEREST, PRICE_FACTOR,
                     SPOT, VOLUME, between, fear, sensible)

# Where prices end.
LAST = {"BTC": 67_630, "ETH": 1_952.7, "SOL": 79.85, "XRP": 1.3412}
BETA = {"BTC": 1.0, "ETH": 1.25, "SOL": 1.4, "XRP": 1.1}
# What a coin does by itself, percent a day.
OWN_PCT = {"BTC": 0.0, "ETH": 1.0, "SOL": 1.5, "XRP": 1.5}
# A coin's part of the positions that are closed by force, and a market's.
FORCED_OF_COIN = {"BTC": 1.0, "ETH": 0.8, "SOL": 0.3, "XRP": 0.15}
FORCED_AT = {"gate": 1.0, "okx": 0.9, "bybit": 1.6, "binance": 1.5, "deribit": 0.05}
# How far back anybody tells closings, in hours: Gate all, OKX a week, the others while they are
# listened to.
REACH = {"gate": 8_760, "okx": 170}
PERPETUAL_ACCOUNTS = ("binance", "bybit", "okx", "gate")
YEAR = -8_784
MONTH = -745


def seed(*words):
    return zlib.crc32("-".join(words).encode())


def shaped(before, today, at=-25):
    """A figure that changes within the hour `at` and stays."""
    return [[MONTH, before], [at - 1, before], [at, today], [0, today]]


def through(knots, digits=6):
    return [[hour, sensible(figure, digits)] for hour, figure in knots]


def wobbled(knots, size, *name, every_h=6, absolute=False, digits=6):
    path = {"through": through(knots, digits)}
    if size:
        path["wobble"] = {"seed": seed(*name), "size": size, "every_h": every_h}
        if absolute:
            path["wobble"]["absolute"] = True
    return path


def price_path(plan, coin):
    """Bitcoin's knots, or another coin's by its beta and what it does beside that."""
    btc = plan["btc"]
    extra = plan.get("beside", {}).get(coin, [(0, 0.0)])
    last = LAST[coin]

    def at(hour, price):
        usual = BETA[coin] * math.log(price / LAST["BTC"])
        return last * math.exp(usual + between(extra, hour))

    hours = sorted({hour for hour, _ in btc} | ({hour for hour, _ in extra} if coin != "BTC" else set()))
    line = [(hour, math.log(price)) for hour, price in btc]
    knots = [[hour, sensible(at(hour, math.exp(between(line, hour))), 7)] for hour in hours]
    shared = plan["daily_pct"]
    walks = [{"seed": seed(plan["name"], "market"), "daily_pct": sensible(shared * BETA[coin], 4)}]
    if plan["equity_pct"]:
        walks.append({"seed": seed(plan["name"], "equities"),
                      "daily_pct": sensible(plan["equity_pct"] * BETA[coin], 4)})
    if OWN_PCT[coin]:
        walks.append({"seed": seed(plan["name"], coin), "daily_pct": OWN_PCT[coin]})
    return {"through": knots, "walks": walks}


def unwindings(plan, coin, market):
    part = FORCED_OF_COIN[coin] * FORCED_AT[market]
    drawn = []
    for number, run in enumerate(plan["forced"]):
        if run.get("only", market) != market or market in run.get("but", ()):
            continue
        start = max(run["from_h"], -REACH.get(market, 26))
        if run["to_h"] <= start:
            continue
        length = (run["to_h"] - start) / (run["to_h"] - run["from_h"])
        scale = 1.0 if "exact" in run else part
        if "exact" in run and coin != run["exact"]:
            continue
        for side in ("long", "short"):
            usd = run.get(side, 0) * scale * length
            if usd:
                few = 1.0 if coin == "BTC" else 0.4
                drawn.append({
                    "seed": seed(plan["name"], coin, market, side, str(number)), "closed": side,
                    "from_h": start, "to_h": run["to_h"], "usd": sensible(usd, 5),
                    "count": max(4, round(run["count"] * few * length)),
                    **({"branching": run["branching"], "half_life_s": run["half_life_s"]}
                       if "branching" in run and side == run["excited"] else {})})
    return drawn


def market_world(plan, coin, market):
    name = (plan["name"], coin, market)
    hourly = VOLUME[coin][market] / 24 * plan["busy"]
    spread = {"BTC": 0.2, "ETH": 0.3, "SOL": 0.8, "XRP": 0.9}[coin]
    spot = market in SPOT
    world = {"price_factor": PRICE_FACTOR[market]}
    if spot and "spot_premium_pct" in plan:
        world["premium_pct"] = plan["spot_premium_pct"]
    if not spot and "perp_lag_s" in plan:
        world["lag_s"] = plan["perp_lag_s"]
    busy = plan["spot_busy_today"] if spot and "spot_busy_today" in plan else plan["busy_today"]
    volume = plan.get("volume") or shaped(1.0, busy)
    world["volume_coins_per_h"] = wobbled([(h, f * hourly) for h, f in volume], 0.08, *name, "volume",
                                          every_h=12, digits=5)
    today = plan["spot_takers"] if spot else plan["perp_takers"]
    world["taker_buy_share"] = wobbled(shaped(0.498, today), 0.006, *name, "taker", absolute=True)
    world["depth"] = {"spread_bps": spread, "levels": 100,
                      "coins_per_pct": sensible(VOLUME[coin][market] / 90, 3)}
    if spot:
        return world
    world["mark_factor"] = MARK_FACTOR[market]
    world["index_factor"] = plan.get("index_factor", 1.0003)
    amount = OPEN_INTEREST[coin][market] * plan.get("open_interest_times", {}).get(market, 1.0)
    shape = plan.get("positions_of", {}).get(coin, plan["positions"])
    unit = ("open_interest_usd" if market == "deribit" and coin in ("BTC", "ETH")
            else "open_interest_coins")
    world[unit] = wobbled([(h, f * amount) for h, f in shape], plan["positions_wobble"], *name, "oi")
    hours = FUNDING_HOURS[market]
    world["funding"] = {
        "interval_h": hours,
        "fraction": wobbled([(h, (f + FUNDING_OFFSET[market]) * hours / 8)
                             for h, f in plan["funding"]],
                            0.000006 * hours / 8, *name, "funding", every_h=24, absolute=True)}
    if market in PERPETUAL_ACCOUNTS:
        world["long_account_share"] = wobbled(plan["long_accounts"], 0.004, *name, "accounts",
                                              every_h=24, absolute=True)
    if market in FORCED_AT:
        world["unwindings"] = unwindings(plan, coin, market)
    return world


def sessions():
    """Six and a half hours a day, five days of seven; the last one ends half an hour before the
    end."""
    days = [day for day in range(31, -1, -1) if day % 7 not in (3, 4)]
    return [[-24 * day - 7, -24 * day - 0.5] for day in days]


def wider(plan):
    equities, gold, euro = plan["equities"], plan["gold"], plan["euro"]
    return {
        "equities": {
            "price": {"through": equities,
                      "walks": [{"seed": seed(plan["name"], "equities"), "daily_pct": 1.0}]},
            "sessions": sessions(), "volume_per_h": [[0, 90]]},
        "gold": {"price": {"through": gold,
                           "walks": [{"seed": seed(plan["name"], "gold"), "daily_pct": 0.7}]},
                 "volume_per_h": [[0, 40]]},
        "euro": {"price": {"through": euro,
                           "walks": [{"seed": seed(plan["name"], "euro"), "daily_pct": 0.35}]},
                 "volume_per_h": [[0, 2_000_000]]},
    }


def scenario(plan):
    markets = plan.get("markets")
    listed = {coin: [m for m in sorted(VOLUME[coin]) if markets is None or m in markets]
              for coin in COINS}
    world = {
        "name": plan["name"], "about": plan["about"], "cause": plan["cause"],
        "assets": {coin: {"price_usd": price_path(plan, coin), "wick_pct": 0.05,
                          "venues": {m: market_world(plan, coin, m) for m in listed[coin]}}
                   for coin in COINS},
    }
    if not plan.get("no_publishers"):
        world |= {
            "implied_volatility_pct": {
                coin: wobbled([(h, f * up) for h, f in plan["dvol"]], 0.012, plan["name"], "dvol",
                              coin, every_h=24)
                for coin, up in (("BTC", 1.0), ("ETH", 1.35))},
            "fear_greed": fear(40, plan["fear_greed"]),
            "global": plan["global"],
            "derivatives_venues": [
                {"name": name, "open_interest_btc": amount} for name, amount in [
                    ("Binance (Futures)", 412_000.5), ("Bybit (Futures)", 231_000.25),
                    ("Gate (Futures)", 186_400.0), ("OKX (Futures)", 121_800.75),
                    ("Hyperliquid (Futures)", 118_300.0), ("Deribit", 47_100.5)]],
            "treasuries": [
                {"name": "Strategy", "symbol": "MSTR.US", "holdings_coins": 714_644,
                 "cost_usd": 714_644 * 76_052},
                {"name": "MARA Holdings", "symbol": "MARA.US", "holdings_coins": 53_250,
                 "cost_usd": 4_640_000_000}],
            "wider_markets": wider(plan),
        }
    for optional in ("faults", "tether_usd"):
        if optional in plan:
            world[optional] = plan[optional]
    world["live"] = {"price_swing_pct": 0.08, "swing_period_s": 60, "liquidation_every_s": 3,
                     "liquidation_usd": plan["live_usd"], "long_pct": plan["live_long_pct"]}
    return world


def year_to(month_ago):
    """A year before that month: far away, then there."""
    return [(YEAR, 0.86 * month_ago), (-4_392, 1.17 * month_ago)]


# An uneventful world. Each plan says what is different in it.
CALM = {
    "daily_pct": 1.9, "equity_pct": 0.7,
    "positions": [(MONTH, 0.985), (-700, 0.99), (-34, 1.0), (0, 1.0)], "positions_wobble": 0.002,
    "funding": [(MONTH, 0.00006), (-26, 0.00006), (0, 0.00006)],
    "perp_takers": 0.497, "spot_takers": 0.498,
    "long_accounts": [(MONTH, 0.58), (0, 0.6)],
    "forced": [{"from_h": -8_760, "to_h": -26, "long": 600e6, "short": 560e6, "count": 2_600},
               {"from_h": -26, "to_h": -0.01, "long": 2.2e6, "short": 1.2e6, "count": 40}],
    "dvol": [(MONTH, 45), (-26, 44), (0, 46)],
    "busy": 1.0, "busy_today": 1.1,
    "fear_greed": [(-40, 52), (-30, 49), (-7, 48), (0, 41)],
    "global": {"market_cap_usd": [[-744, 2.4e12], [-24, 2.42e12], [0, 2.33e12]],
               "bitcoin_dominance_pct": [[-744, 57.2], [0, 57.4]],
               "volume_24h_usd": [[-744, 9.4e10], [0, 9.8e10]]},
    "equities": [[-744, 24_400], [-31, 24_900], [-7, 24_880], [-0.5, 24_910]],
    "gold": [[-744, 3_050], [-24, 3_120], [0, 3_124]],
    "euro": [[-744, 1.081], [-24, 1.084], [0, 1.0838]],
    "live_usd": 30_000, "live_long_pct": 60,
}


def month(day_ago, month_ago=None, week_ago=None):
    """Bitcoin's knots up to a day ago."""
    month_ago = month_ago or day_ago * 0.985
    return [*year_to(month_ago), (-720, month_ago), (-168, week_ago or day_ago * 1.005),
            (-24, day_ago)]


def plan(**differences):
    return CALM | differences

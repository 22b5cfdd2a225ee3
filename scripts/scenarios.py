#!/usr/bin/env python3
"""Writes the scenarios that ship with the project: tests/scenarios/*.json.

Deterministic: the same script writes the same files. tests/scenarios/README.md documents the
format. Usage: python3 scripts/scenarios.py [FOLDER]
"""

import json
import math
import pathlib
import random
import sys

import closings
import known_causes
from known_plans import PLANS as KNOWN
from markets import (BETA, COINS, DECIMALS, FUNDING_HOURS, FUNDING_OFFSET, HISTORY_HOURS,
                     MARK_FACTOR, OPEN_INTEREST, OWN_NOISE, PRICE_FACTOR, SPOT, VOLUME, YEAR_HOURS,
                     between, fear, sensible)

# Where open interest of the past is told hour by hour.
TELL_POSITIONS_OF_THE_PAST = ("binance", "bybit", "okx", "gate")


def price_hours():
    daily = list(range(-YEAR_HOURS, -HISTORY_HOURS, 24))
    return daily + list(range(-HISTORY_HOURS, 1))


def market_noise(seed, daily_volatility):
    """The common steps of all coins, one for each price hour, in logs."""
    draw = random.Random(seed)
    hours = price_hours()
    return [draw.gauss(0, daily_volatility * math.sqrt((h1 - h0) / 24))
            for h0, h1 in zip(hours, hours[1:])]


def price_path(coin, seed, anchors, common):
    """A random walk that goes exactly through the anchors."""
    draw = random.Random(f"{seed}-{coin}")
    hours = price_hours()
    walk = [0.0]
    for step, (h0, h1) in zip(common, zip(hours, hours[1:])):
        own = draw.gauss(0, OWN_NOISE[coin] * math.sqrt((h1 - h0) / 24))
        walk.append(walk[-1] + BETA[coin] * step + own)
    at = dict(zip(hours, walk))
    misses = [(hour, math.log(price) - at[hour]) for hour, price in anchors]
    return [[hour, round(math.exp(at[hour] + between(misses, hour)), DECIMALS[coin])]
            for hour in hours]


def position_hours():
    """Every six hours, but never on a whole day: an exchange samples by its clock, and a bend at
    the edge of a window would lie between two of its samples."""
    first = -(HISTORY_HOURS + 12)
    return [hour for hour in range(first, 0, 6) if hour % 24 != 0] + [0]


def busy_hours():
    """Every hour that is more than four hours from a whole day."""
    first = -(HISTORY_HOURS + 12)
    return [hour for hour in range(first, 0) if 5 <= hour % 24 <= 19] + [0]


def levels(seed, hours, size, stays):
    """A wobble about 0: what stays of each level, and a draw."""
    draw = random.Random(seed)
    level = 0.0
    for _ in hours:
        level = stays * level + draw.gauss(0, size)
        yield level


def wobbling(anchors, hours, *wobbles, digits=6):
    """A path through the anchors with wobbles (seed, size, what stays) that are 0 at the end."""
    drawn = zip(*(levels(seed, hours, size, stays) for seed, size, stays in wobbles))
    return [[hour, sensible(between(anchors, hour) * (1.0 if hour == 0 else 1.0 + sum(parts)),
                            digits)]
            for hour, parts in zip(hours, drawn)]


def daily(seed, figure, size, low, high, digits):
    draw = random.Random(seed)
    rows = []
    for hour in [*range(-HISTORY_HOURS - 12, 0, 24), 0]:
        value = figure(hour) + draw.gauss(0, size)
        rows.append([hour, round(min(high, max(low, value)), digits)])
    return rows


def scenario(plan):
    seed = plan["name"]
    common = market_noise(seed, plan["volatility"])
    assets = {}
    for coin in COINS:
        path = price_path(coin, seed, plan["price"][coin], common)
        assets[coin] = {"price_usd": path, "wick_pct": 0.05,
                        "venues": {market: market_world(plan, coin, market, path)
                                   for market in sorted(VOLUME[coin])}}
    return {
        "name": plan["name"], "about": plan["about"], "cause": plan["cause"],
        "assets": assets,
        "implied_volatility_pct": {
            coin: daily(f"{seed}-dvol-{coin}", lambda h: between(plan["dvol"], h) * up, 0.6, 20,
                        140, 2)
            for coin, up in (("BTC", 1.0), ("ETH", 1.35))},
        "fear_greed": plan["fear_greed"],
        "global": plan["global"],
        "derivatives_venues": [
            {"name": name, "open_interest_btc": amount} for name, amount in [
                ("Binance (Futures)", 412_000.5), ("Bybit (Futures)", 231_000.25),
                ("Gate (Futures)", 186_400.0), ("OKX (Futures)", 121_800.75),
                ("Hyperliquid (Futures)", 118_300.0), ("Bitget Futures", 141_200.0),
                ("Deribit", 47_100.5), ("Kraken (Futures)", 9_800.0)]],
        "treasuries": [
            {"name": "Strategy", "symbol": "MSTR.US", "holdings_coins": 714_644,
             "cost_usd": 54_350_000_000},
            {"name": "MARA Holdings", "symbol": "MARA.US", "holdings_coins": 53_250,
             "cost_usd": 4_640_000_000},
            {"name": "Tesla", "symbol": "TSLA.US", "holdings_coins": 11_509,
             "cost_usd": 386_000_000}],
        **({"wider_markets": wider(plan, common)} if "equities" in plan else {}),
        "blocked": [],
        "live": {"price_swing_pct": 0.08, "swing_period_s": 60, "liquidation_every_s": 3,
                 "liquidation_usd": plan["live_usd"], "long_pct": plan["live_long_pct"]},
    }


def wider(plan, common):
    """Equities that go a third of the coins' common way, gold and the euro by themselves."""
    draw = random.Random(f"{plan['name']}-equities")
    hours = price_hours()
    walk = [0.0]
    for step, (h0, h1) in zip(common, zip(hours, hours[1:])):
        walk.append(walk[-1] + 0.35 * step + draw.gauss(0, 0.007 * math.sqrt((h1 - h0) / 24)))
    at = dict(zip(hours, walk))
    misses = [(hour, math.log(points) - at[hour]) for hour, points in plan["equities"]]
    points = [[hour, round(math.exp(at[hour] + between(misses, hour)), 1)]
              for hour in hours if hour >= plan["equities"][0][0]]
    told = known_causes.wider(plan)
    told["equities"]["price"] = points
    return told


def market_world(plan, coin, market, path):
    seed = f"{plan['name']}-{coin}-{market}"
    hourly = VOLUME[coin][market] / 24 * plan["busy"]
    draw = random.Random(f"{seed}-volume")
    volume = [[hour, sensible(hourly * (1.0 if hour < -24 else plan["busy_today"])
                              * math.exp(draw.gauss(0, 0.15)), 5)]
              for hour in list(range(-YEAR_HOURS, -HISTORY_HOURS, 720))
              + list(range(-HISTORY_HOURS, 1, 24))]
    # Forced orders are sold on perpetuals; spot need not be.
    takers = plan.get("spot_taker_buy", plan["taker_buy"]) if market in SPOT else plan["taker_buy"]
    spread = {"BTC": 0.2, "ETH": 0.3, "SOL": 0.8, "XRP": 0.9}[coin]
    world = {
        "price_factor": PRICE_FACTOR[market],
        "volume_coins_per_h": volume,
        "taker_buy_share": daily(f"{seed}-taker", lambda h: between(takers, h), 0.006,
                                 0.3, 0.7, 4),
        "depth": {"spread_bps": spread, "levels": 200,
                  "coins_per_pct": sensible(VOLUME[coin][market] / 90, 3)},
    }
    if market in SPOT:
        return world
    world["mark_factor"] = MARK_FACTOR[market]
    world["index_factor"] = 1.0003
    amount = OPEN_INTEREST[coin][market]
    shape = [(hour, factor * amount) for hour, factor in plan["positions"]]
    in_dollars = market == "deribit" and coin in ("BTC", "ETH")
    unit = "open_interest_usd" if in_dollars else "open_interest_coins"
    hourly = plan.get("hourly_positions_wobble")
    is_hourly = hourly and coin in ("BTC", "ETH") and market in TELL_POSITIONS_OF_THE_PAST
    if is_hourly:
        # What is opened and closed within a day, as it is at any venue, and at all of them together:
        # without it nearly all that is open would be from before the month, and nobody could say at
        # what price it was opened.
        together, alone = hourly
        world[unit] = wobbling(shape, busy_hours(), (f"{plan['name']}-{coin}-oi", together, 0.5),
                               (f"{seed}-oi", alone, 0.5))
    else:
        world[unit] = wobbling(shape, position_hours(),
                               (f"{seed}-oi", plan["positions_wobble"], 0.8))
    hours = FUNDING_HOURS[market]
    world["funding"] = {
        "interval_h": hours,
        "fraction": daily(f"{seed}-funding",
                          lambda h: (between(plan["funding"], h) + FUNDING_OFFSET[market])
                          * hours / 8, 0.000006 * hours / 8, -0.003, 0.003, 8)}
    if market in ("binance", "bybit", "okx", "gate"):
        world["long_account_share"] = daily(
            f"{seed}-accounts", lambda h: between(plan["long_accounts"], h), 0.004, 0.05, 0.95, 4)
    share = {"gate": 1.0, "okx": 0.9, "bybit": 1.6, "binance": 1.5, "deribit": 0.05}.get(market)
    if share is not None:
        weight = {"BTC": 1.0, "ETH": 0.8, "SOL": 0.3, "XRP": 0.15}[coin] * share
        # The others tell little or nothing of the past: a day for them, a month for Gate.
        reach = {"gate": 721, "okx": 170}.get(market, 25)
        count = {"gate": 60, "okx": 50}.get(market, 20) * {"BTC": 1.0, "ETH": 0.8}.get(coin, 0.5)
        totals = []
        for from_hour, to_hour, long_usd, short_usd in plan["forced"]:
            start = max(from_hour, -reach)
            if to_hour > start:
                part = weight * (to_hour - start) / (to_hour - from_hour)
                totals.append((start, to_hour, part * long_usd, part * short_usd))
        of = (f"{seed}-forced", coin, market, path)
        world["liquidations"] = (closings.by_positions(*of, world[unit], totals, count)
                                 if is_hourly else closings.by_chance(*of, totals, count))
        if market == "gate":
            # The year before, by which a day's liquidations are called large or usual.
            world["unwindings"] = [
                {"seed": known_causes.seed(seed, side, "year"), "closed": side,
                 "from_h": -8_760, "to_h": -745, "usd": sensible(weight * usd, 4),
                 "count": round(2_000 * {"BTC": 1.0}.get(coin, 0.4))}
                for side, usd in zip(("long", "short"), plan["forced_year"])]
    return world


PLANS = [
    {
        "name": "leveraged-unwind",
        "about": "A month of falling prices and closed positions; today minus four percent, "
                 "with large forced sales of longs",
        "cause": "forced_deleveraging",
        "volatility": 0.024,
        "price": {
            "BTC": [(-YEAR_HOURS, 61_200), (-4_392, 104_000), (-720, 90_173.3), (-168, 73_900),
                    (-24, 70_447.9), (0, 67_630)],
            "ETH": [(-YEAR_HOURS, 2_480), (-4_392, 3_900), (-720, 3_020), (-168, 2_240),
                    (-24, 2_066.4), (0, 1_952.7)],
            "SOL": [(-YEAR_HOURS, 148), (-4_392, 205), (-720, 132), (-168, 92.4), (-24, 85.1),
                    (0, 79.85)],
            "XRP": [(-YEAR_HOURS, 0.92), (-4_392, 2.9), (-720, 2.04), (-168, 1.49),
                    (-24, 1.4105), (0, 1.3412)],
        },
        "positions": [(-YEAR_HOURS, 1.25), (-720, 1.25), (-168, 1.11), (-30, 1.06), (0, 1.0)],
        "positions_wobble": 0.004, "hourly_positions_wobble": (0.0045, 0.0022),
        "equities": [(-744, 25_600), (-168, 25_050), (-24, 24_920), (0, 24_870)],
        "gold": [[-744, 3_050], [-24, 3_120], [0, 3_137]],
        "euro": [[-744, 1.086], [-24, 1.083], [0, 1.0795]],
        "funding": [(-720, 0.00009), (-168, 0.00002), (-24, -0.00001), (0, -0.00004)],
        "taker_buy": [(-720, 0.497), (-24, 0.494), (0, 0.468)],
        "spot_taker_buy": [(-720, 0.498), (0, 0.497)],
        "long_accounts": [(-720, 0.64), (-24, 0.66), (0, 0.69)],
        "forced": [(-720, -168, 210e6, 95e6), (-168, -24, 78e6, 31e6), (-24, -6, 60e6, 9e6),
                   (-6, -0.5, 45e6, 5e6)],
        "forced_year": (2.4e9, 2.0e9),
        "dvol": [(-720, 44), (-168, 55), (-24, 58), (0, 64)],
        "busy": 1.15, "busy_today": 1.6,
        "fear_greed": fear(40, [(-40, 44), (-30, 38), (-22, 31), (-14, 24), (-7, 16), (-3, 12),
                                (0, 9)]),
        "global": {"market_cap_usd": [[-720, 3.06e12], [-168, 2.53e12], [-24, 2.42e12],
                                      [0, 2.32e12]],
                   "bitcoin_dominance_pct": [[-720, 57.9], [0, 58.4]],
                   "volume_24h_usd": [[-720, 1.1e11], [-24, 1.2e11], [0, 1.9e11]]},
        "live_usd": 60_000, "live_long_pct": 85,
    },
    {
        "name": "ordinary-minus-two",
        "about": "A day of minus two percent, well within what an ordinary day brings; positions "
                 "hardly change",
        "cause": "ordinary_move",
        "volatility": 0.027,
        "price": {
            "BTC": [(-YEAR_HOURS, 58_400), (-720, 68_100), (-168, 69_400), (-24, 69_010.2),
                    (0, 67_630)],
            "ETH": [(-YEAR_HOURS, 2_350), (-720, 2_010), (-168, 2_055), (-24, 2_001.6),
                    (0, 1_952.7)],
            "SOL": [(-YEAR_HOURS, 139), (-720, 83.1), (-168, 83.6), (-24, 82.1), (0, 79.85)],
            "XRP": [(-YEAR_HOURS, 0.61), (-720, 1.36), (-168, 1.39), (-24, 1.3696),
                    (0, 1.3412)],
        },
        "positions": [(-YEAR_HOURS, 0.99), (-720, 0.985), (-168, 1.0), (-30, 1.002), (0, 1.0)],
        "positions_wobble": 0.0025,
        "funding": [(-720, 0.00006), (-24, 0.00006), (0, 0.00005)],
        "taker_buy": [(-720, 0.499), (-24, 0.499), (0, 0.489)],
        "long_accounts": [(-720, 0.58), (0, 0.6)],
        "forced": [(-720, -168, 46e6, 44e6), (-168, -24, 10e6, 9e6), (-24, -0.5, 3.1e6, 1.2e6)],
        "forced_year": (0.68e9, 0.62e9),
        "dvol": [(-720, 45), (-24, 44), (0, 45.5)],
        "busy": 1.0, "busy_today": 1.0,
        "fear_greed": fear(40, [(-40, 52), (-30, 49), (-7, 51), (0, 46)]),
        "global": {"market_cap_usd": [[-720, 2.35e12], [-24, 2.38e12], [0, 2.33e12]],
                   "bitcoin_dominance_pct": [[-720, 57.2], [0, 57.4]],
                   "volume_24h_usd": [[-720, 9.4e10], [0, 9.1e10]]},
        "live_usd": 18_000, "live_long_pct": 60,
    },
    {
        "name": "rising-market",
        "about": "A day of plus three and a half percent after a rising month; positions are "
                 "opened, and some shorts closed by force",
        "cause": "new_shorts",
        "volatility": 0.023,
        "price": {
            "BTC": [(-YEAR_HOURS, 49_700), (-720, 58_900), (-168, 63_800), (-24, 65_343),
                    (0, 67_630)],
            "ETH": [(-YEAR_HOURS, 1_790), (-720, 1_610), (-168, 1_800), (-24, 1_868), (0, 1_952.7)],
            "SOL": [(-YEAR_HOURS, 88), (-720, 66.2), (-168, 73), (-24, 76), (0, 79.85)],
            "XRP": [(-YEAR_HOURS, 0.55), (-720, 1.16), (-168, 1.26), (-24, 1.2901), (0, 1.3412)],
        },
        "positions": [(-YEAR_HOURS, 0.86), (-720, 0.86), (-168, 0.94), (-30, 0.965), (0, 1.0)],
        "positions_wobble": 0.003,
        "funding": [(-720, 0.00005), (-24, 0.00009), (0, 0.00013)],
        "taker_buy": [(-720, 0.501), (-24, 0.506), (0, 0.531)],
        "spot_taker_buy": [(-720, 0.5), (0, 0.502)],
        "long_accounts": [(-720, 0.55), (0, 0.49)],
        "forced": [(-720, -168, 38e6, 74e6), (-168, -24, 9e6, 21e6), (-24, -0.5, 1.9e6, 17e6)],
        "forced_year": (0.6e9, 1.0e9),
        "dvol": [(-720, 42), (-24, 41), (0, 43)],
        "busy": 1.05, "busy_today": 1.35,
        "fear_greed": fear(40, [(-40, 47), (-30, 55), (-7, 66), (0, 74)]),
        "global": {"market_cap_usd": [[-720, 2.02e12], [-24, 2.25e12], [0, 2.33e12]],
                   "bitcoin_dominance_pct": [[-720, 57.8], [0, 57.1]],
                   "volume_24h_usd": [[-720, 9.0e10], [0, 1.3e11]]},
        "live_usd": 30_000, "live_long_pct": 15,
    },
]


def written(value, indent=0):
    """JSON with one member a line and every list on one line."""
    if isinstance(value, dict) and value:
        pad = " " * (indent + 1)
        members = ",\n".join(f"{pad}{json.dumps(name)}: {written(member, indent + 1)}"
                             for name, member in value.items())
        return "{\n" + members + "\n" + " " * indent + "}"
    return json.dumps(value, separators=(",", ":"))


def main():
    here = pathlib.Path(__file__).resolve().parent.parent / "tests" / "scenarios"
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here
    worlds = [scenario(plan) for plan in PLANS] + [known_causes.scenario(plan) for plan in KNOWN]
    for world in worlds:
        path = folder / f"{world['name']}.json"
        path.write_text(written(world) + "\n", encoding="utf-8")
        print(f"{path.name}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()

"""Positions that are closed by force.

Where a market's open interest is told hour by hour, closings follow from it: what it rises by is
opened at the price then, each position with a leverage of its own, and closed where the price reaches
its liquidation price. Whoever estimates such prices knows neither this world's leverage nor what
changes hands without a trace in open interest nor what was opened before the month; so what they
estimate can be held against what happened here.
"""

import math
import random

from markets import DECIMALS, HISTORY_HOURS, LOT, PRICE_FACTOR, between

SIDES = {"long": 1, "short": -1}
# The part of new positions that no price here reaches: hedges, and those without leverage.
WITHOUT = 0.35
# The leverage of the others: its middle, how far it spreads in logarithms, its least and most.
LEVERAGE = (12, 0.8, 2, 100)
MAINTENANCE = 0.006
# How many positions an hour opens, each with its own price and leverage: few, so that the pages of a
# venue that tells closings one by one reach back a week.
EACH_HOUR = 2
# The part of all positions that others take over in an hour.
TURNOVER = 0.0005
# The most of a stretch's dollars that follows from positions; the rest was opened before the month.
FOLLOWS = 0.9


def row(coin, market, hour, side, price, coins):
    coins = max(1, round(coins / LOT[coin])) * LOT[coin]
    coins = round(coins, 2)
    return [hour, side, round(price * PRICE_FACTOR[market], DECIMALS[coin]),
            int(coins) if coins == int(coins) else coins]


def in_order(rows):
    return sorted(rows, key=lambda one: (one[0], one[1], one[3]))


def by_chance(seed, coin, market, path, totals, count):
    """Closings at any time whose sums over stretches are about `totals`: rows of (from hour, to
    hour, long dollars, short dollars)."""
    draw = random.Random(seed)
    rows = []
    for from_hour, to_hour, long_usd, short_usd in totals:
        many = max(6, round(count * (to_hour - from_hour) / 720 * 3))
        for side, usd in (("long", long_usd), ("short", short_usd)):
            sizes = [math.exp(draw.gauss(0, 1.2)) for _ in range(many)]
            for size in sizes:
                hour = round(draw.uniform(from_hour + 0.01, to_hour - 0.01), 3)
                price = between(path, hour)
                coins = usd * size / sum(sizes) / (price * PRICE_FACTOR[market])
                rows.append(row(coin, market, hour, side, price, coins))
    return in_order(rows)


def by_positions(seed, coin, market, path, open_interest, totals, count):
    """The same where they follow from `open_interest`, a path in coins: not more than was reached,
    some of it closed by its owners before. What is missing to the totals comes by chance."""
    reached = [(hour, side, coins, between(path, hour))
               for hour, side, coins in closings(seed, dict(map(tuple, path)), open_interest)]
    rows, rest = [], []
    for from_hour, to_hour, *totals_of_sides in totals:
        left = []
        for side, total in zip(SIDES, totals_of_sides):
            inside = [one for one in reached if one[1] == side and from_hour <= one[0] < to_hour]
            usd = sum(coins * price for _, _, coins, price in inside)
            share = min(1.0, FOLLOWS * total / usd) if usd else 0.0
            rows += [row(coin, market, round(hour, 4), side, price, coins * share)
                     for hour, _, coins, price in inside]
            left.append(total - share * usd)
        rest.append((from_hour, to_hour, *left))
    return in_order(rows + by_chance(f"{seed}-chance", coin, market, path, rest, count))


def closings(seed, price, open_interest):
    """What is reached, hour by hour: hour, side, coins. `price` is that of each full hour; between
    two of them it goes straight."""
    draw = random.Random(seed)
    held = {side: [] for side in SIDES}
    out = []
    for hour in range(-HISTORY_HOURS, 0):
        before, after = price[hour], price[hour + 1]
        open_then, open_now = between(open_interest, hour), between(open_interest, hour + 1)
        for side, sign in SIDES.items():
            kept, gone = [], 0.0
            for level, coins in held[side]:
                if sign * (level - after) < 0:
                    kept.append((level, coins))
                    continue
                out.append((hour + (before - level) / (before - after), side, coins))
                gone += coins
            rise = open_now - (open_then - gone)
            stays = (1 - TURNOVER) * min(1.0, open_now / (open_then - gone))
            held[side] = [(level, coins * stays) for level, coins in kept]
            new = max(0.0, rise) + TURNOVER * open_then
            for _ in range(EACH_HOUR):
                opened(draw, sign, (before, after), new / EACH_HOUR, hour, side, held[side], out)
    return out


def opened(draw, sign, prices, coins, hour, side, held, out):
    """One position, at some moment of an hour; the price may reach its level within that hour."""
    (before, after), moment = prices, draw.random()
    entry = before + (after - before) * moment
    middle, spread, least, most = LEVERAGE
    leverage = min(most, max(least, math.exp(draw.gauss(math.log(middle), spread))))
    if draw.random() < WITHOUT:
        return
    level = entry * (1 - sign / leverage) / (1 - sign * MAINTENANCE)
    if sign * (level - after) < 0:
        held.append((level, coins))
    else:
        out.append((hour + moment + (entry - level) / (entry - after) * (1 - moment), side, coins))

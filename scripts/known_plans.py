"""What is different in each scenario with a known cause."""

import math
import random

from known_causes import CALM, MONTH, month, plan, year_to
from markets import between

# Positions closed over the crash, between two samples of a venue and away from a window's edge.
CRASH_POSITIONS = [(MONTH, 1.12), (-700, 1.13), (-34, 1.16), (-6, 1.15), (-1.5, 1.0), (0, 1.0)]
YEAR_OF_FORCED = {"from_h": -8_760, "to_h": -26, "long": 620e6, "short": 540e6, "count": 2_600}
# Nobody's cascade: closings come by chance.
BY_CHANCE = {"from_h": -26, "to_h": -0.01, "long": 4e6, "short": 1.5e6, "count": 60}
CRASH = {
    "daily_pct": 2.1, "equity_pct": 0.6,
    "btc": [*month(74_200), (-5, 73_700), (-3, 70_600), (-2, 65_100), (-1, 67_900), (0, 67_630)],
    "positions": CRASH_POSITIONS,
    "funding": [(MONTH, 0.00010), (-26, 0.00011), (-6, 0.0001), (-1, -0.00008), (0, -0.00008)],
    "perp_takers": 0.468, "spot_takers": 0.492,
    "long_accounts": [(MONTH, 0.66), (-26, 0.68), (0, 0.6)],
    "forced": [
        YEAR_OF_FORCED,
        {"from_h": -26, "to_h": -5.5, "long": 4e6, "short": 2e6, "count": 40, "but": ("bybit",)},
        {"from_h": -5.5, "to_h": -0.3, "long": 330e6, "short": 20e6, "count": 240,
         "but": ("bybit",)},
        # Each closing brings on others, all day long: 0.7 of them on average.
        {"from_h": -26, "to_h": -0.01, "long": 330e6, "short": 20e6, "count": 950,
         "branching": 0.7, "half_life_s": 30, "excited": "long", "only": "bybit"}],
    "dvol": [(MONTH, 44), (-26, 45), (0, 71)],
    "busy": 1.1, "busy_today": 2.1,
    "fear_greed": [(-40, 61), (-7, 58), (0, 38)],
    "global": {"market_cap_usd": [[-744, 2.55e12], [-24, 2.58e12], [0, 2.33e12]],
               "bitcoin_dominance_pct": [[-744, 57.2], [0, 58.1]],
               "volume_24h_usd": [[-744, 9.4e10], [0, 2.3e11]]},
    "live_usd": 90_000, "live_long_pct": 90,
}
# The same kind of crash, over for half a day.
CALMED = {
    "btc": [*month(72_400), (-19, 71_900), (-16, 69_000), (-14, 66_900), (-12, 67_300),
            (0, 67_630)],
    "positions": [(MONTH, 1.12), (-700, 1.13), (-34, 1.16), (-19, 1.15), (-13, 1.0), (0, 1.0)],
    "funding": [(MONTH, 0.00010), (-26, 0.00011), (-20, 0.0001), (-13, -0.00006), (0, -0.00002)],
    "forced": [
        YEAR_OF_FORCED,
        {"from_h": -26, "to_h": -20, "long": 3e6, "short": 1.5e6, "count": 30, "but": ("bybit",)},
        {"from_h": -20, "to_h": -12, "long": 310e6, "short": 18e6, "count": 220,
         "but": ("bybit",)},
        {"from_h": -12, "to_h": -0.01, "long": 5e6, "short": 3e6, "count": 40, "but": ("bybit",)},
        {"from_h": -20, "to_h": -12, "long": 310e6, "short": 18e6, "count": 600,
         "branching": 0.6, "half_life_s": 30, "excited": "long", "only": "bybit"},
        {"from_h": -12, "to_h": -0.01, "long": 5e6, "short": 3e6, "count": 40, "only": "bybit"}],
    "dvol": [(MONTH, 44), (-26, 45), (-13, 68), (0, 61)],
    "busy_today": 1.8, "live_usd": 15_000, "live_long_pct": 60,
}
# ln of what a coin does in the day beside its beta to Bitcoin.
ALTS_FALL = {"ETH": [(-24, 0.055), (0, 0.0)], "SOL": [(-24, 0.085), (0, 0.0)],
             "XRP": [(-24, 0.07), (0, 0.0)]}


def article():
    """12 February 2026 as an article told it, each figure taken at its word."""
    month_ago, day_ago = 92_016, 67_630 / (1 - 0.0217)
    btc = [*restless_year(month_ago), (-720, month_ago), (-690, 88_600), (-655, 91_900), (-610, 84_800),
           (-570, 88_900), (-530, 81_300), (-495, 84_200), (-450, 75_050), (-408, 79_400),
           (-360, 75_000), (-318, 79_600), (-270, 75_020), (-234, 78_900), (-204, 75_000),
           (-198, 75_300), (-178, 70_000), (-150, 71_950), (-122, 70_020), (-100, 72_000),
           (-74, 70_000), (-58, 71_900), (-48, 70_010), (-44, 70_150), (-38, 69_200),
           (-24, day_ago), (0, 67_630)]
    moves = {"ETH": (-0.0323, 2_810.0), "SOL": (-0.0458, 121.0), "XRP": (-0.0282, 1.98)}
    beta = {"ETH": 1.25, "SOL": 1.4, "XRP": 1.1}
    last = {"ETH": 1_952.7, "SOL": 79.85, "XRP": 1.3412}
    beside, positions = {}, {}
    for coin, (day, price) in moves.items():
        usual = [beta[coin] * math.log(then / 67_630) for then in (month_ago, day_ago)]
        true = [math.log(price / last[coin]), -math.log(1 + day)]
        beside[coin] = [(-720, true[0] - usual[0]), (-24, true[1] - usual[1]), (0, 0.0)]
        # Open interest fell by 34% and by 4.4% in dollars: the rest of that is positions.
        positions[coin] = deleveraged(last[coin] / price / 0.66, (1 + day) / 0.956)
    return plan(
        name="article-2026-02-12", cause="ordinary_noise",
        about="An article's day: Bitcoin minus 2.17 percent, weeks of closed positions behind it, "
              "liquidations slower than in the week before",
        daily_pct=0.7, equity_pct=0.3, btc=btc, beside=beside,
        positions=deleveraged(67_630 / month_ago / 0.66, (1 - 0.0217) / 0.956),
        positions_of=positions, positions_wobble=0,
        # Gate's part of all positions is as large as the article's liquidations ask for.
        open_interest_times={market: 1.75 for market in
                             ("binance", "bybit", "okx", "hyperliquid", "deribit",
                              "kraken-futures")} | {"gate": 6.4},
        funding=[(MONTH, 0.00008), (-500, 0.00002), (-26, 0.0), (0, -0.00001)],
        perp_takers=0.493, spot_takers=0.495,
        long_accounts=[(MONTH, 0.66), (0, 0.68)],
        forced=[
            {"from_h": -8_760, "to_h": -721, "long": 2.2e9, "short": 2.0e9, "count": 2_400,
             "only": "gate", "exact": "BTC"},
            {"from_h": -719.5, "to_h": -168.5, "long": 2.24e9, "short": 0.7e9, "count": 900,
             "only": "gate", "exact": "BTC"},
            {"from_h": -166.9, "to_h": -24.2, "long": 1.923e9, "short": 0.4e9, "count": 500,
             "only": "gate", "exact": "BTC"},
            {"from_h": -23.8, "to_h": -0.01, "long": 237e6, "short": 46e6, "count": 160,
             "only": "gate", "exact": "BTC"},
            *({"from_h": from_h, "to_h": to_h, "long": long, "short": long / 4, "count": count,
               "only": "gate", "exact": coin}
              for coin, part in (("ETH", 0.7), ("SOL", 0.3), ("XRP", 0.15))
              for from_h, to_h, long, count in (
                  (-719.5, -168.5, 2.2e9 * part, 300), (-166.9, -24.2, 1.9e9 * part, 200),
                  (-23.8, -0.01, 2.4e8 * part, 80))),
            {"from_h": -170, "to_h": -26, "long": 90e6, "short": 30e6, "count": 200,
             "but": ("gate",)},
            {"from_h": -26, "to_h": -0.01, "long": 10e6, "short": 3e6, "count": 60,
             "but": ("gate",)}],
        dvol=[(MONTH, 48), (-170, 66), (-26, 58), (0, 57)],
        busy=1.8, busy_today=1.0,
        # Trading gathered where the price stood longest: about 75,000 and about 70,000.
        volume=[(MONTH, 0.8), (-458, 0.9), (-450, 2.6), (-440, 1.0), (-368, 1.0), (-360, 2.6),
                (-350, 1.0), (-278, 1.0), (-270, 2.6), (-260, 1.0), (-212, 1.0), (-204, 2.6),
                (-195, 1.0), (-186, 1.0), (-178, 2.4), (-168.5, 1.0), (-130, 1.0), (-122, 2.4),
                (-114, 1.0), (-82, 1.0), (-74, 2.4), (-66, 1.0), (-53, 1.2), (-48, 2.4),
                (-42, 1.0), (0, 1.0)],
        fear_greed=[(-40, 44), (-30, 38), (-22, 31), (-14, 20), (-7, 12), (-3, 11), (0, 9)],
        **{"global": {"market_cap_usd": [[-744, 3.1e12], [-168, 2.5e12], [-24, 2.38e12],
                                         [0, 2.32e12]],
                      "bitcoin_dominance_pct": [[-744, 57.9], [0, 58.4]],
                      "volume_24h_usd": [[-744, 1.1e11], [0, 1.0e11]]}},
        equities=[[-744, 25_300], [-31, 25_020], [-7, 25_000], [-0.5, 24_920]],
        live_usd=60_000, live_long_pct=80)


def restless_year(month_ago):
    """The year before, day by day, with days as large as those of the month: a day of two percent is
    no large one in it either."""
    draw = random.Random("article-2026-02-12-year")
    hours = list(range(-8_784, -744, 24))
    walk = [0.0]
    for _ in hours[1:]:
        walk.append(walk[-1] + draw.gauss(0, 0.025))
    line = [(hour, math.log(price)) for hour, price in (*year_to(month_ago), (-720, month_ago))]
    bend = [(hours[0], walk[0]), (hours[-1], walk[-1])]
    return [(hour, math.exp(between(line, hour) + level - between(bend, hour)))
            for hour, level in zip(hours, walk)]


def deleveraged(month_ago, day_ago):
    """Positions a month and a day ago, in those of the end; even where windows begin."""
    return [(MONTH, month_ago), (-706, month_ago), (-36, day_ago), (-18, day_ago), (0, 1.0)]


PLANS = [
    plan(
        name="flash-crash", cause="forced_deleveraging",
        about="Minus nine percent within hours: closed longs set off further closings, and a part "
              "of all positions is gone",
        **CRASH),
    plan(
        name="outage-in-a-crash", cause="forced_deleveraging",
        about="The same kind of crash while Binance answers nobody and OKX tells what was two "
              "hours ago",
        faults={"binance/*": "status-503", "okx/*": "old-7200"}, **CRASH),
    plan(
        name="calming-after-the-fall", cause="forced_deleveraging",
        about="Minus six and a half percent: closed longs set off further closings half a day ago; "
              "since then the price holds and hardly anything is closed",
        **CRASH | CALMED),
    plan(
        name="spot-selling", cause="spot_selling",
        about="Minus four and a half percent: coins are sold on spot, perpetuals follow and stay "
              "dearer, positions stay as they are",
        btc=[*month(70_815), (-20, 70_300), (-6, 68_400), (0, 67_630)],
        spot_takers=0.462, spot_busy_today=2.4, perp_takers=0.493,
        spot_premium_pct={"through": [[-745, 0], [-26, 0], [-23, -0.15], [0, -0.15]]},
        # An index is a mean of spot prices.
        index_factor=0.9988, perp_lag_s=150,
        positions=[(MONTH, 0.99), (-700, 0.995), (-34, 1.002), (0, 1.0)],
        funding=[(MONTH, 0.00006), (-26, 0.00006), (0, 0.00005)],
        forced=[YEAR_OF_FORCED, BY_CHANCE]),
    plan(
        name="new-shorts", cause="new_shorts",
        about="Minus four and a half percent while positions are opened, perpetuals are sold and "
              "funding turns against shorts",
        btc=[*month(70_815), (-16, 69_900), (-5, 68_300), (0, 67_630)],
        perp_takers=0.462, spot_takers=0.496,
        positions=[(MONTH, 0.92), (-700, 0.925), (-30, 0.93), (-18, 0.945), (-5, 0.99), (0, 1.0)],
        funding=[(MONTH, 0.00008), (-26, 0.00008), (-4, -0.00014), (0, -0.00014)],
        long_accounts=[(MONTH, 0.6), (-26, 0.6), (0, 0.49)],
        busy_today=1.4, forced=[YEAR_OF_FORCED, BY_CHANCE]),
    plan(
        name="macro-risk-off", cause="macro",
        about="Minus five percent in the hours in which equities lose almost three; Bitcoin "
              "usually moves 1.7 times as much as they do",
        daily_pct=1.4, equity_pct=1.7,
        btc=[*month(71_200), (-7, 71_050), (-3, 69_100), (-0.5, 67_700), (0, 67_630)],
        perp_takers=0.490, spot_takers=0.492,
        positions=[(MONTH, 1.0), (-700, 1.005), (-34, 1.012), (0, 1.0)],
        forced=[YEAR_OF_FORCED, BY_CHANCE | {"long": 7e6}],
        equities=[[-744, 24_900], [-31, 25_300], [-24.5, 25_310], [-7, 25_240], [-3, 24_850],
                  [-0.5, 24_590]],
        gold=[[-744, 3_050], [-24, 3_115], [0, 3_152]],
        euro=[[-744, 1.086], [-24, 1.083], [0, 1.0745]]),
    plan(
        name="stablecoin-wobble", cause="no_identifiable_driver",
        about="Tether's coin trades one and a half percent under the dollar: prices in it and "
              "prices in dollars part",
        btc=[*month(68_650), (-8, 68_500), (0, 67_630)],
        tether_usd={"through": [[-745, 1.0], [-12, 1.0], [-6, 0.985], [0, 0.985]]},
        forced=[YEAR_OF_FORCED, BY_CHANCE]),
    plan(
        name="alts-only", cause="ordinary_noise",
        about="Bitcoin hardly moves while the others fall by five to eight percent",
        btc=[*month(67_800), (0, 67_630)], beside=ALTS_FALL,
        positions_of={coin: [(MONTH, 1.05), (-700, 1.06), (-30, 1.07), (0, 1.0)]
                      for coin in ("ETH", "SOL", "XRP")},
        forced=[YEAR_OF_FORCED, BY_CHANCE]),
    plan(
        name="short-squeeze", cause="forced_deleveraging",
        about="Plus six and a half percent: shorts are closed by force, and positions with them",
        btc=[*month(63_500), (-6, 63_900), (-3, 65_800), (-1, 67_500), (0, 67_630)],
        perp_takers=0.532, spot_takers=0.505,
        positions=[(MONTH, 1.05), (-700, 1.06), (-34, 1.08), (-7, 1.075), (-1, 1.0), (0, 1.0)],
        funding=[(MONTH, -0.00001), (-26, -0.00012), (-2, 0.00002), (0, 0.00002)],
        long_accounts=[(MONTH, 0.5), (-26, 0.42), (0, 0.5)],
        forced=[
            YEAR_OF_FORCED,
            {"from_h": -26, "to_h": -6.5, "long": 1.5e6, "short": 5e6, "count": 40,
             "but": ("bybit",)},
            {"from_h": -6.5, "to_h": -0.3, "long": 9e6, "short": 190e6, "count": 220,
             "but": ("bybit",)},
            {"from_h": -26, "to_h": -0.01, "long": 9e6, "short": 190e6, "count": 800,
             "branching": 0.65, "half_life_s": 40, "excited": "short", "only": "bybit"}],
        busy_today=1.9, fear_greed=[(-40, 31), (-7, 28), (0, 47)],
        **{"global": CALM["global"] | {"market_cap_usd": [[-744, 2.3e12], [-24, 2.2e12],
                                                          [0, 2.33e12]]}},
        live_long_pct=10),
    plan(
        name="thin-data", cause="insufficient_data",
        about="Minus four and a half percent on two venues without a past: no daily prices, no "
              "positions of yesterday, nobody's totals",
        btc=[*month(70_815), (-6, 68_600), (0, 67_630)],
        markets=("bybit", "coinbase"), no_publishers=True,
        faults={"bybit/kline-daily": "status-404", "coinbase/candles-daily": "status-404",
                "bybit/open-interest": "status-404"},
        forced=[BY_CHANCE]),
    plan(
        name="conflicting-venues", cause="forced_deleveraging",
        about="A crash of forced selling in which Bybit's prices are all five percent too high",
        faults={"bybit/*": "price-factor-1.05"}, **CRASH),
    article(),
]

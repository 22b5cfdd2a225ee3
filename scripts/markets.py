"""What the scenarios have in common: coins, markets, their sizes and habits."""

import math

COINS = ["BTC", "ETH", "SOL", "XRP"]
DECIMALS = {"BTC": 1, "ETH": 2, "SOL": 3, "XRP": 5}
# The smallest amount that every venue's contracts carry whole.
LOT = {"BTC": 0.01, "ETH": 0.1, "SOL": 1, "XRP": 100}
BETA = {"BTC": 1.0, "ETH": 1.25, "SOL": 1.4, "XRP": 1.1}
OWN_NOISE = {"BTC": 0.0, "ETH": 0.012, "SOL": 0.018, "XRP": 0.018}

# Open interest at the end, in coins; Deribit's of BTC and ETH in dollars.
OPEN_INTEREST = {
    "BTC": {"binance": 90_000, "bybit": 55_000, "okx": 30_000, "gate": 40_000,
            "hyperliquid": 28_000, "deribit": 1_100_000_000, "kraken-futures": 2_400},
    "ETH": {"binance": 1_900_000, "bybit": 900_000, "okx": 620_000, "gate": 800_000,
            "hyperliquid": 480_000, "deribit": 420_000_000, "kraken-futures": 31_000},
    "SOL": {"binance": 9_500_000, "bybit": 6_200_000, "okx": 2_600_000, "gate": 3_900_000,
            "hyperliquid": 3_300_000, "deribit": 160_000, "kraken-futures": 90_000},
    "XRP": {"binance": 290_000_000, "bybit": 190_000_000, "okx": 75_000_000,
            "gate": 110_000_000, "hyperliquid": 82_000_000, "deribit": 4_800_000,
            "kraken-futures": 3_100_000},
}
# Traded in a day, in coins.
VOLUME = {
    "BTC": {"binance": 190_000, "bybit": 95_000, "okx": 62_000, "gate": 48_000,
            "hyperliquid": 41_000, "deribit": 11_000, "binance-spot": 26_000,
            "coinbase": 9_500, "kraken": 2_900, "kraken-futures": 1_700},
    "ETH": {"binance": 5_600_000, "bybit": 2_300_000, "okx": 1_900_000, "gate": 1_300_000,
            "hyperliquid": 900_000, "deribit": 190_000, "binance-spot": 520_000,
            "coinbase": 170_000, "kraken": 41_000, "kraken-futures": 22_000},
    "SOL": {"binance": 38_000_000, "bybit": 17_000_000, "okx": 9_800_000, "gate": 6_900_000,
            "hyperliquid": 7_400_000, "binance-spot": 4_400_000, "coinbase": 1_700_000,
            "kraken": 420_000, "deribit": 52_000, "kraken-futures": 61_000},
    "XRP": {"binance": 980_000_000, "bybit": 470_000_000, "okx": 260_000_000,
            "gate": 210_000_000, "hyperliquid": 120_000_000, "binance-spot": 150_000_000,
            "coinbase": 72_000_000, "kraken": 21_000_000, "deribit": 1_600_000,
            "kraken-futures": 2_200_000},
}
PRICE_FACTOR = {"bybit": 1.0, "binance": 0.9999, "binance-spot": 1.0002, "okx": 1.0001,
                "gate": 0.9998, "hyperliquid": 1.00015, "deribit": 0.99995, "coinbase": 1.0004,
                "kraken": 1.0003, "kraken-futures": 1.00005}
# Bybit tells no mark price of the past and Hyperliquid no last price: there the two are the same.
MARK_FACTOR = {"bybit": 1.0, "binance": 1.00002, "okx": 0.99998, "gate": 1.00003,
               "hyperliquid": 1.0, "deribit": 0.99999, "kraken-futures": 1.00002}
FUNDING_HOURS = {"binance": 8, "bybit": 8, "okx": 8, "gate": 8, "hyperliquid": 1, "deribit": 8,
                 "kraken-futures": 1}
FUNDING_OFFSET = {"binance": 0.0, "bybit": 0.00001, "okx": -0.00001, "gate": 0.00002,
                  "hyperliquid": 0.00001, "deribit": -0.00002, "kraken-futures": 0.00001}
SPOT = ["binance-spot", "coinbase", "kraken"]
HISTORY_HOURS = 31 * 24
YEAR_HOURS = 366 * 24


def sensible(number, digits=6):
    """Rounded to so many significant digits; whole where it is."""
    if number == 0:
        return 0
    places = digits - 1 - math.floor(math.log10(abs(number)))
    rounded = round(number, places)
    return int(rounded) if rounded == int(rounded) else rounded


def between(anchors, hour):
    """The straight line through the anchors at an hour."""
    for (h0, f0), (h1, f1) in zip(anchors, anchors[1:]):
        if h0 <= hour <= h1:
            return f0 + (f1 - f0) * (hour - h0) / (h1 - h0)
    return anchors[0][1] if hour < anchors[0][0] else anchors[-1][1]


def fear(days, rows):
    """Daily rows from a few, held until the next."""
    told = dict(rows)
    index = None
    out = []
    for day in range(-days, 1):
        index = told.get(day, index)
        out.append([day, index, "Extreme Fear" if index < 25 else "Fear" if index < 46
                    else "Neutral" if index < 55 else "Greed" if index < 76 else "Extreme Greed"])
    return out

"""The scenario read anew, by tests/scenarios/README.md alone."""

HOUR = 3_600_000
DAY = 24 * HOUR

# How much of a coin every venue's contracts can carry whole.
LOTS = {"BTC": 0.01, "ETH": 0.1, "XRP": 100}

# The order in which live liquidations go round the markets of a coin.
MARKETS = (
    "bybit", "binance", "binance-spot", "okx", "gate", "hyperliquid", "deribit", "coinbase",
    "kraken", "kraken-futures",
)


class World:
    """A scenario anchored at its end; live where it goes on after that."""

    def __init__(self, scenario, end, live=False):
        self.scenario = scenario
        self.end = end
        self.live = scenario["live"] if live else None

    def at(self, path, instant):
        """The figure of a path: straight lines between knots, constant outside them."""
        hour = (instant - self.end) / HOUR
        if hour < path[0][0]:
            return path[0][1]
        for (h0, f0), (h1, f1) in zip(path, path[1:]):
            if h0 <= hour < h1:
                return f0 + (f1 - f0) * (hour - h0) / (h1 - h0)
        return path[-1][1]

    def area(self, path, start, stop):
        """The area under a path."""
        knots = [self.end + hour * HOUR for hour, _ in path]
        stops = [start, *(knot for knot in knots if start < knot < stop), stop]
        pairs = zip(stops, stops[1:])
        return sum((self.at(path, a) + self.at(path, b)) / 2 * (b - a) / HOUR for a, b in pairs)

    def swing(self, instant):
        """What prices are multiplied by after the end: up, down and back in straight lines."""
        if self.live is None or instant <= self.end:
            return 1.0
        turn = (instant - self.end) / 1000 / self.live["swing_period_s"] % 1
        if turn < 0.25:
            wave = turn * 4
        elif turn < 0.75:
            wave = 2 - turn * 4
        else:
            wave = turn * 4 - 4
        return 1 + self.live["price_swing_pct"] / 100 * wave

    def market(self, coin, name):
        return Market(self, self.scenario["assets"][coin], name)

    def liquidation(self, number):
        """The live liquidation of a number, counted from the end."""
        assets = self.scenario["assets"]
        struck = [
            (coin, name)
            for coin in sorted(assets)
            for name in MARKETS
            if assets[coin]["venues"].get(name, {}).get("liquidations")
        ]
        coin, name = struck[number % len(struck)]
        at = self.end + round(number * self.live["liquidation_every_s"] * 1000)
        price = self.market(coin, name).price(at)
        usd = self.live["liquidation_usd"] * (0.2 + (37 * number) % 101 / 50)
        lot = LOTS.get(coin, 1)
        side = "long" if (61 * number) % 100 < self.live["long_pct"] else "short"
        return {
            "coin": coin, "market": name, "at": at, "side": side, "price": price,
            "coins": max(int(usd / price / lot + 0.5), 1) * lot,
        }


class Market:
    """One coin on one market."""

    def __init__(self, world, asset, name):
        self.world = world
        self.asset = asset
        self.paths = asset["venues"][name]

    def price(self, at):
        factor = self.paths.get("price_factor", 1)
        return self.world.at(self.asset["price_usd"], at) * factor * self.world.swing(at)

    def mark(self, at):
        return self.price(at) * self.paths.get("mark_factor", 1)

    def index(self, at):
        return self.price(at) * self.paths.get("index_factor", 1)

    def open_interest_coins(self, at):
        return self.world.at(self.paths["open_interest_coins"], at)

    def open_interest_usd(self, at):
        return self.open_interest_coins(at) * self.mark(at)

    def funding(self, at):
        return self.world.at(self.paths["funding"]["fraction"], at)

    @property
    def funding_interval(self):
        return self.paths["funding"]["interval_h"] * HOUR

    def long_share(self, at):
        return self.world.at(self.paths["long_account_share"], at)

    def volume(self, start, stop):
        return self.world.area(self.paths["volume_coins_per_h"], start, stop)

    def bar(self, start, length):
        """A bar that has ended: open, high, low, close, volume in coins."""
        knots = [self.world.end + hour * HOUR for hour, _ in self.asset["price_usd"]]
        within = [knot for knot in knots if start < knot < start + length]
        prices = [self.price(at) for at in (start, start + length, *within)]
        wick = self.asset.get("wick_pct", 0) / 100
        high, low = max(prices) * (1 + wick), min(prices) * (1 - wick)
        return prices[0], high, low, prices[1], self.volume(start, start + length)

    def level(self, number, at):
        """A level of the book: the price of its bid and of its ask, and coins on each."""
        depth = self.paths["depth"]
        away = depth["spread_bps"] / 20_000 + 0.05 / depth["levels"] * number
        coins = depth["coins_per_pct"] * 5 / depth["levels"]
        return self.price(at) * (1 - away), self.price(at) * (1 + away), coins

    def liquidations(self, start, stop):
        """Liquidations of the file between two instants, both included."""
        rows = [
            (round(self.world.end + hour * HOUR), side, price, coins)
            for hour, side, price, coins in self.paths["liquidations"]
        ]
        return [row for row in rows if start <= row[0] <= stop]

// The scenario read anew, by tests/scenarios/README.md alone: what every market's figures are.

const HOUR = 3_600_000;

// How much of a coin every venue's contracts can carry whole.
const LOTS = { BTC: 0.01, ETH: 0.1, XRP: 100 };

/** The order in which live liquidations go round the markets of a coin. */
const MARKETS = [
  'bybit', 'binance', 'binance-spot', 'okx', 'gate', 'hyperliquid', 'deribit', 'coinbase', 'kraken',
  'kraken-futures',
];

/** A scenario anchored at its end; `live` where it goes on after that. */
export class World {
  constructor(scenario, end, { live = false } = {}) {
    this.scenario = scenario;
    this.end = end;
    this.live = live ? scenario.live : undefined;
  }

  /** The figure of a path at an instant: straight lines between knots, constant outside them. */
  at(path, instant) {
    const hour = (instant - this.end) / HOUR;
    const after = path.findIndex(([knot]) => knot > hour);
    if (after === 0) return path[0][1];
    if (after === -1) return path[path.length - 1][1];
    const [[h0, f0], [h1, f1]] = [path[after - 1], path[after]];
    return f0 + ((f1 - f0) * (hour - h0)) / (h1 - h0);
  }

  /** The area under a path, which is straight between two knots. */
  area(path, from, to) {
    const knots = path.map(([hour]) => this.end + hour * HOUR);
    const stops = [from, ...knots.filter((knot) => knot > from && knot < to), to];
    let sum = 0;
    for (let i = 1; i < stops.length; i += 1) {
      const [a, b] = [stops[i - 1], stops[i]];
      sum += ((this.at(path, a) + this.at(path, b)) / 2) * ((b - a) / HOUR);
    }
    return sum;
  }

  /** What prices are multiplied by after the end: up, down and back in straight lines. */
  swing(instant) {
    if (!this.live || instant <= this.end) return 1;
    const turn = ((instant - this.end) / 1000 / this.live.swing_period_s) % 1;
    const knots = [[0, 0], [0.25, 1], [0.75, -1], [1, 0]];
    const next = knots.findIndex(([at]) => at > turn);
    const [[t0, w0], [t1, w1]] = [knots[next - 1], knots[next]];
    const wave = w0 + ((w1 - w0) * (turn - t0)) / (t1 - t0);
    return 1 + (this.live.price_swing_pct / 100) * wave;
  }

  market(coin, name) {
    return new Market(this, coin, name);
  }

  /** The live liquidation of a number, counted from the end. */
  liquidation(number) {
    const struck = Object.keys(this.scenario.assets)
      .sort()
      .flatMap((coin) => {
        const { venues } = this.scenario.assets[coin];
        return MARKETS.filter((name) => venues[name]?.liquidations?.length).map((name) => [coin, name]);
      });
    const [coin, name] = struck[number % struck.length];
    const at = this.end + number * this.live.liquidation_every_s * 1000;
    const price = this.market(coin, name).price(at);
    const usd = this.live.liquidation_usd * (0.2 + ((37 * number) % 101) / 50);
    const lot = LOTS[coin] ?? 1;
    const coins = Math.max(Math.round(usd / price / lot), 1) * lot;
    const side = (61 * number) % 100 < this.live.long_pct ? 'long' : 'short';
    return { coin, market: name, at, side, price, coins };
  }
}

class Market {
  constructor(world, coin, name) {
    this.world = world;
    this.asset = world.scenario.assets[coin];
    this.paths = this.asset.venues[name];
  }

  price(at) {
    const { price_factor: factor = 1 } = this.paths;
    return this.world.at(this.asset.price_usd, at) * factor * this.world.swing(at);
  }

  mark(at) {
    return this.price(at) * (this.paths.mark_factor ?? 1);
  }

  index(at) {
    return this.price(at) * (this.paths.index_factor ?? 1);
  }

  openInterestCoins(at) {
    const { open_interest_coins: coins } = this.paths;
    return coins ? this.world.at(coins, at) : this.openInterestUsd(at) / this.mark(at);
  }

  openInterestUsd(at) {
    const { open_interest_usd: usd } = this.paths;
    return usd ? this.world.at(usd, at) : this.openInterestCoins(at) * this.mark(at);
  }

  funding(at) {
    return this.world.at(this.paths.funding.fraction, at);
  }

  get fundingInterval() {
    return this.paths.funding.interval_h * HOUR;
  }

  longShortRatio(at) {
    const long = this.world.at(this.paths.long_account_share, at);
    return long / (1 - long);
  }

  volume(from, to) {
    return this.world.area(this.paths.volume_coins_per_h, from, to);
  }

  /** A bar that has ended: open, high, low, close, volume in coins. */
  bar(start, length) {
    const knots = this.asset.price_usd.map(([hour]) => this.world.end + hour * HOUR);
    const within = knots.filter((at) => at > start && at < start + length);
    const prices = [start, start + length, ...within].map((at) => this.price(at));
    const wick = (this.asset.wick_pct ?? 0) / 100;
    return {
      open: prices[0],
      high: Math.max(...prices) * (1 + wick),
      low: Math.min(...prices) * (1 - wick),
      close: prices[1],
      volume: this.volume(start, start + length),
    };
  }

  /** A level of the book: the price of its bid and of its ask, and coins on each. */
  level(number, at) {
    const { spread_bps: spread, coins_per_pct: coins, levels } = this.paths.depth;
    const away = spread / 20_000 + (0.05 / levels) * number;
    const price = this.price(at);
    return { bid: price * (1 - away), ask: price * (1 + away), coins: (coins * 5) / levels };
  }

  /** Liquidations of the file from one instant to another, both included. */
  liquidations(from, to) {
    return this.paths.liquidations
      .map(([hour, side, price, coins]) => {
        return { at: Math.round(this.world.end + hour * HOUR), side, price, coins };
      })
      .filter(({ at }) => at >= from && at <= to);
  }
}

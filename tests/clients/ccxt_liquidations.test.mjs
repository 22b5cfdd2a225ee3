// ccxt reads liquidations, of the past and as they happen, and they are the scenario's.

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { exchange, near, startTwin } from './twin.mjs';
import { INVERSE, perpetuals } from './venues.mjs';

const HOUR = 3_600_000;
const EVERY_MS = 100;

const of = (name) => perpetuals.find((venue) => venue.name === name);

describe('of the past', { concurrency: false }, () => {
  let twin;
  before(async () => {
    twin = await startTwin();
  });
  after(() => twin.stop());

  test('Gate tells every one, an hour at a time', async () => {
    const ccxt = exchange('gate', twin.origin);
    const gate = of('gate');
    const all = twin.world.market('BTC', 'gate').liquidations(-Infinity, twin.world.end);
    const last = all[all.length - 1];
    // Gate counts whole seconds, and at most an hour.
    const from = Math.floor(last.at / 1000) * 1000 - HOUR / 2;
    const expected = all.filter(({ at }) => at >= from && at <= from + HOUR);
    const told = await ccxt.fetchLiquidations(gate.symbol('BTC'), from, undefined, { until: from + HOUR });
    assert.equal(told.length, expected.length);
    assert.ok(told.length > 0);
    told.forEach((liquidation, index) => {
      const { at, side, price, coins } = expected[index];
      assert.equal(liquidation.symbol, gate.symbol('BTC'));
      assert.equal(liquidation.timestamp, Math.floor(at / 1000) * 1000);
      // The side of the position that was closed: ccxt calls a long one "buy".
      assert.equal(liquidation.side, side === 'long' ? 'buy' : 'sell');
      near(liquidation.price, price, 'price');
      near(liquidation.contracts * gate.contract('BTC'), coins, 'coins');
      near(liquidation.baseValue, coins, 'coins that ccxt works out');
    });
  });

  test('Gate tells none of an hour without any', async () => {
    const ccxt = exchange('gate', twin.origin);
    assert.deepEqual(await ccxt.fetchLiquidations(of('gate').symbol('BTC')), []);
  });

  test('Deribit tells them among its trades', async () => {
    const ccxt = exchange('deribit', twin.origin);
    const expected = twin.world.market('BTC', 'deribit').liquidations(twin.world.end - 24 * HOUR, twin.world.end);
    const since = twin.world.end - 24 * HOUR;
    const trades = await ccxt.fetchTrades(of('deribit').symbol('BTC'), since, 100);
    assert.equal(trades.length, expected.length);
    trades.forEach((trade, index) => {
      const { at, side, price, coins } = expected[index];
      assert.equal(trade.timestamp, at);
      assert.equal(trade.side, side === 'long' ? 'sell' : 'buy');
      near(trade.price, price, 'price');
      near(trade.amount / price, coins, 'coins');
      assert.equal(trade.info.liquidation, 'T');
    });
    // Bankruptcies, which is what ccxt calls liquidations here, there are none.
    assert.deepEqual(await ccxt.fetchLiquidations(of('deribit').symbol('BTC')), []);
  });
});

describe('as they happen', { concurrency: false }, () => {
  let twin;
  before(async () => {
    // So many that every market has its turn within two seconds.
    twin = await startTwin({ live: { liquidation_every_s: EVERY_MS / 1000 } });
  });
  after(() => twin.stop());

  // The event of the scenario at the time of one that ccxt told.
  const at = (timestamp) => {
    return twin.world.liquidation(Math.round((timestamp - twin.world.end) / EVERY_MS));
  };

  // At least three that ccxt hears on a venue's socket.
  async function three(name, watch) {
    const ccxt = exchange(name, twin.origin, { pro: true });
    await ccxt.loadMarkets();
    // Without it ccxt opens no socket that is not encrypted.
    await ccxt.loadHttpProxyAgent();
    const seen = [];
    try {
      while (seen.length < 3) seen.push(...(await watch(ccxt, of(name))));
    } finally {
      await ccxt.close();
    }
    return seen;
  }

  async function watched(name, watch, sideOf) {
    const venue = of(name);
    for (const liquidation of await three(name, watch)) {
      const expected = at(liquidation.timestamp);
      assert.equal(liquidation.timestamp, expected.at);
      assert.equal(expected.market, venue.market);
      assert.equal(liquidation.symbol, venue.symbol(expected.coin));
      assert.equal(liquidation.side, sideOf(expected.side));
      near(liquidation.price, expected.price, 'price');
      near(liquidation.contracts * venue.contract(expected.coin), expected.coins, 'coins');
    }
  }

  test('Bybit tells each on its socket', async () => {
    const watch = (ccxt, venue) => ccxt.watchLiquidations(venue.symbol('BTC'));
    // "Buy" of Bybit is the side of the position: a long was closed.
    await watched('bybit', watch, (side) => (side === 'long' ? 'buy' : 'sell'));
  });

  for (const name of ['binanceusdm', 'bybit', 'okx', 'gate', 'deribit']) {
    test(`${name} tells them among its trades`, async () => {
      const venue = of(name);
      const seen = await three(name, (ccxt) => ccxt.watchTrades(venue.symbol('BTC')));
      for (const trade of seen) {
        const expected = at(trade.timestamp);
        assert.deepEqual([expected.market, expected.coin], [venue.market, 'BTC']);
        // The taker's side: a sell closes a long.
        assert.equal(trade.side, expected.side === 'long' ? 'sell' : 'buy');
        near(trade.price, expected.price, 'price');
        const inverse = name === 'deribit' && INVERSE.includes('BTC');
        const coins = inverse ? trade.amount / trade.price : trade.amount * venue.contract('BTC');
        near(coins, expected.coins, 'coins', venue.whole ? venue.contract('BTC') : 1e-8);
      }
    });
  }

  test('OKX tells each on its socket', async () => {
    const watch = (ccxt, venue) => {
      return ccxt.watchLiquidationsForSymbols(venue.coins.map(venue.symbol));
    };
    // The side of the order: a sell closes a long.
    await watched('okx', watch, (side) => (side === 'long' ? 'sell' : 'buy'));
  });
});

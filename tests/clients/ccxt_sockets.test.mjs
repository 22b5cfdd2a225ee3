// ccxt reads the exchanges' sockets while the scenario goes on.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { between, exchange, near, startTwin } from './twin.mjs';
import { INVERSE, perpetuals, spots } from './venues.mjs';

const HOUR = 3_600_000;

let twin;
before(async () => {
  twin = await startTwin({ live: {} });
});
after(() => twin.stop());

// How far the live price may have moved in the time that a figure was under way.
const SWING = 0.001;

// Venues whose books are played on sockets.
const BOOKS = ['binance', 'binanceusdm', 'bybit', 'okx', 'gate', 'hyperliquid', 'deribit'];
const BARS = ['binance', 'binanceusdm', 'bybit', 'okx', 'gate', 'hyperliquid', 'deribit'];

for (const venue of [...spots, ...perpetuals]) {
  test(`${venue.name} tells tickers, bars and books`, async () => {
    const ccxt = exchange(venue.name, twin.origin, { pro: true });
    const symbol = venue.symbol('BTC');
    const market = twin.world.market('BTC', venue.market);
    try {
      await ccxt.loadMarkets();
      // Without it ccxt opens no socket that is not encrypted.
      await ccxt.loadHttpProxyAgent();
      const asked = [ccxt.watchTicker(symbol)];
      if (BARS.includes(venue.name)) asked.push(ccxt.watchOHLCV(symbol, '1h'));
      if (BOOKS.includes(venue.name)) asked.push(ccxt.watchOrderBook(symbol));
      const [ticker, bars] = await Promise.all(asked);
      const still = twin.world.at(market.asset.price_usd, Date.now()) * market.paths.price_factor;
      between(ticker.last, still * (1 - SWING), still * (1 + SWING), 'last');
      // Where it is told of which millisecond the figure is, it is exact.
      if (['bybit', 'okx', 'binanceusdm', 'deribit', 'coinbaseexchange'].includes(venue.name)) {
        near(ticker.last, market.price(ticker.timestamp), 'last', 1e-8);
      }
      if (BARS.includes(venue.name)) {
        const [start, open, high, low, close] = bars[bars.length - 1];
        assert.equal(start % HOUR, 0);
        near(open, market.price(start), 'open');
        assert.ok(low <= Math.min(open, close) && high >= Math.max(open, close));
      }
      if (BOOKS.includes(venue.name)) {
        // A book that goes on by its changes is still the book after some of them.
        let book;
        for (let told = 0; told < 3; told += 1) book = await ccxt.watchOrderBook(symbol);
        for (const number of [0, 1, 2]) {
          const level = market.level(number, book.timestamp);
          const [ask, amount] = book.asks[number];
          near(book.bids[number][0], level.bid, 'bid', 1e-7);
          near(ask, level.ask, 'ask', 1e-7);
          const inverse = venue.name === 'deribit' && INVERSE.includes('BTC');
          const coins = inverse ? amount / ask : amount * venue.contract('BTC');
          near(coins, level.coins, 'coins', venue.whole ? venue.contract('BTC') : 1e-8);
        }
      }
    } finally {
      await ccxt.close();
    }
  });
}

// ccxt reads open interest, funding and positions of every exchange, and they are the scenario's.

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { exchange, near, startTwin } from './twin.mjs';
import { INVERSE, perpetuals } from './venues.mjs';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let twin;
before(async () => {
  twin = await startTwin();
});
after(() => twin.stop());

for (const venue of perpetuals) {
  describe(venue.name, { concurrency: false }, () => {
    let ccxt;
    before(async () => {
      ccxt = exchange(venue.name, twin.origin);
      await ccxt.loadMarkets();
    });
    after(() => ccxt.close());
    const place = (coin) => twin.world.market(coin, venue.market);
    const btc = venue.symbol('BTC');

    // What ccxt has of an open interest, in coins or in dollars, against the scenario.
    const checkOpenInterest = (told, coin, at) => {
      const coins = place(coin).openInterestCoins(at);
      const usd = place(coin).openInterestUsd(at);
      let { openInterestAmount: amount, openInterestValue: value } = told;
      // ccxt calls a value what Deribit tells, also where that is coins.
      if (venue.name === 'deribit' && !INVERSE.includes(coin)) [amount, value] = [value, undefined];
      assert.ok(amount !== undefined || value !== undefined);
      const contract = venue.contract(coin);
      if (amount !== undefined) near(amount * contract, coins, 'coins', venue.whole ? contract / 2 : 1e-7);
      if (value !== undefined) near(value, usd, 'dollars', venue.name === 'binanceusdm' ? 1e-3 : 1e-7);
      assert.equal(told.timestamp ?? at, at);
    };

    // Gate tells it with its statistics, Kraken with its tickers alone.
    when(!['gate', 'krakenfutures'].includes(venue.name))('tells the open interest', async () => {
      const { by_venue: truth } = await twin.own('truth');
      for (const coin of venue.coins) {
        const told = await ccxt.fetchOpenInterest(venue.symbol(coin));
        // Bybit's page of it has whole hours; else it is of the moment.
        checkOpenInterest(told, coin, told.timestamp ?? Date.now());
        const inCoins = venue.name !== 'deribit' || !INVERSE.includes(coin);
        const unit = inCoins ? 'coins' : 'usd';
        const figure = told.openInterestAmount ?? told.openInterestValue;
        const scale = inCoins ? venue.contract(coin) : 1;
        near(figure * scale, truth[`open_interest_${unit}.${coin}`][venue.market], 'the truth', 1e-7);
      }
      if (ccxt.has.fetchOpenInterests) {
        const all = await ccxt.fetchOpenInterests(venue.coins.map(venue.symbol));
        for (const coin of venue.coins) {
          const told = all[venue.symbol(coin)];
          checkOpenInterest(told, coin, told.timestamp ?? Date.now());
        }
      }
    });

    // Neither Hyperliquid, Deribit nor Kraken tells the past of it.
    for (const [timeframe, length] of [['1h', HOUR], ['1d', DAY]]) {
      const tells = !['hyperliquid', 'deribit', 'krakenfutures'].includes(venue.name);
      when(tells)(`tells the open interest of the past by ${timeframe}`, async () => {
        for (const since of [undefined, twin.world.end - (twin.world.end % length) - 12 * length]) {
          const rows = await ccxt.fetchOpenInterestHistory(btc, timeframe, since, 10);
          assert.ok(rows.length >= 9, `${rows.length} rows`);
          for (const row of rows) {
            assert.equal(row.timestamp % length, 0);
            if (since !== undefined) assert.ok(row.timestamp >= since);
            checkOpenInterest(row, 'BTC', row.timestamp);
          }
        }
      });
    }

    test('tells the running funding rate', async () => {
      const { by_venue: truth } = await twin.own('truth');
      for (const coin of venue.coins) {
        const told = await ccxt.fetchFundingRate(venue.symbol(coin));
        near(told.fundingRate, place(coin).funding(Date.now()), 'rate', 1e-12);
        const apr = ((told.fundingRate * DAY) / place(coin).fundingInterval) * 365 * 100;
        near(apr, truth[`funding_apr_pct.${coin}`][venue.market], 'a year', 1e-6);
        if (told.markPrice !== undefined) near(told.markPrice, place(coin).mark(Date.now()), 'mark');
        if (told.indexPrice !== undefined) near(told.indexPrice, place(coin).index(Date.now()), 'index');
        if (told.fundingTimestamp !== undefined) {
          assert.equal(told.fundingTimestamp % place(coin).fundingInterval, 0);
          assert.ok(told.fundingTimestamp > Date.now() - HOUR);
        }
      }
    });

    // Deribit tells one at a time.
    when(venue.name !== 'deribit')('tells all running funding rates', async () => {
      const all = await ccxt.fetchFundingRates();
      assert.deepEqual(Object.keys(all).sort(), venue.coins.map(venue.symbol).sort());
      for (const coin of venue.coins) {
        near(all[venue.symbol(coin)].fundingRate, place(coin).funding(Date.now()), 'rate', 1e-12);
      }
    });

    test('tells the funding that was paid', async () => {
      const since = twin.world.end - (twin.world.end % (8 * HOUR)) - 3 * DAY;
      for (const from of [undefined, since]) {
        const rows = await ccxt.fetchFundingRateHistory(btc, from, 5);
        assert.ok(rows.length > 0);
        for (const { timestamp, fundingRate } of rows) {
          assert.equal(timestamp % (venue.name === 'deribit' ? HOUR : place('BTC').fundingInterval), 0);
          near(fundingRate, place('BTC').funding(timestamp), 'rate', 1e-12);
        }
        assert.ok(rows.every((row, index) => index === 0 || row.timestamp > rows[index - 1].timestamp));
      }
    });

    const tellsRatio = ['binanceusdm', 'bybit', 'okx'].includes(venue.name);
    when(tellsRatio)('tells how many accounts are long', async () => {
      const rows = await ccxt.fetchLongShortRatioHistory(btc, '1h', undefined, 5);
      assert.equal(rows.length, 5);
      for (const { timestamp, longShortRatio } of rows) {
        near(longShortRatio, place('BTC').longShortRatio(timestamp), 'ratio', 2e-11);
      }
      const { by_venue: truth } = await twin.own('truth');
      near(rows[4].longShortRatio, truth['long_short_ratio.BTC'][venue.market], 'the truth', 2e-11);
    });

    when(ccxtHas(venue.name, 'fetchMarkPrice'))('tells the mark price', async () => {
      for (const coin of venue.coins) {
        const { markPrice } = await ccxt.fetchMarkPrice(venue.symbol(coin));
        near(markPrice, place(coin).mark(Date.now()), 'mark');
      }
      const all = await ccxt.fetchMarkPrices(venue.coins.map(venue.symbol));
      near(all[btc].markPrice, place('BTC').mark(Date.now()), 'mark of all');
    });

    const bars = { mark: 'fetchMarkOHLCV', index: 'fetchIndexOHLCV' };
    for (const [price, method] of Object.entries(bars)) {
      when(ccxtHas(venue.name, method))(`draws bars of the ${price} price`, async () => {
        const rows = await ccxt[method](btc, '1h', undefined, 5);
        assert.equal(rows.length, 5);
        for (const [start, open, , , close] of rows.slice(0, 4)) {
          near(open, place('BTC')[price](start), 'open', 2e-8);
          near(close, place('BTC')[price](start + HOUR), 'close', 2e-8);
        }
      });
    }

    const hasPremium = ccxtHas(venue.name, 'fetchPremiumIndexOHLCV');
    when(hasPremium)('draws bars of the premium', async () => {
      const rows = await ccxt.fetchPremiumIndexOHLCV(btc, '1h', undefined, 5);
      for (const [start, open] of rows) {
        const [mark, index] = [place('BTC').mark(start), place('BTC').index(start)];
        near(open, mark / index - 1, 'premium', 1e-11);
      }
    });

    // Binance shows them to account holders only.
    const hasTiers = ['bybit', 'okx', 'gate'].includes(venue.name);
    when(hasTiers)('tells how leverage falls with size', async () => {
      const tiers = await ccxt.fetchMarketLeverageTiers(btc);
      assert.ok(tiers.length > 1);
      const leverages = tiers.map(({ maxLeverage }) => maxLeverage);
      assert.deepEqual(leverages, [...leverages].sort((a, b) => b - a));
      if (ccxt.has.fetchLeverageTiers && venue.name === 'bybit') {
        assert.deepEqual(Object.keys(await ccxt.fetchLeverageTiers()).sort(), venue.coins.map(venue.symbol).sort());
      }
    });
  });
}

// Defines a test where the venue has what it is about.
function when(applies) {
  return applies ? test : () => {};
}

function ccxtHas(name, method) {
  return exchange(name, 'http://127.0.0.1').has[method] === true;
}

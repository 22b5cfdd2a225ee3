// The relay of docs/nginx in a real nginx, between readers and a stand-in for the venues.

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { feeds, relayed } from '../../scripts/hosting.mjs';
import { launch, visit } from './support/browser.mjs';
import { valueOf } from './support/panel.mjs';
import { nginx } from './support/nginx.mjs';
import { twin } from './support/twin.mjs';

const READERS = 1_000;

const list = feeds();
let browser;
let world;
let site;
before(async () => {
  [browser, world] = await Promise.all([launch(), twin('leveraged-unwind')]);
  site = await nginx(list, world.url);
});
after(async () => {
  await browser?.close();
  await site?.close();
  await world?.close();
});

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One request whose path is sent as it stands. */
function ask(path, { method = 'GET', body, headers = {} } = {}) {
  return new Promise((done, fail) => {
    const sent = request(new URL(site.url).origin, { agent, path, method, headers: { ...(body && { 'Content-Type': 'application/json' }), ...headers } }, (response) => {
      let length = 0;
      response.on('data', (part) => (length += part.length));
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, length }));
      response.on('error', fail);
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

const log = async () => (await fetch(`${world.url}/_twin/log`)).json();

/** What the page asks the relay for: `[{path, method, body}]`, each once. */
async function asked() {
  const { page, problems, close } = await visit(browser);
  const all = new Map();
  page.on('request', (sent) => {
    const { pathname, search } = new URL(sent.url());
    if (!pathname.startsWith('/relay/')) return;
    const one = { path: pathname + search, method: sent.method(), body: sent.postData() ?? undefined };
    all.set(JSON.stringify(one), one);
  });
  try {
    await page.goto(site.url);
    const price = await valueOf(page, 'price_usd.BTC');
    await page.waitForFunction(() => document.querySelector('[data-settled="true"]'), null, { timeout: 60_000 });
    const banner = await page.evaluate(() => /simulat/i.test(document.querySelector('.wcd-masthead').textContent));
    return { requests: [...all.values()], problems, price, banner };
  } finally {
    await close();
  }
}

test('the page runs over the relay, and its figures are the venues’', { timeout: 300_000 }, async () => {
  const { requests, problems, price, banner } = await asked();
  const { figures } = await world.truth();
  assert.ok(Math.abs(price / figures['price_usd.BTC'] - 1) < 0.01, `${price}`);
  assert.equal(banner, false);
  assert.deepEqual(problems.csp, []);
  // REST goes over the relay; only sockets go to the venues themselves.
  assert.deepEqual(problems.foreign.filter((url) => !url.startsWith('wss://')), []);
  const venues = new Set(requests.map(({ path }) => path.split('/')[2]));
  assert.ok(venues.size >= 8, [...venues].join(' '));
  // Every one of them is listed.
  const known = relayed(list).map(({ method, pattern }) => new RegExp(`^${method} /relay/${pattern}$`));
  const unlisted = requests.filter(({ method, path }) => !known.some((one) => one.test(`${method} ${path}`)));
  assert.deepEqual(unlisted, []);
});

test('a thousand readers’ refreshes are one request a feed and lifetime', { timeout: 600_000 }, async () => {
  const { requests } = await asked();
  assert.ok(requests.length >= 40, `${requests.length} requests`);
  const known = relayed(list).map((feed) => ({ ...feed, test: new RegExp(`^${feed.method} /relay/${feed.pattern}$`) }));
  const before = await log();
  const began = performance.now();
  const outcomes = { HIT: 0, MISS: 0, other: {} };
  // All readers ask for the same thing at the same time, which is the worst that can come.
  for (const { path, method, body } of requests) {
    const answers = await Promise.all(Array.from({ length: READERS }, () => ask(path, { method, body })));
    for (const { status, headers } of answers) {
      assert.equal(status, 200, path);
      const said = headers['x-cache'];
      if (said in outcomes) outcomes[said]++;
      else outcomes.other[said] = (outcomes.other[said] ?? 0) + 1;
    }
  }
  const elapsed = (performance.now() - began) / 1_000;
  const after = await log();

  const things = new Map(); // feed: how many different requests, and how long an answer lives
  for (const { path, method } of requests) {
    const { feed, seconds } = known.find((one) => one.test.test(`${method} ${path}`));
    const thing = things.get(feed) ?? { count: 0, seconds };
    thing.count++;
    things.set(feed, thing);
  }
  const worst = [];
  let upstream = 0;
  for (const [feed, { count, seconds }] of things) {
    const came = (after.feeds[feed] ?? 0) - (before.feeds[feed] ?? 0);
    upstream += came;
    // The page's own visit came just before: a lifetime may end, and one begin, on the way.
    const most = count * (Math.floor(elapsed / seconds) + 1);
    if (came > most) worst.push(`${feed}: ${came} requests, at most ${most}`);
  }
  const total = requests.length * READERS;
  console.log(`# ${total} requests of ${READERS} readers in ${elapsed.toFixed(0)} s: ${upstream} reached the venues (${((1 - upstream / total) * 100).toFixed(2)}% from the cache); ${JSON.stringify(outcomes)}`);
  assert.deepEqual(worst, []);
});

describe('what is not listed is refused, and asks no venue', () => {
  const ticker = '/relay/api.bybit.com/v5/market/tickers?category=linear&symbol=BTCUSDT';
  const cases = [
    ['another host', 'GET', '/relay/example.com/'],
    ['this machine', 'GET', '/relay/127.0.0.1:80/'],
    ['another path of a listed host', 'GET', '/relay/api.bybit.com/v5/account/info'],
    ['a listed path with more to it', 'GET', '/relay/api.bybit.com/v5/market/tickers/x?category=linear&symbol=BTCUSDT'],
    ['a parameter that is not asked for', 'GET', `${ticker}&x=1`],
    ['a parameter with another value', 'GET', ticker.replace('linear', 'spot')],
    ['a host with a listed one in front', 'GET', '/relay/api.bybit.com.evil.example/v5/market/tickers?category=linear&symbol=BTCUSDT'],
    ['a name before the host', 'GET', '/relay/user@api.bybit.com/v5/market/tickers?category=linear&symbol=BTCUSDT'],
    ['steps upwards', 'GET', '/relay/api.bybit.com/v5/market/../account/info?category=linear&symbol=BTCUSDT'],
    ['a line break', 'GET', `${ticker}%0d%0aHost:%20evil.example/`],
    ['a post to what is fetched', 'POST', ticker],
    ['a fetch of what is posted', 'GET', '/relay/api.hyperliquid.xyz/info?meta'],
    ['a post of no listed feed', 'POST', '/relay/api.hyperliquid.xyz/info?orders'],
    ['the exchange’s own door', 'POST', '/relay/api.hyperliquid.xyz/exchange'],
    ['the inner address', 'GET', '/.wcd-life/60'],
    ['nothing', 'GET', '/relay/'],
  ];
  for (const [name, method, path] of cases) {
    test(name, async () => {
      const sum = ({ requests }) => Object.values(requests).reduce((total, count) => total + count, 0);
      const before = sum(await log());
      const { status } = await ask(path, { method, body: method === 'POST' ? '{}' : undefined });
      assert.ok(status === 404 || status === 400, `${status}`);
      assert.equal(sum(await log()), before);
    });
  }

  test('while the listed one is answered', async () => {
    assert.equal((await ask(ticker)).status, 200);
  });
});

test('a sandboxed frame may post, and is answered', async () => {
  const path = '/relay/api.hyperliquid.xyz/info?meta-and-asset-ctxs';
  const preflight = await ask(path, { method: 'OPTIONS', headers: { Origin: 'null', 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'content-type' } });
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers['access-control-allow-origin'], '*');
  assert.equal(preflight.headers['access-control-allow-headers'], 'content-type');
  const answer = await ask(path, { method: 'POST', body: '{"type":"metaAndAssetCtxs"}', headers: { Origin: 'null' } });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers['access-control-allow-origin'], '*');
});

test('while a venue is down, readers get the answer before', async () => {
  const path = '/relay/api.bybit.com/v5/market/tickers?category=linear&symbol=SOLUSDT';
  assert.equal((await ask(path)).status, 200);
  await world.faults({ 'bybit/tickers': 'status-503' });
  try {
    // Past the lifetime of ten seconds.
    const until = Date.now() + 12_000;
    let last;
    do {
      last = await ask(path);
      assert.equal(last.status, 200);
      await new Promise((done) => setTimeout(done, 500));
    } while (Date.now() < until);
    assert.ok(['STALE', 'UPDATING'].includes(last.headers['x-cache']), last.headers['x-cache']);
  } finally {
    await world.faults({});
  }
});

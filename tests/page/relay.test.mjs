// The relay of docs/nginx in a real nginx, between readers and a stand-in for the venues; and behind
// caches such as a CDN has.

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { feeds, relayed } from '../../scripts/hosting.mjs';
import { firstVisit } from '../../scripts/size.mjs';
import { launch, visit } from './support/browser.mjs';
import { valueOf } from './support/panel.mjs';
import { edges, nginx } from './support/nginx.mjs';
import { DIST } from './support/site.mjs';
import { twin } from './support/twin.mjs';

const READERS = 1_000;
/** Before which there are so many places of a CDN, with so many readers for so long. */
const EDGES = 5;
const VISITORS = 200;
const SECONDS = 65;

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

/** One request whose path is sent as it stands, to the site unless another place is told. */
function ask(path, { method = 'GET', body, headers = {}, at = site.url } = {}) {
  return new Promise((done, fail) => {
    const sent = request(new URL(at).origin, { agent, path, method, headers: { ...(body && { 'Content-Type': 'application/json' }), ...headers } }, (response) => {
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

/** The requests with the feed of each, how long an answer of it lives and how often a page asks, in seconds. */
function known(requests) {
  const all = relayed(list).map((feed) => ({ ...feed, test: new RegExp(`^${feed.method} /relay/${feed.pattern}$`) }));
  return requests.map((one) => {
    const { feed, seconds } = all.find(({ test }) => test.test(`${one.method} ${one.path}`));
    const { every_seconds: every } = list.find(({ venue, feed: name }) => `${venue}/${name}` === feed);
    return { ...one, feed, seconds, every };
  });
}

/** `[…]` for each key, in the order in which they come. */
function groupedBy(all, key) {
  const groups = new Map();
  for (const one of all) {
    if (!groups.has(key(one))) groups.set(key(one), []);
    groups.get(key(one)).push(one);
  }
  return groups;
}

/** How often an answer may be asked for again in so many seconds: one may end, and one begin, on the way. */
const lifetimes = (elapsed, seconds) => Math.floor(elapsed / seconds) + 1;

/** What reached the venues of each feed between two of the stand-in's logs, and where that is too much. */
function upstream(requests, before, after, elapsed) {
  const counts = groupedBy(requests, ({ feed }) => feed);
  let total = 0;
  const worst = [];
  for (const [feed, all] of counts) {
    const came = (after.feeds[feed] ?? 0) - (before.feeds[feed] ?? 0);
    total += came;
    const most = all.length * lifetimes(elapsed, all[0].seconds);
    if (came > most) worst.push(`${feed}: ${came} requests, at most ${most}`);
  }
  return { total, worst };
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
  const requests = known((await asked()).requests);
  assert.ok(requests.length >= 40, `${requests.length} requests`);
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
  const { total: came, worst } = upstream(requests, before, await log(), elapsed);
  const total = requests.length * READERS;
  console.log(`# ${total} requests of ${READERS} readers in ${elapsed.toFixed(0)} s: ${came} reached the venues (${((1 - came / total) * 100).toFixed(2)}% from the cache); ${JSON.stringify(outcomes)}`);
  assert.deepEqual(worst, []);
});

describe('behind a CDN', () => {
  const share = (part, whole) => `${((part / whole) * 100).toFixed(2)}%`;

  test('its places ask the relay once a feed and lifetime each, and all of them the venues once', { timeout: 600_000 }, async () => {
    const requests = known((await asked()).requests);
    const cdn = await edges(EDGES, site.url);
    try {
      const [before, logged] = [await log(), (await site.relayed()).length];
      const began = performance.now();
      const now = () => (performance.now() - began) / 1_000;
      // Readers come within ten seconds of each other; each then asks as often as a page does.
      const readers = Array.from({ length: VISITORS }, (_, reader) => ({
        at: cdn.urls[reader % EDGES],
        due: requests.map(() => (10 * reader) / VISITORS),
      }));
      const outcomes = {};
      const wrong = new Set();
      let [total, posts] = [0, 0];
      while (now() < SECONDS) {
        const moment = now();
        const sent = readers.flatMap(({ at, due }) =>
          requests.flatMap(({ path, method, body, seconds, every }, index) => {
            if (due[index] > moment) return [];
            due[index] += every;
            total++;
            if (method === 'POST') posts++;
            return ask(path, { method, body, at }).then(({ status, headers }) => {
              const said = headers['x-edge'] || 'passed on';
              outcomes[said] = (outcomes[said] ?? 0) + 1;
              if (status !== 200 || headers['access-control-allow-origin'] !== '*' || headers.vary) wrong.add(`${status} ${path}`);
              if (!headers['cache-control'].includes(`s-maxage=${seconds}, stale-while-revalidate=${seconds},`)) wrong.add(`${headers['cache-control']} ${path}`);
            });
          }),
        );
        await Promise.all(sent);
        await new Promise((done) => setTimeout(done, 200));
      }
      const elapsed = now();
      const { total: came, worst } = upstream(requests, before, await log(), elapsed);
      assert.deepEqual([...wrong], []);
      assert.deepEqual(worst, []);

      const relayed_ = (await site.relayed()).slice(logged).map((line) => /^(\S+) (\S+) (\S+)$/.exec(line).slice(1));
      const asked_ = groupedBy(relayed_, ([method, path]) => `${method} ${path}`);
      const often = requests
        .filter(({ method }) => method === 'GET')
        .map(({ path, seconds }) => ({ path, count: asked_.get(`GET ${path}`)?.length ?? 0, most: EDGES * lifetimes(elapsed, seconds) }));
      assert.deepEqual(often.filter(({ count, most }) => count > most || count < EDGES), []);

      const gets = often.reduce((sum, { count }) => sum + count, 0);
      console.log(`# ${VISITORS} readers, ${EDGES} places, ${elapsed.toFixed(0)} s: ${total} requests, of which ${posts} posts, which no place keeps`);
      console.log(`# the places answered ${share(total - posts - gets, total - posts)} of what can be kept, ${share(total - relayed_.length, total)} of all; ${JSON.stringify(outcomes)}`);
      console.log(`# the relay was asked ${relayed_.length} times (${gets} without posts) and answered ${share(relayed_.length - came, relayed_.length)} from its cache; ${came} requests reached the venues (${share(came, total)} of all)`);
      for (const [seconds, all] of groupedBy(requests, (one) => one.seconds)) {
        const kept = all.filter(({ method }) => method === 'GET');
        const at = kept.reduce((sum, { path }) => sum + asked_.get(`GET ${path}`).length, 0);
        console.log(`# lifetime ${seconds} s: ${all.length} requests a reader; ${at} of ${kept.length} that can be kept reached the relay, at most ${EDGES * kept.length * lifetimes(elapsed, seconds)}`);
      }
    } finally {
      await cdn.close();
    }
  });

  test('a failure is not kept, and neither is what is refused', async () => {
    // As no page asks for it, so that nothing is kept from before.
    const path = '/relay/api.bybit.com/v5/market/tickers?symbol=XRPUSDT&category=linear';
    const cdn = await edges(1, site.url);
    await world.faults({ 'bybit/tickers': 'status-503' });
    try {
      const [at] = cdn.urls;
      const failed = await ask(path, { at });
      assert.equal(failed.status, 503);
      assert.equal(failed.headers['cache-control'], 'no-store');
      for (let again = 0; again < 2; again++) assert.equal((await ask(path, { at })).headers['x-edge'], 'MISS');
      const refused = await ask('/relay/example.com/', { at });
      assert.deepEqual([refused.status, refused.headers['x-edge']], [404, 'MISS']);
    } finally {
      await world.faults({});
      await cdn.close();
    }
  });

  test('the page’s files are kept as long as their names allow, and are everybody’s', async () => {
    const cdn = await edges(1, site.url);
    const fetched = async (path) => {
      const { status, headers } = await ask(path, { at: cdn.urls[0], headers: { 'Accept-Encoding': 'gzip' } });
      assert.equal(status, 200, path);
      const { vary, 'access-control-allow-origin': origin, 'cross-origin-resource-policy': policy } = headers;
      assert.deepEqual({ path, vary, origin, policy }, { path, vary: 'Accept-Encoding', origin: '*', policy: 'cross-origin' });
      return headers;
    };
    try {
      for (const name of firstVisit(DIST)) {
        const isNamedByContent = /[0-9a-f]{16}/.test(name);
        const { 'cache-control': kept } = await fetched(`/${name}`);
        if (isNamedByContent) assert.equal(kept, 'public, max-age=31536000, immutable');
        else assert.match(kept, /^public, max-age=60, s-maxage=300, stale-while-revalidate=300, stale-if-error=\d+$/);
        assert.equal((await fetched(`/${name}`))['x-edge'], 'HIT', name);
      }
      assert.equal((await fetched(`/${firstVisit(DIST).find((name) => name.endsWith('.wasm'))}`))['content-type'], 'application/wasm');
      assert.match((await fetched('/embed.js'))['cache-control'], /s-maxage=300/);
    } finally {
      await cdn.close();
    }
  });
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
  const isOld = ({ headers }) => ['STALE', 'UPDATING'].includes(headers['x-cache']);
  // What a test before has left may be past its lifetime: then a newer answer is on its way.
  let first;
  do {
    first = await ask(path);
    assert.equal(first.status, 200);
  } while (isOld(first));
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
    assert.ok(isOld(last), last.headers['x-cache']);
    // It says when the venue gave it, and lets a page read so.
    assert.ok(Date.parse(first.headers['x-answered']) > 0, first.headers['x-answered']);
    assert.equal(last.headers['x-answered'], first.headers['x-answered']);
    assert.match(last.headers['access-control-expose-headers'], /\bX-Answered\b/);
  } finally {
    await world.faults({});
  }
});

// A published snapshot: shown as it was, from where the host allows, and refused with a word.

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { launch, visit } from './support/browser.mjs';
import { clustered } from './support/clustered.mjs';
import { host } from './support/host.mjs';
import { figures, shifts, watchShifts } from './support/panel.mjs';
import { site } from './support/site.mjs';
import { twin, WCD } from './support/twin.mjs';

let browser;
let world;
let moment; // the text of a snapshot
before(async () => {
  [browser, world] = await Promise.all([launch(), twin('leveraged-unwind')]);
  const { stdout } = await promisify(execFile)(WCD, ['record', '--twin', world.url], { maxBuffer: 64e6 });
  moment = stdout;
});
after(async () => {
  await browser?.close();
  await world?.close();
});

/** Visits the page with the file `body` at `moment.json` beside it; `work` gets `{page, problems, home, asked}`. */
async function open(body, { config = {}, address = (home) => `#snapshot=${home.url}moment.json`, answer = {} }, work) {
  const home = await site({ config });
  const guest = await visit(browser);
  const asked = [];
  guest.page.on('request', (request) => asked.push(request.url()));
  try {
    await guest.page.route('**/moment.json', (route) => route.fulfill({ contentType: 'application/json', body, ...answer }));
    await guest.page.goto(home.url + address(home));
    await guest.page.waitForSelector('html[data-snapshot]', { state: 'attached', timeout: 60_000 });
    await work({ ...guest, home, asked });
  } finally {
    await guest.close();
    await home.close();
  }
}

const outcome = (page) =>
  page.evaluate(() => {
    const { snapshot, refused } = document.documentElement.dataset;
    return { snapshot, refused };
  });

test('the figures are those of the file, no venue is asked, and the page says so', async () => {
  await open(moment, {}, async ({ page, problems, asked, home }) => {
    assert.deepEqual(await outcome(page), { snapshot: 'frozen', refused: undefined });
    await page.waitForSelector('[data-figure="price_usd.BTC"]');
    const shown = await figures(page);
    const price = shown.find(({ id }) => id === 'price_usd.BTC').value;
    const { figures: truth } = await world.truth(JSON.parse(moment).taken_at);
    assert.ok(Math.abs(price / truth['price_usd.BTC'] - 1) < 1e-6, `${price}`);
    assert.ok(await page.locator('.wcd-frozen').isVisible());
    // It is of its moment, and nobody calls it live.
    const status = page.locator('.wcd-status');
    const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(JSON.parse(moment).taken_at);
    assert.ok((await status.textContent()).startsWith(`${when} UTC`), await status.textContent());
    assert.equal(await page.locator('.wcd-tape').count(), 0, 'nothing is heard, so there is no room for it');
    assert.deepEqual(asked.filter((url) => !url.startsWith(home.url)), []);
    assert.deepEqual(problems.csp, []);
    assert.deepEqual(problems.console, []);
  });
});

test('an interval that takes repetitions comes to what the command line tells', async () => {
  const id = 'liquidation_branching_ratio.24h.BTC';
  const held = clustered(moment);
  const folder = mkdtempSync(join(tmpdir(), 'wcd-'));
  const path = join(folder, 'clustered.json');
  writeFileSync(path, held);
  const { stdout } = await promisify(execFile)(WCD, ['explain', path], { maxBuffer: 64e6 });
  rmSync(folder, { recursive: true });
  const told = stdout.split('\n').find((line) => line.startsWith(id));
  assert.match(told, /estimated, between/);
  await open(held, {}, async ({ page, problems }) => {
    const shown = page.locator(`[data-figure="${id}"]`).first();
    const text = /\S+ \(estimated, between [^)]*\)/.exec(told)[0];
    await page.waitForFunction(
      ([name, words]) => document.querySelector(`[data-figure="${name}"]`)?.textContent.includes(words),
      [id, text],
      { timeout: 120_000 },
    );
    assert.ok((await shown.textContent()).includes(text));
    assert.deepEqual(problems.console, []);
  });
});

test('it looks the same whenever it is looked at', async () => {
  const texts = [];
  for (const later of [0, 400 * 86_400_000]) {
    const home = await site({});
    const { page, close } = await visit(browser);
    try {
      await page.clock.setFixedTime(Date.now() + later);
      await page.route('**/moment.json', (route) => route.fulfill({ contentType: 'application/json', body: moment }));
      await page.goto(`${home.url}#snapshot=moment.json`);
      await page.waitForSelector('[data-figure="price_usd.BTC"]');
      texts.push(await page.evaluate(() => document.querySelector('#panel').textContent));
    } finally {
      await close();
      await home.close();
    }
  }
  assert.equal(texts[1], texts[0]);
});

test('"See them live" is the same page without the file', async () => {
  const address = () => '#snapshot=moment.json&theme=dark';
  await open(moment, { config: { twin: world.url }, address }, async ({ page, home }) => {
    await page.click('#wcd-live');
    await page.waitForSelector('[data-settled="true"]', { timeout: 60_000 });
    assert.equal(page.url(), `${home.url}#theme=dark`);
    assert.deepEqual(await outcome(page), { snapshot: undefined, refused: undefined });
  });
});

test('English has its mark where the page is in another language, and is that of the page that has no other', async () => {
  const address = (file) => () => `#snapshot=${file}&locale=de`;
  const marked = (page, name) => page.$eval(name, (element) => element.closest('[lang]').lang);
  await open(moment, { address: address('moment.json') }, async ({ page }) => {
    await page.waitForSelector('[data-figure="price_usd.BTC"]');
    const names = ['.wcd-page', '.wcd-frozen > span', '#wcd-live', '[data-when="stopped"]'];
    assert.deepEqual(await Promise.all(names.map((name) => marked(page, name))), ['de', 'en', 'en', 'en']);
  });
  await open('', { address: address('http%3A%2F%2F') }, async ({ page }) => {
    assert.equal(await marked(page, '[data-refusal="elsewhere"]'), 'en');
    assert.equal(await marked(page, 'h1'), 'en');
  });
});

describe('where a file may come from is the host’s to say', () => {
  for (const listed of [true, false]) {
    test(listed ? 'an origin that is listed' : 'an origin that is not', async () => {
      const other = await host({ '/far.json': moment }, { 'Access-Control-Allow-Origin': '*' });
      const origin = new URL(other.url).origin;
      const config = listed ? { snapshot_origins: [origin] } : {};
      try {
        // The strict policy lets in the stand-in by name, and no other plain host.
        await open('', { config: { ...config, twin: origin }, address: () => `#snapshot=${other.url}far.json` }, async ({ page, asked }) => {
          assert.deepEqual(await outcome(page), listed ? { snapshot: 'frozen', refused: undefined } : { snapshot: 'refused', refused: 'elsewhere' });
          assert.equal(asked.some((url) => url.startsWith(other.url)), listed);
        });
      } finally {
        await other.close();
      }
    });
  }

  for (const address of ['data:application/json,{}', 'blob:null/1', 'javascript:alert(1)', '//evil.example/x.json', 'https://127.0.0.1@evil.example/x.json', 'http://', '\\\\evil.example\\x.json']) {
    test(address, async () => {
      await open('', { address: () => `#snapshot=${encodeURIComponent(address)}` }, async ({ page, problems }) => {
        assert.deepEqual(await outcome(page), { snapshot: 'refused', refused: 'elsewhere' });
        assert.deepEqual(problems.foreign, []);
      });
    });
  }

  test('the address cannot list origins, a stand-in or a relay', async () => {
    const address = () => '#snapshot=https%3A%2F%2Fevil.example%2Fx.json&snapshot_origins=https%3A%2F%2Fevil.example&twin=https%3A%2F%2Fevil.example&relay=%2Fx';
    await open('', { address }, async ({ page, problems }) => {
      assert.deepEqual(await outcome(page), { snapshot: 'refused', refused: 'elsewhere' });
      assert.deepEqual(problems.foreign, []);
    });
  });
});

test('a listed origin that sends on to another one shows nothing', async () => {
  const elsewhere = createServer((_, answer) =>
    answer.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' }).end(moment),
  );
  const listed = createServer((_, answer) =>
    answer.writeHead(302, { location: `${origin(elsewhere)}/moment.json`, 'access-control-allow-origin': '*' }).end(),
  );
  const origin = (server) => `http://127.0.0.1:${server.address().port}`;
  for (const server of [elsewhere, listed]) await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const home = await site({ config: { snapshot_origins: [origin(listed)] } });
  // The page's own policy would stop it as well; a host may have a wider one.
  const { page, close } = await visit(browser, { bypassCSP: true });
  try {
    await page.goto(`${home.url}#snapshot=${origin(listed)}/moment.json`);
    await page.waitForSelector('html[data-snapshot]', { state: 'attached', timeout: 60_000 });
    assert.deepEqual(await outcome(page), { snapshot: 'refused', refused: 'unreachable' });
  } finally {
    await close();
    await home.close();
    for (const server of [elsewhere, listed]) server.close();
  }
});

test('room is kept for the line above published figures: nothing moves', async () => {
  for (const width of [360, 768, 1280]) {
    const home = await site({});
    const { page, close } = await visit(browser, { viewport: { width, height: 900 } });
    try {
      await watchShifts(page);
      await page.route('**/moment.json', (route) => route.fulfill({ contentType: 'application/json', body: moment }));
      await page.goto(`${home.url}#snapshot=moment.json`);
      await page.waitForSelector('[data-settled="true"]', { timeout: 60_000 });
      await page.waitForSelector('[data-figure="price_usd.BTC"]');
      const { total, moved } = await shifts(page);
      assert.ok(total < 0.01, `${width} px: ${total} ${moved.join('; ')}`);
    } finally {
      await close();
      await home.close();
    }
  }
});

describe('a file that is none is refused with a word, and the page stays whole', () => {
  const script = '<img src=x onerror="globalThis.__ran=1"><script>globalThis.__ran=1</script>';
  const changed = (change) => () => JSON.stringify(JSON.parse(moment), (key, value) => change(key, value));
  const cases = {
    'of 50 MB': { body: () => ' '.repeat(50e6), refused: 'too-large' },
    'just above the limit': { body: () => moment + ' '.repeat(8 * 1024 * 1024), refused: 'too-large' },
    'of another version': { body: changed((key, value) => (key === 'version' ? 999 : value)), refused: 'version' },
    'with script in every string': { body: changed((key, value) => (typeof value === 'string' && key !== 'format' ? script : value)), refused: 'unreadable' },
    'with absurd numbers': { body: changed((key, value) => (typeof value === 'number' && key !== 'version' ? 1e308 : value)), refused: 'unreadable' },
    'with other absurd numbers': { body: changed((key, value) => (typeof value === 'number' && key !== 'version' ? -1 : value)), refused: 'unreadable' },
    'that is a page': { body: () => `<!doctype html>${script}`, refused: 'unreadable' },
    'that is empty': { body: () => '', refused: 'unreadable' },
    'that is cut off': { body: () => moment.slice(0, -1000), refused: 'unreadable' },
    'that is deeply nested': { body: () => '['.repeat(100_000), refused: 'unreadable' },
    'that is other JSON': { body: () => '{"format":"else"}', refused: 'unreadable' },
    'that is not there': { body: () => '', answer: { status: 404 }, refused: 'unreachable' },
  };
  for (const [name, { body, answer, refused }] of Object.entries(cases)) {
    test(name, async () => {
      await open(body(), { answer }, async ({ page, problems }) => {
        assert.deepEqual(await outcome(page), { snapshot: 'refused', refused });
        const words = await page.locator(`[data-refusal="${refused}"]`);
        assert.ok(await words.isVisible());
        assert.equal(await page.evaluate(() => globalThis.__ran), undefined);
        assert.equal(await page.locator('.wcd-frozen').isVisible(), false);
        assert.deepEqual(problems.csp, []);
        assert.deepEqual(problems.foreign, []);
      });
    });
  }
});

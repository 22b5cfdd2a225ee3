// The page starts under a strict Content-Security-Policy, wherever it is put, and says so when it
// cannot.

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strictPolicy } from '../../scripts/serve.mjs';
import { firstVisit } from '../../scripts/size.mjs';
import { booted, launch, visit } from './support/browser.mjs';
import { article, host } from './support/host.mjs';
import { DIST, site } from './support/site.mjs';
import { twin, WCD } from './support/twin.mjs';

const run = promisify(execFile);

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Visits `site(options)` and hands back how the boot ended and what the browser complained of. */
async function boot(options, prepare = async () => {}) {
  const home = await site(options);
  const { page, problems, close } = await visit(browser);
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  try {
    await prepare(page, home);
    await page.goto(home.url);
    return { state: await booted(page), problems, asked, home };
  } finally {
    await close();
    await home.close();
  }
}

describe('under a strict policy the page boots without a complaint', () => {
  for (const base of ['/', '/some/sub/path/']) {
    test(`at ${base}`, async () => {
      const { state, problems, asked, home } = await boot({ base });
      assert.equal(state, 'running');
      assert.deepEqual(problems.csp, []);
      assert.deepEqual(
        problems.console.filter((line) => !/ERR_NAME_NOT_RESOLVED/.test(line)),
        [],
      );
      // Each file once, a preload included, and none that the size budget does not count.
      const own = asked.filter((url) => url.startsWith(home.url)).map((url) => url.slice(home.url.length));
      assert.deepEqual(own.map((name) => name || 'index.html').sort(), firstVisit(DIST).sort());
    });
  }
});

test('the page says that it is loading, and has the host’s theme, before anything is painted', async () => {
  const home = await site({ config: { theme: 'dark' } });
  const { page, close } = await visit(browser);
  try {
    // Whether <html> said anything by the time there was a body to paint.
    await page.addInitScript(() => {
      new MutationObserver((_changes, observer) => {
        if (!document.body) return;
        const { boot, theme } = document.documentElement.dataset;
        globalThis.__atBody = { boot, theme };
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(home.url);
    assert.deepEqual(await page.evaluate(() => globalThis.__atBody), { boot: 'loading', theme: 'dark' });
  } finally {
    await close();
    await home.close();
  }
});

describe('a page that cannot start says why', () => {
  test('the policy forbids WebAssembly', async () => {
    const csp = strictPolicy().replace(" 'wasm-unsafe-eval'", '');
    assert.equal((await boot({ csp })).state, 'no-wasm');
  });

  test('the browser has no WebAssembly', async () => {
    const { state } = await boot({}, (page) => page.addInitScript(() => delete globalThis.WebAssembly));
    assert.equal(state, 'no-wasm');
  });

  for (const pattern of ['**/*.wasm', '**/wcd-*.js']) {
    test(`${pattern} is missing`, async () => {
      const { state } = await boot({}, (page) => page.route(pattern, (route) => route.fulfill({ status: 404 })));
      assert.equal(state, 'failed');
    });
  }

  test('the program is not the one that was built', async () => {
    const { state } = await boot({}, (page) =>
      page.route('**/*.wasm', (route) =>
        route.fulfill({ contentType: 'application/wasm', body: Buffer.from('0061736d01000000', 'hex') }),
      ),
    );
    assert.equal(state, 'failed');
  });
});

describe('without a program, what was published last is shown where the site says where that is', () => {
  let world;
  let dir;
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'wcd-'));
    world = await twin('leveraged-unwind');
    const file = join(dir, 'now.json');
    await run(WCD, ['record', '--twin', world.url, '--out', file]);
    await run(WCD, ['page', file, '--out', join(dir, 'now'), '--base', 'https://news.example/crypto/']);
  });
  after(async () => {
    await world?.close();
    await rm(dir, { recursive: true, force: true });
  });

  const ways = {
    'no WebAssembly': (page) => page.addInitScript(() => delete globalThis.WebAssembly),
    'no program': (page) => page.route('**/*.wasm', (route) => route.fulfill({ status: 404 })),
  };
  for (const [way, prepare] of Object.entries(ways)) {
    for (const framed of [false, true]) {
      test(`${way}${framed ? ', in a sandboxed frame' : ''}`, async () => {
        const home = await site({ config: { published: 'now/' } });
        const paper = await host({ '/': article(`<iframe sandbox="allow-scripts" src="${home.url}" width="700" height="900"></iframe>`) });
        const { page, problems, close } = await visit(browser);
        try {
          await page.route('**/now/*', async (route) => {
            const name = new URL(route.request().url()).pathname.split('/').pop() || 'index.html';
            route.fulfill({ path: join(dir, 'now', name), headers: { 'Access-Control-Allow-Origin': '*' } });
          });
          await prepare(page);
          await page.goto(framed ? paper.url : home.url);
          const root = framed ? page.frameLocator('iframe') : page;
          const published = root.frameLocator('.wcd-answer iframe');
          const file = await readFile(join(dir, 'now/index.html'), 'utf8');
          const [, headline] = /og:title" content="([^"]*)"/.exec(file);
          await published.locator('.wcd-headline', { hasText: headline }).waitFor();
          assert.ok(await published.locator('[data-figure="price_usd.BTC"]').first().isVisible());
          // With its style, and beside the reason why it is there.
          await published.locator('.wcd-tile svg').first().waitFor();
          assert.match(await root.locator('.wcd-headline').innerText(), /WebAssembly|could not be loaded/);
          assert.deepEqual(problems.csp, []);
        } finally {
          await close();
          await paper.close();
          await home.close();
        }
      });
    }
  }

  test('and not where no place is told: the page’s own words stay', async () => {
    const home = await site({ config: {} });
    const { page, close } = await visit(browser);
    try {
      await ways['no WebAssembly'](page);
      await page.goto(home.url);
      assert.ok(await page.locator('.wcd-headline [data-when~="no-wasm"]').isVisible());
      assert.ok(await page.locator('.wcd-parts [data-when~="no-wasm"]').isVisible());
      assert.equal(await page.locator('iframe').count(), 0);
    } finally {
      await close();
      await home.close();
    }
  });
});

test('a second visit fetches the page alone: its files are kept under their names', async () => {
  const home = await site();
  const { page, close } = await visit(browser);
  try {
    const fetched = async () => {
      await page.goto(home.url);
      assert.equal(await booted(page), 'running');
      return page.evaluate((own) => performance.getEntries()
        .filter(({ entryType, name, transferSize }) => /^(resource|navigation)$/.test(entryType) && name.startsWith(own) && transferSize > 0)
        .map(({ name }) => name.slice(own.length)), home.url);
    };
    assert.deepEqual((await fetched()).map((name) => name || 'index.html').sort(), firstVisit(DIST).sort());
    assert.deepEqual(await fetched(), ['']);
  } finally {
    await close();
    await home.close();
  }
});

describe('a program that stops is said to have stopped', () => {
  // A program that does nothing but stop; the page cannot tell whose trap it was.
  const stop = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
  const ways = {
    'when the browser calls it': (bytes) => {
      const { f } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports;
      setTimeout(f);
    },
    'in the middle of a wait': (bytes) => {
      const { f } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports;
      Promise.resolve().then(f);
    },
  };
  for (const [way, trap] of Object.entries(ways)) {
    test(way, async () => {
      const home = await site();
      const { page, close } = await visit(browser);
      try {
        await page.goto(home.url);
        assert.equal(await booted(page), 'running');
        const notice = page.locator('[data-when="stopped"]');
        assert.equal(await notice.isVisible(), false);
        await page.evaluate(trap, stop);
        await notice.waitFor({ state: 'visible' });
        assert.equal(await page.getAttribute('html', 'data-boot'), 'stopped');
      } finally {
        await close();
        await home.close();
      }
    });
  }
});

// The panel in somebody else's page without a frame: mode="inline".

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { forShadow } from '../../scripts/shadow.mjs';
import { launch, visit } from './support/browser.mjs';
import { clustered } from './support/clustered.mjs';
import { article, host } from './support/host.mjs';
import { figures } from './support/panel.mjs';
import { site } from './support/site.mjs';
import { twin, WCD } from './support/twin.mjs';

const run = promisify(execFile);
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let browser;
let world;
let moment; // the text of a snapshot
before(async () => {
  [browser, world] = await Promise.all([launch(), twin('leveraged-unwind')]);
  ({ stdout: moment } = await run(WCD, ['record', '--twin', world.url], { maxBuffer: 64e6 }));
});
after(async () => {
  await browser?.close();
  await world?.close();
});

const script = (home) => `<script async src="${home.url}embed.js"></script>`;
const panel = (attributes = '', fallback = '') => `<why-crypto-down mode="inline" ${attributes}>${fallback}</why-crypto-down>`;

/**
 * A visit of an article. `body(home)` is its text; `work` gets `{page, problems, home, paper, asked}`.
 * Options: `base` and `config` of the panel's site, `headers(home)` and `head` of the article,
 * `prepare(page, home)` before it is opened.
 */
async function read(body, options, work) {
  const home = await site({ base: options.base, config: options.config ?? { twin: world.url } });
  const paper = await host({ '/': article(body(home), options.head) }, options.headers?.(home));
  const guest = await visit(browser, options.context);
  const asked = [];
  guest.page.on('request', (request) => asked.push(request.url()));
  try {
    await guest.page.addInitScript(watch);
    await guest.page.route('**/moment.json', (route) =>
      route.fulfill({ contentType: 'application/json', headers: { 'Access-Control-Allow-Origin': '*' }, body: moment }),
    );
    await options.prepare?.(guest.page, home);
    await guest.page.goto(paper.url + (options.fragment ?? ''));
    await work({ ...guest, home, paper, asked });
  } finally {
    await guest.close();
    await home.close();
    await paper.close();
  }
}

/** Runs in the article: keeps what the elements told. */
function watch() {
  globalThis.__told = [];
  for (const name of ['wcd:view', 'wcd:report', 'wcd:error']) {
    addEventListener(name, ({ detail, composed }) => globalThis.__told.push({ name, detail, composed }));
  }
}

const told = (page, name) => page.evaluate((wanted) => globalThis.__told.filter((it) => it.name === wanted), name);
/** Waits until `count` events of a name have come. */
const heard = (page, name, count = 1) =>
  page.waitForFunction(([wanted, least]) => globalThis.__told.filter((it) => it.name === wanted).length >= least, [name, count], { timeout: 60_000 });

/** What the article sends with itself where it allows the least. */
const STRICT = (home) => {
  const { origin } = new URL(home.url);
  const connect = `${origin} ${world.url} ${world.url.replace(/^http/, 'ws')}`;
  return { 'Content-Security-Policy': `default-src 'none'; img-src data:; script-src ${origin} 'wasm-unsafe-eval'; connect-src ${connect}` };
};

describe('mode="inline" puts the panel into the article itself', () => {
  test('under a strict policy, with the figures of its site, and without a frame', async () => {
    await read((home) => script(home) + panel('assets="BTC" theme="dark"'), { headers: STRICT }, async ({ page, problems }) => {
      await heard(page, 'wcd:report');
      const price = (await figures(page)).find(({ id }) => id === 'price_usd.BTC').value;
      const { figures: truth } = await world.truth();
      assert.ok(Math.abs(price / truth['price_usd.BTC'] - 1) < 1e-6, `${price}`);
      assert.equal(await page.evaluate(() => window.length), 0);
      assert.deepEqual(await page.$$eval('.wcd-tile h3', (heads) => heads.map((head) => head.textContent)), ['Bitcoin']);
      assert.equal(await page.$eval('.wcd-root', (root) => root.dataset.theme), 'dark');
      assert.deepEqual(problems, { csp: [], console: [], foreign: [] });
      const left = await page.evaluate(() => ({
        globals: Object.keys(globalThis).filter((name) => /wcd|why|panel/i.test(name)),
        inHead: document.head.querySelectorAll('script, link[rel="modulepreload"], style').length,
        stored: localStorage.length,
      }));
      // The one script is the article's own line, which stands in its body.
      assert.deepEqual(left, { globals: [], inHead: 0, stored: 0 });
    });
  });

  test('its events say what it shows, and leave shadow trees', async () => {
    const nested = (home) => `${script(home)}<div id="outer"></div>`;
    await read(nested, {}, async ({ page }) => {
      await page.evaluate(() => {
        const outer = document.getElementById('outer').attachShadow({ mode: 'open' });
        const element = document.createElement('why-crypto-down');
        element.setAttribute('mode', 'inline');
        outer.append(element);
      });
      await heard(page, 'wcd:report');
      assert.equal((await told(page, 'wcd:view')).length, 1);
      const { detail } = (await told(page, 'wcd:report')).at(-1);
      const shown = await page.evaluate(() => {
        const { shadowRoot } = document.getElementById('outer').shadowRoot.querySelector('why-crypto-down');
        const find = (name) => shadowRoot.querySelector(name);
        return {
          headline: find('.wcd-headline').textContent,
          verdict: find('.wcd-status').dataset.verdict,
          status: find('.wcd-status').textContent,
        };
      });
      assert.equal(detail.headline, shown.headline);
      assert.equal(detail.verdict, shown.verdict);
      assert.match(detail.verdict, /^[a-z_]+$/);
      assert.ok(shown.status.includes(`${detail.venues} of `), `${detail.venues}: ${shown.status}`);
      assert.ok(Math.abs(Date.now() - Date.parse(detail.asOf)) < 120_000, detail.asOf);
      assert.deepEqual(await told(page, 'wcd:error'), []);
    });
  });

  test('where the site lives below a path behind a reverse proxy', async () => {
    await read((home) => script(home) + panel('locale="de"'), { base: '/news/tools/wcd/', headers: STRICT }, async ({ page, problems, home, paper, asked }) => {
      await heard(page, 'wcd:report');
      assert.equal(await page.$eval('.wcd-root', (root) => root.lang), 'de');
      assert.deepEqual(problems, { csp: [], console: [], foreign: [] });
      const elsewhere = asked.filter((url) => ![home.url, paper.url, world.url].some((known) => url.startsWith(known)));
      assert.deepEqual(elsewhere, []);
    });
  });

  test('five times on one page, each its own, of one program', async () => {
    const five = ['BTC', 'ETH', 'SOL', 'XRP', 'ETH,BTC'];
    const options = { headers: STRICT, context: { viewport: { width: 900, height: 12_000 } } };
    await read((home) => script(home) + five.map((assets) => panel(`assets="${assets}" view="compact"`)).join(''), options, async ({ page, asked }) => {
      await heard(page, 'wcd:view', 5);
      const coins = await page.$$eval('why-crypto-down', (elements) =>
        elements.map(({ shadowRoot }) => Array.from(shadowRoot.querySelectorAll('.wcd-tile h3'), (head) => head.textContent).join()),
      );
      assert.deepEqual(coins, ['Bitcoin', 'Ether', 'Solana', 'XRP', 'Ether,Bitcoin']);
      for (const part of ['.wasm', 'embed.js', '/inline-']) assert.equal(asked.filter((url) => url.includes(part)).length, 1, part);
      // One that goes takes nothing from the others.
      await page.evaluate(() => document.querySelector('why-crypto-down').remove());
      await heard(page, 'wcd:report', 4);
      assert.deepEqual(await told(page, 'wcd:error'), []);
    });
  });

  test('with a place in the article’s outline, and nothing that axe-core finds', async () => {
    const body = (home) => `${script(home)}<header>The paper</header><main><p>Text.</p>${panel('label="The market"')}</main>`;
    await read(body, {}, async ({ page, context }) => {
      await heard(page, 'wcd:report');
      await page.evaluate(await readFile(AXE, 'utf8'));
      const found = await page.evaluate(async () => {
        const names = ['heading-order', 'landmark-no-duplicate-main', 'landmark-no-duplicate-banner', 'landmark-main-is-top-level', 'landmark-unique'];
        const rules = Object.fromEntries(names.map((name) => [name, { enabled: true }]));
        const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
        const { violations } = await globalThis.axe.run(document.querySelector('main'), { runOnly, rules, resultTypes: ['violations'] });
        return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
      });
      assert.deepEqual(found, []);
      // As the browser tells it to assistive technology.
      const devtools = await context.newCDPSession(page);
      const { nodes } = await devtools.send('Accessibility.getFullAXTree');
      const spoken = nodes.filter(({ ignored }) => !ignored).map(({ role, name, properties = [] }) => {
        const level = properties.find((property) => property.name === 'level');
        return [role?.value, level?.value.value, name?.value].filter(Boolean).join(' ');
      });
      const of = (pattern) => spoken.filter((line) => pattern.test(line));
      assert.deepEqual(of(/^(main|banner|heading 1)/), ['heading 1 An article', 'banner', 'main']);
      assert.deepEqual(of(/^heading 2/), ['heading 2 Why is crypto down today?']);
      assert.equal(of(/^region The market$/).length, 1);
    });
  });

  test('where a figure comes from is a press away, and a key closes it', async () => {
    await read((home) => script(home) + panel(), { headers: STRICT }, async ({ page }) => {
      await heard(page, 'wcd:report');
      await page.click('[data-figure="price_usd.BTC"]');
      const dialog = page.locator('dialog.wcd-provenance');
      await dialog.locator('code', { hasText: 'price_usd.BTC' }).waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await page.waitForFunction(() => document.activeElement.shadowRoot?.activeElement?.dataset.figure === 'price_usd.BTC');
    });
  });

  test('a language that a reader chooses, and a theme that the article changes, are taken in place', async () => {
    const focused = (page, link) => page.waitForFunction((go) => document.activeElement.shadowRoot?.activeElement?.dataset.go === go, link);
    await read((home) => script(home) + panel(), { config: { twin: world.url, theme: 'dark' } }, async ({ page, home, paper }) => {
      await heard(page, 'wcd:view');
      await page.waitForSelector('.wcd-root[data-theme="dark"][lang="en"]');
      await page.click('.wcd-languages [lang="fr"]');
      await page.waitForSelector('.wcd-root[lang="fr"]');
      await focused(page, 'locale=fr');
      await page.$eval('why-crypto-down', (element) => element.setAttribute('theme', 'light'));
      await page.waitForSelector('.wcd-root[data-theme="light"][lang="fr"]');
      await page.click('[data-go="theme=dark"]');
      await page.waitForSelector('.wcd-root[data-theme="dark"][lang="fr"]');
      await focused(page, 'theme=dark');
      await page.click('[data-go="theme=auto"]');
      await page.waitForSelector('.wcd-root[data-theme="auto"][lang="fr"]');
      await page.hover('[data-go="assets=ETH"]');
      assert.equal(await page.getAttribute('[data-go="assets=ETH"]', 'href'), `${home.url}#theme=auto&locale=fr&assets=ETH`);
      await page.focus('[data-go="assets=ETH"]');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelector('why-crypto-down').shadowRoot.querySelectorAll('.wcd-tile').length === 1);
      await focused(page, 'assets=ETH');
      assert.equal(page.url(), paper.url);
      assert.equal(await page.locator('.wcd-root').count(), 1);
    });
  });
});

test('charts are drawn for the column’s width, which the article may change, also from nothing', async () => {
  const body = (home) => `${script(home)}<div id="column" style="width: 700px">${panel()}</div>`;
  await read(body, {}, async ({ page }) => {
    await heard(page, 'wcd:report');
    const drawn = (width) =>
      page.waitForFunction(
        (px) => {
          document.getElementById('column').style.cssText = px ? `width: ${px}px` : 'display: none';
          const { shadowRoot } = document.querySelector('why-crypto-down');
          const all = Array.from(shadowRoot.querySelectorAll('.wcd-card .wcd-picture svg'), (svg) => [svg.getAttribute('width'), svg.parentElement.clientWidth]);
          return all.length > 0 && all.every(([is, has]) => !px || Number(is) === has);
        },
        width,
      );
    for (const width of [700, 400, 0, 500]) await drawn(width);
  });
});

describe('the article and the panel leave each other as they are', () => {
  /** How everything of the panel is set. */
  const looks = (page) =>
    page.$$eval('.wcd-root *', (elements) =>
      elements.map((element) => {
        const style = getComputedStyle(element);
        const names = ['fontSize', 'fontFamily', 'fontWeight', 'lineHeight', 'color', 'display', 'paddingTop', 'marginTop', 'minHeight', 'textAlign', 'direction'];
        return [element.className, ...names.map((name) => style[name])].join(' ');
      }),
    );

  test('hostile styles change nothing of it', async () => {
    const hostile = `<style>
      html { font-size: 62.5%; direction: rtl } * { all: unset !important; font-size: 40px !important; color: red !important }
      .wcd, .wcd-headline, #panel { display: none !important }
    </style>`;
    const all = [];
    for (const head of ['<style>body { margin: 0 }</style>', hostile]) {
      await read((home) => script(home) + panel(`snapshot="${home.url}moment.json"`), { head }, async ({ page }) => {
        await page.waitForSelector('[data-figure="price_usd.BTC"]');
        all.push(await looks(page));
      });
    }
    assert.ok(all[0].length > 500, `${all[0].length}`);
    assert.equal(all[1].length, all[0].length);
    assert.deepEqual(all[1].filter((look, index) => look !== all[0][index]), []);
  });

  test('it changes nothing of an article, whose styles may bear its names', async () => {
    const own = `<style>.wcd-headline { color: rgb(1, 2, 3) } body { margin: 7px }</style>`;
    const look = (page) =>
      page.evaluate(() => ['body', 'h1', '#mine', '#after'].map((name) => {
        const { color, fontSize, margin, fontFamily } = getComputedStyle(document.querySelector(name));
        return { name, color, fontSize, margin, fontFamily };
      }));
    await read((home) => `${script(home)}<p id="mine" class="wcd-headline">Mine.</p><div id="panel">Mine too.</div><div id="spare"></div>`, { head: own }, async ({ page }) => {
      const before = await look(page);
      await page.evaluate(() => {
        const element = document.createElement('why-crypto-down');
        element.setAttribute('mode', 'inline');
        document.getElementById('spare').append(element);
      });
      await heard(page, 'wcd:report');
      assert.deepEqual(await look(page), before);
      assert.equal(await page.evaluate(() => document.getElementById('panel').textContent), 'Mine too.');
      assert.equal(await page.evaluate(() => document.documentElement.attributes.length), 1);
    });
  });

  test('an article sets what is for it to set', async () => {
    const head = `<style>
      why-crypto-down { --wcd-accent: rgb(1, 2, 3); --wcd-font: monospace; --wcd-font-size: 20px; --wcd-gap: 7px; --wcd-paper: rgb(4, 5, 6) }
      why-crypto-down::part(headline) { color: rgb(7, 8, 9) }
    </style>`;
    await read((home) => script(home) + panel(), { head }, async ({ page }) => {
      await heard(page, 'wcd:view');
      const style = (name) => page.$eval(name, (element) => {
        const { color, fontFamily, fontSize, backgroundColor } = getComputedStyle(element);
        return { color, fontFamily, fontSize, backgroundColor };
      });
      assert.equal((await style('.wcd-headline')).color, 'rgb(7, 8, 9)');
      assert.equal((await style('.wcd-languages a:not([aria-current])')).color, 'rgb(1, 2, 3)');
      const ground = await style('.wcd-root #panel');
      assert.deepEqual([ground.fontFamily, ground.fontSize, ground.backgroundColor], ['monospace', '20px', 'rgb(4, 5, 6)']);
    });
  });
});

describe('where figures come from is the site’s to say', () => {
  test('not the article’s address, attributes or configuration block', async () => {
    const body = (home) => `<script type="application/json" id="wcd-config">{"twin": "http://127.0.0.1:1"}</script>
      ${script(home)}${panel('assets="BTC&twin=http://127.0.0.1:1" twin="http://127.0.0.1:1" relay="/x"')}`;
    await read(body, { fragment: '?twin=http://127.0.0.1:1#twin=http://127.0.0.1:1&relay=/x' }, async ({ page, asked }) => {
      await heard(page, 'wcd:report');
      assert.deepEqual(asked.filter((url) => url.startsWith('http://127.0.0.1:1/')), []);
      assert.ok(asked.some((url) => url.startsWith(world.url)));
    });
  });

  test('a relay that is a path is one of the site, not of the article', async () => {
    await read((home) => script(home) + panel(), { config: { relay: '/relay', venues: ['kraken'] } }, async ({ page, home, asked }) => {
      await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/relay/')));
      const relayed = asked.filter((url) => url.includes('/relay/'));
      assert.deepEqual(relayed.filter((url) => !url.startsWith(`${home.url}relay/`)), []);
    });
  });

  test('settings that cannot be read are said to be so, and nobody is asked', async () => {
    await read((home) => script(home) + panel(), { config: { venues: ['no such venue'] } }, async ({ page, problems }) => {
      await page.waitForFunction(() => /cannot be read/.test(document.querySelector('why-crypto-down').shadowRoot.querySelector('.wcd-headline')?.textContent));
      assert.deepEqual(problems.foreign, []);
    });
  });

  test('a published moment is shown as it was, asking nobody, and live on demand', async () => {
    await read((home) => script(home) + panel(`snapshot="${home.url}moment.json"`), { headers: STRICT }, async ({ page, problems, asked }) => {
      await page.waitForSelector('[data-figure="price_usd.BTC"]');
      const price = (await figures(page)).find(({ id }) => id === 'price_usd.BTC').value;
      const { figures: truth } = await world.truth(JSON.parse(moment).taken_at);
      assert.ok(Math.abs(price / truth['price_usd.BTC'] - 1) < 1e-6, `${price}`);
      assert.deepEqual(asked.filter((url) => url.startsWith(world.url)), []);
      assert.ok(await page.locator('.wcd-frozen').isVisible());
      assert.equal((await told(page, 'wcd:report')).at(-1).detail.asOf, new Date(JSON.parse(moment).taken_at).toISOString());
      await page.click('#wcd-live');
      await page.waitForSelector('[data-settled="true"]', { timeout: 60_000 });
      // The link is gone, and the panel itself has its focus.
      assert.ok(await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.className === 'wcd-root'));
      assert.ok(asked.some((url) => url.startsWith(world.url)));
      assert.deepEqual(problems, { csp: [], console: [], foreign: [] });
    });
  });

  test('a moment from elsewhere is refused with a word', async () => {
    const other = await host({ '/far.json': moment }, { 'Access-Control-Allow-Origin': '*' });
    try {
      await read((home) => script(home) + panel(`snapshot="${other.url}far.json"`), {}, async ({ page, asked }) => {
        await heard(page, 'wcd:error');
        assert.deepEqual((await told(page, 'wcd:error')).map(({ detail }) => detail), [{ reason: 'refused' }]);
        assert.ok(await page.locator('[data-refusal="elsewhere"]').isVisible());
        assert.ok(!asked.some((url) => url.startsWith(other.url)));
      });
    } finally {
      await other.close();
    }
  });
});

describe('where there can be no panel', () => {
  const fallback = '<p id="picture">As of Monday.</p>';

  for (const [name, pattern] of [
    ['the program', '**/*.wasm'],
    ['its script', '**/wcd-*.js'],
    ['the second script', '**/inline-*.js'],
  ]) {
    test(`because ${name} is another than the one that was built, what stands in the element is shown`, async () => {
      const other = pattern.endsWith('wasm')
        ? { contentType: 'application/wasm', body: Buffer.from('0061736d01000000', 'hex') }
        : { contentType: 'text/javascript', body: 'globalThis.__ran = 1' };
      const prepare = (page) => page.route(pattern, (route) => route.fulfill({ ...other, headers: { 'Access-Control-Allow-Origin': '*' } }));
      await read((home) => script(home) + panel('', fallback), { prepare }, async ({ page }) => {
        await heard(page, 'wcd:error');
        assert.deepEqual((await told(page, 'wcd:error')).map(({ detail }) => detail), [{ reason: 'failed' }]);
        assert.ok(await page.locator('#picture').isVisible());
        assert.equal(await page.locator('.wcd-root').count(), 0);
        assert.equal(await page.evaluate(() => globalThis.__ran), undefined);
      });
    });
  }

  test('because the article’s policy allows no WebAssembly', async () => {
    const headers = (home) => {
      const [[name, policy]] = Object.entries(STRICT(home));
      return { [name]: policy.replace(" 'wasm-unsafe-eval'", '') };
    };
    await read((home) => script(home) + panel('', fallback), { headers }, async ({ page }) => {
      await heard(page, 'wcd:error');
      assert.deepEqual((await told(page, 'wcd:error')).map(({ detail }) => detail), [{ reason: 'no-wasm' }]);
      assert.ok(await page.locator('#picture').isVisible());
    });
  });

  test('because the browser has no WebAssembly, and nothing stands in the element: the panel’s own words do', async () => {
    const prepare = (page) => page.addInitScript(() => delete globalThis.WebAssembly);
    await read((home) => script(home) + panel(), { prepare }, async ({ page }) => {
      await heard(page, 'wcd:error');
      assert.deepEqual((await told(page, 'wcd:error')).map(({ detail }) => detail), [{ reason: 'no-wasm' }]);
      assert.ok(await page.locator('.wcd-headline [data-when~="no-wasm"]').isVisible());
    });
  });

  for (const [frames, shown] of [
    ['allowed', 'a frame'],
    ['forbidden', 'what stands in the element'],
  ]) {
    test(`because the article takes only scripts and markup of its own ("trusted types"), and frames are ${frames}: ${shown} is`, async () => {
      const headers = (home) => {
        const [[name, policy]] = Object.entries(STRICT(home));
        const framed = frames === 'allowed' ? `; frame-src ${new URL(home.url).origin}` : '';
        return { [name]: `${policy}${framed}; require-trusted-types-for 'script'` };
      };
      await read((home) => script(home) + panel('assets="BTC"', fallback), { headers }, async ({ page, home, problems }) => {
        if (frames === 'forbidden') {
          await page.waitForFunction(() => document.querySelector('why-crypto-down').shadowRoot?.querySelector('iframe'));
          assert.ok(await page.locator('#picture').isVisible());
          return;
        }
        await heard(page, 'wcd:view');
        const inside = page.frames().find((frame) => frame.url() === `${home.url}#assets=BTC`);
        await inside.waitForSelector('[data-figure="price_usd.BTC"]');
        assert.equal(await page.locator('#picture').isVisible(), false);
        assert.deepEqual(await told(page, 'wcd:error'), []);
        // The one thing that was tried before.
        assert.deepEqual(problems.csp.map((line) => line.split(' ')[0]), ['require-trusted-types-for']);
      });
    });
  }

  test('and nothing stands in the element, the panel’s own words do', async () => {
    const prepare = (page) => page.route('**/*.wasm', (route) => route.fulfill({ status: 404, headers: { 'Access-Control-Allow-Origin': '*' } }));
    await read((home) => script(home) + panel(), { prepare }, async ({ page }) => {
      await heard(page, 'wcd:error');
      assert.ok(await page.locator('.wcd-headline [data-when~="failed"]').isVisible());
    });
  });

  test('because the program has stopped: what it has shown stays, and the next one is told', async () => {
    const prepare = (page) => page.addInitScript(() => {
      const original = WebAssembly.instantiateStreaming;
      WebAssembly.instantiateStreaming = async (...told) => {
        const made = await original(...told);
        globalThis.__exports = made.instance.exports;
        return made;
      };
    });
    await read((home) => script(home) + panel(), { prepare }, async ({ page }) => {
      await heard(page, 'wcd:report');
      await page.evaluate(() => {
        // None of its functions can do with these.
        const calls = Object.values(globalThis.__exports).filter((it) => typeof it === 'function');
        for (const call of calls) setTimeout(() => call(0x7ffffff0, 0x7ffffff0, 0x7ffffff0));
      });
      await heard(page, 'wcd:error');
      assert.ok(await page.locator('.wcd-root [data-when="stopped"]').isVisible());
      assert.ok(await page.locator('.wcd-headline').isVisible());
      await page.evaluate(() => {
        const element = document.createElement('why-crypto-down');
        element.setAttribute('mode', 'inline');
        element.textContent = 'As of Monday.';
        document.body.prepend(element);
      });
      await heard(page, 'wcd:error', 2);
      assert.deepEqual((await told(page, 'wcd:error')).map(({ detail }) => detail), [{ reason: 'stopped' }, { reason: 'stopped' }]);
      assert.equal(await page.locator('.wcd-root').count(), 1);
    });
  });

  test('another program’s trap on the article’s page is not the panel’s', async () => {
    const stop = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    await read((home) => script(home) + panel(), {}, async ({ page }) => {
      await heard(page, 'wcd:view');
      await page.evaluate((bytes) => {
        const { f } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports;
        return new Promise((done) => {
          addEventListener('error', () => done(), { once: true });
          setTimeout(f);
        });
      }, stop);
      assert.deepEqual(await told(page, 'wcd:error'), []);
      assert.equal(await page.$eval('.wcd-root', (root) => root.dataset.boot), 'running');
    });
  });
});

describe('what is removed is gone', () => {
  /** Runs in the article: counts what a panel could leave behind. */
  function count() {
    globalThis.__timers = new Set();
    globalThis.__turns = 0; // tasks, and waits for no time at all, with which long work lets the page answer
    const post = scheduler.postTask.bind(scheduler);
    scheduler.postTask = (work, options) => {
      globalThis.__turns++;
      const task = {};
      globalThis.__timers.add(task);
      return post(() => {
        globalThis.__timers.delete(task);
        return work();
      }, options);
    };
    for (const kind of ['Timeout', 'Interval']) {
      const [set, clear] = [globalThis[`set${kind}`], globalThis[`clear${kind}`]];
      globalThis[`set${kind}`] = (work, wait, ...rest) => {
        if (!wait) globalThis.__turns++;
        const id = set((...all) => {
          if (kind === 'Timeout') globalThis.__timers.delete(id);
          work(...all);
        }, wait, ...rest);
        globalThis.__timers.add(id);
        return id;
      };
      globalThis[`clear${kind}`] = (id) => {
        globalThis.__timers.delete(id);
        clear(id);
      };
    }
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const original = WebAssembly[name];
      WebAssembly[name] = async (...told) => {
        const made = await original.apply(WebAssembly, told);
        globalThis.__memory ??= Object.values((made.instance ?? made).exports).find((it) => it instanceof WebAssembly.Memory);
        return made;
      };
    }
  }

  test('added and removed a hundred times: listeners, timers, sockets, nodes, memory', async () => {
    await read((home) => script(home), { prepare: (page) => page.addInitScript(count) }, async ({ page, context }) => {
      const sockets = [];
      page.on('websocket', (socket) => sockets.push(socket));
      const devtools = await context.newCDPSession(page);
      await devtools.send('Performance.enable');

      /** Adds a panel, waits for an event of its, removes it. */
      const round = (until, times = 1) =>
        page.evaluate(async ([name, count]) => {
          for (let i = 0; i < count; i++) {
            const element = document.createElement('why-crypto-down');
            element.setAttribute('mode', 'inline');
            document.body.prepend(element);
            await new Promise((done) => element.addEventListener(name, done));
            element.remove();
          }
          // Requests that were broken off say so in their own time.
          globalThis.__told = [];
        }, [until, times]);

      const measure = async () => {
        await page.waitForFunction(() => globalThis.__timers.size === 0, null, { timeout: 60_000 });
        for (let i = 0; i < 3; i++) await devtools.send('HeapProfiler.collectGarbage');
        const { metrics } = await devtools.send('Performance.getMetrics');
        const metric = (wanted) => metrics.find(({ name }) => name === wanted).value;
        return {
          listeners: metric('JSEventListeners'),
          nodes: metric('Nodes'),
          memory: await page.evaluate(() => globalThis.__memory.buffer.byteLength),
        };
      };

      // Whole ones first: what they needed is what there is.
      for (let i = 0; i < 3; i++) await round('wcd:report');
      // Memory that was needed once stays the program's, and how much is needed at once depends on what
      // arrives when. What leaks makes every hundred larger than the one before.
      for (let hundred = 1; ; hundred++) {
        const before = await measure();
        await round('wcd:view', 100);
        await round('wcd:report');
        const after = await measure();
        assert.ok(after.listeners <= before.listeners, `${before.listeners} listeners became ${after.listeners}`);
        assert.ok(after.nodes <= before.nodes + 50, `${before.nodes} nodes became ${after.nodes}`);
        if (after.memory === before.memory) break;
        assert.ok(hundred < 3, `${before.memory} bytes became ${after.memory}, once more`);
      }
      assert.ok(sockets.length > 100, `${sockets.length}`);
      while (sockets.some((socket) => !socket.isClosed())) await page.waitForTimeout(50);
    });
  });

  for (const [kind, snapshot] of [
    ['live', null],
    ['published', 'moment.json'],
  ]) {
    test(`a ${kind} one by whoever hears of it, and the next one is shown all the same`, async () => {
      await read((home) => script(home), { prepare: (page) => page.addInitScript(count) }, async ({ page, problems }) => {
        const add = (name) =>
          page.evaluate(([snapshot, name]) => {
            const element = document.createElement('why-crypto-down');
            element.setAttribute('mode', 'inline');
            if (snapshot) element.setAttribute('snapshot', snapshot);
            if (name) element.addEventListener(name, () => element.remove());
            document.body.prepend(element);
          }, [snapshot, name]);
        for (const name of ['wcd:view', 'wcd:report']) {
          await add(name);
          await page.waitForFunction(() => globalThis.__memory && !document.querySelector('why-crypto-down'), null, { timeout: 60_000 });
          await page.waitForFunction(() => globalThis.__timers.size === 0, null, { timeout: 60_000 });
        }
        await add();
        await heard(page, 'wcd:report', 2);
        assert.deepEqual(problems.console, []);
      });
    });
  }

  test('a published one while an interval of its is worked out, which takes seconds: the work ends', async () => {
    const held = clustered(moment);
    const prepare = async (page) => {
      await page.addInitScript(count);
      await page.route('**/clustered.json', (route) =>
        route.fulfill({ contentType: 'application/json', headers: { 'Access-Control-Allow-Origin': '*' }, body: held }),
      );
    };
    await read((home) => script(home), { prepare }, async ({ page, problems }) => {
      /** Shows it; how many turns the work takes after `isRemoved`, or until it is done. */
      const turns = (isRemoved) =>
        page.evaluate(async (removed) => {
          const element = document.createElement('why-crypto-down');
          element.setAttribute('mode', 'inline');
          element.setAttribute('snapshot', 'clustered.json');
          const shown = new Promise((done) => element.addEventListener('wcd:report', done, { once: true }));
          document.body.prepend(element);
          await shown;
          const before = globalThis.__turns;
          if (removed) element.remove();
          // Between two turns there is always one that is waited for.
          while (globalThis.__timers.size > 0) await new Promise(requestAnimationFrame);
          element.remove();
          return globalThis.__turns - before;
        }, isRemoved);
      const all = await turns(false);
      assert.ok(all > 20, `${all}: it takes no time`);
      assert.equal(await turns(true), 0);
      assert.deepEqual(problems.console, []);
    });
  });

  test('while it was still loading', async () => {
    await read((home) => script(home), {}, async ({ page, asked }) => {
      await page.evaluate(async () => {
        await customElements.whenDefined('why-crypto-down');
        const element = document.createElement('why-crypto-down');
        element.setAttribute('mode', 'inline');
        document.body.prepend(element);
        await new Promise(requestAnimationFrame);
        element.remove();
        globalThis.__gone = element;
        // Another one is there for as long as it takes.
        const other = document.createElement('why-crypto-down');
        other.setAttribute('mode', 'inline');
        other.setAttribute('snapshot', 'moment.json');
        document.body.prepend(other);
      });
      await heard(page, 'wcd:report');
      assert.equal(await page.evaluate(() => globalThis.__gone.shadowRoot.querySelectorAll('.wcd-root').length), 0);
      assert.deepEqual(asked.filter((url) => url.startsWith(world.url)), []);
    });
  });
});

describe('"Save this moment" saves what is shown', () => {
  /** Presses the button and returns the file's name and text. */
  async function save(page) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-copy="file"]')]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  }

  /** What the command line says of a file. */
  async function explained(text) {
    const folder = await mkdtemp(join(tmpdir(), 'wcd-'));
    try {
      const file = join(folder, 'moment.json');
      await writeFile(file, text);
      const { stdout } = await run(WCD, ['explain', file, '--format', 'json'], { maxBuffer: 64e6 });
      return JSON.parse(stdout);
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  /** The figures of a page as `{id: value}`. */
  const values = async (page) => Object.fromEntries((await figures(page)).map(({ id, value }) => [id, value]));

  async function sameEverywhere(page, home) {
    const { name, text } = await save(page);
    const shown = await values(page);
    // It is named a moment after it was taken.
    const names = [0, 1_000].map((later) => {
      const taken = new Date(JSON.parse(text).taken_at + later).toISOString();
      return `why-crypto-down-${taken.slice(0, 13)}${taken.slice(14, 16)}Z.json`;
    });
    assert.ok(names.includes(name), name);

    const report = await explained(text);
    const guest = await visit(browser);
    try {
      await guest.page.route('**/saved.json', (route) => route.fulfill({ contentType: 'application/json', body: text }));
      await guest.page.goto(`${home.url}#snapshot=saved.json`);
      await guest.page.waitForSelector('html[data-snapshot="frozen"]', { state: 'attached' });
      await guest.page.waitForSelector('[data-figure="price_usd.BTC"]');
      const frozen = await values(guest.page);
      assert.ok(Object.keys(frozen).length > 100);
      for (const [id, value] of Object.entries(frozen)) assert.equal(value, report.figures[id].value, id);
      // What comes in between pressing and looking may change a figure of the live page by a hair.
      for (const id of ['price_usd.BTC', 'price_change_pct.24h.BTC', 'volatility_daily_pct.BTC']) {
        assert.ok(Math.abs(frozen[id] / shown[id] - 1) < 1e-3, `${id}: ${frozen[id]} saved, ${shown[id]} shown`);
      }
      // There is nothing to save of what is published.
      assert.equal(await guest.page.locator('[data-copy="file"]').isVisible(), false);
    } finally {
      await guest.close();
    }
  }

  test('on its own page', async () => {
    const home = await site({ config: { twin: world.url } });
    const { page, problems, close } = await visit(browser);
    try {
      await page.goto(home.url);
      await page.waitForSelector('[data-settled="true"]', { timeout: 60_000 });
      await sameEverywhere(page, home);
      assert.deepEqual(problems, { csp: [], console: [], foreign: [] });
    } finally {
      await close();
      await home.close();
    }
  });

  test('in an article', async () => {
    await read((home) => script(home) + panel(), { headers: STRICT }, async ({ page, home }) => {
      await heard(page, 'wcd:report');
      await sameEverywhere(page, home);
    });
  });

  test('not in a sandbox, which forbids it', async () => {
    await read((home) => `<iframe src="${home.url}" sandbox="allow-scripts" width="900" height="900"></iframe>`, {}, async ({ page }) => {
      const button = page.frameLocator('iframe').locator('[data-copy="file"]');
      await button.waitFor({ state: 'attached', timeout: 60_000 });
      assert.equal(await button.isVisible(), false);
    });
  });
});

test('styles for a shadow tree speak of no root, and of no size of the article’s', () => {
  const css = `:root[data-theme="dark"] .wcd { margin: -1.5rem 2rem } html:not([data-boot]) .wcd-html { width: calc(100% - .5rem) }
    @container wcd (width >= 34rem) { .a { gap: 1rem } } @media (width >= 40rem) { .b { gap: 0 } } html { color: red }`;
  assert.equal(
    forShadow(css),
    `.wcd-root[data-theme="dark"] .wcd { margin: calc(-1.5*var(--rem)) calc(2*var(--rem)) } .wcd-root:not([data-boot]) .wcd-html { width: calc(100% - calc(.5*var(--rem))) }
    @container wcd (width >= 34em) { .a { gap: calc(1*var(--rem)) } } @media (width >= 40rem) { .b { gap: 0 } } .wcd-root { color: red }`,
  );
});

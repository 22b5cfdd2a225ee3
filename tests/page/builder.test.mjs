// The page that writes the snippets, live and as published: what it says to copy is what works, and
// only that.

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { launch, visit } from './support/browser.mjs';
import { article, host } from './support/host.mjs';
import { overhang } from './support/panel.mjs';
import { DIST, site } from './support/site.mjs';
import { twin, WCD } from './support/twin.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const run = promisify(execFile);
const dir = mkdtempSync(join(tmpdir(), 'wcd-builder-'));
const OWN = 'https://news.example/moments/2026-02-12/';

let browser;
before(async () => {
  let world;
  [browser, world] = await Promise.all([launch(), twin('leveraged-unwind')]);
  const file = join(dir, 'moment.json');
  await run(WCD, ['record', '--twin', world.url, '--out', file]);
  await world.close();
  await run(WCD, ['page', file, '--out', dir, '--url', OWN]);
});
after(async () => {
  await browser?.close();
  rmSync(dir, { recursive: true, force: true });
});

const moment = (name) => readFileSync(join(dir, name), 'utf8');
const answered = (status, body = '', contentType = 'text/html') => ({ status, body, contentType, headers: { 'Access-Control-Allow-Origin': '*' } });

/** What the site has in moments/2026-02-12/, and nothing in any other folder of moments. */
async function published(route) {
  const [, name] = /\/moments\/2026-02-12\/([^?#]*)$/.exec(route.request().url()) ?? [];
  const file = name === '' ? 'index.html' : name;
  const type = { html: 'text/html', css: 'text/css', json: 'application/json', png: 'image/png' }[file?.split('.').pop()];
  if (!type || !readdirSync(dir).includes(file)) return route.fulfill(answered(404));
  return route.fulfill({ ...answered(200), contentType: type, body: readFileSync(join(dir, file)) });
}

/** Opens the builder; `work` gets `{page, context, problems, home, text}`, which reads what is to be copied. */
async function builder(options, work) {
  const home = await site();
  const guest = await visit(browser, { permissions: ['clipboard-read', 'clipboard-write'], ...options });
  try {
    await guest.context.route('**/moments/**', published);
    await guest.page.goto(`${home.url}builder.html`);
    await guest.page.waitForFunction(() => document.getElementById('live').value && document.getElementById('found').textContent);
    await work({ ...guest, home, text: (id = 'live') => guest.page.inputValue(`#${id}`) });
  } finally {
    await guest.close();
    await home.close();
  }
}

/** Gives the builder the address of what is published, and waits until it has looked. */
async function publish(page, address = 'moments/2026-02-12/') {
  const before = await page.textContent('#found');
  await page.fill('[name=moment]', address);
  await page.locator('[name=moment]').blur();
  await page.waitForFunction((old) => document.getElementById('found').textContent !== old, before);
}

/** Puts a snippet into an article and hands the reader's page to `work`. */
async function inArticle({ context }, body, work, options = {}) {
  const paper = await host({ '/': article(body, options.head) });
  const reader = await context.newPage();
  try {
    await reader.goto(paper.url);
    await work(reader);
  } finally {
    await reader.close();
    await paper.close();
  }
}

/** The frame at an address that begins so, once it is there. */
async function frameAt(page, address) {
  const inside = () => page.frames().find((frame) => frame.url().startsWith(address));
  while (!inside()) await page.waitForTimeout(50);
  return inside();
}

test('under the strict policy it previews what it writes', async () => {
  await builder({}, async ({ page, problems, home, text }) => {
    await page.fill('[name=assets]', 'SOL');
    await page.selectOption('[name=theme]', 'dark');
    await page.selectOption('[name=view]', 'compact');
    await page.selectOption('[name=locale]', 'ja');
    assert.match(await text(), /<why-crypto-down assets="SOL" view="compact" theme="dark" locale="ja">/);
    const inside = await frameAt(page, `${home.url}#assets=SOL&view=compact&theme=dark&locale=ja`);
    await inside.waitForSelector('html[data-boot="running"]', { state: 'attached' });
    assert.deepEqual(problems.csp, []);
  });
});

test('each form of the live snippet shows a panel in an article', async () => {
  for (const form of ['element', 'hashed', 'frame']) {
    await builder({}, async (guest) => {
      const { page, home, text } = guest;
      await page.waitForFunction(() => document.querySelector('[value=hashed]'));
      await page.selectOption('[name=form]', form);
      if (form === 'hashed') await page.waitForFunction(() => document.getElementById('live').value.includes('sha384-'));
      await inArticle(guest, await text(), async (reader) => {
        const inside = await frameAt(reader, `${home.url}#assets=`);
        await inside.waitForSelector('html[data-boot="running"]', { state: 'attached' });
      });
    });
  }
});

describe('as published', () => {
  test('it stands beside the live one, and each is copied by a button of its own', async () => {
    await builder({ viewport: { width: 1280, height: 900 } }, async ({ page, text }) => {
      assert.equal(await page.locator('#published').isVisible(), false, 'nothing is published yet');
      await publish(page);
      const [live, past] = await Promise.all(['#live', '#published'].map((id) => page.locator(id).boundingBox()));
      assert.equal(live.y, past.y);
      assert.ok(live.x + live.width <= past.x);
      for (const id of ['live', 'published', 'published-head']) {
        await page.click(`[data-copies="${id}"]`);
        await page.locator(`.copied:has(#${id}) [role="status"]`, { hasText: 'Copied.' }).waitFor();
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        assert.equal(copied, await text(id));
        assert.ok(copied.length > 100, copied);
      }
    });
  });

  test('it shows the moment in an article, by the loader of this very version', async () => {
    await builder({}, async (guest) => {
      const { page, home, text, problems } = guest;
      await publish(page);
      const { file, integrity } = JSON.parse(readFileSync(join(DIST, 'embed.json'), 'utf8'));
      const snippet = await text('published');
      assert.ok(snippet.includes(`crossorigin src="${home.url}${file}" integrity="${integrity}"`), snippet);
      assert.ok(snippet.includes(` snapshot="${home.url}moments/2026-02-12/snapshot.json"`), snippet);
      await inArticle(guest, snippet, async (reader) => {
        const inside = await frameAt(reader, `${home.url}#assets=`);
        await inside.waitForSelector('html[data-snapshot="frozen"] [data-figure="price_usd.BTC"]');
      });
      const preview = await frameAt(page, `${home.url}#assets=BTC%2CETH%2CSOL%2CXRP&snapshot=`);
      await preview.waitForSelector('html[data-snapshot="frozen"] [data-figure="price_usd.BTC"]');
      assert.deepEqual(problems.csp, []);
    });
  });

  test('readers without scripts see its picture, which says what it shows, with its date', async () => {
    let snippet;
    await builder({}, async ({ page, text }) => {
      await publish(page);
      snippet = await text('published');
    });
    const { taken_at: at } = JSON.parse(moment('snapshot.json'));
    const guest = await visit(browser, { javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
    try {
      await guest.context.route('**/moments/**', published);
      await inArticle(guest, snippet, async (reader) => {
        assert.equal(await overhang(reader), 0);
        const drawn = reader.locator('why-crypto-down img');
        await drawn.waitFor();
        const { width, height } = await drawn.boundingBox();
        assert.ok(Math.abs(width / height - 1200 / 630) < 0.02, `${width} by ${height}`);
        const time = reader.locator('why-crypto-down time');
        assert.equal(Date.parse(await time.getAttribute('datetime')), at);
        assert.ok((await drawn.getAttribute('alt')).endsWith(await time.textContent()));
        assert.ok(await time.isVisible());
        assert.match(await reader.getAttribute('why-crypto-down a', 'href'), /\/moments\/2026-02-12\/$/);
      });
    } finally {
      await guest.close();
    }
  });

  test('content systems and shared links find what the published page says of itself', async () => {
    await builder({}, async (guest) => {
      const { page, home, text } = guest;
      await publish(page);
      await inArticle(guest, '', async (reader) => {
        const head = await reader.evaluate(() => {
          const link = document.querySelector('link[type="application/json+oembed"]');
          const told = [...document.querySelectorAll('meta[property]')].map((one) => [one.getAttribute('property'), one.content]);
          return { rel: link.rel, href: link.href, told: Object.fromEntries(told) };
        });
        assert.deepEqual([head.rel, head.href], ['alternate', `${OWN}oembed.json`]);
        const [, alt] = /og:image:alt" content="([^"]*)"/.exec(moment('index.html'));
        assert.deepEqual(head.told, {
          'og:image': `${home.url}moments/2026-02-12/card.png`,
          'og:image:type': 'image/png',
          'og:image:width': '1200',
          'og:image:height': '630',
          'og:image:alt': alt,
        });
      }, { head: await text('published-head') });
    });
  });

  test('as a plain frame it is the published page, which may run no script', async () => {
    await builder({}, async (guest) => {
      const { page, home, text } = guest;
      await publish(page);
      await page.selectOption('[name=form]', 'frame');
      const snippet = await text('published');
      assert.doesNotMatch(snippet, /allow-scripts/);
      await inArticle(guest, snippet, async (reader) => {
        const inside = await frameAt(reader, `${home.url}moments/2026-02-12/`);
        await inside.waitForSelector('.wcd-headline');
      });
    });
  });

  test('a snapshot alone gives its date, and no picture', async () => {
    await builder({}, async ({ page, home, text }) => {
      await publish(page, 'moments/2026-02-12/snapshot.json');
      const snippet = await text('published');
      assert.ok(snippet.includes(` snapshot="${home.url}moments/2026-02-12/snapshot.json"`), snippet);
      const at = new Date(JSON.parse(moment('snapshot.json')).taken_at).toISOString();
      assert.ok(snippet.includes(`<time datetime="${at}">${at.slice(0, 10)}, ${at.slice(11, 16)} UTC</time>`), snippet);
      assert.doesNotMatch(snippet, /<img/);
      assert.equal(await page.locator('#published-head').isVisible(), false);
    });
  });

  for (const [name, address] of [
    ['nothing', 'moments/2026-02-13/'],
    ['another page', 'builder.html'],
    ['other JSON', 'embed.json'],
    ['no address', 'http://'],
  ]) {
    test(`where there is ${name} it says so, and has nothing to copy`, async () => {
      await builder({}, async ({ page }) => {
        await publish(page);
        await publish(page, address);
        assert.match(await page.textContent('#found'), /^Nothing to publish there: /);
        for (const id of ['published', 'published-head']) assert.equal(await page.locator(`#${id}`).isVisible(), false);
        assert.equal(await page.locator('#published-preview why-crypto-down').count(), 0);
      });
    });
  }
});

test('where the site’s address is known, the live page is found by content systems too', async () => {
  const told = { title: 'Why is crypto down today?', thumbnail_url: 'https://news.example/crypto/card.png' };
  const home = await site();
  const guest = await visit(browser);
  try {
    await guest.page.route('**/oembed.json', (route) => route.fulfill(answered(200, JSON.stringify(told), 'application/json')));
    await guest.page.goto(`${home.url}builder.html`);
    await guest.page.locator('#live-head').waitFor();
    const head = await guest.page.inputValue('#live-head');
    assert.ok(head.includes(`type="application/json+oembed" href="${home.url}oembed.json"`), head);
    assert.ok(head.includes(`<meta property="og:image" content="${told.thumbnail_url}">`), head);
    assert.match(await guest.page.inputValue('#live'), /<img src="https:\/\/news\.example\/crypto\/card\.png"/);
  } finally {
    await guest.close();
    await home.close();
  }
});

test('a panel without a frame is previewed and written as one', async () => {
  await builder({}, async ({ page, problems, text }) => {
    await publish(page);
    await page.selectOption('[name=mode]', 'inline');
    assert.match(await text(), /<why-crypto-down assets="BTC,ETH,SOL,XRP" mode="inline">/);
    assert.match(await text('published'), /<why-crypto-down assets="BTC,ETH,SOL,XRP" mode="inline" snapshot="/);
    for (const id of ['live', 'published']) await page.waitForSelector(`#${id}-preview .wcd-root[data-boot="running"]`);
    assert.deepEqual(problems.csp, []);
    // A frame is a frame.
    await page.selectOption('[name=form]', 'frame');
    assert.doesNotMatch(await text(), /inline/);
  });
});

describe('what comes from elsewhere stays text', () => {
  const HOSTILE = '"><script>globalThis.__ran=1</script>';
  const written = '&quot;&gt;&lt;script&gt;';

  test('what is typed', async () => {
    await builder({}, async ({ page, text }) => {
      await page.fill('[name=assets]', HOSTILE);
      await page.dispatchEvent('[name=assets]', 'change');
      assert.ok((await text()).includes(`assets="${written}`), await text());
      assert.equal(await page.evaluate(() => globalThis.__ran), undefined);
    });
  });

  test('what a published page says of itself', async () => {
    await builder({}, async ({ page, text }) => {
      const odd = HOSTILE.replaceAll('"', '&quot;').replaceAll('<', '&lt;');
      const body = `<title>${odd}</title><meta property="og:image:alt" content="${odd}">
        <link type="application/json+oembed" href="${odd}"><p class="wcd-status"><time datetime="${odd}">${odd}</time></p>`;
      await page.route('**/moments/odd/', (route) => route.fulfill(answered(200, body)));
      await publish(page, 'moments/odd/');
      for (const id of ['published', 'published-head']) {
        assert.ok((await text(id)).includes(written), await text(id));
        assert.doesNotMatch(await text(id), /<script>/);
      }
      assert.equal(await page.evaluate(() => globalThis.__ran), undefined);
    });
  });
});

test('every language that the panel speaks can be chosen', async () => {
  const spoken = readdirSync(new URL('../../src/explain/words/locales/', import.meta.url)).map((name) => name.replace(/\.ftl$/, ''));
  await builder({}, async ({ page }) => {
    const offered = await page.$$eval('[name=locale] option', (all) => all.map(({ value }) => value));
    assert.deepEqual(offered.sort(), ['', ...spoken].sort());
  });
});

describe('everybody can use it', () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [320, 1280]) {
      test(`${colorScheme}, ${width} px wide`, async () => {
        await builder({ colorScheme, viewport: { width, height: 800 } }, async ({ page }) => {
          await publish(page);
          assert.equal(await overhang(page), 0);
          await page.evaluate(AXE);
          const found = await page.evaluate(() =>
            globalThis.axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
              resultTypes: ['violations'],
              iframes: false,
            }),
          );
          assert.deepEqual(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}: ${nodes[0].failureSummary}`), []);
        });
      });
    }
  }
});

test('the hash is that of the file', () => {
  const { file, integrity } = JSON.parse(readFileSync(join(DIST, 'embed.json'), 'utf8'));
  const bytes = readFileSync(join(DIST, file));
  assert.equal(integrity, `sha384-${createHash('sha384').update(bytes).digest('base64')}`);
  assert.deepEqual(bytes, readFileSync(join(DIST, 'embed.js')));
});

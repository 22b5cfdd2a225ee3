// A moment as a page of its own, in a browser: whole without scripts, closed to everything else, and
// for everybody. What it says is tested natively, in tests/published.rs.

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { serve } from '../../scripts/serve.mjs';
import { launch, visit } from './support/browser.mjs';
import { article, host } from './support/host.mjs';
import { overhang } from './support/panel.mjs';
import { twin, WCD } from './support/twin.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const run = promisify(execFile);
const dir = mkdtempSync(join(tmpdir(), 'wcd-published-'));

let browser;
let home;
before(async () => {
  let world;
  [browser, world] = await Promise.all([launch(), twin('leveraged-unwind')]);
  const file = join(dir, 'moment.json');
  await run(WCD, ['record', '--twin', world.url, '--out', file]);
  await world.close();
  await run(WCD, ['page', file, '--out', join(dir, 'page'), '--base', 'https://news.example/crypto/', '--url', 'https://news.example/moment/']);
  home = await serve({ dir: join(dir, 'page'), csp: null });
});
after(async () => {
  await browser?.close();
  await home?.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Opens the page; `work` gets `{page, problems}`. */
async function open(options, work) {
  const guest = await visit(browser, options);
  try {
    await guest.page.goto(home.url);
    await work(guest);
  } finally {
    await guest.close();
  }
}

test('without scripts every part is there, opens, and leads to a figure’s sources', async () => {
  await open({ javaScriptEnabled: false, viewport: { width: 800, height: 600 } }, async ({ page }) => {
    for (const part of ['.wcd-headline', '.wcd-published', '.wcd-notice', '#coins', '#reasons', '#checklist', '#market', '#sources', '#figures', '#terms']) {
      assert.ok(await page.locator(part).isVisible(), part);
    }
    assert.equal(await page.locator('.wcd-card').count(), 9);
    assert.equal(await page.locator('.wcd-tile svg polyline').count(), 4);
    const price = page.locator('.wcd-tile [data-figure="price_usd.BTC"]');
    const text = await price.textContent();
    await price.click();
    const line = page.locator('tr:has(:target)');
    assert.equal(await line.locator('td').first().textContent(), text);
    const box = await line.boundingBox();
    assert.ok(box.y >= 0 && box.y < 600, `the line is at ${box.y}`);
    const sources = line.locator('li').first();
    assert.equal(await sources.isVisible(), false);
    await line.locator('summary').click();
    assert.ok(await sources.isVisible());
  });
});

test('it asks for its own style and nothing else, and breaks no policy', async () => {
  const guest = await visit(browser);
  const asked = [];
  guest.page.on('request', (request) => asked.push(request.url().replace(home.url, '')));
  try {
    await guest.page.goto(home.url, { waitUntil: 'networkidle' });
    assert.deepEqual(asked.filter((url) => !url.startsWith('data:')).sort(), ['', 'page.css']);
    assert.deepEqual(guest.problems, { csp: [], console: [], foreign: [] });
    assert.equal(await guest.page.evaluate(() => document.scripts.length), 0);
  } finally {
    await guest.close();
  }
});

test('in a sandboxed frame of somebody else’s page it keeps its look', async () => {
  const { html } = JSON.parse(readFileSync(join(dir, 'page/oembed.json'), 'utf8'));
  const other = await host({ '/': article(html.replace('https://news.example/moment/', home.url)) });
  const guest = await visit(browser);
  const read = guest.page.waitForResponse(`${home.url}page.css`);
  try {
    await guest.page.goto(other.url, { waitUntil: 'networkidle' });
    assert.equal((await read).status(), 200);
    assert.deepEqual(guest.problems, { csp: [], console: [], foreign: [] });
    const headline = guest.page.frameLocator('iframe').locator('.wcd-headline');
    assert.ok(await headline.isVisible());
  } finally {
    await guest.close();
    await other.close();
  }
});

describe('everybody can use it', () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [320, 1280]) {
      test(`${colorScheme}, ${width} px wide`, async () => {
        await open({ colorScheme, viewport: { width, height: 800 } }, async ({ page }) => {
          await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
          assert.equal(await overhang(page), 0);
          await page.evaluate(AXE);
          const found = await page.evaluate(() =>
            globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] }),
          );
          assert.deepEqual(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}: ${nodes[0].failureSummary}`), []);
        });
      });
    }
  }
});

test('the live page’s oEmbed answer is written for the address that it is told', async () => {
  const script = fileURLToPath(new URL('../../scripts/oembed.mjs', import.meta.url));
  const { stdout } = await run(process.execPath, [script, dir, 'https://news.example/crypto?x#y', '--card', 'card.png']);
  assert.match(stdout, /<link rel="alternate" type="application\/json\+oembed" href="https:\/\/news\.example\/crypto\/oembed\.json"/);
  const answer = JSON.parse(readFileSync(join(dir, 'oembed.json'), 'utf8'));
  assert.deepEqual([answer.version, answer.type, answer.thumbnail_url], ['1.0', 'rich', 'https://news.example/crypto/card.png']);
  await open({}, async ({ page }) => {
    const frame = await page.evaluate((html) => {
      const { content } = Object.assign(document.createElement('template'), { innerHTML: html });
      const { src, title, sandbox } = content.firstElementChild;
      return { count: content.childNodes.length, src, title, sandbox: sandbox.value };
    }, answer.html);
    assert.deepEqual(frame, {
      count: 1,
      src: 'https://news.example/crypto/?view=compact',
      title: 'Why is crypto down today?',
      sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
    });
  });
  for (const wrong of ['javascript:alert(1)', 'news.example', '']) {
    await assert.rejects(run(process.execPath, [script, dir, wrong]), { code: 2 }, wrong);
  }
});

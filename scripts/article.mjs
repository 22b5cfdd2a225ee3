#!/usr/bin/env node
// Takes docs/article.png: the sample article of examples/article with the panel in it, which shows a
// market that the stand-in plays. The same build gives the same picture.
//
//   node scripts/article.mjs [OUT]     needs dist/ and target/debug/wcd (or WCD_DIST, WCD_BIN)

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch, visit } from '../tests/page/support/browser.mjs';
import { host } from '../tests/page/support/host.mjs';
import { site } from '../tests/page/support/site.mjs';
import { twin } from '../tests/page/support/twin.mjs';

const ROOT = new URL('../', import.meta.url);
const out = process.argv[2] ?? fileURLToPath(new URL('docs/article.png', ROOT));
/** When its readers read: as the article says, with the stand-in's clock. */
const NOW = Date.UTC(2026, 1, 12, 14, 37, 5);
const ADDRESS = 'https://example.org/why-crypto-down/';

const read = (name) => readFileSync(new URL(`examples/article/${name}`, ROOT), 'utf8');
const [browser, world] = await Promise.all([launch(), twin('flash-crash', [], ['--still', '--clock', String(NOW)])]);
const home = await site({ config: { twin: world.url } });
// The style is part of the page here: the host of the tests sends pages only.
const style = `<style>${read('article.css')}</style>`;
const paper = await host({
  '/': read('index.html').replaceAll(ADDRESS, home.url).replace(/<link rel="stylesheet"[^>]*>/, () => style),
});
try {
  const guest = await visit(browser, { viewport: { width: 800, height: 2600 }, locale: 'en-US', timezoneId: 'UTC', colorScheme: 'light' });
  const { page } = guest;
  await page.clock.install({ time: NOW });
  await page.goto(paper.url);
  const inside = await (await page.waitForSelector('why-crypto-down iframe', { state: 'attached' })).contentFrame();
  await inside.waitForSelector('.wcd-status[data-settled="true"]', { state: 'attached', timeout: 120_000 });
  // As high as it has become, however often it said so.
  for (let last = -1, height; last !== (height = await page.evaluate(() => document.body.scrollHeight)); last = height) {
    await page.waitForTimeout(1_000);
  }
  // The beginning: what comes below is more of the same.
  await page.screenshot({ path: out, clip: { x: 0, y: 0, width: 800, height: 1235 } });
  await guest.close();
} finally {
  await browser.close();
  await home.close();
  await paper.close();
  await world.close();
}

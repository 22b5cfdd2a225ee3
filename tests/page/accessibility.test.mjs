// No view, theme or state of the panel breaks WCAG 2.2 AA as far as axe-core can tell. What it cannot tell
// (keyboard, focus, reflow) is in `controls.test.mjs`, the languages are in `languages.test.mjs`.

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { unfold, violations } from './support/axe.mjs';
import { launch, visit } from './support/browser.mjs';
import { settled } from './support/panel.mjs';
import { site } from './support/site.mjs';
import { twin } from './support/twin.mjs';
import { inViews } from './support/views.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const BOTH = ['light', 'dark'].flatMap((colorScheme) =>
  ['', '#view=compact'].map((hash) => ({ hash, colorScheme })),
);

/** Half of the venues do not answer. */
const HALF = ['binance/*=refuse', 'okx/*=status-451', 'gate/*=garbage', 'deribit/*=empty'];

describe('axe-core finds nothing', () => {
  for (const [state, scenario, faults] of [
    ['an ordinary day', 'ordinary-minus-two', []],
    ['an extreme day', 'flash-crash', []],
    ['a market that is up', 'rising-market', []],
    ['a market that is flat', 'alts-only', []],
    ['half of the venues', 'leveraged-unwind', HALF],
    ['a day of which nothing is known', 'ordinary-minus-two', ['*/*=refuse']],
  ]) {
    test(state, async () => {
      await inViews(browser, scenario, faults, BOTH, async ({ page, view }) => {
        await unfold(page);
        assert.deepEqual(await violations(page), [], view);
      });
    });
  }

  test('while the program is on its way', async () => {
    const home = await site();
    try {
      for (const { hash, ...context } of BOTH) {
        const { page, close } = await visit(browser, context);
        try {
          await page.route('**/*.wasm', () => {});
          await page.goto(home.url + hash, { waitUntil: 'commit' });
          await page.waitForSelector('html[data-boot="loading"] .wcd-card:last-child', { state: 'attached' });
          assert.deepEqual(await violations(page), [], hash);
        } finally {
          await close();
        }
      }
    } finally {
      await home.close();
    }
  });

  test('figures that were published, and figures that were kept', async () => {
    const world = await twin('leveraged-unwind');
    const home = await site({ config: { twin: world.url } });
    try {
      const taken = await world.snapshot();
      for (const { hash, ...context } of BOTH) {
        const { page, close } = await visit(browser, context);
        try {
          await page.route('**/moment.json', (route) => route.fulfill({ contentType: 'application/json', body: taken }));
          await page.goto(`${home.url}#${new URLSearchParams(hash.slice(1))}&snapshot=moment.json`);
          await page.waitForSelector('[data-settled="true"]', { timeout: 120_000 });
          await unfold(page);
          assert.deepEqual(await violations(page), [], `published ${hash}`);
        } finally {
          await close();
        }
      }
      const { page, close } = await visit(browser, {});
      try {
        await page.goto(home.url);
        await settled(page, 120_000);
        await world.faults({ '*/*': 'refuse' });
        await page.reload();
        await page.locator('.wcd-notice', { hasText: 'kept on this device' }).waitFor({ timeout: 60_000 });
        for (const colorScheme of ['light', 'dark']) {
          await page.emulateMedia({ colorScheme });
          assert.deepEqual(await violations(page), [], `kept, ${colorScheme}`);
        }
      } finally {
        await close();
      }
    } finally {
      await home.close();
      await world.close();
    }
  });

  test('the dialog of a figure', async () => {
    await inViews(browser, 'ordinary-minus-two', [], [{}], async ({ page }) => {
      await page.click('[data-figure="price_usd.BTC"]');
      await page.locator('dialog:popover-open').waitFor();
      assert.deepEqual(await violations(page), []);
    });
  });
});

// No view, theme or state of the panel breaks WCAG 2.2 AA as far as axe-core can tell; what it cannot
// (keyboard, focus, reflow) is tested beside it.

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { launch, visit } from './support/browser.mjs';
import { overhang, settled } from './support/panel.mjs';
import { site } from './support/site.mjs';
import { twin } from './support/twin.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** What axe-core finds, a line each. */
async function violations(page) {
  // As the browser's own, past the page's policy; a script element would be refused.
  await page.evaluate(AXE);
  const found = await page.evaluate(
    (rules) => globalThis.axe.run(document, { runOnly: rules, resultTypes: ['violations'] }),
    RULES,
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}

/** Opens each of `views` of one stand-in and hands it to `work`, which gets `{page, view}`. */
async function inViews(scenario, faults, views, work) {
  const world = await twin(scenario, faults);
  const home = await site({ config: { twin: world.url } });
  try {
    for (const { hash = '', ...context } of views) {
      const guest = await visit(browser, context);
      try {
        await guest.page.goto(home.url + hash);
        await settled(guest.page, 120_000);
        await work({ page: guest.page, view: `${hash} ${context.colorScheme ?? ''}` });
      } finally {
        await guest.close();
      }
    }
  } finally {
    await home.close();
    await world.close();
  }
}

const BOTH = ['light', 'dark'].flatMap((colorScheme) =>
  ['', '#view=compact'].map((hash) => ({ hash, colorScheme })),
);

describe('axe-core finds nothing', () => {
  for (const [state, scenario, faults] of [
    ['an ordinary day', 'ordinary-minus-two', []],
    ['an extreme day', 'flash-crash', []],
    ['a day of which nothing is known', 'ordinary-minus-two', ['*/*=refuse']],
  ]) {
    test(state, async () => {
      await inViews(scenario, faults, BOTH, async ({ page, view }) => {
        // Folded parts are looked at too.
        await page.$$eval('details', (all) => all.forEach((one) => (one.open = true)));
        assert.deepEqual(await violations(page), [], view);
      });
    });
  }

  test('the dialog of a figure', async () => {
    await inViews('ordinary-minus-two', [], [{}], async ({ page }) => {
      await page.click('[data-figure="price_usd.BTC"]');
      await page.locator('dialog:popover-open').waitFor();
      assert.deepEqual(await violations(page), []);
    });
  });
});

describe('at 320 px nothing sticks out', () => {
  const narrow = { viewport: { width: 320, height: 700 } };
  test('in German and Japanese, whole and compact', async () => {
    const views = ['de', 'ja'].flatMap((tag) =>
      ['', '&view=compact'].map((view) => ({ hash: `#locale=${tag}${view}`, ...narrow })),
    );
    await inViews('leveraged-unwind', [], views, async ({ page, view }) => {
      assert.equal(await page.getAttribute('html', 'lang'), /locale=(\w+)/.exec(view)[1]);
      assert.equal(await overhang(page), 0, view);
    });
  });
});

test('every control is at least 24 px high and wide', async () => {
  await inViews('ordinary-minus-two', [], [{ viewport: { width: 360, height: 800 } }], async ({ page }) => {
    const small = await page.$$eval('button, summary, input, a[href]', (all) =>
      all
        .map((one) => ({ name: one.outerHTML.slice(0, 80), box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < 23.9 || box.height < 23.9))
        .map(({ name, box }) => `${name}: ${box.width} × ${box.height}`),
    );
    assert.deepEqual(small, []);
  });
});

test('a link chooses coins, theme and language, and never venues', async () => {
  const hash = '#assets=SOL,XYZ,BTC&theme=dark&locale=de&venues=okx&twin=http://127.0.0.1:9';
  await inViews('ordinary-minus-two', [], [{ hash }], async ({ page }) => {
    const names = await page.$$eval('.wcd-tile h3', (all) => all.map((one) => one.textContent));
    assert.deepEqual(names, ['Solana', 'Bitcoin']);
    const root = await page.$eval('html', ({ lang, dataset }) => [lang, dataset.theme]);
    assert.deepEqual(root, ['de', 'dark']);
    assert.match(await page.textContent('.wcd-status'), /10/);
    await Promise.all([page.waitForNavigation(), page.click('[data-go="locale=fr"]')]);
    await page.waitForFunction(() => document.documentElement.lang === 'fr');
    assert.match(page.url(), /assets=SOL/);
  });
});

test('the slider of the cascade moves by key and by button, and says what would come of it', async () => {
  await inViews('leveraged-unwind', [], [{}], async ({ page }) => {
    const slider = page.locator('.wcd-slide input');
    const told = () => page.locator('.wcd-lab').innerText();
    const before = await told();
    assert.match(before, /3\.0%/);
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    assert.match(await told(), /3\.5%/);
    await page.click('.wcd-slide button:last-child');
    assert.match(await told(), /4\.0%/);
    assert.notEqual(await told(), before);
    assert.match(await slider.getAttribute('aria-valuetext'), /^4\.0%/);
    assert.deepEqual(await violations(page), []);
  });
});

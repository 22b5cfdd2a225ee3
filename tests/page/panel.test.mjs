// The panel in a real browser, with a stand-in for all venues whose truth is known.

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { launch, visit } from './support/browser.mjs';
import { figures, overhang, settled, shifts, valueOf, watchShifts } from './support/panel.mjs';
import { site } from './support/site.mjs';
import { isTrue, moments, withinABar } from './support/truth.mjs';
import { SCENARIOS, twin } from './support/twin.mjs';

// Markets that move in straight lines between the points that venues tell, and venues that tell them.
const STEADY = [
  'leveraged-unwind', 'ordinary-minus-two', 'rising-market', 'alts-only', 'article-2026-02-12', 'flash-crash',
  'new-shorts', 'short-squeeze', 'stablecoin-wobble', 'macro-risk-off',
];

// What may part a figure from the truth elsewhere, and by how much: a share of it, percentage points,
// a venue that is lost to a sum, or a feed that is lost altogether. All else is held to the truth.
const APART = {
  // One venue's prices are 5% too high: medians hardly feel it, sums over venues by its share.
  'conflicting-venues': [
    [/^(price_usd|holder_unrealized_(usd|pct))\b/, { share: 0.001 }],
    [/^(open_interest_.*|liquidations_(coverage_pct|estimated_usd)|funding_apr_pct)\b/, { share: 0.015 }],
  ],
  // Perpetuals cost more than coins do, and the truth counts both at the coin's price.
  'spot-selling': [
    [/^open_interest_(change|price_effect|position_effect)_pct\b/, { points: 0.1 }],
    [/^open_interest_change_usd\b/, { share: 0.1 }],
    // One sum over another: each venue's price is of another moment, so that the two may move apart.
    [/^liquidations_(coverage_pct|estimated_usd)\b/, { share: 1e-5 }],
  ],
  'outage-in-a-crash': [
    [/^(open_interest_(usd|coins|change_usd)|liquidations_(coverage_pct|estimated_usd))\b/, { lost: true }],
    [/^(open_interest_(change|price_effect|position_effect)_pct|taker_sell_share_pct)\b/, { points: 0.5 }],
    [/^(funding_apr_pct|open_interest_to_market_cap_pct)\b/, { points: 1 }],
    [/^open_interest_share_pct\b/, { points: 2.5 }],
  ],
  'thin-data': [
    [/^(volatility_daily_pct|drawdown_pct\.1y|open_interest_(change|price_effect|position_effect)_.*)/, { absent: true }],
  ],
};
// Fewer than these figures with a value would be too few to speak of a comparison.
const FEWEST = { 'thin-data': 40 };

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/**
 * A visit of the panel with a stand-in that plays a scenario. `work` gets `{page, problems, world,
 * home}`; everything is closed after it.
 */
async function withPanel(scenario, options, work) {
  const world = await twin(scenario, options.faults);
  const home = await site({ config: { twin: world.url, ...options.config } });
  const guest = await visit(browser, options.context);
  try {
    await watchShifts(guest.page);
    await guest.page.goto(home.url);
    return await work({ ...guest, world, home });
  } finally {
    await guest.close();
    await home.close();
    await world.close();
  }
}

describe('what the page shows is what the venues tell', () => {
  test('is asked of every scenario', () => {
    const shipped = readdirSync(SCENARIOS).flatMap((file) => /^([^.]+)\.json$/.exec(file)?.[1] ?? []);
    assert.deepEqual([...STEADY, ...Object.keys(APART)].toSorted(), shipped.toSorted());
  });

  for (const name of [...STEADY, ...Object.keys(APART)]) {
    test(name, async () => {
      const measure = async ({ page, problems, world }) => {
        const began = await page.evaluate(() => performance.timeOrigin);
        await settled(page);
        const shown = await figures(page);
        return { shown, problems, truth: await moments(world.truth, began, Date.now()) };
      };
      const { shown, truth, problems } = await withinABar(() => withPanel(name, {}, measure));
      const known = shown.filter(({ id }) => truth.every((told) => id in told));
      const holds = ({ id, value }) => {
        const [, may = {}] = (APART[name] ?? []).find(([figure]) => figure.test(id)) ?? [];
        if (may.absent) return value === null;
        if (value === null) return false;
        const off = Math.min(...truth.map((told) => Math.abs(value - told[id])));
        const bound = may.lost ? Infinity : Math.max((may.share ?? 0) * Math.abs(truth[0][id]), may.points ?? 0);
        return off <= bound || isTrue(value, truth, id);
      };
      const wrong = known
        .filter((figure) => !holds(figure))
        .map(({ id, value }) => `${id}: shown ${value}, true ${truth.map((told) => told[id])}`);
      assert.deepEqual([...new Set(wrong)], []);
      const compared = known.filter(({ value }) => value !== null);
      assert.ok(compared.length >= (FEWEST[name] ?? 60), `only ${compared.length} figures could be compared`);
      assert.deepEqual(problems.csp, []);
      assert.deepEqual(problems.foreign, []);
    });
  }
});

describe('a page that knows nothing says so', () => {
  test('every venue refuses', async () => {
    await withPanel(STEADY[0], { faults: ['*/*=refuse'] }, async ({ page }) => {
      await page.waitForFunction(
        () => /can be reached/.test(document.querySelector('.wcd-headline')?.textContent ?? ''),
        null,
        { timeout: 60_000 },
      );
      const shown = await figures(page);
      assert.ok(shown.length > 50, `${shown.length} figures have a place`);
      assert.deepEqual(shown.filter(({ value }) => value !== null), []);
      assert.deepEqual([...new Set(shown.map(({ state }) => state))], ['unavailable']);
    });
  });

  test('one venue is left', async () => {
    const config = { venues: ['bybit'] };
    await withPanel(STEADY[0], { config }, async ({ page, world }) => {
      const price = await valueOf(page, 'price_usd.BTC');
      const { by_venue: each } = await world.truth();
      assert.equal(price, each['price_usd.BTC'].bybit);
      const status = await page.textContent('.wcd-status');
      assert.match(status, /1 of 1 venues/);
    });
  });
});

describe('nothing jumps', () => {
  for (const width of [360, 768, 1280]) {
    test(`at ${width} px, through the first refreshes`, async () => {
      const context = { viewport: { width, height: 900 } };
      await withPanel(STEADY[0], { context }, async ({ page }) => {
        await settled(page);
        const { total, moved } = await shifts(page);
        assert.ok(total <= 0.01, `${total}: ${moved.join('\n')}`);
      });
    });
  }
});

describe('the page fits and is legible', () => {
  for (const width of [320, 1440]) {
    test(`at ${width} px nothing sticks out`, async () => {
      const context = { viewport: { width, height: 700 } };
      await withPanel(STEADY[0], { context }, async ({ page }) => {
        await settled(page);
        assert.equal(await overhang(page), 0);
      });
    });
  }

  for (const [scheme, config, dark] of [
    ['light', {}, false],
    ['dark', {}, true],
    ['light', { theme: 'dark' }, true],
    ['dark', { theme: 'light' }, false],
  ]) {
    test(`the reader's ${scheme}, the host's ${config.theme ?? 'none'}`, async () => {
      await withPanel(STEADY[0], { config, context: { colorScheme: scheme } }, async ({ page }) => {
        await page.waitForSelector('.wcd-notice');
        const paper = await page.$eval('.wcd', (element) => getComputedStyle(element).backgroundColor);
        const [red] = paper.match(/\d+/g).map(Number);
        assert.equal(red < 128, dark, paper);
      });
    });
  }

  test('simulated figures carry a banner that stays in view', async () => {
    await withPanel(STEADY[0], {}, async ({ page }) => {
      await page.waitForSelector('.wcd-notice');
      const inView = () =>
        page.$eval('.wcd-notice', (notice) => {
          const { top, bottom } = notice.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        });
      assert.equal(await inView(), true);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      assert.equal(await inView(), true);
    });
  });
});

test('a figure shows where it comes from, by keyboard alone, and gives the focus back', async () => {
  await withPanel(STEADY[0], {}, async ({ page }) => {
    await valueOf(page, 'price_usd.BTC');
    await page.focus('[data-figure="price_usd.BTC"]');
    await page.keyboard.press('Enter');
    const dialog = page.locator('dialog[open]');
    await dialog.waitFor();
    assert.match(await dialog.textContent(), /Coinbase|Bybit|Kraken/);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    const focused = await page.evaluate(() => document.activeElement.dataset.figure);
    assert.equal(focused, 'price_usd.BTC');
  });
});

test('what was known on the last visit is shown with its age when no venue answers', async () => {
  await withPanel(STEADY[0], {}, async ({ page, world }) => {
    await settled(page);
    const before = await valueOf(page, 'price_usd.BTC');
    await world.faults({ '*/*': 'refuse' });
    await page.reload();
    const notice = page.locator('.wcd-notice', { hasText: 'kept on this device' });
    await notice.waitFor({ timeout: 60_000 });
    assert.match(await notice.textContent(), /\d+ (second|minute)s? ago/);
    assert.equal(await valueOf(page, 'price_usd.BTC'), before);
  });
});

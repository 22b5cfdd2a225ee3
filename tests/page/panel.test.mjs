// The panel in a real browser, with a stand-in for all venues whose truth is known.

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { launch, visit } from './support/browser.mjs';
import { figures, overhang, refreshed, settled, shifts, valueOf, watchShifts } from './support/panel.mjs';
import { site } from './support/site.mjs';
import { couldBeTold, isTrue, moments, withinABar } from './support/truth.mjs';
import { SCENARIOS, twin } from './support/twin.mjs';

const SHIPPED = readdirSync(SCENARIOS).flatMap((file) => /^([^.]+)\.json$/.exec(file)?.[1] ?? []);
// A scenario in which nothing goes wrong, for tests that ask for no particular one.
const PLAIN = 'leveraged-unwind';
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
    if (options.prepare) await guest.page.addInitScript(options.prepare);
    await guest.page.goto(home.url + (options.hash ?? ''));
    return await work({ ...guest, world, home });
  } finally {
    await guest.close();
    await home.close();
    await world.close();
  }
}

describe('what the page shows is what the venues tell', () => {
  test('is asked of every scenario', () => {
    assert.equal(SHIPPED.length, 15);
  });

  for (const name of SHIPPED) {
    test(name, async () => {
      const measure = async ({ page, problems, world }) => {
        const began = await page.evaluate(() => performance.timeOrigin);
        await settled(page);
        const shown = await figures(page);
        return { shown, problems, truth: await moments(world.truth, began, Date.now()) };
      };
      const { shown, truth, problems } = await withinABar(() => withPanel(name, {}, measure));
      const known = shown.filter(({ id }) => truth.every((told) => id in told));
      const wrong = known
        .filter(({ id, value }) => value === null || !isTrue(value, truth, id))
        .map(({ id, value }) => `${id}: shown ${value}, true ${truth.map((told) => told[id])}`);
      assert.deepEqual([...new Set(wrong)], []);
      const untrue = ({ id, value }) => value !== null && couldBeTold(id) && !truth.some((told) => id in told);
      assert.deepEqual(shown.filter(untrue), [], 'the truth does not know it');
      const compared = known.filter(({ value }) => value !== null);
      assert.ok(compared.length >= (FEWEST[name] ?? 60), `only ${compared.length} figures could be compared`);
      assert.deepEqual(problems.csp, []);
      assert.deepEqual(problems.foreign, []);
    });
  }
});

describe('a page that knows nothing says so', () => {
  test('every venue refuses', async () => {
    await withPanel(PLAIN, { faults: ['*/*=refuse'] }, async ({ page }) => {
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
    await withPanel(PLAIN, { config }, async ({ page, world }) => {
      const price = await valueOf(page, 'price_usd.BTC');
      const { by_venue: each } = await world.truth();
      assert.equal(price, each['price_usd.BTC'].bybit);
      const status = await page.textContent('.wcd-status');
      assert.match(status, /1 of 1 venues/);
    });
  });
});

describe('nothing jumps', () => {
  async function stands(scenario, width, hash) {
    const context = { viewport: { width, height: 900 } };
    await withPanel(scenario, { context, hash }, async ({ page }) => {
      await settled(page);
      await refreshed(page, 10);
      const { total, moved } = await shifts(page);
      assert.ok(total <= 0.01, `${total}: ${moved.join('\n')}`);
    });
  }

  for (const width of [360, 768, 1280]) {
    test(`at ${width} px, through the first ten refreshes`, () => stands(PLAIN, width));
  }

  for (const [tag, width] of [['de', 360], ['de', 1280], ['es', 1280]]) {
    test(`at ${width} px in the many letters of "${tag}"`, () => stands('article-2026-02-12', width, `#locale=${tag}`));
  }
});

describe('the page fits and is legible', () => {
  for (const width of [320, 1440]) {
    test(`at ${width} px nothing sticks out`, async () => {
      const context = { viewport: { width, height: 700 } };
      await withPanel(PLAIN, { context }, async ({ page }) => {
        await settled(page);
        assert.equal(await overhang(page), 0);
      });
    });
  }

  for (const [scheme, config, dark, hash = ''] of [
    ['light', {}, false],
    ['dark', {}, true],
    ['light', { theme: 'dark' }, true],
    ['dark', { theme: 'light' }, false],
    ['light', { theme: 'dark' }, false, '#theme=auto'],
    ['dark', { theme: 'light' }, true, '#theme=auto'],
  ]) {
    test(`the reader's ${scheme}, the host's ${config.theme ?? 'none'}${hash && `, asked for ${hash}`}`, async () => {
      await withPanel(PLAIN, { config, hash, context: { colorScheme: scheme } }, async ({ page }) => {
        await page.waitForSelector('.wcd-notice');
        const paper = await page.$eval('.wcd', (element) => getComputedStyle(element).backgroundColor);
        const [red] = paper.match(/\d+/g).map(Number);
        assert.equal(red < 128, dark, paper);
      });
    });
  }

  test('simulated figures carry a banner that stays in view', async () => {
    await withPanel(PLAIN, {}, async ({ page }) => {
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
  await withPanel(PLAIN, {}, async ({ page }) => {
    await valueOf(page, 'price_usd.BTC');
    await page.focus('[data-figure="price_usd.BTC"]');
    await page.keyboard.press('Enter');
    const dialog = page.locator('dialog:popover-open');
    await dialog.waitFor();
    assert.match(await dialog.textContent(), /Coinbase|Bybit|Kraken/);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    const focused = await page.evaluate(() => document.activeElement.dataset.figure);
    assert.equal(focused, 'price_usd.BTC');
  });
});

test('a press on another figure tells of that one, and whoever goes on by keyboard closes the origin', async () => {
  await withPanel(PLAIN, { viewport: { width: 1280, height: 900 } }, async ({ page }) => {
    await valueOf(page, 'price_usd.ETH');
    await page.click('[data-figure="price_usd.BTC"]');
    const dialog = page.locator('dialog:popover-open');
    await dialog.locator('code', { hasText: 'price_usd.BTC' }).waitFor();
    await page.click('[data-figure="price_usd.ETH"]');
    await dialog.locator('code', { hasText: 'price_usd.ETH' }).waitFor();
    await page.keyboard.press('Shift+Tab');
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(await page.evaluate(() => document.activeElement.closest('dialog')), null);
  });
});

test('what cannot be copied for the reader is there to be copied, and nothing says that it was', async () => {
  await withPanel(PLAIN, {}, async ({ page, home }) => {
    const button = page.locator('[data-copy="link"]');
    const name = await button.textContent();
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    const asked = [];
    page.on('dialog', (dialog) => {
      asked.push([dialog.message(), dialog.defaultValue()]);
      dialog.dismiss();
    });
    await button.click();
    assert.deepEqual(asked, [[name, home.url]]);
    assert.equal(await button.textContent(), name);
  });
});

for (const [where, prepare] of [
  ['where a page never rests, so that its less urgent tasks never come', () => (scheduler.postTask = () => new Promise(() => {}))],
  ['where a browser knows no less urgent tasks', () => delete globalThis.scheduler],
]) {
  test(`the panel goes on ${where}`, async () => {
    await withPanel(PLAIN, { prepare }, async ({ page, problems }) => {
      await settled(page);
      await refreshed(page, 3);
      assert.deepEqual(problems.console, []);
    });
  });
}

test('settings that cannot be read are said to be so in the reader’s language, marked as such', async () => {
  await withPanel(PLAIN, { config: { venues: ['no such venue'] }, hash: '#locale=de' }, async ({ page }) => {
    const headline = page.locator('.wcd-headline[lang="de"]');
    await headline.waitFor();
    assert.match(await headline.textContent(), /^Die Einstellungen/);
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
  });
});

test('what was known on the last visit is shown with its age when no venue answers', async () => {
  await withPanel(PLAIN, {}, async ({ page, world }) => {
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

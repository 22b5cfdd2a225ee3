// The largest liquidations as they are heard: they come without moving anything, can be held where
// they are, and nobody is told of each.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { launch, visit } from './support/browser.mjs';
import { freshPositions } from './support/fresh.mjs';
import { settled, shifts, watchShifts } from './support/panel.mjs';
import { site } from './support/site.mjs';
import { twin } from './support/twin.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Two a second, so that the six largest are soon others. */
const LIVE = { price_swing_pct: 0.08, swing_period_s: 60, liquidation_every_s: 0.5, liquidation_usd: 60_000, long_pct: 60 };
const ROWS = '.wcd-tape li:not(.wcd-quiet)';
const WAIT = { timeout: 60_000 };

let browser;
let fresh;
before(async () => {
  browser = await launch();
  fresh = freshPositions(LIVE);
});
after(async () => {
  await browser?.close();
  fresh?.remove();
});

/** A visit of the panel, whose venues play on unless `flags` say otherwise. */
async function withPanel({ flags = [], context, scenario = fresh.scenario }, work) {
  const world = await twin(scenario, [], flags);
  const home = await site({ config: { twin: world.url } });
  const guest = await visit(browser, context);
  try {
    await watchShifts(guest.page);
    await guest.page.goto(home.url);
    await guest.page.locator('.wcd-tape').scrollIntoViewIfNeeded(WAIT);
    await work(guest);
  } finally {
    await guest.close();
    await home.close();
    await world.close();
  }
}

const texts = (page) => page.locator(ROWS).allInnerTexts();
const full = (page) => page.waitForFunction((rows) => document.querySelectorAll(rows).length === 6, ROWS, WAIT);
const others = (page, than) =>
  page.waitForFunction(
    ([rows, before]) => Array.from(document.querySelectorAll(rows), (row) => row.innerText).join() !== before,
    [ROWS, than.join()],
    WAIT,
  );

async function violations(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate((rules) => globalThis.axe.run('.wcd-tape', { runOnly: rules, resultTypes: ['violations'] }), RULES);
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
}

for (const [width, timezoneId] of [[360, 'Asia/Kolkata'], [1280, 'America/New_York']]) {
  test(`six rows come into the room that was kept for them, at ${width} px`, async () => {
    const context = { viewport: { width, height: 900 }, timezoneId };
    await withPanel({ context }, async ({ page, problems }) => {
      const height = () => page.locator('.wcd-tape').evaluate((tape) => tape.getBoundingClientRect().height);
      const empty = await height();
      await full(page);
      await settled(page);
      await page.locator('.wcd-tape').scrollIntoViewIfNeeded();
      const before = (await shifts(page)).total;
      await others(page, await texts(page));
      assert.equal(await height(), empty);
      const { total, moved } = await shifts(page);
      assert.ok(total - before <= 0.01, `${total - before}: ${moved.join('\n')}`);
      const times = [];
      for (const row of await texts(page)) {
        const cells = row.split('\n');
        assert.match(cells[0], /^\d\d:\d\d:\d\d$/);
        assert.match(cells[1], /^[A-Z]+ (long|short)$/);
        assert.match(cells[2], /^(Binance|Bybit|Gate|OKX|Deribit)$/);
        assert.match(cells[3], /^\$[\d,.]+$/);
        assert.match(cells[4], /^\$[\d,.]+( million)?$/);
        times.push(cells[0]);
      }
      const inZone = new Intl.DateTimeFormat('en-GB', { timeZone: timezoneId, hour: '2-digit', minute: '2-digit' });
      const minutes = [0, 1, 2, 3].map((ago) => inZone.format(Date.now() - ago * 60_000));
      assert.ok(times.every((time) => minutes.includes(time.slice(0, 5))), times.join());
      const sticksOut = await page.$$eval(`${ROWS} > *`, (cells) =>
        cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent));
      assert.deepEqual(sticksOut, []);
      assert.match(await page.locator('.wcd-tape .wcd-note').textContent(), /newest first.*Binance, OKX and Gate/);
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(problems.csp, []);
    });
  });
}

test('nobody is told of each: no live region holds it', async () => {
  await withPanel({}, async ({ page }) => {
    await full(page);
    const live = await page.$eval('.wcd-tape', (tape) => [tape.closest('[aria-live], [role="status"], [role="log"]'), tape.querySelector('[aria-live], [role="status"], [role="log"]')]);
    assert.deepEqual(live, [null, null]);
  });
});

test('it is held by a key, stays while the panel goes on, and goes on by a key', async () => {
  await withPanel({ context: { colorScheme: 'dark' } }, async ({ page }) => {
    await full(page);
    // Cards come into their order once.
    await settled(page);
    const button = page.locator('.wcd-tape button');
    assert.equal(await button.getAttribute('aria-pressed'), 'false');
    await button.focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.wcd-tape button[aria-pressed="true"]');
    const held = await texts(page);
    const asOf = () => page.$eval('.wcd-status', ({ dataset }) => Number(dataset.asOf));
    const then = await asOf();
    await page.waitForFunction((past) => Number(document.querySelector('.wcd-status').dataset.asOf) > past + 4_000, then, WAIT);
    assert.deepEqual(await texts(page), held);
    assert.deepEqual(await violations(page), []);
    const { width, height } = await button.boundingBox();
    assert.ok(width >= 24 && height >= 24, `${width} × ${height}`);
    assert.ok(await button.evaluate((element) => element === document.activeElement), 'it keeps the focus');
    await page.keyboard.press('Space');
    await page.waitForSelector('.wcd-tape button[aria-pressed="false"]');
    await others(page, held);
  });
});

test('a quiet market has its ruled lines, and says that nothing was heard', async () => {
  await withPanel({ flags: ['--still'], scenario: 'ordinary-minus-two' }, async ({ page }) => {
    await settled(page);
    assert.equal(await page.locator('.wcd-tape ol').innerText(), 'None heard so far.');
    assert.ok((await page.locator('.wcd-tape ol').boundingBox()).height > 150);
    assert.deepEqual(await violations(page), []);
  });
});

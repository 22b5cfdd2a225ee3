// What must work in a reader's browser, whichever it is: the figures, the slider, where a figure
// comes from, the theme.

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { freshPositions } from './fresh.mjs';
import { figures, settled, valueOf } from './panel.mjs';
import { site } from './site.mjs';
import { couldBeTold, isTrue, moments, withinABar } from './truth.mjs';
import { twin } from './twin.mjs';

/** How long a state is waited for: the machine may be slow, and the browser's first visit is. */
const WAIT = 180_000;
/** Fewer than these figures with a value would be too few to speak of a comparison. */
const FEWEST = 60;

/** The brightness of the panel's ground, 0 to 255. */
const ground = (page) =>
  page.$eval('.wcd-page', (element) => Number(/\d+/.exec(getComputedStyle(element.parentElement).backgroundColor)[0]));

/**
 * The tests, in a browser whose reader prefers a dark page.
 * @param {string} browser its name
 * @param {() => Promise<{page: object, name: string, close: () => Promise<void>}>} start
 * @param {{skip?: string | false}} [options] why it cannot be had
 */
export function smoke(browser, start, options = {}) {
  describe(browser, options, () => {
    let driven;
    let fresh;
    let world;
    let home;
    before(async () => {
      fresh = freshPositions();
      world = await twin(fresh.scenario);
      home = await site({ config: { twin: world.url } });
      driven = await start();
    });
    after(async () => {
      await driven?.close();
      await home?.close();
      await world?.close();
      fresh?.remove();
    });

    /**
     * The page anew, for the tests that follow; another fragment alone would not load it before the next
     * step. A page that says why it does not run has failed. One whose files do not come at all, as
     * WebKitGTK leaves them now and then, is asked for again, as a reader would.
     */
    async function visit(hash = '') {
      const { page } = driven;
      const boot = () => page.evaluate(() => document.documentElement.dataset.boot ?? 'loading').catch(() => 'loading');
      for (let left = 3; left > 0; left--) {
        await page.goto('about:blank');
        await page.goto(home.url + hash);
        const end = Date.now() + WAIT / 3;
        let state;
        while ((state = await boot()) === 'loading' && Date.now() < end) await page.waitForSelector('html');
        if (state === 'running') return page;
        assert.equal(state, 'loading', 'the page does not run');
      }
      throw new Error('the page was loading three times and never came');
    }

    test('shows what the venues tell, and asks nobody else', async (context) => {
      context.diagnostic(driven.name);
      const measure = async () => {
        const page = await visit();
        const began = await page.evaluate(() => performance.timeOrigin);
        await settled(page, WAIT);
        const shown = await figures(page);
        return { shown, truth: await moments(world.truth, began, Date.now()) };
      };
      const { shown, truth } = await withinABar(measure);
      const known = shown.filter(({ id }) => truth.every((told) => id in told));
      const wrong = known
        .filter(({ id, value }) => value === null || !isTrue(value, truth, id))
        .map(({ id, value }) => `${id}: shown ${value}, true ${truth.map((told) => told[id])}`);
      assert.deepEqual([...new Set(wrong)], []);
      const untrue = ({ id, value }) => value !== null && couldBeTold(id) && !truth.some((told) => id in told);
      assert.deepEqual(shown.filter(untrue), [], 'the truth does not know it');
      assert.ok(known.length >= FEWEST, `only ${known.length} figures could be compared`);
      const hosts = await driven.page.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => new URL(name).hostname));
      assert.deepEqual([...new Set(hosts)], ['127.0.0.1']);
      assert.equal(await driven.page.getAttribute('html', 'data-boot'), 'running');
    });

    test('has a slider that moves by key and by button, and says what would come of it', async () => {
      const { page } = driven;
      await page.waitForSelector('.wcd-slide input', { timeout: WAIT });
      const told = (fall) =>
        page.waitForFunction(
          (text) => {
            const lab = document.querySelector('.wcd-lab');
            const spoken = lab?.querySelector('input')?.getAttribute('aria-valuetext') ?? '';
            return lab?.querySelector('strong')?.textContent === text && spoken.startsWith(text) && lab.textContent;
          },
          fall,
          { timeout: WAIT },
        );
      const texts = [await (await told('3.0%')).jsonValue()];
      await page.focus('.wcd-slide input');
      await page.keyboard.press('ArrowRight');
      texts.push(await (await told('3.5%')).jsonValue());
      await page.click('.wcd-slide button:last-child');
      texts.push(await (await told('4.0%')).jsonValue());
      assert.equal(new Set(texts).size, 3, texts.join('\n'));
      assert.equal(await page.$eval('.wcd-slide input', (slider) => slider.value), '8');
    });

    test('shows where a figure comes from, by keyboard alone, and gives the focus back', async () => {
      const { page } = driven;
      await valueOf(page, 'price_usd.BTC', WAIT);
      await page.focus('[data-figure="price_usd.BTC"]');
      await page.keyboard.press('Enter');
      const dialog = await page.waitForFunction(() => document.querySelector('dialog:popover-open')?.textContent, null, { timeout: WAIT });
      assert.match(await dialog.jsonValue(), /Coinbase|Bybit|Kraken/);
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => document.querySelector('dialog:popover-open') === null, null, { timeout: WAIT });
      assert.equal(await page.evaluate(() => document.activeElement.dataset.figure), 'price_usd.BTC');
    });

    for (const [asked, hash, isDark] of [
      ['nothing', '', true],
      ['the light theme', '#theme=light', false],
      ['the dark theme', '#theme=dark', true],
    ]) {
      test(`is ${isDark ? 'dark' : 'light'} for a reader who likes it dark, where the address asks for ${asked}`, async () => {
        const page = await visit(hash);
        const brightness = await ground(page);
        assert.equal(brightness < 128, isDark, String(brightness));
      });
    }
  });
}

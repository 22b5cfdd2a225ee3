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

/** What was looked at so far. */
const looked = { pages: 0, rules: 0 };
after(() => console.log(`# axe-core looked at ${looked.pages} pages, on which a rule held ${looked.rules} times`));

/** What axe-core finds, a line each. */
async function violations(page) {
  // As the browser's own, past the page's policy; a script element would be refused.
  await page.evaluate(AXE);
  const found = await page.evaluate(
    (rules) => globalThis.axe.run(document, { runOnly: rules, resultTypes: ['violations'] }),
    RULES,
  );
  looked.pages += 1;
  looked.rules += found.passes.length;
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}

/** Unfolds what is folded, so that it is looked at too. */
const unfold = (page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    document.querySelector('[aria-expanded="false"]')?.click();
  });

/** Opens each of `views` of one stand-in and hands it to `work`, which gets `{page, view}`. */
async function inViews(scenario, faults, views, work, settings = {}) {
  const world = await twin(scenario, faults);
  const home = await site({ config: { twin: world.url, ...settings } });
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
      await inViews(scenario, faults, BOTH, async ({ page, view }) => {
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
    await inViews('ordinary-minus-two', [], [{}], async ({ page }) => {
      await page.click('[data-figure="price_usd.BTC"]');
      await page.locator('dialog:popover-open').waitFor();
      assert.deepEqual(await violations(page), []);
    });
  });
});

// The words are read by axe-core, too: contrast, names and languages are theirs.
describe('in every language nothing sticks out at 320 px, and axe-core finds nothing', () => {
  const narrow = { viewport: { width: 320, height: 700 } };
  for (const tag of ['en', 'de', 'es', 'fr', 'pt', 'tr', 'ja', 'ko', 'zh']) {
    test(tag, async () => {
      const views = ['', '&view=compact'].map((view) => ({ hash: `#locale=${tag}${view}`, ...narrow }));
      await inViews('leveraged-unwind', [], views, async ({ page, view }) => {
        assert.equal(await page.getAttribute('html', 'lang'), tag);
        assert.equal(await overhang(page), 0, view);
        await unfold(page);
        assert.equal(await overhang(page), 0, `${view} unfolded`);
        assert.deepEqual(await violations(page), [], view);
      });
    });
  }
});

test('by keys alone one gets to every control, and none is hidden by what stays at the window’s foot', async () => {
  await inViews('leveraged-unwind', [], [{ viewport: { width: 360, height: 640 } }], async ({ page }) => {
    await page.locator('.wcd-notice').waitFor();
    const count = await page.evaluate(() => {
      const all = document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]');
      globalThis.__left = new Set(Array.from(all).filter((one) => one.checkVisibility({ visibilityProperty: true })));
      return globalThis.__left.size;
    });
    assert.ok(count > 60, `${count} controls`);
    const hidden = [];
    for (let presses = 0; presses < 3 * count; presses++) {
      await page.keyboard.press('Tab');
      const told = await page.evaluate(() => {
        const now = document.activeElement;
        globalThis.__left.delete(now);
        // A chart’s surface and what it offers come when a reader goes by keys.
        const [a, b] = [now, document.querySelector('.wcd-notices')].map((one) => one.getBoundingClientRect());
        const isHidden = now !== document.body && a.top >= b.top && a.bottom <= b.bottom && b.bottom >= innerHeight - 1;
        return { left: globalThis.__left.size, hidden: isHidden ? now.outerHTML.slice(0, 120) : null };
      });
      if (told.hidden) hidden.push(told.hidden);
      if (told.left === 0) break;
    }
    assert.deepEqual(hidden, []);
    const left = await page.evaluate(() => Array.from(globalThis.__left, (one) => (one.isConnected ? one.outerHTML.slice(0, 120) : null)));
    assert.deepEqual(left.filter(Boolean), []);
  });
});

test('in a narrow column what speaks for and against the cause is unfolded by a button, on paper it is there', async () => {
  await inViews('leveraged-unwind', [], [{ viewport: { width: 360, height: 800 } }], async ({ page }) => {
    const shown = () => page.$$eval('.wcd-parts > p', (all) => all.filter((one) => one.checkVisibility()).length);
    const all = await page.locator('.wcd-parts > p').count();
    assert.ok(all > 2, `${all} parts`);
    assert.equal(await shown(), 2);
    const fold = page.locator('.wcd-parts > button');
    await fold.click();
    assert.equal(await fold.getAttribute('aria-expanded'), 'true');
    assert.equal(await shown(), all);
    await fold.click();
    assert.equal(await shown(), 2);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await shown(), all);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1280, height: 800 });
    assert.equal(await shown(), all);
    assert.equal(await fold.isVisible(), false);
  });
});

test('paper is white, whatever the theme', async () => {
  const views = [{ hash: '#theme=dark' }, { colorScheme: 'dark' }];
  await inViews('ordinary-minus-two', [], views, async ({ page, view }) => {
    const ground = () => page.$eval('#panel', (panel) => getComputedStyle(panel).backgroundColor);
    assert.equal(await ground(), 'rgb(20, 22, 26)', view);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await ground(), 'rgb(255, 255, 255)', view);
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
    assert.equal(await page.title(), await page.textContent('h1'));
    assert.match(await page.textContent('.wcd-status'), /10/);
    await Promise.all([page.waitForNavigation(), page.click('[data-go="locale=fr"]')]);
    await page.waitForFunction(() => document.documentElement.lang === 'fr');
    assert.match(page.url(), /assets=SOL/);
    await Promise.all([page.waitForNavigation(), page.click('[data-go="theme=light"]')]);
    await page.waitForSelector('html[data-theme="light"] .wcd-tile');
    await Promise.all([page.waitForNavigation(), page.click('[data-go="theme=auto"]')]);
    await page.waitForSelector('html[data-theme="auto"] .wcd-tile');
    await Promise.all([page.waitForNavigation(), page.click('[data-go="assets=ETH"]')]);
    await page.waitForFunction(() => /^Ether /.test(document.querySelector('.wcd-headline')?.textContent ?? ''), null, { timeout: 60_000 });
    assert.equal(await page.locator('.wcd-tile').count(), 1);
    await Promise.all([page.waitForNavigation(), page.click('[data-go="assets="]')]);
    await page.waitForFunction(() => document.querySelectorAll('.wcd-tile').length === 4);
  });
});

test('a link is whole before it is pressed, also where a path begins like a host', async () => {
  const home = await site({});
  const { page, close } = await visit(browser);
  try {
    // The stand-in has no such folder.
    await page.route(({ pathname }) => pathname.startsWith('//dir/'), (route) => route.continue({ url: route.request().url().replace('//dir/', '/') }));
    await page.goto(`${home.url}/dir/#assets=SOL&locale=de`);
    const href = (theme) => page.getAttribute(`[data-go="theme=${theme}"]`, 'href');
    await page.hover('[data-go="theme=dark"]');
    assert.equal(await href('dark'), `${home.url}/dir/#assets=SOL&locale=de&theme=dark`);
    await page.focus('[data-go="theme=light"]');
    assert.equal(await href('light'), `${home.url}/dir/#assets=SOL&locale=de&theme=light`);
  } finally {
    await close();
    await home.close();
  }
});

test('the coins that a reader may choose are those that the host shows', async () => {
  const hash = '#assets=SOL';
  const offered = async ({ page }) => {
    assert.equal(await page.locator('.wcd-tile').count(), 1);
    const links = await page.$$eval('[data-go^="assets="]', (all) => all.map((one) => one.dataset.go));
    assert.deepEqual(links, ['assets=SOL', 'assets=BTC', 'assets=']);
  };
  await inViews('ordinary-minus-two', [], [{ hash }], offered, { assets: ['SOL', 'BTC'] });
});

/** Where each card begins and where what is in it ends, and how high their list is. */
const laidOut = (page) =>
  page.$eval('.wcd-cards', (list) => ({
    high: list.getBoundingClientRect().height,
    cards: Array.from(list.children, (card) => {
      const { left, top } = card.getBoundingClientRect();
      return { left, top, filled: card.lastElementChild.getBoundingClientRect().bottom - top };
    }),
  }));

describe('cards in two columns leave little empty, and none begins above the one before it', () => {
  const wide = [768, 1280].map((width) => ({ viewport: { width, height: 900 } }));
  /** Side by side in rows the cards of the first day fill 0.76 and 0.79 of it. */
  const LEAST = 0.82;
  const days = [['leveraged-unwind', []], ['flash-crash', []], ['ordinary-minus-two', []], ['ordinary-minus-two', ['*/*=refuse']]];
  for (const [scenario, faults] of days) {
    test(`${scenario} ${faults}`, async () => {
      await inViews(scenario, faults, wide, async ({ page }) => {
        const { high, cards } = await laidOut(page);
        const columns = cards.map(({ left }) => left);
        assert.equal(new Set(columns).size, 2);
        for (let at = 1; at < cards.length; at++) assert.ok(cards[at].top >= cards[at - 1].top, `card ${at + 1}`);
        const filled = cards.reduce((sum, card) => sum + card.filled, 0) / (2 * high);
        assert.ok(filled > LEAST, `${filled} is filled`);
        // What a reader unfolds moves what is below it, and no card to the other column.
        await page.$eval('.wcd-card', (card) => card.querySelectorAll('details').forEach((one) => (one.open = true)));
        assert.deepEqual((await laidOut(page)).cards.map(({ left }) => left), columns);
      });
    });
  }
});

test('the slider of the cascade moves by key and by button, and says what would come of it', async () => {
  await inViews('leveraged-unwind', [], [{}], async ({ page }) => {
    const slider = page.locator('.wcd-slide input');
    const names = await page.$$eval('.wcd-slide button', (all) => all.map((one) => [one.textContent, one.ariaLabel]));
    assert.deepEqual(names, [['−', 'A further fall of: −0.5%'], ['+', 'A further fall of: +0.5%']]);
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
    // Each round is drawn, and told.
    const rounds = page.locator('.wcd-rounds');
    const count = await rounds.locator('.bar').count();
    assert.ok(count > 0);
    assert.equal((await rounds.getAttribute('aria-label')).split('; ').length - 1, count);
    assert.deepEqual(await violations(page), []);
  });
});

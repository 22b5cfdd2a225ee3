// Charts that can be read by pointer, touch and keys, saved, and terms that are explained: all by a
// script that comes only when a reader wants one of them.

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { formulaOf, meanings } from '../../src/page/reading/formulas.js';
import { heightAt, nearest } from '../../src/page/reading/plot.js';
import { csv, fields, fileName } from '../../src/page/reading/save.js';
import { entries, explained } from '../../src/page/reading/terms.js';
import { launch, visit } from './support/browser.mjs';
import { article, host } from './support/host.mjs';
import { settled, shifts, watchShifts } from './support/panel.mjs';
import { site } from './support/site.mjs';
import { twin } from './support/twin.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const LIQUIDATIONS = '.wcd-card:has([data-figure="long_liquidations_usd.24h.all"])';
const LIVE = { timeout: 30_000 };

let browser;
let world;
before(async () => {
  browser = await launch();
  world = await twin('leveraged-unwind');
});
after(async () => {
  await browser?.close();
  await world?.close();
});

/** A visit of the panel, once its figures are there; `work` gets `{page, problems, asked}`. */
async function withPanel(options, work) {
  const home = await site({ config: { twin: world.url } });
  const guest = await visit(browser, options.context);
  const asked = [];
  guest.page.on('request', (request) => asked.push(request.url()));
  try {
    await watchShifts(guest.page);
    await guest.page.goto(home.url + (options.hash ?? ''));
    await settled(guest.page);
    return await work({ ...guest, asked });
  } finally {
    await guest.close();
    await home.close();
  }
}

const isReading = (url) => /\/reading-[0-9a-f]{16}\.js$/.test(url);
const readout = (page, card = LIQUIDATIONS) => page.locator(`${card} .wcd-readout`);

async function violations(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate((rules) => globalThis.axe.run(document, { runOnly: rules, resultTypes: ['violations'] }), RULES);
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
}

/** Points at so large a share of the width of a chart. */
async function pointAt(page, share, card = LIQUIDATIONS) {
  const picture = page.locator(`${card} .wcd-picture`);
  await picture.scrollIntoViewIfNeeded();
  const box = await picture.boundingBox();
  await page.mouse.move(box.x + box.width * share, box.y + box.height / 2);
  return box;
}

describe('a chart is read', () => {
  test('by pointer, with a script that nobody fetched before', async () => {
    await withPanel({}, async ({ page, problems, asked }) => {
      assert.deepEqual(asked.filter(isReading), []);
      await pointAt(page, 0.5);
      await readout(page).waitFor(LIVE);
      const middle = await readout(page).innerText();
      assert.match(middle, /^\d+ \w+ 20\d\d, \d\d:00 UTC\n.*\$.*\n.*\$/);
      await pointAt(page, 0.9);
      await page.waitForFunction(([name, before]) => document.querySelector(name).innerText !== before, [`${LIQUIDATIONS} .wcd-readout`, middle]);
      await page.mouse.move(1, 1);
      await readout(page).waitFor({ state: 'hidden' });
      assert.equal(asked.filter(isReading).length, 1);
      assert.deepEqual(problems.csp, []);
      assert.deepEqual(problems.console, []);
      const { total, moved } = await shifts(page);
      assert.ok(total <= 0.01, `${total}: ${moved.join('\n')}`);
    });
  });

  test('by keys: value by value, from end to end, said politely, until Escape', async () => {
    await withPanel({}, async ({ page }) => {
      await page.keyboard.press('Tab');
      const surface = page.locator(`${LIQUIDATIONS} .wcd-surface`);
      await surface.waitFor({ state: 'attached', ...LIVE });
      await surface.focus();
      const said = page.locator(`${LIQUIDATIONS} [aria-live="polite"]`);
      await readout(page).waitFor(LIVE);
      const last = await readout(page).innerText();
      assert.equal(await said.textContent(), '', 'nothing is said before a key is pressed');
      await page.keyboard.press('ArrowLeft');
      const before = await readout(page).innerText();
      assert.notEqual(before, last);
      assert.equal(await said.textContent(), before.replaceAll('\n', ', '));
      await page.keyboard.press('Home');
      const first = await readout(page).innerText();
      await page.keyboard.press('ArrowLeft');
      assert.equal(await readout(page).innerText(), first, 'there is nothing before the first');
      await page.keyboard.press('End');
      assert.equal(await readout(page).innerText(), last);
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press('Escape');
      await readout(page).waitFor({ state: 'hidden' });
      assert.ok(await surface.evaluate((element) => element === document.activeElement));
    });
  });

  test('by touch, and left by a touch elsewhere', async () => {
    const context = { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true };
    await withPanel({ context }, async ({ page }) => {
      const picture = page.locator(`${LIQUIDATIONS} .wcd-picture`);
      await picture.scrollIntoViewIfNeeded();
      const box = await picture.boundingBox();
      await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
      await readout(page).waitFor(LIVE);
      const { x, width } = await readout(page).boundingBox();
      assert.ok(x >= 0 && x + width <= 360, `from ${x}, ${width} wide`);
      await page.touchscreen.tap(box.x + 5, box.y - 60);
      await readout(page).waitFor({ state: 'hidden' });
    });
  });

  test('where its line stands, with the value that the table has', async () => {
    await withPanel({}, async ({ page }) => {
      const tile = '.wcd-tile:first-child';
      await pointAt(page, 0.5, tile);
      await readout(page, tile).waitFor(LIVE);
      const shown = await page.$eval(tile, (card) => {
        const svg = card.querySelector('svg').getBoundingClientRect();
        const [from, to] = card.querySelector('svg').dataset.x.split(' ').map(Number);
        const place = (name) => card.querySelector(name).getBoundingClientRect();
        const rows = Array.from(card.querySelectorAll('[data-row]'), (row) => [Number(row.dataset.row.split(',')[0]), row.innerText || row.textContent]);
        const at = from + ((place('.wcd-cross').x - svg.x) / svg.width) * (to - from);
        rows.sort((a, b) => Math.abs(a[0] - at) - Math.abs(b[0] - at));
        const dot = place('.wcd-dot');
        return { row: rows[0][1], told: card.querySelector('.wcd-readout b').textContent, inside: dot.y >= svg.y - 9 && dot.bottom <= svg.bottom + 9 };
      });
      assert.ok(shown.row.startsWith(shown.told), JSON.stringify(shown));
      assert.ok(shown.inside);
    });
  });

  test('on while the figures change, without being moved', async () => {
    await withPanel({}, async ({ page }) => {
      await pointAt(page, 0.3);
      await readout(page).waitFor(LIVE);
      const told = await page.locator(`${LIQUIDATIONS} .wcd-readout b`).innerText();
      // As the program does when a figure changes: a new picture in the place of the old one.
      await page.$eval(`${LIQUIDATIONS} .wcd-picture`, (picture) => (picture.innerHTML = picture.innerHTML + ''));
      const before = await page.getAttribute('.wcd-status', 'data-as-of');
      await page.waitForFunction((past) => Number(document.querySelector('.wcd-status').dataset.asOf) > Number(past) + 2000, before, LIVE);
      assert.equal(await page.locator(`${LIQUIDATIONS} .wcd-readout b`).innerText(), told);
    });
  });

  test('in a sandboxed frame of somebody else’s page, where nothing can be saved', async () => {
    const home = await site({ config: { twin: world.url } });
    const other = await host({ '/': article(`<iframe src="${home.url}" sandbox="allow-scripts" width="800" height="6000"></iframe>`) });
    const { page, problems, close } = await visit(browser);
    try {
      await page.goto(other.url);
      const frame = page.frameLocator('iframe');
      await frame.locator('[data-settled="true"]').waitFor({ timeout: 60_000 });
      await frame.locator(`${LIQUIDATIONS} .wcd-picture`).hover();
      await frame.locator(`${LIQUIDATIONS} .wcd-readout`).waitFor(LIVE);
      assert.equal(await frame.locator('.wcd-save').count(), 0);
      await frame.locator(`${LIQUIDATIONS} [data-terms]`).click();
      await frame.locator('dialog:popover-open dt').first().waitFor(LIVE);
      await frame.locator('dialog:popover-open .wcd-close').click();
      await frame.locator('dialog:popover-open').waitFor({ state: 'hidden' });
      await frame.locator('[data-figure="price_usd.BTC"]').click();
      await frame.locator('dialog:popover-open .wcd-close').click();
      await frame.locator('dialog:popover-open').waitFor({ state: 'hidden' });
      assert.deepEqual(problems.console, []);
      assert.deepEqual(problems.csp, []);
    } finally {
      await close();
      await other.close();
      await home.close();
    }
  });
});

test('all of it works in an article without a frame, under the article’s strict policy', async () => {
  const home = await site({ config: { twin: world.url } });
  const { origin } = new URL(home.url);
  const connect = `${origin} ${world.url} ${world.url.replace(/^http/, 'ws')}`;
  const policy = `default-src 'none'; img-src data:; script-src ${origin} 'wasm-unsafe-eval'; connect-src ${connect}`;
  const body = `<script async src="${home.url}embed.js"></script><why-crypto-down mode="inline" locale="de"></why-crypto-down>`;
  const paper = await host({ '/': article(body) }, { 'Content-Security-Policy': policy });
  const { page, problems, close } = await visit(browser);
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  try {
    await page.goto(paper.url);
    await page.locator('[data-settled="true"]').waitFor({ timeout: 60_000 });
    assert.deepEqual(asked.filter(isReading), []);
    await page.locator(`${LIQUIDATIONS} .wcd-picture`).hover();
    await readout(page).waitFor(LIVE);
    const { width } = await readout(page).boundingBox();
    assert.ok(width > 100, `${width} px wide`);
    await page.locator(`${LIQUIDATIONS} .wcd-surface`).focus();
    await page.keyboard.press('ArrowLeft');
    assert.notEqual(await page.locator(`${LIQUIDATIONS} [aria-live="polite"]`).textContent(), '');
    await page.locator(`${LIQUIDATIONS} .wcd-numbers summary`).click();
    for (const kind of ['SVG', 'PNG', 'CSV']) {
      const button = page.locator(`${LIQUIDATIONS} .wcd-save button`, { hasText: kind });
      const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
      assert.ok(readFileSync(await file.path()).length > 500, kind);
    }
    await page.locator(`${LIQUIDATIONS} [data-terms]`).click();
    const dialog = page.locator('dialog.wcd-terms:popover-open');
    await dialog.locator('dt', { hasText: 'Liquidation' }).waitFor(LIVE);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.waitForFunction(() => document.activeElement.shadowRoot?.activeElement?.dataset.terms !== undefined);
    assert.equal(asked.filter(isReading).length, 1);
    assert.deepEqual(problems.csp, []);
  } finally {
    await close();
    await paper.close();
    await home.close();
  }
});

describe('a chart is saved', () => {
  /** Presses a button in the table of a card's chart, and returns the file's name and content. */
  async function saved(page, kind, card = LIQUIDATIONS) {
    const [file] = await Promise.all([page.waitForEvent('download'), page.click(`${card} .wcd-save button:text-is("${kind}")`)]);
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  }

  test('as SVG that stands alone, as PNG of twice its dots, as CSV with every value', async () => {
    await withPanel({}, async ({ page, problems }) => {
      await page.click(`${LIQUIDATIONS} .wcd-numbers summary`);
      await page.locator(`${LIQUIDATIONS} .wcd-save`).waitFor(LIVE);
      const svg = await saved(page, 'SVG');
      assert.match(svg.name, /^positions-closed-by-force-by-hour-.*-20\d\d-\d\d-\d\dT\d{4}Z\.svg$/);
      const text = svg.bytes.toString();
      assert.doesNotMatch(text, /var\(|currentcolor|class=|style=|data-x/i);
      const box = await page.evaluate((text) => {
        const svg = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
        const texts = Array.from(svg.querySelectorAll('text'), (one) => one.textContent);
        return { tag: svg.tagName, width: Number(svg.getAttribute('width')), height: Number(svg.getAttribute('height')), texts };
      }, text);
      assert.equal(box.tag, 'svg');
      const notice = (await page.textContent('.wcd-notice')).trim();
      assert.ok(box.texts.join(' ').includes(notice.slice(0, 20)), 'simulated figures say so');
      const png = await saved(page, 'PNG');
      assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
      assert.deepEqual([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)], [box.width * 2, box.height * 2]);
      const table = (await saved(page, 'CSV')).bytes.toString();
      const lines = table.split('\r\n');
      assert.equal(lines.pop(), '');
      assert.equal(lines.length, 1 + (await page.locator(`${LIQUIDATIONS} .wcd-numbers tbody tr`).count()));
      assert.equal(lines[0], 'Time,Longs closed by force (USD),Shorts closed by force (USD)');
      assert.match(lines[1], /^20\d\d-\d\d-\d\dT\d\d:00:00\.000Z,[\d.]+,[\d.]+$/);
      assert.deepEqual(problems.csp, []);
      assert.deepEqual(problems.console, []);
      assert.deepEqual(await violations(page), []);
    });
  });

  test('as CSV of coins, each row under its heads with its coin first', async () => {
    const domino = '.wcd-card:has([data-figure="excess_move_pct.24h.ETH"])';
    await withPanel({}, async ({ page }) => {
      await page.click(`${domino} .wcd-numbers summary`);
      await page.locator(`${domino} .wcd-save`).waitFor(LIVE);
      const lines = (await saved(page, 'CSV', domino)).bytes.toString().trimEnd().split('\r\n');
      const coins = await page.locator(`${domino} .wcd-numbers tbody th`).allTextContents();
      assert.ok(coins.includes('ETH'), `${coins}`);
      assert.deepEqual(lines.map((line) => line.split(',')[0]), ['Coin', ...coins]);
      assert.match(lines[0], /^Coin,([^,]+),Change over 24 hours,\1 \(2\.5%\),\1 \(97\.5%\)$/);
      for (const line of lines.slice(1)) assert.match(line, /^[A-Z]+(,-?[\d.]+(e-\d+)?){4}$/);
    });
  });

  test('in CSV a row’s name stands before its numbers, and is neither a time nor a formula', () => {
    const heads = ['Coin', 'Implied', 'Change', 'Low', 'High'];
    const numbers = [-3.1, -4.2, -3.9, -2.5];
    const named = (textContent) => fields(heads, { numbers, row: { cells: [{ textContent }] } });
    assert.equal(csv(heads, [named('ETH'), named('900000000000'), named('=1+1')]), [
      'Coin,Implied,Change,Low,High', 'ETH,-3.1,-4.2,-3.9,-2.5', '900000000000,-3.1,-4.2,-3.9,-2.5', "'=1+1,-3.1,-4.2,-3.9,-2.5", ''].join('\r\n'));
    assert.deepEqual(fields(heads.slice(1), { numbers }), numbers);
  });

  test('in CSV a missing number is empty, and what would break a field is quoted', () => {
    assert.equal(csv(['Time', 'a,"b"'], [[1_780_000_000_000, null], [1_780_003_600_000, 0.1]]),
      'Time,"a,""b"""\r\n2026-05-28T20:26:40.000Z,\r\n2026-05-28T21:26:40.000Z,0.1\r\n');
    assert.equal(csv(['Price', 'Long'], [[68_000.5, 12]]), 'Price,Long\r\n68000.5,12\r\n');
  });

  test('a file’s name says what and when, in any script', () => {
    assert.equal(fileName('Liquidations: 24 h, by hour', 1_780_000_000_000, 'csv'), 'liquidations-24-h-by-hour-2026-05-28T2026Z.csv');
    assert.equal(fileName('清算（24時間）', 1_780_000_000_000, 'png'), '清算-24時間-2026-05-28T2026Z.png');
  });
});

describe('terms are explained', () => {
  test('those of a card, by keyboard, and the focus comes back', async () => {
    await withPanel({}, async ({ page, problems }) => {
      const button = page.locator(`${LIQUIDATIONS} [data-terms]`);
      await button.focus();
      await page.keyboard.press('Enter');
      const dialog = page.locator('dialog.wcd-terms:popover-open');
      await dialog.waitFor(LIVE);
      assert.deepEqual(await dialog.locator('dt').allTextContents(), ['Liquidation', 'Long and short', 'Taker', 'Coverage', 'Lower bound']);
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      assert.ok(await button.evaluate((element) => element === document.activeElement));
      assert.deepEqual(problems.csp, []);
    });
  });

  test('all of them in the reader’s language, by a press before the script is there', async () => {
    await withPanel({ hash: '#locale=ja' }, async ({ page, asked }) => {
      // As assistive technology presses: no pointer comes before it.
      await page.$eval('.wcd-actions [data-terms]', (button) => button.click());
      const dialog = page.locator('dialog.wcd-terms:popover-open');
      await dialog.waitFor(LIVE);
      const count = readFileSync(new URL('../../src/explain/words/glossary/ja.ftl', import.meta.url), 'utf8').match(/^term-/gm).length;
      assert.equal(await dialog.locator('dt').count(), count);
      assert.match(await dialog.locator('dd').first().textContent(), /\p{Script=Hiragana}/u);
      assert.equal(asked.filter(isReading).length, 1);
      await dialog.locator('.wcd-close').click();
      await dialog.waitFor({ state: 'hidden' });
    });
  });

  test('or it is said that they could not be fetched', async () => {
    await withPanel({}, async ({ page }) => {
      await page.route('**/glossary/**', (route) => route.fulfill({ status: 404 }));
      await page.click('.wcd-actions [data-terms]');
      assert.match(await page.locator('dialog.wcd-terms:popover-open').textContent(), /could not be fetched/);
    });
  });

  test('a glossary’s entries are found by their names', () => {
    const all = entries('# A remark\nterms = Terms\nterm-a = A\ngloss-a = Is = a.\nterm-b-c = B\ngloss-b-c = Is b.\n');
    assert.deepEqual(explained(all), [['A', 'Is = a.'], ['B', 'Is b.']]);
    assert.deepEqual(explained(all, ['b-c']), [['B', 'Is b.']]);
  });
});

describe('a figure tells how it is worked out', () => {
  const ORIGIN = '.wcd-provenance:not(.wcd-terms)';
  const said = (page) => page.locator(`${ORIGIN} .wcd-formula`);

  test('by keys alone, in symbols that are named; a published number as such', async () => {
    await withPanel({}, async ({ page, problems, asked }) => {
      await page.focus('[data-figure="price_change_pct.24h.BTC"]');
      await page.keyboard.press('Enter');
      await said(page).locator('p').first().waitFor(LIVE);
      assert.equal(await said(page).innerText(), 'Formula: med(Pᵢ₁ ÷ Pᵢ₀ − 1)\n\nP price · x₀ at the beginning · x₁ at the end · xᵢ venue or contract · med median');
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press('Escape');
      await page.waitForSelector(`${ORIGIN} code`, { state: 'detached' });
      await page.focus('[data-figure="market_cap_usd.all"]');
      await page.keyboard.press('Enter');
      await said(page).getByText('As its publisher tells it.').waitFor(LIVE);
      assert.equal(asked.filter((url) => /\/formulas\.txt\?[0-9a-f]{16}$/.test(url)).length, 1);
      assert.deepEqual(problems.csp, []);
      assert.deepEqual(problems.console, []);
    });
  });

  test('of another figure while it is open', async () => {
    await withPanel({}, async ({ page }) => {
      await page.$eval('[data-figure="price_change_pct.24h.BTC"]', (button) => button.click());
      await said(page).locator('p').first().waitFor(LIVE);
      const of = await page.evaluate(async (place) => {
        document.querySelector('[data-figure="price_change_pct.24h.ETH"]').click();
        // Sooner than anything else of the panel changes.
        for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
        return document.querySelector(`${place} .wcd-formula`).dataset.of;
      }, ORIGIN);
      assert.equal(of, 'price_change_pct.24h.ETH');
    });
  });

  test('in the reader’s language, by a press before the script is there', async () => {
    await withPanel({ hash: '#locale=de' }, async ({ page, asked }) => {
      await page.$eval('[data-figure="price_usd.BTC"]', (button) => button.click());
      await said(page).locator('p').first().waitFor(LIVE);
      assert.match(await said(page).innerText(), /^Formel: med\(Pᵢ\)\n\nP Kurs · xᵢ Börse oder Kontrakt · med Median$/);
      assert.equal(asked.filter(isReading).length, 1);
    });
  });

  test('without the file there is no line, and the rest of the dialog', async () => {
    await withPanel({}, async ({ page }) => {
      await page.route('**/formulas.txt*', (route) => route.fulfill({ status: 404 }));
      await Promise.all([page.waitForResponse(/formulas\.txt/), page.click('[data-figure="price_usd.BTC"]')]);
      assert.equal(await said(page).innerText(), '');
      assert.match(await page.locator(ORIGIN).innerText(), /Coinbase|Bybit|Kraken/);
    });
  });

  test('a formula is found by the family, and names the symbols that it has', () => {
    assert.equal(formulaOf('a_pct = x\na = y = z\n', 'a.24h.BTC'), 'y = z');
    assert.equal(formulaOf('a_pct = x\n', 'a.BTC'), undefined);
    assert.deepEqual(meanings('max P(USD), corr, V(BTC)', 'en'), ['P price', 'V open positions in dollars']);
    assert.deepEqual(meanings('o₀', 'xx'), ['o open positions, in the contract’s unit', 'x₀ at the beginning']);
  });
});

describe('times are the reader’s', () => {
  for (const [timezoneId, zone] of [['America/New_York', /UTC−[45]/], ['Asia/Kolkata', /UTC\+5:30/], ['UTC', /UTC(?![+−])/]]) {
    test(timezoneId, async () => {
      await withPanel({ context: { timezoneId } }, async ({ page }) => {
        const status = await page.textContent('.wcd-status');
        assert.match(status, zone);
        const local = await page.$eval('.wcd-status', () =>
          new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(new Date(Date.now())));
        const [, told] = /, (\d\d):\d\d/.exec(status);
        const [hour] = local.split(':').map(Number);
        assert.ok([hour, (hour + 23) % 24].includes(Number(told)), `${told} told at ${local}`);
        await page.click(`${LIQUIDATIONS} .wcd-numbers summary`);
        const row = page.locator(`${LIQUIDATIONS} .wcd-numbers tbody tr`).last();
        const at = Number((await row.getAttribute('data-row')).split(',')[1]);
        const inZone = new Intl.DateTimeFormat('en-GB', { timeZone: timezoneId, hour: '2-digit', minute: '2-digit' }).format(at);
        const text = await row.locator('th').textContent();
        assert.match(text, zone);
        assert.ok(text.includes(` ${inZone}`), `${text}, not ${inZone}`);
        await page.click('[data-figure="price_usd.BTC"]');
        assert.match(await page.locator('dialog:popover-open li').first().textContent(), zone);
      });
    });
  }
});

describe('what a picture and a table say', () => {
  test('the nearest row, and the last one beyond all', () => {
    const rows = [1, 2, 4].map((at) => ({ at }));
    assert.deepEqual([0, 1.6, 2.9, 9, Infinity].map((at) => nearest(rows, at)), [0, 1, 1, 2, 2]);
    assert.equal(nearest([], 3), -1);
    assert.equal(nearest([], Infinity), -1);
  });

  test('a line’s height between its points, and none beside it', () => {
    assert.deepEqual([-1, 0, 5, 10, 11].map((x) => heightAt('0,10 10,20 ', x)), [null, 10, 15, 20, null]);
  });
});

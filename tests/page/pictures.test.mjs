// Every named state of the panel looks as it looked when somebody last looked at it and said so, at
// three widths, light and dark; and the same each time.
//
// What it should look like is in tests/page/pictures/, for each state a list of where its parts are
// and a sheet of coarse pictures. `UPDATE=1 node --test tests/page/pictures.test.mjs` (or `make
// pictures`) writes them anew; look at the pictures of whole pixels in target/pictures/ before you
// keep them.

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { launch, visit } from './support/browser.mjs';
import { coarse, cut, font, misplaced, parting, picture, places, sheet, unlike } from './support/pictures.mjs';
import { site } from './support/site.mjs';
import { twin } from './support/twin.mjs';

/** The moment: half a minute past two in the afternoon of 12 February 2026, UTC. */
const NOW = Date.UTC(2026, 1, 12, 14, 0, 30);
const WIDTHS = [360, 768, 1280];
const SCHEMES = ['light', 'dark'];
const STYLE = font();

const KEEP = new URL('./pictures/', import.meta.url);
const SEEN = new URL('../../target/pictures/', import.meta.url);
const isUpdate = process.env.UPDATE === '1';

/** Where the page keeps a snapshot, of this many bytes at most. */
const [KEPT, MOST] = ['why-crypto-down/snapshot/1', 2 * 1024 * 1024];

/** Half of the venues do not answer, each in its own way. */
const HALF = ['binance/*=refuse', 'okx/*=status-451', 'gate/*=garbage', 'deribit/*=empty', 'coingecko/*=status-429:60'];

/**
 * The states. `scenario` is played with `faults`; `frozen` shows its snapshot as a published one,
 * `kept` begins with it as that of an earlier visit; `loading` never gets the program.
 */
const STATES = {
  loading: { loading: true },
  'partly-available': { scenario: 'leveraged-unwind', faults: HALF },
  'everything-unavailable': { scenario: 'leveraged-unwind', faults: ['*/*=refuse'] },
  cached: { scenario: 'leveraged-unwind', faults: ['*/*=refuse'], kept: true },
  frozen: { scenario: 'leveraged-unwind', frozen: true },
  'market-flat': { scenario: 'alts-only', frozen: true },
  'market-up': { scenario: 'rising-market', frozen: true },
  'ordinary-day': { scenario: 'ordinary-minus-two', frozen: true },
  'extreme-day': { scenario: 'flash-crash', frozen: true },
};

let browser;
before(async () => {
  browser = await launch();
  mkdirSync(SEEN, { recursive: true });
});
after(() => browser?.close());

/** A stand-in whose clock stands, and the snapshot that a page has of it. */
async function moment({ scenario, faults = [] }) {
  const world = await twin(scenario, [], ['--still', '--clock', String(NOW)]);
  const taken = await world.snapshot();
  await world.faults(faultsOf({ faults }));
  return { world, taken };
}

const faultsOf = ({ faults = [] }) => Object.fromEntries(faults.map((fault) => fault.split('=')));

/** Waits until nothing is asked and nothing changes. */
async function quiet(page, asked) {
  for (;;) {
    await page.evaluate(
      () =>
        new Promise((done) => {
          let timer = setTimeout(finish, 1_000);
          const observer = new MutationObserver(() => {
            clearTimeout(timer);
            timer = setTimeout(finish, 1_000);
          });
          observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
          function finish() {
            observer.disconnect();
            done();
          }
        }),
    );
    if (asked.size === 0) return;
  }
}

/** The snapshot without the other coins’ long and short accounts, which leaves little enough to be kept. */
function small(taken) {
  const { series, ...rest } = JSON.parse(taken);
  const left = series.filter(({ facts, instrument }) => !('long_short' in facts) || instrument.asset === 'BTC');
  const text = JSON.stringify({ ...rest, series: left });
  assert.ok(text.length < MOST, `${text.length} bytes`);
  return text;
}

/** Waits until a page that was opened at `start`, by a clock that stands, knows all that it will. */
async function settle(page, asked, start) {
  await quiet(page, asked);
  // Those that failed are asked once more, and those that had to wait.
  const end = start + 45_000;
  await page.clock.setFixedTime(end);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.waitForSelector(`[data-settled="true"][data-as-of="${end}"]`, { timeout: 60_000 });
  await quiet(page, asked);
}

/** Opens the page in a state and gives it to `work` once nothing changes any more. */
async function inState(state, { world, taken } = {}, work) {
  const home = await site({ config: world ? { twin: world.url } : {} });
  // The page's policy would refuse the tests' font.
  const { page, close } = await visit(browser, { bypassCSP: true, locale: 'en-US', timezoneId: 'UTC', viewport: { width: 1280, height: 900 } });
  try {
    const asked = new Set();
    page.on('request', (request) => asked.add(request));
    for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => asked.delete(request));
    if (state.loading) await page.route('**/*.wasm', () => {});
    if (state.frozen) await page.route('**/moment.json', (route) => route.fulfill({ contentType: 'application/json', body: taken }));
    if (state.kept) await page.addInitScript(([key, text]) => localStorage.setItem(key, text), [KEPT, small(taken)]);
    // Nobody waits a random time.
    await page.addInitScript(() => (Math.random = () => 0.5));
    // Nine minutes after an earlier visit. Time stands, so that nothing depends on what came when.
    const start = NOW + (state.kept ? 540_000 : 0);
    await page.clock.setFixedTime(start);
    await page.goto(home.url + (state.frozen ? '#snapshot=moment.json' : ''), { waitUntil: state.loading ? 'commit' : 'load' });
    if (state.loading) {
      await page.waitForSelector('html[data-boot="loading"] .wcd-card:last-child', { state: 'attached' });
    } else if (state.frozen) {
      await page.waitForSelector('[data-settled="true"]', { timeout: 120_000 });
    } else {
      await page.waitForSelector('.wcd-notice', { timeout: 120_000 });
      if (state.kept) await page.locator('.wcd-notice', { hasText: 'kept on this device' }).waitFor({ timeout: 60_000 });
      await settle(page, asked, start);
    }
    await page.addStyleTag({ content: STYLE });
    // A face is read in once a letter of it is laid out, which is after the fonts were said to be ready.
    await page.evaluate(() => Promise.all(Array.from(document.fonts, (face) => face.load())));
    return await work(page);
  } finally {
    await close();
    await home.close();
  }
}

/** Gives the page a width and colours, and waits until it is drawn so. */
async function dress(page, width, colorScheme) {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame++) await new Promise((done) => requestAnimationFrame(done));
  });
}

const VIEWS = WIDTHS.flatMap((width) => SCHEMES.map((scheme) => ({ width, scheme })));
/** Of a second visit every other view: each width and both colours. */
const SECOND = VIEWS.filter((_, index) => [0, 3, 4].includes(index));

/** Pictures of a page in one state: `[{view, png, places}]`. */
async function album(page, views) {
  const pictures = [];
  for (const { width, scheme } of views) {
    await dress(page, width, scheme);
    pictures.push({ view: `${width}-${scheme}`, png: await picture(page), places: await places(page) });
  }
  return pictures;
}

/** What was kept of a state. */
function kept(name) {
  const widths = new Map();
  const sizes = [];
  for (const line of readFileSync(new URL(`${name}.txt`, KEEP), 'utf8').trim().split('\n')) {
    const [head, ...rest] = line.split(' ');
    if (head === 'squares') sizes.push({ width: Number(rest[0]), height: Number(rest[1]) });
    else widths.set(head, [...(widths.get(head) ?? []), rest.join(' ')]);
  }
  return { widths, pictures: cut(readFileSync(new URL(`${name}.png`, KEEP)), sizes) };
}

/** Keeps what a state looks like now. */
function keep(name, pictures) {
  mkdirSync(KEEP, { recursive: true });
  const squares = pictures.map(({ png }) => coarse(png));
  const sizes = squares.map(({ width, height }) => `squares ${width} ${height}`);
  const lines = pictures.filter(({ view }) => view.endsWith('-light'))
    .flatMap(({ view, places: all }) => all.map((line) => `${view.split('-')[0]} ${line}`));
  writeFileSync(new URL(`${name}.txt`, KEEP), [...sizes, ...lines, ''].join('\n'));
  writeFileSync(new URL(`${name}.png`, KEEP), sheet(squares));
}

/** What is other than it was, a line each. */
function changes(name, pictures) {
  const then = kept(name);
  return pictures.flatMap(({ view, png, places: now }, index) => {
    const told = [...misplaced(now, then.widths.get(view.split('-')[0]) ?? []), ...unlike(coarse(png), then.pictures[index])];
    return told.map((line) => `${name} at ${view}: ${line}`);
  });
}

describe('a state looks as it did', () => {
  for (const [name, state] of Object.entries(STATES)) {
    test(name, async () => {
      const of = state.scenario && (await moment(state));
      try {
        const first = await inState(state, of, (page) => album(page, VIEWS));
        for (const { view, png } of first) writeFileSync(new URL(`${name}-${view}.png`, SEEN), png);
        const again = await inState(state, of, (page) => album(page, SECOND));
        const before = (view) => first.find((one) => one.view === view).png;
        const unsteady = again.flatMap(({ view, png }) => {
          const where = parting(before(view), png);
          if (where) writeFileSync(new URL(`${name}-${view}-again.png`, SEEN), png);
          return where ? [`${view}: ${where}`] : [];
        });
        assert.deepEqual(unsteady, [], 'a second visit looks different');
        if (isUpdate) keep(name, first);
        const told = changes(name, first);
        assert.deepEqual(told.slice(0, 20), [], `${told.length} changes; whole pictures are in target/pictures`);
      } finally {
        await of?.world.close();
      }
    });
  }
});

test('each state looks like no other', () => {
  const names = Object.keys(STATES);
  const looks = new Map(names.map((name) => [readFileSync(new URL(`${name}.png`, KEEP), 'base64'), name]));
  assert.deepEqual([...looks.values()], names);
});

describe('what is broken on purpose is seen', () => {
  const BREAKS = {
    'cards that lie on each other': '.wcd-card { margin-top: -24px; }',
    'a chart without its picture': '.wcd-chart svg { visibility: hidden; }',
    'text in the colour of its ground': '.wcd-claim { color: var(--paper); }',
    'tiles in one column': '.wcd-tiles { grid-template-columns: 1fr; }',
    'colours that are swapped': '.wcd { --up: #a8420a; --down: #12608f; }',
  };
  let told;
  before(async () => {
    const state = STATES['extreme-day'];
    const of = await moment(state);
    try {
      told = await inState(state, of, async (page) => {
        const all = {};
        for (const [name, style] of Object.entries(BREAKS)) {
          const broken = await page.addStyleTag({ content: style });
          await dress(page, 1280, 'light');
          const [png, now] = [await picture(page), await places(page)];
          await broken.evaluate((element) => element.remove());
          const then = kept('extreme-day');
          all[name] = [...misplaced(now, then.widths.get('1280')), ...unlike(coarse(png), then.pictures[4])];
        }
        await dress(page, 1280, 'light');
        const then = kept('extreme-day');
        all.nothing = [...misplaced(await places(page), then.widths.get('1280')), ...unlike(coarse(await picture(page)), then.pictures[4])];
        return all;
      });
    } finally {
      await of.world.close();
    }
  });

  for (const name of Object.keys(BREAKS)) {
    test(name, () => assert.notDeepEqual(told[name], []));
  }

  test('and nothing is seen where nothing is broken', () => assert.deepEqual(told.nothing, []));
});

#!/usr/bin/env node
// How long a reader waits between pressing something and seeing what came of it (interaction to next
// paint), for every control of the panel, on a processor four times slower than this one, while
// hundreds of liquidations a second stream in.
//
//   node scripts/inp.mjs [PRESSES] [SLOWER]     needs dist/ and target/debug/wcd (or WCD_DIST, WCD_BIN)

import { setTimeout as wait } from 'node:timers/promises';
import { launch, visit } from '../tests/page/support/browser.mjs';
import { freshPositions } from '../tests/page/support/fresh.mjs';
import { site } from '../tests/page/support/site.mjs';
import { twin } from '../tests/page/support/twin.mjs';

const presses = Number(process.argv[2] ?? 20);
const slower = Number(process.argv[3] ?? 4);
/** A closing every so many seconds; those that venues tell one by one are two thirds of them. */
const LIVE = { price_swing_pct: 0.08, swing_period_s: 60, liquidation_every_s: 0.003, liquidation_usd: 20_000, long_pct: 85 };

/**
 * Comes last: to write so many files of a storm at once takes a slow phone many seconds, and the panel has
 * its turns in between and no more. How often it is told anew is counted until then.
 */
const SAVING = 'saving the moment';

/** The figure that is asked for its origin. */
const PRICE = () => document.querySelector('[data-figure="price_usd.BTC"]');

/**
 * The controls: which element is clicked or which key is pressed, what the page does before, and what key
 * undoes it. Elements are found in the page, by functions that take the number of the press.
 */
const CONTROLS = {
  'a figure, and its origin': { click: PRICE, undo: 'Escape' },
  'closing the origin': { before: () => PRICE().click(), click: () => document.querySelector('.wcd-close') },
  'a coin’s other windows': { click: () => document.querySelector('.wcd-tile:first-child summary') },
  'the slider, by key': { key: (turn) => (turn % 2 ? 'ArrowLeft' : 'ArrowRight'), before: () => document.querySelector('.wcd-slide input').focus() },
  'the slider, by button': { click: (turn) => document.querySelector(`.wcd-slide button:${turn % 2 ? 'first' : 'last'}-child`) },
  'a card’s figures': { click: () => document.querySelector('.wcd-card summary') },
  'a chart’s table': { click: () => [...document.querySelectorAll('.wcd-card summary')].find(({ textContent }) => textContent.includes('table')) },
  'each feed': { click: () => [...document.querySelectorAll('.wcd-section summary')].at(-1) },
  'for and against': { click: () => document.querySelector('.wcd-parts > button') },
  'terms, explained': { click: () => document.querySelector('[data-terms]'), undo: 'Escape' },
  'a chart, by key': { before: () => document.querySelector('.wcd-card .wcd-surface').focus(), key: (turn) => (turn % 2 ? 'ArrowLeft' : 'Home') },
  'saving a chart': { before: () => (document.querySelector('.wcd-card .wcd-numbers').open = true), click: (turn) => document.querySelectorAll('.wcd-card .wcd-save button')[turn % 3] },
  'the tape, held': { click: () => document.querySelector('.wcd-tape button') },
  'copy as text': { click: () => document.querySelector('[data-copy="text"]') },
  'copy the address': { click: () => document.querySelector('[data-copy="link"]') },
  [SAVING]: { click: () => document.querySelector('[data-copy="file"]') },
};

/**
 * What all of this takes at most, in ms. At a full hour the hour's closings are complete and the map of
 * liquidations is held against them: here it does no better than the volume profile, and the slider
 * rightly goes.
 */
const LASTS_MS = 420_000;
const HOUR_MS = 3_600_000;

/** What the slowest press may take on the slower processor, and a step of the slider on this one, in ms. */
const [PRESS_MS, STEP_MS] = [100, 16];
/** What is pressed comes before the panel's own work, which goes on all the same: it is told anew within so many ms. */
const STILL_MS = 10_000;

/** What each step of the slider takes until all that it changes is in the page, in ms. */
function steps(page) {
  return page.evaluate(async () => {
    const slider = document.querySelector('.wcd-slide input');
    const told = [];
    for (let turn = 0; turn < 60; turn++) {
      slider.value = 1 + (turn % 30);
      const { port1, port2 } = new MessageChannel();
      const done = new Promise((then) => (port1.onmessage = then));
      const began = performance.now();
      slider.dispatchEvent(new Event('input'));
      port2.postMessage(null);
      await done;
      told.push(performance.now() - began);
      await new Promise(requestAnimationFrame);
    }
    return told;
  });
}

/** How many forced closings a venue's message tells. */
function closings(text) {
  if (!/iquidat|forceOrder|trades/.test(text)) return 0;
  const { topic, channel, event, arg, params, data, result, e } = JSON.parse(text);
  if (topic?.startsWith('allLiquidation')) return data.length; // Bybit
  if (channel === 'futures.public_liquidates') return event === 'update' ? result.length : 0; // Gate
  if (arg?.channel === 'liquidation-orders') return data?.flatMap(({ details }) => details).length ?? 0; // OKX
  if (params?.channel?.startsWith('trades')) return params.data.filter(({ liquidation }) => liquidation).length; // Deribit
  return [data, e && { e }].flat().filter((one) => one?.e === 'forceOrder').length; // Binance
}

/** Counts what comes of each press; call before `page.goto`. */
async function watch(page) {
  await page.addInitScript(() => {
    globalThis.__presses = new Map();
    globalThis.__busy = [];
    const observe = (type, options, note) =>
      new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...options });
    observe('event', { durationThreshold: 16 }, ({ interactionId, duration, startTime, processingStart, processingEnd }) => {
      if (!interactionId) return;
      const before = globalThis.__presses.get(interactionId);
      if (before && before.duration >= duration) return;
      globalThis.__presses.set(interactionId, { duration, startTime, waited: processingStart - startTime, worked: processingEnd - processingStart });
    });
    for (const type of ['click', 'keydown']) addEventListener(type, (event) => (globalThis.__pressed = event.composedPath()), true);
    observe('longtask', {}, ({ duration }) => globalThis.__busy.push(duration));
    globalThis.__anew = [];
    new MutationObserver(() => globalThis.__anew.push(performance.now())).observe(document, { subtree: true, attributeFilter: ['data-as-of'] });
  });
}

const quantile = (numbers, share) => numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(share * numbers.length))];

/** What a function of the page's returns for a turn, as an expression. */
const inPage = (found, turn) => `((PRICE) => (${found})(${turn}))(${PRICE})`;

/** The middle of what is to be clicked, where nothing that sticks to the window's edge covers it. */
const middle = (page, element) =>
  page.evaluate(`(() => {
    const element = ${element};
    element.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  })()`);

/** Waits until what was pressed is painted and told of. */
const painted = (page, ms) =>
  page.evaluate((more) => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, more)))), ms);

/** Waits until no venue is waited for any more and two refreshes have gone by, for two minutes at most. */
async function listening(page) {
  const asOf = () => page.evaluate(() => document.querySelector('[data-settled="true"]') && Number(document.querySelector('.wcd-status').dataset.asOf));
  const until = Date.now() + 120_000;
  for (let since = null; ; await wait(200)) {
    const now = await asOf();
    if (now && since && now > since + 1_000) return;
    since ??= now;
    if (Date.now() > until) throw new Error('no panel that listens');
  }
}

/**
 * Presses one control at any moment: nothing is asked of the page between the wait and the press, since
 * an answer would come between two of its tasks. The mouse arrives and clicks at once, as a finger does.
 *
 * Nothing here asks Playwright for an element: to do that it puts a script of its own into the page, twice,
 * which listens to every event of a mouse, and in traces took 10 to 20 ms of a press on the slower
 * processor. A tap by the developer tools waits far longer, for all that a trace shows behind a hit test of
 * theirs that has no input's priority.
 * Returns what each press took, in ms; below what is told of, 16 ms, half of that.
 */
async function measure(page, control) {
  const took = [];
  let missed = 0;
  for (let turn = 0; took.length < presses; turn++) {
    if (control.before) await page.evaluate(`void ${inPage(control.before, turn)}`);
    const element = control.click && inPage(control.click, turn);
    const place = element && (await middle(page, element));
    const since = await page.evaluate(() => {
      globalThis.__pressed = [];
      globalThis.__presses.clear();
      return performance.now();
    });
    await wait(Math.random() * 600);
    if (place) await page.mouse.click(...place);
    else await page.keyboard.press(control.key(turn));
    const told = () => page.evaluate((from) => [...globalThis.__presses.values()].filter(({ startTime }) => startTime >= from), since);
    await painted(page, 50);
    let all = await told();
    if (all.length === 0) {
      await painted(page, 300);
      all = await told();
    }
    const isMet = await page.evaluate(element ? `globalThis.__pressed.includes(${element})` : 'globalThis.__pressed.length > 0');
    if (control.undo) await page.keyboard.press(control.undo);
    // A button beside it may have had another name meanwhile. Then it is pressed again, once.
    if (isMet) took.push(all.reduce((most, one) => (one.duration > most.duration ? one : most), { duration: 8, waited: 0, worked: 0 }));
    else if (++missed > 1) throw new Error('something else is met');
  }
  return took;
}

const left = HOUR_MS - (Date.now() % HOUR_MS);
if (left < LASTS_MS) {
  console.log(`Waiting ${Math.ceil(left / 1_000)} s for the full hour`);
  await wait(left);
}
const fresh = freshPositions(LIVE);
const [browser, world] = await Promise.all([launch(), twin(fresh.scenario, [], ['--end', String(Date.now())])]);
const home = await site({ config: { twin: world.url } });
try {
  const { page, context } = await visit(browser, { viewport: { width: 390, height: 844 }, permissions: ['clipboard-read', 'clipboard-write'] });
  let told = 0;
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => (told += closings(String(payload)))));
  await watch(page);
  await page.goto(home.url);
  await listening(page);
  const slid = await steps(page);
  console.log(`A step of the slider: ${quantile(slid, 0.5).toFixed(1)} ms, the longest of ${slid.length} ${Math.max(...slid).toFixed(1)} ms: ${Math.max(...slid) < STEP_MS ? 'less' : 'not less'} than ${STEP_MS} ms`);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await wait(5_000);
  await page.evaluate(() => {
    globalThis.__busy.length = 0;
    globalThis.__anew = [performance.now()];
  });
  const [began, counted] = [Date.now(), told];
  const lines = [];
  let anew;
  for (const [name, control] of Object.entries(CONTROLS)) {
    if (name === SAVING) anew = await page.evaluate(() => [...globalThis.__anew, performance.now()]);
    try {
      const took = await measure(page, control);
      const all = took.map(({ duration }) => duration);
      const worst = took.reduce((most, one) => (one.duration > most.duration ? one : most));
      lines.push([name, quantile(all, 0.5), quantile(all, 0.75), worst.duration, took.indexOf(worst) + 1, worst.waited, worst.worked]);
    } catch (error) {
      lines.push([`${name}: ${error.message.split('\n')[0]}`]);
    }
  }
  const seconds = (Date.now() - began) / 1_000;
  const busy = await page.evaluate(() => globalThis.__busy);
  const still = Math.max(...anew.slice(1).map((at, index) => at - anew[index]));
  console.log(`Interaction to next paint in ms, ${presses} presses each at ${slower}-times throttling, ${((told - counted) / seconds).toFixed(0)} liquidations a second`);
  console.log(`${'control'.padEnd(28)}${['median', 'of 4: 3', 'worst', '(press', 'waited', 'worked)'].map((head) => head.padStart(9)).join('')}`);
  for (const [name, ...numbers] of lines) console.log(name.padEnd(28) + numbers.map((number) => number.toFixed(0).padStart(9)).join(''));
  const failed = lines.filter(([, , , worst]) => !(worst < PRESS_MS));
  console.log(failed.length === 0 ? `Every press: less than ${PRESS_MS} ms` : `Not less than ${PRESS_MS} ms: ${failed.map(([name]) => name).join(', ')}`);
  console.log(`The panel was told anew ${anew.length - 2} times, with at most ${(still / 1_000).toFixed(1)} s between: ${still < STILL_MS ? 'less' : 'not less'} than ${STILL_MS / 1_000} s`);
  if (failed.length > 0 || Math.max(...slid) >= STEP_MS || still >= STILL_MS) process.exitCode = 1;
  console.log(`Tasks of more than 50 ms meanwhile: ${busy.length} in ${seconds.toFixed(0)} s, the longest ${Math.max(0, ...busy).toFixed(0)} ms, together ${(busy.reduce((sum, one) => sum + one, 0) / seconds / 10).toFixed(1)}% of the time`);
} finally {
  await browser.close();
  await home.close();
  await world.close();
  fresh.remove();
}

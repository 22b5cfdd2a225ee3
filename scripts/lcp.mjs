#!/usr/bin/env node
// What the panel costs an article: its own largest contentful paint, with and without the panel
// below the fold, measured in turns in one run.
//
//   node scripts/lcp.mjs [PAIRS]     needs dist/ and target/debug/wcd (or WCD_DIST, WCD_BIN)

import { launch, visit } from '../tests/page/support/browser.mjs';
import { article, host } from '../tests/page/support/host.mjs';
import { site } from '../tests/page/support/site.mjs';
import { twin } from '../tests/page/support/twin.mjs';

/** What the panel may cost, in ms. */
const MOST = 50;

const text = '<p>A paragraph of an article about a day on which prices fell, as long as such paragraphs are.</p>'.repeat(60);
const picture = `<svg role="img" aria-label="A picture" width="800" height="420" xmlns="http://www.w3.org/2000/svg"><rect width="800" height="420" fill="#789"/></svg>`;

async function lcp(browser, url) {
  const { page, close } = await visit(browser, { viewport: { width: 1280, height: 800 } });
  try {
    await page.addInitScript(() => {
      globalThis.__lcp = 0;
      new PerformanceObserver((list) => {
        for (const { startTime } of list.getEntries()) globalThis.__lcp = startTime;
      }).observe({ type: 'largest-contentful-paint', buffered: true });
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.waitForFunction(() => globalThis.__lcp > 0);
    return await page.evaluate(() => globalThis.__lcp);
  } finally {
    await close();
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const pairs = Number(process.argv[2] ?? 15);
const [browser, world] = await Promise.all([launch(), twin('leveraged-unwind')]);
const home = await site({ config: { twin: world.url } });
const paper = await host({
  '/without': article(picture + text),
  '/with': article(`<script async src="${home.url}embed.js"></script>${picture}${text}<why-crypto-down></why-crypto-down>`),
});
try {
  const without = [];
  const with_ = [];
  await lcp(browser, `${paper.url}without`); // warm, for neither
  for (let pair = 0; pair < pairs; pair++) {
    without.push(await lcp(browser, `${paper.url}without`));
    with_.push(await lcp(browser, `${paper.url}with`));
  }
  const cost = median(with_.map((ms, pair) => ms - without[pair]));
  const ms = (number) => `${number.toFixed(0)} ms`;
  console.log(`An article's largest contentful paint, median of ${pairs}: ${ms(median(without))} without the panel, ${ms(median(with_))} with it below the fold`);
  console.log(`The panel costs it ${ms(cost)} (median of the pairs' differences): ${cost < MOST ? 'less' : 'not less'} than ${MOST} ms`);
  if (cost >= MOST) process.exitCode = 1;
} finally {
  await browser.close();
  await home.close();
  await paper.close();
  await world.close();
}

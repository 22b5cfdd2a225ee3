#!/usr/bin/env node
// Takes the pictures of the panel that README.md and docs/ show, each of a simulated day, in at most 256
// colours so that they stay small.
//
//   node scripts/screenshots.mjs     needs dist/ and target/debug/wcd (or WCD_DIST, WCD_BIN)

import { writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { launch, visit } from '../tests/page/support/browser.mjs';
import { settled } from '../tests/page/support/panel.mjs';
import { site } from '../tests/page/support/site.mjs';
import { twin } from '../tests/page/support/twin.mjs';

/** By file: what is played, to which reader, and from which part of the page on. */
const PICTURES = {
  'panel.png': { scenario: 'leveraged-unwind', width: 1280, height: 900 },
  'reasons-dark.png': { scenario: 'leveraged-unwind', width: 1280, height: 900, colorScheme: 'dark', from: '.wcd-cards' },
  'compact-dark.png': { scenario: 'leveraged-unwind', width: 400, height: 900, colorScheme: 'dark', hash: '#view=compact' },
  'ordinary-day.png': { scenario: 'ordinary-minus-two', width: 400, height: 900 },
  'unavailable.png': { scenario: 'ordinary-minus-two', faults: ['*/*=refuse'], width: 400, height: 900 },
};
/** Most bytes of one. */
const MOST = 150_000;

async function taken(browser, { scenario, faults = [], hash = '', from, width, height, colorScheme = 'light' }) {
  // The market goes on, so that something is heard.
  const world = await twin(scenario, faults, []);
  const home = await site({ config: { twin: world.url } });
  const { page, close } = await visit(browser, { viewport: { width, height }, colorScheme, locale: 'en-US', timezoneId: 'UTC' });
  try {
    await page.goto(home.url + hash);
    await settled(page, 120_000);
    if (from) {
      await page.waitForFunction(() => document.querySelectorAll('.wcd-tape li:not(.wcd-quiet)').length > 3, null, { timeout: 120_000 });
      await page.locator(from).evaluate((part) => part.scrollIntoView({ block: 'start' }));
    }
    return await page.screenshot({ animations: 'disabled', caret: 'hide' });
  } finally {
    await close();
    await home.close();
    await world.close();
  }
}

// --- PNG with a palette -----------------------------------------------------------------------------

const CRC = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function chunk(name, bytes) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), bytes]);
  const crc = body.reduce((held, byte) => CRC[(held ^ byte) & 255] ^ (held >>> 8), 0xffffffff);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(bytes.length, 0);
  ends.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** The same picture in its 256 most frequent colours; every other becomes the nearest of them. */
function palette(png) {
  const { width, height, data } = PNG.sync.read(png);
  const counts = new Map();
  for (let at = 0; at < data.length; at += 4) {
    const colour = data.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const colours = [...counts].sort(([, a], [, b]) => b - a).slice(0, 256).map(([colour]) => colour);
  const parts = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];
  const places = new Map(colours.map((colour, index) => [colour, index]));
  const nearest = (colour) => {
    const [r, g, b] = parts(colour);
    const away = colours.map((other) => {
      const [x, y, z] = parts(other);
      return (r - x) ** 2 + (g - y) ** 2 + (b - z) ** 2;
    });
    return away.indexOf(Math.min(...away));
  };
  // A row begins with its filter, which is none.
  const rows = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < width * height; at++) {
    const colour = data.readUIntBE(at * 4, 3);
    if (!places.has(colour)) places.set(colour, nearest(colour));
    rows[at + Math.floor(at / width) + 1] = places.get(colour);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(colours.flatMap(parts))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const browser = await launch();
try {
  for (const [name, what] of Object.entries(PICTURES)) {
    const bytes = palette(await taken(browser, what));
    if (bytes.length > MOST) throw new Error(`${name} has ${bytes.length} bytes`);
    writeFileSync(new URL(`../docs/${name}`, import.meta.url), bytes);
    console.log(`docs/${name} ${bytes.length}`);
  }
} finally {
  await browser.close();
}

// What a page looks like, in a form that can be kept: where its parts are, and a coarse picture.
//
// Every machine has other fonts and draws letters a little differently, so the pixels of one are no
// measure for another. Here the page is set in a font that comes with the tests; places are kept
// rounded to whole pixels, pictures as the mean colour of squares of 24 by 24 pixels; and both are
// compared with a tolerance for what browsers' versions differ in.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PNG } from 'pngjs';

/** Pixels to a side of a square. */
const SQUARE = 24;
/** A coarse picture's colours have so many levels; it is kept small. */
const LEVELS = 32;
/** By how much of 255 a colour may be another, for the rounding and how letters are drawn. */
const NEAR = 20;
/** Of a thousand squares so many may be others. */
const OTHERS_PERMILLE = 2;
/** By how many pixels a part may be elsewhere or of another size. */
const APART = 4;

/** What is measured. */
const PARTS = [
  '.wcd-masthead', '.wcd-status', '.wcd-headline', '.wcd-parts > p', '.wcd-facts > div', '.wcd-section', '.wcd-section > h2',
  '.wcd-tile', '.wcd-price', '.wcd-change', '.wcd-spark', '.wcd-more', '.wcd-card', '.wcd-claim', '.wcd-detail', '.wcd-key',
  '.wcd-chart', '.wcd-check', '.wcd-notice', '.wcd-frozen', 'table', 'footer', 'details', 'button:not(.wcd-figure)',
].join();

const FONT = 'Source Sans 3 Variable';
const require = createRequire(import.meta.url);

/** A style sheet that sets the panel in the tests' font. */
export function font() {
  const faces = ['latin', 'latin-ext', 'greek'].map((script) => {
    const file = require.resolve(`@fontsource-variable/source-sans-3/files/source-sans-3-${script}-wght-normal.woff2`);
    const range = {
      latin: 'U+0-FF, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215',
      'latin-ext': 'U+100-2BA, U+1E00-1EFF, U+20A0-20AB',
      greek: 'U+370-3FF',
    }[script];
    const bytes = readFileSync(file).toString('base64');
    return `@font-face { font-family: "${FONT}"; font-weight: 200 900; src: url(data:font/woff2;base64,${bytes}); unicode-range: ${range}; }`;
  });
  // It has no letters for the names of these languages; another font's are of another width.
  const others = ['ja', 'ko', 'zh'].map((tag) => `.wcd [data-go="locale=${tag}"]`).join();
  return `${faces.join('\n')}\n.wcd { --wcd-font: "${FONT}"; --wcd-font-display: "${FONT}"; }\n${others} { display: none !important; }`;
}

/** A picture of the whole page, as a PNG. */
export function picture(page) {
  return page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' });
}

/**
 * Where the page's parts are: a line each, with its name, its left and upper edge, its width and
 * height, in pixels. What has no size is left out.
 * @returns {Promise<string[]>}
 */
export function places(page) {
  return page.evaluate((parts) => {
    const count = {};
    const lines = [];
    for (const element of document.querySelectorAll(parts)) {
      const { left, top, width, height } = element.getBoundingClientRect();
      const name = element.classList[0] ?? element.parentElement.classList[0] ?? '';
      const called = name ? `${element.localName}.${name}` : element.localName;
      count[called] = (count[called] ?? 0) + 1;
      if (width === 0 || height === 0) continue;
      const numbers = [left + scrollX, top + scrollY, width, height].map(Math.round);
      lines.push(`${called}:${count[called]} ${numbers.join(' ')}`);
    }
    return lines;
  }, PARTS);
}

const read = (line) => {
  const [name, ...numbers] = line.split(' ');
  return [name, numbers.map(Number)];
};

/**
 * What is elsewhere than it should be, in words; nothing where all is in its place.
 * @param {string[]} found
 * @param {string[]} expected
 */
export function misplaced(found, expected) {
  const now = new Map(found.map(read));
  const then = new Map(expected.map(read));
  const told = [];
  for (const [name, place] of then) {
    const at = now.get(name);
    if (!at) told.push(`${name} is gone`);
    else if (at.some((number, index) => Math.abs(number - place[index]) > APART)) {
      told.push(`${name} is at ${at.join(' ')}, should be at ${place.join(' ')}`);
    }
  }
  for (const name of now.keys()) if (!then.has(name)) told.push(`${name} is new`);
  return told;
}

/**
 * The mean colour of each square of a picture: `{width, height, colours}`, three bytes a square.
 * @param {Buffer} png
 */
export function coarse(png) {
  const { width, height, data } = PNG.sync.read(png);
  const [across, down] = [Math.ceil(width / SQUARE), Math.ceil(height / SQUARE)];
  const colours = new Uint8Array(across * down * 3);
  const sums = new Float64Array(across * 4);
  for (let row = 0; row < down; row++) {
    sums.fill(0);
    for (let y = row * SQUARE; y < Math.min(height, (row + 1) * SQUARE); y++) {
      for (let x = 0, at = y * width * 4; x < width; x++, at += 4) {
        const sum = (x / SQUARE | 0) * 4;
        sums[sum] += data[at];
        sums[sum + 1] += data[at + 1];
        sums[sum + 2] += data[at + 2];
        sums[sum + 3] += 1;
      }
    }
    for (let square = 0; square < across; square++) {
      for (let colour = 0; colour < 3; colour++) {
        const mean = sums[square * 4 + colour] / sums[square * 4 + 3];
        colours[(row * across + square) * 3 + colour] = Math.round(Math.round((mean / 255) * (LEVELS - 1)) * 255 / (LEVELS - 1));
      }
    }
  }
  return { width: across, height: down, colours };
}

/**
 * How a coarse picture differs from another, in words; nothing where it does not.
 * @param {{width: number, height: number, colours: Uint8Array}} found
 * @param {{width: number, height: number, colours: Uint8Array}} expected
 */
export function unlike(found, expected) {
  if (found.width !== expected.width || Math.abs(found.height - expected.height) > 1) {
    return [`${found.width} by ${found.height} squares, should be ${expected.width} by ${expected.height}`];
  }
  const others = [];
  const squares = found.width * Math.min(found.height, expected.height);
  for (let square = 0; square < squares; square++) {
    const differs = [0, 1, 2].some((colour) => Math.abs(found.colours[square * 3 + colour] - expected.colours[square * 3 + colour]) > NEAR);
    if (differs) others.push(`${(square % found.width) * SQUARE},${Math.floor(square / found.width) * SQUARE}`);
  }
  if (others.length * 1_000 <= squares * OTHERS_PERMILLE) return [];
  return [`${others.length} of ${squares} squares have another colour, such as those at ${others.slice(0, 8).join('; ')}`];
}

/**
 * Where a picture differs from another, in words; null where they are the same, dot for dot.
 * @param {Buffer} one
 * @param {Buffer} other
 */
export function parting(one, other) {
  if (one.equals(other)) return null;
  const [first, second] = [one, other].map((png) => PNG.sync.read(png));
  const sizes = [first, second].map(({ width, height }) => `${width} by ${height}`);
  if (sizes[0] !== sizes[1]) return sizes.join(', then ');
  let [count, left, top, right, bottom] = [0, Infinity, Infinity, 0, 0];
  for (let at = 0; at < first.data.length; at += 4) {
    if (first.data.readUInt32LE(at) === second.data.readUInt32LE(at)) continue;
    const [x, y] = [(at / 4) % first.width, Math.floor(at / 4 / first.width)];
    count++;
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
  }
  return count === 0 ? null : `${count} dots from ${left},${top} to ${right},${bottom}`;
}

/** Coarse pictures beside each other, as one PNG. */
export function sheet(pictures) {
  const width = pictures.reduce((sum, picture) => sum + picture.width, 0);
  const height = Math.max(...pictures.map((picture) => picture.height));
  const png = new PNG({ width, height, colorType: 2 });
  png.data.fill(0);
  let left = 0;
  for (const { width: across, height: down, colours } of pictures) {
    for (let y = 0; y < down; y++) {
      for (let x = 0; x < across; x++) {
        const to = (y * width + left + x) * 4;
        png.data.set(colours.subarray((y * across + x) * 3, (y * across + x) * 3 + 3), to);
        png.data[to + 3] = 255;
      }
    }
    left += across;
  }
  return PNG.sync.write(png, { colorType: 2, deflateLevel: 9 });
}

/**
 * The pictures on a sheet.
 * @param {Buffer} png
 * @param {{width: number, height: number}[]} sizes of each, from left to right
 */
export function cut(png, sizes) {
  const { width: whole, data } = PNG.sync.read(png);
  let left = 0;
  return sizes.map(({ width, height }) => {
    const colours = new Uint8Array(width * height * 3);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const from = (y * whole + left + x) * 4;
        colours.set(data.subarray(from, from + 3), (y * width + x) * 3);
      }
    }
    left += width;
    return { width, height, colours };
  });
}

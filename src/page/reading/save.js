// A chart as a file: its picture as SVG or PNG, with its title, its time and its address; its table as
// CSV.

import { cellsOf, headsOf, isTime, rowsOf } from './plot.js';
import { make } from './make.js';
import { word } from './words.js';

// A PNG has so many dots a px.
const DENSITY = 2;
// Around a saved picture, in px.
const MARGIN = 16;
const LINE = 18;
// An amount of dollars, in each language.
const DOLLARS = /\$|dólar|ドル|달러|美元/;

/** A field of RFC 4180. A spreadsheet takes a text that begins like a formula for one. */
const field = (value) => {
  const isFormula = typeof value === 'string' && /^[=+\-@\t\r]/.test(value);
  const text = value === null || value === undefined ? '' : `${isFormula ? "'" : ''}${value}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/**
 * A table as CSV after RFC 4180: numbers unrounded, times in UTC after ISO 8601, nothing where a
 * number is missing.
 * @param {string[]} heads
 * @param {(string | number | null)[][]} rows
 */
export function csv(heads, rows) {
  const isMoment = (first) => typeof first === 'number' && isTime(first);
  const written = ([first, ...rest]) => [isMoment(first) ? new Date(first).toISOString() : first, ...rest];
  return [heads, ...rows.map(written)].map((row) => row.map(field).join(',') + '\r\n').join('');
}

/**
 * What a row of a chart's table has under its heads: before numbers that are one too few stands a name.
 * @param {string[]} heads
 * @param {{numbers: (number | null)[], row: HTMLTableRowElement}} row
 */
export function fields(heads, { numbers, row }) {
  return numbers.length < heads.length ? [row.cells[0].textContent, ...numbers] : numbers;
}

/**
 * A file's name: what it shows and for when, in letters, digits and hyphens.
 * @param {string} title
 * @param {number} asOf in milliseconds since 1970
 * @param {string} kind
 */
export function fileName(title, asOf, kind) {
  const what = title.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  const when = new Date(asOf).toISOString().slice(0, 16).replace(':', '');
  return `${what}-${when}Z.${kind}`;
}

/** Where a chart's title, picture, legend and table are. */
function partsOf(card) {
  const text = (name) => card.querySelector(name)?.textContent;
  const details = card.querySelector('.wcd-numbers');
  return {
    details,
    svg: card.querySelector('.wcd-picture svg'),
    // The table is there while the buttons are.
    title: details.querySelector('caption')?.textContent ?? text('.wcd-chart-title') ?? text('h3'),
    keys: Array.from(card.querySelectorAll('.wcd-legends .wcd-legend')),
  };
}

const SVG = 'http://www.w3.org/2000/svg';

function draw(tag, attributes, text) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text) element.textContent = text;
  return element;
}

/** A text in lines of at most so many px. */
function wrapped(text, width, font) {
  const pen = make('canvas').getContext('2d');
  pen.font = font;
  const lines = [''];
  for (const piece of text.match(/[^\s·/?&。、]+[\s·/?&。、]*/g) ?? []) {
    const longer = lines.at(-1) + piece;
    if (lines.at(-1) && pen.measureText(longer.trimEnd()).width > width) lines.push(piece);
    else lines[lines.length - 1] = longer;
  }
  return lines.map((line) => line.trim());
}

/**
 * The picture of a card in a panel's root as a document that needs nothing around it: colours and fonts
 * are written into it.
 */
export function picture(root, card) {
  const { svg, title, keys } = partsOf(card);
  const panel = getComputedStyle(card);
  const paper = getComputedStyle(card.closest('.wcd')).backgroundColor;
  const { width, height } = svg.viewBox.baseVal;
  const copy = svg.cloneNode(true);
  const [drawn, copied] = [svg, copy].map((one) => one.querySelectorAll('polyline, rect, circle, text'));
  drawn.forEach((mark, index) => {
    const style = getComputedStyle(mark);
    const names = mark.matches('text') ? ['fill', 'font-family', 'font-size'] : ['fill', 'stroke'];
    for (const name of names) copied[index].setAttribute(name, style.getPropertyValue(name));
    copied[index].removeAttribute('class');
  });

  const font = { 'font-family': panel.fontFamily };
  const all = draw('svg', { xmlns: SVG });
  let y = MARGIN;
  const say = (text, size, fill, weight) => {
    for (const line of wrapped(text, width, `${weight} ${size}px ${panel.fontFamily}`)) {
      all.append(draw('text', { x: MARGIN, y: y + size, fill, 'font-size': size, 'font-weight': weight, ...font }, line));
      y += LINE;
    }
  };
  const soft = getComputedStyle(card.querySelector('summary')).color;
  say(title, 14, panel.color, 600);
  for (const key of keys) {
    const fill = getComputedStyle(key, '::before').backgroundColor;
    all.append(draw('rect', { x: MARGIN, y: y + 3, width: 10, height: 10, fill }));
    all.append(draw('text', { x: MARGIN + 16, y: y + 12, fill: soft, 'font-size': 12, ...font }, key.textContent));
    y += LINE;
  }
  y += MARGIN / 2;
  const place = draw('g', { transform: `translate(${MARGIN} ${y})` });
  place.append(...copy.childNodes);
  all.append(place);
  y += height + MARGIN / 2;
  // Which venues say so, what question it answers, when that was, and what is not as it seems.
  const lines = [...card.querySelectorAll('.wcd-claim'), ...root.querySelectorAll('.wcd-masthead > *, .wcd-notice')];
  if (root.dataset.snapshot === 'frozen') lines.push(root.querySelector('.wcd-frozen > span'));
  for (const line of lines) say(line.textContent, 12, soft, 400);
  say(location.origin + location.pathname, 12, soft, 400);

  const size = { width: width + 2 * MARGIN, height: Math.ceil(y + MARGIN / 2) };
  for (const [name, value] of Object.entries({ ...size, viewBox: `0 0 ${size.width} ${size.height}` })) all.setAttribute(name, value);
  const summary = card.querySelector('.wcd-picture + p')?.textContent ?? '';
  all.prepend(draw('title', {}, title), draw('desc', {}, summary), draw('rect', { ...size, fill: paper }));
  return { text: new XMLSerializer().serializeToString(all), size };
}

/** The same as dots. */
async function dots({ text, size }) {
  const image = new Image();
  // A policy of the page's allows images of its own text, and no blobs.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = make('canvas', { width: size.width * DENSITY, height: size.height * DENSITY });
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}

const KINDS = {
  svg: (root, card) => new Blob([picture(root, card).text], { type: 'image/svg+xml' }),
  png: (root, card) => dots(picture(root, card)),
  csv(root, card) {
    const { details } = partsOf(card);
    const rows = rowsOf(details);
    const cells = rows.map(cellsOf);
    const inDollars = (column) => cells.some((texts) => DOLLARS.test(texts[column]));
    const heads = headsOf(details).map((head, column) => (inDollars(column) ? `${head} (USD)` : head));
    return new Blob([csv(heads, rows.map((row) => fields(heads, row)))], { type: 'text/csv;charset=utf-8' });
  },
};

/** Once what is to be seen now is seen. */
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

async function save(root, card, kind) {
  // A slow phone works on it for some tenths of a second: the button is seen pressed before.
  await painted();
  const blob = await KINDS[kind](root, card);
  const href = URL.createObjectURL(blob);
  const { asOf } = root.querySelector('.wcd-status').dataset;
  make('a', { href, download: fileName(partsOf(card).title, Number(asOf), kind) }).click();
  // A browser that asks where to put it takes it meanwhile.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** Gives each chart's table its buttons. A frame in somebody else's page may save nothing. */
export function offer(root) {
  if ('framed' in root.dataset) return;
  for (const details of root.querySelectorAll('.wcd-numbers')) {
    if (details.querySelector('.wcd-save')) continue;
    const buttons = Object.keys(KINDS).map((kind) =>
      make('button', { type: 'button', className: 'wcd-button', onclick: () => save(root, details.closest('li'), kind) }, kind.toUpperCase()),
    );
    const bar = make('div', { className: 'wcd-save' }, make('span', {}, word(root, 'save')), ...buttons);
    bar.setAttribute('role', 'group');
    bar.setAttribute('aria-label', word(root, 'save'));
    details.firstElementChild.after(bar);
  }
}

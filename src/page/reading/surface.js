// What lies over a chart: a place that can be pointed at and focused, a line across the picture, and
// the values at that line. The picture below it may be drawn anew at any time; what is read stays at
// the same place of the first axis.

import { across, cellsOf, headsOf, heightAt, nearest, placeAt, plotOf, rowsOf } from './plot.js';
import { make } from './make.js';
import { word } from './words.js';

// The picture's marks are drawn on a grid that is so much finer than its px.
const GRID_PER_PX = 10;
// Between the line and the values, in px.
const GAP = 8;

let made = 0;
// The surface that is read now. There is one reader.
let active = null;

/** A chart's box in a panel's root, with what lies over it. */
class Surface {
  constructor(root, box) {
    this.box = box;
    this.at = null;
    const number = ++made;
    this.cross = make('div', { className: 'wcd-cross', hidden: true });
    this.dot = make('div', { className: 'wcd-dot', hidden: true });
    this.readout = make('div', { className: 'wcd-readout', hidden: true }, '');
    this.surface = make('div', { className: 'wcd-surface', tabIndex: 0 }, this.cross, this.dot, this.readout);
    // Said when a key asks for it. Who points sees it.
    this.said = make('p', { className: 'wcd-hidden' });
    const keys = make('p', { hidden: true, id: `wcd-keys-${number}`, textContent: word(root, 'keys') });
    const summary = box.querySelector('p');
    summary.id ||= `wcd-summary-${number}`;
    for (const [element, name, value] of [
      [this.readout, 'aria-hidden', 'true'],
      [this.said, 'aria-live', 'polite'],
      [this.surface, 'role', 'application'],
      [this.surface, 'aria-describedby', `${summary.id} ${keys.id}`],
    ]) {
      element.setAttribute(name, value);
    }
    this.name();
    box.append(this.surface, keys, this.said);
    const listen = (type, heard) => this.surface.addEventListener(type, heard);
    for (const type of ['pointerover', 'pointerdown', 'pointermove']) listen(type, (event) => this.point(event.clientX));
    listen('pointerleave', ({ pointerType }) => pointerType === 'mouse' && !this.surface.matches(':focus') && this.leave());
    listen('focus', () => active !== this && this.surface.matches(':focus-visible') && this.read(Infinity));
    listen('blur', () => this.leave());
    listen('keydown', (event) => this.press(event));
  }

  get card() {
    return this.box.closest('li');
  }

  get details() {
    return this.card.querySelector('.wcd-numbers');
  }

  /** The card in this place may have become another one. */
  name() {
    const title = this.card.querySelector('.wcd-chart-title') ?? this.card.querySelector('h3');
    this.surface.setAttribute('aria-label', title.textContent);
  }

  /** Asks the program for the chart's table, which it makes only where somebody wants it. */
  ask(isWanted) {
    const { details } = this;
    if (!details || 'read' in details.dataset === isWanted) return;
    if (isWanted) details.dataset.read = '';
    else delete details.dataset.read;
    details.dispatchEvent(new Event('toggle'));
  }

  /** The picture, its plot, and where it lies in the box. */
  get picture() {
    const svg = this.box.querySelector('svg');
    const plot = plotOf(svg);
    if (!plot) return null;
    const [inside, outside] = [svg.getBoundingClientRect(), this.surface.getBoundingClientRect()];
    return { svg, plot, scale: inside.width / svg.viewBox.baseVal.width, x: inside.x - outside.x, y: inside.y - outside.y };
  }

  point(clientX) {
    const { picture } = this;
    if (!picture) return;
    const x = clientX - this.surface.getBoundingClientRect().x - picture.x;
    this.read(placeAt(picture.plot, x / picture.scale));
  }

  press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = rowsOf(this.details);
    const now = nearest(rows, this.at ?? Infinity);
    const step = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: rows.length - 1 }[event.key];
    if (event.key === 'Escape' && active === this) {
      event.preventDefault();
      this.leave();
    }
    if (step === undefined) return;
    event.preventDefault();
    const row = rows[Math.min(Math.max(step, 0), rows.length - 1)];
    if (!row) return;
    this.read(row.at);
    this.said.textContent = Array.from(this.readout.children, ({ textContent }) => textContent).join(', ');
  }

  /** Reads the values that are nearest to a place on the first axis. */
  read(at) {
    if (active && active !== this) active.leave();
    active = this;
    this.at = at;
    this.ask(true);
    this.show();
  }

  leave() {
    if (active === this) active = null;
    this.at = null;
    this.cross.hidden = this.dot.hidden = this.readout.hidden = true;
    this.said.textContent = '';
    this.ask(false);
  }

  /** Shows what is read, as far as the picture and the table are there. */
  show() {
    const { picture, details } = this;
    const rows = rowsOf(details);
    const row = rows[nearest(rows, this.at)];
    this.cross.hidden = this.readout.hidden = !picture || !row;
    this.dot.hidden = true;
    if (this.cross.hidden) return;
    const { svg, plot, scale, x, y } = picture;
    const at = across(plot, row.at);
    const place = (element, left, top) => {
      element.style.left = `${x + left * scale}px`;
      element.style.top = `${y + top * scale}px`;
    };
    place(this.cross, at, plot.top);
    this.cross.style.height = `${(plot.bottom - plot.top) * scale}px`;
    // A missing value has no point, even where the line's ends are near.
    if (row.numbers[1] !== null) {
      const lines = Array.from(svg.querySelectorAll('polyline.line'), (line) => line.getAttribute('points'));
      const grid = Math.round((at - plot.left) * GRID_PER_PX);
      const height = lines.map((points) => heightAt(points, grid)).find((found) => found !== null);
      this.dot.hidden = height === undefined || lines.some((points) => isUpright(points));
      place(this.dot, at, plot.top + (height ?? 0) / GRID_PER_PX);
    }
    this.tell(row);
    // Beside the line, where there is more room; above the picture where there is not enough.
    const { style, offsetWidth } = this.readout;
    const beside = x + at * scale;
    const whole = this.surface.clientWidth;
    const isBefore = at > plot.width / 2;
    const isAbove = this.box.matches('.wcd-spark') || offsetWidth + GAP > (isBefore ? beside : whole - beside);
    style.top = isAbove ? 'auto' : `${y + plot.top * scale}px`;
    style.bottom = isAbove ? '100%' : 'auto';
    style.left = isBefore ? 'auto' : isAbove ? '0' : `${beside + GAP}px`;
    style.right = isBefore ? (isAbove ? '0' : `${whole - beside + GAP}px`) : 'auto';
  }

  tell(row) {
    const heads = headsOf(this.details);
    const roles = Array.from(this.card.querySelectorAll('.wcd-legends .wcd-legend'), ({ className }) => className);
    const [name, ...values] = cellsOf(row);
    const lines = values.map((text, index) => text && make('span', { className: roles[index] ?? '' }, `${heads[index + 1]}: ${text}`));
    this.readout.replaceChildren(make('b', {}, name), ...lines.filter(Boolean));
  }
}

/** Whether a line goes straight up: it marks a place, and has no value of its own. */
const isUpright = (points) => new Set(points.trim().split(/\s+/).map((point) => point.split(',')[0])).size === 1;

const surfaces = new WeakMap();

/** Lays a surface over each chart of a panel that has none. */
export function cover(root) {
  for (const { parentElement: box } of root.querySelectorAll('.wcd-picture')) {
    const there = surfaces.get(box);
    if (there) there.name();
    else surfaces.set(box, new Surface(root, box));
  }
}

/** The surface over an element, if any. */
export const surfaceAt = (element) => surfaces.get(element.closest('.wcd-chart, .wcd-spark'));

/** Stops reading a chart once something else is pressed. */
export function leaveUnless(pressed) {
  if (active && !active.box.contains(pressed)) active.leave();
}

/** Once the page has changed: what is read is shown as it is now. */
export function refresh() {
  if (!active) return;
  if (!active.box.isConnected) active = null;
  else {
    active.ask(true);
    active.show();
  }
}

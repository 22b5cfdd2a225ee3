// Where things stand in a chart's picture, and what its table says: everything is read off the page,
// whose words and numbers are the program's own.

// src/draw/svg.rs keeps this room for the labels of the first axis, in px.
const LABELS_BELOW = 20;
// Milliseconds since 1970 are above this for any moment since 1973; no price in dollars is.
const FIRST_MOMENT = 1e11;

/** Whether a number of a table's first column is a time. */
export const isTime = (number) => number > FIRST_MOMENT;

/**
 * The rows of a chart's table from left to right: where each stands on the chart's first axis, its
 * numbers, `null` where one is missing, and the row itself.
 */
export function rowsOf(details) {
  const rows = Array.from(details?.querySelectorAll('[data-row]') ?? [], (row) => {
    const [at, ...numbers] = row.dataset.row.split(',').map((text) => (text === '' ? null : Number(text)));
    return { at, numbers, row };
  });
  return rows.sort((a, b) => a.at - b.at);
}

/** What stands over the columns of a chart's table. */
export const headsOf = (details) => Array.from(details.querySelectorAll('thead th'), (head) => head.textContent);

/** The texts of a row's cells. */
export const cellsOf = ({ row }) => Array.from(row.cells, (cell) => cell.textContent);

/**
 * The index of the row that is nearest to a place on the first axis, of the last one for a place
 * beyond everything; -1 where there is no row.
 */
export function nearest(rows, at) {
  if (at === Infinity) return rows.length - 1;
  let best = -1;
  rows.forEach((row, index) => {
    if (best < 0 || Math.abs(row.at - at) < Math.abs(rows[best].at - at)) best = index;
  });
  return best;
}

/** The plot of a picture in the picture's own px, or `null` where nothing is drawn. */
export function plotOf(svg) {
  const moved = /translate\((\d+) (\d+)\)/.exec(svg?.querySelector('g')?.getAttribute('transform'));
  if (!moved) return null;
  const [from, to] = svg.dataset.x.split(' ').map(Number);
  const { width, height } = svg.viewBox.baseVal;
  const [left, top] = moved.slice(1).map(Number);
  const bottom = height - (svg.querySelector('.tick') ? LABELS_BELOW : 0);
  return { from, to, left, top, width, bottom };
}

/** Where a place on the first axis is, in the picture's px. */
export const across = ({ from, to, left, width }, at) => left + ((at - from) / (to - from)) * (width - left);

/** The place on the first axis at so many px of the picture. */
export const placeAt = ({ from, to, left, width }, x) => from + ((x - left) / (width - left)) * (to - from);

/**
 * How high a line of points `x,y x,y`, ordered by x, is at `x`; `null` where it does not reach.
 * @param {string} points
 * @param {number} x
 */
export function heightAt(points, x) {
  let before;
  for (const point of points.trim().split(/\s+/)) {
    const [px, py] = point.split(',').map(Number);
    if (px === x) return py;
    if (before && before[0] < x && px > x) {
      return before[1] + ((x - before[0]) / (px - before[0])) * (py - before[1]);
    }
    before = [px, py];
  }
  return null;
}

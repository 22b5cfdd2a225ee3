// When a figure is the truth: the rule of tests/truth/rule.rs, for the page.
//
// A window's far edge moves between the moment a venue is asked and the moment the page is for. A
// figure is true if it lies within the least and the greatest of what is true at some moments from
// the page's start to its `as_of`, widened by a millionth of the larger: the digits that venues
// send. There is no other tolerance.

/** By how much of its size a bound is widened. */
const ROUNDING = 1e-6;
/** Beginnings of figures that no scenario can tell; tests/truth/rule.rs has the reasons. */
const UNTOLD = [
  'cascade_', 'liquidation_map_', 'support_', 'resistance_', 'broken_support_', 'liquidation_branching_ratio',
  'forced_selling_share_pct', 'forced_selling_explains_pct',
  'forced_buying_share_pct', 'forced_buying_explains_pct',
];
/** Milliseconds in five minutes. */
const BAR = 300_000;

/**
 * Does `measure` until it began and ended within one five minutes: at each full five, bars begin and
 * windows of bars move on, and what was asked before and what is counted after are of two truths.
 * @template T
 * @param {() => Promise<T>} measure
 * @returns {Promise<T>}
 */
export async function withinABar(measure) {
  for (let tries = 0; tries < 3; tries += 1) {
    const began = Math.floor(Date.now() / BAR);
    const measured = await measure();
    if (Math.floor(Date.now() / BAR) === began) return measured;
  }
  throw new Error('nothing was measured within five minutes');
}

/**
 * What the stand-in's truth is at some moments from `began` to `asOf`.
 * @param {(at: number) => Promise<{figures: Record<string, number>}>} truth
 * @param {number} began
 * @param {number} asOf
 * @returns {Promise<Record<string, number>[]>}
 */
export async function moments(truth, began, asOf) {
  const at = [0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(began + share * (asOf - began)));
  return (await Promise.all(at.map(truth))).map(({ figures }) => figures);
}

/**
 * Whether a scenario could have told the figure `id`: one with a value that the truth does not know
 * is then made up.
 * @param {string} id
 */
export function couldBeTold(id) {
  return !UNTOLD.some((start) => id.startsWith(start));
}

/**
 * Whether `found` is the truth of the figure `id` at those moments.
 * @param {number} found
 * @param {Record<string, number>[]} told
 * @param {string} id
 */
export function isTrue(found, told, id) {
  const ends = (name) => {
    const values = told.map((figures) => figures[name]);
    return [Math.min(...values), Math.max(...values)];
  };
  const [least, most] = ends(id);
  let wider = ROUNDING * Math.max(Math.abs(least), Math.abs(most));
  // Made of two moves that venues tell at different moments: each may lie anywhere in its bounds.
  const [, coin] = /^excess_move_pct\.24h\.(.+)$/.exec(id) ?? [];
  if (coin !== undefined) {
    const spread = (name) => ends(name)[1] - ends(name)[0];
    const beta = Math.max(...ends(`beta.30d.${coin}`).map(Math.abs));
    wider += spread(`price_change_pct.24h.${coin}`) + beta * spread('price_change_pct.24h.BTC');
  }
  return found >= least - wider && found <= most + wider;
}

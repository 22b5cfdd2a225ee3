// A scenario with a map of liquidations that is known, and so with the slider of the cascade.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SCENARIOS } from './twin.mjs';

/**
 * Writes `leveraged-unwind` with positions that were opened within the month, so that the map knows
 * most of them, and where nothing was closed by force that the map could be held against.
 * @param {object} [live] what goes on after the end, instead of what the file says
 * @returns {{scenario: string, remove: () => void}} `scenario` is for `twin`
 */
export function freshPositions(live) {
  const all = JSON.parse(readFileSync(new URL('leveraged-unwind.json', SCENARIOS), 'utf8'));
  const share = (hour) => Math.min(1, Math.max(0.2, 0.2 + (0.8 * (hour + 400)) / 355));
  for (const venue of Object.values(all.assets.BTC.venues)) {
    const path = venue.open_interest_coins;
    if (path) venue.open_interest_coins = path.map(([hour, coins]) => [hour, coins * share(hour)]);
    delete venue.liquidations;
  }
  if (live) all.live = live;
  const folder = mkdtempSync(join(tmpdir(), 'wcd-'));
  writeFileSync(join(folder, 'fresh.json'), JSON.stringify(all));
  return { scenario: pathToFileURL(join(folder, 'fresh')).href, remove: () => rmSync(folder, { recursive: true }) };
}

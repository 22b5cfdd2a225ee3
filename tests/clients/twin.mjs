// A twin for the tests of this folder, and ccxt's exchanges pointed at it.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import assert from 'node:assert/strict';
import ccxt from 'ccxt';
import { World } from './scenario.mjs';

const root = new URL('../../', import.meta.url);
const binary = process.env.WCD_BIN ?? new URL('target/debug/wcd', root).pathname;
const played = new URL('tests/scenarios/leveraged-unwind.json', root);

/**
 * Starts a twin on a free port. It stands still after the scenario's end, or goes on where `live`
 * says how, in place of the scenario's own.
 */
export async function startTwin({ live } = {}) {
  const scenario = JSON.parse(readFileSync(played, 'utf8'));
  if (live) Object.assign(scenario.live, live);
  const folder = mkdtempSync(join(tmpdir(), 'wcd-clients-'));
  const file = join(folder, 'scenario.json');
  writeFileSync(file, JSON.stringify(scenario));
  const args = ['twin', file, ...(live ? [] : ['--still'])];
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const line = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', reject);
    ended.then((code) => reject(new Error(`the twin ended with ${code}`)));
  });
  const origin = line.slice(line.indexOf('http'));
  const own = async (page) => (await fetch(`${origin}/_twin/${page}`)).json();
  const { end } = await own('truth');
  return {
    origin,
    own,
    world: new World(scenario, end, { live: live !== undefined }),
    stop: async () => {
      child.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

// Every address, however deep, with the venue's host as the first part of the path.
function moved(urls, origin) {
  if (typeof urls === 'string') {
    return urls
      .replace(/^https:\/\//, `${origin}/`)
      .replace(/^wss:\/\//, `${origin.replace('http', 'ws')}/`);
  }
  if (urls === null || typeof urls !== 'object') return urls;
  return Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, moved(url, origin)]));
}

/** A ccxt exchange whose addresses lead to the twin, and which refuses to ask anywhere else. */
export function exchange(name, origin, { pro = false } = {}) {
  const made = new (pro ? ccxt.pro : ccxt)[name]({ enableRateLimit: false });
  made.urls = moved(made.urls, origin);
  made.fetchImplementation = (url, request) => {
    if (!url.startsWith(`${origin}/`)) throw new Error(`${name} asks elsewhere: ${url}`);
    return fetch(url, request);
  };
  return made;
}

/** That a figure is the expected one, to the decimals that the wire carries. */
export function near(actual, expected, what, within = 6e-9) {
  const off = Math.abs(actual - expected);
  assert.ok(off <= within + Math.abs(expected) * 1e-11, `${what}: ${actual}, not ${expected}`);
}

/** That a figure lies between what it was before a request and what it was after. */
export function between(actual, before, after, what, within = 6e-9) {
  const [low, high] = [Math.min(before, after), Math.max(before, after)];
  const spare = within + Math.abs(high) * 1e-11;
  assert.ok(actual >= low - spare && actual <= high + spare, `${what}: ${actual}, not ${low} to ${high}`);
}

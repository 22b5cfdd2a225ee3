#!/usr/bin/env node
// One table of what the benchmarks printed: seconds by size, how they grow, and how the browser and the
// Python libraries compare.
//
//   node scripts/bench_table.mjs FOLDER     (native.txt, peers.txt and wasm.txt there, those that are)

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const NUMBER = '\\d+(?:\\.\\d+)?';
/** What the quality bars say, and by which row they are judged. */
const FIT_NATIVE_S = 0.5;
const FIT_WASM_S = 1;
const LIKELIHOOD_AHEAD = 5;
const REPORT_WASM_MS = 50;
const SLICE_WASM_MS = 50;

/** The rows of a table: a method's name, numbers by size, and with `growth` that at the end. */
function rows(text, sizes, growth) {
  const found = new Map();
  const row = new RegExp(`^.*?\\b([a-z][a-z_]+) +((?:${NUMBER} +){${sizes - 1}}${NUMBER})${growth ? ` +(-?${NUMBER})` : ''}\\s*$`);
  for (const line of text.split('\n')) {
    const told = row.exec(line);
    if (told && !told[1].endsWith('seconds')) found.set(told[1], { taken: told[2].trim().split(/ +/).map(Number), growth: Number(told[3]) });
  }
  return found;
}

/** The slope of ln time over ln size by least squares, as benches/methods/mod.rs has it. */
function slope(taken) {
  const points = taken.map((time, at) => [Math.log(10) * at, Math.log(time)]).filter(([, y]) => Number.isFinite(y));
  const mean = (of) => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const rise = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  const run = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  return rise / run;
}

/** What each library took beside ours: method, rows, library, ratio. */
function peersOf(text) {
  const line = new RegExp(`^(\\S+) +(\\d+) rows +ours +(${NUMBER}) s +(\\S+) +(${NUMBER}) s +x *(${NUMBER}) `);
  const told = text.split('\n').map((it) => line.exec(it)).filter(Boolean);
  return told.map(([, method, size, ours, library, theirs, ratio]) => ({
    method, size: Number(size), ours: Number(ours), library, theirs: Number(theirs), ratio: Number(ratio),
  }));
}

function main(folder) {
  const read = (name) => {
    const path = join(folder, `${name}.txt`);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  const [native, peers, wasm] = ['native', 'peers', 'wasm'].map(read);
  const [here, there] = [rows(native, 4, true), rows(wasm, 3, false)];
  const seconds = (value) => (value === undefined ? '-' : value.toFixed(6)).padStart(11);
  const short = (value, digits) => (Number.isFinite(value) ? value.toFixed(digits) : '-').padStart(7);

  const sizes = ['10^3', '10^4', '10^5', '10^6'].map((size) => size.padStart(11)).join('');
  console.log(`${'seconds'.padEnd(20)}${sizes} growth | in the browser: 10^5  growth / native`);
  for (const name of new Set([...here.keys(), ...there.keys()])) {
    const [own, page] = [here.get(name), there.get(name)];
    const taken = [0, 1, 2, 3].map((at) => seconds(own?.taken[at])).join('');
    const last = page && page.taken[2] / 1e3;
    const line = `${short(own?.growth ?? NaN, 2)} | ${seconds(last).padStart(20)} ${short(page ? slope(page.taken) : NaN, 2)} ${short(last / own?.taken[2], 1)}`;
    console.log(`${name.padEnd(20)}${taken}${line}`);
  }

  const beside = peersOf(peers);
  if (beside.length) console.log(`\n${'beside Python'.padEnd(20)}${'rows'.padStart(9)}${'ours'.padStart(12)}${'theirs'.padStart(12)}   times`);
  for (const { method, size, ours, library, theirs, ratio } of beside) {
    console.log(`${method.padEnd(20)}${String(size).padStart(9)}${seconds(ours).padStart(12)}${seconds(theirs).padStart(12)}${short(ratio, 1)}  ${library}`);
  }

  const number = (text, pattern) => Number(new RegExp(`${pattern} (${NUMBER}) ms`).exec(text)?.[1] ?? NaN);
  const likelihood = beside.filter(({ method }) => method === 'hawkes-likelihood').map(({ ratio }) => ratio);
  const bars = [
    ['Hawkes fit of 10^5 events, natively', here.get('hawkes_fit')?.taken[2], FIT_NATIVE_S, 's', 1],
    ['Hawkes fit of 10^5 events, in the browser', (there.get('hawkes_fit')?.taken[2] ?? NaN) / 1e3, FIT_WASM_S, 's', 1],
    ['Hawkes likelihood against the quickest library', likelihood.length ? Math.min(...likelihood) : NaN, LIKELIHOOD_AHEAD, 'times', -1],
    ['all metrics of a full market, in the browser', number(wasm, 'report of a full market[^:]*:'), REPORT_WASM_MS, 'ms', 1],
    ['longest slice of a bootstrap of 10^5 events, there', number(wasm, 'longest slice[^:]*:'), SLICE_WASM_MS, 'ms', 1],
  ];
  console.log();
  for (const [what, value, bar, unit, sign] of bars) {
    const known = value !== undefined && Number.isFinite(value);
    const verdict = known ? (sign * (value - bar) <= 0 ? 'held' : 'MISSED') : 'not measured';
    const told = known ? String(Number(value.toPrecision(3))) : '-';
    console.log(`${what.padEnd(52)}${told.padStart(8)} ${unit.padEnd(6)}${sign > 0 ? 'at most' : 'at least'} ${bar} ${unit}: ${verdict}`);
  }
}

main(process.argv[2] ?? 'target/logs/bench');

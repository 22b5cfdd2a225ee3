#!/usr/bin/env node
// What a first visit loads, and whether it stays within the budget.
//
//   node scripts/size.mjs [dist]
//
// Sizes are of the files as built and as a static host would send them (brotli, quality 11).

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const BUDGET = 260_000; // bytes, brotli, all files together

const dir = process.argv[2] ?? 'dist';
const html = readFileSync(join(dir, 'index.html'), 'utf8');

// Everything the page names itself. What the panel loads later, such as another language, is named
// by no element and counts at the time.
const named = [...html.matchAll(/<(link|script|img)\b[^>]*?\b(?:href|src)=["']?([^"'\s>]+)/gi)]
  .map(([, , url]) => url)
  .filter((url) => !/^(data:|[a-z]+:\/\/)/i.test(url));
const files = ['index.html', ...new Set(named.map((url) => url.replace(/^\.\//, '').replace(/[?#].*/, '')))];

if (!files.some((name) => name.endsWith('.wasm'))) {
  console.error(`${dir}/index.html names no .wasm file: is this the page?`);
  process.exit(1);
}

const rows = files.map((name) => {
  const bytes = readFileSync(join(dir, name));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return { name, raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length };
});
const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
const total = { name: 'first visit', raw: sum('raw'), brotli: sum('brotli') };

const width = Math.max(...[...rows, total].map((row) => row.name.length));
const line = ({ name, raw, brotli }) =>
  `${name.padEnd(width)}  ${raw.toLocaleString('en').padStart(11)}  ${brotli.toLocaleString('en').padStart(11)}`;
console.log(`${'file'.padEnd(width)}  ${'bytes'.padStart(11)}  ${'brotli'.padStart(11)}`);
for (const row of [...rows, total]) console.log(line(row));
console.log(`${'budget'.padEnd(width)}  ${''.padStart(11)}  ${BUDGET.toLocaleString('en').padStart(11)}`);

if (total.brotli > BUDGET) {
  console.error(`The first visit is ${(total.brotli - BUDGET).toLocaleString('en')} bytes over its budget.`);
  process.exit(1);
}

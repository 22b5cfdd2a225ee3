#!/usr/bin/env node
// What a first visit loads, and whether it stays within the budget.
//
//   node scripts/size.mjs [dist]
//
// Sizes are of the files as built and as a static host would send them (brotli, quality 11).

import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const BUDGET = 260_000; // bytes, brotli, all files together
const LOADER = 'embed.js'; // what an article loads, on top of its own
const LOADER_BUDGET = 3_000; // bytes, brotli
const SECOND = /^inline-[0-9a-f]{16}\.js$/; // on top of that, for a panel without a frame

/**
 * The files that the page names itself. A page test holds this list against what a browser really
 * asks for; what the panel loads later, such as another language, is not part of it.
 */
export function firstVisit(dir) {
  const html = readFileSync(join(dir, 'index.html'), 'utf8');
  const names = [...html.matchAll(/<(?:link|script|img)\b[^>]*?\b(?:href|src)=["']?([^"'\s>]+)/gi)]
    .map(([, url]) => url)
    .filter((url) => !/^(data:|[a-z]+:\/\/)/i.test(url))
    .map((url) => url.replace(/^\.\//, '').replace(/[?#].*/, ''));
  return ['index.html', ...new Set(names)];
}

function weigh(path) {
  const bytes = readFileSync(path);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return { raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length };
}

function main(dir) {
  const files = firstVisit(dir).map((name) => ({ name, ...weigh(join(dir, name)) }));
  if (!files.some(({ name }) => name.endsWith('.wasm'))) throw new Error('the page names no .wasm file');
  const sum = (key) => files.reduce((total, file) => total + file[key], 0);
  const total = { name: 'first visit', raw: sum('raw'), brotli: sum('brotli') };

  const width = Math.max(...files.map(({ name }) => name.length));
  const number = (value) => (value?.toLocaleString('en') ?? '').padStart(10);
  const row = ({ name, raw, brotli }) => `${name.padEnd(width)} ${number(raw)} ${number(brotli)}`;
  console.log(`${'file'.padEnd(width)} ${'bytes'.padStart(10)} ${'brotli'.padStart(10)}`);
  for (const line of [...files, total, { name: 'budget', brotli: BUDGET }]) console.log(row(line));

  const loader = weigh(join(dir, LOADER));
  console.log(row({ name: LOADER, ...loader }));
  console.log(row({ name: 'budget', brotli: LOADER_BUDGET }));
  const second = readdirSync(dir).find((name) => SECOND.test(name));
  if (second) console.log(row({ name: second, ...weigh(join(dir, second)) }));

  const within = (what, bytes, budget) => {
    if (bytes > budget) throw new Error(`${what} is ${(bytes - budget).toLocaleString('en')} bytes over its budget`);
  };
  within('the first visit', total.brotli, BUDGET);
  within(LOADER, loader.brotli, LOADER_BUDGET);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    main(process.argv[2] ?? 'dist');
  } catch (error) {
    console.error(`error: ${error.message}`);
    process.exit(1);
  }
}

#!/usr/bin/env node
// What Trunk leaves to do, as its post_build hook: optimise the program (scripts/shrink.mjs has to
// have it before wasm-opt) and minify the scripts (its own minifier does not read today's
// JavaScript), then name every file by what is in it at the end and say so in the page. Trunk's
// names are of the files before that, so two builds could send different bytes under one name,
// which a cache, and the hash in the page, would take amiss.
// Then the other languages' words, the loader for other people's pages, under a name that stays and
// under one for its hash, and the page that writes the line to copy.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minify } from 'terser';
import { nameByLikeness } from './order.mjs';
import { prune, shorten, withoutCallsTo } from './shrink.mjs';

// The features are those that rustc turns on by default for this target. The stack lies lowest in
// memory and its last kilobyte is never reached. A second round finds what the first laid bare. What
// is sent is compressed, so functions that are not merged into their only caller weigh more here and
// less on the way.
const FEATURES = `--enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext
  --enable-mutable-globals --enable-reference-types --enable-multivalue --enable-bulk-memory-opt
  --enable-call-indirect-overlong`;
const SHRINK = `-Oz --one-caller-inline-max-function-size=50 --low-memory-unused -Oz`;
// No round of its own, but written as briefly as after one.
const ORDER = `--optimize-level=2 --shrink-level=2 --reorder-functions-by-name --strip-debug
  --strip-producers --strip-target-features`;

function wasmOpt(file, options) {
  execFileSync('wasm-opt', [file, '-o', file, ...`${FEATURES} ${options}`.split(/\s+/)], { stdio: 'inherit' });
}

const dir = process.env.TRUNK_STAGING_DIR ?? process.argv[2];
const page = join(dir, 'index.html');
let html = readFileSync(page, 'utf8');

// Trunk writes a hash as a number, without zeros in front.
const [program, glue] = [/\.\/(wcd-[0-9a-f]{1,16}_bg\.wasm)/, /\.\/(wcd-[0-9a-f]{1,16}\.js)/].map(
  (name) => join(dir, name.exec(html)[1]),
);
const pruned = prune(readFileSync(program), readFileSync(glue, 'utf8'));
// Leptos brings the streams of its server functions along, of which the page has none.
writeFileSync(program, withoutCallsTo(pruned.wasm, 'wasm_streams'));
wasmOpt(program, SHRINK);
writeFileSync(program, nameByLikeness(readFileSync(program)));
wasmOpt(program, ORDER);
const short = shorten(readFileSync(program), pruned.script);
writeFileSync(program, short.wasm);
writeFileSync(glue, short.script);

const hash = (algorithm, bytes, encoding) => createHash(algorithm).update(bytes).digest(encoding);

for (const [tag] of html.matchAll(/<(?:link|script)\b[^>]*\bintegrity=[^>]*>/gi)) {
  const name = /\b(?:href|src)=["']?\.\/([^"'\s>]+)/.exec(tag)[1];
  const path = join(dir, name);

  if (name.endsWith('.js')) {
    const module = /\brel=["']?modulepreload\b/.test(tag);
    const { code } = await minify(readFileSync(path, 'utf8'), { module, ecma: 2020 });
    writeFileSync(path, code);
  }

  const bytes = readFileSync(path);
  // In a sandboxed frame the page's own files are another origin's, whose hashes a browser checks
  // only where the request says `crossorigin`.
  let signed = tag.replace(/sha384-[A-Za-z0-9+/=]+/, () => `sha384-${hash('sha384', bytes, 'base64')}`);
  if (!/\bcrossorigin\b/.test(signed)) signed = signed.replace(/^<\w+/, '$& crossorigin');
  html = html.replace(tag, () => signed);

  // wcd-0123456789abcdef_bg.wasm, boot-0123456789abcdef.js
  const named = name.replace(/-[0-9a-f]{1,16}(?=[._])/, `-${hash('sha256', bytes, 'hex').slice(0, 16)}`);
  if (named !== name) {
    renameSync(path, join(dir, named));
    html = html.replaceAll(`./${name}`, `./${named}`);
  }
}

writeFileSync(page, html);

// The languages that a page fetches when its reader wants them; English is part of the program.
const words = new URL('../src/explain/words/locales/', import.meta.url);
mkdirSync(join(dir, 'locales'), { recursive: true });
for (const name of readdirSync(words)) {
  if (name === 'en.ftl') continue;
  const said = readFileSync(new URL(name, words), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
  writeFileSync(join(dir, 'locales', name), `${said.join('\n')}\n`);
}

const embed = await source('embed.js');
const version = hash('sha256', embed, 'hex').slice(0, 16);
writeFileSync(join(dir, 'embed.js'), embed);
writeFileSync(join(dir, `embed-${version}.js`), embed);
writeFileSync(
  join(dir, 'embed.json'),
  `${JSON.stringify({ file: `embed-${version}.js`, integrity: `sha384-${hash('sha384', embed, 'base64')}` })}\n`,
);
for (const name of ['builder.html', 'builder.css', 'builder.js']) writeFileSync(join(dir, name), await source(name));

/** A file of src/embed as it is shipped. */
async function source(name) {
  const text = readFileSync(new URL(`../src/embed/${name}`, import.meta.url), 'utf8');
  return name.endsWith('.js') ? (await minify(text, { ecma: 2020 })).code : text;
}

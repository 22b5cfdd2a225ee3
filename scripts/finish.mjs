#!/usr/bin/env node
// What Trunk leaves to do, as its post_build hook: optimise the program (scripts/shrink.mjs has to
// have it before wasm-opt) and minify the scripts (its own minifier does not read today's
// JavaScript), then name every file by what is in it at the end and say so in the page. Trunk's
// names are of the files before that, so two builds could send different bytes under one name,
// which a cache, and the hash in the page, would take amiss.
// The script with which charts are read is one file of several, and is named in the one that asks for
// it. Then the other languages' words, the glossaries, what other people's pages load (the script for
// panels without a frame, and the loader, under a name that stays and under one for its hash), and the
// page that writes the line to copy.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { minify } from 'terser';
import { nameByLikeness } from './order.mjs';
import { forShadow } from './shadow.mjs';
import { prune, shorten, withPlainLoader, withoutCallsTo, withoutOldEngines, withoutText } from './shrink.mjs';
import { split } from './split.mjs';

// The features are those that rustc turns on by default for this target. The stack lies lowest in
// memory and its last kilobyte is never reached. A second round finds what the first laid bare.
const FEATURES = `--enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext
  --enable-mutable-globals --enable-reference-types --enable-multivalue --enable-bulk-memory-opt
  --enable-call-indirect-overlong`;
const SHRINK = '-g -Oz --low-memory-unused -Oz';
// What is sent is compressed, so functions that are not merged into their only caller weigh more here
// and less on the way. Up to which size they are best merged is chance, a few hundred bytes of it: each
// of these is tried.
const MERGED = [14, 20, 30, 50];
// So is how much a rare likeness of functions tells for their order.
const RARITIES = [0.15, 0.2];
// No round of its own, but written as briefly as after one.
const ORDER = `--optimize-level=2 --shrink-level=2 --remove-unused-module-elements --reorder-functions-by-name
  --strip-debug --strip-producers --strip-target-features`;
// What a first visit does not call: reading a snapshot, be it one that was kept or one that was
// published, and assessing liquidations that were listened to for a day. src/ui/mount.rs calls them
// where a script has fetched them. And what works on order books: the page asks no venue for one, so
// that they come with a snapshot alone.
const REST = new RegExp(
  [
    'Snapshot>::from_json',
    '::ui::mount::restore',
    '::ui::frozen::show::\\{closure#0\\}',
    '::hawkes::claim::judge',
    'Refits>::(interval|work_on)',
    '::levels::walls::depth_walls',
    '::cascade::(observed::book|impact::below|book::walk_sorted)',
    '::cascade::impact::Impact>::thinned',
  ]
    .map((name) => `${name}"$`)
    .join('|'),
);

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
// The standard library brings what it says of files, of which the page has none either.
const whole = withoutText(withoutCallsTo(pruned.wasm, 'wasm_streams'), 'entity not found', 'operation successful');
const hash = (algorithm, bytes, encoding) => createHash(algorithm).update(bytes).digest(encoding);

let lightest;
for (const most of MERGED) {
  writeFileSync(program, whole);
  wasmOpt(program, `--one-caller-inline-max-function-size=${most} ${SHRINK}`);
  const rest = takeOut(program);
  const unordered = readFileSync(program);
  for (const rarity of RARITIES) {
    writeFileSync(program, nameByLikeness(unordered, rarity));
    wasmOpt(program, ORDER);
    const first = readFileSync(program);
    const weight = brotliCompressSync(first).length;
    if (!lightest || weight < lightest.weight) lightest = { weight, first, rest };
  }
}
const rest = `wcd-${hash('sha256', lightest.rest, 'hex').slice(0, 16)}_rest.wasm`;
writeFileSync(join(dir, rest), lightest.rest);
const later = { name: rest, integrity: `sha384-${hash('sha384', lightest.rest, 'base64')}` };
const short = shorten(lightest.first, withPlainLoader(withoutOldEngines(pruned.script), later));
writeFileSync(program, short.wasm);
writeFileSync(glue, short.script);

const [reading, readingHash] = await readingScript(messages('glossary'));

for (const [tag] of html.matchAll(/<(?:link|script)\b[^>]*\bintegrity=[^>]*>/gi)) {
  const name = /\b(?:href|src)=["']?\.\/([^"'\s>]+)/.exec(tag)[1];
  const path = join(dir, name);

  if (name.endsWith('.js')) {
    const module = /\brel=["']?modulepreload\b/.test(tag);
    const text = readFileSync(path, 'utf8').replace('READING_SRC', `./${reading}`).replace('READING_HASH', readingHash);
    const { code } = await minify(text, { module, ecma: 2020 });
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
messages('locales', (name) => name !== 'en.ftl');

const signed = (name, bytes) => ({ name, integrity: `sha384-${hash('sha384', bytes, 'base64')}` });

const inline = await source('inline.js', { PARTS: parts(html) });
const second = `inline-${hash('sha256', inline, 'hex').slice(0, 16)}.js`;
writeFileSync(join(dir, second), inline);

const embed = await source('embed.js', { INLINE: { file: second, integrity: signed(second, inline).integrity } });
const version = hash('sha256', embed, 'hex').slice(0, 16);
writeFileSync(join(dir, 'embed.js'), embed);
writeFileSync(join(dir, `embed-${version}.js`), embed);
writeFileSync(
  join(dir, 'embed.json'),
  `${JSON.stringify({ file: `embed-${version}.js`, integrity: signed('', embed).integrity })}\n`,
);
for (const name of ['builder.html', 'builder.css', 'builder.js']) writeFileSync(join(dir, name), await source(name));

/** Takes what a first visit does not need out of the program; returns it. */
function takeOut(program) {
  const text = join(dir, 'program.wat');
  execFileSync('wasm-dis', [program, '-o', text, ...FEATURES.split(/\s+/)], { stdio: 'inherit' });
  // Names carry a hash for each crate.
  const parts = split(readFileSync(text, 'utf8'), (name) => REST.test(name.replaceAll(/\[[0-9a-f]+\]/g, '')));
  const second = join(dir, 'rest.wasm');
  for (const [part, file] of [[parts.first, program], [parts.later, second]]) {
    writeFileSync(text, part);
    execFileSync('wasm-as', [text, '-g', '-o', file, ...FEATURES.split(/\s+/)], { stdio: 'inherit' });
  }
  rmSync(text);
  wasmOpt(second, ORDER);
  const bytes = readFileSync(second);
  rmSync(second);
  return bytes;
}

/** Ships a folder of messages without what is said to translators, and returns all that it holds. */
function messages(folder, isShipped = () => true) {
  const from = new URL(`../src/explain/words/${folder}/`, import.meta.url);
  mkdirSync(join(dir, folder), { recursive: true });
  return readdirSync(from).filter(isShipped).sort().map((name) => {
    const said = spoken(readFileSync(new URL(name, from), 'utf8'));
    writeFileSync(join(dir, folder, name), `${said}\n`);
    return said;
  }).join('\n');
}

/** The lines of a file without comments. */
function spoken(file) {
  return file.split('\n').filter((line) => line && !line.startsWith('#')).join('\n');
}

/** The script of src/page/reading: its name and its hash. It fetches glossaries and formulas by what they hold. */
async function readingScript(glossaries) {
  const from = new URL('../src/page/reading/', import.meta.url);
  const files = ['plot', 'words', 'make', 'surface', 'save', 'terms', 'formulas', 'main'];
  // One after the other they are one module, whose exports are those of the last: no two of them give
  // the same name to different things.
  const text = files.map((name) => {
    const alone = readFileSync(new URL(`${name}.js`, from), 'utf8').replace(/^import .*;$/gm, '');
    return name === 'main' ? alone : alone.replace(/^export /gm, '');
  });
  const formulas = spoken(readFileSync(new URL('formulas.txt', from), 'utf8'));
  writeFileSync(join(dir, 'formulas.txt'), `${formulas}\n`);
  const version = (held) => hash('sha256', held, 'hex').slice(0, 16);
  const whole = text.join('\n').replace('GLOSSARY_VERSION', version(glossaries)).replace('FORMULAS_VERSION', version(formulas));
  const { code } = await minify(whole, { module: true, ecma: 2020 });
  const name = `reading-${hash('sha256', code, 'hex').slice(0, 16)}.js`;
  writeFileSync(join(dir, name), code);
  return [name, `sha384-${hash('sha384', code, 'base64')}`];
}

/** A file of src/embed as it is shipped, with values for the names that it leaves to the build. */
async function source(name, values = {}) {
  const text = readFileSync(new URL(`../src/embed/${name}`, import.meta.url), 'utf8');
  if (!name.endsWith('.js')) return text;
  const written = Object.entries(values).map(([key, value]) => [`@${key}`, `(${JSON.stringify(value)})`]);
  return (await minify(text, { ecma: 2020, compress: { global_defs: Object.fromEntries(written) } })).code;
}

/** What a panel without a frame takes from the page: its styles, its frame, its program. */
function parts(page) {
  const named = (pattern) => {
    const name = pattern.exec(page)[1];
    return signed(name, readFileSync(join(dir, name)));
  };
  const css = readFileSync(join(dir, named(/\.\/(panel-[0-9a-f]{16}\.css)/).name), 'utf8');
  const more = readFileSync(new URL('../style/inline.css', import.meta.url), 'utf8');
  return {
    css: forShadow(`${css}\n${more}`).replaceAll(/\s+/g, ' '),
    body: /<body[^>]*>([^]*?)(?:<\/body>|$)/.exec(page)[1].replaceAll(/<script\b[^]*?<\/script>/g, '').trim(),
    languages: readdirSync(new URL('../src/explain/words/locales/', import.meta.url)).map((name) => name.replace(/\.ftl$/, '')),
    glue: named(/\.\/(wcd-[0-9a-f]{16}\.js)/),
    wasm: named(/\.\/(wcd-[0-9a-f]{16}_bg\.wasm)/),
    reading: { name: reading, integrity: readingHash },
  };
}

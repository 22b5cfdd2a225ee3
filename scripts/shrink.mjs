// Makes the program that wasm-bindgen wrote smaller, together with the script that loads it. Neither
// file is anybody's but the other's, so what stands in both may change in both.

import { Bytes, assemble, name, number, sections } from './binary.mjs';

const IMPORTS = 2;
const EXPORTS = 7;

/** `change(items)` of one section, whose items are `[names, rest]`. */
function withSection(wasm, wanted, namesOfItem, readRest, change) {
  const all = sections(wasm).map(([id, content]) => {
    if (id !== wanted) return [id, content];
    const input = new Bytes(content);
    const items = Array.from({ length: input.number() }, () => {
      const names = Array.from({ length: namesOfItem }, () => input.name());
      const start = input.at;
      readRest(input);
      return [names, content.subarray(start, input.at)];
    });
    const changed = change(items);
    const written = changed.map(([names, rest]) => Buffer.concat([...names.map(name), rest]));
    return [id, Buffer.concat([number(changed.length), ...written])];
  });
  return assemble(wasm, all);
}

function withExports(wasm, change) {
  const rest = (input) => {
    input.byte();
    input.number();
  };
  return withSection(wasm, EXPORTS, 1, rest, change);
}

function withImports(wasm, change) {
  const rest = (input) => {
    // wasm-bindgen imports functions and nothing else.
    if (input.byte() !== 0) throw new Error('the program imports something that is no function');
    input.number();
  };
  return withSection(wasm, IMPORTS, 2, rest, change);
}

const ELEMENTS = 9;
const CUSTOM = 0;
const FUNCTION_NAMES = 1;

/** The names of a program's functions by number, as far as it tells them. */
function functionNames(wasm) {
  const names = new Map();
  for (const [id, content] of sections(wasm)) {
    const input = new Bytes(content);
    if (id !== CUSTOM || input.name() !== 'name') continue;
    while (input.at < content.length) {
      const kind = input.byte();
      const map = new Bytes(input.take(input.number()));
      if (kind !== FUNCTION_NAMES) continue;
      for (let left = map.number(); left > 0; left--) names.set(map.number(), map.name());
    }
  }
  return names;
}

/**
 * Takes the functions of a crate out of the table through which functions are called by number, so
 * that wasm-opt finds them unused. It is for crates whose classes nobody can make any more: what
 * stands in the table counts as used, whether or not anything knows its number. Their places are
 * given to a function that does nothing else.
 * @param {Buffer} wasm
 * @param {string} crate
 * @returns {Buffer}
 */
export function withoutCallsTo(wasm, crate) {
  const names = functionNames(wasm);
  const isOfCrate = (index) => names.get(index)?.includes(`${crate}[`) ?? false;
  const all = sections(wasm).map(([id, content]) => {
    if (id !== ELEMENTS) return [id, content];
    const input = new Bytes(content);
    const segments = input.number();
    if (segments !== 1 || input.byte() !== 0) return [id, content];
    // Where the table is filled from: a constant and the end of the expression.
    input.byte();
    input.number();
    input.byte();
    const start = input.at;
    const numbers = Array.from({ length: input.number() }, () => input.number());
    const other = numbers.find((index) => !isOfCrate(index));
    const kept = numbers.map((index) => (isOfCrate(index) ? other : index));
    return [id, Buffer.concat([content.subarray(0, start), number(kept.length), ...kept.map(number)])];
  });
  return assemble(wasm, all);
}

/**
 * Blanks a text in a program's memory that nobody is told, from its first words to its last: wasm-opt
 * keeps all that memory begins with. A program without it is returned as it is.
 * @param {Buffer} wasm
 * @param {string} first
 * @param {string} last
 * @returns {Buffer}
 */
export function withoutText(wasm, first, last) {
  const from = wasm.indexOf(first);
  const to = from < 0 ? -1 : wasm.indexOf(last, from);
  return to < 0 ? wasm : Buffer.from(wasm).fill(0, from, to + last.length);
}

/** Whether the script uses this export. */
const uses = (script, name) => new RegExp(`\\bwasm\\.${name}(?![\\w$])`).test(script);

/**
 * Leaves out the classes that crates export for scripts to use, since the page's script uses none,
 * and the exports that nothing is left to call; wasm-opt then finds what they alone needed.
 * @param {Buffer} wasm
 * @param {string} script
 * @returns {{wasm: Buffer, script: string}}
 */
export function prune(wasm, script) {
  for (const [, found] of script.matchAll(/^export class (\w+)/gm)) {
    script = script
      .replace(new RegExp(`^export class ${found} \\{\\n[^]*?\\n\\}\\n`, 'm'), '')
      .replace(new RegExp(`^if \\(Symbol\\.dispose\\) ${found}\\..*\\n`, 'm'), '')
      .replace(new RegExp(`^const ${found}Finalization = [^;]*?;\\n`, 'm'), '');
    if (new RegExp(`\\b${found}`).test(script)) throw new Error(`${found} is used after all`);
  }
  const kept = ([[name]]) => uses(script, name);
  return { wasm: withExports(wasm, (items) => items.filter(kept)), script };
}

/**
 * Gives imports and exports names of one or two letters: those that wasm-bindgen makes up carry a
 * hash each, which no compression shortens. What the program does not import leaves the script.
 * @param {Buffer} wasm
 * @param {string} script
 * @returns {{wasm: Buffer, script: string}}
 */
export function shorten(wasm, script) {
  const imported = new Set(WebAssembly.Module.imports(new WebAssembly.Module(wasm)).map(({ name }) => name));
  script = script.replace(/^ {8}(__wb\w+): function[^]*?\n(?= {8}\w+:| {4}\};)/gm, (one, name) => (imported.has(name) ? one : ''));
  const short = new Map();
  const shortOf = (long) => {
    if (!short.has(long)) short.set(long, `${String.fromCharCode(97 + (short.size % 26))}${Math.floor(short.size / 26) || ''}`);
    return short.get(long);
  };
  const rename = (pattern, replace, what) => {
    if (!pattern.test(script)) throw new Error(`the script has no ${what}`);
    script = script.replace(new RegExp(pattern, 'gm'), replace);
  };
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

  wasm = withExports(wasm, (items) =>
    items.map(([[long], rest]) => {
      // What scripts/split.mjs lends to the second part has a short name already.
      if (/^[A-Z]\d*$/.test(long)) return [[long], rest];
      rename(new RegExp(`\\bwasm\\.${long}(?![\\w$])`), `wasm.${shortOf(long)}`, `export ${long}`);
      return [[shortOf(long)], rest];
    }),
  );
  const modules = new Set();
  wasm = withImports(wasm, (items) =>
    items.map(([[from, long], rest]) => {
      modules.add(from);
      const key = shortOf(`import ${long}`);
      rename(new RegExp(`^( +)${escaped(long)}:`, 'm'), `$1${key}:`, `import ${long}`);
      return [[shortOf(`module ${from}`), key], rest];
    }),
  );
  for (const from of modules) {
    rename(new RegExp(`"${escaped(from)}":`), `"${shortOf(`module ${from}`)}":`, `module ${from}`);
  }
  return { wasm, script };
}

/**
 * What wasm-bindgen writes for more engines and programs than there are here, and what stands in its place.
 * Engines without `encodeInto` or a registry of what is collected know no reference types, of which the
 * program is made. Memory that has grown has another buffer in every engine: only newer ones say of the old
 * one that it is detached. And a program that cannot make room for a text as it grows is none that is here.
 */
const FOR_OLD_ENGINES = [
  [/^if \(!\('encodeInto' in cachedTextEncoder\)\) \{\n[^]*?^\}\n/m, ''],
  [/\(typeof FinalizationRegistry === 'undefined'\)\n? *\? \{[^\n]*\}\n *: /g, ''],
  [/cachedDataViewMemory0\.buffer\.detached === true[^\n]*\) \{$/m, 'cachedDataViewMemory0.buffer !== wasm.memory.buffer) {'],
  [/^ {4}if \(realloc === undefined\) \{\n[^]*?^ {4}\}\n/m, ''],
];

/**
 * Leaves out of the script what only engines want that cannot run the program.
 * @param {string} script
 * @returns {string}
 */
export function withoutOldEngines(script) {
  return FOR_OLD_ENGINES.reduce((left, [theirs, ours]) => {
    if (left.search(theirs) < 0) throw new Error(`the script has no ${theirs}`);
    return left.replace(theirs, ours);
  }, script);
}

/** How a page starts the program: with an answer to a request for it, once; and how it fetches the rest. */
const LOADER = `let wasm, starting, fetching;

async function begin(answer) {
    const imports = __wbg_get_imports();
    const isStreamed = WebAssembly.instantiateStreaming && answer.headers.get('Content-Type') === 'application/wasm';
    const { instance } = await (isStreamed
        ? WebAssembly.instantiateStreaming(answer, imports)
        : WebAssembly.instantiate(await answer.arrayBuffer(), imports));
    wasm = instance.exports;
    wasm.__wbindgen_start();
}

export default ({ module_or_path }) => (starting ??= begin(module_or_path));

async function fetchRest() {
    // Nobody waits for it longer: what is shown can do without.
    const signal = AbortSignal.timeout?.(10_000);
    const answer = await fetch(new URL(REST_NAME, import.meta.url), { integrity: REST_HASH, signal });
    await WebAssembly.instantiate(await answer.arrayBuffer(), { A: wasm });
}

export const rest = () => (fetching ??= fetchRest());
`;

/**
 * Puts a loader of our own in the place of wasm-bindgen's, which takes whatever anybody may hand it.
 * @param {string} script
 * @param {{name: string, integrity: string}} rest the program's second part, which scripts/split.mjs took out
 * @returns {string}
 */
export function withPlainLoader(script, rest) {
  const theirs = /^let wasmModule, wasmInstance, wasm;\n[^]*^export \{ initSync, __wbg_init as default \};?\n?$/m;
  if (!theirs.test(script)) throw new Error('the script has another loader than it had');
  const loader = LOADER.replace('REST_NAME', JSON.stringify(`./${rest.name}`)).replace('REST_HASH', JSON.stringify(rest.integrity));
  return script.replace(theirs, () => loader);
}

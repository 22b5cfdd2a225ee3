// Takes out of a program what a first visit does not need: the functions that only some named ones
// need go into a second program, which is fetched when one of them is about to be called. Both work
// on one memory and call each other through one table.
//
// It reads and writes the text of a program as wasm-dis prints it, where everything has a name.

/** A name in the text: `$short` or `$"any characters"`. */
const NAME = String.raw`\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+)`;
const CALLS = new RegExp(String.raw`\((?:return_call|call|ref\.func) (${NAME})`, 'g');
const HEAD = new RegExp(String.raw`^ \(func (${NAME})((?: \((?:type|param|result) [^()]*\))*)`);

/** What stands in a function's text that belongs to a whole program. */
const GLOBAL = new RegExp(String.raw`\(global\.(?:get|set) (${NAME})`, 'g');

/** The program's parts, one each for a type, an import, a function… */
const partsOf = (text) => text.trimEnd().replace(/\n?\)$/, '').split(/\n(?= \()/).slice(1);

const isOf = (kind) => (part) => part.startsWith(` (${kind} `);
const namesIn = (text) => text.match(new RegExp(NAME, 'g')) ?? [];

/** A signature without the names of its parameters. */
const unnamed = (signature) => signature.replace(/\(param \$\S+ /g, '(param ');

/** What can be reached from `starts` without going through `closed`. */
function reached(starts, calls, closed) {
  const seen = new Set();
  const left = [...starts];
  while (left.length > 0) {
    const name = left.pop();
    if (seen.has(name) || !calls.has(name)) continue;
    seen.add(name);
    if (!closed.has(name)) left.push(...calls.get(name));
  }
  return seen;
}

/** A name as no compiler makes it and `shorten` leaves it: A, B … Z, A1 … */
const nameOf = (index) => `${String.fromCharCode(65 + (index % 26))}${Math.floor(index / 26) || ''}`;

/**
 * Splits the program with the text `text`.
 * @param {string} text
 * @param {(name: string) => boolean} isLater of the functions that are called only once the second program is there
 * @returns {{first: string, later: string}} the texts of both; `later` imports the exports of `first`, as the module `A`
 */
export function split(text, isLater) {
  const parts = partsOf(text);
  const functions = new Map();
  for (const part of parts.filter(isOf('func'))) functions.set(HEAD.exec(part)[1], part);
  const calls = new Map([...functions].map(([name, body]) => [name, [...body.matchAll(CALLS)].map(([, called]) => called)]));

  const begins = parts.filter((part) => ['elem', 'export', 'start'].some((kind) => isOf(kind)(part))).flatMap(namesIn);
  const doors = new Set([...functions.keys()].filter(isLater));
  if (doors.size === 0) throw new Error('the program has none of the functions that can come later');
  const stays = reached(begins, calls, doors);
  const moves = new Set([...reached([...doors], calls, new Set())].filter((name) => !stays.has(name) || doors.has(name)));

  // Where a door was, there is a call of what will stand at its place in the table.
  const table = /^ \(table (\S+) (\d+) (\d+) funcref\)$/m;
  const [whole, tableName, size] = table.exec(parts.filter(isOf('table')).join('\n'));
  const slots = [...doors].map((name, index) => [name, Number(size) + index]);
  const wider = whole.replaceAll(` ${size}`, ` ${Number(size) + slots.length}`);
  const doorOf = ([name, slot]) => {
    const [head, , signature] = HEAD.exec(functions.get(name));
    const parameters = [...signature.matchAll(/\(param (\S+) /g)].map(([, parameter]) => `(local.get ${parameter})`);
    return `${head}\n  (call_indirect ${tableName}${unnamed(signature)} ${parameters.join(' ')} (i32.const ${slot}))\n )`;
  };

  // What the second program needs of the first.
  const moved = [...moves].map((name) => functions.get(name));
  const needed = new Set(moved.flatMap((body) => [...body.matchAll(CALLS)].map(([, called]) => called)));
  const exported = [];
  const imports = [];
  const lend = (kind, name, described) => {
    exported.push(` (export "${nameOf(exported.length)}" (${kind} ${name}))`);
    imports.push(` (import "A" "${nameOf(imports.length)}" (${kind} ${name}${described}))`);
  };
  const memory = parts.find(isOf('memory')).match(/\(memory (\S+) (.*)\)/);
  lend('memory', memory[1], ` ${memory[2]}`);
  lend('table', tableName, wider.match(/( \d+ \d+ funcref)\)/)[1]);
  const others = parts.filter((part) => isOf('table')(part) && !part.includes(whole));
  for (const part of others) {
    const [, name, described] = new RegExp(String.raw`\(table (${NAME})([^()]*)\)`).exec(part);
    if (moved.some((body) => body.includes(name))) lend('table', name, described);
  }
  const globals = new Set(moved.flatMap((body) => [...body.matchAll(GLOBAL)].map(([, name]) => name)));
  for (const part of parts.filter(isOf('global'))) {
    const [, name, type] = new RegExp(String.raw`^ \(global (${NAME}) (\(mut \w+\)|\w+)`).exec(part);
    if (globals.has(name)) lend('global', name, ` ${type}`);
  }
  const borrowed = new RegExp(String.raw`\(func (${NAME})((?: \((?:type|param|result) [^()]*\))*)`);
  for (const part of [...parts.filter(isOf('import')), ...functions.values()]) {
    const [, name, signature] = borrowed.exec(part) ?? [];
    if (needed.has(name) && !moves.has(name)) lend('func', name, unnamed(signature));
  }

  const isMoved = (part) => isOf('func')(part) && moves.has(HEAD.exec(part)[1]);
  const first = parts
    .filter((part) => !isMoved(part))
    .map((part) => part.replace(whole, wider))
    .concat(exported, slots.map(doorOf));
  const later = [
    ...parts.filter(isOf('type')),
    ...imports,
    ...slots.map(([name, slot]) => ` (elem (table ${tableName}) (i32.const ${slot}) func ${name})`),
    ...moved,
  ];
  const written = (all) => `(module\n${all.join('\n')}\n)\n`;
  return { first: written(first), later: written(later) };
}

// Puts functions of a WebAssembly program beside their like. It is sent compressed, and what was seen
// a moment ago costs least to say again: an order by what functions are made of is 2% lighter on the
// way than one by name. The program is otherwise the same.

import { Bytes, assemble, name, number, sections } from './binary.mjs';

const CODE = 10;
// How many bytes are one trait of a function, and how many functions may share it before it tells
// nothing. They were found by trying.
const TRAIT = 4;
const COMMON = 1000;

/** The bodies of the functions that a program defines, in its order. */
function bodies(wasm) {
  const code = sections(wasm).find(([id]) => id === CODE)[1];
  const input = new Bytes(code);
  return Array.from({ length: input.number() }, () => input.take(input.number()));
}

/** For each function its traits, each once, without those that only one has or too many share. */
function traits(functions) {
  const sharing = new Map();
  const all = functions.map((body) => {
    const own = new Set();
    for (let at = 0; at + TRAIT <= body.length; at++) own.add(body.readUInt32LE(at));
    return own;
  });
  all.forEach((own, index) => {
    for (const trait of own) {
      if (!sharing.has(trait)) sharing.set(trait, []);
      sharing.get(trait).push(index);
    }
  });
  const telling = ({ length }) => length > 1 && length <= COMMON;
  return all.map((own) => [...own].map((trait) => sharing.get(trait)).filter(telling));
}

/**
 * The order in which each function is followed by the one that is most like it of those left, from
 * the smallest on. Likeness is what both share, the rarer the more, against the size of the other.
 * @param {Buffer[]} functions
 * @param {number} rarity how much more a rare one tells, from 0 on
 * @returns {number[]} indices of `functions`
 */
export function byLikeness(functions, rarity) {
  const sharers = traits(functions);
  const sizes = functions.map(({ length }) => length);
  const left = new Set(functions.keys());
  const order = [];
  const score = new Float64Array(functions.length);
  let at = sizes.indexOf(Math.min(...sizes));
  for (;;) {
    left.delete(at);
    order.push(at);
    if (!left.size) return order;
    score.fill(0);
    for (const others of sharers[at]) {
      const weight = others.length ** -rarity;
      for (const other of others) score[other] += weight;
    }
    let best = -1;
    let most = 0;
    let nearest = -1;
    let apart = Infinity;
    for (const other of left) {
      const likeness = score[other] / sizes[other];
      if (likeness > most) [best, most] = [other, likeness];
      const difference = Math.abs(sizes[other] - sizes[at]);
      if (difference < apart) [nearest, apart] = [other, difference];
    }
    at = best < 0 ? nearest : best;
  }
}

/**
 * Names each function by its place in the order of likeness, so that `wasm-opt
 * --reorder-functions-by-name` puts it there. Names that the program had are lost.
 * @param {Buffer} wasm
 * @param {number} rarity
 * @returns {Buffer}
 */
export function nameByLikeness(wasm, rarity) {
  // Those that it imports come first in its numbering; it imports nothing else.
  const imported = WebAssembly.Module.imports(new WebAssembly.Module(wasm)).length;
  const functions = bodies(wasm);
  const places = new Array(functions.length);
  byLikeness(functions, rarity).forEach((index, place) => (places[index] = place));
  const entries = places.map((place, index) =>
    Buffer.concat([number(imported + index), name(String(place).padStart(6, '0'))]),
  );
  const map = Buffer.concat([number(entries.length), ...entries]);
  const names = Buffer.concat([name('name'), Buffer.from([1]), number(map.length), map]);
  return assemble(wasm, [...sections(wasm).filter(([id]) => id !== 0), [0, names]]);
}

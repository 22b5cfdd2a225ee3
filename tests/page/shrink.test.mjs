// The program and its script after scripts/shrink.mjs: smaller, and still each other's.

import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { byLikeness, nameByLikeness } from '../../scripts/order.mjs';
import { prune, shorten, withPlainLoader, withoutCallsTo, withoutOldEngines, withoutText } from '../../scripts/shrink.mjs';
import { split } from '../../scripts/split.mjs';

const text = (name) => [name.length, ...Buffer.from(name)];
const section = (id, content) => [id, content.length, ...content];

/** A program that exports `begin`, which calls what it imports, and `unused`, which does nothing. */
const program = Buffer.from([
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...section(1, [1, 96, 0, 0]),
  ...section(2, [1, ...text('./wcd_bg.js'), ...text('__wbg_log_0123456789abcdef'), 0, 0]),
  ...section(3, [2, 0, 0]),
  ...section(7, [2, ...text('__wbg_begin'), 0, 1, ...text('unused_free'), 0, 2]),
  ...section(10, [2, 4, 0, 16, 0, 11, 2, 0, 11]),
]);

const script = `export class Unused {
    free() {
        wasm.unused_free(0);
    }
}
if (Symbol.dispose) Unused.prototype[Symbol.dispose] = Unused.prototype.free;
function imports() {
    const import0 = {
        __wbg_log_0123456789abcdef: function() { said.push('log'); },
    };
    return {
        "./wcd_bg.js": import0,
    };
}
const UnusedFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.unused_free(ptr));
`;

describe('a shrunken program', () => {
  test('loses the classes that nobody uses and what they alone need', () => {
    const pruned = prune(program, `${script}wasm.__wbg_begin();\n`);
    const names = WebAssembly.Module.exports(new WebAssembly.Module(pruned.wasm)).map(({ name }) => name);
    assert.deepEqual(names, ['__wbg_begin']);
    assert.doesNotMatch(pruned.script, /Unused|unused/);
  });

  test('has short names and still runs with its script', () => {
    const pruned = prune(program, `${script}start = () => wasm.__wbg_begin();\n`);
    const short = shorten(pruned.wasm, pruned.script);
    const module = new WebAssembly.Module(short.wasm);
    for (const { name, module: from = '' } of [
      ...WebAssembly.Module.imports(module),
      ...WebAssembly.Module.exports(module),
    ]) {
      assert.ok(name.length <= 2 && from.length <= 2, `${from} ${name}`);
    }
    const said = [];
    const load = new Function('said', 'module', `let start;
      ${short.script}
      const wasm = new WebAssembly.Instance(module, imports()).exports;
      start();`);
    load(said, module);
    assert.deepEqual(said, ['log']);
  });

  test('has no function of a crate left that is only in the table', () => {
    const returning = (value) => [4, 0, 65, value, 11];
    const names = [2, 0, ...text('streams[1]::pull'), 1, ...text('page[2]::show')];
    const tabled = Buffer.from([
      ...program.subarray(0, 8),
      ...section(1, [1, 96, 0, 1, 127]),
      ...section(3, [2, 0, 0]),
      ...section(4, [1, 112, 0, 2]),
      ...section(7, [1, ...text('table'), 1, 0]),
      ...section(9, [1, 0, 65, 0, 11, 2, 0, 1]),
      ...section(10, [2, ...returning(1), ...returning(2)]),
      ...section(0, [...text('name'), 1, names.length, ...names]),
    ]);
    const called = (wasm) => {
      const { table } = new WebAssembly.Instance(new WebAssembly.Module(wasm)).exports;
      return [table.get(0)(), table.get(1)()];
    };
    assert.deepEqual(called(tabled), [1, 2]);
    assert.deepEqual(called(withoutCallsTo(tabled, 'streams')), [2, 2]);
    assert.deepEqual(called(withoutCallsTo(tabled, 'other')), [1, 2]);
  });

  test('has no text left that nobody is told, and all around it', () => {
    const told = Buffer.from('price, not found, never told, open interest');
    const left = withoutText(told, 'not found', 'told');
    assert.equal(left.toString().replaceAll('\0', ''), 'price, , open interest');
    assert.equal(left.length, told.length);
    for (const other of [['nowhere', 'told'], ['price', 'nowhere']]) assert.equal(withoutText(told, ...other), told);
  });

  test('has functions beside their like, each once', () => {
    const bodies = ['....', 'the price of one', 'open interest, all', 'the price of two', 'open interest, part'];
    const order = byLikeness(bodies.map((body) => Buffer.from(body)), 0.3);
    assert.deepEqual(order.toSorted(), [0, 1, 2, 3, 4]);
    for (const [one, other] of [[1, 3], [2, 4]]) assert.equal(Math.abs(order.indexOf(one) - order.indexOf(other)), 1);
    const named = nameByLikeness(program, 0.3);
    assert.match(named.subarray(program.length).toString('latin1'), /name.*00000[01].*00000[01]/s);
    assert.doesNotThrow(() => new WebAssembly.Module(named));
  });

  test('is refused where the script does not know a name', () => {
    assert.throws(() => shorten(program, script.replace('log_0123456789abcdef', 'other')), /no (export|import)/);
  });
});

describe('a program in two', () => {
  // `show` needs `read`, which needs what is in memory, `parse`, which nobody else needs, and `add`,
  // which others need too. `read` has a number in the table as well.
  const whole = `(module
 (type $0 (func (param i32) (result i32)))
 (import "page" "log" (func $log (param i32)))
 (global $sum (mut i32) (i32.const 40))
 (memory $0 1)
 (data $d (i32.const 8) "\\07")
 (table $0 2 2 funcref)
 (elem $0 (table $0) (i32.const 1) func $read)
 (export "show" (func $show))
 (export "number" (func $number))
 (func $show (param $0 i32) (result i32)
  (call $add (call $read (local.get $0)))
 )
 (func $number (param $0 i32) (result i32)
  (call_indirect $0 (type $0) (local.get $0) (i32.const 1))
 )
 (func $read (type $0) (param $from i32) (result i32)
  (call $log (local.get $from))
  (call $add (call $parse (local.get $from)))
 )
 (func $parse (param $0 i32) (result i32)
  (i32.load8_u (local.get $0))
 )
 (func $add (param $0 i32) (result i32)
  (global.set $sum (i32.add (global.get $sum) (local.get $0)))
  (global.get $sum)
 )
)
`;

  const tools = mkdtempSync(join(tmpdir(), 'split-'));
  const compiled = (text) => {
    const [from, to] = ['p.wat', 'p.wasm'].map((name) => join(tools, name));
    writeFileSync(from, text);
    execFileSync('wasm-as', [from, '-o', to]);
    return new WebAssembly.Module(readFileSync(to));
  };

  test('does what it did in one, once the second is there, and nothing of it before', (t) => {
    t.after(() => rmSync(tools, { recursive: true }));
    const said = [];
    const page = { log: (value) => said.push(value) };
    const { first, later } = split(whole, (name) => name === '$read');
    assert.doesNotMatch(first, /\$parse|\$log \(local/);
    assert.doesNotMatch(later, /func \$(show|number|add) \(param \$/);

    const { exports } = new WebAssembly.Instance(compiled(first), { page });
    assert.throws(() => exports.show(8), WebAssembly.RuntimeError);
    new WebAssembly.Instance(compiled(later), { A: exports });
    const one = new WebAssembly.Instance(compiled(whole), { page }).exports;
    for (const call of ['show', 'number', 'show']) assert.equal(exports[call](8), one[call](8), call);
    assert.deepEqual(said, [8, 8, 8, 8, 8, 8]);
  });

  test('is refused where it lacks what is to come later', () => {
    assert.throws(() => split(whole, (name) => name === '$other'), /none of the functions/);
  });
});

test("the page's own loader takes the place of one that it knows, and of no other", () => {
  const theirs = 'let wasmModule, wasmInstance, wasm;\nlet more;\nexport { initSync, __wbg_init as default };\n';
  const script = withPlainLoader(`const kept = 1;\n${theirs}`, { name: 'rest.wasm', integrity: 'sha384-x' });
  assert.match(script, /^const kept = 1;\nlet wasm, starting, fetching;[^]*"\.\/rest\.wasm"/);
  assert.doesNotMatch(script, /initSync/);
  assert.throws(() => withPlainLoader('let wasm;\n', {}), /another loader/);
});

test('what only engines want that cannot run the program leaves the script, and has to be there', () => {
  const theirs = `const ends = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(end);
function getDataViewMemory0() {
    if (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true || (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)) {
        cachedDataViewMemory0 = new DataView(wasm.memory.buffer);
    }
}
function passStringToWasm0(arg, malloc, realloc) {
    if (realloc === undefined) {
        return malloc(arg.length);
    }
    return realloc(0);
}
if (!('encodeInto' in cachedTextEncoder)) {
    cachedTextEncoder.encodeInto = function (arg, view) {
    };
}
`;
  const ours = `const ends = new FinalizationRegistry(end);
function getDataViewMemory0() {
    if (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer !== wasm.memory.buffer) {
        cachedDataViewMemory0 = new DataView(wasm.memory.buffer);
    }
}
function passStringToWasm0(arg, malloc, realloc) {
    return realloc(0);
}
`;
  assert.equal(withoutOldEngines(theirs), ours);
  assert.throws(() => withoutOldEngines(ours), /the script has no/);
});

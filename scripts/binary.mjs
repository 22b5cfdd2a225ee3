// A WebAssembly binary, down to its sections: enough to change names and order.

/** Reads the numbers and names of a WebAssembly binary. */
export class Bytes {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    return this.bytes[this.at++];
  }

  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }

  take(length) {
    return this.bytes.subarray(this.at, (this.at += length));
  }

  name() {
    return this.take(this.number()).toString();
  }
}

/** A number as a WebAssembly binary has it. */
export function number(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
}

/** A name as a WebAssembly binary has it: its length, then its bytes. */
export const name = (text) => Buffer.concat([number(Buffer.byteLength(text)), Buffer.from(text)]);

/** The sections of a module: `[id, content]` each. */
export function sections(wasm) {
  const input = new Bytes(wasm, 8);
  const all = [];
  while (input.at < wasm.length) all.push([input.byte(), input.take(input.number())]);
  return all;
}

/** The module with these sections instead of its own. */
export function assemble(wasm, all) {
  const parts = all.map(([id, content]) => [Buffer.from([id]), number(content.length), content]);
  return Buffer.concat([wasm.subarray(0, 8), ...parts.flat()]);
}

// What docs/ says of the venues is what the program does.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { feeds, origins, policy, written } from '../../scripts/hosting.mjs';

const list = feeds();

test('the files for hosts are up to date (node scripts/hosting.mjs writes them)', () => {
  for (const [file, text] of Object.entries(written(list))) {
    assert.equal(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'), text, file);
  }
});

test('the policy names every feed’s host, and allows nothing beyond', () => {
  const connect = /connect-src ([^;]+)/.exec(policy(list))[1].split(' ');
  for (const { url, socket } of list) {
    for (const address of [url.replace(/^POST /, ''), ...(socket ? [socket] : [])]) {
      const { protocol, host } = new URL(address.split(' ')[0].replace(/[{}]/g, ''));
      assert.ok(connect.includes(`${protocol}//${host}`), address);
    }
  }
  assert.deepEqual(connect, ["'self'", ...origins(list)]);
  assert.doesNotMatch(policy(list), /unsafe-inline|'unsafe-eval'|\*|http:/);
});

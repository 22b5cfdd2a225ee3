// The little server behind `make serve`, the demo and these tests: what it sends, and what not.

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve, strictPolicy, withConfig } from '../../scripts/serve.mjs';

const PAGE = '<!doctype html><script id=wcd-config type=application/json>{}</script><p>page';

const OTHER = '<!doctype html><p>other';
const NAMED = ['boot-0123456789abcdef.js', 'wcd-0123456789abcdef_bg.wasm', 'wcd-0123456789abcdef_rest.wasm'];

let outer;
let dir;
before(async () => {
  outer = await mkdtemp(join(tmpdir(), 'serve-'));
  dir = join(outer, 'dist');
  await mkdir(join(dir, 'words'), { recursive: true });
  await writeFile(join(outer, 'secret.txt'), 'secret');
  await writeFile(join(dir, 'index.html'), PAGE);
  await writeFile(join(dir, 'a_bg.wasm'), Buffer.from('0061736d', 'hex'));
  await writeFile(join(dir, 'words', 'en.json'), '{}');
  await writeFile(join(dir, 'other.html'), OTHER);
  for (const name of NAMED) await writeFile(join(dir, name), '');
});
after(() => rm(outer, { recursive: true }));

/** One request whose path is sent as it stands, which `fetch` would tidy up first. */
async function get(options, path, method = 'GET') {
  const site = await serve({ dir, ...options });
  try {
    const { port } = new URL(site.url);
    return await new Promise((done, fail) => {
      request({ host: '127.0.0.1', port, path, method }, async (response) => {
        let body = '';
        for await (const part of response) body += part;
        done({ status: response.statusCode, headers: response.headers, body });
      })
        .on('error', fail)
        .end();
    });
  } finally {
    await site.close();
  }
}

test('a program is sent with the type that lets it be compiled as it arrives', async () => {
  assert.equal((await get({}, '/a_bg.wasm')).headers['content-type'], 'application/wasm');
});

test('below a path, that path alone is served', async () => {
  const base = '/news/today/';
  assert.equal((await get({ base }, '/news/today/')).body, PAGE);
  assert.equal((await get({ base }, '/news/today/words/en.json')).status, 200);
  assert.equal((await get({ base }, '/news/today')).headers.location, base);
  assert.equal((await get({ base }, '/')).status, 404);
  assert.equal((await get({ base }, '/words/en.json')).status, 404);
});

describe('nothing outside the folder is sent', () => {
  for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/words/..%2f..%2fsecret.txt', '/%00', '/%', '//']) {
    test(path, async () => {
      const { status, body } = await get({}, path);
      assert.notEqual(body, 'secret');
      assert.ok(status === 404 || body === PAGE, `${status} ${body}`);
    });
  }
});

test('only reading is answered', async () => {
  assert.equal((await get({}, '/', 'POST')).status, 405);
  const head = await get({}, '/', 'HEAD');
  assert.deepEqual([head.body, head.headers['content-length']], ['', String(PAGE.length)]);
});

test('the settings stay data, whatever is in them', async () => {
  const config = { twin: 'http://127.0.0.1:9', note: '</script><script>$& "quoted"' };
  const html = withConfig(PAGE, config);
  const [, json] = /<script[^>]*id="wcd-config">([^<]*)<\/script>/.exec(html);
  assert.deepEqual(JSON.parse(json), config);
  assert.ok(html.endsWith('<p>page'));
  assert.throws(() => withConfig('<p>no block', config));
});

test('the settings go into the page and into no other', async () => {
  const config = { assets: ['BTC'] };
  assert.match((await get({ config }, '/')).body, /"assets"/);
  assert.equal((await get({ config }, '/other.html')).body, OTHER);
});

test('what is named by its content is kept for good, and nothing else', async () => {
  const kept = async (name) => (await get({}, `/${name}`)).headers['cache-control'];
  for (const name of NAMED) assert.equal(await kept(name), 'public, max-age=31536000, immutable', name);
  for (const name of ['', 'a_bg.wasm', 'other.html']) assert.equal(await kept(name), 'no-cache', name);
});

test('the policy lets in the twin by name and no other plain host', async () => {
  const policy = (await get({ config: { twin: 'http://127.0.0.1:9' } }, '/')).headers['content-security-policy'];
  assert.match(policy, /connect-src 'self' https: wss: http:\/\/127\.0\.0\.1:9 ws:\/\/127\.0\.0\.1:9;/);
  assert.doesNotMatch(strictPolicy(), /http:|unsafe-inline|'unsafe-eval'/);
  assert.equal((await get({ csp: null }, '/')).headers['content-security-policy'], undefined);
});

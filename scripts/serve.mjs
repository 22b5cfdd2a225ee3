#!/usr/bin/env node
// Serves a folder as a static host would, with the strictest headers the page promises to work
// under. For `make serve`, the demo and the tests.
//
//   node scripts/serve.mjs [--dir dist] [--host 127.0.0.1] [--port 8080] [--base /]
//                          [--config JSON] [--csp POLICY|off]
//
// --base   serves everything below this path only
// --config puts this JSON into the page's <script type="application/json" id="wcd-config">
// --csp    replaces the Content-Security-Policy; `off` sends none

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.ftl': 'text/plain; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** A name that says what is in the file: it can be kept for good. */
const HASHED = /-[0-9a-f]{16}(_bg|_rest)?\.[a-z]+$/;

/**
 * The Content-Security-Policy that the page promises to work under.
 * @param {string} connect what it may ask beside its own origin
 */
export function contentPolicy(connect) {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "frame-src 'self'",
    `connect-src 'self' ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The same with any venue allowed. A stand-in on this machine is let in by name. */
export function strictPolicy(twin) {
  const local = twin ? ` ${twin} ${twin.replace(/^http/, 'ws')}` : '';
  return contentPolicy(`https: wss:${local}`);
}

/** Puts the settings into the page's configuration block. */
export function withConfig(html, config) {
  // "<" would end the element early; the escape means the same in JSON.
  const json = JSON.stringify(config).replaceAll('<', '\\u003c');
  const block = `<script type="application/json" id="wcd-config">${json}</script>`;
  const old = /<script\b[^>]*\bid=["']?wcd-config\b[^>]*>[^<]*<\/script>/i;
  if (!old.test(html)) throw new Error('the page has no wcd-config block');
  return html.replace(old, () => block);
}

/** The file a URL path names, or null if it is outside the base or the folder. */
function fileFor(pathname, base, dir) {
  if (!pathname.startsWith(base)) return null;
  let rest;
  try {
    rest = decodeURIComponent(pathname.slice(base.length));
  } catch {
    return null;
  }
  if (rest.includes('\0')) return null;
  if (rest === '' || rest.endsWith('/')) rest += 'index.html';
  const file = normalize(join(dir, rest));
  return file.startsWith(dir + sep) ? file : null;
}

/**
 * Starts a server. `port: 0` takes a free one.
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function serve({
  dir = 'dist',
  host = '127.0.0.1',
  port = 0,
  base = '/',
  config = null,
  csp = strictPolicy(config?.twin),
} = {}) {
  const folder = resolve(dir);
  const prefix = `/${base}/`.replaceAll(/\/+/g, '/');
  await readFile(join(folder, 'index.html')); // fails here, not at the first visit

  const server = createServer(async (request, response) => {
    const headers = {
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-cache',
      // A sandboxed frame has no origin, so its own files are another's; and a page with a
      // Cross-Origin-Embedder-Policy takes in only what allows it.
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    };
    if (csp) headers['Content-Security-Policy'] = csp;
    const answer = (status, body, more = {}) => {
      response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body), ...more });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    const plain = { 'Content-Type': 'text/plain; charset=utf-8' };

    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return answer(405, 'method not allowed\n', { ...plain, Allow: 'GET, HEAD' });
    }
    const [pathname] = request.url.split(/[?#]/);
    if (`${pathname}/` === prefix) return answer(301, '', { Location: prefix });
    const file = fileFor(pathname, prefix, folder);
    if (!file) return answer(404, 'not found\n', plain);
    try {
      let body = await readFile(file);
      if (config && file === join(folder, 'index.html')) body = withConfig(body.toString(), config);
      const more = { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' };
      if (HASHED.test(file)) more['Cache-Control'] = 'public, max-age=31536000, immutable';
      answer(200, body, more);
    } catch (error) {
      if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes(error.code)) answer(404, 'not found\n', plain);
      else answer(500, `${error.message}\n`, plain);
    }
  });

  await new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, done);
  });
  return {
    url: `http://${host}:${server.address().port}${prefix}`,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

async function main() {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string', default: 'dist' },
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '8080' },
      base: { type: 'string', default: '/' },
      config: { type: 'string' },
      csp: { type: 'string' },
    },
  });
  const options = { dir: values.dir, host: values.host, port: Number(values.port), base: values.base };
  if (values.config) options.config = JSON.parse(values.config);
  if (values.csp) options.csp = values.csp === 'off' ? null : values.csp;
  try {
    const site = await serve(options);
    console.log(`Serving ${values.dir} on ${site.url} (Ctrl-C ends it)`);
  } catch (error) {
    const why =
      error.code === 'EADDRINUSE'
        ? `port ${values.port} is taken; choose another one, for example PORT=8081`
        : error.message;
    console.error(`error: ${why}`);
    process.exit(1);
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main();

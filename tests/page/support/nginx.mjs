// A real nginx with the site and the relay as docs/ has them, in a folder of its own, by no
// privileged user's rights.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { relay, written } from '../../../scripts/hosting.mjs';
import { withConfig } from '../../../scripts/serve.mjs';
import { DIST } from './site.mjs';

const NGINX = process.env.WCD_NGINX || '/usr/sbin/nginx';

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Resolves once something listens there. */
async function listening(port, ended) {
  for (let tries = 0; tries < 200; tries++) {
    const socket = connect(port, '127.0.0.1');
    const outcome = await Promise.race([once(socket, 'connect').then(() => 'up', () => 'down'), ended]);
    socket.destroy();
    if (outcome === 'up') return;
    if (outcome !== 'down') throw new Error(`nginx ended: ${outcome}`);
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error('nginx does not listen');
}

/** Starts nginx in a folder of its own, `home`; `http` is what stands in its http block. */
async function start(home, port, http) {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${join(home, kind)};`);
  const root = process.getuid() === 0 ? 'user root;' : '';
  await writeFile(
    join(home, 'nginx.conf'),
    `${root} daemon off; master_process on; worker_processes 1; pid ${join(home, 'pid')};
error_log stderr warn;
events { worker_connections 2048; }
http {
    log_format asked '$request_method $request_uri $upstream_cache_status';
    access_log off;
    types { text/html html; text/css css; text/javascript js; application/wasm wasm; application/json json; }
    ${temporary.join('\n    ')}
${http}
}
`,
  );
  const process_ = spawn(NGINX, ['-p', home, '-e', 'stderr', '-c', join(home, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  process_.stderr.on('data', (text) => (said += text));
  const ended = once(process_, 'exit').then(([code]) => `${code} ${said}`, String);
  await listening(port, ended);
  return {
    url: `http://127.0.0.1:${port}/`,
    said: () => said,
    close: async () => {
      process_.kill('SIGTERM');
      await ended;
      await rm(home, { recursive: true });
    },
  };
}

/**
 * The site and its relay.
 * @param {object[]} feeds what `wcd feeds` lists
 * @param {string} upstream the stand-in's address
 * @returns {Promise<{url: string, relayed: () => Promise<string[]>, close: () => Promise<void>}>}
 *   `relayed` are all requests that the relay was asked, each `METHOD PATH OUTCOME`
 */
export async function nginx(feeds, upstream) {
  const home = await mkdtemp(join(tmpdir(), 'wcd-nginx-'));
  const port = await freePort();
  const site = join(home, 'site');
  await cp(DIST, site, { recursive: true });
  const page = await readFile(join(site, 'index.html'), 'utf8');
  await writeFile(join(site, 'index.html'), withConfig(page, { relay: '/relay' }));
  const { http, server } = relay(feeds, { upstream, cache: join(home, 'cache') });
  const files = written(feeds);
  const log = join(home, 'relayed.log');
  const started = await start(
    home,
    port,
    `${http}
${files['docs/nginx/site-http.conf']}
    server {
        listen 127.0.0.1:${port} backlog=2048;
        root ${site};
        location / {
${files['docs/nginx/headers.conf']}
        }
${server.replace('internal;', `internal;\n    access_log ${log} asked;`)}
    }`,
  );
  return {
    ...started,
    relayed: async () => (await readFile(log, 'utf8')).split('\n').filter(Boolean),
  };
}

/**
 * Caches before a site, as a CDN has them in its places: each keeps what it is told to keep, for as
 * long as it is told, and knows nothing of the others or of the site.
 * @param {number} count how many
 * @param {string} origin the site's address
 * @returns {Promise<{urls: string[], close: () => Promise<void>}>}
 */
export async function edges(count, origin) {
  const home = await mkdtemp(join(tmpdir(), 'wcd-edges-'));
  const ports = [];
  while (ports.length < count) ports.push(await freePort());
  const servers = ports.map(
    (port, index) => `
    proxy_cache_path ${join(home, `cache-${index}`)} levels=1:2 keys_zone=edge${index}:4m max_size=200m use_temp_path=off;
    server {
        listen 127.0.0.1:${port} backlog=2048;
        location / {
            proxy_pass ${new URL(origin).origin};
            proxy_cache edge${index};
            proxy_cache_key $request_uri;
            # A CDN asks its origin once for all who wait, and renews behind their backs.
            proxy_cache_lock on;
            proxy_cache_lock_age 10s;
            proxy_cache_lock_timeout 10s;
            proxy_cache_background_update on;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_buffers 16 64k;
            proxy_busy_buffers_size 128k;
            add_header X-Edge $upstream_cache_status always;
        }
    }`,
  );
  const { close } = await start(home, ports[0], servers.join('\n'));
  return { urls: ports.map((port) => `http://127.0.0.1:${port}/`), close };
}

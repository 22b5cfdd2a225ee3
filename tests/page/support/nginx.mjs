// A real nginx with the site and the relay as docs/ has them, in a folder of its own, by no
// privileged user's rights.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { policy, relay } from '../../../scripts/hosting.mjs';
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

/**
 * @param {object[]} feeds what `wcd feeds` lists
 * @param {string} upstream the stand-in's address
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function nginx(feeds, upstream) {
  const home = await mkdtemp(join(tmpdir(), 'wcd-nginx-'));
  const port = await freePort();
  const site = join(home, 'site');
  await cp(DIST, site, { recursive: true });
  const page = await readFile(join(site, 'index.html'), 'utf8');
  await writeFile(join(site, 'index.html'), withConfig(page, { relay: '/relay' }));
  const { http, server } = relay(feeds, { upstream, cache: join(home, 'cache') });
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${join(home, kind)};`);
  const root = process.getuid() === 0 ? 'user root;' : '';
  await writeFile(
    join(home, 'nginx.conf'),
    `${root} daemon off; master_process on; worker_processes 1; pid ${join(home, 'pid')};
error_log stderr warn;
events { worker_connections 2048; }
http {
    access_log off;
    types { text/html html; text/css css; text/javascript js; application/wasm wasm; application/json json; }
    ${temporary.join('\n    ')}
${http}
    server {
        listen 127.0.0.1:${port} backlog=2048;
        root ${site};
        location / { add_header Content-Security-Policy "${policy(feeds)}" always; }
${server}
    }
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

// A twin for the tests of this folder, and ccxt's exchanges pointed at it.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import ccxt from 'ccxt';

const root = new URL('../../', import.meta.url);
const binary = process.env.WCD_BIN ?? new URL('target/debug/wcd', root).pathname;
const file = new URL('tests/scenarios/leveraged-unwind.json', root).pathname;

/** The scenario that the tests play. */
export const scenario = JSON.parse(readFileSync(file, 'utf8'));

/**
 * Starts a twin on a free port. It stands still unless told to go on; its end is the last full
 * hour but one, so that no hour begins between the end and a request.
 */
export async function startTwin({ live = false, end } = {}) {
  const args = ['twin', file, ...(live ? [] : ['--still']), ...(end ? ['--end', String(end)] : [])];
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const origin = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => {
      resolve(line.slice(line.indexOf('http')));
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the twin ended with ${code}`)));
  });
  return {
    origin,
    /** One of the twin's own pages. */
    own: async (page) => (await fetch(`${origin}/_twin/${page}`)).json(),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill();
      }),
  };
}

// Every address of `urls`, however deep, with the venue's host as the first part of the path.
function moved(urls, origin) {
  if (typeof urls === 'string') {
    return urls
      .replace(/^https:\/\//, `${origin}/`)
      .replace(/^wss:\/\//, `${origin.replace('http', 'ws')}/`);
  }
  if (urls === null || typeof urls !== 'object') return urls;
  return Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, moved(url, origin)]));
}

/** A ccxt exchange whose addresses lead to the twin, and which refuses to ask anywhere else. */
export function exchange(name, origin, { pro = false, ...options } = {}) {
  const made = new (pro ? ccxt.pro : ccxt)[name]({ enableRateLimit: false, ...options });
  made.urls = moved(made.urls, origin);
  made.fetchImplementation = (url, request) => {
    if (!url.startsWith(`${origin}/`)) throw new Error(`${name} asks elsewhere: ${url}`);
    return fetch(url, request);
  };
  return made;
}

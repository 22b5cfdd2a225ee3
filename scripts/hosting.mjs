#!/usr/bin/env node
// What a host needs to know of the venues, written from the list of feeds, so that it cannot differ
// from what the page does: the policy, the relay, and the table of hosts in docs/trust.md.
//
//   node scripts/hosting.mjs           writes the files below docs/
//   node scripts/hosting.mjs --check   says which of them are not what they should be
//
// The list comes from `target/debug/wcd feeds` (or WCD_BIN).

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentPolicy } from './serve.mjs';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** Every feed: `[{venue, feed, url, socket, every_seconds, yields}]`. */
export function feeds(wcd = process.env.WCD_BIN || `${ROOT}target/debug/wcd`) {
  return JSON.parse(execFileSync(wcd, ['feeds', '--format', 'json'], { encoding: 'utf8' }));
}

// --- The policy -----------------------------------------------------------------------------------

/** The origins that the page connects to, in order: `https:` first. */
export function origins(list) {
  const urls = list.flatMap(({ url, socket }) => [url.replace(/^POST /, ''), socket ?? []].flat());
  const all = urls.map((url) => /^(https|wss):\/\/[^/\s?]+/.exec(url)[0]);
  return [...new Set(all)].sort();
}

/** The Content-Security-Policy of the page, with every origin that it may ask by name. */
export const policy = (list) => contentPolicy(origins(list).join(' '));

/** How long the page's files may be kept, as lines for nginx's `http`. */
const SITE = `# How long the page's files may be kept: for nginx's http block, such as /etc/nginx/conf.d/wcd-site.conf.
# headers.conf sends it. Written by scripts/hosting.mjs.

map $uri $wcd_keep {
    # Under one name for good: browsers ask again after a minute, caches between after five.
    default "public, max-age=60, s-maxage=300, stale-while-revalidate=300, stale-if-error=86400";
    # Named by what is in it.
    "~-[0-9a-f]{16}(_bg|_rest)?\\.(js|css|wasm)$" "public, max-age=31536000, immutable";
}
`;

/** What nginx sends with the page, as lines to include in its `location`. */
function headers(list) {
  return `# Headers of the page, for nginx: include it in the location that serves dist/. It needs site-http.conf.
# Written by scripts/hosting.mjs from \`wcd feeds\`.
gzip on;
gzip_vary on;
gzip_proxied any;
gzip_types text/css text/javascript text/plain application/javascript application/json application/wasm;
add_header Cache-Control $wcd_keep;
add_header Content-Security-Policy "${policy(list)}" always;
add_header Access-Control-Allow-Origin "*" always;
add_header Cross-Origin-Resource-Policy "cross-origin" always;
add_header Referrer-Policy "no-referrer" always;
add_header X-Content-Type-Options "nosniff" always;
`;
}

// --- The relay ------------------------------------------------------------------------------------

const quoted = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** What may stand for `{symbol}` and the like: no slash, no dots in a row to climb with. */
const PART = '[A-Za-z0-9_%-]{1,60}';
const VALUE = '[A-Za-z0-9_.,:%+-]{1,300}';

/** The address of a feed, as a pattern of method and path below the relay's base. */
function pattern({ feed, url }) {
  const [, post, host, path, query] = /^(POST )?https:\/\/([^/?\s]+)([^?\s]*)(?:\?(\S*))?/.exec(url);
  const place = quoted(host) + path.split(/\{\w+\}/).map(quoted).join(PART);
  if (post) return { method: 'POST', place: `${place}\\?${quoted(feed)}` };
  if (!query) return { method: 'GET', place };
  const named = query.split('&').map((pair) => /^([^=]+)=(.*)$/.exec(pair).slice(1));
  const one = named.map(([name, value]) => `${quoted(name)}=${/\{/.test(value) ? VALUE : quoted(value)}`);
  // What tells this feed from others at the same path has to be there.
  const must = named.filter(([, value]) => !/\{/.test(value)).map(([name, value]) => `(?=(?:[^?]*&)?${quoted(name)}=${quoted(value)}(?:&|$))`);
  const any = `(?:${one.join('|')})`;
  return { method: 'GET', place: `${place}\\?${must.join('')}${any}(?:&${any}){0,${named.length - 1}}` };
}

/**
 * How long the relay keeps an answer, in seconds: as long as a page waits before it asks again, or a
 * quarter of that where a page waits for long, so that what it gets is not twice as old.
 */
const lifetime = (every) => Math.min(every, Math.max(60, every / 4));

/**
 * What the relay answers: `[{feed, method, pattern, seconds}]`, each pattern of a whole path below
 * the base.
 */
export function relayed(list) {
  return list
    .filter(({ url }) => /^(POST )?https:/.test(url))
    .map((feed) => {
      const { method, place } = pattern(feed);
      return { feed: `${feed.venue}/${feed.feed}`, method, pattern: place, seconds: lifetime(feed.every_seconds) };
    });
}

/**
 * The relay's two files for nginx.
 * @param {object[]} list the feeds
 * @param {object} [options]
 * @param {string} [options.base]     the path it lives under
 * @param {string} [options.upstream] what stands before a venue's host; a stand-in in tests
 * @param {string} [options.cache]    the folder of the cache
 * @param {string} [options.resolver] the name server
 */
export function relay(list, { base = '/relay', upstream = 'https:/', cache = '/var/cache/nginx/wcd', resolver = '127.0.0.53' } = {}) {
  const all = relayed(list);
  const lives = [...new Set(all.map(({ seconds }) => seconds))].sort((a, b) => a - b);
  const rows = all.map(({ feed, method, pattern: place, seconds }) => `    # ${feed}\n    "~^${method} ${quoted(base)}/${place}$" ${seconds};`);
  // What nobody asked for in ten minutes is thrown away: the first reader after a quiet night must not
  // get the evening's figures while they are renewed.
  const http = `# The relay, part one: for nginx's http block, such as /etc/nginx/conf.d/wcd-relay.conf.
# Written by scripts/hosting.mjs from \`wcd feeds\`: do not edit the list, write it again.

proxy_cache_path ${cache} levels=1:2 keys_zone=wcd:10m max_size=500m inactive=10m use_temp_path=off;

# How long an answer is kept, in seconds. What is not here is refused.
map "$request_method $request_uri" $wcd_life {
    default "";
${rows.join('\n')}
}

# The venue's address: what follows the base, as it was sent. A post's feed is named for this list
# alone.
map "$request_method $request_uri" $wcd_place {
    default "";
    "~^GET ${quoted(base)}/(?<wcd_get>.+)$" $wcd_get;
    "~^POST ${quoted(base)}/(?<wcd_post>[^?]+)\\?" $wcd_post;
}

# How long caches before this one, such as a CDN's, may keep an answer: for a lifetime, and for one
# more while they renew it. A failure is kept by nobody.
map $status $wcd_kept {
    default "no-store";
    200 "public, max-age=0, s-maxage=$wcd_life, stale-while-revalidate=$wcd_life, stale-if-error=600";
}
`;
  const kept = lives.map(
    (seconds) => `
    location = /.wcd-life/${seconds} {
        proxy_cache_valid 200 ${seconds}s;
        proxy_cache_valid any 10s;
        proxy_pass ${upstream}/$wcd_place;
    }`,
  );
  const server = `# The relay, part two: for the server block of the site that the page is on.
# Written by scripts/hosting.mjs from \`wcd feeds\`.

location ^~ ${base}/ {
    # A sandboxed frame has no origin and asks before it posts.
    if ($request_method = OPTIONS) {
        add_header Access-Control-Allow-Origin "*";
        add_header Access-Control-Allow-Methods "GET, POST";
        add_header Access-Control-Allow-Headers "content-type";
        add_header Access-Control-Max-Age 86400;
        return 204;
    }
    if ($wcd_life = "") {
        return 404;
    }
    rewrite ^ /.wcd-life/$wcd_life last;
}

location ^~ /.wcd-life/ {
    internal;

    # Readers of one lifetime get one answer, asked for once. While it is renewed, or the venue is
    # down, they get the one before.
    proxy_cache wcd;
    proxy_cache_key "$request_method $wcd_place $request_body";
    proxy_cache_methods GET HEAD POST;
    proxy_cache_lock on;
    proxy_cache_lock_age 10s;
    proxy_cache_lock_timeout 10s;
    proxy_cache_background_update on;
    proxy_cache_use_stale updating error timeout invalid_header http_429 http_500 http_502 http_503 http_504;
    proxy_ignore_headers Cache-Control Expires Set-Cookie Vary X-Accel-Expires;

    # Nothing of the reader's goes on: no cookie, address or browser.
    proxy_pass_request_headers off;
    proxy_set_header Content-Type "application/json";
    proxy_set_header Accept-Encoding "";
    proxy_set_header User-Agent "why-crypto-down relay";
    proxy_set_header Connection "";
    proxy_http_version 1.1;
    client_max_body_size 2k;
    client_body_buffer_size 4k;

    # The resolver of this machine; venues' addresses change.
    resolver ${resolver} valid=60s;
    proxy_ssl_server_name on;
    proxy_ssl_verify on;
    proxy_ssl_verify_depth 4;
    proxy_ssl_trusted_certificate /etc/ssl/certs/ca-certificates.crt;
    proxy_connect_timeout 3s;
    proxy_read_timeout 8s;
    # The largest answers, whole lists of contracts, are a few megabytes.
    proxy_buffer_size 16k;
    proxy_buffers 16 64k;
    proxy_busy_buffers_size 128k;

    proxy_hide_header Set-Cookie;
    proxy_hide_header Vary;
    proxy_hide_header Cache-Control;
    proxy_hide_header Expires;
    proxy_hide_header Access-Control-Allow-Origin;
    proxy_hide_header Access-Control-Allow-Credentials;
    add_header Access-Control-Allow-Origin "*" always;
    add_header Access-Control-Expose-Headers "X-Answered, Retry-After" always;
    add_header Cache-Control $wcd_kept always;
    add_header X-Cache $upstream_cache_status always;
    # When the venue did: by it a page knows how old a kept answer is.
    add_header X-Answered $upstream_http_date always;
${kept.join('\n')}
}
`;
  return { http, server };
}

// --- Words ----------------------------------------------------------------------------------------

const WHAT = {
  candle: 'prices of the past', contract_spec: 'contract sizes', depth: 'order books', derivatives_total: 'totals',
  funding: 'funding rates', implied_volatility: 'implied volatility', liquidation: 'liquidations',
  liquidation_bar: 'liquidation totals', long_short: 'accounts long and short', open_interest: 'open interest',
  risk_tier: 'margin tables', taker_flow: 'taker volume', ticker: 'prices',
};

/** Which hosts a reader's browser contacts, and what for. */
export function table(list) {
  const hosts = new Map();
  for (const { venue, url, socket, yields } of list) {
    for (const address of [url.replace(/^POST /, ''), socket ?? []].flat()) {
      const host = /^\w+:\/\/([^/\s?]+)/.exec(address)[1];
      const row = hosts.get(host) ?? { venue, why: new Set() };
      for (const kind of yields) row.why.add(WHAT[kind] ?? kind.replaceAll('_', ' '));
      hosts.set(host, row);
    }
  }
  const rows = [...hosts].map(([host, { venue, why }]) => `| ${venue} | \`${host}\` | ${[...why].sort().join(', ')} |`);
  return ['| venue | host | asked for |', '| --- | --- | --- |', ...rows].join('\n');
}

const between = (text, name, inside) => {
  const marks = new RegExp(`(<!-- ${name} -->\\n)[^]*?(<!-- end ${name} -->)`);
  if (!marks.test(text)) throw new Error(`no place for ${name}`);
  return text.replace(marks, (_, start, end) => `${start}${inside}\n${end}`);
};

/** Every file that is written, with what should be in it. */
export function written(list) {
  const { http, server } = relay(list);
  const trust = readFileSync(`${ROOT}docs/trust.md`, 'utf8');
  const hosting = readFileSync(`${ROOT}docs/hosting.md`, 'utf8');
  return {
    'docs/nginx/relay-http.conf': http,
    'docs/nginx/relay-server.conf': server,
    'docs/nginx/site-http.conf': SITE,
    'docs/nginx/headers.conf': headers(list),
    'docs/trust.md': between(trust, 'hosts', table(list)),
    'docs/hosting.md': between(hosting, 'policy', `\`\`\`\n${policy(list).replaceAll('; ', ';\n').replace(/ (?=https:|wss:)/g, '\n  ')}\n\`\`\``),
  };
}

function main() {
  const differing = Object.entries(written(feeds())).filter(([file, text]) => {
    let old;
    try {
      old = readFileSync(ROOT + file, 'utf8');
    } catch {
      old = null;
    }
    return old !== text;
  });
  const check = process.argv.includes('--check');
  for (const [file, text] of differing) {
    if (!check) writeFileSync(ROOT + file, text);
    console.log(`${check ? 'not up to date' : 'written'}: ${file}`);
  }
  if (check && differing.length > 0) process.exit(1);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) main();

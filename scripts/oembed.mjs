#!/usr/bin/env node
// Writes oembed.json beside the page: what a content system shows for the page's address. The answer
// is the same for every question, so a static file is all that it takes.
//
//   scripts/oembed.mjs DIST https://example.org/why-crypto-down/ [--card card.png]

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { card: { type: 'string' } } });
const [dir, address] = positionals;
const home = dir && address && URL.canParse(address) && new URL(address);
if (!home || !/^https?:$/.test(home.protocol)) {
  console.error('usage: scripts/oembed.mjs DIST https://example.org/why-crypto-down/ [--card FILE]');
  process.exit(2);
}

home.hash = home.search = '';
if (!home.pathname.endsWith('/')) home.pathname += '/';

const TITLE = 'Why is crypto down today?';
const [width, height] = [640, 900];
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

// The frame of docs/embedding.md. WordPress puts a fragment of its own behind the address.
const frame =
  `<iframe src="${escaped(`${home}?view=compact`)}" title="${TITLE}" width="100%" height="${height}"` +
  ' sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" allow="clipboard-write" loading="lazy" referrerpolicy="no-referrer"></iframe>';

const answer = {
  version: '1.0',
  type: 'rich',
  title: TITLE,
  provider_name: TITLE,
  provider_url: String(home),
  html: frame,
  width,
  height,
  // A picture that `wcd card` keeps up to date there.
  ...(values.card && { thumbnail_url: String(new URL(values.card, home)), thumbnail_width: 1200, thumbnail_height: 630 }),
};
writeFileSync(join(dir, 'oembed.json'), `${JSON.stringify(answer)}\n`);

console.log('For the head of pages that stand for the panel:');
console.log(`<link rel="alternate" type="application/json+oembed" href="${escaped(`${home}oembed.json`)}" title="${TITLE}">`);

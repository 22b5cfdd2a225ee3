// The page that writes the snippet: what it says to copy is what works, and only that.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, visit } from './support/browser.mjs';
import { article, host } from './support/host.mjs';
import { DIST, site } from './support/site.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function builder(work) {
  const home = await site();
  const guest = await visit(browser);
  try {
    await guest.page.goto(`${home.url}builder.html`);
    await guest.page.waitForFunction(() => document.getElementById('snippet').value);
    await work({ ...guest, home, snippet: () => guest.page.inputValue('#snippet') });
  } finally {
    await guest.close();
    await home.close();
  }
}

test('under the strict policy it previews what it writes', async () => {
  await builder(async ({ page, problems, home, snippet }) => {
    await page.fill('[name=assets]', 'SOL');
    await page.selectOption('[name=theme]', 'dark');
    assert.match(await snippet(), /<why-crypto-down assets="SOL" theme="dark">/);
    await page.waitForFunction(() => document.querySelector('why-crypto-down')?.shadowRoot?.querySelector('iframe')?.src.endsWith('#assets=SOL&theme=dark'));
    const inside = () => page.frames().find((frame) => frame.url() === `${home.url}#assets=SOL&theme=dark`);
    while (!inside()) await page.waitForTimeout(50);
    await inside().waitForSelector('html[data-boot="running"]', { state: 'attached' });
    assert.deepEqual(problems.csp, []);
  });
});

test('each form of the snippet shows a panel in an article', async () => {
  for (const form of ['element', 'hashed', 'frame']) {
    await builder(async ({ page, context, home, snippet }) => {
      await page.waitForFunction(() => document.querySelector('[value=hashed]'));
      await page.selectOption('[name=form]', form);
      if (form === 'hashed') await page.waitForFunction(() => document.getElementById('snippet').value.includes('sha384-'));
      const paper = await host({ '/': article(await snippet()) });
      const reader = await context.newPage();
      try {
        await reader.goto(paper.url);
        const inside = () => reader.frames().find((frame) => frame.url().startsWith(`${home.url}#assets=`));
        while (!inside()) await reader.waitForTimeout(50);
        await inside().waitForSelector('html[data-boot="running"]', { state: 'attached' });
      } finally {
        await reader.close();
        await paper.close();
      }
    });
  }
});

test('a panel without a frame is previewed and written as one', async () => {
  await builder(async ({ page, problems, snippet }) => {
    await page.selectOption('[name=mode]', 'inline');
    assert.match(await snippet(), /<why-crypto-down assets="BTC,ETH,SOL,XRP" mode="inline">/);
    await page.waitForSelector('#preview .wcd-root[data-boot="running"]');
    assert.deepEqual(problems.csp, []);
    // A frame is a frame.
    await page.selectOption('[name=form]', 'frame');
    assert.doesNotMatch(await snippet(), /inline/);
  });
});

test('what is typed stays text', async () => {
  await builder(async ({ page, snippet }) => {
    await page.fill('[name=assets]', '"><script>globalThis.__ran=1</script>');
    await page.dispatchEvent('[name=assets]', 'change');
    const written = await snippet();
    assert.ok(written.includes('assets="&quot;&gt;&lt;script&gt;'), written);
    assert.equal(await page.evaluate(() => globalThis.__ran), undefined);
  });
});

test('the hash is that of the file', () => {
  const { file, integrity } = JSON.parse(readFileSync(join(DIST, 'embed.json'), 'utf8'));
  const bytes = readFileSync(join(DIST, file));
  assert.equal(integrity, `sha384-${createHash('sha384').update(bytes).digest('base64')}`);
  assert.deepEqual(bytes, readFileSync(join(DIST, 'embed.js')));
});

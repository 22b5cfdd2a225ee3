// Every language fits a narrow column, and axe-core finds nothing in it.

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { unfold, violations } from './support/axe.mjs';
import { launch } from './support/browser.mjs';
import { overhang } from './support/panel.mjs';
import { inViews } from './support/views.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

// The words are read by axe-core, too: contrast, names and languages are theirs.
describe('in every language nothing sticks out at 320 px, and axe-core finds nothing', () => {
  const narrow = { viewport: { width: 320, height: 700 } };
  for (const tag of ['en', 'de', 'es', 'fr', 'pt', 'tr', 'ja', 'ko', 'zh']) {
    test(tag, async () => {
      const views = ['', '&view=compact'].map((view) => ({ hash: `#locale=${tag}${view}`, ...narrow }));
      await inViews(browser, 'leveraged-unwind', [], views, async ({ page, view }) => {
        assert.equal(await page.getAttribute('html', 'lang'), tag);
        assert.equal(await overhang(page), 0, view);
        await unfold(page);
        assert.equal(await overhang(page), 0, `${view} unfolded`);
        assert.deepEqual(await violations(page), [], view);
      });
    });
  }
});

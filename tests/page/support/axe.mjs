// What axe-core finds on a page, and how much it looked at.

import { after } from 'node:test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What was looked at so far. */
const looked = { pages: 0, rules: 0 };
after(() => console.log(`# axe-core looked at ${looked.pages} pages, on which a rule held ${looked.rules} times`));

/** What axe-core finds, a line each. */
export async function violations(page) {
  // As the browser's own, past the page's policy; a script element would be refused.
  await page.evaluate(AXE);
  const found = await page.evaluate(
    (rules) => globalThis.axe.run(document, { runOnly: rules, resultTypes: ['violations'] }),
    RULES,
  );
  looked.pages += 1;
  looked.rules += found.passes.length;
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}

/** Unfolds what is folded, so that it is looked at too. */
export const unfold = (page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    document.querySelector('[aria-expanded="false"]')?.click();
  });

// The panel of one stand-in in several views: sizes, themes, languages, kinds of it.

import { visit } from './browser.mjs';
import { settled } from './panel.mjs';
import { site } from './site.mjs';
import { twin } from './twin.mjs';

/** Opens each of `views` of one stand-in and hands it to `work`, which gets `{page, view}`. */
export async function inViews(browser, scenario, faults, views, work, settings = {}) {
  const world = await twin(scenario, faults);
  const home = await site({ config: { twin: world.url, ...settings } });
  try {
    for (const { hash = '', ...context } of views) {
      const guest = await visit(browser, context);
      try {
        await guest.page.goto(home.url + hash);
        await settled(guest.page, 120_000);
        await work({ page: guest.page, view: `${hash} ${context.colorScheme ?? ''}` });
      } finally {
        await guest.close();
      }
    }
  } finally {
    await home.close();
    await world.close();
  }
}

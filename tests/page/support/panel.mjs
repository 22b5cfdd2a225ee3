// Reads the panel as a reader's browser holds it.

/** Every figure on the page: `[{id, value, state, text}]`; `value` is null where there is none. */
export function figures(page) {
  return page.$$eval('[data-figure]', (elements) =>
    elements.map((element) => ({
      id: element.dataset.figure,
      value: element.dataset.value === '' ? null : Number(element.dataset.value),
      state: element.dataset.state,
      text: element.textContent.trim(),
    })),
  );
}

/** Adds up how far things moved without the reader's doing; call before `page.goto`. */
export async function watchShifts(page) {
  await page.addInitScript(() => {
    globalThis.__shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.hadRecentInput) continue;
        const moved = entry.sources.map(({ node, previousRect: a, currentRect: b }) => {
          const name = node?.className || node?.nodeName || '?';
          return `${name} ${a.x},${a.y} ${a.width}x${a.height} -> ${b.x},${b.y} ${b.width}x${b.height}`;
        });
        globalThis.__shifts.push({ value: entry.value, moved });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** `{total, moved}` of all shifts so far. */
export async function shifts(page) {
  const all = await page.evaluate(() => globalThis.__shifts);
  return {
    total: all.reduce((sum, { value }) => sum + value, 0),
    moved: all.flatMap(({ moved }) => moved),
  };
}

/** How much wider the page is than its window, in px, counting what its parts keep to themselves. */
export function overhang(page) {
  return page.evaluate(() => {
    // What sticks out of a part with layout containment widens nothing around it; it is cut off instead.
    const open = new CSSStyleSheet();
    open.replaceSync('.wcd * { contain: none !important; }');
    document.adoptedStyleSheets.push(open);
    const { scrollWidth, clientWidth } = document.documentElement;
    document.adoptedStyleSheets.pop();
    return scrollWidth - clientWidth;
  });
}

/** Waits until a figure has a value, and returns it. */
export async function valueOf(page, id, timeout = 30_000) {
  const handle = await page.waitForFunction(
    (name) => document.querySelector(`[data-figure="${name}"]`)?.dataset.value || null,
    id,
    { timeout },
  );
  return Number(await handle.jsonValue());
}

/** Waits until no venue is waited for any more and two refreshes have gone by. */
export async function settled(page, timeout = 60_000) {
  await page.waitForFunction(
    () => document.querySelector('[data-settled="true"]') !== null,
    null,
    { timeout },
  );
  const before = await page.getAttribute('.wcd-status', 'data-as-of');
  await page.waitForFunction(
    (past) => Number(document.querySelector('.wcd-status').dataset.asOf) > past + 1_000,
    Number(before),
    { timeout },
  );
}

/** Waits until the panel was told anew that many times. */
export function refreshed(page, times) {
  return page.evaluate(
    (left) =>
      new Promise((done) => {
        const observer = new MutationObserver(() => {
          if (--left > 0) return;
          observer.disconnect();
          done();
        });
        observer.observe(document.querySelector('.wcd-status'), { attributeFilter: ['data-as-of'] });
      }),
    times,
  );
}

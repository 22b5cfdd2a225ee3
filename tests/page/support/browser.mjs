// A real browser that reaches nothing but this machine, and a visit that writes down whatever a
// reader's browser would complain about.

import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox', // Chromium refuses to run as root with it; the pages are our own
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  // No name has an address, so nothing leaves the machine: not a fetch, a socket or a preload.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

/** Starts Chromium. The caller closes it. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.WCD_CHROMIUM || '/usr/bin/chromium',
    headless: true,
    args: FLAGS,
  });
}

/**
 * Opens an empty page in a context of its own; go where you like with `visit.page.goto`.
 * `options` are Playwright's context options (viewport, colorScheme, locale, timezoneId, …).
 *
 * `visit.problems` grows while the page lives:
 *   csp      what the page's Content-Security-Policy forbade
 *   console  errors on the console, and exceptions nobody caught
 *   foreign  URLs on other hosts that the page asked for (none was reached)
 */
export async function visit(browser, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const problems = { csp: [], console: [], foreign: [] };

  await context.exposeBinding('__reportViolation', (_source, text) => problems.csp.push(text));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const where = event.sourceFile ? ` at ${event.sourceFile}:${event.lineNumber}` : '';
      globalThis.__reportViolation(`${event.effectiveDirective} forbids ${event.blockedURI}${where}`);
    });
  });

  const foreign = (url) => {
    const { protocol, hostname } = new URL(url);
    if (/^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1') problems.foreign.push(url);
  };
  page.on('request', (request) => foreign(request.url()));
  page.on('websocket', (socket) => foreign(socket.url()));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.console.push(message.text());
  });
  page.on('pageerror', (error) => problems.console.push(error.stack ?? String(error)));
  page.on('crash', () => problems.console.push('the page crashed'));

  return { page, context, problems, close: () => context.close() };
}

/** Waits until src/page/boot.js has said how it ended, and returns what it said. */
export async function booted(page, timeout = 30_000) {
  const ended = await page.waitForFunction(
    () => {
      const state = document.documentElement.getAttribute('data-boot');
      return state && state !== 'loading' ? state : null;
    },
    null,
    { timeout },
  );
  return ended.jsonValue();
}

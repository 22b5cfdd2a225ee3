// A browser behind a W3C WebDriver, with as much of Playwright's `page` as support/panel.mjs and
// support/smoke.mjs use. Playwright itself drives only browsers that were built for it.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How long a slow machine may take over its first window, in ms. */
const START_MS = 180_000;
/** How long a state is waited for where nothing else is said, in ms. */
const WAIT_MS = 60_000;
/** The protocol's name of an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
/** The protocol's names of keys that are no letters. */
const KEYS = { Enter: '\uE007', Escape: '\uE00C', ArrowLeft: '\uE012', ArrowRight: '\uE014', Tab: '\uE004' };

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Asks until `ask` finds something, or throws `what` after `timeout` ms, with what was wrong last. */
async function until(what, timeout, ask) {
  const end = Date.now() + timeout;
  let last = '';
  for (;;) {
    try {
      const found = await ask();
      if (found) return found;
      last = '';
    } catch (error) {
      if (error.isFinal) throw error;
      last = `: ${error.message}`;
    }
    if (Date.now() > end) throw new Error(`${what} did not come about within ${timeout} ms${last}`);
    await pause(50);
  }
}

/** Runs a program for as long as it is wanted, in a home of its own; `said` is what it printed. */
async function program(command, args, env, stdio = []) {
  const home = await mkdtemp(join(tmpdir(), 'wcd-browser-'));
  const child = spawn(command, args, {
    env: { ...process.env, HOME: home, XDG_RUNTIME_DIR: home, XDG_CACHE_HOME: home, XDG_CONFIG_HOME: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...stdio],
    // A group of its own: a driver that is killed leaves its browser behind.
    detached: true,
  });
  const running = { child, said: '', ended: null };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => (running.said = (running.said + text).slice(-4_000)));
  }
  const exit = once(child, 'exit').then(
    ([code, signal]) => (running.ended = `${command} ended with ${code ?? signal}`),
    (error) => (running.ended = `${command}: ${error.message}`),
  );
  running.close = async () => {
    if (child.pid !== undefined) {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // Nothing of the group is left.
      }
    }
    await exit;
    // Its processes may be writing for another moment.
    await rm(home, { recursive: true, force: true, maxRetries: 10 });
  };
  return running;
}

/**
 * A display that nobody sees, for browsers that need one.
 * @returns {Promise<{name: string, close: () => Promise<void>}>} `name` is what DISPLAY should say
 */
export async function display() {
  const server = await program(process.env.WCD_XVFB || 'Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {}, ['pipe']);
  let number = '';
  server.child.stdio[3].on('data', (text) => (number += text));
  try {
    await until('a display', START_MS, () => {
      if (server.ended) throw Object.assign(new Error(`${server.ended}: ${server.said}`), { isFinal: true });
      return number.endsWith('\n');
    });
  } catch (error) {
    await server.close();
    throw error;
  }
  return { name: `:${number.trim()}`, close: server.close };
}

/**
 * Starts a driver and, through it, a browser.
 * @param {object} how
 * @param {string} how.driver          the driver's program
 * @param {(port: number) => string[]} how.args  its arguments
 * @param {Record<string, string>} [how.env]     beside this process's own
 * @param {object} how.capabilities    what the browser must be
 * @returns {Promise<{page: Page, name: string, close: () => Promise<void>}>}
 */
export async function drive({ driver, args, env = {}, capabilities }) {
  const port = await freePort();
  const running = await program(driver, args(port), env);
  const gone = () => {
    if (running.ended) throw Object.assign(new Error(`${running.ended}: ${running.said}`), { isFinal: true });
  };
  const ask = async (method, path, body) => {
    gone();
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: body && JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
      signal: AbortSignal.timeout(START_MS),
    });
    const { value } = await answer.json();
    if (answer.ok) return value;
    throw new Error(`${method} ${path}: ${value?.error}: ${value?.message}`);
  };
  try {
    await until(`${driver} ready`, START_MS, async () => (await ask('GET', '/status')).ready);
    const made = await ask('POST', '/session', { capabilities: { alwaysMatch: capabilities } });
    const { browserName, browserVersion } = made.capabilities;
    const session = `/session/${made.sessionId}`;
    const page = new Page((method, path, body) => ask(method, session + path, body));
    return {
      page,
      name: `${browserName} ${browserVersion}`,
      close: async () => {
        // One that does not go by itself goes with its driver.
        await ask('DELETE', session).catch(() => {});
        await running.close();
      },
    };
  } catch (error) {
    const said = running.said;
    await running.close();
    throw new Error(`${error.message}\n${said}`);
  }
}

/** One window. Functions are run in the page, and see nothing but their arguments. */
class Page {
  #ask;

  constructor(ask) {
    this.#ask = ask;
    this.keyboard = { press: (key) => this.#press(key) };
  }

  async goto(url) {
    await this.#ask('POST', '/url', { url });
  }

  async reload() {
    await this.#ask('POST', '/refresh', {});
  }

  async url() {
    return this.#ask('GET', '/url');
  }

  async setViewportSize({ width, height }) {
    await this.#ask('POST', '/window/rect', { width, height });
  }

  /** What `work` returns for `args`. */
  async evaluate(work, ...args) {
    return this.#ask('POST', '/execute/sync', { script: `return (${work}).apply(null, arguments);`, args });
  }

  /** What `work` returns for all elements that `selector` finds. */
  async $$eval(selector, work) {
    const script = `return (${work})(Array.from(document.querySelectorAll(arguments[0])));`;
    return this.#ask('POST', '/execute/sync', { script, args: [selector] });
  }

  /** What `work` returns for the first of them. */
  async $eval(selector, work) {
    const element = await this.#element(selector);
    return this.#ask('POST', '/execute/sync', { script: `return (${work})(arguments[0]);`, args: [element] });
  }

  async getAttribute(selector, name) {
    return this.#ask('GET', `/element/${(await this.#element(selector))[ELEMENT]}/attribute/${name}`);
  }

  async textContent(selector) {
    return this.$eval(selector, (element) => element.textContent);
  }

  /** Waits until `work` returns something that is true. */
  async waitForFunction(work, argument = null, { timeout = WAIT_MS } = {}) {
    // While a page loads there is nothing to run it in: that is one more "not yet".
    const found = await until(String(work).replace(/\s+/g, ' ').slice(0, 200), timeout, () => this.evaluate(work, argument));
    return { jsonValue: async () => found };
  }

  async waitForSelector(selector, { timeout = WAIT_MS } = {}) {
    await this.waitForFunction((name) => document.querySelector(name) !== null, selector, { timeout });
  }

  async focus(selector) {
    await this.$eval(selector, (element) => element.focus());
  }

  /** Presses the middle of the element, as a reader would, once it is in view. */
  async click(selector) {
    await this.#ask('POST', `/element/${(await this.#element(selector))[ELEMENT]}/click`, {});
  }

  async #press(key) {
    const value = KEYS[key] ?? key;
    const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value }));
    await this.#ask('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  async #element(selector) {
    return this.#ask('POST', '/element', { using: 'css selector', value: selector });
  }
}

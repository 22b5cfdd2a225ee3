// The panel on somebody else's page: by the loader, and in a plain frame.

import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, visit } from './support/browser.mjs';
import { article, host } from './support/host.mjs';
import { shifts, watchShifts } from './support/panel.mjs';
import { site } from './support/site.mjs';
import { twin } from './support/twin.mjs';

const OEMBED = fileURLToPath(new URL('../../scripts/oembed.mjs', import.meta.url));

let browser;
let world;
before(async () => {
  [browser, world] = await Promise.all([launch(), twin('leveraged-unwind')]);
});
after(async () => {
  await browser?.close();
  await world?.close();
});

const script = (home) => `<script async src="${home.url}embed.js"></script>`;
const panel = (attributes = '', fallback = '') => `<why-crypto-down ${attributes}>${fallback}</why-crypto-down>`;

/**
 * A visit of an article. `body(home)` is its text; `work` gets `{page, problems, home, paper}`.
 * Options: `base` of the panel's site, `headers` and `head` of the article, `config` of the panel.
 */
async function read(body, options, work) {
  const home = await site({ base: options.base, config: options.config ?? { twin: world.url } });
  const paper = await host({ '/': article(body(home), options.head) }, options.headers?.(home));
  const guest = await visit(browser, options.context);
  try {
    await guest.page.addInitScript(watchMessages);
    await options.prepare?.(guest.page, home);
    await guest.page.goto(paper.url);
    await work({ ...guest, home, paper });
  } finally {
    await guest.close();
    await home.close();
    await paper.close();
  }
}

/** Runs in the article: keeps what frames said. */
function watchMessages() {
  globalThis.__heard = [];
  addEventListener('message', (event) => globalThis.__heard.push(event.data));
  globalThis.__shown = 0;
  addEventListener('wcd:view', () => globalThis.__shown++);
  globalThis.__gaveUp = [];
  addEventListener('wcd:error', (event) => globalThis.__gaveUp.push(event.detail.reason));
}

/** Waits until `count` panels have shown themselves. */
const shown = (page, count = 1) => page.waitForFunction((least) => globalThis.__shown >= least, count, { timeout: 60_000 });

/** Waits until the page in each frame runs. */
const running = (page, count = 1) =>
  page.waitForFunction(
    (least) => globalThis.__heard.filter((told) => told?.wcd === 1 && told.state === 'running').length >= least,
    count,
    { timeout: 60_000 },
  );

const frameOf = (page, home) => page.frames().find((frame) => frame.url().startsWith(home.url));

/** Waits until the frame tells a price. */
const told = (page, home) =>
  frameOf(page, home).waitForFunction(() => document.querySelector('[data-figure="price_usd.BTC"]')?.dataset.value, null, { timeout: 60_000 });

/** The frame's own height of its content, and the height it was given. */
async function heights(page, home) {
  const inside = await frameOf(page, home).evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
  const given = await page.$eval('why-crypto-down', (element) => element.shadowRoot.querySelector('iframe').offsetHeight);
  return { inside, given };
}

/** Waits until the frame is exactly as high as what is in it. */
async function fits(page, home) {
  for (let tries = 0; ; tries++) {
    const { inside, given } = await heights(page, home);
    if (inside === given) return given;
    assert.ok(tries < 100, `the frame is ${given} px high, its page ${inside} px`);
    await page.waitForTimeout(50);
  }
}

describe('one line puts the panel into an article', () => {
  test('in a sandbox without an origin, without a complaint, exactly as high as it is', async () => {
    await read((home) => script(home) + panel('assets="BTC" theme="dark"'), {}, async ({ page, problems, home }) => {
      await running(page);
      const frame = frameOf(page, home);
      assert.equal(await frame.evaluate(() => self.origin), 'null');
      assert.equal(await frame.evaluate(() => document.documentElement.dataset.theme), 'dark');
      await told(page, home);
      assert.ok((await fits(page, home)) > 600);
      assert.deepEqual(problems.csp, []);
      assert.deepEqual(problems.console, []);
      assert.deepEqual(problems.foreign, []);
      const attributes = await page.$eval('why-crypto-down', (element) => {
        const { title, referrerPolicy, sandbox, src } = element.shadowRoot.querySelector('iframe');
        return { title, referrerPolicy, sandbox: sandbox.value, src };
      });
      assert.deepEqual(attributes, {
        title: 'Why is crypto down today?',
        referrerPolicy: 'no-referrer',
        sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
        src: `${home.url}#assets=BTC&theme=dark`,
      });
      const added = await page.evaluate(() => Object.keys(globalThis).filter((name) => /wcd|why|panel/i.test(name)));
      assert.deepEqual(added, []);
    });
  });

  test('what it shows can be copied', async () => {
    await read((home) => script(home) + panel(), {}, async ({ page, home }) => {
      await running(page);
      await told(page, home);
      for (const what of ['text', 'link']) {
        const button = (hasText) => frameOf(page, home).locator(`[data-copy="${what}"]`, { hasText });
        const name = await button().textContent();
        await button().click();
        await button('Copied').waitFor();
        // Nothing is said of the next time before there is one.
        await button(name).waitFor();
      }
    });
  });

  test('where it measures nothing at first', async () => {
    // What a frame is that was not laid out yet when its page began.
    const prepare = (page) =>
      page.addInitScript(() => {
        const measured = Element.prototype.getBoundingClientRect;
        Element.prototype.getBoundingClientRect = function () {
          Element.prototype.getBoundingClientRect = measured;
          return this === document.body ? new DOMRect() : measured.call(this);
        };
      });
    await read((home) => script(home) + panel(), { prepare }, async ({ page, home }) => {
      await shown(page);
      await told(page, home);
      assert.ok((await fits(page, home)) > 600);
    });
  });

  test('under a strict policy of the article', async () => {
    const headers = (home) => {
      const { origin } = new URL(home.url);
      return { 'Content-Security-Policy': `default-src 'none'; img-src data:; script-src ${origin}; frame-src ${origin}; require-trusted-types-for 'script'` };
    };
    await read((home) => script(home) + panel(), { headers }, async ({ page, problems, home }) => {
      await running(page);
      await told(page, home);
      await fits(page, home);
      assert.deepEqual(problems.csp, []);
    });
  });

  test('among hostile styles it looks the same', async () => {
    const inside = (frame) =>
      frame.evaluate(() => {
        const style = getComputedStyle(document.querySelector('.wcd-headline'));
        return [style.fontSize, style.fontFamily, style.display, style.color];
      });
    const looks = [];
    for (const head of ['', '<style>* { all: unset !important; font-size: 40px !important; color: red !important }</style>']) {
      await read((home) => script(home) + panel(), { head }, async ({ page, home }) => {
        await running(page);
        await fits(page, home);
        const box = await page.$eval('why-crypto-down', (element) => {
          const { width } = element.shadowRoot.querySelector('iframe').getBoundingClientRect();
          return { fills: Math.abs(width - document.body.getBoundingClientRect().width) < 1 || width === innerWidth };
        });
        assert.deepEqual(box, { fills: true });
        looks.push(await inside(frameOf(page, home)));
      });
    }
    assert.deepEqual(looks[1], looks[0]);
  });

  test('five times on one page, each with its own height', async () => {
    const five = ['BTC', 'ETH', 'SOL', 'XRP', 'BTC,ETH'].map((assets) => panel(`assets="${assets}"`)).join('');
    await read((home) => script(home) + five, { context: { viewport: { width: 900, height: 6_000 } } }, async ({ page, home }) => {
      await page.evaluate(() => {
        for (const [index, element] of document.querySelectorAll('why-crypto-down').entries()) element.parentElement.style.minWidth = `${index}px`;
      });
      for (let panelled = 1; panelled <= 5; panelled++) {
        await page.evaluate((index) => document.querySelectorAll('why-crypto-down')[index].scrollIntoView(), panelled - 1);
        await shown(page, panelled);
      }
      await running(page, 5);
      const frames = page.frames().filter((frame) => frame.url().startsWith(home.url));
      assert.equal(frames.length, 5);
      assert.deepEqual(new Set(frames.map((frame) => new URL(frame.url()).hash)).size, 5);
    });
  });

  test('where the site lives below a path behind a reverse proxy', async () => {
    await read((home) => script(home) + panel(), { base: '/news/tools/wcd/' }, async ({ page, problems, home }) => {
      await running(page);
      assert.ok(frameOf(page, home).url().startsWith(`${home.url}#`));
      assert.deepEqual(problems.console, []);
    });
  });
});

describe('it costs an article nothing before it is near', () => {
  test('far below the fold there is no frame, and space is kept', async () => {
    await read((home) => `${script(home)}<p style="height:5000px">text</p>${panel('height="700"')}`, {}, async ({ page }) => {
      await page.waitForFunction(() => customElements.get('why-crypto-down'));
      const before = await page.$eval('why-crypto-down', (element) => [
        element.shadowRoot.querySelectorAll('iframe').length,
        element.shadowRoot.querySelector('div').offsetHeight,
      ]);
      assert.deepEqual(before, [0, 700]);
      await page.evaluate(() => document.querySelector('why-crypto-down').scrollIntoView());
      await shown(page);
    });
  });

  test('a reader who comes to it before it does sees nothing of the article jump', async () => {
    let answer;
    const prepare = async (page, home) => {
      await watchShifts(page);
      await page.route(home.url, async (route) => {
        await new Promise((done) => (answer = done));
        await route.continue();
      });
    };
    const body = (home) => `${script(home)}<p style="height:2000px">text</p>${panel()}${'<p>More.</p>'.repeat(50)}`;
    await read(body, { prepare, context: { viewport: { width: 800, height: 700 } } }, async ({ page, home }) => {
      await page.waitForFunction(() => customElements.get('why-crypto-down'));
      await page.mouse.wheel(0, 1_800);
      await page.waitForFunction(() => scrollY >= 1_800);
      while (!answer) await page.waitForTimeout(20);
      answer();
      await shown(page);
      await told(page, home);
      assert.ok((await fits(page, home)) > 1_000);
      const { total, moved } = await shifts(page);
      assert.ok(total <= 0.01, `${total}: ${moved.join('\n')}`);
    });
  });

  test('added and removed a hundred times it leaves nothing behind', async () => {
    const prepare = (page) =>
      page.addInitScript(() => {
        globalThis.__listeners = 0;
        for (const [name, step] of [['addEventListener', 1], ['removeEventListener', -1]]) {
          const original = EventTarget.prototype[name];
          EventTarget.prototype[name] = function (...told) {
            if (this === window || this === document) globalThis.__listeners += step;
            return original.apply(this, told);
          };
        }
      });
    await read((home) => script(home), { prepare }, async ({ page }) => {
      await page.waitForFunction(() => customElements.get('why-crypto-down'));
      const listeners = await page.evaluate(() => globalThis.__listeners);
      await page.evaluate(async () => {
        for (let round = 0; round < 100; round++) {
          const element = document.createElement('why-crypto-down');
          document.body.prepend(element);
          while (!element.shadowRoot.querySelector('iframe')) await new Promise(requestAnimationFrame);
          element.remove();
          if (element.shadowRoot.querySelector('iframe')) throw new Error(`round ${round}: the frame stayed`);
        }
      });
      assert.equal(await page.evaluate(() => globalThis.__listeners), listeners);
      assert.equal(await page.evaluate(() => window.length), 0);
      assert.equal(page.frames().length, 1);
      // And it still works.
      await page.evaluate(() => document.body.prepend(document.createElement('why-crypto-down')));
      await shown(page);
    });
  });
});

describe('who is not the frame is not listened to', () => {
  test('messages from the article, from other frames and of other forms change nothing', async () => {
    const body = (home) => `${script(home)}${panel()}<iframe id="other" srcdoc="<script>
      for (const height of [77, 78]) parent.postMessage({ wcd: 1, type: 'height', height }, '*');
      parent.postMessage({ wcd: 1, type: 'state', state: 'failed' }, '*');
      parent.postMessage('said', '*');
    <\/script>"></iframe>`;
    await read(body, {}, async ({ page, home }) => {
      await running(page);
      await told(page, home);
      await fits(page, home);
      await page.waitForFunction(() => globalThis.__heard.includes('said'));
      // The panel is live and may well grow meanwhile, but never to what a stranger said.
      const { before, after, later } = await page.evaluate(async () => {
        const iframe = document.querySelector('why-crypto-down').shadowRoot.querySelector('iframe');
        const frame = iframe.contentWindow;
        const before = iframe.offsetHeight;
        const say = (data, origin) => dispatchEvent(new MessageEvent('message', { data, origin, source: frame }));
        postMessage({ wcd: 1, type: 'height', height: 77 }, '*');
        say({ wcd: 1, type: 'height', height: 77 }, 'https://evil.example');
        for (const odd of [null, 1, 'height', [], {}, { wcd: 2, type: 'height', height: 77 }, { wcd: 1, type: 'go', href: 'https://evil.example' }]) say(odd, 'null');
        for (const odd of [-1, 0, 1e9, NaN, Infinity, '77', null, {}, '<img>']) say({ wcd: 1, type: 'height', height: odd }, 'null');
        const after = iframe.offsetHeight;
        await new Promise((resolve) => {
          addEventListener('message', ({ data }) => data === 'last' && resolve());
          postMessage('last', '*');
        });
        return { before, after, later: iframe.offsetHeight };
      });
      assert.equal(after, before);
      assert.ok(later > 600, `${later}`);
      assert.equal(await page.evaluate(() => globalThis.__gaveUp.length), 0);
    });
  });

  test('the frame cannot take the article to another page', async () => {
    await read((home) => script(home) + panel(), {}, async ({ page, home, paper }) => {
      await running(page);
      const refused = await frameOf(page, home).evaluate(() => {
        try {
          top.location.href = 'about:blank';
          return 'allowed';
        } catch (error) {
          return error.name;
        }
      });
      assert.equal(refused, 'SecurityError');
      assert.equal(page.url(), paper.url);
    });
  });

  test('an attribute cannot say where figures come from', async () => {
    const odd = panel(`assets="BTC&twin=http://127.0.0.1:1&relay=/x" theme="dark#twin=http://127.0.0.1:1"`);
    await read((home) => script(home) + odd, {}, async ({ page, home }) => {
      await running(page);
      const fragment = new URLSearchParams(new URL(frameOf(page, home).url()).hash.slice(1));
      assert.deepEqual([...fragment.keys()], ['assets', 'theme']);
    });
  });
});

describe('what stands in the element is what is shown when there is no panel', () => {
  const fallback = '<p id="picture">As of Monday.</p>';
  const visible = (page) => page.$eval('#picture', (element) => element.checkVisibility({ visibilityProperty: true }));

  test('without scripts', async () => {
    await read((home) => script(home) + panel('', fallback), { context: { javaScriptEnabled: false } }, async ({ page }) => {
      assert.ok(await page.locator('#picture').isVisible());
    });
  });

  test('without WebAssembly, in the article', async () => {
    const prepare = (page) => page.addInitScript(() => delete globalThis.WebAssembly);
    await read((home) => script(home) + panel('', fallback), { prepare }, async ({ page }) => {
      await page.waitForFunction(() => globalThis.__gaveUp.length);
      assert.deepEqual(await page.evaluate(() => globalThis.__gaveUp), ['no-wasm']);
      assert.ok(await visible(page));
    });
  });

  test('and nothing stands in the element: the frame says what is missing', async () => {
    const prepare = (page) => page.addInitScript(() => delete globalThis.WebAssembly);
    await read((home) => script(home) + panel(), { prepare }, async ({ page, home }) => {
      // Its height comes first, and shows it; its state is another message.
      await shown(page);
      await page.waitForFunction(() => globalThis.__gaveUp.length);
      assert.deepEqual(await page.evaluate(() => globalThis.__gaveUp), ['no-wasm']);
      assert.ok(await page.frameLocator('why-crypto-down iframe').locator('[data-when~="no-wasm"]').first().isVisible());
      await fits(page, home);
      // The frame says so again when its tab is shown; the element does not.
      await page.evaluate(() => (globalThis.__heard = []));
      await frameOf(page, home).evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await page.waitForFunction(() => globalThis.__heard.some((told) => told?.state === 'no-wasm'));
      assert.deepEqual(await page.evaluate(() => globalThis.__gaveUp), ['no-wasm']);
    });
  });

  test('when the program cannot be fetched, until another attribute makes it another try', async () => {
    const prepare = (page) => page.route('**/*.wasm', (route) => route.fulfill({ status: 404 }));
    await read((home) => script(home) + panel('', fallback), { prepare }, async ({ page }) => {
      await page.waitForFunction(() => globalThis.__gaveUp.length, null, { timeout: 60_000 });
      assert.deepEqual(await page.evaluate(() => globalThis.__gaveUp), ['failed']);
      assert.ok(await visible(page));
      await page.unroute('**/*.wasm');
      await page.$eval('why-crypto-down', (element) => element.setAttribute('theme', 'dark'));
      await running(page);
      await page.locator('#picture').waitFor({ state: 'hidden' });
      assert.deepEqual(await page.evaluate(() => globalThis.__gaveUp), ['failed']);
    });
  });

  test('while the frame says nothing, and not once it does', async () => {
    let answer;
    const prepare = (page, home) =>
      page.route(home.url, async (route) => {
        await new Promise((done) => (answer = done));
        await route.continue();
      });
    await read((home) => script(home) + panel('', fallback), { prepare }, async ({ page }) => {
      await page.waitForFunction(() => document.querySelector('why-crypto-down').shadowRoot?.querySelector('iframe'));
      assert.ok(await visible(page));
      while (!answer) await page.waitForTimeout(20);
      answer();
      await shown(page);
      assert.ok(!(await visible(page)));
    });
  });
});

describe('in a plain frame the page says how high it is in what hosts understand', () => {
  const frame = (home, rest = '') => `<iframe src="${home.url}${rest}" sandbox="allow-scripts" width="100%" height="500"></iframe>`;

  /** All that hosts were told until the frame, asked, told its state: it does when it has told its height, in a message for each kind of host. */
  async function toldToAll(page) {
    const states = await page.evaluate(() => {
      const before = globalThis.__heard.filter((told) => told?.type === 'state').length;
      document.querySelector('iframe').contentWindow.postMessage({ wcd: 1, type: 'hello' }, '*');
      return before;
    });
    await page.waitForFunction((least) => globalThis.__heard.filter((told) => told?.type === 'state').length > least, states);
    return page.evaluate(() => globalThis.__heard.slice(0, globalThis.__heard.findLastIndex((told) => told?.type === 'state')));
  }

  test('AMP, Medium and its own', async () => {
    await read((home) => frame(home), {}, async ({ page }) => {
      await running(page);
      const heard = await toldToAll(page);
      const own = heard.findLast((told) => told?.type === 'height');
      assert.deepEqual(heard.findLast((told) => told?.sentinel === 'amp'), { sentinel: 'amp', type: 'embed-size', height: own.height });
      const medium = JSON.parse(heard.findLast((told) => typeof told === 'string' && told[0] === '{'));
      assert.deepEqual([medium.context, medium.height], ['iframe.resize', own.height]);
      assert.ok(!heard.some((told) => /pym/.test(told) || told?.secret));
    });
  });

  test('pym where a childId is, WordPress where a secret is, and neither to a forged one', async () => {
    await read((home) => frame(home, '?initialWidth=600&childId=box-1#?secret=a1B2c3'), {}, async ({ page }) => {
      await running(page);
      const heard = await toldToAll(page);
      const { height } = heard.findLast((told) => told?.type === 'height');
      assert.ok(heard.includes(`pymxPYMxbox-1xPYMxheightxPYMx${height}`));
      assert.ok(height > 1000);
      assert.deepEqual(heard.findLast((told) => told?.secret), { message: 'height', value: 1000, secret: 'a1B2c3' });
    });
    // As WordPress shows what our own oEmbed answer is.
    const answer = (home) => {
      const dir = mkdtempSync(join(tmpdir(), 'wcd-oembed-'));
      execFileSync(process.execPath, [OEMBED, dir, home.url]);
      const { html } = JSON.parse(readFileSync(join(dir, 'oembed.json'), 'utf8'));
      rmSync(dir, { recursive: true });
      return html.replace(/ src="([^"]*)"/, ' src="$1#?secret=a1B2c3" data-secret="a1B2c3"');
    };
    await read(answer, {}, async ({ page, home }) => {
      await running(page);
      assert.equal(await frameOf(page, home).evaluate(() => document.documentElement.dataset.view), 'compact');
      const heard = await page.evaluate(() => globalThis.__heard);
      assert.deepEqual(Object.keys(heard.findLast((told) => told?.secret)), ['message', 'value', 'secret']);
    });
    await read((home) => frame(home, '?childId=a%20b#?secret=%3Cscript%3E'), {}, async ({ page }) => {
      await running(page);
      const heard = await toldToAll(page);
      assert.ok(heard.some((told) => told?.type === 'height'));
      assert.ok(!heard.some((told) => /pym/.test(told) || told?.message));
    });
  });

  test('a host that comes late asks, and is answered', async () => {
    await read((home) => frame(home), {}, async ({ page }) => {
      await running(page);
      for (const question of [{ sentinel: 'amp', type: 'frames-init' }, { wcd: 1, type: 'hello' }]) {
        await page.evaluate((asked) => {
          globalThis.__heard = [];
          document.querySelector('iframe').contentWindow.postMessage(asked, '*');
        }, question);
        await page.waitForFunction(() => globalThis.__heard.some((told) => told?.sentinel === 'amp' && told.height > 0));
      }
    });
  });

  test('what it does not understand changes nothing', async () => {
    await read((home) => frame(home), {}, async ({ page, home, problems }) => {
      await running(page);
      await page.evaluate(() => {
        const { contentWindow } = document.querySelector('iframe');
        const odd = [null, undefined, 1, 'frames-init', [], {}, { wcd: 2, type: 'hello' }, { wcd: 1, type: 'go', href: 'https://evil.example' }, { sentinel: 'amp' }, 'pymxPYMxxxPYMxnavigateToxPYMxhttps://evil.example'];
        for (const message of odd) contentWindow.postMessage(message, '*');
        globalThis.__heard = [];
        contentWindow.postMessage({ wcd: 1, type: 'hello' }, '*');
      });
      await page.waitForFunction(() => globalThis.__heard.some((told) => told?.type === 'height'));
      assert.equal(frameOf(page, home).url(), home.url);
      assert.deepEqual(problems.console, []);
    });
  });

  test('a tab that was hidden is told the height again', async () => {
    await read((home) => frame(home), {}, async ({ page, home }) => {
      await running(page);
      await told(page, home);
      await page.evaluate(() => (globalThis.__heard = []));
      await frameOf(page, home).evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await page.waitForFunction(() => globalThis.__heard.some((told) => told?.type === 'height' && told.height > 400));
    });
  });

  test('what does not change is not told again, however long it stands there', async () => {
    let saved;
    const body = (home) => frame(home, '#snapshot=moment.json');
    const prepare = async (page) => {
      saved ??= await world.snapshot();
      await page.route('**/moment.json', (route) => route.fulfill({ contentType: 'application/json', headers: { 'Access-Control-Allow-Origin': '*' }, body: saved }));
      await page.clock.install();
    };
    await read(body, { prepare }, async ({ page, home }) => {
      await frameOf(page, home).waitForSelector('html[data-boot="running"] [data-figure="price_usd.BTC"]');
      await page.clock.runFor(5_000);
      await page.evaluate(() => (globalThis.__heard = []));
      await page.clock.runFor(600_000);
      assert.deepEqual(await page.evaluate(() => globalThis.__heard), []);
    });
  });

  test('at the height that its host gave it, where nobody listens, it can be read to its end', async () => {
    await read((home) => frame(home), { headers: () => ({ 'Content-Security-Policy': "script-src 'none'" }), context: { viewport: { width: 700, height: 700 } } }, async ({ page, home }) => {
      while (!frameOf(page, home)) await page.waitForTimeout(50);
      await told(page, home);
      const inside = frameOf(page, home);
      const before = await inside.evaluate(() => {
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
        return { over: scrollWidth - clientWidth, more: scrollHeight - clientHeight };
      });
      assert.equal(before.over, 0);
      assert.ok(before.more > 500, `${before.more}`);
      await page.mouse.move(300, 300);
      await page.mouse.wheel(0, before.more + 1_000);
      await inside.waitForFunction(() => {
        const { bottom } = document.querySelector('#panel').lastElementChild.getBoundingClientRect();
        return scrollY > 0 && bottom <= innerHeight + 1;
      });
    });
  });

  test('a frame that was not displayed says nothing of a height, and the right one once it is', async () => {
    const hidden = (home) => frame(home).replace('<iframe ', '<iframe style="display:none" ');
    await read(hidden, {}, async ({ page }) => {
      await page.waitForFunction(() => globalThis.__heard.some((told) => told?.type === 'state'));
      assert.ok(!(await page.evaluate(() => globalThis.__heard.some((told) => told?.height !== undefined))));
      await page.$eval('iframe', (element) => element.style.removeProperty('display'));
      await page.waitForFunction(() => globalThis.__heard.some((told) => told?.type === 'height' && told.height > 400));
    });
  });

  test('a host that makes it higher with each answer hears an end of it', async () => {
    await read((home) => frame(home), {}, async ({ page, home }) => {
      await running(page);
      // Content as high as the window, and a host that always gives ten more.
      await page.evaluate(() => {
        const element = document.querySelector('iframe');
        addEventListener('message', ({ data }) => {
          if (data?.type === 'height') element.style.height = `${data.height + 10}px`;
        });
      });
      await frameOf(page, home).evaluate(() => {
        document.body.style.setProperty('min-height', '100vh');
        globalThis.__before = performance.now();
      });
      const count = () => page.evaluate(() => globalThis.__heard.filter((told) => told?.type === 'height').length);
      let seen = -1;
      let rounds = 0;
      for (; seen !== (seen = await count()); rounds++) {
        assert.ok(rounds < 20, `still growing after ${seen} heights`);
        await page.waitForTimeout(1_500);
      }
    });
  });
});

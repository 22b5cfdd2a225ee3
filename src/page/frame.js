// What the page's address asks for before anything is painted (theme, view, language), and the page
// inside somebody else's: it says how high it is, in the words that hosts understand.
//
// It speaks to its parent only, and never asks to be taken anywhere. docs/embedding.md has the
// messages. A file of its own: a strict Content-Security-Policy forbids inline scripts.
(function () {
  const root = document.documentElement;
  const VERSION = 1;

  // WordPress writes `#?secret=…`; all others `#name=value&…`.
  const fragment = new URLSearchParams(location.hash.replace(/^#\??/, ''));
  const query = new URLSearchParams(location.search);
  const asked = (name) => fragment.get(name) || query.get(name);

  let settings = {};
  try {
    settings = JSON.parse(document.getElementById('wcd-config').textContent) || {};
  } catch (error) {
    // The program tells the reader that the settings cannot be read.
  }

  // Before anything is painted, so that no reader sees the other theme flash by. Who asks for that of
  // the device gets it, whatever the host has set.
  const theme = [asked('theme'), settings.theme].find((name) => ['auto', 'light', 'dark'].includes(name));
  if (theme) root.setAttribute('data-theme', theme);
  if (asked('view') === 'compact') root.setAttribute('data-view', 'compact');

  // Those of settings::Locale. src/page/boot.js fetches the words along with the program.
  const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt', 'tr', 'ja', 'ko', 'zh'];

  function language() {
    const first = (tag) => String(tag).toLowerCase().split(/[-_]/)[0];
    const known = [asked('locale'), settings.locale].concat(navigator.languages).map(first);
    return known.find((tag) => LANGUAGES.includes(tag)) || 'en';
  }

  root.setAttribute('data-locale', language());

  // What the program is to show, and where it is; it reads no address itself.
  root.setAttribute('data-home', location.href);
  if (asked('assets')) root.setAttribute('data-assets', asked('assets'));
  if (asked('snapshot')) root.setAttribute('data-asked', asked('snapshot'));

  // This page's address with other words in it; one without a value goes. Whole, since a path may begin
  // like a host.
  function address(words) {
    const [name, value] = words.split('=');
    const url = new URL(location);
    const next = new URLSearchParams(fragment);
    url.searchParams.delete(name);
    next.delete(name);
    if (value) next.set(name, value);
    url.hash = next;
    return url.href;
  }

  // Another fragment alone does not load the page anew.
  addEventListener('hashchange', () => location.reload());

  // Charts are drawn anew for another width, of the window here and of the element in an article.
  addEventListener('resize', () => dispatchEvent(new Event('wcd:resize')));

  // The same page without the published snapshot that its address asks for.
  document.addEventListener('DOMContentLoaded', () => {
    const link = document.getElementById('wcd-live');
    if (link && asked('snapshot')) link.href = address('snapshot=');
  });

  // The snapshot behind what is shown, as a file. The program calls when it has written it.
  function save() {
    const event = new Event('wcd:save');
    event.moment = (bytes) => {
      const link = document.createElement('a');
      link.download = 'why-crypto-down-' + new Date().toISOString().slice(0, 16).replace(':', '') + 'Z.json';
      link.href = URL.createObjectURL(new Blob([bytes]));
      link.click();
    };
    root.dispatchEvent(event);
  }

  // What saves, and what copies.
  document.addEventListener('click', async (event) => {
    const pressed = event.target.closest('[data-copy]');
    if (!pressed) return;
    const { copy, done, name = pressed.textContent } = pressed.dataset;
    // What was pressed is seen first.
    if (copy === 'file') return requestAnimationFrame(() => setTimeout(save));
    const shown = (name) => Array.from(document.querySelectorAll(name), (element) => element.innerText);
    const texts = copy === 'text' ? shown('.wcd-masthead > *, .wcd-headline, .wcd-parts > p, .wcd-claim, .wcd-check, .wcd-notice') : [];
    const text = texts.concat(location.href).join('\n\n');
    pressed.dataset.name = name;
    clearTimeout(pressed.wait);
    // Said again when it is done again.
    if (pressed.textContent !== name) pressed.textContent = name;
    try {
      await navigator.clipboard.writeText(text);
      pressed.textContent = done;
      pressed.wait = setTimeout(() => (pressed.textContent = name), 4e3);
    } catch (error) {
      // Refused, or no secure page: the reader may copy it from here. Not in a frame that may not ask,
      // whose browser may throw.
      try {
        prompt(name, text);
      } catch (error) {}
    }
  });

  // How charts are read, what terms mean and how figures are worked out is a script of its own,
  // src/page/reading. It comes when a reader first points at a chart or a figure, asks for terms, or goes
  // by keys, and looks at what was done last before it was there. The build writes what it is
  // called and its hash.
  let script;
  for (const type of ['pointerover', 'focusin', 'click']) {
    addEventListener(type, (event) => {
      // Links to this page otherwise, such as in another language, before they are opened in any way.
      const link = event.target.closest('[data-go]');
      if (link) link.href = address(link.dataset.go);
      if (!event.target.closest('.wcd-picture, .wcd-numbers, [data-terms], .wcd-figure, :focus')) return;
      if (!script) {
        script = document.createElement('script');
        Object.assign(script, { type: 'module', src: 'READING_SRC', integrity: 'READING_HASH', onerror: () => (script = null) });
        // What was pressed is seen first.
        (window.requestIdleCallback || requestAnimationFrame)(() => document.head.append(script), { timeout: 500 });
      }
      // What was clicked last is not forgotten for what was only pointed at.
      if (event.type === 'click' || script.cause?.type !== 'click') script.cause = event;
    });
  }

  const host = window.parent;
  if (host === window) return;
  // The styles then keep no height of the window's: that would be the host's answer to ours.
  root.setAttribute('data-framed', '');

  const word = (name) => (/^[A-Za-z0-9_-]{1,64}$/.test(asked(name) || '') ? asked(name) : null);
  const childId = word('childId'); // of pym.js
  const secret = word('secret'); // of WordPress

  const tell = (message) => host.postMessage(message, '*');

  function tellHeight(height) {
    tell({ wcd: VERSION, type: 'height', height });
    tell({ sentinel: 'amp', type: 'embed-size', height });
    tell(JSON.stringify({ src: location.href, context: 'iframe.resize', height }));
    if (childId) tell(['pym', childId, 'height', height].join('xPYMx'));
    // WordPress allows no other height.
    if (secret) tell({ message: 'height', value: Math.min(1000, Math.max(200, height)), secret });
  }

  // --- When to say it -----------------------------------------------------------------------------

  // A height that changes in the very frame in which the host changed ours may be an echo: content
  // that follows the window's height, or a scroll bar that comes and goes. After this many in a row
  // it is one, and such changes are passed over until the width is another.
  const ECHOES = 5;
  let told = 0;
  let width = 0;
  let echoes = 0;
  let resize = null;

  function resized() {
    const last = (resize = {});
    // A browser tells of a resize first, then runs these, then says what changed its size: the inner
    // one comes with the next frame. By then there may be another resize, which is not over with this.
    requestAnimationFrame(() => requestAnimationFrame(() => resize === last && (resize = null)));
  }

  function measure() {
    const height = document.body ? Math.ceil(document.body.getBoundingClientRect().height) : 0;
    // A frame that is not displayed measures nothing.
    if (height === 0 || height === told) return;
    if (innerWidth !== width) echoes = 0;
    else if (resize) echoes++;
    else if (echoes <= ECHOES) echoes = 0;
    width = innerWidth;
    if (resize && echoes > ECHOES) return;
    told = height;
    tellHeight(height);
  }

  function tellState() {
    tell({ wcd: VERSION, type: 'state', state: root.getAttribute('data-boot') || 'none' });
  }

  function again() {
    told = 0;
    measure();
    tellState();
  }

  function start() {
    measure();
    tellState();
    addEventListener('resize', resized);
    new ResizeObserver(measure).observe(document.body);
    new MutationObserver(tellState).observe(root, { attributes: true, attributeFilter: ['data-boot'] });
    // A host may come late, or have thrown away what came while it was hidden.
    document.addEventListener('visibilitychange', () => document.hidden || again());
    addEventListener('message', (event) => {
      if (event.source !== host || typeof event.data !== 'object' || event.data === null) return;
      const { wcd, sentinel, type } = event.data;
      if ((wcd === VERSION && type === 'hello') || (sentinel === 'amp' && type === 'frames-init')) again();
    });
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();

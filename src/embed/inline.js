// The panel in an article without a frame, for publishers who want none: in the shadow tree of the
// element that the loader (embed.js) has defined, which loads this file for mode="inline".
//
// The article's styles do not reach in, and the panel's do not reach out. Nothing here is a global:
// the loader is handed one function, `show(panel, wishes)`, by an event at the script's own element.
// The program runs in the article's origin, so all of it is named by hash: this file by the loader,
// the program's files by this one. What the host of the panel's site says (venues, a relay, origins
// of snapshots) is read from its page when a panel is shown, and from nowhere else.
(function () {
  const script = document.currentScript;
  const home = new URL('./', script.src).href;
  // The build writes the styles, the frame of the panel, the languages, and the program's files,
  // each as { name, integrity }.
  const { css, body, languages, glue, wasm, reading } = PARTS;

  // Names by which the article's styles reach what is inside: why-crypto-down::part(headline).
  const REACHED = {
    '.wcd': 'panel',
    '.wcd-masthead': 'masthead',
    '.wcd-masthead h1': 'question',
    '.wcd-status': 'status',
    '.wcd-headline': 'headline',
    '.wcd-parts': 'answer',
    '.wcd-section': 'section',
    '.wcd-section > h2': 'title',
    '.wcd-tile': 'coin',
    '.wcd-card': 'reason',
    '.wcd-foot': 'foot',
    '.wcd-actions': 'actions',
  };

  const styles = new CSSStyleSheet();
  styles.replaceSync(css);

  // --- What is loaded once for all panels ---------------------------------------------------------

  const loads = new Map();

  // What failed is tried again for the next panel.
  function once(name, load) {
    if (!loads.has(name)) {
      const loaded = load();
      loads.set(name, loaded);
      loaded.catch(() => loads.get(name) === loaded && loads.delete(name));
    }
    return loads.get(name);
  }

  async function get(path, options) {
    const answer = await fetch(home + path, { credentials: 'omit', referrerPolicy: 'no-referrer', ...options });
    if (!answer.ok) throw new Error(home + path + ' answered ' + answer.status);
    return answer;
  }

  // What was pressed is seen first.
  const idle = () => new Promise((done) => (window.requestIdleCallback || requestAnimationFrame)(done, { timeout: 500 }));

  // An import cannot say its hash; a preload can, and the import takes what that has fetched.
  function preload({ name, integrity }) {
    return new Promise((done, fail) => {
      const link = document.createElement('link');
      if (!link.relList.supports('modulepreload')) return done();
      const ended = (how) => () => {
        link.remove();
        how(new Error(name + ' was not fetched'));
      };
      link.onload = ended(done);
      link.onerror = ended(fail);
      link.rel = 'modulepreload';
      link.crossOrigin = 'anonymous';
      link.integrity = integrity;
      link.referrerPolicy = 'no-referrer';
      link.href = home + name;
      document.head.append(link);
    });
  }

  async function start() {
    const [, response] = await Promise.all([preload(glue), get(wasm.name, { integrity: wasm.integrity })]);
    const program = await import(home + glue.name);
    await program.default({ module_or_path: response });
    addEventListener('error', (event) => notice(event.error));
    addEventListener('unhandledrejection', (event) => notice(event.reason));
    return program;
  }

  // The host's settings, out of its page. A relay that is a path is one of the panel's site.
  async function settings() {
    const page = new DOMParser().parseFromString(await (await get('')).text(), 'text/html');
    const written = page.getElementById('wcd-config');
    const text = written ? written.textContent : '';
    try {
      const told = JSON.parse(text);
      if (/^\/(?!\/)[^\\]*$/.test(told.relay)) told.relay = new URL(told.relay, home).href;
      return { text: JSON.stringify(told), locale: told.locale, theme: told.theme };
    } catch (error) {
      // The program tells the reader that the settings cannot be read.
      return { text };
    }
  }

  // English the program has of its own, and speaks where the others do not come.
  const words = (tag) =>
    once(tag, async () => {
      if (tag === 'en') return '';
      return (await get('locales/' + tag + '.ftl?' + wasm.name.replace(/\W/g, ''))).text();
    }).catch((error) => {
      console.warn('No words of ' + tag + ':', error);
      return '';
    });

  // --- The panels ---------------------------------------------------------------------------------

  // Those that are shown, by their roots.
  const shown = new Map();

  // A program that stops traps, and whoever called it gets this error; others' programs may too.
  function hasStopped(error) {
    return window.WebAssembly && error instanceof WebAssembly.RuntimeError && [glue, wasm].some(({ name }) => String(error.stack).includes(name));
  }

  function notice(error) {
    if (!hasStopped(error)) return;
    loads.set('program', Promise.reject(error));
    loads.get('program').catch(() => {});
    for (const [root, panel] of shown) {
      shown.delete(root);
      root.dataset.boot = 'stopped';
      panel.tell('wcd:error', { reason: 'stopped' });
    }
  }

  function language(wished, chosen) {
    const first = (tag) => String(tag).toLowerCase().split(/[-_]/)[0];
    return [wished, chosen].concat(navigator.languages).map(first).find((tag) => languages.includes(tag)) || 'en';
  }

  // An element that holds text and shows nothing.
  function hold(root, id, text) {
    const element = document.createElement('div');
    element.id = id;
    element.hidden = true;
    element.textContent = text;
    root.append(element);
  }

  function show(panel, wishes) {
    const root = document.createElement('div');
    let isOver = false;
    let hour = 0;
    let last = '';
    let { chosen } = panel;
    panel.chosen = null;

    function look() {
      const find = (name) => root.querySelector(name);
      if (root.dataset.snapshot) {
        name();
        takeFocus();
      }
      if (root.dataset.refused && !last) panel.tell('wcd:error', { reason: (last = 'refused') });
      const status = find('.wcd-status[data-settled="true"]');
      if (!status) return;
      const { verdict, asOf } = status.dataset;
      const headline = find('.wcd-headline').textContent;
      if (last === verdict + headline) return;
      last = verdict + headline;
      const read = Array.from(root.querySelectorAll('.wcd-venues tbody > tr'), (row) => Number(row.cells[1].textContent) > 0);
      const venues = read.filter(Boolean).length;
      panel.tell('wcd:report', { verdict, headline, asOf: new Date(Number(asOf)).toISOString(), venues });
    }

    // Names for the article's styles; and a place in its outline: its own heading and its own main
    // part come first. (By the letter `main` takes no other role; to a reader, two are one too many.)
    function name() {
      for (const [selector, part] of Object.entries(REACHED)) {
        for (const element of root.querySelectorAll(selector)) element.part = part;
      }
      for (const heading of root.querySelectorAll('h1, h2, h3')) heading.setAttribute('aria-level', Number(heading.localName[1]) + 1);
      for (const element of root.querySelectorAll('main, header')) element.setAttribute('role', 'presentation');
      root.setAttribute('role', 'region');
      root.setAttribute('aria-label', panel.getAttribute('label') || root.querySelector('h1').textContent);
    }

    // What a reader chose by a link took the panel away, and the focus with it: the same link has it
    // again, unless the reader went elsewhere.
    function takeFocus() {
      const now = document.activeElement;
      if (chosen && (!now || now === document.body)) {
        const link = root.querySelector('[data-go="' + chosen + '"]');
        if (!link) root.tabIndex = -1;
        (link || root).focus();
      }
      chosen = null;
    }

    const observer = new MutationObserver(look);

    // A column may change its width with no window's doing, and first have one when its tab is shown.
    let width = 0;
    const fitting = new ResizeObserver(() => {
      if (root.clientWidth !== width) dispatchEvent(new Event('wcd:resize'));
      width = root.clientWidth;
    });

    // How charts are read, what terms mean and how figures are worked out comes when a reader first wants
    // it, as on the panel's own page (src/page/frame.js).
    let cause = null;
    function read(event) {
      if (!event.target.closest('.wcd-picture, .wcd-numbers, [data-terms], .wcd-figure, :focus')) return;
      if (!cause) {
        once('reading', () => idle().then(() => preload(reading)).then(() => import(home + reading.name))).then(
          (script) => isOver || script.read(root, cause),
          (error) => {
            cause = null;
            console.warn('Charts cannot be read:', error);
          },
        );
      }
      // In a shadow tree an event forgets its target once it has passed. What was clicked last is not
      // forgotten for what was only pointed at.
      if (event.type === 'click' || cause?.type !== 'click') cause = { type: event.type, target: event.target, clientX: event.clientX };
    }

    // Chromium gives the focus back from a popover, but not in a shadow tree: there it goes with what is
    // hidden. It is back already where another browser has done it, or the reader went elsewhere.
    let focused = null;
    function giveBack({ type, target, newState }) {
      if (!target.popover) return;
      const now = panel.shadowRoot.activeElement;
      if (type === 'toggle') newState === 'closed' && target.contains(now) && focused?.focus();
      else if (newState === 'open') focused = now;
    }

    // What src/page/boot.js fetches likewise, and when.
    const fetchRest = (program) => once('rest', program.rest).then(() => (root.dataset.reads = ''), console.warn);

    async function begin() {
      const [program, host] = await Promise.all([once('program', start), once('settings', settings)]);
      const tag = language(wishes.get('locale'), host.locale);
      const said = await words(tag);
      if (isOver) return;
      const told = { home, forgets: '', locale: tag, assets: wishes.get('assets'), asked: wishes.get('snapshot') };
      if (wishes.get('view') === 'compact') told.view = 'compact';
      const theme = [wishes.get('theme'), host.theme].find((name) => /^(auto|light|dark)$/.test(name));
      if (theme) told.theme = theme;
      for (const [name, value] of Object.entries(told)) if (value !== null) root.dataset[name] = value;
      hold(root, 'wcd-config', host.text);
      if (said) hold(root, 'wcd-words', said);
      if (told.asked) await fetchRest(program);
      if (isOver) return;
      place();
      observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['data-as-of', 'data-settled', 'data-snapshot'] });
      program.mount(root);
      width = root.clientWidth;
      fitting.observe(root);
      if (!told.asked) hour = setTimeout(fetchRest, 36e5, program);
      root.dataset.boot = 'running';
      name();
      if (!told.asked) takeFocus();
      shown.set(root, panel);
      // Last, since whoever hears of it may take the panel away.
      panel.reveal();
    }

    // Sizes go by the reader's own size of text, not by what the article makes of its root's.
    function place() {
      root.style.setProperty('--wcd-medium', getComputedStyle(panel.box).fontSize);
      panel.box.append(root);
      panel.box.style.minHeight = '0';
    }

    function fail(error) {
      if (isOver) return;
      console.error('The panel did not start:', error);
      let reason = !window.WebAssembly || error instanceof WebAssembly.CompileError ? 'no-wasm' : 'failed';
      if (hasStopped(error)) {
        notice(error);
        reason = 'stopped';
      }
      root.dataset.boot = reason;
      panel.give(reason);
      // Nothing stands in the element: the frame of the panel says what is wrong.
      if (isOver) return;
      place();
      takeFocus();
      panel.reveal();
    }

    root.className = 'wcd-root';
    root.dataset.boot = 'loading';
    // The frame of the panel is in English, until the panel stands there.
    root.lang = 'en';
    root.innerHTML = body;
    root.addEventListener('click', (event) => press(event, root, panel));
    for (const type of ['pointerover', 'focusin', 'click']) {
      root.addEventListener(type, (event) => aim(event, wishes));
      root.addEventListener(type, read);
    }
    for (const type of ['beforetoggle', 'toggle']) root.addEventListener(type, giveBack, true);
    panel.shadowRoot.adoptedStyleSheets = [styles];
    begin().catch(fail);

    return {
      remove() {
        isOver = true;
        observer.disconnect();
        fitting.disconnect();
        clearTimeout(hour);
        // What comes in its place finds the room.
        panel.box.style.minHeight = panel.box.offsetHeight + 'px';
        shown.delete(root);
        root.dispatchEvent(new Event('wcd:end'));
        root.remove();
      },
    };
  }

  // --- What a reader presses, as on the panel's own page (src/page/frame.js) ------------------------

  const LINKS = '[data-go], #wcd-live';
  const goal = ({ dataset }) => dataset.go || 'snapshot=';

  // Opened in another tab, a link leads to the panel's own page.
  function aim(event, wishes) {
    const link = event.target.closest(LINKS);
    if (!link) return;
    const [name, value] = goal(link).split('=');
    const whole = new URLSearchParams(wishes);
    whole.delete(name);
    if (value) whole.set(name, value);
    link.href = home + '#' + whole;
  }

  function press(event, root, panel) {
    const pressed = event.target.closest('[data-copy], ' + LINKS);
    if (!pressed) return;
    const { copy } = pressed.dataset;
    if (copy === 'file') {
      // What was pressed is seen first.
      requestAnimationFrame(() => setTimeout(save, 0, root));
    } else if (copy) {
      const all = '.wcd-masthead > *, .wcd-headline, .wcd-parts > p, .wcd-claim, .wcd-check, .wcd-notice';
      const texts = Array.from(copy === 'text' ? root.querySelectorAll(all) : [], (element) => element.innerText);
      write(pressed, texts.concat(location.href).join('\n\n'));
    } else if (pressed.target !== '_blank' && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      const hasFocus = panel.shadowRoot.activeElement === pressed;
      const [name, value] = goal(pressed).split('=');
      if (value) panel.setAttribute(name, value);
      else panel.removeAttribute(name);
      // Another panel takes its place.
      if (hasFocus && !root.isConnected) panel.chosen = goal(pressed);
    }
  }

  async function write(button, text) {
    const { done, name = button.textContent } = button.dataset;
    button.dataset.name = name;
    clearTimeout(button.wait);
    // Said again when it is done again.
    if (button.textContent !== name) button.textContent = name;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = done;
      button.wait = setTimeout(() => (button.textContent = name), 4e3);
    } catch (error) {
      // Refused, or no secure page: the reader may copy it from here.
      prompt(name, text);
    }
  }

  // The snapshot behind what is shown, as a file. The program calls when it has written it.
  function save(root) {
    const event = new Event('wcd:save');
    event.moment = (bytes) => {
      const link = document.createElement('a');
      link.download = 'why-crypto-down-' + new Date().toISOString().slice(0, 16).replace(':', '') + 'Z.json';
      link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/json' }));
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 6e4);
    };
    root.dispatchEvent(event);
  }

  script.dispatchEvent(new CustomEvent('wcd:inline', { detail: show }));
  script.remove();
})();

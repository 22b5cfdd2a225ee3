// Starts the panel, and says on <html data-boot="…"> how far it came, so that the page's own text
// can tell the reader what is missing:
//
//   (no attribute)  no script ran at all: scripts are off, or the browser is very old
//   loading         the program is on its way
//   running         the panel has taken over
//   no-wasm         this browser has no WebAssembly, or is not allowed to use it
//   failed          the program could not be fetched, or did not match its hash
//   stopped         the program stopped, at once or later: what it has put on the page stays, and
//                   nothing changes it any more
//
// A file of its own, not a module: a strict Content-Security-Policy forbids inline scripts, and a
// page opened from a folder loads no modules, but should still say what is wrong.
(function () {
  const root = document.documentElement;

  function say(state) {
    root.setAttribute('data-boot', state);
  }

  // A program that stops says nothing: it traps, and whoever called it gets this error.
  function hasStopped(error) {
    return error instanceof WebAssembly.RuntimeError;
  }

  // There is no panel: the page of what was published last takes its place, where the host's settings
  // say where that is.
  function showPublished() {
    try {
      const address = JSON.parse(document.getElementById('wcd-config').textContent).published;
      if (!address) return;
      const frame = document.createElement('iframe');
      frame.src = address;
      frame.title = document.title;
      frame.width = '100%';
      frame.height = 900;
      document.querySelector('.wcd-standfirst').replaceWith(frame);
    } catch (error) {
      console.warn('Nothing published is shown:', error);
    }
  }

  function giveUp(state) {
    say(state);
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', showPublished);
    else showPublished();
  }

  function watch() {
    addEventListener('error', function (event) {
      if (hasStopped(event.error)) say('stopped');
    });
    addEventListener('unhandledrejection', function (event) {
      if (hasStopped(event.reason)) say('stopped');
    });
  }

  // Compiling the smallest program there is shows both a missing engine and a policy against it.
  function hasWasm() {
    try {
      const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
      return new WebAssembly.Module(empty) instanceof WebAssembly.Module;
    } catch (error) {
      return false;
    }
  }

  // The build writes the names of its files, and a preload link with a hash for each.
  function linkTo(name) {
    const links = document.querySelectorAll('link[integrity]');
    for (let i = 0; i < links.length; i++) {
      if (links[i].getAttribute('href') === name) return links[i];
    }
    throw new Error('no preload link for ' + name);
  }

  async function fetchWasm(link) {
    const answer = await fetch(link.href, { integrity: link.integrity, credentials: 'same-origin' });
    if (!answer.ok) throw new Error(link.href + ' answered ' + answer.status);
    return answer;
  }

  // The words of the reader's language, for the program to read; English it has of its own, and
  // speaks where the others do not come. The program's name changes with every release.
  async function fetchWords(release) {
    const tag = root.getAttribute('data-locale');
    if (!tag || tag === 'en') return;
    try {
      const answer = await fetch('./locales/' + tag + '.ftl?' + release.replace(/\W/g, ''));
      if (!answer.ok) return;
      const words = document.createElement('script');
      words.type = 'text/plain';
      words.id = 'wcd-words';
      words.lang = tag;
      words.textContent = await answer.text();
      document.head.append(words);
    } catch (error) {
      console.warn('No words of ' + tag + ':', error);
    }
  }

  // The part of the program that reads snapshots, and assesses what was listened to for a day: where
  // there is a snapshot to read, and to a page that stays open. Without it a panel begins with nothing
  // from before, and a published one says that it could not be fetched. The key is that of
  // src/live/storage.rs; where storage is forbidden, asking for it throws.
  async function fetchRest(glue, isNeeded) {
    try {
      if (!isNeeded && !root.dataset.asked && !localStorage.getItem('why-crypto-down/snapshot/1')) return;
      await glue.rest();
      root.dataset.reads = '';
    } catch (error) {
      console.warn('Nothing from before is shown:', error);
    }
  }

  async function start() {
    const files = JSON.parse(document.getElementById('wcd-files').textContent);
    const [glue, response] = await Promise.all([
      import(linkTo(files.js).href),
      fetchWasm(linkTo(files.wasm)),
      fetchWords(files.wasm),
    ]);
    await glue.default({ module_or_path: response });
    await fetchRest(glue);
    glue.mount(root);
    // A live panel stands there in the reader's language.
    document.title = document.querySelector('h1').textContent;
    setTimeout(fetchRest, 36e5, glue, true);
  }

  function go() {
    watch();
    start().then(
      function () {
        if (root.getAttribute('data-boot') === 'loading') say('running');
      },
      function (error) {
        if (hasStopped(error)) say('stopped');
        // An engine too old for what the compiler emits is, to the reader, no engine.
        else giveUp(error instanceof WebAssembly.CompileError ? 'no-wasm' : 'failed');
        console.error('The panel did not start:', error);
      },
    );
  }

  // The state is set while the head is read, before anything is painted, so that no reader sees the
  // wrong text flash by; the links that the build appends come only after this script.
  if (!hasWasm()) {
    giveUp('no-wasm');
    return;
  }
  say('loading');
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', go);
  else go();
})();

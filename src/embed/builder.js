// The builder: from choices to what is to be copied, live and as published, each with the panel as it
// would be. Everything stays here: nothing is sent anywhere, and only this site's files are read.
(function () {
  const form = document.getElementById('choices');
  const find = (id) => document.getElementById(id);
  const home = new URL('./', location.href).href;
  const NAMES = ['assets', 'view', 'theme', 'locale', 'mode'];
  const QUESTION = 'Why is crypto down today?';
  const FALLBACK = QUESTION + ' This needs scripts and WebAssembly.';
  const LINKS = 'allow-popups allow-popups-to-escape-sandbox';
  // The loader's versioned name and hash, what content systems are told of the live page, and what is
  // published at the address that was given; each null until it is known.
  let loader = null;
  let oembed = null;
  let moment = null;

  const escaped = (text) =>
    String(text).replace(/[&"<>]/g, (letter) => ({ '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' })[letter]);

  // A start tag. A value that is true stands for an attribute without one.
  const tag = (name, attributes) =>
    '<' + name + attributes.map(([key, value]) => ' ' + key + (value === true ? '' : '="' + escaped(value) + '"')).join('') + '>';

  const property = (name, content) => tag('meta', [['property', 'og:' + name], ['content', content]]);

  // --- What is to be copied -------------------------------------------------------------------------

  function choices() {
    const told = new FormData(form);
    const all = NAMES.map((name) => [name, String(told.get(name) || '').trim()]);
    return { form: told.get('form'), attributes: all.filter(([, value]) => value) };
  }

  function frame(src, title, rights) {
    return (
      tag('iframe', [['src', src], ['title', title], ['width', '100%'], ['height', 900], ['loading', 'lazy'], ['referrerpolicy', 'no-referrer'], ['allow', 'clipboard-write'], ['sandbox', rights]]) +
      '</iframe>'
    );
  }

  // The panel's own page in a frame, with what its address asks for.
  function pageFrame(attributes) {
    const wishes = new URLSearchParams(attributes.filter(([name]) => name !== 'mode'));
    return frame(home + '#' + wishes, QUESTION, 'allow-scripts ' + LINKS);
  }

  function element(attributes, inside, isPinned) {
    const script =
      isPinned && loader
        ? [['async', true], ['crossorigin', true], ['src', home + loader.file], ['integrity', loader.integrity]]
        : [['async', true], ['src', home + 'embed.js']];
    return tag('script', script) + '</script>\n' + tag('why-crypto-down', attributes) + '\n' + inside + '\n</why-crypto-down>';
  }

  // As wide as its place. `alt` says what it shows, and when that was.
  const picture = (src, alt) => tag('img', [['src', src], ['width', '100%'], ['alt', alt]]);

  function discovery(address, title) {
    return tag('link', [['rel', 'alternate'], ['type', 'application/json+oembed'], ['href', address], ['title', title]]);
  }

  function shared(src, alt) {
    const told = [['image', src], ['image:type', 'image/png'], ['image:width', 1200], ['image:height', 630], ['image:alt', alt]];
    return told.map(([name, content]) => property(name, content));
  }

  function live() {
    const { form: wanted, attributes } = choices();
    const drawn = oembed && oembed.thumbnail_url;
    return {
      body: wanted === 'frame' ? pageFrame(attributes) : element(attributes, drawn ? '  ' + picture(drawn, FALLBACK) : '  ' + FALLBACK, wanted === 'hashed'),
      head: oembed ? [discovery(home + 'oembed.json', oembed.title)].concat(drawn ? shared(drawn, oembed.title) : []).join('\n') : '',
    };
  }

  // Always with the hash of the loader: what was published is to stay what it was.
  function published() {
    const { form: wanted, attributes } = choices();
    const { page, snapshot, drawn, title, alt, at, words, answer } = moment;
    if (wanted === 'frame') {
      // The published page needs no script, and so no right to any.
      return { body: page ? frame(page, title, LINKS) : pageFrame(attributes.concat([['snapshot', snapshot]])), head: '' };
    }
    const date = '<p>' + tag('time', [['datetime', at]]) + escaped(words) + '</time></p>';
    const shown = drawn ? tag('a', [['href', page]]) + picture(drawn, alt) + '</a>\n  ' : escaped(FALLBACK) + '\n  ';
    const head = drawn ? shared(drawn, alt) : [];
    return {
      body: element(attributes.concat([['snapshot', snapshot]]), '  ' + shown + date, true),
      head: (answer ? [discovery(answer, title)] : []).concat(head).join('\n'),
    };
  }

  function put(id, text) {
    const place = find(id);
    if (place.value === text) return;
    place.value = text;
    place.parentElement.hidden = !text;
    place.parentElement.querySelector('[role="status"]').textContent = '';
  }

  function show() {
    for (const [id, texts] of [['live', live()], ['published', moment ? published() : { body: '', head: '' }]]) {
      put(id, texts.body);
      put(id + '-head', texts.head);
    }
  }

  // --- What it looks like ---------------------------------------------------------------------------

  // The panel itself, live or as published.
  function look(id) {
    const place = find(id + '-preview');
    const isThere = id === 'live' || moment !== null;
    place.previousElementSibling.hidden = !isThere;
    place.replaceChildren();
    if (!isThere) return;
    const panel = document.createElement('why-crypto-down');
    for (const [name, value] of choices().attributes) panel.setAttribute(name, value);
    if (id === 'published') {
      panel.setAttribute('snapshot', moment.snapshot);
      panel.setAttribute('label', moment.title);
    }
    place.append(panel);
  }

  // --- What is published ----------------------------------------------------------------------------

  // What stands at an address: the page of a moment, or a snapshot alone.
  async function read(address) {
    const answer = await fetch(new URL(address, home), { credentials: 'omit', referrerPolicy: 'no-referrer' });
    if (!answer.ok) throw new Error('it answered ' + answer.status);
    const text = await answer.text();
    if (/^\s*\{/.test(text)) {
      const { format, taken_at } = JSON.parse(text);
      if (format !== 'why-crypto-down/snapshot') throw new Error('it is no snapshot');
      const at = new Date(taken_at).toISOString();
      const words = at.slice(0, 16).replace('T', ', ') + ' UTC';
      return { snapshot: answer.url, at, words, title: QUESTION + ' · ' + words };
    }
    const page = new DOMParser().parseFromString(text, 'text/html');
    const time = page.querySelector('.wcd-status time');
    if (!time) throw new Error('it is no page of a moment');
    const folder = new URL('./', answer.url).href;
    const link = page.querySelector('link[type="application/json+oembed"]');
    return {
      page: folder,
      snapshot: folder + 'snapshot.json',
      drawn: folder + 'card.png',
      title: page.title,
      alt: page.querySelector('meta[property="og:image:alt"]').content,
      at: time.getAttribute('datetime'),
      words: time.textContent,
      answer: link && link.getAttribute('href'),
    };
  }

  function note(found) {
    if (!found.page) return 'A snapshot of ' + found.words + '. It has no picture: wcd page writes one, with a page that needs no script.';
    return found.answer ? found.alt : found.alt + ' (For oEmbed, write the page with --url.)';
  }

  // Only the last address counts, in whatever order they answer.
  let asked = 0;
  async function take(address, isWished) {
    const mine = ++asked;
    let found = null;
    let said = 'wcd record and wcd page write a moment to publish; docs/hosting.md has a job that does.';
    try {
      if (address) {
        found = await read(address);
        said = note(found);
      }
    } catch (error) {
      if (isWished) said = 'Nothing to publish there: ' + error.message + '.';
    }
    if (mine !== asked) return;
    if (found && !isWished) form.elements.moment.value = address;
    moment = found;
    find('found').textContent = said;
    show();
    look('published');
  }

  // --- What the reader does -------------------------------------------------------------------------

  form.addEventListener('input', show);
  form.addEventListener('change', (event) => {
    if (event.target.name === 'moment') take(event.target.value.trim(), true);
    else for (const id of ['live', 'published']) look(id);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  document.addEventListener('click', async (event) => {
    const id = event.target.dataset.copies;
    if (!id) return;
    const status = event.target.parentElement.querySelector('[role="status"]');
    try {
      await navigator.clipboard.writeText(find(id).value);
      status.textContent = 'Copied.';
    } catch (error) {
      find(id).select();
      status.textContent = 'Select and copy it by hand: this browser does not allow it here.';
    }
  });

  const json = (name) => fetch('./' + name).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(name))));
  json('embed.json').then(
    (told) => {
      loader = told;
      show();
    },
    () => form.elements.form.querySelector('[value="hashed"]').remove(),
  );
  // Written only where the site's address was told.
  json('oembed.json').then(
    (told) => {
      oembed = told;
      show();
    },
    () => {},
  );
  show();
  look('live');
  // Where the job of docs/hosting.md puts the moment of today.
  take('moments/' + new Date().toISOString().slice(0, 10) + '/', false);
})();

// The builder: from choices to a snippet, with the panel as it would be. Everything stays here.
(function () {
  const form = document.getElementById('choices');
  const snippet = document.getElementById('snippet');
  const preview = document.getElementById('preview');
  const copied = document.getElementById('copied');
  const home = new URL('./', location.href).href;
  const NAMES = ['assets', 'theme', 'locale', 'snapshot', 'mode'];
  const FALLBACK = 'Why is crypto down today? This needs scripts and WebAssembly.';
  // The loader's versioned name and hash; empty until they are known.
  let loader = null;

  const escaped = (text) =>
    text.replace(/[&"<>]/g, (letter) => ({ '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' })[letter]);

  function choices() {
    const told = new FormData(form);
    const all = NAMES.map((name) => [name, String(told.get(name) || '').trim()]);
    return { form: told.get('form'), attributes: all.filter(([, value]) => value) };
  }

  function write() {
    const { form: wanted, attributes } = choices();
    if (wanted === 'frame') {
      const address = home + '#' + new URLSearchParams(attributes.filter(([name]) => name !== 'mode'));
      return (
        '<iframe src="' + escaped(address) + '" title="Why is crypto down today?"\n' +
        '        sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" loading="lazy"\n' +
        '        referrerpolicy="no-referrer" width="100%" height="900"></iframe>'
      );
    }
    const script =
      wanted === 'hashed' && loader
        ? '<script async crossorigin src="' + escaped(home + loader.file) + '"\n        integrity="' + escaped(loader.integrity) + '"></script>'
        : '<script async src="' + escaped(home) + 'embed.js"></script>';
    const written = attributes.map(([name, value]) => ' ' + name + '="' + escaped(value) + '"').join('');
    return script + '\n<why-crypto-down' + written + '>' + FALLBACK + '</why-crypto-down>';
  }

  function show() {
    snippet.value = write();
    copied.textContent = '';
  }

  function look() {
    show();
    const panel = document.createElement('why-crypto-down');
    for (const [name, value] of choices().attributes) panel.setAttribute(name, value);
    preview.replaceChildren(panel);
  }

  form.addEventListener('input', show);
  form.addEventListener('change', look);
  form.addEventListener('submit', (event) => event.preventDefault());
  document.getElementById('copy').addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(snippet.value);
      copied.textContent = 'Copied.';
    } catch (error) {
      snippet.select();
      copied.textContent = 'Select and copy it by hand: this browser does not allow it here.';
    }
  });

  fetch('./embed.json')
    .then((answer) => answer.json())
    .then((told) => {
      loader = told;
      show();
    })
    .catch(() => form.elements.form.querySelector('[value="hashed"]').remove());
  look();
})();

// The loader: one line in an article puts the panel there.
//
//   <script async src="https://example.org/why-crypto-down/embed.js"></script>
//   <why-crypto-down assets="BTC,ETH" theme="auto">What to show without scripts.</why-crypto-down>
//
// It defines the element `why-crypto-down` and nothing else. The panel runs in a frame of its own,
// in a sandbox: it has no part in the article's origin, cookies or storage, and cannot move it to
// another page. With mode="inline" it runs in the article instead, by a second script (inline.js).
// docs/embedding.md has the attributes, the events and the messages.
(function () {
  const NAME = 'why-crypto-down';
  const VERSION = 1;
  const ATTRIBUTES = ['assets', 'view', 'theme', 'locale', 'snapshot'];
  // Space kept before the frame has said how high it is, in px: a window's height, so that what follows is
  // out of sight when it moves.
  const RESERVED = 900;
  // A panel is made before the reader gets to it, this far ahead.
  const AHEAD = '600px 0px';
  // Heights that a frame may have, in px.
  const LOWEST = 40;
  const HIGHEST = 20000;

  if (customElements.get(NAME)) return;
  const script = document.currentScript;

  // The frames that may speak, each with its element. One listener serves them all.
  const panels = new Map();

  addEventListener('message', function (event) {
    const panel = panels.get(event.source);
    const told = event.data;
    // A frame in a sandbox without an origin of its own says "null".
    if (!panel || (event.origin !== 'null' && event.origin !== panel.home.origin)) return;
    if (typeof told !== 'object' || told === null || told.wcd !== VERSION) return;
    if (told.type === 'height') panel.fit(told.height);
    else if (told.type === 'state') panel.hear(told.state);
  });

  // The second script's function, by the site that it comes from. The build writes its name and hash.
  const seconds = new Map();

  function second(home) {
    if (!seconds.has(home)) {
      const loaded = new Promise(function (done, fail) {
        const element = document.createElement('script');
        element.crossOrigin = 'anonymous';
        element.integrity = INLINE.integrity;
        element.referrerPolicy = 'no-referrer';
        element.addEventListener('wcd:inline', (event) => done(event.detail));
        element.onload = fail; // it did not get that far: the browser is too old for it
        element.onerror = function () {
          seconds.delete(home); // for another try
          fail();
        };
        element.src = home + INLINE.file;
        document.head.append(element);
      });
      seconds.set(home, loaded);
    }
    return seconds.get(home);
  }

  const near =
    'IntersectionObserver' in window &&
    new IntersectionObserver(
      function (entries) {
        for (const entry of entries) if (entry.isIntersecting) entry.target.getRootNode().host.build();
      },
      { rootMargin: AHEAD },
    );

  class Panel extends HTMLElement {
    constructor() {
      super();
      // The article's styles do not reach in here. Styles are set as properties: a policy without
      // 'unsafe-inline' lets those be.
      this.box = document.createElement('div');
      this.fallback = document.createElement('slot');
      this.box.append(this.fallback);
      this.attachShadow({ mode: 'open' }).append(this.box);
    }

    static get observedAttributes() {
      return ATTRIBUTES.concat('mode');
    }

    connectedCallback() {
      const height = Number(this.getAttribute('height'));
      const reserved = height >= LOWEST && height <= HIGHEST ? height : RESERVED;
      this.box.style.cssText = 'all:initial;display:grid;grid:auto/minmax(0,1fr);min-height:' + reserved + 'px';
      this.reserved = reserved;
      this.fallback.style.cssText = 'display:block;grid-area:1/1';
      // Without WebAssembly there is no panel: the fallback is what can be shown. Where there is none, the
      // frame says what is missing, and what was published last.
      if (!window.WebAssembly && this.hasFallback()) return this.give('no-wasm');
      if (near) near.observe(this.box);
      else this.build();
    }

    disconnectedCallback() {
      if (near) near.unobserve(this.box);
      this.drop();
    }

    attributeChangedCallback() {
      if (!this.frame && !this.gaveUp) return;
      this.drop();
      this.build();
    }

    build() {
      if (near) near.unobserve(this.box);
      // It may have been removed between being near and being told so.
      if (this.frame || !this.isConnected) return;
      this.home = new URL('./', new URL(this.getAttribute('src') || (script && script.src) || '', document.baseURI));
      const wishes = new URLSearchParams();
      for (const name of ATTRIBUTES) {
        const value = this.getAttribute(name);
        if (value) wishes.set(name, value);
      }
      if (this.getAttribute('mode') === 'inline') this.live(wishes);
      else this.embed(wishes);
    }

    // Without a frame. What stands for it knows how to end what is shown.
    live(wishes) {
      const waiting = (this.frame = { remove() {} });
      second(this.home.href)
        .then((show) => {
          if (this.frame === waiting) this.frame = show(this, wishes);
        })
        .catch((error) => {
          if (this.frame !== waiting) return;
          // An article that takes only scripts and markup of its own makes ("trusted types") has a frame.
          if (error instanceof TypeError) this.embed(wishes);
          else this.give('failed');
        });
    }

    embed(wishes) {
      const frame = document.createElement('iframe');
      const label = this.getAttribute('label');
      frame.title = label || 'Why is crypto down today?';
      if (!label) frame.lang = 'en';
      frame.allow = 'clipboard-write'; // what a reader presses to copy
      frame.referrerPolicy = 'no-referrer';
      frame.setAttribute('scrolling', 'no');
      // Scripts, and links that open a page of their own. With "remember" the panel keeps its last
      // figures in its own origin's storage, which it may only where that is not the article's.
      const keeps = this.hasAttribute('remember') && this.home.origin !== location.origin;
      frame.setAttribute(
        'sandbox',
        'allow-scripts allow-popups allow-popups-to-escape-sandbox' + (keeps ? ' allow-same-origin' : ''),
      );
      // Unseen until it speaks, with the fallback in its place: what the browser shows of a frame that
      // is forbidden or cannot be reached is no panel. Not `visibility: hidden`: a browser does not draw
      // such a frame, and never tells its page how high it has become.
      frame.inert = true;
      frame.style.cssText =
        'all:initial;display:block;width:100%;border:0;grid-area:1/1;opacity:0;height:' + this.reserved + 'px';
      frame.src = this.home + '#' + wishes;
      this.box.append(frame);
      this.frame = frame;
      panels.set(frame.contentWindow, this);
    }

    drop() {
      this.gaveUp = false;
      this.state = null;
      if (!this.frame) return;
      for (const [source, panel] of panels) if (panel === this) panels.delete(source);
      this.frame.remove();
      this.frame = null;
      this.isShown = false;
      this.fallback.style.display = 'block';
    }

    fit(height) {
      if (!Number.isFinite(height) || height < LOWEST || height > HIGHEST) return;
      this.box.style.minHeight = this.frame.style.height = Math.ceil(height) + 'px';
      this.frame.inert = false;
      this.frame.style.opacity = '1';
      this.reveal();
    }

    // The panel takes the place of the fallback.
    reveal() {
      if (this.isShown) return;
      this.isShown = true;
      this.fallback.style.display = 'none';
      this.tell('wcd:view');
    }

    // A frame says its state again whenever its tab is shown.
    hear(state) {
      if (state === this.state) return;
      this.state = state;
      if (state === 'no-wasm' || state === 'failed') this.give(state);
      else if (state === 'stopped') this.tell('wcd:error', { reason: state }); // what it showed stays, and says so
    }

    hasFallback() {
      return this.childElementCount || this.textContent.trim();
    }

    // Gives up in favour of the fallback, where there is one: the frame's own words are better than
    // nothing.
    give(reason) {
      if (this.hasFallback() || !this.frame) {
        const wasTried = Boolean(this.frame);
        this.drop();
        // Other attributes are another try.
        this.gaveUp = wasTried;
        this.box.style.minHeight = '0';
      }
      this.tell('wcd:error', { reason });
    }

    tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
    }
  }

  customElements.define(NAME, Panel);
})();

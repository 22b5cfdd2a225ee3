// What readers do with charts and terms: read values off a chart, save it, have a term explained.
// src/page/frame.js fetches this when it is first wanted. scripts/finish.mjs makes one file of it.

import { dress } from './make.js';
import { offer } from './save.js';
import { cover, leaveUnless, refresh, surfaceAt } from './surface.js';
import { explain } from './terms.js';

const isDressed = dress();

function prepare() {
  if (isDressed) cover();
  offer();
}

prepare();

// The program draws charts anew, and puts others in their place.
let isAsked = false;
new MutationObserver((changes) => {
  // What a surface shows is no reason to show it again.
  if (isAsked || changes.every(({ target }) => target.closest('.wcd-surface'))) return;
  isAsked = true;
  requestAnimationFrame(() => {
    isAsked = false;
    prepare();
    refresh();
  });
}).observe(document.getElementById('panel'), { childList: true, subtree: true });
addEventListener('resize', refresh);
addEventListener('pointerdown', ({ target }) => leaveUnless(target));

function hear({ type, target, clientX }) {
  const button = target.closest('[data-terms]');
  if (type === 'click' && button) explain(button);
  // Pointed at or touched before there was a surface over it.
  if (clientX !== undefined && target.closest('.wcd-picture')) surfaceAt(target)?.point(clientX);
}

addEventListener('click', hear);
// What this was fetched for.
hear(Array.from(document.scripts).find(({ src }) => src === import.meta.url).cause);

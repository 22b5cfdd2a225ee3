// What readers do with charts, terms and figures: read values off a chart, save it, have a term explained,
// learn how a figure is worked out.
// src/page/frame.js fetches this when it is first wanted, in an article src/embed/inline.js.
// scripts/finish.mjs makes one file of it.

import { workOut } from './formulas.js';
import { dress } from './make.js';
import { offer } from './save.js';
import { cover, leaveUnless, refresh, surfaceAt } from './surface.js';
import { explain } from './terms.js';

for (const type of ['resize', 'wcd:resize']) addEventListener(type, refresh);
// In a shadow tree the window does not learn what was pressed, unless it asks.
addEventListener('pointerdown', (event) => leaveUnless(event.composedPath()[0]));

/**
 * Serves the panel that lives in `root`.
 * @param {HTMLElement} root the page's root, or an element of a shadow tree
 * @param {Event} cause what this was fetched for
 */
export function read(root, cause) {
  const isDressed = dress(root);

  function prepare() {
    if (isDressed) cover(root);
    offer(root);
    workOut(root);
  }

  function hear({ type, target, clientX }) {
    const button = target.closest('[data-terms]');
    if (type === 'click' && button) explain(root, button);
    // Pointed at or touched before there was a surface over it.
    if (clientX !== undefined && target.closest('.wcd-picture')) surfaceAt(target)?.point(clientX);
  }

  // The program draws charts anew, and puts others in their place.
  let isAsked = false;
  const look = new MutationObserver((changes) => {
    // The dialog of a figure is whole when it is first seen, and no chart's.
    const isOfFigure = ({ target }) => (target.closest ? target : target.parentElement)?.closest('.wcd-provenance');
    if (changes.some(isOfFigure)) workOut(root);
    // What a surface shows is no reason to show it again.
    if (isAsked || changes.every((change) => isOfFigure(change) || change.target.closest?.('.wcd-surface'))) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      prepare();
      refresh();
    });
  });

  prepare();
  look.observe(root.querySelector('#panel'), { childList: true, subtree: true });
  // Where it is opened for another figure only texts may change.
  const dialog = root.querySelector('.wcd-provenance:not(.wcd-terms)');
  if (dialog) look.observe(dialog, { childList: true, subtree: true, characterData: true });
  root.addEventListener('click', hear);
  hear(cause);
}

const script = Array.from(document.scripts).find(({ src }) => src === import.meta.url);
if (script?.cause) read(document.documentElement, script.cause);

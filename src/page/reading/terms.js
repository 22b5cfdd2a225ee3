// What the terms of the trade mean, in a dialog. The explanations are files of their own, one a
// language, which are fetched when somebody asks.

import { make } from './make.js';
import { word } from './words.js';

// Which terms a card uses, in the order of the kinds of cards; tests/words.rs holds this against
// src/explain/words/glossary.rs.
const OF_CARDS = [
  ['liquidation', 'long-short', 'taker', 'coverage', 'lower-bound'],
  ['open-interest', 'leverage'],
  ['liquidation', 'leverage', 'self-excitation', 'amplification'],
  ['open-interest', 'long-short', 'perpetual', 'funding', 'basis', 'taker', 'implied-volatility'],
  ['beta', 'correlation'],
  ['correlation'],
  [],
  [],
  ['support', 'usual-move'],
];

// The build writes what it is that the files hold, so that a cache does not keep what has changed.
const VERSION = 'GLOSSARY_VERSION';

/** The entries of a glossary file, by their names. */
export function entries(file) {
  const lines = file.split('\n').map((line) => /^([a-z-]+) = (.+)$/.exec(line));
  return new Map(lines.filter(Boolean).map(([, name, text]) => [name, text]));
}

/** The name and the explanation of each of those terms; of all where there are none. */
export function explained(all, wanted = []) {
  const terms = [...all.keys()].filter((name) => name.startsWith('term-')).map((name) => name.slice('term-'.length));
  return terms
    .filter((term) => !wanted.length || wanted.includes(term))
    .map((term) => [all.get(`term-${term}`), all.get(`gloss-${term}`)]);
}

async function fetched(language) {
  const answer = await fetch(new URL(`glossary/${language}.ftl?${VERSION}`, import.meta.url), { credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`the glossary answered ${answer.status}`);
  return entries(await answer.text());
}

/** The dialog of a panel; it looks like the one that tells where a figure comes from. */
function opened(root, title, ...content) {
  let dialog = root.querySelector('.wcd-terms');
  if (!dialog) {
    dialog = make('dialog', { className: 'wcd-provenance wcd-terms' });
    dialog.setAttribute('aria-labelledby', 'wcd-terms-title');
    dialog.setAttribute('popover', 'auto');
    // A press beside a modal dialog meets its backdrop, which counts as the dialog itself.
    dialog.addEventListener('click', ({ target }) => (target === dialog || target.closest('button')) && hide(dialog));
    // Whoever goes on by keyboard closes it, so that it does not cover where they are.
    dialog.addEventListener('focusout', ({ relatedTarget }) => relatedTarget && !dialog.contains(relatedTarget) && hide(dialog));
    root.querySelector('#panel').append(dialog);
  }
  const name = root.querySelector('.wcd-provenance .wcd-close')?.textContent ?? 'OK';
  const close = make('p', {}, make('button', { type: 'button', className: 'wcd-close' }, name));
  const body = make('div', { className: 'wcd-provenance-body' }, make('h2', { id: 'wcd-terms-title' }, title), ...content, close);
  dialog.replaceChildren(body);
  show(dialog);
}

// A popover leaves the rest of the page as it is; where a browser knows none, a modal dialog.
function show(dialog) {
  if (!dialog.showPopover) return dialog.open || dialog.showModal();
  if (!dialog.matches(':popover-open')) dialog.showPopover();
}

const hide = (dialog) => (dialog.hidePopover ? dialog.hidePopover() : dialog.close());

/** Explains the terms that a button of a panel asks for. */
export async function explain(root, button) {
  let content;
  try {
    const pairs = explained(await fetched(root.lang), OF_CARDS[button.dataset.terms]);
    content = make('dl', {}, ...pairs.flatMap(([name, text]) => [make('dt', {}, name), make('dd', {}, text)]));
  } catch (error) {
    console.warn('No glossary:', error);
    content = make('p', {}, word(root, 'gone'));
  }
  // Not every browser focuses a button that is pressed; the dialog gives the focus back to it.
  button.focus();
  opened(root, button.textContent, content);
}

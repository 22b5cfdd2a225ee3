// Elements, and the styles of what is made here: they come with the script, not with the page.

/** An element with properties, and what is in it. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

const STYLES = `
:is(.wcd-chart, .wcd-spark) { position: relative; }
.wcd-surface { cursor: crosshair; inset: 0; position: absolute; touch-action: pan-y; }
.wcd-cross { border-inline-start: 1px solid var(--ink); pointer-events: none; position: absolute; }
.wcd-dot { border: 2px solid var(--ink); border-radius: 50%; background: var(--paper); height: 9px; margin: -4.5px; pointer-events: none; position: absolute; width: 9px; }
.wcd-readout { background: var(--paper); border: 1px solid var(--rule-strong); border-radius: 2px; color: var(--ink); font-size: 0.8125rem; font-weight: 400; line-height: 1.25rem; max-width: 100%; padding: 0.125rem 0.5rem; pointer-events: none; position: absolute; width: max-content; z-index: 1; }
.wcd-readout b, .wcd-readout span { display: block; }
.wcd-readout .wcd-legend + .wcd-legend { margin-inline-start: 0; }
:is(.wcd-cross, .wcd-dot, .wcd-readout)[hidden] { display: none; }
.wcd-save { align-items: center; display: flex; flex-wrap: wrap; gap: 0.375rem 0.5rem; padding: 0.25rem 0 0.5rem; }
.wcd-numbers .wcd-scroll { max-height: 24rem; overflow: auto; }
.wcd-card .wcd-numbers tbody th { white-space: nowrap; }
.wcd-terms dt { font-weight: 600; margin-top: 0.75rem; }
@media print { .wcd-surface, .wcd-save { display: none; } .wcd-numbers .wcd-scroll { max-height: none; } }
`;

/**
 * Puts the styles in force where a panel's root is: in the page, or in a shadow tree, where `rem` is
 * the size of a text that is not ours (scripts/shadow.mjs). A policy that forbids inline styles lets these be.
 * @returns {boolean} false in a browser that cannot; what needs them is then left out
 */
export function dress(root) {
  if (!('replaceSync' in CSSStyleSheet.prototype)) return false;
  const sheet = new CSSStyleSheet();
  const tree = root.getRootNode();
  sheet.replaceSync(tree === document ? STYLES : STYLES.replaceAll(/([\d.]+)rem\b/g, 'calc($1*var(--rem))'));
  tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
  return true;
}

// The page's styles for a shadow tree in somebody else's page, where there is no root, and where
// `rem` is the size of a text that is not ours.

/** Stands in the place of the page's root. */
const ROOT = '.wcd-root';

/**
 * Styles for a shadow tree whose panel lives in an element of the class `wcd-root`, with one rem in
 * its property `--rem`.
 * @param {string} css styles of the page
 * @returns {string}
 */
export function forShadow(css) {
  return css
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/(^|[{}\s,(>+~])(?::root|html)(?=[:[\s{,.>+~)])/g, (_, before) => before + ROOT)
    .replaceAll(/@[a-z-]+[^{;]*|(-?)(\d*\.?\d+)rem\b/g, (all, minus, count) => {
      // In the conditions of a media query it is the reader's own size; in those of a container it
      // is the root's, whose like there is the container's own.
      if (all.startsWith('@container')) return all.replaceAll(/(\d)rem\b/g, '$1em');
      return all.startsWith('@') ? all : `calc(${minus}${count}*var(--rem))`;
    });
}

// The built page on a free port, sent with the policy it promises to work under.

import { fileURLToPath } from 'node:url';
import { serve } from '../../../scripts/serve.mjs';

export const DIST = process.env.WCD_DIST || fileURLToPath(new URL('../../../dist', import.meta.url));

/**
 * @param {object} [options]
 * @param {string} [options.base]    the path it lives under, `/` unless told
 * @param {object} [options.config]  what the page's `wcd-config` block says, `{}` unless told
 * @param {string|null} [options.csp] another Content-Security-Policy, or none
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export function site(options = {}) {
  return serve({ dir: DIST, ...options });
}

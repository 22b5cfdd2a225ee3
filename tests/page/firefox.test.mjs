// The panel in Firefox, by geckodriver.

import { smoke } from './support/smoke.mjs';
import { drive } from './support/webdriver.mjs';

/** As no reader sets them, but as Firefox's own settings are called. */
const PREFERENCES = {
  'ui.systemUsesDarkTheme': 1,
  // Nothing but this machine is asked, and this machine without a proxy.
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.dns.disabled': true,
};

smoke('Firefox', () =>
  drive({
    driver: process.env.GECKODRIVER || 'geckodriver',
    args: (port) => ['--host', '127.0.0.1', '--port', String(port), '--websocket-port', '0'],
    capabilities: {
      browserName: 'firefox',
      'moz:firefoxOptions': {
        binary: process.env.WCD_FIREFOX || '/usr/bin/firefox-esr',
        args: ['-headless', '-width', '1280', '-height', '900'],
        prefs: PREFERENCES,
      },
    },
  }),
);

// The panel in WebKit, the engine of most phones' browsers: WebKitGTK's own small browser, on a
// display that nobody sees.

import { smoke } from './support/smoke.mjs';
import { display, drive } from './support/webdriver.mjs';

/** What scripts/env.sh found; nothing where there is no WebKitGTK, outside of Linux. */
const { WCD_WEBKIT_DRIVER: driver = 'WebKitWebDriver' } = process.env;

async function start() {
  const screen = await display();
  try {
    const driven = await drive({
      driver,
      args: (port) => ['--host=127.0.0.1', `--port=${port}`],
      env: {
        DISPLAY: screen.name,
        GDK_BACKEND: 'x11',
        GSETTINGS_BACKEND: 'memory',
        NO_AT_BRIDGE: '1',
        GTK_THEME: 'Adwaita:dark', // the reader prefers it dark
        LIBGL_ALWAYS_SOFTWARE: '1',
      },
      capabilities: {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': {
          binary: process.env.WCD_MINIBROWSER || '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
          args: ['--automation'],
        },
      },
    });
    return { ...driven, close: () => driven.close().finally(screen.close) };
  } catch (error) {
    await screen.close();
    throw error;
  }
}

smoke('WebKit', start, { skip: driver === '' && 'there is no WebKitGTK here' });

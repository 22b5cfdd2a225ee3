// Somebody else's page: an article on an origin of its own, with its own policy and styles.

import { createServer } from 'node:http';

/**
 * Serves pages given as text.
 * @param {Record<string, string>} pages by path, such as `/`
 * @param {Record<string, string>} [headers] sent with each
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function host(pages, headers = {}) {
  const server = createServer((request, response) => {
    const page = pages[request.url.split(/[?#]/)[0]];
    response.writeHead(page === undefined ? 404 : 200, { 'Content-Type': 'text/html; charset=utf-8', ...headers });
    response.end(page ?? '');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

/** An article around `body`, with `head` in its head. */
export function article(body, head = '') {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<title>An article</title>${head}</head><body><h1>An article</h1>${body}<p id="after">After the panel.</p></body></html>`;
}

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { LISTS, liveState, pageOf, statistics, tenants } from './records.mjs';

/** As many pages of rows are different. */
const PAGES = 3;
const DIST = new URL('../dist/', import.meta.url);
const TYPES = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const USER = {
  id: '00000000-0000-4000-8000-000000000001',
  username: 'bench',
  displayName: 'Bench',
  role: 'admin',
  status: 'active',
  tenantId: null,
  passwordChangeRequired: false,
  version: 1,
  createdAt: '2026-11-30T10:00:00Z',
  updatedAt: '2026-11-30T10:00:00Z',
};

/** Serves the built pages on the loopback interface, with what lists show and nothing else behind them. */
export async function startPages(rows) {
  let pages = 0;
  /** What other requests than those of the list get, so that it is drawn once. */
  const beside = {
    '/api/v1/routes/live': () => liveState(rows * PAGES),
    '/api/v1/statistics': () => ({ rows: statistics(rows * PAGES) }),
    '/api/v1/tenants': () => ({ items: tenants(), next: null, total: 5 }),
  };
  const html = (await readFile(new URL('index.html', DIST), 'utf8'))
    .replace('__CSP_NONCE__', 'bench')
    .replace('__BASE_HREF__', '/');
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    const json = (status, body) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (pathname === '/session') return json(200, { user: USER, passwordChangeRequired: false });
    if (pathname === '/api/v1/routes/live/stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`event: state\ndata: ${JSON.stringify(liveState(rows * PAGES))}\n\n`);
      return;
    }
    if (pathname in LISTS) {
      // Lists are ordered; what reads the same path for another purpose gets the same rows each time.
      const page = searchParams.has('sort') ? pages++ % PAGES : 0;
      const items =
        searchParams.has('severity') || searchParams.has('kind') ? [] : pageOf(pathname, rows, page);
      return json(200, { items, next: null, total: rows });
    }
    if (pathname in beside) return json(200, beside[pathname]());
    if (pathname.startsWith('/api/')) return json(404, { code: 'api.not-found', status: 404, title: 'None' });
    const type = TYPES[extname(pathname)];
    try {
      const body = type ? await readFile(new URL(`.${pathname}`, DIST)) : html;
      response.writeHead(200, { 'content-type': type ?? 'text/html' });
      response.end(body);
    } catch {
      json(404, {});
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${server.address().port}`, close };
}

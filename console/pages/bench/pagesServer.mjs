import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { callRecords } from './callRecords.mjs';

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

/** Serves the built pages on the loopback interface, with records of calls and nothing else behind them. */
export async function startPages(rows) {
  let pages = 0;
  const html = (await readFile(new URL('index.html', DIST), 'utf8'))
    .replace('__CSP_NONCE__', 'bench')
    .replace('__BASE_HREF__', '/');
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const json = (status, body) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (pathname === '/session') return json(200, { user: USER, passwordChangeRequired: false });
    if (pathname === '/api/v1/call-records')
      return json(200, { items: callRecords(rows, pages++), next: null, total: rows });
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
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

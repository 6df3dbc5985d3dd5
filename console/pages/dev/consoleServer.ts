import { randomUUID } from 'node:crypto';
import { type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import type { Plugin } from 'vite';

/**
 * For development only: does what the console's server does, in front of a running suite. It signs people in, keeps
 * their tokens, and forwards /api to the services. `TRUNKLINE_CONSOLE=http://127.0.0.1:8080` forwards everything to a
 * real console server instead. The ports are those of docs/deployment.md, or `TRUNKLINE_PORTS=provisioning:41001,…`.
 */
const SERVICES: [service: string, port: number, paths: RegExp][] = [
  ['provisioning', 8081, /^\/(auth|users|tenants|carriers|carrier-presets|clients|providers|dialplan-lines|api-keys|keys|carrier-tests)\b/],
  ['did', 8082, /^\/(dids)\b/],
  ['routing', 8083, /^\/(campaigns|routes|calls|live-calls|leases|blocked-callers)\b/],
  ['cdr', 8084, /^\/(call-records|statistics|alerts|alert-rules)\b/],
  ['bridge', 8085, /^\/(nodes|refused-sources)\b/],
  ['realtime', 8086, /^\/(realtime)\b/],
];
const AUDITED: [kinds: RegExp, service: string][] = [
  [/^\/audit\/(dids|imports)\b/, 'did'],
  [/^\/audit\/(campaigns|calls|blocked-callers)\b/, 'routing'],
  [/^\/audit\/realtime-tables\b/, 'realtime'],
  [/^\/(audit|dead-letters)\/ami-bridge/, 'bridge'],
  [/^\/(audit|dead-letters)\/(cdr|did|routing|provisioning)-service/, '$2'],
  [/^\/(audit|dead-letters)\/realtime-writer/, 'realtime'],
  [/^\/audit\//, 'provisioning'],
];

interface Tokens {
  access: string;
  refresh: string;
  expires: number;
}

const sessions = new Map<string, Tokens>();

export function consoleServer(): Plugin {
  const fill = (html: string) => html.replace('__CSP_NONCE__', 'development').replace('__BASE_HREF__', '/');
  return {
    name: 'trunkline-console-server',
    apply: 'serve',
    transformIndexHtml: fill,
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = request.url ?? '/';
        if (!path.startsWith('/api/') && !path.startsWith('/session')) return next();
        void answer(request, response, path).catch((error: unknown) => {
          problem(response, 503, 'service.unavailable', String(error));
        });
      });
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, path: string) {
  const real = process.env.TRUNKLINE_CONSOLE;
  if (real) return forward(request, response, new URL(path, real), null);
  if (path.startsWith('/session')) return session(request, response, path);
  const id = cookieOf(request);
  const tokens = id ? await fresh(id) : null;
  if (!tokens) return problem(response, 401, 'auth.token-missing', 'Sign in first');
  const base = baseFor(path.replace(/^\/api(\/v1)?/, ''));
  if (!base) return problem(response, 404, 'resource.not-found', path);
  return forward(request, response, new URL(path, base), tokens.access);
}

async function session(request: IncomingMessage, response: ServerResponse, path: string) {
  const id = cookieOf(request);
  if (request.method === 'POST' && path === '/session') {
    const login = await fetch(new URL('/api/v1/auth/login', baseFor('/auth')), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: await read(request),
    });
    if (!login.ok) {
      const after = login.headers.get('Retry-After');
      if (after) response.setHeader('Retry-After', after);
      response.statusCode = login.status;
      response.setHeader('Content-Type', 'application/problem+json');
      response.end(await login.text());
      return;
    }
    const tokens = (await login.json()) as { accessToken: string; refreshToken: string; expiresIn: number };
    const next = randomUUID();
    sessions.set(next, { access: tokens.accessToken, refresh: tokens.refreshToken, expires: Date.now() + tokens.expiresIn * 1000 });
    response.setHeader('Set-Cookie', `trunkline=${next}; HttpOnly; SameSite=Strict; Path=/`);
    return who(response, tokens.accessToken);
  }
  const tokens = id ? await fresh(id) : null;
  if (!id || !tokens) return problem(response, 401, 'auth.token-missing', 'Sign in first');
  if (request.method === 'GET') return who(response, tokens.access);
  const everywhere = path === '/session/end-all';
  await fetch(new URL(everywhere ? '/api/v1/auth/logout-everywhere' : '/api/v1/auth/logout', baseFor('/auth')), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${tokens.access}` },
    ...(everywhere ? {} : { body: JSON.stringify({ refreshToken: tokens.refresh }) }),
  });
  sessions.delete(id);
  response.statusCode = 204;
  response.end();
}

async function who(response: ServerResponse, access: string) {
  const me = await fetch(new URL('/api/v1/users/me', baseFor('/users')), { headers: { Authorization: `Bearer ${access}` } });
  const user = (await me.json()) as { passwordChangeRequired?: boolean };
  response.statusCode = me.status;
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(me.ok ? { user, passwordChangeRequired: user.passwordChangeRequired ?? false } : user));
}

async function fresh(id: string): Promise<Tokens | null> {
  const tokens = sessions.get(id);
  if (!tokens || tokens.expires - Date.now() > 60_000) return tokens ?? null;
  const answered = await fetch(new URL('/api/v1/auth/token', baseFor('/auth')), {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: tokens.refresh }),
  });
  if (!answered.ok) {
    sessions.delete(id);
    return null;
  }
  const next = (await answered.json()) as { access_token: string; refresh_token: string; expires_in: number };
  const renewed = { access: next.access_token, refresh: next.refresh_token, expires: Date.now() + next.expires_in * 1000 };
  sessions.set(id, renewed);
  return renewed;
}

function baseFor(path: string): string {
  const ports = new Map((process.env.TRUNKLINE_PORTS ?? '').split(',').filter(Boolean).map((entry) => entry.split(':') as [string, string]));
  const at = (service: string) => {
    const found = SERVICES.find(([name]) => name === service);
    return found ? `http://127.0.0.1:${ports.get(service) ?? found[1]}` : '';
  };
  for (const [kinds, service] of AUDITED) {
    const match = kinds.exec(path);
    if (match) return at(service === '$2' ? (match[2] as string) : service);
  }
  const found = path.startsWith('/asterisk-dids') ? 'did' : SERVICES.find(([, , paths]) => paths.test(path))?.[0];
  return found ? at(found) : '';
}

function forward(request: IncomingMessage, response: ServerResponse, target: URL, token: string | null) {
  const headers = { ...request.headers, host: target.host };
  if (token) {
    headers.authorization = `Bearer ${token}`;
    delete headers.cookie;
  }
  const sent = httpRequest(target, { method: request.method ?? 'GET', headers }, (answered) => {
    response.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.pipe(response);
  });
  sent.on('error', (error) => problem(response, 503, 'service.unavailable', error.message));
  response.on('close', () => sent.destroy());
  request.pipe(sent);
}

function problem(response: ServerResponse, status: number, code: string, detail: string) {
  if (response.headersSent) return response.end();
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/problem+json');
  response.end(JSON.stringify({ type: `urn:trunkline:problem:${code}`, title: code, status, detail, code, traceId: null }));
}

const cookieOf = (request: IncomingMessage) => /(?:^|; )trunkline=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? null;

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Plugin } from 'vite';

/**
 * For development only: does what the console's server does, in front of a running suite. It signs people in, keeps
 * their tokens, and forwards /api to the services. `TRUNKLINE_CONSOLE=http://127.0.0.1:8080` forwards everything to a
 * real console server instead. The addresses are those of the suite in `TRUNKLINE_DATA`, or the usual ports.
 */
const SERVICES: [service: string, port: number, paths: RegExp][] = [
  [
    'provisioning-service',
    8081,
    /^\/(auth|users|tenants|carriers|carrier-presets|carrier-tests|clients|providers|dialplan-lines|api-keys|keys)\b/,
  ],
  ['did-service', 8082, /^\/(dids|asterisk-dids)\b/],
  ['routing-service', 8083, /^\/(campaigns|routes|calls|live-calls|leases|blocked-callers|nodes)\b/],
  ['cdr-service', 8084, /^\/(call-records|statistics|alerts|alert-rules)\b/],
  ['ami-bridge', 8085, /^\/(refused-sources)\b/],
  ['realtime-writer', 8086, /^\/(realtime)\b/],
];
const AUDITED: [kinds: RegExp, service: string][] = [
  [/^\/audit\/(dids|imports)\b/, 'did-service'],
  [/^\/audit\/(campaigns|calls|blocked-callers)\b/, 'routing-service'],
  [/^\/audit\/realtime-tables\b/, 'realtime-writer'],
  [/^\/audit\/(?!.*-dead-letters)/, 'provisioning-service'],
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
    sessions.set(next, {
      access: tokens.accessToken,
      refresh: tokens.refreshToken,
      expires: Date.now() + tokens.expiresIn * 1000,
    });
    response.setHeader('Set-Cookie', `trunkline=${next}; HttpOnly; SameSite=Strict; Path=/`);
    return who(response, tokens.accessToken);
  }
  const tokens = id ? await fresh(id) : null;
  if (!id || !tokens) return problem(response, 401, 'auth.token-missing', 'Sign in first');
  if (request.method === 'GET') return who(response, tokens.access);
  const everywhere = path === '/session/end-all';
  await fetch(
    new URL(everywhere ? '/api/v1/auth/logout-everywhere' : '/api/v1/auth/logout', baseFor('/auth')),
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${tokens.access}` },
      ...(everywhere ? {} : { body: JSON.stringify({ refreshToken: tokens.refresh }) }),
    },
  );
  sessions.delete(id);
  response.statusCode = 204;
  response.end();
}

async function who(response: ServerResponse, access: string) {
  const me = await fetch(new URL('/api/v1/users/me', baseFor('/users')), {
    headers: { Authorization: `Bearer ${access}` },
  });
  const user = (await me.json()) as { passwordChangeRequired?: boolean };
  response.statusCode = me.status;
  response.setHeader('Content-Type', 'application/json');
  response.end(
    JSON.stringify(me.ok ? { user, passwordChangeRequired: user.passwordChangeRequired ?? false } : user),
  );
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
  const renewed = {
    access: next.access_token,
    refresh: next.refresh_token,
    expires: Date.now() + next.expires_in * 1000,
  };
  sessions.set(id, renewed);
  return renewed;
}

function baseFor(path: string): string {
  const owner = /^\/(?:audit|dead-letters)\/([a-z]+-(?:service|bridge|writer))/.exec(path)?.[1];
  const service =
    owner ??
    AUDITED.find(([kinds]) => kinds.test(path))?.[1] ??
    SERVICES.find(([, , paths]) => paths.test(path))?.[0];
  return service ? addressOf(service) : '';
}

function addressOf(service: string): string {
  const folder = process.env.TRUNKLINE_DATA ?? '../../.trunkline';
  try {
    const line = readFileSync(`${folder}/suite.properties`, 'utf8')
      .split('\n')
      .find((one) => one.startsWith(`${service}.url=`));
    if (line) return line.slice(line.indexOf('=') + 1).trim();
  } catch {
    // No suite was started from this folder, so the usual ports are tried.
  }
  return `http://127.0.0.1:${SERVICES.find(([name]) => name === service)?.[1]}`;
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
  response.end(
    JSON.stringify({
      type: `urn:trunkline:problem:${code}`,
      title: code,
      status,
      detail,
      code,
      traceId: null,
    }),
  );
}

const cookieOf = (request: IncomingMessage) =>
  /(?:^|; )trunkline=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? null;

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

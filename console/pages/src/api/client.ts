import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from './generated/trunkline';
import { offline, problemOf } from './problem';

/** A type of the API by its name in docs/openapi. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** Where the console is served: `/`, or a path behind a proxy such as `/trunkline/`. */
export function baseUrl(): URL {
  return new URL('.', document.baseURI);
}

export function urlOf(path: string): string {
  return new URL(path.replace(/^\//, ''), baseUrl()).toString();
}

type SignedOutListener = () => void;
let whenSignedOut: SignedOutListener = () => {};

/** Sets what happens when an answer says that the session has ended. */
export function onSignedOut(listener: SignedOutListener) {
  whenSignedOut = listener;
}

type WriteListener = (write: { method: string; path: string }) => void;
let whenWritten: WriteListener = () => {};

/** Sets what happens when a service has accepted a write. A dry run is none. */
export function onWritten(listener: WriteListener) {
  whenWritten = listener;
}

const isWrite = (method: string) => method !== 'GET' && method !== 'HEAD';

const conventions: Middleware = {
  onRequest({ request }) {
    if (isWrite(request.method)) request.headers.set('X-Trunkline', '1');
    return request;
  },
  async onResponse({ request, response }) {
    if (response.ok || response.status === 304) {
      const { pathname, searchParams } = new URL(request.url);
      if (isWrite(request.method) && searchParams.get('dryRun') !== 'true')
        whenWritten({ method: request.method, path: pathname });
      return undefined;
    }
    const problem = await problemOf(response, isWrite(request.method));
    if (problem.signedOut) whenSignedOut();
    throw problem;
  },
  onError({ request, error }) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    return offline(isWrite(request.method));
  },
};

/** All paths of all services, through the console's own origin. A refusal is thrown as {@link ApiProblem}. */
export const api = createClient<paths>({
  baseUrl: baseUrl().toString().replace(/\/$/, ''),
  credentials: 'same-origin',
  querySerializer: { array: { style: 'form', explode: true } },
  // The ETag is that of the version. What nodes report of a carrier changes without it, so that a 304 would hide it.
  fetch: (request) => globalThis.fetch(request, { cache: 'no-store' }),
});
api.use(conventions);

interface Answer<T> {
  data?: T;
  response: Response;
}

/** The body of an answer: `await body(api.GET(…))`. */
export async function body<T>(answer: Promise<Answer<T>>): Promise<T> {
  return (await answer).data as T;
}

/** A resource with its version, for If-Match. */
export interface Versioned<T> {
  entity: T;
  etag: string | null;
}

export async function versioned<T>(answer: Promise<Answer<T>>): Promise<Versioned<T>> {
  const { data, response } = await answer;
  return { entity: data as T, etag: response.headers.get('ETag') };
}

/** The header If-Match for a version that was read. */
export function ifMatch(version: number | string): { 'If-Match': string } {
  return { 'If-Match': typeof version === 'number' ? `"${version}"` : version };
}

/** A key under which a POST can be repeated without effect. Keep it for as long as the same thing is being sent. */
export function idempotencyKey(): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': crypto.randomUUID() };
}

/** A request to the console's own paths, which no OpenAPI description has. */
export async function own<T>(method: string, path: string, sent?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(urlOf(path), {
      method,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(method === 'GET' ? {} : { 'X-Trunkline': '1' }),
        ...(sent === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: sent === undefined ? null : JSON.stringify(sent),
    });
  } catch {
    throw offline(isWrite(method));
  }
  if (!response.ok) throw await problemOf(response, isWrite(method));
  return (response.status === 204 ? undefined : await response.json()) as T;
}

import { afterEach, expect, test, vi } from 'vitest';
import { api, body, ifMatch, onSignedOut, own, versioned } from '~/api/client';
import { ApiProblem } from '~/api/problem';
import { can } from '~/api/roles';
import { isRetried, pauseBefore } from '~/app/queries';

afterEach(() => vi.unstubAllGlobals());

function answering(status: number, sent: unknown, headers: Record<string, string> = {}) {
  const fetched = vi.fn(
    async (_: Request, _options?: RequestInit) =>
      new Response(JSON.stringify(sent), {
        status,
        headers: { 'Content-Type': 'application/json', ...headers },
      }),
  );
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

test('a problem is thrown with its code, faults, trace id and Retry-After', async () => {
  answering(
    429,
    {
      code: 'request.rate-limited',
      title: 'Too many',
      detail: 'slow',
      traceId: 'abc',
      errors: [{ field: 'a', rule: 'b', message: 'c' }],
    },
    { 'Retry-After': '7' },
  );
  const problem = await body(api.GET('/api/v1/carriers')).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(ApiProblem);
  expect(problem).toMatchObject({
    code: 'request.rate-limited',
    status: 429,
    retryAfter: 7,
    traceId: 'abc',
    errors: [{ field: 'a' }],
  });
});

test('an answer that is no problem and no answer at all have codes of their own', async () => {
  vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502 }));
  await expect(api.GET('/api/v1/carriers')).rejects.toMatchObject({
    code: 'console.unreadable-answer',
    status: 502,
  });
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('network')));
  await expect(api.GET('/api/v1/carriers')).rejects.toMatchObject({ code: 'console.offline' });
});

test('a problem knows whether the request would have changed something', async () => {
  answering(503, { code: 'service.unavailable' });
  await expect(api.GET('/api/v1/carriers')).rejects.toMatchObject({ write: false });
  await expect(api.POST('/api/v1/carriers', { body: { name: 'A' } as never })).rejects.toMatchObject({
    write: true,
  });
  await expect(own('POST', '/session', {})).rejects.toMatchObject({ write: true });
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('network')));
  await expect(api.DELETE('/api/v1/carriers/{id}', { params: { path: { id: 'a' } } })).rejects.toMatchObject({
    code: 'console.offline',
    write: true,
  });
  await expect(own('GET', '/session')).rejects.toMatchObject({ write: false });
});

test('a read is tried again three times, with longer pauses, while a part is away or a proxy answers for it', () => {
  const away = new ApiProblem('service.unavailable', 503, '', '');
  const proxy = new ApiProblem('console.unreadable-answer', 502, '', '');
  const refused = new ApiProblem('auth.forbidden', 403, '', '');
  expect([0, 1, 2, 3].map((failures) => isRetried(failures, away))).toEqual([true, true, true, false]);
  expect([isRetried(0, proxy), isRetried(0, refused), isRetried(0, new Error())]).toEqual([
    true,
    false,
    false,
  ]);
  expect([0, 1, 2].map((failures) => pauseBefore(failures, away))).toEqual([500, 1000, 2000]);
  expect(pauseBefore(0, new ApiProblem('service.not-ready', 503, '', '', [], 60))).toBe(5000);
});

test('an ended session is announced, a wrong password is not', async () => {
  const ended = vi.fn();
  onSignedOut(ended);
  for (const code of ['auth.access-ended', 'session.ended', 'session.missing']) {
    answering(401, { code });
    await api.GET('/api/v1/carriers').catch(() => undefined);
  }
  expect(ended).toHaveBeenCalledTimes(3);
  answering(401, { code: 'auth.login-failed' });
  await api.GET('/api/v1/carriers').catch(() => undefined);
  expect(ended).toHaveBeenCalledTimes(3);
});

test('reads do not come from the cache of the browser, whose ETag does not know of what nodes report', async () => {
  const fetched = answering(200, {});
  await api.GET('/api/v1/carriers');
  expect(fetched.mock.calls[0]?.[1]?.cache).toBe('no-store');
});

test('writes have the header against forged requests and the version; reads do not', async () => {
  const fetched = answering(200, {}, { ETag: '"4"' });
  const id = '00000000-0000-0000-0000-000000000000';
  const saved = await versioned(
    api.PATCH('/api/v1/carriers/{id}', {
      params: { path: { id }, header: ifMatch(3) },
      body: { status: 'inactive' },
    }),
  );
  const write = fetched.mock.calls[0]?.[0] as Request;
  expect(write.headers.get('X-Trunkline')).toBe('1');
  expect(write.headers.get('If-Match')).toBe('"3"');
  expect(saved.etag).toBe('"4"');
  await api.GET('/api/v1/carriers', { params: { query: { status: ['active', 'error'] } } });
  const read = fetched.mock.calls[1]?.[0] as Request;
  expect(read.headers.get('X-Trunkline')).toBeNull();
  expect(new URL(read.url).search).toBe('?status=active&status=error');
});

test('roles are those of the API description', () => {
  expect(can('admin', 'createCarrier')).toBe(true);
  expect(can('seller', 'listCarriers')).toBe(false);
  expect(can('seller', 'listCampaigns')).toBe(true);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { areReady } from '~/app/Recovery';
import { safeReturn } from '~/app/SignIn';
import { signInPlace } from '~/app/signInPlace';
import { formatsOf } from '~/kit/format';
import { toCsv } from '~/kit/listing/csv';
import { queryOf } from '~/kit/listing/state';
import { applyChange, type LiveState } from '~/kit/liveUsage';
import { parseSearch, stringifySearch } from '~/kit/navigation';
import { phoneOf } from '~/kit/phone';
import { fromZone, toZone } from '~/kit/zone';

test('search parameters are readable and survive a round trip', () => {
  expect(parseSearch('?status=active&status=error&q=a%20b')).toEqual({
    status: ['active', 'error'],
    q: 'a b',
  });
  expect(stringifySearch({ status: ['active', 'error'], q: undefined, sort: '-name' })).toBe(
    '?status=active&status=error&sort=-name',
  );
});

test('filters become parameters of the API', () => {
  const filters = [
    { id: 'status', label: '', kind: 'choice' as const, many: true, options: [] },
    { id: 'available', label: '', kind: 'boolean' as const },
    { id: 'q', label: '', kind: 'text' as const },
  ];
  expect(
    queryOf(filters, { status: ['active'], available: ['false'], q: ['x'] }, '-name', 50, {
      carrierId: ['c'],
    }),
  ).toEqual({
    limit: 50,
    sort: '-name',
    status: ['active'],
    available: false,
    q: 'x',
    carrierId: ['c'],
  });
});

test('CSV quotes, and writes nothing that a spreadsheet would run', () => {
  const columns = [
    { id: 'a', label: 'A, "b"', cell: () => null, csv: (row: { a: string }) => row.a },
    { id: 'n', label: 'N', cell: () => null },
  ];
  expect(toCsv(columns, [{ a: '=1+1' }, { a: '+14045556789' }, { a: 'x\ny' }, { a: '-cmd' }])).toBe(
    '\uFEFF"A, ""b"""\r\n\'=1+1\r\n+14045556789\r\n"x\ny"\r\n\'-cmd\r\n',
  );
});

test('numbers are written in the notation of their country', () => {
  expect(phoneOf('+14045556789')).toEqual({ text: '+1 (404) 555-6789', region: 'US' });
  expect(phoneOf('+14165550123').region).toBe('CA');
  expect(phoneOf('+34910000000')).toEqual({ text: '+34 910 000 000', region: 'ES' });
  expect(phoneOf('+442079460018')).toEqual({ text: '+44 207 946 0018', region: 'GB' });
  expect(phoneOf('911')).toEqual({ text: '911', region: null });
});

test('a local time of a zone is converted to an instant, also where the clocks change', () => {
  expect(fromZone('2026-07-01 10:00:00', 'Europe/Madrid')).toBe('2026-07-01T08:00:00.000Z');
  expect(fromZone('2026-03-29 12:00:00', 'Europe/Madrid')).toBe('2026-03-29T10:00:00.000Z');
  expect(toZone('2026-07-01T08:00:00Z', 'Europe/Madrid')).toBe('2026-07-01 10:00:00');
});

test('a day without a time is no local time', () => {
  for (const text of ['2026-10-27', '2026-10-27T', '10:00', ''])
    expect(() => fromZone(text, 'Europe/Madrid'), text).toThrow(RangeError);
});

test('the time of a day is the same in lists and in details', () => {
  const at = new Date();
  at.setUTCHours(14, 0, 38, 0);
  const formats = formatsOf('en', 'UTC');
  expect(formats.time(at)).toBe('14:00:38');
  expect(formats.fullTime(at)).toMatch(/14:00:38 UTC$/);
});

test('durations and shares follow the language', () => {
  const inWords = [0, 0.1, 0.9999, 2.55, 30, 60, 125, 3600, 4800].map((seconds) =>
    formatsOf('en', 'UTC').duration(seconds).replaceAll('\u00a0', ' '),
  );
  expect(inWords).toEqual([
    '0 s',
    '100 ms',
    '1 s',
    '2.6 s',
    '30 s',
    '1 min',
    '2 min 5 s',
    '1 h',
    '1 h 20 min',
  ]);
  expect(formatsOf('es', 'UTC').duration(2.5)).toBe('2,5\u00a0s');
  expect(formatsOf('es', 'UTC').percent(0.4938)).toMatch(/^49,4\s%$/);
});

test('a change of live usage replaces what it has and removes what is gone', () => {
  const carrier = (id: string, taken: number) => ({
    id,
    endpointId: id,
    name: id,
    status: 'active' as const,
    channels: { taken, limit: null, left: null },
  });
  const before: LiveState = {
    at: '',
    campaigns: [],
    links: [],
    clients: [],
    nodes: [],
    carriers: [carrier('a', 1), carrier('b', 1)],
  };
  const after = applyChange(before, { ...before, at: 'now', carriers: [carrier('a', 2)], gone: ['b'] });
  expect(after?.carriers).toEqual([carrier('a', 2)]);
  expect(applyChange(null, { ...before, gone: [] })).toBeNull();
});

test('a sign-in never leads to another origin', () => {
  for (const path of ['//evil.example', '/\\evil.example', 'https://evil.example', undefined])
    expect(safeReturn(path)).toBe('/');
  expect(safeReturn('/carriers?status=error')).toBe('/carriers?status=error');
});

test('the way to the sign-in keeps the place, and numbers of a search after #', () => {
  const place = { href: '/calls?tab=all#number=4915*', hash: 'number=4915*' };
  expect(signInPlace(place, true)).toMatchObject({
    search: { return: '/calls?tab=all', ended: 'true' },
    hash: 'number=4915*',
  });
  expect(signInPlace({ href: '/', hash: '' }, false)).toMatchObject({ search: {} });
});

test('what a service could not answer is read again when that service is ready', () => {
  const health = {
    state: 'not-ready',
    services: [
      { service: 'cdr-service', state: 'ready' },
      { service: 'did-service', state: 'unreachable' },
    ],
  };
  expect(areReady(health, ['cdr-service'])).toBe(true);
  expect(areReady(health, ['cdr-service', 'did-service'])).toBe(false);
  expect(areReady(health, [''])).toBe(false);
  expect(areReady({ ...health, state: 'ready' }, [''])).toBe(true);
});

beforeEach(() => vi.useRealTimers());
afterEach(() => vi.unstubAllGlobals());

import atlas from 'us-atlas/states-albers-10m.json';
import { expect, test } from 'vitest';
import {
  barsOf,
  bucketsOf,
  callsLink,
  callsOf,
  dispositionsOf,
  rangeOf,
  type StatisticsRow,
  unroutedOf,
  windowOf,
  withUsage,
} from '~/areas/dashboard/figures';
import { isoOfFips } from '~/areas/dashboard/states';
import { stateTexts } from '~/areas/dashboard/stateTexts';
import { alpha2Of, unwrapped } from '~/areas/dashboard/world';
import { stringifySearch } from '~/kit/navigation';

const row = (id: string, byDisposition: Record<string, number>, series: StatisticsRow['series'] = []) =>
  ({
    id,
    byDisposition,
    series,
    attempts: Object.values(byDisposition).reduce((sum, count) => sum + count, 0),
  }) as StatisticsRow;
const point = (at: string, attempts: number, answered: number) =>
  ({ at, attempts, answered }) as StatisticsRow['series'][number];

test('the results of all carriers add up, and those of one are its own', () => {
  const rows = [row('a', { answered: 3, busy: 1, failed: 0 }), row('b', { answered: 1, congestion: 3 })];
  expect(dispositionsOf(rows, null).map((part) => [part.disposition, part.count, part.share])).toEqual([
    ['answered', 4, 0.5],
    ['busy', 1, 0.125],
    ['congestion', 3, 0.375],
  ]);
  expect(dispositionsOf(rows, 'b').map((part) => part.count)).toEqual([1, 3]);
  expect(dispositionsOf([], null)).toEqual([]);
});

test('without calls there is no share of answered ones', () => {
  expect(callsOf([]).share).toBeNull();
  expect(callsOf([row('ast1', { answered: 1, busy: 3 })]).share).toBe(0.25);
});

test('unrouted calls have their reasons, the most frequent first, and what has none', () => {
  const rows = [
    row('campaign.full', { unrouted: 1, busy: 9 }),
    row('number.unknown', { unrouted: 3 }),
    row('clients.exhausted', { busy: 2 }),
  ];
  expect(unroutedOf(rows, 5)).toEqual([
    { reason: 'number.unknown', count: 3 },
    { reason: 'campaign.full', count: 1 },
    { reason: null, count: 1 },
  ]);
  expect(unroutedOf([], 0)).toEqual([]);
});

test('a time series has a bucket for each step, also for those that the API leaves out', () => {
  const rows = [
    row('a', {}, [point('2026-11-20T10:01:00Z', 5, 2)]),
    row('b', {}, [point('2026-11-20T10:01:00Z', 1, 1), point('2026-11-20T10:02:00Z', 2, 0)]),
  ];
  const buckets = bucketsOf(rows, '2026-11-20T10:00:30Z', '2026-11-20T10:03:10Z', 1);
  expect(buckets.map((bucket) => [bucket.attempts, bucket.unanswered])).toEqual([
    [0, 0],
    [6, 3],
    [2, 2],
    [0, 0],
  ]);
  expect(new Date(buckets[0]?.at ?? 0).toISOString()).toBe('2026-11-20T10:00:00.000Z');
});

test('bars are ordered by calls and then by how full they are', () => {
  const bar = (name: string, taken: number, limit: number | null) => ({
    id: name,
    name,
    status: 'active',
    taken,
    limit,
  });
  const bars = barsOf([bar('free', 4, null), bar('tight', 4, 4), bar('idle', 0, 10), bar('busy', 8, 16)]);
  expect(bars.map((one) => [one.name, one.share])).toEqual([
    ['busy', 0.5],
    ['tight', 1],
    ['free', 0.5],
    ['idle', 0],
  ]);
});

test('carriers are those of the list with what the stream knows of their use, and those that only the stream has', () => {
  const entry = (id: string, status: string, taken: number) => ({ id, name: id, status, taken, limit: null });
  const listed = [entry('a', 'error', 0), entry('idle', 'active', 0), entry('old', 'inactive', 0)];
  const usage = [entry('a', 'active', 3), entry('b', 'active', 1)];
  expect(withUsage(listed, usage).map((one) => [one.id, one.status, one.taken])).toEqual([
    ['a', 'error', 3],
    ['idle', 'active', 0],
    ['b', 'active', 1],
  ]);
  expect(withUsage(undefined, usage)).toHaveLength(2);
  expect(withUsage(undefined, undefined)).toEqual([]);
});

test('a window is read from the URL, and others are the usual one', () => {
  expect(windowOf('7d')).toBe('7d');
  expect(windowOf('forever')).toBe('1h');
  expect(rangeOf('15m', Date.parse('2026-11-20T10:15:00Z'))).toEqual({
    from: '2026-11-20T10:00:00.000Z',
    to: '2026-11-20T10:15:00.000Z',
  });
  // Whole buckets, of a minute and of a quarter of an hour.
  expect(rangeOf('15m', Date.parse('2026-11-20T10:15:20Z'))).toEqual({
    from: '2026-11-20T10:00:00.000Z',
    to: '2026-11-20T10:16:00.000Z',
  });
  expect(rangeOf('24h', Date.parse('2026-11-20T10:20:00Z'))).toEqual({
    from: '2026-11-19T10:15:00.000Z',
    to: '2026-11-20T10:30:00.000Z',
  });
});

test('a figure links to the list of its calls', () => {
  const link = callsLink({ from: 'F', to: 'T' }, { disposition: ['busy', 'failed'], carrierId: 'c' });
  expect(link.to + stringifySearch(link.search)).toBe(
    '/calls?tab=all&from=F&to=T&disposition=busy&disposition=failed&carrierId=c',
  );
});

test('countries of the map have their codes of two letters', () => {
  expect(alpha2Of('724')).toBe('ES');
  expect(alpha2Of('4')).toBe('AF');
  expect(alpha2Of('999')).toBeNull();
});

test('a country across the 180th meridian stays in one piece', () => {
  const ring = unwrapped([
    [170, 60],
    [179, 65],
    [-179, 66],
    [-170, 62],
    [170, 60],
  ]);
  expect(ring.map(([longitude]) => longitude)).toEqual([170, 179, 181, 190, 170]);
});

test('every state of the map has its ISO code and a name', () => {
  const { geometries } = (atlas as unknown as Atlas).objects.states;
  expect(geometries).toHaveLength(51);
  for (const { id, properties } of geometries) {
    const code = isoOfFips.get(id)?.slice(3) as keyof typeof stateTexts.en;
    expect(stateTexts.en[code]).toBe(properties.name);
    expect(stateTexts.es[code]).toBeTruthy();
  }
});

interface Atlas {
  objects: { states: { geometries: { id: string; properties: { name: string } }[] } };
}

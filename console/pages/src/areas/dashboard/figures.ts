import type { Schema } from '~/api/client';

export type StatisticsRow = Schema<'StatisticsRow'>;

export const WINDOWS = ['15m', '1h', '24h', '7d'] as const;
export type Window = (typeof WINDOWS)[number];

const MINUTES: Record<Window, number> = { '15m': 15, '1h': 60, '24h': 1440, '7d': 10_080 };
const BUCKET_MINUTES: Record<Window, number> = { '15m': 1, '1h': 1, '24h': 15, '7d': 60 };

export const windowOf = (text: unknown): Window => WINDOWS.find((window) => window === text) ?? '1h';

/** The length of the buckets of a chart over a window, in minutes and as the API writes it. */
export const bucketOf = (window: Window) => ({
  minutes: BUCKET_MINUTES[window],
  iso: BUCKET_MINUTES[window] === 60 ? 'PT1H' : `PT${BUCKET_MINUTES[window]}M`,
});

export interface Range {
  from: string;
  to: string;
}

/**
 * Whole buckets, which the API would make of it anyway. So all figures of a window, and the lists behind them, are of the
 * same time.
 */
export function rangeOf(window: Window, now: number): Range {
  const bucket = BUCKET_MINUTES[window] * 60_000;
  const from = Math.floor((now - MINUTES[window] * 60_000) / bucket) * bucket;
  const to = Math.ceil(now / bucket) * bucket;
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

export const DISPOSITIONS = [
  'answered',
  'busy',
  'no-answer',
  'rejected',
  'canceled',
  'failed',
  'congestion',
  'unrouted',
] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

export interface Part {
  disposition: Disposition;
  count: number;
  share: number;
}

/** How the attempts or calls of all rows, or of one, ended; what did not happen is left out. */
export function dispositionsOf(rows: StatisticsRow[], id: string | null): Part[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    if (id !== null && row.id !== id) continue;
    for (const [name, count] of Object.entries(row.byDisposition))
      counts.set(name, (counts.get(name) ?? 0) + count);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return DISPOSITIONS.map((disposition) => {
    const count = counts.get(disposition) ?? 0;
    return { disposition, count, share: total === 0 ? 0 : count / total };
  }).filter((part) => part.count > 0);
}

/** Answered and unrouted calls of all calls; the share is null without any. The rows have calls, such as by node. */
export function callsOf(rows: StatisticsRow[]) {
  const sum = (count: (row: StatisticsRow) => number) => rows.reduce((all, row) => all + count(row), 0);
  const calls = sum((row) => row.attempts);
  const answered = sum((row) => row.byDisposition.answered ?? 0);
  const unrouted = sum((row) => row.byDisposition.unrouted ?? 0);
  return { calls, answered, unrouted, share: calls === 0 ? null : answered / calls };
}

/** Why calls were not routed, the most frequent reason first; null is that none is known. */
export function unroutedOf(
  byReason: StatisticsRow[],
  total: number,
): { reason: string | null; count: number }[] {
  const known = byReason
    .map((row) => ({ reason: row.id, count: row.byDisposition.unrouted ?? 0 }))
    .filter((row) => row.count > 0)
    .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
  const others = total - known.reduce((sum, row) => sum + row.count, 0);
  return others > 0 ? [...known, { reason: null, count: others }] : known;
}

export interface Bucket {
  at: number;
  /** Of attempts, or of calls, as the rows count. */
  attempts: number;
  unanswered: number;
}

/** The sum of the time series of all rows. Buckets that the API leaves out had no attempts. */
export function bucketsOf(rows: StatisticsRow[], from: string, to: string, minutes: number): Bucket[] {
  const length = minutes * 60_000;
  const first = Math.floor(Date.parse(from) / length) * length;
  const buckets = new Map<number, Bucket>();
  for (let at = first; at < Date.parse(to); at += length) buckets.set(at, { at, attempts: 0, unanswered: 0 });
  for (const row of rows) {
    for (const point of row.series) {
      const bucket = buckets.get(Date.parse(point.at));
      if (!bucket) continue;
      bucket.attempts += point.attempts;
      bucket.unanswered += point.attempts - point.answered;
    }
  }
  return [...buckets.values()];
}

export interface Bar {
  id: string;
  name: string;
  taken: number;
  limit: number | null;
  /** How full it is, between 0 and 1; without a limit, compared with the busiest one. */
  share: number;
  status: string;
}

type Entry = Omit<Bar, 'share'>;

/**
 * The list knows all carriers and the state that the nodes see; the stream knows what is in use at this moment, also of
 * carriers that the list leaves out. Inactive ones are left out. Undefined is what has not been read yet.
 */
export function withUsage(listed: Entry[] | undefined, usage: Entry[] | undefined): Entry[] {
  const used = new Map(usage?.map((one) => [one.id, one]));
  const known = new Set(listed?.map((one) => one.id));
  return [
    ...(listed ?? [])
      .filter((one) => one.status !== 'inactive' || used.has(one.id))
      .map((one) => ({ ...one, ...used.get(one.id), status: one.status })),
    ...(usage ?? []).filter((one) => !known.has(one.id)),
  ];
}

/** The fullest first: a limit that is reached is what somebody looks for. */
export function barsOf(entries: Entry[]): Bar[] {
  const busiest = Math.max(1, ...entries.map((entry) => entry.taken));
  return entries
    .map((entry) => ({
      ...entry,
      share: Math.min(1, entry.limit ? entry.taken / entry.limit : entry.taken / busiest),
    }))
    .sort((a, b) => b.taken - a.taken || b.share - a.share || a.name.localeCompare(b.name));
}

/** The list of the calls behind a figure. Figures have ended calls only, and only these have a result. */
export function callsLink(range: Range, filters: Record<string, string | string[]>) {
  return { to: '/calls', search: { tab: 'all', from: range.from, to: range.to, ...filters } };
}

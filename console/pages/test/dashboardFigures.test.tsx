import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Session } from '~/api/session';
import { Countries } from '~/areas/dashboard/Countries';
import { Errors } from '~/areas/dashboard/Errors';
import type { Bucket } from '~/areas/dashboard/figures';
import { withoutCountryQuery } from '~/areas/dashboard/queries';
import { Results } from '~/areas/dashboard/Results';
import { Tiles } from '~/areas/dashboard/Tiles';
import Unrouted from '~/areas/dashboard/Unrouted';
import { CarrierUsage } from '~/areas/dashboard/Usage';
import { type Search, stringifySearch } from '~/kit/navigation';
import { SessionContext } from '~/kit/session';

interface FakeCall {
  startedAt: string;
  /** Null while it is in progress. */
  disposition: string | null;
  campaign?: string;
  country?: string;
  reason?: string;
  /** The results of its attempts at carriers. */
  attempts?: string[];
}

const NOW = '2026-11-30T10:15:40Z';
const CALLS: FakeCall[] = [
  // Within the first and the last minute of an hour, which the API counts as a whole.
  { startedAt: '2026-11-30T09:15:10Z', disposition: 'busy', campaign: 'solar', attempts: ['busy'] },
  { startedAt: '2026-11-30T09:14:59Z', disposition: 'busy', campaign: 'solar', attempts: ['busy'] },
  {
    startedAt: '2026-11-30T10:15:30Z',
    disposition: 'answered',
    campaign: 'wind',
    country: 'ES',
    attempts: ['failed', 'answered'],
  },
  { startedAt: '2026-11-30T10:00:05Z', disposition: 'answered', country: 'FR', attempts: ['answered'] },
  { startedAt: '2026-11-30T10:00:01Z', disposition: 'no-answer', attempts: ['failed', 'no-answer'] },
  { startedAt: '2026-11-30T10:02:00Z', disposition: 'unrouted', reason: 'number.unknown' },
  { startedAt: '2026-11-30T10:03:00Z', disposition: 'unrouted', reason: 'number.unknown' },
  { startedAt: '2026-11-30T10:04:00Z', disposition: 'unrouted', campaign: 'solar', reason: 'campaign.full' },
  { startedAt: '2026-11-30T10:05:00Z', disposition: 'unrouted' },
  { startedAt: '2026-11-30T10:15:20Z', disposition: null, campaign: 'solar' },
];

const router = vi.hoisted(() => ({ search: {} as Record<string, unknown>, went: [] as object[] }));
const chart = vi.hoisted(() => ({
  shown: null as { buckets: Bucket[]; onBucket: (bucket: Bucket) => void } | null,
}));
vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  useGo: () => (to: string, options: { search: Search }) => router.went.push({ to, ...options }),
  useSearch: () => router.search,
  Link: ({ children, to, search }: { children: ReactNode; to: string; search?: Search }) => (
    <a href={to + stringifySearch(search ?? {})}>{children}</a>
  ),
}));
vi.mock('~/areas/dashboard/Donut', () => ({ default: () => null }));
vi.mock('~/areas/dashboard/WorldMap', () => ({ default: () => null }));
vi.mock('~/areas/dashboard/ErrorChart', () => ({
  default: (props: typeof chart.shown) => {
    chart.shown = props;
    return null;
  },
}));

let alerts: object[] = [];

/** Up to when calls are counted by country. */
let countriesUpTo = NOW;

/** The figures of the API, as docs/statistics.md defines them. */
function statistics(query: URLSearchParams) {
  const minutes = Number(/^PT(\d+)M$/.exec(query.get('bucket') ?? 'PT1M')?.[1]);
  const length = minutes * 60_000;
  const from = Math.floor(Date.parse(query.get('from') ?? '') / length) * length;
  const to = Math.ceil(Date.parse(query.get('to') ?? '') / length) * length;
  const counted = CALLS.flatMap((call) => {
    const at = Date.parse(call.startedAt);
    const one = { id: 'ast1' as string | undefined, at, disposition: call.disposition };
    if (call.disposition === null || at < from || at >= to) return [];
    const by = query.get('by');
    if (by === 'carrier')
      return (call.attempts ?? []).map((disposition) => ({ ...one, id: 'carrier', disposition }));
    return [{ ...one, id: by === 'node' ? 'ast1' : call[by as 'campaign' | 'reason' | 'country'] }];
  });
  const rows = [...new Set(counted.map(({ id }) => id))]
    .filter((id) => id !== undefined)
    .map((id) => {
      const own = counted.filter((one) => one.id === id);
      const byDisposition: Record<string, number> = {};
      for (const { disposition } of own)
        if (disposition) byDisposition[disposition] = (byDisposition[disposition] ?? 0) + 1;
      const series = query.get('bucket')
        ? own.map(({ at, disposition }) => ({
            at: new Date(Math.floor(at / length) * length).toISOString(),
            attempts: 1,
            answered: disposition === 'answered' ? 1 : 0,
          }))
        : [];
      return { id, name: id, attempts: own.length, byDisposition, series };
    });
  return { rows, next: null, upTo: query.get('by') === 'country' ? countriesUpTo : NOW };
}

/** How many calls the list has with the filters of such a link. */
function listed(link: string): number {
  const query = new URL(link, 'http://localhost').searchParams;
  const is = (name: string, value: string | undefined) =>
    !query.has(name) || query.getAll(name).includes(value ?? '');
  return CALLS.filter(
    ({ startedAt, disposition, reason, campaign }) =>
      Date.parse(startedAt) >= Date.parse(query.get('from') ?? '') &&
      Date.parse(startedAt) < Date.parse(query.get('to') ?? '') &&
      is('disposition', disposition ?? undefined) &&
      is('reason', reason) &&
      is('campaignId', campaign) &&
      is('complete', String(disposition !== null)),
  ).length;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
  router.search = {};
  router.went = [];
  alerts = [];
  chart.shown = null;
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    const items = pathname.endsWith('/alerts') ? alerts : [];
    const body = pathname.endsWith('/statistics') ? statistics(searchParams) : { items, total: items.length };
    return new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const view = { window: '1h', tenantId: null, paused: true } as const;

function show(screens?: ReactNode, role = 'admin') {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SessionContext.Provider
          value={{ user: { role, tenantId: null }, passwordChangeRequired: false } as never as Session}
        >
          {screens ?? (
            <>
              <Tiles view={view} />
              <Results view={view} />
              <Errors view={view} />
              <Unrouted view={view} />
            </>
          )}
        </SessionContext.Provider>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

const tile = async (label: string) => {
  const link = await screen.findByRole('link', { name: label });
  const box = link.closest('section') as HTMLElement;
  await waitFor(() => expect(box.querySelector('.dash-figure')).not.toBeNull());
  return {
    link: link.getAttribute('href') ?? '',
    text: box.textContent ?? '',
    alarming: box.querySelector('.danger') !== null,
  };
};
/** The rows of a card: what each counts, and how many the list behind it has. */
const rowsOf = async (title: string) => {
  const card = (await screen.findByRole('heading', { name: title })).closest('section') as HTMLElement;
  const links = await within(card).findAllByRole('link');
  return links
    .map((link) => link.closest('li') as HTMLElement)
    .map((row) => ({
      text: within(row).getByRole('link').textContent,
      count: Number(row.querySelector('.figures')?.textContent),
      listed: listed(row.querySelector('a')?.getAttribute('href') ?? ''),
    }));
};

test('tiles, charts and the lists behind them have the same calls', async () => {
  show();
  const answered = await tile('Answered calls, last 15\u00a0min');
  expect(answered.text).toContain('of 7 calls');
  expect(listed(answered.link)).toBe(7);
  const unrouted = await tile('Calls not routed, last 1\u00a0h');
  expect(unrouted.text).toContain('450% of 8 calls');
  expect(unrouted.alarming).toBe(true);
  expect(answered.alarming).toBe(false);
  expect(listed(unrouted.link)).toBe(4);

  const results = await rowsOf('Results of calls');
  expect(results.map(({ text, count }) => [text, count])).toEqual([
    ['Answered', 2],
    ['Busy', 1],
    ['No answer', 1],
    ['Not routed', 4],
  ]);
  for (const one of results) expect(one.listed, one.text ?? '').toBe(one.count);

  const reasons = await rowsOf('Why calls were not routed');
  expect(reasons.map(({ count }) => count)).toEqual([2, 1]);
  for (const one of reasons) expect(one.listed, one.text ?? '').toBe(one.count);
  expect(screen.getByText('No reason is known').closest('li')?.textContent).toBe('No reason is known1');

  await screen.findByRole('heading', { name: 'Calls not answered, over time' });
  await waitFor(() => expect(chart.shown).not.toBeNull());
  const buckets = chart.shown?.buckets.filter((bucket) => bucket.attempts > 0) ?? [];
  expect(buckets.reduce((sum, bucket) => sum + bucket.attempts, 0)).toBe(8);
  for (const bucket of buckets) {
    chart.shown?.onBucket(bucket);
    const { to, search } = router.went.at(-1) as { to: string; search: Search };
    expect(listed(to + stringifySearch(search))).toBe(bucket.unanswered);
  }
});

test('attempts are counted where they are chosen, and the titles name them', async () => {
  router.search = { count: 'attempts' };
  show();
  expect((await rowsOf('Results of attempts')).map(({ text, count }) => [text, count])).toEqual([
    ['Answered', 2],
    ['Busy', 1],
    ['No answer', 1],
    ['Failed', 2],
  ]);
  await screen.findByRole('heading', { name: 'Attempts not answered, over time' });
});

test('a window in which calls were only refused does not look healthy', async () => {
  vi.setSystemTime(Date.parse('2026-11-30T10:05:40Z'));
  const all = CALLS.splice(0, CALLS.length, ...CALLS.filter((call) => call.disposition === 'unrouted'));
  try {
    show();
    const answered = await tile('Answered calls, last 15\u00a0min');
    expect(answered.text).toContain('0%of 4 calls');
    expect(answered.alarming).toBe(true);
    const unrouted = await tile('Calls not routed, last 1\u00a0h');
    expect(unrouted.text).toContain('4100% of 4 calls');
    expect(unrouted.alarming).toBe(true);
    const results = await rowsOf('Results of calls');
    expect(results.map(({ text, count }) => [text, count])).toEqual([['Not routed', 4]]);
    await waitFor(() =>
      expect(chart.shown?.buckets.reduce((sum, bucket) => sum + bucket.unanswered, 0)).toBe(4),
    );
  } finally {
    CALLS.splice(0, CALLS.length, ...all);
  }
});

test('only the message of an alert without a sentence of its own is marked as English', async () => {
  const alert = {
    severity: 'critical',
    subject: 'ast1',
    raisedAt: NOW,
    message: 'As the service writes it.',
  };
  const details = { since: NOW, leases: '2' };
  alerts = [
    { ...alert, alertId: 'a1', kind: 'node.unreachable', details },
    { ...alert, alertId: 'a2', kind: 'of.later', details: {} },
  ];
  show();
  expect((await screen.findByText(alert.message)).lang).toBe('en');
  const links = screen
    .getAllByRole('link')
    .filter((one) => one.getAttribute('href')?.startsWith('/alerts?subject'));
  expect(links.map((one) => one.querySelector('span')?.lang).sort()).toEqual(['', 'en']);
});

test('calls whose number has no country are counted beside the map, with what to do', async () => {
  show(<Countries view={view} />);
  const note = await screen.findByRole('note');
  expect(note.textContent).toMatch(/^Unknown country: 6 calls/);
  expect(within(note).getByRole('link', { name: 'To the carriers' }).getAttribute('href')).toBe('/carriers');
  expect(await screen.findByRole('link', { name: 'Spain' })).toBeTruthy();
  cleanup();
  show(<Countries view={view} />, 'seller');
  expect((await screen.findByRole('note')).textContent).toMatch(/ask an admin or staff/);
  expect(screen.queryByRole('link', { name: 'To the carriers' })).toBeNull();
});

test('the calls to an unknown country are named beside the table of countries, too', async () => {
  show(<Countries view={view} />);
  await screen.findByRole('note');
  fireEvent.click(screen.getByRole('button', { name: /^Show “.*” as a table$/ }));
  expect(screen.getByRole('table')).toBeTruthy();
  expect(screen.getByRole('note').textContent).toMatch(/^Unknown country: 6 calls/);
});

test('the calls to an unknown country stay as they were while the counts are of different moments', async () => {
  const queries = new QueryClient();
  const query = withoutCountryQuery(view);
  try {
    countriesUpTo = '2026-11-30T10:15:35Z';
    expect(await queries.fetchQuery(query)).toBeNull();
    countriesUpTo = NOW;
    expect(await queries.fetchQuery(query)).toBe(6);
    countriesUpTo = '2026-11-30T10:15:35Z';
    expect(await queries.fetchQuery(query)).toBe(6);
  } finally {
    countriesUpTo = NOW;
  }
});

test('a card on the wall shows what fits, and how many it leaves out', async () => {
  const carriers = Array.from({ length: 9 }, (_, place) => ({
    id: `a${place}`,
    name: `Carrier ${place}`,
    status: 'active',
    channels: { taken: 9 - place, limit: 10, left: 1 + place },
  }));
  const live = { state: { carriers }, status: 'live', at: Date.now() } as never;
  show(<CarrierUsage view={{ ...view, wall: true }} live={live} />);
  expect(await screen.findByText('and 5 more')).toBeTruthy();
  expect(screen.getAllByText(/^Carrier \d$/)).toHaveLength(4);
  expect(screen.queryByRole('button', { name: /^Show \d/ })).toBeNull();
  cleanup();
  show(<CarrierUsage view={view} live={live} />);
  expect(await screen.findByRole('button', { name: 'Show 1 more' })).toBeTruthy();
  expect(screen.getAllByText(/^Carrier \d$/)).toHaveLength(8);
});

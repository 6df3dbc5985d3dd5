import { readFileSync } from 'node:fs';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiProblem } from '~/api/problem';
import Audit, { KINDS } from '~/areas/audit/Audit';
import { mergedPage } from '~/areas/audit/merged';
import { texts } from '~/areas/audit/texts';
import { History } from '~/kit/History';
import type { ListQuery } from '~/kit/listing/types';
import { SessionContext } from '~/kit/session';

interface Shown {
  columns: { id: string; cell: (one: unknown) => ReactNode }[];
  fetch: (query: ListQuery, signal: AbortSignal) => Promise<unknown>;
  note: (pages: unknown[]) => ReactNode;
}
const listing = vi.hoisted(() => ({ shown: null as unknown }));
const change = {
  kind: 'carriers',
  id: 1,
  at: '2026-01-02T10:00:00Z',
  actor: { kind: 'user', name: 'ada' },
  action: 'test',
  entityId: '5e42f2eb-0000-4000-8000-000000000000',
  version: 3,
  before: null,
  after: { testId: 't', call: true },
  changedSecrets: [],
};
vi.mock('~/kit/listing/Listing', () => ({
  Listing: (shown: Shown) => {
    listing.shown = shown;
    return shown.columns
      .filter(({ id }) => ['action', 'entity', 'kind'].includes(id))
      .map(({ id, cell }) => (
        <div key={id} data-column={id}>
          {cell(change)}
        </div>
      ));
  },
}));
const router = vi.hoisted(() => ({ search: {} as Record<string, string> }));
vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  Link: ({ children, to }: { children: string; to: string }) => <a href={to}>{children}</a>,
  useCellLink: () => (to: string, text: string) => <a href={to}>{text}</a>,
  useGo: () => () => undefined,
  useSearch: () => router.search,
  useTenant: () => null,
}));
beforeEach(() => {
  router.search = { of: 'carriers' };
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const within = (children: ReactNode, role = 'admin') =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SessionContext value={{ user: { role }, passwordChangeRequired: false } as never}>
          {children}
        </SessionContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
const showAs = (role: string) => within(<Audit />, role);
const json = (body: unknown) =>
  new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });

test('the entry of a test says what was done, with the name of the carrier', async () => {
  vi.stubGlobal('fetch', async (request: Request) => {
    const name = new URL(request.url).pathname === `/api/v1/carriers/${change.entityId}` ? 'Borealis' : '';
    return json({ name });
  });
  showAs('admin');
  expect((await screen.findByText('Borealis')).getAttribute('href')).toBe(`/carriers/${change.entityId}`);
  expect(screen.getByText('tested')).toBeTruthy();
});

test('the history of a carrier has words for its tests', async () => {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <History queryKey={['c1']} fetch={async () => ({ items: [change as never], next: null })} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  expect(await screen.findByText('Tested')).toBeTruthy();
});

const kindsAndActions = () => {
  const page = readFileSync('../../docs/audit.md', 'utf8');
  return page.slice(page.indexOf('## Kinds and actions')).split('\n## ')[0]?.split('\n') ?? [];
};

test('sellers are offered the kinds that they may read', () => {
  const documented = kindsAndActions().flatMap((row) =>
    [...row.matchAll(/`([a-z-]+)` for sellers too/g)].map((match) => match[1] ?? ''),
  );
  const offered = KINDS.filter(({ ofTenants }) => ofTenants).map(({ kind }) => kind);
  expect(offered.sort()).toEqual([...new Set(documented)].sort());
});

test('all kinds that the services answer are in the list', () => {
  const paths = [
    ...readFileSync('src/api/generated/trunkline.ts', 'utf8').matchAll(/"\/api\/v1\/audit\/([^"]+)"/g),
  ];
  expect(KINDS.map(({ kind }) => kind).sort()).toEqual([...new Set(paths.map((match) => match[1]))].sort());
});

test('unhandled events are a kind of each service, for admins and staff', async () => {
  router.search = { of: 'cdr-service-dead-letters' };
  vi.stubGlobal('fetch', async () => json({ name: '' }));
  showAs('staff');
  expect((screen.getByRole('combobox', { name: 'Kind' }) as HTMLInputElement).value).toBe(
    'Unhandled events: Calls, alerts',
  );
  cleanup();
  showAs('seller');
  expect((screen.getByRole('combobox', { name: 'Kind' }) as HTMLInputElement).value).toBe('All kinds');
});

test('each action of the audit log has words', () => {
  const table = kindsAndActions();
  const actions = table.flatMap((row) => [...(row.split(' | ')[3] ?? '').matchAll(/`([a-z-]+)`/g)]);
  const missing = actions
    .map((match) => match[1] ?? '')
    .filter((action) => action !== 'system' && !(action in texts.en.action));
  expect(actions.length).toBeGreaterThan(20);
  expect([...new Set(missing)]).toEqual([]);
});

test('at first, the changes of all kinds that the role may read are shown, with their kind', async () => {
  router.search = {};
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const kind = new URL(request.url).pathname.split('/').at(-1) ?? '';
    if (!request.url.includes('/audit/')) return json({ name: '' });
    asked.push(kind);
    return kind === 'dids'
      ? new Response(JSON.stringify({ code: 'service.unavailable' }), { status: 503 })
      : json({ items: [], next: null });
  });
  const { container } = showAs('seller');
  expect((screen.getByRole('combobox', { name: 'Kind' }) as HTMLInputElement).value).toBe('All kinds');
  expect(container.querySelector('[data-column=kind]')?.textContent).toBe('Carriers');
  const { fetch, note } = listing.shown as Shown;
  const page = await fetch({ limit: 50 }, new AbortController().signal);
  expect(asked.sort()).toEqual(
    ['api-keys', 'blocked-callers', 'calls', 'campaigns', 'dids', 'imports', 'tenants'].sort(),
  );
  cleanup();
  within(note([{ items: [], next: null }, page]));
  expect(screen.getByRole('status').textContent).toMatch(/cannot be read now: Numbers\./);
});

interface Entry {
  id: number;
  at: string;
}

/** Lists with the cursors of a service, newest first unless `sort=at`; `asked` is what was read. */
function lists(entries: Record<string, Entry[]>) {
  const asked: string[] = [];
  const read = async (kind: string, { limit, after, sort }: ListQuery) => {
    asked.push(`${kind} ${limit} ${after ?? ''}`.trim());
    const all = [...(entries[kind] ?? [])].sort((a, b) => b.at.localeCompare(a.at) || b.id - a.id);
    if (sort === 'at') all.reverse();
    const begin = after ? all.findIndex((one) => one.id === Number(after)) + 1 : 0;
    const items = all.slice(begin, begin + limit);
    return { items, next: begin + limit < all.length ? String(items.at(-1)?.id) : null };
  };
  return { read, asked };
}

async function pagesOf(
  query: ListQuery,
  entries: Record<string, Entry[]>,
  between = () => {},
  { read, asked } = lists(entries),
) {
  const pages: string[] = [];
  const missing: string[][] = [];
  let after: string | undefined;
  do {
    const page = await mergedPage(Object.keys(entries), after ? { ...query, after } : query, read);
    pages.push(page.items.map(({ kind, id }) => `${kind}${id}`).join(' '));
    missing.push([...page.missing]);
    after = page.next ?? undefined;
    between();
  } while (after && pages.length < 20);
  return { pages, asked, missing };
}

const at = (second: number) => `2026-11-30T10:00:${String(second).padStart(2, '0')}Z`;
const entry = (id: number, second: number) => ({ id, at: at(second) });

test('pages of all kinds are in the order of time, and each entry is in one of them', async () => {
  const entries = {
    a: [entry(1, 1), entry(2, 5), entry(3, 6), entry(4, 9)],
    b: [entry(1, 2), entry(2, 2), entry(3, 2)],
    c: [],
  };
  const { pages, asked } = await pagesOf({ limit: 2 }, entries);
  expect(pages).toEqual(['a4 a3', 'a2 b3', 'b2 b1', 'a1']);
  // A kind without more entries is not read again.
  expect(asked.filter((one) => one.startsWith('c'))).toHaveLength(1);
});

test('entries that come between two pages do not move those that follow', async () => {
  const entries = { a: [entry(1, 1), entry(2, 3), entry(3, 5)], b: [entry(1, 2), entry(2, 4)] };
  let id = 10;
  const { pages } = await pagesOf({ limit: 2 }, entries, () => {
    entries.a.push(entry(++id, 20 + id), entry(++id, 20 + id), entry(++id, 20 + id));
  });
  expect(pages).toEqual(['a3 b2', 'a2 b1', 'a1']);
});

test('a time with fewer decimals is compared by its value', async () => {
  const entries = {
    a: [{ id: 1, at: '2026-11-30T10:00:00.5Z' }],
    b: [{ id: 1, at: '2026-11-30T10:00:00.123456Z' }],
    c: [{ id: 1, at: '2026-11-30T10:00:00Z' }],
  };
  expect((await pagesOf({ limit: 5 }, entries)).pages).toEqual(['a1 b1 c1']);
});

test('what cannot be read is named, unless nothing can be read', async () => {
  const { read } = lists({ a: [entry(1, 1), entry(2, 2)] });
  const refusing = async (kind: string, query: ListQuery) => {
    if (kind !== 'a') throw new ApiProblem('service.unavailable', 503, '', '');
    return read(kind, query);
  };
  const page = await mergedPage(['a', 'b'], { limit: 1 }, refusing);
  expect([page.items.map(({ kind, id }) => `${kind}${id}`), page.missing]).toEqual([['a2'], ['b']]);
  await expect(mergedPage(['b'], { limit: 1 }, refusing)).rejects.toBeInstanceOf(ApiProblem);
});

test('the oldest come first if that is the order', async () => {
  const entries = { a: [entry(1, 1), entry(2, 5), entry(3, 6)], b: [entry(1, 2), entry(2, 5)] };
  expect((await pagesOf({ limit: 2, sort: 'at' }, entries)).pages).toEqual(['a1 b1', 'a2 b2', 'a3']);
});

test('a kind is asked for its share of a page, and for more only if it runs out', async () => {
  const many = (first: number, count: number) =>
    Array.from({ length: count }, (_, place) => ({
      id: place + 1,
      at: new Date(Date.UTC(2026, 10, 1) + (first + place) * 1_000).toISOString(),
    }));
  const entries = { a: many(1_000, 500), b: many(100, 300), c: many(100, 300), d: many(100, 300) };
  const { read, asked } = lists(entries);
  const { items, next } = await mergedPage(Object.keys(entries), { limit: 200 }, read);
  expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['a']));
  expect(asked).toEqual(['a 50', 'b 50', 'c 50', 'd 50', 'a 150 451']);
  // What was read and not shown is not read again.
  await mergedPage(Object.keys(entries), { limit: 200, after: next }, read);
  expect(asked.slice(5)).toEqual(['a 200 301']);
});

test('a kind that cannot be read is left out until the list is read anew, and stays named', async () => {
  const entries = { a: [entry(1, 1), entry(2, 3), entry(3, 5)], b: [entry(1, 2), entry(2, 4)] };
  const whole = lists(entries);
  let away = true;
  const failing = async (kind: string, query: ListQuery) => {
    if (kind === 'b' && away) throw new ApiProblem('service.unavailable', 503, '', '');
    return whole.read(kind, query);
  };
  const back = () => {
    away = false;
  };
  const first = await pagesOf({ limit: 2 }, entries, back, { read: failing, asked: [] });
  expect(first.pages).toEqual(['a3 a2', 'a1']);
  expect(first.missing).toEqual([['b'], ['b']]);
  const again = await pagesOf({ limit: 2 }, entries, back, { read: failing, asked: [] });
  expect([again.pages, again.missing]).toEqual([
    ['a3 b2', 'a2 b1', 'a1'],
    [[], [], []],
  ]);
});

test('a kind that fails on a later page is named from there on', async () => {
  const entries = {
    a: Array.from({ length: 15 }, (_, place) => entry(place + 1, 30 + place)),
    b: [entry(1, 2)],
  };
  const whole = lists(entries);
  const failing = async (kind: string, query: ListQuery) => {
    if (query.after) throw new ApiProblem('service.unavailable', 503, '', '');
    return whole.read(kind, query);
  };
  const { pages, missing } = await pagesOf({ limit: 10 }, entries, () => {}, { read: failing, asked: [] });
  expect(pages[1]).toBe('b1');
  expect(missing).toEqual([[], ['a']]);
});

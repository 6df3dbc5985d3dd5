import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, QueryObserver } from '@tanstack/react-query';
import { act, cleanup, render, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api, body } from '~/api/client';
import { queryClient } from '~/app/queries';
import { changed } from '~/kit/changed';
import { SourceSelect } from '~/kit/SourceSelect';

const json = (sent: unknown, status = 200) =>
  new Response(JSON.stringify(sent), { status, headers: { 'Content-Type': 'application/json' } });

beforeEach(() => {
  queryClient.clear();
  vi.stubGlobal('fetch', async (request: Request) =>
    new URL(request.url).searchParams.get('refuse') ? json({ code: 'x' }, 409) : json({ id: 't2' }, 201),
  );
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A query that is on the screen; returns how often it was read. */
function shown(queryKey: unknown[]) {
  let reads = 0;
  const observer = new QueryObserver(queryClient, {
    queryKey,
    queryFn: () => ++reads,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const close = observer.subscribe(() => {});
  return { reads: () => reads, close };
}

const writes: [string, () => Promise<unknown>, unknown[][]][] = [
  [
    'tenants',
    () => api.POST('/api/v1/tenants', { body: { name: 'Lima' } as never }),
    [
      ['tenants', 'list', {}],
      ['tenants', 'switch', ''],
      ['find', 'tenants', ''],
    ],
  ],
  [
    'numbers',
    () => api.PATCH('/api/v1/dids/{id}', { params: { path: { id: 'd1' }, header: {} }, body: {} as never }),
    [
      ['numbers', 'list', {}],
      ['numbers', 'next', null],
      ['find', 'dids of tenant', 't1'],
    ],
  ],
  ...(['carriers', 'clients', 'campaigns', 'users'] as const).map(
    (entity): [string, () => Promise<unknown>, unknown[][]] => [
      entity,
      () => api.DELETE(`/api/v1/${entity}/{id}`, { params: { path: { id: 'x' }, header: {} } } as never),
      [
        [entity, 'list', {}],
        ['find', entity, 'a'],
        ['name', entity, 'x'],
      ],
    ],
  ),
];

test.each(writes)('a write to %s reads its lists and open pickers again', async (_, write, keys) => {
  const queries = keys.map(shown);
  await waitFor(() => expect(queries.map((one) => one.reads())).toEqual(keys.map(() => 1)));
  await write();
  await waitFor(() => expect(queries.map((one) => one.reads())).toEqual(keys.map(() => 2)));
  for (const one of queries) one.close();
});

test('what is not shown is read when it is shown next; a dry run changes nothing', async () => {
  const elsewhere = shown(['numbers', 'tenant-names']);
  await waitFor(() => expect(elsewhere.reads()).toBe(1));
  elsewhere.close();
  const stale = () => queryClient.getQueryState(['numbers', 'tenant-names'])?.isInvalidated;
  await api.POST('/api/v1/carriers', { params: { query: { dryRun: true } }, body: {} as never });
  expect(stale()).toBe(false);
  await body(api.POST('/api/v1/tenants', { body: { name: 'Lima' } as never }));
  expect(stale()).toBe(true);
});

function Picker({ find, onChosen }: { find: () => Promise<never>; onChosen: (id: string | null) => void }) {
  const [value, setValue] = useState<string | null>(null);
  return (
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        <SourceSelect
          label="Tenant"
          required
          source={{ key: 'tenants', find, nameOf: async () => 'Acme' }}
          value={value}
          onChange={(next) => {
            onChosen(next);
            setValue(next);
          }}
        />
      </QueryClientProvider>
    </MantineProvider>
  );
}

test('the only one of an old list is not chosen while the list is being read again', async () => {
  const acme = { value: 't1', label: 'Acme' };
  queryClient.setQueryData(['find', 'tenants', ''], [acme], { updatedAt: Date.now() - 60_000 });
  const find = vi.fn(async () => [acme, { value: 't2', label: 'Lima' }] as never);
  const onChosen = vi.fn();
  render(<Picker find={find} onChosen={onChosen} />);
  await waitFor(() => expect(find).toHaveBeenCalledOnce());
  await waitFor(() => expect(queryClient.getQueryData(['find', 'tenants', ''])).toHaveLength(2));
  await act(async () => undefined);
  expect(onChosen).not.toHaveBeenCalled();
});

const renamed = () => changed(queryClient, { method: 'PATCH', path: '/trunkline/api/v1/campaigns/c1' });

test('many writes at once read what is shown once, and names of one tenant too', async () => {
  vi.useFakeTimers();
  const queries = [
    ['campaigns', 'list', {}],
    ['name', 'campaigns t1', 'c1'],
  ].map(shown);
  const reads = () => queries.map((one) => one.reads());
  await vi.advanceTimersByTimeAsync(10);
  for (let write = 0; write < 200; write++) renamed();
  await vi.advanceTimersByTimeAsync(190);
  expect(reads()).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(20);
  expect(reads()).toEqual([2, 2]);

  // Writes that take longer are not waited for without end.
  for (let write = 0; write < 30; write++) {
    renamed();
    await vi.advanceTimersByTimeAsync(100);
  }
  await vi.advanceTimersByTimeAsync(300);
  expect(reads()).toEqual([4, 4]);
  for (const one of queries) one.close();
});

test('what a screen reads after its write is not read twice, but what was being read during it is', async () => {
  vi.useFakeTimers();
  const list = shown(['campaigns', 'list', {}]);
  await vi.advanceTimersByTimeAsync(10);
  renamed();
  await queryClient.invalidateQueries({ queryKey: ['campaigns'] });
  expect(list.reads()).toBe(2);
  await vi.advanceTimersByTimeAsync(300);
  expect(list.reads()).toBe(2);

  void queryClient.invalidateQueries({ queryKey: ['campaigns'] });
  expect(list.reads()).toBe(3);
  renamed();
  await vi.advanceTimersByTimeAsync(300);
  expect(list.reads()).toBe(4);
  list.close();
});

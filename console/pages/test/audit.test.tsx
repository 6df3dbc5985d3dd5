import { readFileSync } from 'node:fs';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import Audit from '~/areas/audit/Audit';
import { texts } from '~/areas/audit/texts';
import { History } from '~/kit/History';
import { SessionContext } from '~/kit/session';

interface Shown {
  columns: { id: string; cell: (one: unknown) => ReactNode }[];
}
const change = {
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
  Listing: ({ columns }: Shown) =>
    columns
      .filter(({ id }) => id === 'action' || id === 'entity')
      .map(({ id, cell }) => <div key={id}>{cell(change)}</div>),
}));
vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  Link: ({ children, to }: { children: string; to: string }) => <a href={to}>{children}</a>,
  useCellLink: () => (to: string, text: string) => <a href={to}>{text}</a>,
  useGo: () => () => undefined,
  useSearch: () => ({ of: 'carriers' }),
  useTenant: () => null,
}));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('the entry of a test says what was done, with the name of the carrier', async () => {
  vi.stubGlobal('fetch', async (request: Request) => {
    const name = new URL(request.url).pathname === `/api/v1/carriers/${change.entityId}` ? 'Borealis' : '';
    return new Response(JSON.stringify({ name }), { headers: { 'Content-Type': 'application/json' } });
  });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SessionContext value={{ user: { role: 'admin' }, passwordChangeRequired: false } as never}>
          <Audit />
        </SessionContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
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

test('each action of the audit log has words', () => {
  const page = readFileSync('../../docs/audit.md', 'utf8');
  const table = page.slice(page.indexOf('## Kinds and actions')).split('\n## ')[0]?.split('\n') ?? [];
  // The page has no redelivered dead letters.
  const rows = table.filter((row) => !row.includes('dead-letters'));
  const actions = rows.flatMap((row) => [...(row.split(' | ')[3] ?? '').matchAll(/`([a-z-]+)`/g)]);
  const missing = actions
    .map((match) => match[1] ?? '')
    .filter((action) => action !== 'system' && !(action in texts.en.action));
  expect(actions.length).toBeGreaterThan(20);
  expect([...new Set(missing)]).toEqual([]);
});

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { Listing } from '~/kit/listing/Listing';
import type { Page } from '~/kit/listing/types';

vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  useGo: () => () => undefined,
  useSearch: () => ({}),
  usePreload: () => () => undefined,
  useTenant: () => null,
}));
vi.mock('@tanstack/react-router', async (original) => ({
  ...(await original<object>()),
  useLocation: () => ({ pathname: '/things' }),
}));
vi.mock('~/kit/session', () => ({ useUser: () => ({ id: 'ana' }), useCan: () => () => true }));
vi.mock('~/kit/listing/SavedViews', () => ({ default: () => null }));
afterEach(cleanup);

const show = (queries: QueryClient, fetch: () => Promise<Page<string>>) =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queries}>
        <Listing<string>
          id="things"
          label="Things"
          queryKey={['things']}
          fetch={fetch}
          note={(pages) => <p>Missing: {pages.flatMap(({ missing }) => missing ?? []).join(', ')}</p>}
          rowId={(row) => row}
          rowName={(row) => row}
          columns={[{ id: 'name', label: 'Name', cell: (row) => row }]}
          empty={{ title: 'No things' }}
        />
      </QueryClientProvider>
    </MantineProvider>,
  );

test('what a page is without is named also while the page comes from the cache', async () => {
  const queries = new QueryClient();
  show(queries, async () => ({ items: ['one'], next: null, missing: ['Numbers'] }));
  expect(await screen.findByText('Missing: Numbers')).toBeTruthy();
  cleanup();
  show(queries, () => new Promise(() => undefined));
  expect(screen.getByText('Missing: Numbers')).toBeTruthy();
});

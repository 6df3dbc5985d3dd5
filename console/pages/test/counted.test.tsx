import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import CampaignList from '~/areas/campaigns/CampaignList';
import type { Campaign } from '~/areas/campaigns/campaigns';
import { Limits } from '~/areas/campaigns/Limits';
import { Overview } from '~/areas/campaigns/Overview';
import { SessionContext } from '~/kit/session';

vi.mock('~/kit/liveUsage', () => ({
  useLiveUsage: () => ({ state: null, status: 'live', pause: () => {}, resume: () => {} }),
}));
vi.mock('~/kit/form/UnsavedGuard', () => ({ UnsavedGuard: () => null }));
vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  useGo: () => () => undefined,
  useTenant: () => null,
}));
vi.mock('~/kit/listing/ListPage', () => ({
  ListPage: ({ columns }: { columns: { id: string; help?: string }[] }) =>
    columns.map(({ id, help }) => <p key={id}>{help}</p>),
}));
beforeEach(() =>
  vi.stubGlobal(
    'fetch',
    async () =>
      new Response(JSON.stringify({ items: [], rows: [], next: null }), {
        headers: { 'Content-Type': 'application/json' },
      }),
  ),
);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const campaign = {
  id: 'c1',
  name: 'Solar',
  didIds: [],
  clients: [],
  openingHours: null,
} as never as Campaign;

test('where a share or a limit is shown, it says that calls that were not routed count in one of them', async () => {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SessionContext value={{ user: { role: 'admin' } } as never}>
          <Overview campaign={campaign} />
          <Limits campaign={campaign} />
          <CampaignList />
        </SessionContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
  expect(await screen.findByText(/of all calls\. Those that were not routed do not count/)).toBeTruthy();
  expect(screen.getByText(/Calls that were not routed are in neither/)).toBeTruthy();
  expect(screen.getByText(/these do not count towards the limit of the day$/)).toBeTruthy();
  expect(
    screen.getByText(/^In the time zone of the campaign\. Calls that were not routed do not count$/),
  ).toBeTruthy();
});

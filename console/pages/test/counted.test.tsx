import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CapsTable } from '~/areas/campaigns/CapsTable';
import type { Campaign } from '~/areas/campaigns/campaigns';
import { Overview } from '~/areas/campaigns/Overview';
import { texts } from '~/areas/campaigns/texts';
import { SessionContext } from '~/kit/session';

vi.mock('~/kit/liveUsage', () => ({
  useLiveUsage: () => ({ state: null, status: 'live', pause: () => {}, resume: () => {} }),
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
          <CapsTable campaign={campaign} />
        </SessionContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
  expect(await screen.findByText(/of all calls\. Those that were not routed do not count/)).toBeTruthy();
  expect(screen.getByText(/Calls that were not routed are in neither/)).toBeTruthy();
  expect(texts.en.column.answeredHelp).toContain('these do not count towards the limit of the day');
  expect(texts.en.limits.dailyCapHelp).toContain('Calls that were not routed do not count');
});

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { CarrierUsage } from '~/areas/dashboard/Usage';
import { STEPS_KEY } from '~/kit/created';
import { SessionContext } from '~/kit/session';

vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  Link: ({ children }: { children: string }) => <a href="/">{children}</a>,
}));

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

/** The answer to the list of carriers, when the test gives it. */
let answer: (items: object[]) => void = () => undefined;
const show = () => {
  vi.stubGlobal(
    'fetch',
    () =>
      new Promise((resolve) => {
        answer = (items) => resolve(new Response(JSON.stringify({ items, next: null, total: items.length })));
      }),
  );
  const live = { state: { carriers: [], campaigns: [], links: [] }, status: 'live', at: 0 } as never;
  const session = { user: { role: 'admin' }, passwordChangeRequired: false } as never;
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SessionContext value={session}>
          <CarrierUsage view={{ window: '1h', tenantId: null, paused: false }} live={live} />
        </SessionContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
};

const carrier = { id: 'c1', name: 'Alpha', status: 'active', channelsInUse: 0, maxChannels: null };

test('it is not said that there are no carriers before they are read', async () => {
  show();
  await act(async () => undefined);
  expect(screen.queryByText('No carriers yet')).toBeNull();
  answer([]);
  expect(await screen.findByText('No carriers yet')).toBeTruthy();
  // The checklist says what comes first.
  expect(screen.queryByText('Add a carrier')).toBeNull();
});

test('without the checklist, the card leads to the form of a carrier', async () => {
  localStorage.setItem(STEPS_KEY, 'dismissed');
  show();
  await act(async () => undefined);
  answer([]);
  expect(await screen.findByText('Add a carrier')).toBeTruthy();
});

test('nor beside carriers that have no calls', async () => {
  show();
  await act(async () => undefined);
  answer([carrier]);
  expect(await screen.findByText('Alpha')).toBeTruthy();
  expect(screen.queryByText('Add a carrier')).toBeNull();
});

test('carriers that are inactive are not none', async () => {
  show();
  await act(async () => undefined);
  answer([{ ...carrier, status: 'inactive' }]);
  expect(await screen.findByText('No carrier is active')).toBeTruthy();
  expect(screen.queryByText('Add a carrier')).toBeNull();
});

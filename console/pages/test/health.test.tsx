import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Session } from '~/api/session';
import HealthPage from '~/areas/health/Health';
import { texts } from '~/areas/health/texts';
import { SERVICES, serviceTexts } from '~/kit/serviceTexts';
import { SessionContext } from '~/kit/session';
import { translator } from '~/kit/texts';

vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  useGo: () => () => {},
  Link: ({ children, to, search }: { children: ReactNode; to: string; search: Record<string, string> }) => (
    <a href={`${to}?${new URLSearchParams(search)}`}>{children}</a>
  ),
}));

const details = { tookMillis: 4, faults: [], lags: [], openDeadLetters: 0 };
const health = {
  state: 'not-ready',
  checkedAt: '2026-11-30T10:00:00Z',
  services: [
    {
      service: 'did-service',
      state: 'not-ready',
      details: {
        ...details,
        faults: [{ component: 'outboxRelayLoop', status: 'down', detail: '' }],
        lags: [{ group: 'did-service.campaigns', topic: 'campaign.changed', events: 12 }],
        openDeadLetters: 3,
      },
    },
    {
      service: 'cdr-service',
      state: 'ready',
      details: { ...details, lags: [{ group: 'cdr-service.calls', topic: 'call.completed', events: 0 }] },
    },
    { service: 'new-service', state: 'unreachable', details: null },
  ],
};

beforeEach(() => {
  vi.stubGlobal(
    'fetch',
    async () => new Response(JSON.stringify(health), { headers: { 'Content-Type': 'application/json' } }),
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = () =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SessionContext.Provider
          value={
            { user: { role: 'admin', tenantId: null }, passwordChangeRequired: false } as never as Session
          }
        >
          <HealthPage />
        </SessionContext.Provider>
      </QueryClientProvider>
    </MantineProvider>,
  );
const partOf = async (name: string) =>
  within((await screen.findByRole('heading', { level: 2, name })).closest('section') as HTMLElement);

test('a part has the name of the navigation, and beside it that of logs', async () => {
  show();
  const numbers = await partOf('Numbers did-service');
  expect(numbers.getByText('did-service').tagName).toBe('SPAN');
  expect(numbers.getByText(/Background task outboxRelayLoop: down/)).toBeTruthy();
  // A service that this version does not know.
  expect(await screen.findByRole('heading', { name: 'new-service' })).toBeTruthy();
});

test('what a part has yet to read and could not handle is shown in words, with a line of help', async () => {
  show();
  const numbers = await partOf('Numbers did-service');
  const rows = within(numbers.getByRole('table')).getAllByRole('row');
  expect(rows.map((row) => row.textContent)).toEqual([
    'EventsRead byWaiting',
    'campaign.changeddid-service.campaigns12',
  ]);
  expect(numbers.getByText('Events waiting to be read (lag)')).toBeTruthy();
  expect(numbers.getByText(/should fall to 0 by itself/)).toBeTruthy();
  const link = numbers.getByRole('link', { name: '3 events could not be handled (dead letters)' });
  expect(link.getAttribute('href')).toBe('/dead-letters?service=did-service');
  expect(numbers.getByText(/until the cause is removed/)).toBeTruthy();

  const calls = await partOf('Calls, alerts cdr-service');
  expect(calls.getByText('No events are waiting to be read (lag).')).toBeTruthy();
  expect(calls.queryByText(/should fall to 0/)).toBeNull();
});

test('each service has a name in both languages', () => {
  expect(SERVICES).toHaveLength(6);
  for (const service of SERVICES) expect(serviceTexts.es[service]).not.toContain('-service');
  expect(translator(texts, 'es')('letters', { count: 3 })).toBe(
    '3 eventos que no se pudieron procesar («dead letters»)',
  );
});

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { PeakHistory } from '~/kit/PeakHistory';
import { daysAtLimit, peakRange, peaksOf } from '~/kit/peaks';
import { SessionContext } from '~/kit/session';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const point = (at: string, concurrentPeak: number, attempts = 10, answered = 4) => ({
  at: `${at}T00:00:00Z`,
  attempts,
  answered,
  talkSeconds: 0,
  concurrentPeak,
});

test('the range has today and the 13 days before, in UTC', () => {
  expect(peakRange(Date.parse('2026-11-30T15:00:00Z'))).toEqual({
    from: '2026-11-17T00:00:00.000Z',
    to: '2026-12-01T00:00:00.000Z',
  });
});

test('each day has its peak, and weeks have the highest one', () => {
  const range = { from: '2026-11-17T00:00:00Z', to: '2026-12-01T00:00:00Z' };
  const peaks = peaksOf(
    [point('2026-11-17', 5), point('2026-11-23', 12), point('2026-11-24', 17), point('2026-11-30', 20)],
    range,
  );
  expect(peaks.days.map((day) => day.peak)).toEqual([20, 0, 0, 0, 0, 0, 17, 12, 0, 0, 0, 0, 0, 5]);
  expect([peaks.lastWeek, peaks.weekBefore]).toEqual([20, 12]);
  expect(daysAtLimit(peaks, 17)).toBe(2);
  expect(daysAtLimit(peaks, 21)).toBe(0);
  expect(daysAtLimit(peaks, null)).toBe(0);
});

const show = (
  limit: number | null,
  series: object[],
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } }),
) => {
  const requests: string[] = [];
  vi.stubGlobal('fetch', (request: Request) => {
    requests.push(request.url);
    return Promise.resolve(new Response(JSON.stringify({ rows: [{ id: 'c1', series }], next: null })));
  });
  const session = { user: { role: 'admin' }, passwordChangeRequired: false } as never;
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <SessionContext value={session}>
          <PeakHistory by="carrier" id="c1" limit={limit} />
        </SessionContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return requests;
};

const today = new Date().toISOString().slice(0, 10);

test('a carrier that was full says on how many days, and shows each day', async () => {
  const requests = show(3, [point(today, 3)]);
  expect(await screen.findByText(/at most 3 in the last 7 days, 0 in the 7 days before/)).toBeTruthy();
  expect(screen.getByText(/The limit is 3 now. It was reached on 1 day: /)).toBeTruthy();
  const row = within(screen.getByText('3 of 3').closest('tr') as HTMLElement);
  expect(row.getByText('10')).toBeTruthy();
  expect(row.getByText('40%')).toBeTruthy();
  expect(screen.getAllByRole('row')).toHaveLength(15);
  expect(requests[0]).toContain('by=carrier&id=c1&');
});

test('without a limit there is nothing to reach', async () => {
  show(null, [point(today, 3)]);
  expect(await screen.findByText(/at most 3/)).toBeTruthy();
  expect(screen.queryByText(/limit/)).toBeNull();
});

test('without calls there are no rows', async () => {
  show(3, []);
  expect(await screen.findByText('No calls in the last 14 days.')).toBeTruthy();
  expect(screen.queryByRole('row')).toBeNull();
});

test('what was read stays below the error when a later read fails', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  show(3, [point(today, 3)], client);
  await screen.findByText('3 of 3');
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
  await act(() => client.invalidateQueries({ queryKey: ['peaks'] }));
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy();
  expect(screen.getByText('3 of 3')).toBeTruthy();
});

import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { Follow } from '~/areas/place-call/Follow';
import { callQuery } from '~/kit/calls/calls';

vi.mock('~/areas/place-call/useCallEvents', () => ({
  useCallEvents: () => ({
    lost: false,
    events: [
      { event: 'requested', at: '2026-11-30T10:00:00Z' },
      { event: 'routed', at: '2026-11-30T10:00:01Z', attempt: 1, name: 'Delta' },
      { event: 'routed', at: '2026-11-30T10:00:02Z', attempt: 2, name: 'Beta' },
      { event: 'routed', at: '2026-11-30T10:00:09Z', connectLeg: 1, name: 'Lima' },
    ],
  }),
}));
vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  Link: ({ children, to }: { children: ReactNode; to: string }) => <a href={to}>{children}</a>,
}));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('the question whether to hang up names the caller, the carrier and the client', async () => {
  const record = { callId: 'x', from: null, callerId: '+14045550100', complete: false };
  vi.stubGlobal(
    'fetch',
    async () => new Response(JSON.stringify(record), { headers: { 'Content-Type': 'application/json' } }),
  );
  const queries = new QueryClient();
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queries}>
        <ModalsProvider>
          <Follow callId="x" number="+14045556789" again={() => undefined} />
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>,
  );
  await waitFor(() => expect(queries.getQueryData(callQuery('x').queryKey)).toBeTruthy());
  fireEvent.click(screen.getByRole('button', { name: /Cancel|Hang up/ }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('+1 (404) 555-0100');
  expect(dialog.textContent).toContain('Beta');
  expect(dialog.textContent).toContain('Lima');
});

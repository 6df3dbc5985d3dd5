import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { queryClient } from '~/app/queries';
import Import from '~/areas/numbers/import/Import';
import { changed } from '~/kit/changed';
import { SessionContext } from '~/kit/session';

vi.mock('~/kit/form/UnsavedGuard', () => ({ UnsavedGuard: () => null }));
vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  Link: ({ children }: { children: string }) => <a href="/">{children}</a>,
  useGo: () => () => undefined,
  useSearch: () => ({}),
  useTenant: () => 't1',
}));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const report = { dryRun: true, created: 1, updated: 0, unchanged: 0, invalid: 0, rows: [], errors: [] };

test('the file is not sent once more because numbers have changed', async () => {
  let sent = 0;
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'POST') sent++;
    const answer = request.method === 'POST' ? report : { id: 't1', name: 'Acme', country: 'US' };
    return new Response(JSON.stringify(answer), { headers: { 'Content-Type': 'application/json' } });
  });
  const user = { role: 'seller', tenantId: 't1' };
  const { container } = render(
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        <SessionContext value={{ user, passwordChangeRequired: false } as never}>
          <Import />
        </SessionContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
  const file = new File(['number\n+14045556791\n'], 'numbers.csv', { type: 'text/csv' });
  fireEvent.change(container.querySelector('input[type=file]') as HTMLInputElement, {
    target: { files: [file] },
  });
  await waitFor(() => expect(sent).toBe(2));
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));
  changed(queryClient, { method: 'POST', path: '/api/v1/dids/import' });
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));
  expect(sent).toBe(2);
  expect(screen.getByText('numbers.csv')).toBeTruthy();
});

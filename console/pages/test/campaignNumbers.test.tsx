import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Session } from '~/api/session';
import type { Campaign } from '~/areas/campaigns/campaigns';
import { NumberTable } from '~/areas/campaigns/Numbers';
import { SessionContext } from '~/kit/session';

vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  Link: ({ children }: { children: string }) => <a href="/">{children}</a>,
}));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('a campaign with many numbers reads only those that are shown', async () => {
  let reads = 0;
  vi.stubGlobal('fetch', async (request: Request) => {
    reads++;
    const id = request.url.split('/').at(-1) ?? '';
    return new Response(JSON.stringify({ id, number: `+3491234${id}`, status: 'active' }), {
      headers: { 'Content-Type': 'application/json' },
    });
  });
  const didIds = Array.from({ length: 60 }, (_, index) => String(1000 + index));
  const client = new QueryClient();
  const session = { user: { role: 'admin', tenantId: null }, passwordChangeRequired: false };
  const page = (ids: string[]) => (
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <SessionContext.Provider value={session as never as Session}>
          <NumberTable campaign={{ id: 'c', didIds: ids } as Campaign} />
        </SessionContext.Provider>
      </QueryClientProvider>
    </MantineProvider>
  );
  const { rerender } = render(page(didIds));
  await screen.findByText('+34 912 341 024');
  expect(reads).toBe(25);
  expect(screen.getByText('1 to 25 of 60 numbers')).toBeTruthy();

  const next = screen.getByRole('button', { name: 'Next numbers' });
  fireEvent.click(next);
  fireEvent.click(next);
  await screen.findByText('+34 912 341 059');
  expect(screen.getByText('51 to 60 of 60 numbers')).toBeTruthy();
  expect(reads).toBe(60);

  rerender(page(didIds.slice(0, 50)));
  expect(screen.getByText('26 to 50 of 50 numbers')).toBeTruthy();
});

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Session } from '~/api/session';
import type { Campaign } from '~/areas/campaigns/campaigns';
import { ExplainTab } from '~/areas/campaigns/ExplainTab';
import { NumberTable } from '~/areas/campaigns/Numbers';
import { SessionContext } from '~/kit/session';

vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  Link: ({ children }: { children: string }) => <a href="/">{children}</a>,
}));

vi.mock('~/kit/routing/Explanation', () => ({ Explanation: () => null }));

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

test('of a campaign with many numbers, any can be found to explain a call to it', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (request.method === 'GET') asked.push(pathname.replace(/^.*v1/, ''));
    const id = pathname.split('/').at(-1) ?? '';
    const did = (one: string) => ({ id: one, number: `+3491234${one}`, status: 'active' });
    const found = searchParams.get('q') === '1055' ? [did('1055'), did('9999')] : [];
    return new Response(JSON.stringify(id === 'dids' ? { items: found, next: null } : did(id)), {
      headers: { 'Content-Type': 'application/json' },
    });
  });
  const didIds = Array.from({ length: 60 }, (_, index) => String(1000 + index));
  const session = { user: { role: 'staff', tenantId: null }, passwordChangeRequired: false };
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SessionContext.Provider value={session as never as Session}>
          <ExplainTab campaign={{ id: 'c', tenantId: 't1', didIds } as Campaign} />
        </SessionContext.Provider>
      </QueryClientProvider>
    </MantineProvider>,
  );
  const field = await screen.findByRole('combobox');
  await waitFor(() => expect((field as HTMLInputElement).value).toBe('+34 912 341 000'));
  // The first number has its name, and is read as it is.
  await waitFor(() => expect(asked).toHaveLength(27));
  act(() => field.focus());
  fireEvent.change(field, { target: { value: '1055' } });
  fireEvent.click(await screen.findByRole('option', { name: '+34 912 341 055', hidden: true }));
  await waitFor(() => expect((field as HTMLInputElement).value).toBe('+34 912 341 055'));
  expect(screen.queryByRole('option', { name: '+34 912 349 999', hidden: true })).toBeNull();
});

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { OwnTenant } from '~/app/OwnTenant';
import { useTenantOf } from '~/areas/place-call/tenant';
import { allRows } from '~/kit/allRows';
import { didQuery } from '~/kit/entities';
import { useTenantCountry } from '~/kit/national';
import { SessionContext } from '~/kit/session';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Country() {
  const { country } = useTenantCountry(null);
  const tenant = useTenantOf({ route: 'automatic', campaignId: null, tenantId: null });
  return <p>{`${country} ${tenant?.country}`}</p>;
}

test('a tenant is read once for all that shows it', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(new URL(request.url).pathname);
    return new Response(JSON.stringify({ id: 't1', name: 'Iberia Calls', country: 'ES' }), {
      headers: { 'Content-Type': 'application/json' },
    });
  });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SessionContext value={{ user: { role: 'seller', tenantId: 't1' } } as never}>
          <OwnTenant id="t1" />
          <Country />
        </SessionContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
  expect(await screen.findByText('Iberia Calls')).toBeTruthy();
  expect(screen.getByText('ES ES')).toBeTruthy();
  expect(asked).toEqual(['/api/v1/tenants/t1']);
});

test('all rows of a list are read page by page, up to a limit', async () => {
  const asked: unknown[] = [];
  const of = (pages: number) => async (page: { after?: string }) => {
    asked.push(page);
    const number = Number(page.after ?? 0);
    return { items: [number], next: number + 1 < pages ? String(number + 1) : null };
  };
  expect(await allRows(of(3))).toEqual([0, 1, 2]);
  expect(asked).toEqual([{ limit: 200 }, { limit: 200, after: '1' }, { limit: 200, after: '2' }]);
  expect(await allRows(of(1000))).toHaveLength(25);
});

test('a change of a number is seen wherever the number is shown', async () => {
  const queries = new QueryClient();
  const { queryKey } = didQuery('d1');
  queries.setQueryData(queryKey, { id: 'd1', status: 'active' } as never);
  // As the actions of a number do.
  await queries.invalidateQueries({ queryKey: ['numbers'] });
  expect(queries.getQueryState(queryKey)?.isInvalidated).toBe(true);
});

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { OwnTenant } from '~/app/OwnTenant';
import { area } from '~/areas/blocked-callers/area';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('a seller sees the name of the tenant', async () => {
  vi.stubGlobal('fetch', async (request: Request) => {
    expect(request.url).toMatch(/\/api\/v1\/tenants\/t1$/);
    return new Response(JSON.stringify({ id: 't1', name: 'Iberia Calls' }), {
      headers: { 'Content-Type': 'application/json' },
    });
  });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <OwnTenant id="t1" />
      </QueryClientProvider>
    </MantineProvider>,
  );
  expect(await screen.findByText('Iberia Calls')).toBeTruthy();
});

test('the palette has an action that blocks a number', () => {
  expect(area.actions?.map((action) => [action.label, action.to])).toEqual([
    [{ en: 'Block a number', es: 'Bloquear un número' }, '/blocked-callers/new'],
  ]);
});

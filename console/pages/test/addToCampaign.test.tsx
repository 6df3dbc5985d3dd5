import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Session } from '~/api/session';
import { AddToCampaign } from '~/kit/AddToCampaign';
import { addNumbers } from '~/kit/campaignNumbers';
import { SessionContext } from '~/kit/session';

const number = (id: string, status: string) => ({ id, number: `+3491234571${id}`, status });
const result = (id: string, other: object = {}) => ({ id, result: 'added', ...other });

let sent: { to: string; body: unknown }[] = [];
let results: Record<string, object[]> = {};

beforeEach(() => {
  sent = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname.replace(/^.*\/api\/v1/, '');
    sent.push({
      to: `${request.method} ${path}`,
      body: request.method === 'POST' ? await request.json() : null,
    });
    if (request.method === 'DELETE') return new Response(null, { status: 204 });
    return new Response(JSON.stringify({ results: results[path] }), {
      headers: { 'Content-Type': 'application/json' },
    });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('a number that is not active takes calls only if it is activated as well', async () => {
  results = {
    '/campaigns/c/dids': [result('1'), result('2'), result('3')],
    '/dids/bulk': [{ id: '2', result: 'updated' }],
  };
  const numbers = [number('1', 'active'), number('2', 'available'), number('3', 'suspended')];

  const left = await addNumbers('c', numbers, false);
  expect(left.taking.map((one) => one.id)).toEqual(['1']);
  expect(left.stopped.map((one) => one.id)).toEqual(['2', '3']);
  expect(sent.map((one) => one.to)).toEqual(['POST /campaigns/c/dids']);

  const all = await addNumbers('c', numbers, true);
  expect(all.taking.map((one) => one.id)).toEqual(['1', '2']);
  expect(all.stopped.map((one) => one.id)).toEqual(['3']);
  expect(sent.at(-1)).toEqual({ to: 'POST /dids/bulk', body: { ids: ['2'], set: { status: 'active' } } });
});

test('numbers of another campaign are named and moved, and no success is told before', async () => {
  results = {
    '/campaigns/c/dids': [result('1', { result: 'failed', code: 'campaign.did-taken', campaignId: 'other' })],
  };
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SessionContext.Provider
          value={
            { user: { role: 'admin', tenantId: null }, passwordChangeRequired: false } as never as Session
          }
        >
          <AddToCampaign campaignId="c" numbers={[number('1', 'active')]} added={() => {}} />
        </SessionContext.Provider>
      </QueryClientProvider>
    </MantineProvider>,
  );

  fireEvent.click(screen.getByRole('button', { name: 'Add 1 number' }));
  await screen.findByText('+34 912 345 711 belongs to another campaign.');
  expect(screen.queryByText(/is answered by this campaign now/)).toBeNull();

  results['/campaigns/c/dids'] = [result('1')];
  fireEvent.click(screen.getByRole('button', { name: 'Move here' }));
  await screen.findByText('+34 912 345 711 is answered by this campaign now.');
  expect(sent.map((one) => one.to)).toEqual([
    'POST /campaigns/c/dids',
    'DELETE /campaigns/other/dids/1',
    'POST /campaigns/c/dids',
  ]);
});

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Session } from '~/api/session';
import { AddToCampaign } from '~/kit/AddToCampaign';
import { addNumbers, moveNumbers } from '~/kit/campaignNumbers';
import { SessionContext } from '~/kit/session';

const number = (id: string, status: string) => ({ id, number: `+3491234571${id}`, status });
const result = (id: string, other: object = {}) => ({ id, result: 'added', ...other });

let sent: { to: string; body: unknown }[] = [];
let results: Record<string, object[]> = {};
let status = 'active';
let refused = (_: string) => false;

beforeEach(() => {
  sent = [];
  status = 'active';
  refused = () => false;
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname.replace(/^.*\/api\/v1/, '');
    if (request.method === 'GET')
      return new Response(JSON.stringify({ id: 'c', status }), {
        headers: { 'Content-Type': 'application/json' },
      });
    sent.push({
      to: `${request.method} ${path}`,
      body: request.method === 'POST' ? await request.json() : null,
    });
    if (refused(`${request.method} ${path}`))
      return new Response(JSON.stringify({ code: 'service.unavailable' }), { status: 503 });
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

const show = (numbers: ReturnType<typeof number>[]) =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SessionContext.Provider
          value={
            { user: { role: 'admin', tenantId: null }, passwordChangeRequired: false } as never as Session
          }
        >
          <AddToCampaign campaignId="c" numbers={numbers} added={() => {}} />
        </SessionContext.Provider>
      </QueryClientProvider>
    </MantineProvider>,
  );

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
  show([number('1', 'active')]);
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

test('a campaign that is inactive is not said to answer', async () => {
  status = 'inactive';
  results = { '/campaigns/c/dids': [result('1')] };
  show([number('1', 'active')]);
  fireEvent.click(screen.getByRole('button', { name: 'Add 1 number' }));
  await screen.findByText(/belongs to this campaign now. The campaign is inactive/);
  expect(screen.queryByText(/is answered by this campaign now/)).toBeNull();
});

test('a move that fails midway says which numbers it has moved, and leaves the others where they are', async () => {
  const taken = Array.from({ length: 45 }, (_, index) => ({
    number: number(String(index), 'active'),
    campaignId: 'other',
  }));
  results = { '/campaigns/c/dids': [] };
  refused = (to) => to === 'DELETE /campaigns/other/dids/30';
  const { outcome, refusal } = await moveNumbers('c', taken, false);
  expect(refusal).toMatchObject({ code: 'service.unavailable' });
  expect(outcome.taking).toHaveLength(30);
  expect(outcome.taken.map((one) => one.number.id)[0]).toBe('30');
  expect(outcome.taken).toHaveLength(15);
  expect(sent.filter((one) => one.to.startsWith('POST')).map((one) => one.body)).toEqual([
    { ids: Array.from({ length: 20 }, (_, index) => String(index)) },
    { ids: Array.from({ length: 10 }, (_, index) => String(20 + index)) },
  ]);
});

test('numbers that were released but not added are named, and can be added again', async () => {
  results = {
    '/campaigns/c/dids': [result('1', { result: 'failed', code: 'campaign.did-taken', campaignId: 'other' })],
  };
  show([number('1', 'active')]);
  fireEvent.click(screen.getByRole('button', { name: 'Add 1 number' }));
  const move = await screen.findByRole('button', { name: 'Move here' });
  refused = (to) => to.startsWith('POST');
  fireEvent.click(move);
  await screen.findByText('+34 912 345 711 belongs to no campaign now.');
  refused = () => false;
  results = { '/campaigns/c/dids': [result('1')] };
  fireEvent.click(screen.getByRole('button', { name: 'Add again' }));
  await screen.findByText('+34 912 345 711 is answered by this campaign now.');
  expect(screen.queryByText(/belongs to no campaign now/)).toBeNull();
  expect(sent.filter((one) => one.to.startsWith('DELETE'))).toHaveLength(1);
});

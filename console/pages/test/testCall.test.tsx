import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Session } from '~/api/session';
import { TestCall } from '~/areas/campaigns/TestCall';
import { isTest } from '~/kit/calls/calls';
import { SessionContext } from '~/kit/session';

const router = vi.hoisted(() => ({ went: [] as string[] }));
vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  useGo: () => (to: string) => router.went.push(to),
}));

let sent: { path: string; body: unknown; key: string | null }[] = [];
let answers: (() => Response)[] = [];
const json = (status: number, body: object) => () =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' },
  });

beforeEach(() => {
  router.went = [];
  sent = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push({
      path: new URL(request.url).pathname,
      body: await request.json(),
      key: request.headers.get('Idempotency-Key'),
    });
    return (answers.shift() as () => Response)();
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (role = 'admin') =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SessionContext.Provider
          value={{ user: { role, tenantId: null }, passwordChangeRequired: false } as never as Session}
        >
          <TestCall campaignId="c1" number="+12025550123" from="" />
        </SessionContext.Provider>
      </QueryClientProvider>
    </MantineProvider>,
  );
const press = () => fireEvent.click(screen.getByRole('button', { name: 'Call the campaign now' }));

test('the campaign is called, and the page of the call follows', async () => {
  answers = [json(202, { callId: 'ast1-1796000000.t4k2mnpqrstv' })];
  show();
  press();
  await vi.waitFor(() => expect(router.went).toEqual(['/calls/ast1-1796000000.t4k2mnpqrstv']));
  expect(sent[0]?.path).toMatch(/\/api\/v1\/campaigns\/c1\/test-calls$/);
  expect(sent[0]?.body).toEqual({ number: '+12025550123', from: null });
});

test('what was placed here is known to be a test before its node says in which direction it goes', async () => {
  const callId = 'ast1-1796000001.t4k2mnpqrstw';
  answers = [json(202, { callId })];
  expect(isTest({ callId, direction: 'outbound' })).toBe(false);
  show();
  press();
  await vi.waitFor(() => expect(router.went).toEqual([`/calls/${callId}`]));
  expect(isTest({ callId, direction: 'outbound' })).toBe(true);
});

test('a refusal says why, and the next click is a new order', async () => {
  const full = { code: 'call.no-client', title: '', status: 409, reason: 'clients.all-full' };
  answers = [json(409, full), json(409, full)];
  show();
  press();
  expect(await screen.findByText('The test call was not placed')).toBeTruthy();
  expect(screen.getByText(/their concurrent calls are at the limit\. Raise the limits/)).toBeTruthy();
  press();
  await vi.waitFor(() => expect(sent.length).toBe(2));
  expect(sent[1]?.key).not.toBe(sent[0]?.key);
  expect(router.went).toEqual([]);
});

test('a seller is told why it may not', () => {
  show('seller');
  expect(screen.getByRole<HTMLButtonElement>('button').disabled).toBe(true);
  expect(screen.getByText(/Only the staff of the platform may place test calls/)).toBeTruthy();
});

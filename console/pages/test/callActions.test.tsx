import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Session } from '~/api/session';
import BlockedCallerNew from '~/areas/blocked-callers/BlockedCallerNew';
import { BlockCaller } from '~/areas/calls/CallPage';
import { AnsweredCalls } from '~/areas/campaigns/parts';
import { LastHour } from '~/areas/carriers/parts';
import { Which } from '~/kit/calls/HangUp';
import { partyCell } from '~/kit/calls/parts';
import { texts } from '~/kit/calls/texts';
import { Advice } from '~/kit/routing/Advice';
import { SessionContext } from '~/kit/session';
import { translator } from '~/kit/texts';

const router = vi.hoisted(() => ({ went: [] as unknown[], search: {}, hash: '' }));
vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  useGo:
    () =>
    (...to: unknown[]) =>
      router.went.push(to),
  useSearch: () => router.search,
  useTenant: () => null,
  Link: ({ children, to, hash }: { children: ReactNode; to: string; hash?: string }) => (
    <a href={hash ? `${to}#${hash}` : to}>{children}</a>
  ),
}));
vi.mock('@tanstack/react-router', async (original) => ({
  ...(await original<object>()),
  useLocation: () => ({ hash: router.hash }),
  useBlocker: () => ({ status: 'idle' }),
}));
vi.mock('~/kit/Page', () => ({ Page: ({ children }: { children: ReactNode }) => <main>{children}</main> }));

let rows: object[] = [];
let items: object[] = [];
let asked: string[] = [];
beforeEach(() => {
  router.went = [];
  router.search = {};
  router.hash = '';
  rows = [];
  items = [];
  asked = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(request.url);
    return new Response(JSON.stringify({ rows, items, next: null }), {
      headers: { 'Content-Type': 'application/json' },
    });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (what: ReactNode, role = 'admin') =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SessionContext.Provider
          value={{ user: { role, tenantId: null }, passwordChangeRequired: false } as never as Session}
        >
          <article>{what}</article>
        </SessionContext.Provider>
      </QueryClientProvider>
    </MantineProvider>,
  ).getByRole('article');

const inbound = {
  callId: 'ast1-1796000000.1',
  direction: 'inbound',
  from: '14045550123',
  reason: null,
  tenant: { id: 't1', name: 'Acme' },
} as const;

test('the caller of an inbound call is blocked with a form that is filled in', () => {
  show(<BlockCaller call={inbound} />);
  fireEvent.click(screen.getByRole('button', { name: 'Block this caller' }));
  expect(router.went).toEqual([
    [
      '/blocked-callers/new',
      { search: { call: inbound.callId, tenantId: 't1' }, hash: 'number=%2B14045550123' },
    ],
  ]);
});

test('nobody is offered to block a caller who is blocked, has no number, or is called', () => {
  show(
    <>
      <BlockCaller call={{ ...inbound, reason: 'caller.blocked' }} />
      <BlockCaller call={{ ...inbound, from: null }} />
      <BlockCaller call={{ ...inbound, direction: 'outbound' }} />
    </>,
  );
  expect(screen.queryByRole('button')).toBeNull();
});

test('a caller who is blocked already is not blocked once more', async () => {
  items = [{ number: '+14045550123', tenantId: 't1' }];
  show(<BlockCaller call={inbound} />);
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Blocked' });
  expect(button.disabled).toBe(true);
  const query = new URL(asked[0] as string).searchParams;
  expect([query.get('number'), query.get('tenantId')]).toEqual(['+14045550123', 't1']);
});

test('the form has the number of the call, and leads back to it', async () => {
  router.search = { call: inbound.callId, tenantId: 't1' };
  router.hash = 'number=%2B14045550123';
  show(<BlockedCallerNew />);
  expect(((await screen.findByLabelText(/^Number/)) as HTMLInputElement).value).toBe('+14045550123');
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(router.went).toEqual([[`/calls/${inbound.callId}`]]);
});

test('an unknown number is added by a link that fills the form in', () => {
  const advice = <Advice reason="number.unknown" number="+14045556789" />;
  expect(show(advice).textContent).toBe(
    'Add +1 (404) 555-6789, or look at the country of the carrier if the number is national.',
  );
  expect(screen.getByRole('link').getAttribute('href')).toBe('/numbers/new#number=%2B14045556789');
});

test('a blocked caller leads to the list of blocked callers', () => {
  show(<Advice reason="caller.blocked" />);
  expect(screen.getByRole('link').getAttribute('href')).toBe('/blocked-callers');
});

test('there is something to do about a call that was busy or not answered', () => {
  for (const reason of ['clients.busy', 'clients.no-answer', 'attempt.busy', 'attempt.no-answer']) {
    cleanup();
    expect(show(<Advice reason={reason} />).textContent, reason).not.toBe('');
  }
});

test('the page of a carrier has the figure of the list, and says that it counts both directions', async () => {
  rows = [{ id: 'k', attempts: 5, answeredShare: 0.6 }];
  show(<LastHour carrier={{ id: 'k' }} />);
  expect(await screen.findByText('60% of 5 attempts, inbound and outbound')).toBeTruthy();
});

test('the page of a campaign has the figure of the list', async () => {
  rows = [{ id: 's', attempts: 8, answeredShare: 0.5 }];
  show(<AnsweredCalls campaign={{ id: 's' }} />);
  expect(await screen.findByText('50% of 8 calls')).toBeTruthy();
});

test('whoever hangs up reads which call it is', () => {
  const shown = show(
    <Which
      call={{
        from: null,
        callerId: '+14045550123',
        number: '+12025550123',
        startedAt: new Date(Date.now() - 75_000).toISOString(),
        client: { name: 'Acme' },
      }}
    />,
  ).textContent;
  expect(shown).toContain('+1 (404) 555-0123');
  expect(shown).toContain('+1 (202) 555-0123');
  expect(shown).toContain('Acme');
  expect(shown).toContain('1\u00a0min 15\u00a0s');
});

test('an outbound call without a client shows the carrier that it went through', () => {
  const t = translator(texts, 'en');
  const carrier = { id: 'k', name: 'Borealis' };
  const cell = (direction: 'inbound' | 'outbound', client: typeof carrier | null) => {
    cleanup();
    return show(partyCell({ client, carrier, direction }, t)).textContent;
  };
  expect(cell('outbound', null)).toBe('through Borealis');
  expect(cell('outbound', { id: 'c', name: 'Acme' })).toBe('Acme');
  expect(cell('inbound', null)).not.toContain('Borealis');
});

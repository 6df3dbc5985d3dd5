import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Session } from '~/api/session';
import { Decisions } from '~/areas/calls/Decisions';
import { EndOf } from '~/areas/calls/HungUpBy';
import { CallLadder } from '~/areas/calls/Ladder';
import type { Attempt, CallDecision, CallDetail } from '~/kit/calls/calls';
import { Connects } from '~/kit/calls/LiveCallTable';
import { Caller } from '~/kit/calls/parts';
import { SessionContext } from '~/kit/session';

vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  Link: ({ children, to }: { children: ReactNode; to: string }) => <a href={to}>{children}</a>,
}));

const hangUpOfMaria = {
  action: 'hang-up',
  actor: { kind: 'user', name: 'maria' },
  at: '2026-11-30T10:00:09Z',
};
let audited: object[];
let looks: number;

beforeEach(() => {
  audited = [hangUpOfMaria];
  looks = 0;
  vi.stubGlobal('fetch', async () => {
    looks++;
    const items = audited;
    return new Response(JSON.stringify({ items, next: null }), {
      headers: { 'Content-Type': 'application/json' },
    });
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function show(what: ReactNode) {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SessionContext.Provider
          value={
            { user: { role: 'admin', tenantId: null }, passwordChangeRequired: false } as never as Session
          }
        >
          {what}
        </SessionContext.Provider>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

const decision = (change: Partial<CallDecision>): CallDecision => ({
  attempt: null,
  connectLeg: null,
  at: '2026-11-30T10:00:01Z',
  answer: 'dial',
  reason: null,
  stopCause: null,
  dialString: null,
  ringTimeoutSeconds: 20,
  callerId: null,
  tookMillis: 3,
  trace: [],
  ...change,
});
const attempt = (change: Partial<Attempt>) =>
  ({
    attempt: 1,
    connectLeg: null,
    disposition: null,
    client: { id: 'c', name: 'Acme' },
    carrier: { id: 'k', name: 'Borealis' },
    endpoint: null,
    channelId: null,
    startedAt: '2026-11-30T10:00:01Z',
    ringingAt: null,
    answeredAt: null,
    endedAt: null,
    talkSeconds: 0,
    postDialDelaySeconds: null,
    ringSeconds: null,
    cause: null,
    sipStatus: null,
    reasonHeaders: [],
    hungUpBy: null,
    dialStatus: null,
    ...change,
  }) as Attempt;
const call = (change: Partial<CallDetail>) =>
  ({
    callId: 'ast1-1796000000.1',
    complete: true,
    direction: 'inbound',
    startedAt: '2026-11-30T10:00:00Z',
    endedAt: '2026-11-30T10:00:10Z',
    number: '+12025550123',
    reason: null,
    attempts: [],
    decisions: [],
    ...change,
  }) as CallDetail;

test('a call that a user hung up does not say "Stopped" above the attempt that was answered', () => {
  const hangUp = {
    answer: 'stop',
    reason: 'call.canceled',
    stopCause: 16,
    at: '2026-11-30T10:00:09Z',
  } as const;
  show(<Decisions call={call({ decisions: [decision(hangUp), decision({ attempt: 1 })] })} />);
  expect(screen.getAllByRole('heading').map((heading) => heading.textContent)).toEqual([
    'Attempt 1',
    'A user hung up',
  ]);
  expect(screen.queryByText(/^Stopped/)).toBeNull();
  expect(screen.getByText('Nothing else was tried after that.')).toBeTruthy();
});

test('it says which user hung up, in the same words everywhere', async () => {
  const ended = call({ reason: 'hung-up', attempts: [attempt({ hungUpBy: 'platform' })] });
  show(
    <>
      <EndOf call={ended} reason="A user hung up." />
      <CallLadder call={ended} />
    </>,
  );
  expect(await screen.findByText(/^maria hung up/)).toBeTruthy();
  expect(screen.queryByText('A user hung up.')).toBeNull();
  expect(await screen.findByText(/Hung up by: maria/)).toBeTruthy();
});

test('the audit log is asked again only for what it may not have yet', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true, now: Date.parse('2026-11-30T10:00:11Z') });
  audited = [];
  const ended = call({ reason: 'hung-up', attempts: [attempt({ hungUpBy: 'platform' })] });
  const page = (
    <>
      <EndOf call={ended} reason="A user hung up." />
      <CallLadder call={ended} />
    </>
  );
  show(page);
  await vi.waitFor(() => expect(looks).toBe(1));
  await vi.advanceTimersByTimeAsync(3_000);
  expect(looks).toBe(2);
  audited = [hangUpOfMaria];
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await screen.findByText(/^maria hung up/)).toBeTruthy();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(looks).toBe(3);

  // What is not in the audit log by then will not come.
  cleanup();
  audited = [];
  show(page);
  await vi.waitFor(() => expect(looks).toBe(4));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(looks).toBe(4);
});

test('a live call shows the client or context that it will be connected to', () => {
  show(
    <>
      <p>
        <Connects to={{ client: { id: 'c', name: 'Acme' }, context: null }} />
      </p>
      <p>
        <Connects to={{ client: null, context: 'DynamicIVR' }} />
      </p>
      <p data-testid="hold">
        <Connects to={null} />
      </p>
    </>,
  );
  expect(screen.getByText('after the answer: Acme')).toBeTruthy();
  expect(screen.getByText('after the answer: DynamicIVR')).toBeTruthy();
  expect(screen.getByTestId('hold').textContent).not.toContain('after');
});

test('a caller withholds the number if the carrier has it all the same; without one, nobody knows', () => {
  const none = { from: null, callerId: null };
  show(
    <>
      <p>
        <Caller call={{ ...none, direction: 'inbound', assertedFrom: '34600111222' }} />
      </p>
      <p>
        <Caller call={{ ...none, direction: 'inbound' }} />
      </p>
      <p>
        <Caller call={{ ...none, direction: 'outbound' }} />
      </p>
    </>,
  );
  expect(screen.getByText('Withheld number')).toBeTruthy();
  expect(screen.getByText('No caller number')).toBeTruthy();
  expect(screen.getByText('Unknown caller')).toBeTruthy();
});

test('the times of an attempt say from when they count', () => {
  const answered = attempt({
    startedAt: '2026-11-30T10:00:02Z',
    answeredAt: '2026-11-30T10:00:05Z',
    postDialDelaySeconds: 1,
  });
  show(<CallLadder call={call({ attempts: [answered] })} />);
  const text = screen.getByRole('listitem').textContent ?? '';
  expect(text).toMatch(/began 2\s?s after the call/);
  expect(text).toMatch(/rang after 1\s?s · answered after 3\s?s/);
});

test('an attempt without a cause does not show cause 0', () => {
  show(<CallLadder call={call({ attempts: [attempt({ sipStatus: 480, cause: 0 })] })} />);
  const text = screen.getByRole('listitem').textContent ?? '';
  expect(text).toContain('SIP 480 Temporarily unavailable');
  expect(text).not.toContain('cause');
});

test('a check that is not met says so once', () => {
  const check = (rule: string, passed: boolean) => ({ rule, passed, detail: null });
  const step = {
    kind: 'outcome',
    id: null,
    name: null,
    chosen: false,
    checks: [check('outcome.goes-on', false), check('campaign.total', false)],
  };
  show(
    <Decisions
      call={call({
        decisions: [decision({ answer: 'stop', reason: 'attempt.busy', trace: [step] } as never)],
      })}
    />,
  );
  const text = document.body.textContent ?? '';
  expect(text).toContain('no other attempt follows');
  expect(text).not.toContain('no other attempt follows: not met');
  expect(text).toContain('calls in total: not met');
});

test('an attempt that has ended is not in progress, and says that nothing was sent', () => {
  const ended = attempt({ endedAt: '2026-11-30T10:00:02Z' });
  const unsent = attempt({ attempt: 2, disposition: 'failed', dialStatus: 'CHANUNAVAIL' });
  const going = attempt({ attempt: 3 });
  show(<CallLadder call={call({ complete: false, attempts: [ended, unsent, going] })} />);
  const [first, second, third] = screen.getAllByRole('listitem').map((item) => item.textContent ?? '');
  expect(first).toContain('Attempt 1to client Acme');
  expect(first).not.toContain('Borealis');
  expect(first).not.toContain('in progress');
  expect(second).toContain('nothing was sent: the node cannot reach it');
  expect(third).toContain('in progress');
});

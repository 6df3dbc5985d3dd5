import { describe, expect, it, test } from 'vitest';
import { englishSentences, hangupCodes } from '~/areas/calls/CallPage';
import {
  advisedReason,
  decidingAttempt,
  decisionTitle,
  dialedBy,
  endOf,
  inTime,
  isBeginning,
  isBeingPlaced,
  isOver,
  ladderOf,
  notConnected,
  notSent,
  ticks,
  triedBefore,
  wasSent,
} from '~/areas/calls/timeline';
import { inOrder, moved, priorityChanges, shares } from '~/areas/campaigns/campaigns';
import type { Attempt, CallDecision, CallDetail } from '~/kit/calls/calls';
import { appliedTo, isTest, startOf } from '~/kit/calls/calls';
import { noCaller } from '~/kit/calls/parts';
import { settled } from '~/kit/calls/settled';
import { texts } from '~/kit/calls/texts';
import { formatsOf } from '~/kit/format';
import { routingWords } from '~/kit/routing/words';
import { translator } from '~/kit/texts';

const en = routingWords('en', formatsOf('en', 'UTC'));

const attempt = (change: Partial<Attempt>): Attempt => ({
  attempt: 1,
  connectLeg: null,
  disposition: null,
  client: null,
  carrier: null,
  did: null,
  leaseId: null,
  channelId: null,
  endpoint: null,
  startedAt: null,
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
});
const at = (seconds: number) => new Date(Date.parse('2026-11-30T10:00:00Z') + seconds * 1000).toISOString();

describe('the ladder of attempts', () => {
  it('places dialing, ringing and talking on the time of the call', () => {
    const call = {
      startedAt: at(0),
      endedAt: at(20),
      complete: true,
      attempts: [
        attempt({ startedAt: at(0), endedAt: at(5) }),
        attempt({ attempt: 2, startedAt: at(5), ringingAt: at(6), answeredAt: at(10), endedAt: at(20) }),
      ],
    };
    const ladder = ladderOf(call, Date.now());
    expect(ladder.seconds).toBe(20);
    expect(ladder.rows[0]?.segments).toEqual([{ phase: 'dial', from: 0, to: 0.25, seconds: 5 }]);
    expect(ladder.rows[1]?.segments).toEqual([
      { phase: 'dial', from: 0.25, to: 0.3, seconds: 1 },
      { phase: 'ring', from: 0.3, to: 0.5, seconds: 4 },
      { phase: 'talk', from: 0.5, to: 1, seconds: 10 },
    ]);
    expect(ladder.rows[1]?.offset).toBe(5);
  });

  it('lets an attempt in progress last until now', () => {
    const ladder = ladderOf(
      {
        startedAt: at(0),
        endedAt: null,
        complete: false,
        attempts: [attempt({ startedAt: at(0), answeredAt: at(2) })],
      },
      Date.parse(at(10)),
    );
    expect(ladder.rows[0]?.segments.at(-1)).toEqual({ phase: 'talk', from: 0.2, to: 1, seconds: 8 });
  });

  it('survives an attempt without any time', () => {
    const ladder = ladderOf(
      { startedAt: at(0), endedAt: at(0), complete: true, attempts: [attempt({})] },
      Date.now(),
    );
    expect(ladder.rows[0]?.segments).toHaveLength(1);
    expect(Number.isFinite(ladder.rows[0]?.segments[0]?.to)).toBe(true);
  });

  it('has round marks, at most six', () => {
    expect(ticks(20)).toEqual([0, 5, 10, 15, 20]);
    for (const seconds of [0.05, 0.4, 3, 61, 4000, 90_000])
      expect(ticks(seconds).length).toBeLessThanOrEqual(6);
  });
});

describe('the attempts before a decision', () => {
  const call = {
    direction: 'inbound' as const,
    attempts: [
      attempt({ attempt: 2, client: { id: 'b', name: 'Bea' }, sipStatus: 486, disposition: 'busy' }),
      attempt({ attempt: 1, client: { id: 'a', name: 'Ana' }, disposition: 'no-answer', sipStatus: 487 }),
      attempt({ connectLeg: 1, attempt: null }),
    ],
  };
  it('are those with a smaller number, in their order', () => {
    expect(triedBefore(call, { attempt: 3, connectLeg: null })).toEqual(['a:no-answer', 'b:486']);
    expect(triedBefore(call, { attempt: 2, connectLeg: null })).toEqual(['a:no-answer']);
    expect(triedBefore(call, { attempt: null, connectLeg: 1 })).toEqual([]);
  });

  it('say how each one ended as the explanation takes it', () => {
    expect(endOf(attempt({ sipStatus: 503, disposition: 'congestion' }))).toBe('503');
    expect(endOf(attempt({ cause: 34 }))).toBe('cause:34');
    expect(endOf(attempt({}))).toBe('unreachable');
    expect(endOf(attempt({ disposition: 'canceled', sipStatus: 487 }))).toBe('canceled');
  });

  it('prefers the answered attempt to the last', () => {
    const answered = attempt({ attempt: 1, answeredAt: at(1) });
    expect(decidingAttempt([answered, attempt({ attempt: 2 })])).toBe(answered);
  });
});

describe('live calls', () => {
  it('started in the second that their records will have, not when routing was asked', () => {
    const asked = (callId: string, startedAt: string) => startOf({ callId, startedAt });
    const second = 1_796_053_971;
    const begin = (millis: number) => new Date(second * 1000 + millis).toISOString();
    expect(asked(`ast1-${second}.17`, begin(1_040))).toBe(begin(0));
    // The id of a placed call has the second of its order, and one of another clock is not believed.
    expect(asked(`ast1-${second}.t4k2mnpqrstv`, begin(1_040))).toBe(begin(1_040));
    expect(asked(`ast1-${second}.17`, begin(60_000))).toBe(begin(60_000));
    expect(asked('other', begin(0))).toBe(begin(0));
  });

  it('are tests when the platform placed them to come in', () => {
    const one = (direction: 'inbound' | 'outbound', callId: string) => isTest({ direction, callId });
    expect(one('inbound', 'ast1-1796000000.t4k2mnpqrstv')).toBe(true);
    expect(one('outbound', 'ast1-1796000000.t4k2mnpqrstv')).toBe(false);
    expect(one('inbound', 'ast1-1796000000.17')).toBe(false);
  });

  it('are tests when they try a carrier or a client', () => {
    const callId = 'ast1-1796000000.c0f2e6f3c119a';
    expect(isTest({ direction: 'outbound', callId })).toBe(true);
    expect(isTest({ direction: null, callId })).toBe(true);
    expect(noCaller({ direction: 'outbound', callId })).toBe('call.noCallerId');
    expect(noCaller({ direction: 'outbound', callId: 'ast1-1796000000.17' })).toBe('call.unknownCaller');
  });

  const call = (callId: string) => ({ callId }) as never;
  it('apply changes and leave out what has ended', () => {
    expect(
      appliedTo({ at: '1', calls: [call('a'), call('b')] }, { at: '2', calls: [call('c')], gone: ['a'] })
        .calls,
    ).toEqual([call('b'), call('c')]);
  });

  it('stay in place while somebody points at them', () => {
    const { rows, waiting } = settled(
      [
        { id: 'b', v: 2 },
        { id: 'c', v: 1 },
      ],
      [
        { id: 'a', v: 1 },
        { id: 'b', v: 1 },
      ],
      (row) => row.id,
    );
    expect(rows).toEqual([
      { row: { id: 'a', v: 1 }, gone: true },
      { row: { id: 'b', v: 2 }, gone: false },
    ]);
    expect(waiting).toBe(2);
  });
});

describe('the links of a campaign', () => {
  const link = (linkId: string, priority: number, weight: number, status: 'active' | 'inactive' = 'active') =>
    ({ linkId, priority, weight, status }) as never as Parameters<typeof inOrder>[0][number];
  it('get the shares of their weights; inactive ones get none', () => {
    expect([...shares([link('a', 1, 3), link('b', 1, 1), link('c', 1, 6, 'inactive')]).values()]).toEqual([
      0.75, 0.25, 0,
    ]);
    expect([...shares([link('a', 1, 3, 'inactive')]).values()]).toEqual([0]);
  });

  it('save only the priorities that change', () => {
    const order = moved(inOrder([link('b', 2, 1), link('a', 1, 1), link('c', 3, 1)]), 1, 0);
    expect(priorityChanges(order).map((one) => `${one.link.linkId}=${one.priority}`)).toEqual(['b=1', 'a=2']);
  });
});

describe('the title of a decision', () => {
  it('names the attempt that it made, and none where it stops the call', () => {
    const title = (
      answer: 'dial' | 'overflow' | 'stop',
      attempt: number | null,
      connectLeg: number | null = null,
      reason: string | null = null,
    ) => decisionTitle({ answer, reason, attempt, connectLeg });
    expect(title('dial', 2)).toEqual({ key: 'call.attempt', number: 2 });
    expect(title('overflow', 3)).toEqual({ key: 'call.attempt', number: 3 });
    expect(title('dial', null, 2)).toEqual({ key: 'call.connectLeg', number: 2 });
    expect(title('stop', 2).key).toBe('call.noFurtherAttempt');
    expect(title('stop', 1).key).toBe('call.noAttempt');
    expect(title('stop', null).key).toBe('call.noAttempt');
    expect(title('stop', null, 2).key).toBe('call.noFurtherAttempt');
    expect(title('stop', null, null, 'call.canceled').key).toBe('call.hungUp');
    expect(title('stop', 2, null, 'call.canceled').key).toBe('call.noFurtherAttempt');
  });
});

describe('an attempt', () => {
  it('has ended when its result or its end is known, although the call goes on', () => {
    const going = { complete: false };
    expect(isOver(attempt({}), going)).toBe(false);
    expect(isOver(attempt({ endedAt: at(3) }), going)).toBe(true);
    expect(isOver(attempt({ disposition: 'busy' }), going)).toBe(true);
    expect(isOver(attempt({}), { complete: true })).toBe(true);
  });

  it('of an inbound call and a connect leg goes to a client, of an outbound call through a carrier', () => {
    const client = { id: 'c', name: 'Acme' };
    const carrier = { id: 'k', name: 'Borealis' };
    const parties = { client, carrier, endpoint: 'acme' };
    const inbound = { direction: 'inbound' as const };
    const outbound = { direction: 'outbound' as const };
    expect(dialedBy(attempt(parties), inbound)).toEqual({ key: 'ladder.client', name: 'Acme' });
    expect(dialedBy(attempt({ ...parties, attempt: null, connectLeg: 1 }), outbound)).toEqual({
      key: 'ladder.client',
      name: 'Acme',
    });
    expect(dialedBy(attempt(parties), outbound)).toEqual({ key: 'ladder.carrier', name: 'Borealis' });
    expect(dialedBy(attempt({ carrier, endpoint: 'overflow' }), inbound)).toEqual({
      key: 'ladder.to',
      name: 'overflow',
    });
    expect(dialedBy(attempt({}), outbound)).toBeNull();
  });

  it('without a channel to an endpoint that is not reachable was not sent', () => {
    expect(wasSent(attempt({ dialStatus: 'CHANUNAVAIL' }))).toBe(false);
    expect(wasSent(attempt({ dialStatus: 'CHANUNAVAIL', channelId: 'ast1-1.2' }))).toBe(true);
    expect(wasSent(attempt({ dialStatus: 'NOANSWER' }))).toBe(true);
  });
});

describe('a call without an attempt', () => {
  const call = {
    complete: true,
    attempts: [],
    decisions: [],
    reason: null,
    hungUpBy: null,
    disposition: 'unrouted' as const,
    cause: 41,
  };
  it('was sent to nobody, since routing did not answer, refused it, or the caller hung up', () => {
    expect(notSent(call)).toBe('noAnswer');
    expect(notSent({ ...call, cause: 42 })).toBe('noAnswer');
    expect(notSent({ ...call, cause: 20 })).toBe('otherNode');
    expect(notSent({ ...call, cause: 16 })).toBe('noDecision');
    expect(notSent({ ...call, hungUpBy: 'caller', cause: 16 })).toBe('hungUp');
    expect(notSent({ ...call, reason: 'campaign.full' })).toBe('refused');
  });

  it('is nothing to tell of while it is in progress, or when it was dialed', () => {
    expect(notSent({ ...call, complete: false })).toBeNull();
    expect(notSent({ ...call, attempts: [attempt({})] })).toBeNull();
  });

  it('says in words that it was not sent to anybody', () => {
    const detail = { ...call, direction: 'outbound', startedAt: at(0), answeredAt: null, talkSeconds: 0 };
    expect(englishSentences(detail as never, { duration: String })).toEqual([
      'The call was not sent to anybody.',
    ]);
  });
});

describe('a call in progress', () => {
  const call = {
    complete: false,
    direction: 'outbound',
    startedAt: at(0),
    answeredAt: null as string | null,
    attempts: [] as Attempt[],
    decisions: [] as CallDecision[],
    callId: 'ast1-1796000000.17',
    reason: null,
    talkSeconds: 0,
  };
  const told = (change: object) => englishSentences({ ...call, ...change } as never, { duration: String });

  it('is being placed until something is known of where it goes', () => {
    expect(isBeingPlaced(call)).toBe(true);
    expect(told({})).toEqual(['The call is being placed.']);
    expect(told({ direction: 'inbound' })).toEqual(['Routing is being asked where this call goes.']);
    expect(told({ direction: 'inbound', callId: 'ast1-1796000000.t4k2mnpqrstv' })).toEqual([
      'The call is being placed.',
    ]);
    expect(told({ attempts: [attempt({})] })).toEqual(['Being dialed now.']);
  });

  it('names the client as the party, and the carrier as the way', () => {
    const out = attempt({ carrier: { id: 'k', name: 'Borealis' }, startedAt: at(0), answeredAt: at(2) });
    const leg = attempt({
      attempt: null,
      connectLeg: 1,
      client: { id: 'c', name: 'Acme' },
      startedAt: at(3),
    });
    const answered = { answeredAt: at(2) };
    expect(told({ ...answered, attempts: [out] })).toEqual(['Talking now, through Borealis.']);
    expect(told({ ...answered, attempts: [out, leg] })).toEqual(['Talking now, through Borealis.']);
    expect(told({ ...answered, attempts: [out, { ...leg, answeredAt: at(4) }] })).toEqual([
      'Talking with Acme now.',
    ]);
  });
});

test('a client that was to be connected and was not called is known by the decision', () => {
  const stop = { attempt: null, connectLeg: 1, at: at(3), answer: 'stop', reason: 'clients.all-full' };
  const call = {
    complete: true,
    attempts: [attempt({})],
    decisions: [stop as CallDecision],
    reason: null,
    connect: null,
  };
  expect(notConnected(call)?.reason).toBe('clients.all-full');
  expect(notConnected({ ...call, decisions: [] })).toBeNull();
  expect(notConnected({ ...call, attempts: [attempt({ connectLeg: 1 })] })).toBeNull();
});

test('a client that was to be connected and was not called, since routing did not answer, is known by the order', () => {
  const answered = attempt({ answeredAt: at(2) });
  const connect = { client: { id: 'c', name: 'Acme' }, context: null };
  const call = {
    complete: true,
    attempts: [answered],
    decisions: [],
    reason: 'routing.unavailable',
    connect,
  };
  expect(notConnected(call)).toEqual({ client: 'Acme', reason: 'routing.unavailable', called: false });
  expect(notConnected({ ...call, reason: null })).toBeNull();
  expect(notConnected({ ...call, attempts: [attempt({})] })).toBeNull();
});

test('a client that was called after the answer and did not take the call is named', () => {
  const connect = { client: { id: 'c', name: 'Acme' }, context: null };
  const leg = attempt({ attempt: null, connectLeg: 1 });
  const call = {
    complete: true,
    attempts: [attempt({ answeredAt: at(2) }), leg],
    decisions: [],
    reason: 'clients.exhausted',
    connect,
  };
  expect(notConnected(call)).toEqual({ client: 'Acme', reason: 'clients.exhausted', called: true });
  expect(notConnected({ ...call, reason: 'hung-up' })).toBeNull();
  expect(notConnected({ ...call, attempts: [{ ...leg, answeredAt: at(4) }] })).toBeNull();
});

describe('the causes of an inbound call that was not answered', () => {
  const stop = { attempt: 2, connectLeg: null, at: at(32), answer: 'stop', stopCause: 20 } as CallDecision;
  const call = {
    direction: 'inbound',
    complete: true,
    disposition: 'failed',
    hungUpBy: 'platform',
    attempts: [attempt({ cause: 18, sipStatus: 408 })],
    decisions: [stop],
    cause: 18,
    sipStatus: 408,
  } as never as CallDetail;
  const lines = (one: CallDetail) => hangupCodes(one, translator(texts, 'en'), en);

  it('are that of the client and the one that the caller was sent, and each says which it is', () => {
    expect(lines(call)).toEqual([
      'The last attempt: SIP 408 Request timeout: nothing responded · cause 18: No response from the other side',
      'Sent to the caller: cause 20: The subscriber is absent',
    ]);
  });

  it('leaves out cause 0, with which Asterisk says that there is none', () => {
    const missed = { ...call, hungUpBy: 'caller', sipStatus: 480, cause: 0 } as CallDetail;
    expect(lines(missed)).toEqual(['The last attempt: SIP 480 Temporarily unavailable']);
    expect(lines({ ...call, attempts: [], decisions: [], sipStatus: null, cause: 0 })).toEqual([]);
  });

  it('is only the one that the caller was sent if no client was called', () => {
    expect(lines({ ...call, attempts: [], sipStatus: null, cause: 20 })).toEqual([
      'Sent to the caller: cause 20: The subscriber is absent',
    ]);
  });

  it('is only that of the client if the caller hung up, and for a placed call', () => {
    for (const change of [{ hungUpBy: 'caller' }, { direction: 'outbound' }])
      expect(lines({ ...call, ...change } as CallDetail)).toHaveLength(1);
  });
});

test('decisions are in the order of time, so a hangup comes after the attempt that it ended', () => {
  const decision = (attemptNumber: number | null, seconds: number, connectLeg: number | null = null) =>
    ({ attempt: attemptNumber, connectLeg, at: at(seconds) }) as CallDecision;
  const hangup = decision(null, 9);
  const order = inTime([hangup, decision(1, 1), decision(2, 4), decision(null, 4, 1)]);
  expect(order.map((one) => [one.attempt, one.connectLeg])).toEqual([
    [1, null],
    [2, null],
    [null, 1],
    [null, null],
  ]);
});

test('a call without a record may have begun a moment ago, by the second in its id', () => {
  const now = 1_796_000_005_000;
  expect(isBeginning('ast1-1796000000.t4k2mnpqrstv', now)).toBe(true);
  expect(isBeginning('my-node.2-1796000000.17', now)).toBe(true);
  expect(isBeginning('ast1-1795990000.t4k2mnpqrstv', now)).toBe(false);
  expect(isBeginning('nonsense', now)).toBe(false);
});

test('a call that was busy or not answered has advice without a reason too', () => {
  const ended = { complete: true, reason: null, direction: 'inbound', disposition: 'no-answer' } as const;
  expect(advisedReason(ended)).toBe('clients.no-answer');
  expect(advisedReason({ ...ended, direction: 'outbound', disposition: 'busy' })).toBe('attempt.busy');
  expect(advisedReason({ ...ended, reason: 'campaign.full' })).toBe('campaign.full');
  expect(advisedReason({ ...ended, disposition: 'canceled' })).toBeNull();
  expect(advisedReason({ ...ended, complete: false })).toBeNull();
});

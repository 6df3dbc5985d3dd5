import { describe, expect, it } from 'vitest';
import { type CallEvent, inOrder, lookOf, wordsOf } from '~/areas/place-call/events';
import { texts } from '~/areas/place-call/texts';
import { formatsOf } from '~/kit/format';
import type { Language } from '~/kit/preferences';
import { routingWords } from '~/kit/routing/words';
import { translator } from '~/kit/texts';

const at = (seconds: number) => new Date(Date.parse('2026-11-30T10:00:00Z') + seconds * 1000).toISOString();
const event = (name: CallEvent['event'], seconds: number, more: Partial<CallEvent> = {}): CallEvent => ({
  callId: 'ast1-1796000000.tabc',
  event: name,
  at: at(seconds),
  ...more,
});
const told = (events: CallEvent[], language: Language = 'en') =>
  events.map((one) =>
    wordsOf(one, events, translator(texts, language), routingWords(language, formatsOf(language, 'UTC'))),
  );

describe('the look of an event', () => {
  it('tells a call that failed from one that was answered, and from one that a user ended', () => {
    const busy = event('ended', 2, { reason: 'attempt.busy', cause: 17 });
    expect(lookOf(busy, false)).toBe('bad');
    expect(lookOf(event('ended', 9, { reason: 'answered' }), true)).toBe('good');
    expect(lookOf(event('ended', 2, { reason: 'hung-up' }), false)).toBe('quiet');
    expect(lookOf(event('answered', 5), true)).toBe('good');
    expect(lookOf(event('ringing', 2), false)).toBeNull();
  });
});

describe('the events of a placed call', () => {
  it('are in the order of time, although they come in another one', () => {
    const arrived = [
      event('requested', 0),
      event('answered', 5, { attempt: 1 }),
      event('ringing', 2, { attempt: 1 }),
      event('routed', 1, { attempt: 1 }),
      event('ringing', 7, { connectLeg: 1 }),
      event('routed', 6, { connectLeg: 1 }),
    ];
    expect(inOrder(arrived).map((one) => `${one.event} ${one.connectLeg ? 'client' : ''}`.trim())).toEqual([
      'requested',
      'routed',
      'ringing',
      'answered',
      'routed client',
      'ringing client',
    ]);
  });

  it('of one moment are in the order in which they can only have been', () => {
    const arrived = [
      event('ended', 1),
      event('answered', 1, { attempt: 1 }),
      event('ringing', 1, { attempt: 1 }),
      event('routed', 1, { attempt: 1 }),
      event('requested', 1),
    ];
    expect(inOrder(arrived).map((one) => one.event)).toEqual([
      'requested',
      'routed',
      'ringing',
      'answered',
      'ended',
    ]);
  });

  it('begin with the order and stop with the end, whatever the clocks of the node and of routing say', () => {
    const arrived = [event('requested', 3), event('routed', 1, { attempt: 1 }), event('ended', 2)];
    expect(inOrder(arrived).map((one) => one.event)).toEqual(['requested', 'routed', 'ended']);
  });

  it('say in words whose phone rings and who answered', () => {
    const events = [
      event('requested', 0),
      event('routed', 1, { attempt: 1, name: 'Borealis' }),
      event('ringing', 2, { attempt: 1 }),
      event('answered', 3, { attempt: 1 }),
      event('routed', 4, { connectLeg: 1, name: 'Acme' }),
      event('ringing', 5, { connectLeg: 1 }),
      event('answered', 6, { connectLeg: 1 }),
      event('ended', 9, { reason: 'answered', cause: 16 }),
    ];
    expect(told(events)).toEqual([
      'Ordered: the node is asked to place the call',
      'Goes out through carrier Borealis',
      'The called phone rings',
      'The called party answered',
      'Goes to client Acme',
      'Client Acme rings',
      'Client Acme answered',
      'The call ended',
    ]);
    expect(told(events, 'es')[5]).toBe('Suena el cliente Acme');
  });

  it('say that a user hung up an answered call', () => {
    const events = [event('routed', 1, { attempt: 1 }), event('ended', 9, { reason: 'hung-up', cause: 16 })];
    expect(told(events).at(-1)).toBe('The call ended · a user hung up');
  });

  it('say that a call was sent to nobody, and why, once', () => {
    const end = (more: Partial<CallEvent>) => told([event('requested', 0), event('ended', 1, more)]).at(-1);
    expect(end({ reason: 'ended', cause: 41 })).toBe(
      'The call ended, and was not sent to anybody · the node did not get an answer from routing in time' +
        ' · cause 41: Temporary failure',
    );
    expect(end({ reason: 'expired' })).toBe(
      'The call ended, and was not sent to anybody · No node carried out the order in time.',
    );
  });

  it('say how the last attempt ended, and nothing twice', () => {
    const routed = event('routed', 1, { attempt: 1 });
    const end = (more: Partial<CallEvent>) => told([routed, event('ended', 2, more)]).at(-1);
    expect(end({ reason: 'attempt.busy', cause: 17 })).toBe(
      'The call ended · An attempt was busy, and no other one follows.',
    );
    expect(end({ reason: 'attempt.failed', cause: 38 })).toBe(
      'The call ended · An attempt failed, and no other one follows. · cause 38: The network is out of order',
    );
    expect(end({ reason: 'ended', cause: 16 })).toBe('The call ended · cause 16: Normal clearing');
  });
});

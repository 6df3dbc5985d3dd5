import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findCalls, wantedOf } from '~/areas/calls/search';
import { setPreferences } from '~/kit/preferences';

beforeEach(() => {
  setPreferences({ language: 'en', zone: 'UTC' });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-30T10:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const call = {
  callId: 'ast1-1772359200.42',
  direction: 'inbound',
  callerId: null,
  from: '14045551234',
  number: '+14045556789',
  startedAt: '2026-03-01T10:00:00Z',
  disposition: 'no-answer',
};

function answering(items: unknown[]) {
  const asked: URL[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(new URL(request.url));
    return new Response(JSON.stringify({ items, next: null }), {
      headers: { 'Content-Type': 'application/json' },
    });
  });
  return asked;
}

const search = (text: string) => findCalls(text, { tenantId: null }, new AbortController().signal);

test('a call id and a number are looked for, other texts are not', () => {
  expect(wantedOf(' ast1-1772359200.42 ')).toEqual({ callId: 'ast1-1772359200.42' });
  expect(wantedOf('node-a-1772359200.t5f3.ab')).toEqual({ callId: 'node-a-1772359200.t5f3.ab' });
  expect(wantedOf('(404) 555-6789')).toEqual({ number: '(404) 555-6789' });
  expect(wantedOf('+34 91')).toEqual({ number: '+34 91' });
  for (const other of ['404', 'ast1', 'ast1-17', 'Pacific 2024']) expect(wantedOf(other), other).toBeNull();
});

test('calls are found by their id', async () => {
  const asked = answering([call]);
  expect(await search('ast1-1772359200.42')).toEqual([
    {
      id: 'call ast1-1772359200.42',
      label: '+1 (404) 555-1234 → +1 (404) 555-6789',
      description: 'Mar 1, 10:00 · No answer · ast1-1772359200.42',
      to: '/calls/ast1-1772359200.42',
    },
  ]);
  expect(asked[0]?.searchParams.get('callId')).toBe('ast1-1772359200.42');
});

test('a number leads to its calls, and stays behind the # of the address', async () => {
  const asked = answering([call]);
  const [all, first] = await search('(404) 555-6789');
  expect(asked[0]?.searchParams.get('number')).toBe('*4045556789');
  expect(all).toMatchObject({ label: 'All calls with (404) 555-6789', to: '/calls?tab=all' });
  expect(all?.hash).toBe('number=%28404%29+555-6789');
  expect(first?.to).toBe('/calls/ast1-1772359200.42');
});

test('a call without a caller that has not ended is named in the language of the person', async () => {
  setPreferences({ language: 'es' });
  answering([{ ...call, from: null, disposition: null }]);
  const [found] = await search('ast1-1772359200.42');
  expect(found?.label).toBe('Sin número de llamante → +1 (404) 555-6789');
  expect(found?.description).toContain('En curso');
});

test('nothing is offered for a number without calls', async () => {
  answering([]);
  expect(await search('+34910000000')).toEqual([]);
});

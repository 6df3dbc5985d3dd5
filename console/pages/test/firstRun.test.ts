import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  countDone,
  dismiss,
  isComplete,
  isOfUse,
  nextStep,
  STEPS,
  type Step,
  type Steps,
  stepQuery,
  stepsOf,
} from '~/areas/first-run/steps';

const KEY = 'trunkline.first-run';
const having = (done: Partial<Record<Step, boolean | null>>): Steps => ({
  list: STEPS,
  done: { tenant: true, carrier: true, number: true, client: true, campaign: true, call: true, ...done },
  doubts: {},
  pages: {},
});
const all = having({});

beforeEach(() => localStorage.clear());
afterEach(() => vi.unstubAllGlobals());

/** Reads one step, while the services have these entities. */
function answering(step: Step, items: Record<string, unknown[]>) {
  vi.stubGlobal('fetch', async (request: Request) => {
    const name = new URL(request.url).pathname.split('/').at(-1) ?? '';
    return new Response(JSON.stringify({ items: items[name] ?? [], next: null }), {
      headers: { 'Content-Type': 'application/json' },
    });
  });
  return read(step);
}

function read(step: Step) {
  const query = stepQuery(step).queryFn as (context: {
    signal: AbortSignal;
    client: QueryClient;
  }) => Promise<{ done: boolean }>;
  return query({ signal: new AbortController().signal, client: new QueryClient() });
}

test('the next step is the first that is not done', () => {
  expect(nextStep(having({ number: false, call: false }))?.id).toBe('number');
  expect(nextStep(all)).toBeUndefined();
  expect(countDone(having({ number: false }))).toBe(5);
});

test('a step that cannot be read is not known, and the others are', () => {
  const failed = new Error('away');
  const results = STEPS.map(({ id }) =>
    id === 'carrier'
      ? { data: undefined, error: failed, isPending: false }
      : { data: { done: id !== 'campaign' }, error: null, isPending: false },
  );
  const { steps, pending, errors } = stepsOf(results);
  expect(steps.done).toMatchObject({ tenant: true, carrier: null, number: true, campaign: false });
  expect(nextStep(steps)?.id).toBe('campaign');
  expect([countDone(steps), isComplete(steps), pending]).toEqual([4, false, false]);
  expect(errors.filter(Boolean)).toEqual([failed]);
  // What was read before stays, however often the next reads fail.
  const kept = stepsOf(results.map((one) => ({ ...one, data: { done: true } })));
  expect(kept.steps.done.carrier).toBe(true);
});

test('the checklist stays until it is dismissed, for whoever has seen it open', () => {
  const open = having({ call: false });
  expect(isOfUse(null, open)).toBe(true);
  expect(isOfUse(null, all)).toBe(false);
  expect(isOfUse(null, having({ call: null }))).toBe(false);
  expect(isOfUse('open', all)).toBe(true);
  expect(isOfUse('dismissed', open)).toBe(false);
  expect(isOfUse('done', all)).toBe(false);
});

test('a browser remembers that steps were open, and that the checklist was dismissed', async () => {
  await answering('tenant', { tenants: [{}] });
  expect(localStorage.getItem(KEY)).toBeNull();
  await answering('carrier', { tenants: [{}] });
  expect(localStorage.getItem(KEY)).toBe('open');
  dismiss();
  await answering('carrier', { tenants: [{}] });
  expect(localStorage.getItem(KEY)).toBe('dismissed');
});

test('a single client that gets no calls is told', async () => {
  const client = { id: 'c1', mode: 'registers', qualifySeconds: 60, reachable: null, nodes: [] };
  const asked = (clients: object[]) => answering('client', { clients });
  const doubt = { state: 'unregistered', page: '/clients/c1' };
  expect(await asked([client])).toEqual({ done: true, doubt });
  expect(await asked([client, client])).toEqual({ done: true });
  expect(await asked([{ ...client, mode: 'fixed' }])).toEqual({ done: true });
  expect(await asked([{ ...client, mode: 'fixed', reachable: false }])).toMatchObject({
    doubt: { state: 'unreachable' },
  });
});

test('a single carrier that gets no calls is told', async () => {
  const carrier = { id: 'a1', registrationType: 'ip', registered: null, reachable: false };
  const asked = (carriers: object[]) => answering('carrier', { carriers });
  expect(await asked([carrier])).toEqual({
    done: true,
    doubt: { state: 'unreachable', page: '/carriers/a1' },
  });
  expect(await asked([carrier, carrier])).toEqual({ done: true });
  expect(await asked([{ ...carrier, reachable: null }])).toEqual({ done: true });
  expect(await asked([{ ...carrier, registrationType: 'registration', registered: false }])).toMatchObject({
    doubt: { state: 'unregistered' },
  });
});

test('a call that was not answered is no test call', async () => {
  let asked: string | null = null;
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url);
    if (url.pathname.endsWith('/call-records')) asked = url.searchParams.get('disposition');
    return new Response(JSON.stringify({ items: [], next: null }), {
      headers: { 'Content-Type': 'application/json' },
    });
  });
  expect(await read('call')).toEqual({ done: false });
  expect(asked).toBe('answered');
});

test('the call of a test of a carrier does not tick the test call', async () => {
  const test = { callId: 'ast1-1796000000.c0f2e6f3c119a' };
  const records = (...items: object[]) => answering('call', { 'call-records': items });
  expect(await records(test)).toEqual({ done: false });
  expect(await records(test, { callId: 'ast1-1796000000.17' })).toEqual({ done: true });
  expect(await answering('call', { 'live-calls': [test] })).toEqual({ done: false });
  expect(await answering('call', { 'live-calls': [{ callId: 'ast1-1796000000.t4k2mnpqrstv' }] })).toEqual({
    done: true,
  });
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { countDone, dismiss, isOfUse, nextStep, type Steps, stepsQuery } from '~/areas/first-run/steps';

const KEY = 'trunkline.first-run';
const all: Steps = {
  tenant: true,
  carrier: true,
  number: true,
  client: true,
  campaign: true,
  call: true,
  unregistered: false,
};

beforeEach(() => localStorage.clear());
afterEach(() => vi.unstubAllGlobals());

function answering(items: Record<string, unknown[]>) {
  vi.stubGlobal('fetch', async (request: Request) => {
    const name = new URL(request.url).pathname.split('/').at(-1) ?? '';
    return new Response(JSON.stringify({ items: items[name] ?? [], next: null }), {
      headers: { 'Content-Type': 'application/json' },
    });
  });
  const read = stepsQuery.queryFn as (context: { signal: AbortSignal }) => Promise<Steps>;
  return read({ signal: new AbortController().signal });
}

test('the next step is the first that is not done', () => {
  expect(nextStep({ ...all, number: false, call: false })?.id).toBe('number');
  expect(nextStep(all)).toBeUndefined();
  expect(countDone({ ...all, number: false })).toBe(5);
});

test('the checklist stays until it is dismissed, for whoever has seen it open', () => {
  const open = { ...all, call: false };
  expect(isOfUse(null, open)).toBe(true);
  expect(isOfUse(null, all)).toBe(false);
  expect(isOfUse('open', all)).toBe(true);
  expect(isOfUse('dismissed', open)).toBe(false);
  expect(isOfUse('done', all)).toBe(false);
});

test('a browser remembers that steps were open, and that the checklist was dismissed', async () => {
  await answering({ tenants: [{}] });
  expect(localStorage.getItem(KEY)).toBe('open');
  dismiss();
  await answering({ tenants: [{}] });
  expect(localStorage.getItem(KEY)).toBe('dismissed');
});

test('a single client that has not registered is told', async () => {
  const client = { mode: 'registers', qualifySeconds: 60, reachable: null, nodes: [] };
  expect(await answering({ clients: [client] })).toMatchObject({ client: true, unregistered: true });
  expect(await answering({ clients: [client, client] })).toMatchObject({ unregistered: false });
  expect(await answering({ clients: [{ ...client, mode: 'fixed' }] })).toMatchObject({ unregistered: false });
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
  const read = stepsQuery.queryFn as (context: { signal: AbortSignal }) => Promise<Steps>;
  expect(await read({ signal: new AbortController().signal })).toMatchObject({ call: false });
  expect(asked).toBe('answered');
});

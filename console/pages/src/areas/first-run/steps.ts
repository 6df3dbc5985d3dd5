import { queryOptions } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { api, body } from '~/api/client';
import { seenState } from '~/kit/seenState';

export const STEPS = [
  { id: 'tenant', to: '/tenants/new' },
  { id: 'carrier', to: '/carriers/new' },
  { id: 'number', to: '/numbers/new' },
  { id: 'client', to: '/clients/new' },
  { id: 'campaign', to: '/campaigns/new' },
  { id: 'call', to: '/calls/place' },
] as const;
export type Step = (typeof STEPS)[number]['id'];
/** Which steps are done; and whether the only client has still to register. */
export type Steps = Record<Step, boolean> & { unregistered: boolean };

export const isComplete = (steps: Steps) => STEPS.every(({ id }) => steps[id]);
export const nextStep = (steps: Steps) => STEPS.find(({ id }) => !steps[id]);
export const countDone = (steps: Steps) => STEPS.filter(({ id }) => steps[id]).length;

const KEY = 'trunkline.first-run';
const listeners = new Set<() => void>();

function store(value: 'open' | 'dismissed') {
  localStorage.setItem(KEY, value);
  for (const listener of listeners) listener();
}

/** Puts the checklist away in this browser. */
export const dismiss = () => store('dismissed');

/** What this browser has seen: steps that were not done (`open`); `done` is of an earlier version. */
export type Seen = 'open' | 'dismissed' | 'done' | null;

export function useSeen(): Seen {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => localStorage.getItem(KEY) as Seen,
  );
}

export const isOver = (seen: Seen) => seen === 'dismissed' || seen === 'done';

/** Whether the checklist is of use: until it is dismissed, to whoever has seen a step that was not done. */
export const isOfUse = (seen: Seen, steps: Steps) => !isOver(seen) && (seen === 'open' || !isComplete(steps));

const one = { limit: 1 };

/** Asks for one of each, which is all that a tick needs; for two clients, since what one of several does is no step. */
export const stepsQuery = queryOptions({
  queryKey: ['first-run'],
  queryFn: async ({ signal }): Promise<Steps> => {
    const some = async (page: Promise<{ items: unknown[] }>) => (await page).items.length > 0;
    const [tenant, carrier, number, clients, campaign, call] = await Promise.all([
      some(body(api.GET('/api/v1/tenants', { params: { query: one }, signal }))),
      some(body(api.GET('/api/v1/carriers', { params: { query: one }, signal }))),
      some(body(api.GET('/api/v1/dids', { params: { query: one }, signal }))),
      body(api.GET('/api/v1/clients', { params: { query: { limit: 2 } }, signal })),
      some(body(api.GET('/api/v1/campaigns', { params: { query: { ...one, status: ['active'] } }, signal }))),
      some(
        body(
          api.GET('/api/v1/call-records', {
            params: { query: { ...one, disposition: ['answered'] } },
            signal,
          }),
        ),
      ),
    ]);
    const [first, second] = clients.items;
    const steps = {
      tenant,
      carrier,
      number,
      client: first !== undefined,
      campaign,
      call,
      unregistered: first !== undefined && !second && seenState(first) === 'unregistered',
    };
    if (!isComplete(steps) && localStorage.getItem(KEY) === null) store('open');
    return steps;
  },
});

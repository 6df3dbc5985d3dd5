import { queryOptions } from '@tanstack/react-query';
import { api, body } from '~/api/client';

export const STEPS = [
  { id: 'tenant', to: '/tenants/new' },
  { id: 'carrier', to: '/carriers/new' },
  { id: 'number', to: '/numbers/new' },
  { id: 'client', to: '/clients/new' },
  { id: 'campaign', to: '/campaigns/new' },
  { id: 'call', to: '/calls/place' },
] as const;
export type Step = (typeof STEPS)[number]['id'];
export type Steps = Record<Step, boolean>;

const KEY = 'trunkline.first-run';
const one = { limit: 1 };

/** Whether this browser has seen all steps done; then nothing is asked any more. */
export const wasComplete = () => localStorage.getItem(KEY) === 'done';
export const isComplete = (steps: Steps) => STEPS.every(({ id }) => steps[id]);

/** Asks for one of each, which is all that a tick needs. */
export const stepsQuery = queryOptions({
  queryKey: ['first-run'],
  queryFn: async ({ signal }): Promise<Steps> => {
    const some = async (page: Promise<{ items: unknown[] }>) => (await page).items.length > 0;
    const [tenant, carrier, number, client, campaign, call] = await Promise.all([
      some(body(api.GET('/api/v1/tenants', { params: { query: one }, signal }))),
      some(body(api.GET('/api/v1/carriers', { params: { query: one }, signal }))),
      some(body(api.GET('/api/v1/dids', { params: { query: one }, signal }))),
      some(body(api.GET('/api/v1/clients', { params: { query: one }, signal }))),
      some(body(api.GET('/api/v1/campaigns', { params: { query: { ...one, status: ['active'] } }, signal }))),
      some(body(api.GET('/api/v1/call-records', { params: { query: one }, signal }))),
    ]);
    const steps = { tenant, carrier, number, client, campaign, call };
    if (isComplete(steps)) localStorage.setItem(KEY, 'done');
    return steps;
  },
});

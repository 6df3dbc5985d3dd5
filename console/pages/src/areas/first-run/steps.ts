import {
  type QueryClient,
  queryOptions,
  type UseQueryResult,
  useQueries,
  useQueryClient,
} from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { api, body, type Schema } from '~/api/client';
import { isEndpointTest } from '~/kit/calls/calls';
import { STEPS_KEY as KEY } from '~/kit/created';
import { seenState } from '~/kit/seenState';
import { useUser } from '~/kit/session';

export const STEPS = [
  { id: 'tenant', to: '/tenants/new' },
  { id: 'carrier', to: '/carriers/new' },
  { id: 'number', to: '/numbers/new' },
  { id: 'client', to: '/clients/new' },
  { id: 'campaign', to: '/campaigns/new' },
  { id: 'call', to: '/calls/place' },
] as const;
/** What a seller can do. Carriers and clients are there, or admins and staff add them. */
export const OWN_STEPS = [
  { id: 'number', to: '/numbers/new' },
  { id: 'campaign', to: '/campaigns/new' },
  { id: 'link', to: '/campaigns' },
  { id: 'call', to: '/calls/place' },
] as const;
type AnyStep = (typeof STEPS)[number] | (typeof OWN_STEPS)[number];
export type StepList = readonly AnyStep[];
export type Step = AnyStep['id'];

/** The steps of the person who is signed in. */
export const useStepList = (): StepList => (useUser().role === 'seller' ? OWN_STEPS : STEPS);

/** Why what a step has added gets no calls yet, and its page. */
export interface Doubt {
  state: 'pending' | 'unregistered' | 'unreachable';
  page: string;
}
/** Which steps are done; null or absent if that is not known. */
export interface Steps {
  list: StepList;
  done: Partial<Record<Step, boolean | null>>;
  /** Those of them that have added something that is not reachable. */
  doubts: Partial<Record<Step, Doubt>>;
  /** Where a step is done, if that is not the same page each time. */
  pages: Partial<Record<Step, string>>;
}

export const isComplete = ({ list, done }: Steps) => list.every(({ id }) => done[id]);
export const nextStep = ({ list, done }: Steps) => list.find(({ id }) => done[id] === false);
export const countDone = ({ list, done }: Steps) => list.filter(({ id }) => done[id]).length;
export const pageOf = ({ pages }: Steps, { id, to }: AnyStep) => pages[id] ?? to;

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
export const isOfUse = (seen: Seen, steps: Steps) =>
  !isOver(seen) && (seen === 'open' || nextStep(steps) !== undefined);

const one = { limit: 1 };
const two = { limit: 2 };
/** Tests may be among them. */
const latest = { limit: 50 };

interface Read {
  done: boolean;
  doubt?: Doubt;
  page?: string;
}

const some = async (page: Promise<{ items: unknown[] }>): Promise<Read> => ({
  done: (await page).items.length > 0,
});

const routed = async (page: Promise<{ items: { callId: string }[] }>): Promise<Read> => ({
  done: (await page).items.some((call) => !isEndpointTest(call)),
});

interface Written {
  id: string;
  version: number;
  applied: { version: number } | null;
}

/** Whether there is one, and whether the only one is in Asterisk and reachable; what one of several does is no step. */
const reached = async <T extends Written>(
  kind: 'carriers' | 'clients',
  page: Promise<{ items: T[] }>,
  stateOf: (item: T) => string,
): Promise<Read> => {
  const [first, second] = (await page).items;
  const written = first && first.applied?.version === first.version;
  const state = first && !second ? (written ? stateOf(first) : 'pending') : null;
  return {
    done: first !== undefined,
    ...(first && (state === 'pending' || state === 'unregistered' || state === 'unreachable')
      ? { doubt: { state, page: `/${kind}/${first.id}` } }
      : {}),
  };
};

const carrierState = ({
  registrationType,
  registered,
  reachable,
}: Pick<Schema<'CarrierView'>, 'registrationType' | 'registered' | 'reachable'>) => {
  if (registrationType === 'registration') return registered === false ? 'unregistered' : 'registered';
  return reachable === false ? 'unreachable' : 'reachable';
};

const linked = async (campaigns: Promise<{ items: Schema<'CampaignView'>[] }>): Promise<Read> => {
  const { items } = await campaigns;
  const done = items.some(({ clients }) => clients.some((link) => link.status === 'active'));
  return { done, ...(!done && items[0] ? { page: `/campaigns/${items[0].id}` } : {}) };
};

/** Asks for one of each, or for two where the only one is looked at, which is all that a tick needs. */
const READS: Record<Step, (signal: AbortSignal) => Promise<Read>> = {
  tenant: (signal) => some(body(api.GET('/api/v1/tenants', { params: { query: one }, signal }))),
  carrier: (signal) =>
    reached('carriers', body(api.GET('/api/v1/carriers', { params: { query: two }, signal })), carrierState),
  number: (signal) => some(body(api.GET('/api/v1/dids', { params: { query: one }, signal }))),
  client: (signal) =>
    reached('clients', body(api.GET('/api/v1/clients', { params: { query: two }, signal })), seenState),
  campaign: (signal) =>
    some(body(api.GET('/api/v1/campaigns', { params: { query: { ...one, status: ['active'] } }, signal }))),
  link: (signal) =>
    linked(
      body(api.GET('/api/v1/campaigns', { params: { query: { ...latest, status: ['active'] } }, signal })),
    ),
  // A call has its record when it has ended, and counts from when it is answered. The call of a test of a carrier or
  // client goes through no campaign.
  call: async (signal) => {
    const ended = await routed(
      body(
        api.GET('/api/v1/call-records', {
          params: { query: { ...latest, disposition: ['answered'] } },
          signal,
        }),
      ),
    );
    if (ended.done) return ended;
    return routed(
      body(api.GET('/api/v1/live-calls', { params: { query: { ...latest, state: ['answered'] } }, signal })),
    );
  },
};

/** Each step is read by itself, so that a part that is away does not keep the others from being ticked. */
export const stepQuery = (id: Step) =>
  queryOptions({
    queryKey: ['first-run', 'step', id],
    queryFn: async ({ signal, client }): Promise<Read> => {
      // A call that has ended may have no record yet.
      const before = id === 'call' ? client.getQueryData<Read>(['first-run', 'step', id]) : undefined;
      if (before?.done) return before;
      const read = await READS[id](signal);
      if (!read.done && localStorage.getItem(KEY) === null) store('open');
      return read;
    },
  });

type Result = Pick<UseQueryResult<Read>, 'data' | 'error' | 'isPending'>;

interface Known {
  steps: Steps;
  pending: boolean;
  errors: (Error | null)[];
}

/** What is known of the steps, and why some could not be read, in the order of the steps. */
export function stepsOf(results: Result[], list: StepList = STEPS): Known {
  const each = <T>(read: (data: Read | undefined) => T | undefined) =>
    Object.fromEntries(
      list.flatMap(({ id }, index) => {
        const value = read(results[index]?.data);
        return value === undefined ? [] : [[id, value]];
      }),
    ) as Partial<Record<Step, T>>;
  return {
    steps: {
      list,
      done: each((data) => data?.done ?? null),
      doubts: each((data) => data?.doubt),
      pages: each((data) => data?.page),
    },
    pending: results.some((result) => result.isPending),
    errors: results.map((result) => result.error),
  };
}

// The same functions each time, so that what they return is kept.
const ofAll = (results: Result[]) => stepsOf(results);
const ofOwn = (results: Result[]) => stepsOf(results, OWN_STEPS);

const SOON_MILLIS = 500;
/** While the test call is what is left to do. */
const CALL_MILLIS = 2_000;
const isCallNext = (client: QueryClient, list: StepList) => {
  const before = list[list.findIndex(({ id }) => id === 'call') - 1];
  return before !== undefined && client.getQueryData<Read>(stepQuery(before.id).queryKey)?.done === true;
};

interface Options {
  enabled?: boolean;
  refetchInterval: number;
  /** Whether the test call is read often while it is what is left to do. */
  callSoon?: boolean;
  /** The step that was just done: it is read again at once, and soon until that is seen. */
  awaited?: Step | null;
}

/** The steps as they are read; `pending` until each has been read or has failed. */
export const useSteps = ({ awaited, callSoon = false, refetchInterval, ...options }: Options) => {
  const client = useQueryClient();
  const list = useStepList();
  return useQueries({
    queries: list.map(({ id }) => ({
      ...stepQuery(id),
      ...options,
      ...(id === awaited ? { refetchOnMount: 'always' as const } : {}),
      refetchInterval: ({ state }: { state: { data: Read | undefined } }) =>
        state.data?.done
          ? refetchInterval
          : id === awaited
            ? SOON_MILLIS
            : callSoon && id === 'call' && isCallNext(client, list)
              ? Math.min(CALL_MILLIS, refetchInterval)
              : refetchInterval,
    })),
    combine: list === OWN_STEPS ? ofOwn : ofAll,
  });
};

const STEP_OF: Record<string, Step> = {
  tenants: 'tenant',
  carriers: 'carrier',
  numbers: 'number',
  clients: 'client',
  campaigns: 'campaign',
};

/** The step that has added the entity of this page, such as `/carriers/<id>`. */
export const stepOfPage = (page: unknown): Step | null =>
  (typeof page === 'string' && STEP_OF[page.split('/')[1] ?? '']) || null;

import { api, body, type Schema } from '~/api/client';
import { type StreamDefinition, useStream } from './stream';

export type LiveState = Schema<'LiveState'>;

/** Puts the changed entries in place and leaves out those that are gone. */
function merged<T>(before: T[], changed: T[], gone: ReadonlySet<string>, idOf: (one: T) => string): T[] {
  const next = new Map(before.map((one) => [idOf(one), one]));
  for (const one of changed) next.set(idOf(one), one);
  for (const id of gone) next.delete(id);
  return [...next.values()];
}

const byId = (one: { id: string }) => one.id;

export function applyChange(state: LiveState | null, change: Schema<'LiveChange'>): LiveState | null {
  if (!state) return null;
  const gone = new Set(change.gone);
  return {
    at: change.at,
    campaigns: merged(state.campaigns, change.campaigns, gone, byId),
    links: merged(state.links, change.links, gone, byId),
    clients: merged(state.clients, change.clients, gone, byId),
    carriers: merged(state.carriers, change.carriers, gone, byId),
    nodes: merged(state.nodes, change.nodes, gone, (one) => one.node),
  };
}

const usage: StreamDefinition<LiveState> = {
  path: '/api/v1/routes/live/stream',
  events: {
    state: (_, data: LiveState) => data,
    change: (state, data: Schema<'LiveChange'>) => applyChange(state, data),
  },
  poll: () => body(api.GET('/api/v1/routes/live', {})),
};

/** How much of the limits of all campaigns, links, clients and carriers is in use now; one stream for all screens. */
export function useLiveUsage() {
  return useStream(usage);
}

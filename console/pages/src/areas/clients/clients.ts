import { queryOptions } from '@tanstack/react-query';
import { api, body, ifMatch, type Schema } from '~/api/client';
import { allRows } from '~/kit/allRows';
import type { Tested } from '~/kit/endpointTests/tests';
import type { LiveState } from '~/kit/liveUsage';

export type Client = Schema<'ClientView'>;

export const clientQuery = (id: string) =>
  queryOptions({
    queryKey: ['clients', 'one', id],
    queryFn: () => body(api.GET('/api/v1/clients/{id}', { params: { path: { id } } })),
  });

export const setStatus = (client: Client, status: Client['status']) =>
  body(
    api.PATCH('/api/v1/clients/{id}', {
      params: { path: { id: client.id }, header: ifMatch(client.version) },
      body: { status },
    }),
  );

/** Up since the first of the nodes that see it up, or down since the last one has lost it. */
export function reachedSince({ reachable, nodes }: Pick<Client, 'reachable' | 'nodes'>): string | null {
  const shown = reachable ? 'reachable' : 'unreachable';
  const times = nodes
    .filter(({ aspect, state }) => aspect === 'contact' && state === shown)
    .map((node) => node.since)
    .sort();
  return (reachable ? times[0] : times.at(-1)) ?? null;
}

/** The first endpoint, whose fields the client has too. */
export const firstEndpoint = (client: Client) => client.endpoints[0] as Client['endpoints'][number];

/** Sets a password of an endpoint; the others stay as they are. */
export const setPassword = (client: Client, endpointId: string, password: string) =>
  body(
    api.PATCH('/api/v1/clients/{id}', {
      params: { path: { id: client.id }, header: ifMatch(client.version) },
      body:
        client.endpoints.length === 1
          ? { password }
          : {
              endpoints: client.endpoints.map(({ id, mode, host, port }) => ({
                id,
                mode,
                host,
                port,
                ...(id === endpointId ? { password } : {}),
              })),
            },
    }),
  );

/** A link of a client in a campaign, with what it takes now. */
export interface ClientLink {
  campaignId: string;
  campaign: string;
  campaignStatus: 'active' | 'inactive';
  status: 'active' | 'inactive';
  priority: number;
  weight: number;
  taken: number | null;
  limit: number | null;
}

type Campaign = Pick<Schema<'CampaignView'>, 'id' | 'name' | 'status' | 'clients'>;

/** The links of a client in all campaigns; `taken` is null while the live figures are away. */
export function linksOf(campaigns: Campaign[], clientId: string, live: LiveState | null): ClientLink[] {
  const usage = new Map(live?.links.map((link) => [link.id, link.concurrency.taken]));
  return campaigns.flatMap((campaign) =>
    campaign.clients
      .filter((link) => link.clientId === clientId)
      .map((link) => ({
        campaignId: campaign.id,
        campaign: campaign.name,
        campaignStatus: campaign.status,
        status: link.status,
        priority: link.priority,
        weight: link.weight,
        taken: live ? (usage.get(link.linkId) ?? 0) : null,
        limit: link.maxConcurrency,
      })),
  );
}

/** The campaigns of each client, by its id. */
export function campaignsOf(campaigns: Campaign[]): Map<string, { id: string; name: string }[]> {
  const found = new Map<string, { id: string; name: string }[]>();
  for (const { id, name, clients } of campaigns)
    for (const { clientId } of clients) {
      const known = found.get(clientId);
      if (known) known.push({ id, name });
      else found.set(clientId, [{ id, name }]);
    }
  return found;
}

export const campaignsQuery = queryOptions({
  queryKey: ['clients', 'campaigns'],
  queryFn: ({ signal }): Promise<Campaign[]> =>
    allRows((query) => body(api.GET('/api/v1/campaigns', { params: { query }, signal }))),
  staleTime: 15_000,
});

/** What the drawer of tests has to know. */
export const testedOf = (client: Client): Tested => ({
  id: client.id,
  name: client.name,
  // A client registers with us, never we with it.
  registers: false,
});

import { queryOptions } from '@tanstack/react-query';
import { api, body, ifMatch, type Schema } from '~/api/client';
import { phoneOf } from '~/kit/phone';
import type { Source } from '~/kit/sources';

export type Campaign = Schema<'CampaignView'>;
export type CampaignPatch = Schema<'CampaignRequestPatch'>;
export type LinkOfCampaign = Schema<'LinkView'>;
export type Strategy = Campaign['routingStrategy'];
export const STRATEGIES: Strategy[] = ['priority', 'timeout-fallback', 'round-robin', 'weighted'];

export const capsQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', 'caps', id],
    queryFn: () => body(api.GET('/api/v1/campaigns/{id}/caps', { params: { path: { id } } })),
  });

/** The figures of each campaign in the last day, by its id. */
export const lastDayQuery = queryOptions({
  queryKey: ['campaigns', 'statistics'],
  queryFn: async () => {
    const to = new Date();
    const from = new Date(to.getTime() - 86_400_000);
    const page = await body(
      api.GET('/api/v1/statistics', {
        params: { query: { by: 'campaign', from: from.toISOString(), to: to.toISOString(), limit: 200 } },
      }),
    );
    return new Map(page.rows.map((row) => [row.id, row]));
  },
  refetchInterval: 60_000,
});

export const patchCampaign = (id: string, version: number | undefined, change: CampaignPatch) =>
  body(
    api.PATCH('/api/v1/campaigns/{id}', {
      params: { path: { id }, ...(version === undefined ? {} : { header: ifMatch(version) }) },
      body: change,
    }),
  );

export const patchLink = (id: string, link: LinkOfCampaign, change: Schema<'LinkRequestPatch'>) =>
  body(
    api.PATCH('/api/v1/campaigns/{id}/clients/{clientId}', {
      params: { path: { id, clientId: link.clientId }, header: ifMatch(link.version) },
      body: change,
    }),
  );

/** The most clients that a search returns. */
export const MOST_FOUND = 30;

/** The clients that can be linked to a campaign. */
export const availableClients = (id: string): Source => ({
  key: `available-clients ${id}`,
  find: async (q, signal) => {
    const query = { limit: MOST_FOUND, ...(q ? { q } : {}) };
    const page = await body(
      api.GET('/api/v1/campaigns/{id}/available-clients', { params: { path: { id }, query }, signal }),
    );
    return page.items.map((one) => ({ value: one.id, label: one.name }));
  },
  nameOf: async (clientId) => {
    const page = await body(
      api.GET('/api/v1/campaigns/{id}/available-clients', {
        params: { path: { id }, query: { limit: 200 } },
      }),
    );
    return page.items.find((one) => one.id === clientId)?.name ?? clientId.slice(0, 8);
  },
});

export const availableCarriersQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', 'available-carriers', id],
    queryFn: async () =>
      (
        await body(
          api.GET('/api/v1/campaigns/{id}/available-carriers', {
            params: { path: { id }, query: { limit: 200 } },
          }),
        )
      ).items,
  });

/** The numbers of a tenant that can be answered. */
export const tenantNumbers = (tenantId: string): Source => ({
  key: `dids ${tenantId}`,
  find: async (text, signal) => {
    const page = await body(
      api.GET('/api/v1/dids', { params: { query: { tenantId, limit: 200 } as never }, signal }),
    );
    const digits = text.replaceAll(/\D/g, '');
    return page.items
      .filter((one) => one.number.includes(digits))
      .slice(0, 30)
      .map((one) => ({ value: one.id, label: phoneOf(one.number).text }));
  },
  nameOf: async (id) =>
    phoneOf((await body(api.GET('/api/v1/dids/{id}', { params: { path: { id } } }))).number).text,
});

/** The shares that weights give, between 0 and 1; links that are not active get none. */
export function shares(links: Pick<LinkOfCampaign, 'linkId' | 'weight' | 'status'>[]): Map<string, number> {
  const sum = links.filter((one) => one.status === 'active').reduce((all, one) => all + one.weight, 0);
  return new Map(links.map((one) => [one.linkId, one.status === 'active' && sum > 0 ? one.weight / sum : 0]));
}

/** The links in the order in which the strategy tries them. */
export function inOrder(links: LinkOfCampaign[]): LinkOfCampaign[] {
  return [...links].sort(
    (one, other) => one.priority - other.priority || one.linkId.localeCompare(other.linkId),
  );
}

/** What has to be saved so that the links get this order: priorities 1, 2, 3 for those that have another one. */
export function priorityChanges(order: LinkOfCampaign[]): { link: LinkOfCampaign; priority: number }[] {
  return order
    .map((link, index) => ({ link, priority: index + 1 }))
    .filter((one) => one.link.priority !== one.priority);
}

export function moved<T>(items: T[], from: number, to: number): T[] {
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(to, 0, item);
  return next;
}

import { queryOptions } from '@tanstack/react-query';
import { api, body, type Schema } from '~/api/client';
import { allRows } from '~/kit/allRows';
import { ownUnreachedQuery, seenClientsQuery } from '~/kit/campaignReach';
import { bucketOf, callsOf, rangeOf, type Window } from './figures';

/** What each card of the dashboard needs to know. */
export interface View {
  window: Window;
  /** The tenant chosen on top; null for all. */
  tenantId: string | null;
  paused: boolean;
  /** Whether it is shown on a wall, where all cards have to fit one screen and no person clicks. */
  wall?: boolean;
}

type By = 'carrier' | 'campaign' | 'country' | 'region' | 'node' | 'reason';

const FIGURES_MILLIS = 15_000;
const NOW_MILLIS = 5_000;
const LISTS_MILLIS = 30_000;
const OWN_MILLIS = 60_000;
const MOST_ROWS = 200;
const MOST_CARRIERS_ASKED = 12;

const every = (view: View, millis: number) => (view.paused ? (false as const) : millis);
const tenant = (view: View) => (view.tenantId ? { tenantId: view.tenantId } : {});

/** The figures of a window, with its time series if `series`. */
export const statisticsQuery = (view: View, by: By, window: Window = view.window, series = false) =>
  queryOptions({
    queryKey: ['dashboard', 'statistics', by, window, view.tenantId, series],
    queryFn: async ({ signal }) => {
      const range = rangeOf(window, Date.now());
      const rows: Schema<'StatisticsRow'>[] = [];
      let after: string | null = null;
      let upTo: string | null = null;
      do {
        const query = {
          by,
          ...range,
          limit: MOST_ROWS,
          ...(series ? { bucket: bucketOf(window).iso } : {}),
          ...tenant(view),
          ...(after ? { after } : {}),
        };
        const page: Schema<'StatisticsView'> = await body(
          api.GET('/api/v1/statistics', { params: { query }, signal }),
        );
        rows.push(...page.rows);
        upTo = page.upTo;
        after = page.next;
      } while (after && rows.length < MOST_ROWS);
      return { ...range, rows, upTo };
    },
    refetchInterval: every(view, FIGURES_MILLIS),
  });

/**
 * The ended calls of the window whose called number has no country. While the counts of all calls and of those by
 * country are not of the same moment, it is the last known number, or null.
 */
export const withoutCountryQuery = (view: View) => {
  const queryKey = ['dashboard', 'without-country', view.window, view.tenantId];
  return queryOptions({
    queryKey,
    queryFn: async ({ client }): Promise<number | null> => {
      const [all, placed] = await Promise.all([
        client.fetchQuery(statisticsQuery(view, 'node')),
        client.fetchQuery(statisticsQuery(view, 'country')),
      ]);
      if (all.upTo !== placed.upTo || all.from !== placed.from || all.to !== placed.to)
        return client.getQueryData<number | null>(queryKey) ?? null;
      return Math.max(0, callsOf(all.rows).calls - callsOf(placed.rows).calls);
    },
    refetchInterval: every(view, FIGURES_MILLIS),
  });
};

export const carriersQuery = (view: View) =>
  queryOptions({
    queryKey: ['dashboard', 'carriers'],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/carriers', {
          params: { query: { limit: MOST_ROWS, sort: 'name', count: true } },
          signal,
        }),
      ),
    refetchInterval: every(view, LISTS_MILLIS),
  });

const countCarriers = async (
  only: { status?: ('active' | 'error')[]; available?: boolean },
  signal: AbortSignal,
) =>
  (await body(api.GET('/api/v1/carriers', { params: { query: { ...only, limit: 1, count: true } }, signal })))
    .total ?? 0;

/** Whether there are carriers, and none of them takes outbound calls. */
export const isNoneAvailable = ({ total, available }: { total: number; available: number }) =>
  total > 0 && available === 0;

export const carrierCountsQuery = (view: View) =>
  queryOptions({
    queryKey: ['dashboard', 'carrier-counts'],
    queryFn: async ({ signal }) => {
      const [total, active, error, available] = await Promise.all([
        countCarriers({}, signal),
        countCarriers({ status: ['active'] }, signal),
        countCarriers({ status: ['error'] }, signal),
        countCarriers({ available: true }, signal),
      ]);
      return { total, active, error, available };
    },
    refetchInterval: every(view, LISTS_MILLIS),
  });

export const campaignCountsQuery = (view: View) =>
  queryOptions({
    queryKey: ['dashboard', 'campaign-counts', view.tenantId],
    queryFn: async ({ signal }) => {
      const count = async (query: { status?: 'active'[] }) =>
        (
          await body(
            api.GET('/api/v1/campaigns', {
              params: { query: { ...query, ...tenant(view), limit: 1, count: true } },
              signal,
            }),
          )
        ).total ?? 0;
      const [total, active] = await Promise.all([count({}), count({ status: ['active'] })]);
      return { total, active };
    },
    refetchInterval: every(view, LISTS_MILLIS),
  });

/** The active campaigns, with the clients that take their calls. */
export const activeCampaignsQuery = (view: View) =>
  queryOptions({
    queryKey: ['dashboard', 'active-campaigns', view.tenantId],
    queryFn: ({ signal }) =>
      allRows((page) => {
        const query = { ...page, ...tenant(view), status: ['active' as const] };
        return body(api.GET('/api/v1/campaigns', { params: { query }, signal }));
      }),
    refetchInterval: every(view, LISTS_MILLIS),
  });

/** The campaigns of a seller that would not reach a client. */
export const ownUnreached = (view: View) =>
  queryOptions({ ...ownUnreachedQuery, refetchInterval: every(view, OWN_MILLIS) });

/** The clients as the nodes see them. */
export const clientsQuery = (view: View) =>
  queryOptions({ ...seenClientsQuery, refetchInterval: every(view, LISTS_MILLIS) });

/** Calls in progress, also those that no limit counts. */
export const callsNowQuery = (view: View) =>
  queryOptions({
    queryKey: ['dashboard', 'calls-now', view.tenantId],
    queryFn: async ({ signal }) =>
      (
        await body(
          api.GET('/api/v1/call-records', {
            params: { query: { complete: 'false', limit: 1, count: true, ...tenant(view) } },
            signal,
          }),
        )
      ).total ?? 0,
    refetchInterval: every(view, NOW_MILLIS),
  });

export const alertsQuery = (view: View, window: Window, severity: ('warning' | 'critical')[]) =>
  queryOptions({
    queryKey: ['dashboard', 'alerts', window, severity, view.tenantId],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/alerts', {
          params: {
            query: {
              since: rangeOf(window, Date.now()).from,
              severity,
              limit: MOST_ROWS,
              count: true,
              ...tenant(view),
            },
          },
          signal,
        }),
      ),
    refetchInterval: every(view, FIGURES_MILLIS),
  });

export interface CarrierEvent {
  carrierId: string;
  carrier: string;
  at: string;
  node: string;
  state: 'unregistered' | 'rejected' | 'unreachable';
  detail: string | null;
}

/** When carriers went down in the window. Only carriers whose last error is in it are asked. */
export const carrierEventsQuery = (view: View) =>
  queryOptions({
    queryKey: ['dashboard', 'carrier-events', view.window],
    queryFn: async ({ client, signal }) => {
      const { from } = rangeOf(view.window, Date.now());
      const carriers = await client.fetchQuery({ ...carriersQuery(view), staleTime: LISTS_MILLIS });
      const asked = carriers.items
        .filter((carrier) => carrier.lastErrorAt && carrier.lastErrorAt >= from)
        .slice(0, MOST_CARRIERS_ASKED);
      const pages = await Promise.all(
        asked.map(async (carrier) => {
          const page = await body(
            api.GET('/api/v1/carriers/{id}/events', {
              params: {
                path: { id: carrier.id },
                query: { state: ['unregistered', 'rejected', 'unreachable'], limit: 50 },
              },
              signal,
            }),
          );
          return page.items
            .filter((event) => event.at >= from)
            .map((event) => ({
              carrierId: carrier.id,
              carrier: carrier.name,
              at: event.at,
              node: event.node,
              state: event.state as CarrierEvent['state'],
              detail: event.detail,
            }));
        }),
      );
      return pages.flat();
    },
    refetchInterval: every(view, LISTS_MILLIS),
  });

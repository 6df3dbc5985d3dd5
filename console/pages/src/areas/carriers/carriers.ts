import { queryOptions } from '@tanstack/react-query';
import { api, body, ifMatch, type Schema } from '~/api/client';
import type { Tested } from '~/kit/endpointTests/tests';

export type Carrier = Schema<'CarrierView'>;
export type CarrierDraft = Schema<'CarrierDraft'>;
export type OperatorStatus = Carrier['operatorStatus'];

export const carrierQuery = (id: string) =>
  queryOptions({
    queryKey: ['carriers', 'one', id],
    queryFn: () => body(api.GET('/api/v1/carriers/{id}', { params: { path: { id } } })),
  });

export const presetsQuery = queryOptions({
  queryKey: ['carriers', 'presets'],
  queryFn: () => body(api.GET('/api/v1/carrier-presets')),
  staleTime: 300_000,
});

/** The figures of each carrier in the last hour, by its id. */
export const lastHourQuery = queryOptions({
  queryKey: ['carriers', 'statistics'],
  queryFn: async () => {
    const to = new Date();
    const from = new Date(to.getTime() - 3_600_000);
    const page = await body(
      api.GET('/api/v1/statistics', {
        params: { query: { by: 'carrier', from: from.toISOString(), to: to.toISOString(), limit: 200 } },
      }),
    );
    return new Map(page.rows.map((row) => [row.id, row]));
  },
  refetchInterval: 30_000,
});

export const setStatus = (carrier: Carrier, status: OperatorStatus) =>
  body(
    api.PATCH('/api/v1/carriers/{id}', {
      params: { path: { id: carrier.id }, header: ifMatch(carrier.version) },
      body: { status },
    }),
  );

/** What the drawer of tests has to know. */
export const testedOf = (carrier: Carrier): Tested => ({
  id: carrier.id,
  name: carrier.name,
  registers: carrier.registrationType === 'registration',
});

import { queryOptions } from '@tanstack/react-query';
import { api, body, ifMatch, type Schema } from '~/api/client';
import { isAwaited } from '~/kit/applied';
import type { Tested } from '~/kit/endpointTests/tests';

export type Carrier = Schema<'CarrierView'>;
export type CarrierDraft = Schema<'CarrierDraft'>;
export type OperatorStatus = Carrier['operatorStatus'];

export const carrierQuery = (id: string) =>
  queryOptions({
    queryKey: ['carriers', 'one', id],
    queryFn: () => body(api.GET('/api/v1/carriers/{id}', { params: { path: { id } } })),
  });

type Observed = Pick<
  Carrier,
  | 'registrationType'
  | 'registered'
  | 'reachable'
  | 'nodes'
  | 'qualifySeconds'
  | 'updatedAt'
  | 'version'
  | 'applied'
>;

/** What the nodes see of a carrier; and, while they do not know yet, what is waited for. */
export function seenOf(
  carrier: Observed,
  now: number,
): { state: string; waitsFor?: 'asterisk' | 'registration' | 'check' } {
  const registers = carrier.registrationType === 'registration';
  const up = registers ? carrier.registered : carrier.reachable;
  if (up !== null && !registers) return { state: up ? 'reachable' : 'unreachable' };
  if (up) return { state: 'registered' };
  if (up === false)
    return { state: carrier.nodes.some((node) => node.state === 'rejected') ? 'rejected' : 'unregistered' };
  if (!registers && carrier.qualifySeconds === 0) return { state: 'unchecked' };
  if (!isAwaited(carrier, now)) return { state: 'unknown' };
  if ((carrier.applied?.version ?? -1) < carrier.version) return { state: 'checking', waitsFor: 'asterisk' };
  return { state: 'checking', waitsFor: registers ? 'registration' : 'check' };
}

/** The reason of an error; null where a node reports only the state once more, as it does without an answer. */
export const particular = (detail: string | null) => (detail === 'unreachable' ? null : detail);

/** Where calls to the carrier go, such as `192.0.2.5:5060 (UDP)`; without a port that of the transport. */
export function addressOf({ host, port, transport }: Pick<Carrier, 'host' | 'port' | 'transport'>): string {
  const address = port === null ? host : `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return `${address} (${transport.toUpperCase()})`;
}

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

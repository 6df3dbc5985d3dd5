import { queryOptions } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, body, type Schema } from '~/api/client';
import type { Choice, Source } from '~/kit/sources';
import { useTexts } from '~/kit/texts';
import { texts } from './texts';

/** The trunk of a number that every carrier may use as caller ID. */
export const ANY_TRUNK = 'PJSIP';
const LIMIT = 30;
const MOST = 200;

type Carrier = Pick<Schema<'CarrierView'>, 'endpointId' | 'name'>;

const choiceOf = (carrier: Carrier): Choice => ({ value: carrier.endpointId, label: carrier.name });

/** What can be chosen for a text: any carrier first, then the carriers whose name has it. */
export function trunkChoices(carriers: Carrier[], text: string, any: string): Choice[] {
  const matches = any.toLowerCase().includes(text.trim().toLowerCase());
  return [...(matches ? [{ value: ANY_TRUNK, label: any }] : []), ...carriers.map(choiceOf)];
}

const carriersNamed = async (q: string, limit: number, signal?: AbortSignal) =>
  (
    await body(
      api.GET('/api/v1/carriers', {
        params: { query: { limit, ...(q.trim() ? { q: q.trim() } : {}) } },
        ...(signal ? { signal } : {}),
      }),
    )
  ).items;

/** The carriers by their names; the API wants their endpoint. A value that is no carrier, as of an import, stays. */
export function useTrunks(): Source {
  const any = useTexts(texts)('anyCarrier');
  return useMemo(
    () => ({
      key: `trunks ${any}`,
      find: async (text, signal) => trunkChoices(await carriersNamed(text, LIMIT, signal), text, any),
      nameOf: async (trunk) => {
        if (trunk === ANY_TRUNK) return any;
        const found = (await carriersNamed(trunk, LIMIT)).find((carrier) => carrier.endpointId === trunk);
        return found?.name ?? trunk;
      },
    }),
    [any],
  );
}

/** The names of carriers by their endpoint, for lists. */
export const carrierNamesQuery = queryOptions({
  queryKey: ['numbers', 'carrier-names'],
  queryFn: async ({ signal }) =>
    new Map((await carriersNamed('', MOST, signal)).map((one) => [one.endpointId, one.name])),
  staleTime: 60_000,
});

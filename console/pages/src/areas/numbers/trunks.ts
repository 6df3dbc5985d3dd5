import { api, body, type Schema } from '~/api/client';
import type { Choice, Source } from '~/kit/sources';

/** The trunk of a number that every carrier may use as caller ID. */
export const ANY_TRUNK = 'PJSIP';
const LIMIT = 30;

type Carrier = Pick<Schema<'CarrierView'>, 'endpointId' | 'name'>;

const choiceOf = (carrier: Carrier): Choice => ({ value: carrier.endpointId, label: carrier.name });

/** What can be chosen for a text: any carrier first, then the carriers whose name has it. */
export function trunkChoices(carriers: Carrier[], text: string): Choice[] {
  const any = ANY_TRUNK.toLowerCase().includes(text.trim().toLowerCase());
  return [...(any ? [{ value: ANY_TRUNK, label: ANY_TRUNK }] : []), ...carriers.map(choiceOf)];
}

const carriersNamed = async (q: string, signal?: AbortSignal) =>
  (
    await body(
      api.GET('/api/v1/carriers', {
        params: { query: { limit: LIMIT, ...(q.trim() ? { q: q.trim() } : {}) } },
        ...(signal ? { signal } : {}),
      }),
    )
  ).items;

/** The carriers by their names; the API wants their endpoint. A value that is no carrier, as of an import, stays. */
export const trunks: Source = {
  key: 'trunks',
  find: async (text, signal) => trunkChoices(await carriersNamed(text, signal), text),
  nameOf: async (trunk) => {
    if (trunk === ANY_TRUNK) return trunk;
    const found = (await carriersNamed(trunk)).find((carrier) => carrier.endpointId === trunk);
    return found?.name ?? trunk;
  },
};

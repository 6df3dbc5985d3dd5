import { queryOptions } from '@tanstack/react-query';
import { api, body, type Schema } from '~/api/client';

/** The carrier or client that has an endpoint. */
export interface Owner {
  name: string;
  page: string;
}

type Carrier = Pick<Schema<'CarrierView'>, 'id' | 'name' | 'endpointId'>;
type Client = Pick<Schema<'ClientView'>, 'id' | 'name'> & { endpoints: { endpointId: string }[] };

/** By the id that the endpoint has in Asterisk. */
export const ownersOf = (carriers: Carrier[], clients: Client[]): Map<string, Owner> =>
  new Map([
    ...carriers.map(
      ({ id, name, endpointId }) => [endpointId, { name, page: `/carriers/${id}` }] satisfies [string, Owner],
    ),
    ...clients.flatMap(({ id, name, endpoints }) =>
      endpoints.map(
        ({ endpointId }) => [endpointId, { name, page: `/clients/${id}` }] satisfies [string, Owner],
      ),
    ),
  ]);

const params = { query: { limit: 200 } };

/** Of the first 200 carriers and clients; others are shown by the id of their endpoint. */
export const ownersQuery = queryOptions({
  queryKey: ['refused-sources', 'owners'],
  queryFn: async ({ signal }) => {
    const [carriers, clients] = await Promise.all([
      body(api.GET('/api/v1/carriers', { params, signal })),
      body(api.GET('/api/v1/clients', { params, signal })),
    ]);
    return ownersOf(carriers.items, clients.items);
  },
  staleTime: 60_000,
});

import { queryOptions } from '@tanstack/react-query';
import { api, body, type Schema } from '~/api/client';

export type Line = Schema<'DialplanLineView'>;

export const lineQuery = (id: string) =>
  queryOptions({
    queryKey: ['dialplan-lines', 'one', id],
    queryFn: () => body(api.GET('/api/v1/dialplan-lines/{id}', { params: { path: { id } } })),
  });

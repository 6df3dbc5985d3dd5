import { queryOptions } from '@tanstack/react-query';
import { api, body } from '~/api/client';

// One query for each entity that several areas read, so that it is read once and what is saved is seen everywhere.

export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', 'one', id],
    queryFn: () => body(api.GET('/api/v1/campaigns/{id}', { params: { path: { id } } })),
  });

export const tenantQuery = (id: string) =>
  queryOptions({
    queryKey: ['tenants', 'one', id],
    queryFn: () => body(api.GET('/api/v1/tenants/{id}', { params: { path: { id } } })),
  });

export const didQuery = (id: string) =>
  queryOptions({
    queryKey: ['numbers', 'one', id],
    queryFn: () => body(api.GET('/api/v1/dids/{id}', { params: { path: { id } } })),
    staleTime: 30_000,
  });

import { queryOptions } from '@tanstack/react-query';
import { api, body, ifMatch, type Schema, urlOf } from '~/api/client';
import { ApiProblem } from '~/api/problem';
import { allRows } from '~/kit/allRows';
import { saveCsv, toCsv } from '~/kit/listing/csv';
import type { Column, ListQuery } from '~/kit/listing/types';

export type Did = Schema<'DidView'>;
export type DidStatus = Did['status'];
export const STATUSES: DidStatus[] = ['active', 'available', 'inactive', 'suspended'];

/** Calls to numbers in these states are stopped. */
export const STOPPED = STATUSES.filter((status) => status !== 'active');

const PAGE = 200;

export interface UseInCampaign {
  id: string;
  name: string;
  status: 'active' | 'inactive';
  inbound: boolean;
  outbound: boolean;
}

/** The campaigns of each number, by its id. */
export function campaignsByDid(
  campaigns: Pick<Schema<'CampaignView'>, 'id' | 'name' | 'status' | 'didIds' | 'callerIdDidIds'>[],
): Map<string, UseInCampaign[]> {
  const uses = new Map<string, UseInCampaign[]>();
  for (const { id, name, status, didIds, callerIdDidIds } of campaigns) {
    const inbound = new Set(didIds);
    const outbound = new Set(callerIdDidIds);
    for (const did of new Set([...inbound, ...outbound])) {
      const use = { id, name, status, inbound: inbound.has(did), outbound: outbound.has(did) };
      uses.set(did, [...(uses.get(did) ?? []), use]);
    }
  }
  return uses;
}

export const campaignsQuery = (tenantId: string | null) =>
  queryOptions({
    queryKey: ['campaigns', 'by-number', tenantId],
    queryFn: async ({ signal }) => {
      const ofTenant = tenantId ? { tenantId } : {};
      const campaigns = await allRows((page) =>
        body(api.GET('/api/v1/campaigns', { params: { query: { ...page, ...ofTenant } }, signal })),
      );
      return campaignsByDid(campaigns);
    },
    staleTime: 30_000,
  });

/** The names of tenants by their id. */
export const tenantNamesQuery = queryOptions({
  queryKey: ['numbers', 'tenant-names'],
  queryFn: async ({ signal }) => {
    const page = await body(api.GET('/api/v1/tenants', { params: { query: { limit: PAGE } }, signal }));
    return new Map(page.items.map((one) => [one.id, one.name]));
  },
  staleTime: 300_000,
});

/** The number that the next call gets which names no caller ID; null if there is none. */
export const nextAvailableQuery = (tenantId: string | null) =>
  queryOptions({
    queryKey: ['numbers', 'next', tenantId],
    queryFn: async ({ signal }) => {
      try {
        const query = tenantId ? { tenantId } : {};
        return (await body(api.GET('/api/v1/dids/next-available', { params: { query }, signal }))).id;
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404) return null;
        throw error;
      }
    },
    refetchInterval: 30_000,
  });

export const setStatus = (did: Did, status: DidStatus) =>
  body(
    api.PATCH('/api/v1/dids/{id}', {
      params: { path: { id: did.id }, header: ifMatch(did.version) },
      body: { status },
    }),
  );

const MOST_IN_BULK = 1000;

/** Changes many numbers; several requests if there are more than one may have. */
export async function changeMany(ids: string[], set: Schema<'BulkValues'>): Promise<Schema<'BulkReport'>> {
  const total: Schema<'BulkReport'> = { updated: 0, unchanged: 0, failed: 0, results: [] };
  for (let start = 0; start < ids.length; start += MOST_IN_BULK) {
    const report = await body(
      api.POST('/api/v1/dids/bulk', {
        params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
        body: { ids: ids.slice(start, start + MOST_IN_BULK), set },
      }),
    );
    total.updated += report.updated;
    total.unchanged += report.unchanged;
    total.failed += report.failed;
    total.results.push(...report.results);
  }
  return total;
}

const EXPORTED = ['tenantId', 'status', 'trunk', 'q'];

/** Whether the export of the service knows all filters of a list. */
export const serverExports = (query: ListQuery) =>
  Object.keys(query).every((name) => [...EXPORTED, 'limit', 'sort'].includes(name));

/** Saves all numbers of these filters as CSV, in the columns that an import reads. */
export async function exportNumbers(query: ListQuery): Promise<void> {
  if (serverExports(query)) {
    const parameters = new URLSearchParams();
    for (const name of EXPORTED)
      for (const value of [query[name] ?? []].flat()) parameters.append(name, String(value));
    const link = document.createElement('a');
    link.href = urlOf(`/api/v1/dids/export?${parameters}`);
    link.download = 'numbers.csv';
    link.click();
    return;
  }
  const rows: Did[] = [];
  let after: string | null = null;
  do {
    const page: Schema<'PageDidView'> = await body(
      api.GET('/api/v1/dids', {
        params: { query: { ...query, limit: PAGE, ...(after ? { after } : {}) } },
      }),
    );
    rows.push(...page.items);
    after = page.next;
  } while (after);
  saveCsv('numbers', toCsv(CSV_COLUMNS, rows));
}

const plain = (id: string, csv: (did: Did) => string | number | null | undefined): Column<Did> => ({
  id,
  label: id,
  cell: () => null,
  csv,
});
const CSV_COLUMNS: Column<Did>[] = [
  plain('number', (did) => did.number),
  plain('areaCode', (did) => did.areaCode),
  plain('trunk', (did) => did.trunk),
  plain('status', (did) => did.status),
  plain('maxUsage', (did) => did.maxUsage),
  plain('tags', (did) => did.tags.join(';')),
  plain('provider', (did) => did.metadata.provider),
  plain('region', (did) => did.metadata.region),
  plain('notes', (did) => did.metadata.notes),
  plain('usageCount', (did) => did.usageCount),
  plain('lastUsed', (did) => did.lastUsed),
];

import { queryOptions } from '@tanstack/react-query';
import { api, body, type Schema } from '~/api/client';
import { type DidStatus, STOPPED } from '../numbers';
import type { Mode, Report } from './preview';

export interface ImportRequest {
  file: Blob;
  name: string;
  tenantId: string | null;
  mode: Mode;
  /** Of new numbers whose row has none. */
  status: DidStatus;
  mapping: Record<string, string | null> | null;
}

function formOf(request: ImportRequest): FormData {
  const form = new FormData();
  if (request.tenantId) form.append('tenantId', request.tenantId);
  if (request.mapping) form.append('mapping', JSON.stringify(request.mapping));
  // Last, so that the service knows the rest when it reads the rows.
  form.append('file', request.file, request.name);
  return form;
}

const queryOf = <Query>(request: ImportRequest, query: Query) => ({ ...query, status: request.status });

/** What an import would do. */
export const tryImport = (
  request: ImportRequest,
  mode = request.mode,
  signal?: AbortSignal,
): Promise<Report> =>
  // A dry run is never a job (202).
  body(
    api.POST('/api/v1/dids/import', {
      params: { query: queryOf(request, { mode, dryRun: true }) },
      body: formOf(request) as never,
      bodySerializer: (form) => form as never,
      ...(signal ? { signal } : {}),
    }),
  ) as Promise<Report>;

export type Started = { importId: string } | { report: Report };

/** Imports a file. A large one goes on in the background, and its id is in `Location`. */
export async function startImport(request: ImportRequest, key: string): Promise<Started> {
  const { data, response } = await api.POST('/api/v1/dids/import', {
    params: { query: queryOf(request, { mode: request.mode }), header: { 'Idempotency-Key': key } },
    body: formOf(request) as never,
    bodySerializer: (form) => form as never,
  });
  const location = response.headers.get('Location')?.split('/').pop();
  const id = (data as Report | undefined)?.importId ?? location ?? (data as { id?: string } | undefined)?.id;
  return id ? { importId: id } : { report: data as Report };
}

/** An import with its progress. */
export type Import = Schema<'ImportView'>;

/** How many numbers that an import has added take no calls, since they are not active. */
export const stoppedQuery = (id: string) =>
  queryOptions({
    queryKey: ['numbers', 'import-stopped', id],
    queryFn: async ({ signal }) => {
      const page = await body(
        api.GET('/api/v1/dids', {
          params: { query: { importId: id, status: STOPPED, limit: 1, count: true } },
          signal,
        }),
      );
      return page.total ?? 0;
    },
  });

export const isRunning = (one: Pick<Import, 'state'> | undefined) =>
  one?.state === 'receiving' || one?.state === 'running';

/** The progress comes by a stream; this finds the end if the stream is refused. A report has up to 10,000 errors. */
const POLL_MILLIS = 15_000;

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['numbers', 'import', id],
    queryFn: async ({ signal }) =>
      (await body(api.GET('/api/v1/dids/imports/{id}', { params: { path: { id } }, signal }))) as Import,
    refetchInterval: (query) => (isRunning(query.state.data) ? POLL_MILLIS : false),
  });

import { api, body, type Schema } from '~/api/client';
import type { StreamDefinition } from '~/kit/stream';
import type { Import } from './api';

/** A row of the list of imports, which is also what the stream of an import sends. */
export type Progress = Schema<'ImportProgress'>;
export type ImportState = Progress['state'];
export const STATES: ImportState[] = ['receiving', 'running', 'done', 'failed', 'canceled'];

/** What an import has done so far, from the stream or from the import itself. */
export type Figures = Pick<
  Progress,
  | 'state'
  | 'rows'
  | 'rowsRead'
  | 'rowsPerSecond'
  | 'created'
  | 'updated'
  | 'unchanged'
  | 'duplicates'
  | 'failed'
>;

export const figuresOf = (one: Import): Figures => {
  const { created, updated, unchanged, duplicates, failed } = one.report;
  const { state, rows, rowsRead, rowsPerSecond } = one;
  return { state, rows, rowsRead, rowsPerSecond, created, updated, unchanged, duplicates, failed };
};

/** The share of the rows that are read, in percent. The number of rows is known when the file is received. */
export const percentOf = ({ rows, rowsRead }: Pick<Figures, 'rows' | 'rowsRead'>) =>
  rows > 0 ? Math.min(100, (rowsRead / rows) * 100) : 0;

/** The seconds that the rest will take at the pace so far; null while that is not known. */
export function secondsLeft({ state, rows, rowsRead, rowsPerSecond }: Figures): number | null {
  if (state !== 'running' || !rowsPerSecond || rows <= rowsRead) return null;
  return Math.ceil((rows - rowsRead) / rowsPerSecond);
}

/** The seconds an import has taken, or takes until now. */
export function secondsTaken(one: Pick<Progress, 'startedAt' | 'finishedAt'>, now: number): number | null {
  if (one.startedAt === null) return null;
  const end = one.finishedAt === null ? now : Date.parse(one.finishedAt);
  return Math.max(0, Math.round((end - Date.parse(one.startedAt)) / 1000));
}

const newest = (_: Figures | null, next: Progress): Figures => next;

/** The progress of an import; the stream ends with it. */
export const progressOf = (id: string): StreamDefinition<Figures> => ({
  path: `/api/v1/dids/imports/${id}/events`,
  events: Object.fromEntries(STATES.map((state) => [state, newest])),
  poll: async () =>
    figuresOf((await body(api.GET('/api/v1/dids/imports/{id}', { params: { path: { id } } }))) as Import),
});

export const cancelImport = (id: string) =>
  body(api.POST('/api/v1/dids/imports/{id}/cancel', { params: { path: { id } } }));

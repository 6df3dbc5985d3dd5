import { ApiProblem } from '~/api/problem';
import type { ListQuery, Page } from '~/kit/listing/types';

interface Entry {
  /** Unique within its service, and so within its kind. */
  id: number;
  at: string;
}

export type OfKind<Row, Kind> = Row & { kind: Kind };

/** Where the list goes on: behind this entry, with the page of each kind that has the next ones. */
interface Place<Kind extends string> {
  last: { at: string; kind: Kind; id: number } | null;
  pages: { kind: Kind; after: string | null }[];
}

/** A time that can be compared as a text; the services leave zeros at its end out. */
function comparable(at: string): string {
  const [seconds = '', fraction = ''] = at.replace(/Z$/, '').split('.');
  return `${seconds}.${fraction.padEnd(9, '0')}`;
}

type Placed<Kind> = { at: string; kind: Kind; id: number };

function compare<Kind extends string>(one: Placed<Kind>, other: Placed<Kind>): number {
  const [a, b] = [comparable(one.at), comparable(other.at)];
  if (a !== b) return a < b ? -1 : 1;
  if (one.kind !== other.kind) return one.kind < other.kind ? -1 : 1;
  return one.id - other.id;
}

export interface MergedPage<Row, Kind> extends Page<OfKind<Row, Kind>> {
  /** The kinds that could not be read, while others could. */
  missing: Kind[];
}

/**
 * A page of the lists of all kinds in the order of time. Each kind has its own cursor, and is read until it has a page
 * of entries that were not shown yet, so new entries between two pages are no reason to show others twice.
 */
export async function mergedPage<Row extends Entry, Kind extends string>(
  kinds: readonly Kind[],
  { after, ...query }: ListQuery,
  read: (kind: Kind, query: ListQuery) => Promise<Page<Row>>,
): Promise<MergedPage<Row, Kind>> {
  const place: Place<Kind> = after
    ? JSON.parse(after)
    : { last: null, pages: kinds.map((kind) => ({ kind, after: null })) };
  const direction = query.sort === 'at' ? 1 : -1;
  const isBehind = (one: Placed<Kind>, other: Placed<Kind>) => compare(one, other) * direction > 0;
  const { last } = place;

  const readKind = async ({ kind, after: first }: Place<Kind>['pages'][number]) => {
    const pages: { after: string | null; rows: OfKind<Row, Kind>[] }[] = [];
    let next: string | null = first;
    do {
      const page: Page<Row> = await read(kind, next ? { ...query, after: next } : query);
      const rows = page.items.map((row) => ({ ...row, kind }));
      pages.push({ after: next, rows: last ? rows.filter((row) => isBehind(row, last)) : rows });
      next = page.next;
    } while (next && pages.reduce((sum, page) => sum + page.rows.length, 0) < query.limit);
    return { kind, pages, next };
  };

  const refusals: ApiProblem[] = [];
  const unread: Place<Kind>['pages'] = [];
  const readable = await Promise.all(
    place.pages.map(async (one) => {
      try {
        return [await readKind(one)];
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        refusals.push(error);
        unread.push(one);
        return [];
      }
    }),
  );
  const sources = readable.flat();
  if (sources.length === 0 && refusals[0]) throw refusals[0];
  const missing = unread.map(({ kind }) => kind);
  const shown = sources
    .flatMap(({ pages }) => pages.flatMap(({ rows }) => rows))
    .sort((one, other) => compare(one, other) * direction)
    .slice(0, query.limit);
  const end = shown.at(-1);
  if (!end) return { items: [], next: null, missing };
  const left = sources.flatMap(({ kind, pages, next }) => {
    const first = pages.find(({ rows }) => rows.some((row) => isBehind(row, end)));
    if (first) return [{ kind, after: first.after }];
    return next ? [{ kind, after: next }] : [];
  });
  const goesOn: Place<Kind> = {
    last: { at: end.at, kind: end.kind, id: end.id },
    pages: [...left, ...unread],
  };
  return { items: shown, next: left.length > 0 ? JSON.stringify(goesOn) : null, missing };
}

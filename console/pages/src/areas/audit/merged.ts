import { ApiProblem } from '~/api/problem';
import type { ListQuery, Page } from '~/kit/listing/types';

interface Entry {
  /** Unique within its service, and so within its kind. */
  id: number;
  at: string;
}

export type OfKind<Row, Kind> = Row & { kind: Kind };

/** What is left of a kind: entries that were read and not shown yet, and the cursor of those behind them. */
interface Source<Row, Kind> {
  kind: Kind;
  rows: OfKind<Row, Kind>[];
  /** Null if there are no others, empty before the first are read. */
  after: string | null;
}

/** Where the list goes on. */
interface Place<Row, Kind> {
  sources: Source<Row, Kind>[];
  missing: Kind[];
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

export interface MergedPage<Row, Kind extends string> extends Page<OfKind<Row, Kind>> {
  /** The kinds that could not be read for this page or one before it, while others could. */
  missing: Kind[];
}

/** The fewest entries that a kind is asked for. */
export const LEAST_ASKED = 10;

/**
 * A page of the lists of all kinds in the order of time. Each kind is first asked for its share of the page, and a kind
 * that runs out for what the page still needs. Entries that are read and not shown are kept in the cursor of the next
 * page. A kind that cannot be read is left out from there on, until the list is read from its beginning.
 */
export async function mergedPage<Row extends Entry, Kind extends string>(
  kinds: readonly Kind[],
  { after, ...query }: ListQuery,
  read: (kind: Kind, query: ListQuery) => Promise<Page<Row>>,
): Promise<MergedPage<Row, Kind>> {
  type Left = Source<Row, Kind>;
  const place: Place<Row, Kind> = after
    ? JSON.parse(after)
    : { sources: kinds.map((kind) => ({ kind, rows: [], after: '' })), missing: [] };
  const direction = query.sort === 'at' ? 1 : -1;
  const share = Math.max(LEAST_ASKED, Math.ceil(query.limit / Math.max(1, kinds.length)));
  const { missing } = place;
  const refusals: ApiProblem[] = [];
  let answers = 0;

  const readOn = async ({ kind, after }: Left, needed: number): Promise<Left[]> => {
    if (after === null) return [];
    const limit =
      after === '' ? Math.min(share, query.limit) : Math.min(Math.max(share, needed), query.limit);
    try {
      const page = await read(kind, { ...query, limit, ...(after && { after }) });
      answers++;
      const rows = page.items.map((row) => ({ ...row, kind }));
      return rows.length > 0 ? [{ kind, rows, after: page.next }] : [];
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      refusals.push(error);
      missing.push(kind);
      return [];
    }
  };

  const items: OfKind<Row, Kind>[] = [];
  let { sources } = place;
  while (items.length < query.limit) {
    const needed = query.limit - items.length;
    const isOut = ({ rows }: Left) => rows.length === 0;
    if (sources.some(isOut))
      sources = (await Promise.all(sources.map((one) => (isOut(one) ? readOn(one, needed) : [one])))).flat();
    let first: { source: Left; row: OfKind<Row, Kind> } | null = null;
    for (const source of sources) {
      const row = source.rows[0];
      if (row && (!first || compare(row, first.row) * direction < 0)) first = { source, row };
    }
    if (!first) break;
    items.push(first.row);
    first.source.rows.shift();
  }
  if (items.length === 0 && answers === 0 && refusals[0]) throw refusals[0];
  const left: Place<Row, Kind> = {
    sources: sources.filter(({ rows, after }) => rows.length > 0 || after !== null),
    missing,
  };
  return { items, next: left.sources.length > 0 ? JSON.stringify(left) : null, missing };
}

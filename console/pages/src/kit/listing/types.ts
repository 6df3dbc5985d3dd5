import type { ComponentType, ReactNode } from 'react';
import type { Source } from '../sources';

export interface Page<Row> {
  items: Row[];
  next: string | null;
  /** What a list of several sources could not read. */
  missing?: readonly string[];
}

export interface Column<Row> {
  id: string;
  label: string;
  /** Its elements may be reused for another row: what keeps a state of its own needs the id of the row as key. */
  cell: (row: Row) => ReactNode;
  /** The value in CSV; without it, the column is left out of CSV. */
  csv?: (row: Row) => string | number | boolean | null | undefined;
  /** The name of the order in the API, such as `name`; without it, the column cannot be sorted. */
  sort?: string;
  align?: 'left' | 'right';
  /** Classes of its cells, such as `figures`: a list is drawn faster without an element for them in each cell. */
  className?: string;
  /** The tooltip of a cell. */
  hint?: (row: Row) => string | undefined;
  /** Not shown until a person chooses it. */
  hidden?: boolean;
  /** Left out in windows of less than 1600 pixels, unless a person chooses it, so that the others fit. */
  spare?: boolean;
  /** Its place in windows of less than 768 pixels; there, columns without one are left out if any has one. */
  narrow?: number;
  /** The smallest width in pixels. */
  width?: number;
  /** A sentence that explains the column, as a tooltip of its heading. */
  help?: string;
}

interface FilterBase {
  /** The name of the parameter in the API. */
  id: string;
  label: string;
}

/** A filter that the server applies. */
export type Filter = FilterBase &
  (
    | { kind: 'choice'; options: { value: string; label: string }[]; many?: boolean }
    | {
        kind: 'text';
        placeholder?: string;
        /** What can be written, as a tooltip of the box above the list. */
        help?: string;
        /** Whether it is the box for `/` above the list; one a list. */
        main?: boolean;
        /** Kept in the fragment of the URL, which browsers send to no server; for phone numbers. */
        secret?: boolean;
      }
    | { kind: 'boolean'; yes?: string; no?: string }
    /** A moment, ISO 8601 in UTC in the URL. */
    | {
        kind: 'time';
        /** The filter of the end, if this is the start: both are one filter for people, with the label of this one. */
        until?: string;
      }
    /** A choice that is loaded, such as a carrier. */
    | {
        kind: 'entity';
        many?: boolean;
        source: Source;
      }
  );

export type FilterValues = Record<string, string[]>;

/**
 * What `fetch` gets: the filters by their names, plus `sort`, `limit` and `after`. Pass it as `params.query`. Its
 * values come from the URL, which people can write; the service refuses what it does not know.
 */
// biome-ignore lint/suspicious/noExplicitAny: each list has its own parameters, checked by the service
export type ListQuery = { limit: number } & Record<string, any>;

export interface RowAction<Row> {
  id: string;
  label: string;
  icon?: ComponentType<{ size?: number | string }>;
  color?: string;
  /** Why it cannot be done now; then it is disabled with this reason. */
  disabled?: string | null;
  run: (row: Row) => void;
}

export interface BulkAction<Row> {
  id: string;
  label: string;
  icon?: ComponentType<{ size?: number | string }>;
  color?: string;
  disabled?: string | null;
  /** Whether a row is one that it changes; it is offered if one of the selected rows is. All are without it. */
  applies?: (row: Row) => boolean;
  /** A question before it is done. */
  ask?: (count: number) => { title: string; text: string };
  /** Does it for one row; the list shows what failed. Several rows are done at a time. */
  each?: (row: Row) => Promise<unknown>;
  /** Does it for all rows itself, such as with a dialog; `done` reads the list again. */
  all?: (rows: Row[], done: () => void) => void;
}

export interface EmptyState {
  title: string;
  text?: string;
  action?: ReactNode;
}

export interface ListingProps<Row> {
  /** Names the list in preferences and CSV files. */
  id: string;
  /** The caption of the table for screen readers. */
  label: string;
  queryKey: readonly unknown[];
  fetch: (query: ListQuery, signal: AbortSignal) => Promise<Page<Row>>;
  rowId: (row: Row) => string;
  rowName: (row: Row) => string;
  /** The page of a row, for Enter and a click on it. */
  rowLink?: (row: Row) => string | null;
  /** The page that edits a row, for `e`. */
  rowEdit?: (row: Row) => string | null;
  rowActions?: (row: Row) => RowAction<Row>[];
  bulkActions?: BulkAction<Row>[];
  columns: Column<Row>[];
  filters?: Filter[];
  /** Filters that the screen sets and no person can remove, such as the carrier of a tab. */
  fixed?: Record<string, string | string[] | boolean | undefined>;
  defaultSort?: string;
  empty: EmptyState;
  /** Above the rows, of the pages that are shown, such as what is missing in them. */
  note?: (pages: Page<Row>[]) => ReactNode;
  /** Next to the filters, such as the control of a stream. */
  extra?: ReactNode;
  /** More keys for the row with the focus, such as `t` for a test. */
  rowKeys?: { key: string; label: string; run: (row: Row) => void }[];
  /** In milliseconds; a function gets the rows that are shown, such as `nextRead` of `kit/applied`. */
  refetchEvery?: number | ((rows: Row[]) => number);
  /** Looks every so many milliseconds for rows that are not shown yet, and offers them behind a button. */
  newRowsEvery?: number;
  /** Saves all rows of these filters, such as with the CSV of the server; without it, CSV has the rows shown. */
  exportAll?: (query: ListQuery) => void;
  /** Put in front of the names in the URL, if a page has two lists. */
  urlPrefix?: string;
}

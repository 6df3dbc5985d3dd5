import { useSyncExternalStore } from 'react';
import type { Filter, FilterValues } from './types';

/** A named set of filters, order and columns of a list. */
export interface SavedView {
  name: string;
  filters: FilterValues;
  /** Absent for the usual order. */
  sort?: string;
  /** Absent for the usual columns. */
  columns?: string[];
}

/** The views of a list, by its id. */
type Store = Record<string, SavedView[]>;

const KEY = 'trunkline.views.';
export const MOST_VIEWS = 20;
export const LONGEST_NAME = 40;
const listeners = new Set<() => void>();
const stores = new Map<string, Store>();

/** Each user has views of its own in this browser. */
function storeOf(userId: string): Store {
  let store = stores.get(userId);
  if (!store) {
    store = read(userId);
    stores.set(userId, store);
  }
  return store;
}

function read(userId: string): Store {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY + userId) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(
      Object.entries(stored).map(([list, views]) => [list, Array.isArray(views) ? views.filter(isView) : []]),
    );
  } catch {
    return {};
  }
}

/** People and other versions can write what they want there. */
function isView(view: unknown): view is SavedView {
  const { name, filters, sort, columns } = (view ?? {}) as Record<string, unknown>;
  const isList = (values: unknown) =>
    Array.isArray(values) && values.every((value) => typeof value === 'string');
  return (
    typeof name === 'string' &&
    typeof filters === 'object' &&
    filters !== null &&
    Object.values(filters).every(isList) &&
    (sort === undefined || typeof sort === 'string') &&
    (columns === undefined || isList(columns))
  );
}

function write(userId: string, list: string, views: SavedView[]) {
  const store = { ...storeOf(userId), [list]: views };
  stores.set(userId, store);
  try {
    localStorage.setItem(KEY + userId, JSON.stringify(store));
  } catch {
    // Private windows may have no storage; the view then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

// Another tab has saved one.
if (typeof window !== 'undefined')
  window.addEventListener('storage', ({ key }) => {
    if (!key?.startsWith(KEY)) return;
    stores.delete(key.slice(KEY.length));
    for (const listener of listeners) listener();
  });

/** For tests: as after a reload of the page. */
export function forgetViews() {
  stores.clear();
}

const NONE: SavedView[] = [];

export function useSavedViews(userId: string, list: string) {
  const views = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => storeOf(userId)[list] ?? NONE,
  );
  return {
    views,
    /** Replaces the view of the same name. */
    save: (view: SavedView) =>
      write(
        userId,
        list,
        [...views.filter((one) => one.name !== view.name), view].sort((a, b) => a.name.localeCompare(b.name)),
      ),
    remove: (name: string) =>
      write(
        userId,
        list,
        views.filter((one) => one.name !== name),
      ),
  };
}

/** What is kept of the filters. Phone numbers are not: they belong into no storage. */
export function keptFilters(filters: Filter[], values: FilterValues): FilterValues {
  const kept = filters.filter((filter) => !(filter.kind === 'text' && filter.secret) && values[filter.id]);
  return Object.fromEntries(kept.map((filter) => [filter.id, values[filter.id] as string[]]));
}

/** Whether a list shows the rows of a view. */
export function isShown(view: SavedView, values: FilterValues, sort: string | undefined): boolean {
  const text = (filters: FilterValues) =>
    JSON.stringify(
      Object.entries(filters)
        .map(([id, found]) => [id, [...found].sort()])
        .sort(),
    );
  return text(view.filters) === text(values) && view.sort === sort;
}

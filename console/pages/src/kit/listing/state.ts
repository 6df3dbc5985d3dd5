import { useLocation } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { parseSearch, type Search, useGo, useSearch } from '../navigation';
import type { Filter, FilterValues, ListQuery } from './types';

export interface ListState {
  filters: FilterValues;
  sort: string | undefined;
  setFilter: (id: string, values: string[]) => void;
  clear: () => void;
  setSort: (sort: string) => void;
  /** Replaces all filters and the order. */
  show: (filters: FilterValues, sort: string | undefined) => void;
}

const asList = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

const isSecret = (filter: Filter) => filter.kind === 'text' && filter.secret === true;

/** The filters and the order of a list, read from and written to the URL. */
export function useListState(filters: Filter[], defaultSort: string | undefined, prefix = ''): ListState {
  const search = useSearch();
  const location = useLocation();
  const go = useGo();
  const values = useMemo(() => {
    const fragment = parseSearch(location.hash);
    const read: FilterValues = {};
    for (const filter of filters) {
      const found = asList((isSecret(filter) ? fragment : search)[prefix + filter.id]);
      if (found.length > 0) read[filter.id] = found;
    }
    return read;
  }, [filters, search, location.hash, prefix]);

  const write = useCallback(
    (next: FilterValues, sort: string | undefined) => {
      const changed: Search = { ...search };
      const fragment: Search = parseSearch(location.hash);
      for (const filter of filters) {
        const target = isSecret(filter) ? fragment : changed;
        const kept = next[filter.id];
        target[prefix + filter.id] = kept && kept.length > 0 ? kept : undefined;
      }
      changed[`${prefix}sort`] = sort === defaultSort ? undefined : sort;
      const secret = new URLSearchParams();
      for (const [name, value] of Object.entries(fragment))
        for (const one of asList(value)) secret.append(name, one);
      go(location.pathname, { search: changed, hash: secret.toString(), replace: true });
    },
    [search, location.hash, location.pathname, filters, go, defaultSort, prefix],
  );

  const sort =
    typeof search[`${prefix}sort`] === 'string' ? (search[`${prefix}sort`] as string) : defaultSort;
  return useMemo(
    () => ({
      filters: values,
      sort,
      setFilter: (id, next) => write({ ...values, [id]: next }, sort),
      clear: () => write({}, sort),
      setSort: (next) => write(values, next),
      show: write,
    }),
    [values, sort, write],
  );
}

/** The parameters of a request: single values as such, several as a list. */
export function queryOf(
  filters: Filter[],
  values: FilterValues,
  sort: string | undefined,
  limit: number,
  fixed: Record<string, string | string[] | boolean | undefined> = {},
): ListQuery {
  const query: ListQuery = { limit, ...fixed };
  if (sort) query.sort = sort;
  for (const filter of filters) {
    const found = values[filter.id];
    if (!found || found.length === 0) continue;
    const many = (filter.kind === 'choice' || filter.kind === 'entity') && filter.many;
    query[filter.id] = filter.kind === 'boolean' ? found[0] === 'true' : many ? found : found[0];
  }
  return query;
}

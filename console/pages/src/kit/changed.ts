import type { Query, QueryClient } from '@tanstack/react-query';

/** The first words of the keys of queries that show an entity, by its part of the path. */
const SHOWN: Record<string, string[]> = {
  tenants: ['tenants'],
  carriers: ['carriers', 'available-carriers', 'trunks'],
  clients: ['clients', 'available-clients'],
  campaigns: ['campaigns'],
  dids: ['numbers', 'dids'],
  users: ['users'],
  'api-keys': ['api-keys'],
  'blocked-callers': ['blocked-callers'],
  'dialplan-lines': ['dialplan-lines'],
};
/** What does not hang on any entity. */
const OWN = ['session'];

/** A write that a service has accepted. */
export interface Write {
  method: string;
  /** The path of the request, such as `/api/v1/tenants`. */
  path: string;
}

/** Writes that come shortly after each other, such as those of a change of many rows, are collected for this long. */
const COLLECT_MILLIS = 200;
/** While writes keep coming, what is shown is read again at least this often. */
const MOST_MILLIS = 2_000;

interface Collected {
  since: number;
  timer: ReturnType<typeof setTimeout>;
  concerned: ((query: Query) => boolean)[];
  /** The keys of what was being read during a write, perhaps as it was before. */
  old: Set<string>;
}
const collected = new WeakMap<QueryClient, Collected>();

/** The first word of the key of a source, such as `campaigns` of the campaigns of one tenant. */
const entityOf = (key: unknown) => String(key).split(' ', 1)[0] ?? '';

const shows =
  (shown: string[], method: string) =>
  ({ queryKey: [first, second] }: Query): boolean => {
    if (first === 'find') return true;
    if (first === 'name') return shown.includes(entityOf(second));
    // The page of what was deleted is about to be left.
    return shown.includes(String(first)) && !(method === 'DELETE' && second === 'one');
  };

/**
 * Reads again what shows an entity that was created, changed or deleted: its lists, and all pickers that are open.
 * Everything else counts as stale, so that it is read when it is shown next. Writes are collected for a moment; what
 * a screen reads by itself after the last of them is not read twice.
 */
export function changed(client: QueryClient, { method, path }: Write): void {
  const entity = /\/api\/v1\/([^/]+)/.exec(path)?.[1] ?? '';
  const shown = SHOWN[entity];
  if (!shown) return;
  void client.invalidateQueries({
    refetchType: 'none',
    predicate: ({ queryKey }) => !OWN.includes(String(queryKey[0])),
  });
  const concerned = shows(shown, method);
  const now = Date.now();
  const before = collected.get(client);
  if (before) clearTimeout(before.timer);
  const old = before?.old ?? new Set();
  for (const query of client.getQueryCache().findAll({ fetchStatus: 'fetching', predicate: concerned }))
    old.add(query.queryHash);
  const since = before?.since ?? now;
  const wait = Math.max(0, Math.min(COLLECT_MILLIS, since + MOST_MILLIS - now));
  collected.set(client, {
    since,
    timer: setTimeout(() => readAgain(client), wait),
    concerned: [...(before?.concerned ?? []), concerned],
    old,
  });
}

function readAgain(client: QueryClient): void {
  const writes = collected.get(client);
  if (!writes) return;
  collected.delete(client);
  void client.invalidateQueries({
    predicate: (query) =>
      (writes.old.has(query.queryHash) ||
        (query.state.isInvalidated && query.state.fetchStatus !== 'fetching')) &&
      writes.concerned.some((concerned) => concerned(query)),
  });
}

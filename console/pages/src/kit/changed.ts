import type { QueryClient } from '@tanstack/react-query';

/** The first words of the keys of queries that show an entity, by its part of the path. */
const SHOWN: Record<string, string[]> = {
  tenants: ['tenants'],
  carriers: ['carriers'],
  clients: ['clients'],
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

/**
 * Reads again what shows an entity that was created, changed or deleted: its lists, and all pickers that are open.
 * Everything else counts as stale, so that it is read when it is shown next.
 */
export function changed(client: QueryClient, { method, path }: Write): void {
  const entity = /\/api\/v1\/([^/]+)/.exec(path)?.[1] ?? '';
  const shown = SHOWN[entity];
  if (!shown) return;
  void client.invalidateQueries({
    refetchType: 'none',
    predicate: ({ queryKey }) => !OWN.includes(String(queryKey[0])),
  });
  void client.invalidateQueries({
    predicate: ({ queryKey: [first, second] }) => {
      if (first === 'find') return true;
      if (first === 'name') return shown.includes(String(second));
      // The page of what was deleted is about to be left.
      return shown.includes(String(first)) && !(method === 'DELETE' && second === 'one');
    },
  });
}

import { type Schema, urlOf } from '~/api/client';

/** Lists that keys may read, by their scopes. */
const LISTS: Record<string, string> = {
  'dids:read': 'dids',
  'campaigns:read': 'campaigns',
  'carriers:read': 'carriers',
  'clients:read': 'clients',
  'blocked-callers:read': 'blocked-callers',
  'tenants:read': 'tenants',
  'users:read': 'users',
  'nodes:read': 'nodes',
};

type Key = Pick<Schema<'ApiKeyView'>, 'scopes' | 'secret'>;

/** A command for a shell that reads a list with the key; null if it may read none of them. */
export function firstRequest(key: Key): string | null {
  const scope = Object.keys(LISTS).find((one) => key.scopes === null || key.scopes.includes(one));
  if (scope === undefined) return null;
  return `curl -s ${urlOf(`/api/v1/${LISTS[scope]}`)} -H "Authorization: Bearer ${key.secret}"`;
}

/** Where OAuth clients get tokens. */
export const tokenUrl = () => urlOf('/api/v1/auth/token');

export const apiUrl = () => urlOf('/api/v1');

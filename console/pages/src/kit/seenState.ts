import type { Schema } from '~/api/client';

type Client = Schema<'ClientView'>;
/** What is looked at of a client. */
export type Seen = Pick<Client, 'mode' | 'qualifySeconds' | 'reachable'> & {
  nodes: Pick<Client['nodes'][number], 'aspect' | 'state'>[];
};

/**
 * What the nodes see of a client. One that registers has a contact only after it has; that of one with the regular
 * check turned off is `unknown` to its node.
 */
export function seenState(client: Seen) {
  const contacts = client.nodes.filter(({ aspect, state }) => aspect === 'contact' && state !== 'removed');
  if (client.mode === 'registers' && contacts.length === 0) return 'unregistered';
  if (client.reachable !== null) return client.reachable ? 'reachable' : 'unreachable';
  if (client.qualifySeconds === 0) return client.mode === 'registers' ? 'registered' : 'unchecked';
  return 'unknown';
}

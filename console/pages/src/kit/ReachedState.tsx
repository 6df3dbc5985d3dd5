import type { Schema } from '~/api/client';
import { kitTexts } from './kitTexts';
import { stateCell } from './StateBadge';
import { seenState } from './seenState';
import { type Translate, useTexts } from './texts';

type Client = Pick<Schema<'ClientView'>, 'status' | 'mode' | 'qualifySeconds' | 'reachable' | 'nodes'>;

/** The state of a client: an active one is not shown as fine while the nodes cannot reach it. */
export const ReachedState = ({ client }: { client: Client }) => reachedCell(client, useTexts(kitTexts));

/** The same without a component, for lists with hundreds of clients. */
export function reachedCell(client: Client, t: Translate<typeof kitTexts.en>) {
  const seen = seenState(client);
  return client.status === 'active' && (seen === 'unreachable' || seen === 'unregistered')
    ? stateCell(seen, t, undefined, t(`activeBut.${seen}`))
    : stateCell(client.status, t);
}

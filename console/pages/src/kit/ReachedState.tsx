import type { Schema } from '~/api/client';
import { kitTexts } from './kitTexts';
import { StateBadge } from './StateBadge';
import { seenState } from './seenState';
import { useTexts } from './texts';

type Client = Pick<Schema<'ClientView'>, 'status' | 'mode' | 'qualifySeconds' | 'reachable' | 'nodes'>;

/** The state of a client: an active one is not shown as fine while the nodes cannot reach it. */
export function ReachedState({ client }: { client: Client }) {
  const t = useTexts(kitTexts);
  const seen = seenState(client);
  return client.status === 'active' && (seen === 'unreachable' || seen === 'unregistered') ? (
    <StateBadge state={seen} label={t(`activeBut.${seen}`)} />
  ) : (
    <StateBadge state={client.status} />
  );
}

import { isAwaited } from '~/kit/applied';
import { useFormats } from '~/kit/format';
import { StateBadge } from '~/kit/StateBadge';
import { seenState } from '~/kit/seenState';
import { useTexts } from '~/kit/texts';
import { CapacityBar, Empty } from '~/kit/values';
import { type Client, reachedSince } from './clients';
import { texts } from './texts';

/** What the nodes see, and since when. `full` has in words what is waited for. */
export function Seen({ client, full = false }: { client: Client; full?: boolean }) {
  const t = useTexts(texts);
  const formats = useFormats();
  if (client.status === 'inactive' && client.reachable === null) return <Empty />;
  const known = seenState(client);
  const state = known === 'unknown' && isAwaited(client, Date.now()) ? 'checking' : known;
  const since = reachedSince(client);
  const hint = {
    unregistered: t('notRegistered'),
    reachable: undefined,
    unreachable: client.lastError ?? undefined,
    registered: t('registeredNotChecked'),
    unchecked: t('notCheckedHelp'),
    unknown: t('notObserved'),
    checking: t('waitsForCheck'),
  }[state];
  return (
    <span className={full ? undefined : 'nowrap'}>
      <StateBadge state={state} {...(hint ? { hint } : {})} />
      {since && client.reachable !== null && <span className="aside">{formats.ago(since)}</span>}
      {full && state === 'checking' && <span className="aside">{hint}</span>}
    </span>
  );
}

/** Whether Asterisk has the stored version. */
export function AppliedState({ client }: { client: Client }) {
  const t = useTexts(texts);
  const formats = useFormats();
  if (!client.applied) return <span>{t('appliedNot')}</span>;
  const current = client.applied.version >= client.version;
  return (
    <span className={current ? undefined : 'strong'} data-hint={formats.fullTime(client.applied.at)}>
      {current ? t('appliedNow') : t('appliedOld', { version: client.applied.version })}
    </span>
  );
}

/** How many calls of its limit a client has; null while that is not known. */
export function CallsNow({ client, taken, stale }: { client: Client; taken: number | null; stale: boolean }) {
  const t = useTexts(texts);
  const formats = useFormats();
  if (taken === null) return <Empty />;
  return (
    <CapacityBar
      taken={taken}
      limit={client.maxConcurrency}
      stale={stale}
      text={
        client.maxConcurrency === null
          ? t('inUse', { taken: formats.number(taken) })
          : t('inUseOf', { taken: formats.number(taken), limit: formats.number(client.maxConcurrency) })
      }
    />
  );
}

export const addressOf = (client: Pick<Client, 'mode' | 'username' | 'endpointId' | 'host' | 'port'>) =>
  client.mode === 'registers'
    ? (client.username ?? client.endpointId)
    : `${client.host ?? ''}:${client.port ?? 5060}`;

import { isAwaited } from '~/kit/applied';
import { type Formats, useFormats } from '~/kit/format';
import { kitTexts } from '~/kit/kitTexts';
import { stateCell } from '~/kit/StateBadge';
import { seenState } from '~/kit/seenState';
import { type Translate, useTexts } from '~/kit/texts';
import { capacityCell, NONE } from '~/kit/values';
import { type Client, reachedSince } from './clients';
import { texts } from './texts';

/** What a cell has to say and to format. */
export interface Words {
  t: Translate<typeof texts.en>;
  kit: Translate<typeof kitTexts.en>;
  formats: Formats;
}

/** What the nodes see, with what is waited for in words. */
export function SeenInFull({ client }: { client: Client }) {
  const words = { t: useTexts(texts), kit: useTexts(kitTexts), formats: useFormats() };
  return <span>{seenCell(client, words, true)}</span>;
}

/** What the nodes see, and since when. `full` has in words what is waited for. */
export function seenCell(client: Client, { t, kit, formats }: Words, full = false) {
  if (client.status === 'inactive' && client.reachable === null) return NONE;
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
    <>
      {stateCell(state, kit, hint)}
      {since && client.reachable !== null && <span className="aside">{formats.ago(since)}</span>}
      {full && state === 'checking' && <span className="aside">{hint}</span>}
    </>
  );
}

/** Whether Asterisk has the stored version. */
export function appliedCell(client: Client, t: Words['t']) {
  if (!client.applied) return t('appliedNot');
  const current = client.applied.version >= client.version;
  return (
    <time className={current ? undefined : 'strong'} dateTime={client.applied.at} data-hint="time">
      {current ? t('appliedNow') : t('appliedOld', { version: client.applied.version })}
    </time>
  );
}

/** How many calls of its limit a client has; null while that is not known. */
export function callsCell(
  client: Pick<Client, 'maxConcurrency'>,
  taken: number | null,
  stale: boolean,
  { t, formats }: Pick<Words, 't' | 'formats'>,
) {
  if (taken === null) return NONE;
  const limit = client.maxConcurrency;
  const text =
    limit === null
      ? t('inUse', { taken: formats.number(taken) })
      : t('inUseOf', { taken: formats.number(taken), limit: formats.number(limit) });
  return capacityCell({ taken, limit, text, stale });
}

export const addressOf = (client: Pick<Client, 'mode' | 'username' | 'endpointId' | 'host' | 'port'>) =>
  client.mode === 'registers'
    ? (client.username ?? client.endpointId)
    : `${client.host ?? ''}:${client.port ?? 5060}`;

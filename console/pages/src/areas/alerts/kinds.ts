import { useCallback } from 'react';
import { can } from '~/api/roles';
import { useUser } from '~/kit/session';
import type { Translate } from '~/kit/texts';
import type { Alert } from './open';
import { texts } from './texts';

export const KINDS = [
  'node.unreachable',
  'node.back',
  'carrier.unreachable',
  'carrier.back',
  'client.unreachable',
  'client.back',
  'source.refused',
  'registrations.moved',
  'host.unknown',
  'dns.unavailable',
  'dns.back',
  'realtime.columns-missing',
  'realtime.drift',
  'lease.adopted-above-limit',
  'lease.answered-above-limit',
] as const;

type Known = keyof typeof texts.en.kind;
const keyOf = (kind: string) => kind.replaceAll('.', '-') as Known;

/** The words of a kind; its own name for one that a later version adds. */
export function kindLabel(t: Translate<typeof texts.en>, kind: string): string {
  return keyOf(kind) in texts.en.kind ? t(`kind.${keyOf(kind)}`) : kind;
}

/** The words of what an alert reports: an outage may be over since the carrier or client is no longer in use. */
export function titleOf(t: Translate<typeof texts.en>, alert: Pick<Alert, 'kind' | 'details'>): string {
  if (alert.details.reason === 'not-needed') {
    if (alert.kind === 'carrier.back') return t('over.carrier');
    if (alert.kind === 'client.back') return t('over.client');
  }
  return kindLabel(t, alert.kind);
}

export function whatToDo(t: Translate<typeof texts.en>, kind: string): string | null {
  return keyOf(kind) in texts.en.do ? t(`do.${keyOf(kind)}`) : null;
}

/** The page of what an alert reports, if the person may open it. */
export function useSubjectLink(): (alert: Alert) => string | null {
  const { role } = useUser();
  return useCallback(
    (alert) => {
      if (alert.kind.startsWith('node.') || alert.kind === 'registrations.moved')
        return can(role, 'getNode') ? `/nodes/${encodeURIComponent(alert.subject)}` : null;
      if (alert.kind.startsWith('carrier.'))
        return can(role, 'getCarrier') ? `/carriers/${encodeURIComponent(alert.subject)}` : null;
      if (alert.kind.startsWith('client.'))
        return can(role, 'getClient') ? `/clients/${encodeURIComponent(alert.subject)}` : null;
      if (alert.kind === 'source.refused')
        return can(role, 'listRefusedSources')
          ? `/refused-sources?address=${encodeURIComponent(alert.subject)}`
          : null;
      const call = alert.details.call;
      return call && can(role, 'getCallRecord') ? `/calls/${encodeURIComponent(call)}` : null;
    },
    [role],
  );
}

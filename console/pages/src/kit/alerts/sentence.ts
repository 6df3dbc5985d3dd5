import type { Schema } from '~/api/client';
import type { Formats } from '../format';
import type { Translate } from '../texts';
import { alertTexts } from './alertTexts';

type T = Translate<typeof alertTexts.en>;

/** What an alert reports, in the person's language; null for one that only the service has words for. */
export function sentenceOf(
  alert: Pick<Schema<'Alert'>, 'kind' | 'subject' | 'details'>,
  t: T,
  formats: Pick<Formats, 'time' | 'number'>,
): string | null {
  const { subject, details } = alert;
  const figure = (name: string) => formats.number(Number(details[name]));
  switch (alert.kind) {
    case 'node.unreachable':
      if (!details.since || !details.leases) return null;
      return t('say.node-unreachable', {
        node: subject,
        time: formats.time(details.since),
        count: Number(details.leases),
      });
    case 'node.back':
      return details.since ? t('say.node-back', { node: subject, time: formats.time(details.since) }) : null;
    case 'carrier.unreachable':
    case 'client.unreachable':
      if (!details.name || !details.since) return null;
      return t(details.unsteady === 'true' ? 'say.party-unsteady' : 'say.party-unreachable', {
        party: t(alert.kind === 'carrier.unreachable' ? 'party.carrier' : 'party.client', {
          name: details.name,
        }),
        time: formats.time(details.since),
      });
    case 'carrier.back':
    case 'client.back': {
      if (!details.name || !details.since) return null;
      const kind = alert.kind === 'carrier.back' ? 'carrier' : 'client';
      return t(details.reason === 'not-needed' ? `say.${kind}-not-needed` : 'say.party-back', {
        party: t(`party.${kind}`, { name: details.name }),
        time: formats.time(details.since),
      });
    }
    case 'source.refused': {
      const reason = details.reason ?? '';
      if (!details.node || !isKeyOf(alertTexts.en.why, reason)) return null;
      const values = { node: details.node, address: subject, reason: t(`why.${reason}`) };
      return details.nearEndpointId
        ? t('say.source-refused-near', { ...values, near: details.nearEndpointId })
        : t('say.source-refused', values);
    }
    case 'registrations.moved':
      if (!details.to || !details.registrations) return null;
      return t('say.registrations-moved', {
        node: subject,
        to: details.to,
        count: Number(details.registrations),
      });
    case 'host.unknown':
      if (!details.endpoints) return null;
      return t(details.addresses ? 'say.host-unknown' : 'say.host-never-known', {
        host: subject,
        endpoints: details.endpoints,
      });
    case 'dns.unavailable':
      return details.hosts ? t('say.dns-unavailable', { count: Number(details.hosts) }) : null;
    case 'dns.back':
      return t('say.dns-back');
    case 'realtime.columns-missing':
      return details.count ? t('say.columns-missing', { count: Number(details.count) }) : null;
    case 'realtime.drift':
      return details.count ? t('say.drift', { count: Number(details.count) }) : null;
    case 'lease.adopted-above-limit':
    case 'lease.answered-above-limit': {
      const kind = details.kind ?? '';
      if (!details.taken || !details.limit || !isKeyOf(alertTexts.en.cap, kind)) return null;
      return t(
        alert.kind === 'lease.adopted-above-limit'
          ? 'say.lease-adopted-above-limit'
          : 'say.lease-answered-above-limit',
        { cap: t(`cap.${kind}`), taken: figure('taken'), limit: figure('limit') },
      );
    }
    default:
      return null;
  }
}

const isKeyOf = <T extends object>(all: T, key: string): key is keyof T & string => key in all;

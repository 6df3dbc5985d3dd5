import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { isAway, MOST_ASKED, unreachedBy } from '~/kit/campaignReach';
import { useFormats } from '~/kit/format';
import { Link } from '~/kit/navigation';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { useNow } from '~/kit/values';
import {
  activeCampaignsQuery,
  carrierCountsQuery,
  clientsQuery,
  isNoneAvailable,
  ownUnreached,
  type View,
} from './queries';
import { texts } from './texts';

const NAMED = 5;

interface Party {
  id: string;
  name: string;
}

/** That no carrier takes calls, campaigns whose next call would not reach a client, and the clients that are away; nothing while all is well. */
export default function Unreached({ view }: { view: View }) {
  const t = useTexts(texts);
  const now = useNow(30_000);
  const can = useCan();
  const seesClients = can('listClients');
  const campaigns = useQuery({ ...activeCampaignsQuery(view), enabled: seesClients }).data;
  const clients = useQuery({ ...clientsQuery(view), enabled: seesClients }).data;
  const own = useQuery({ ...ownUnreached(view), enabled: !seesClients }).data;
  const counts = useQuery({ ...carrierCountsQuery(view), enabled: can('listCarriers') }).data;
  const noCarrier = counts !== undefined && isNoneAvailable(counts);
  const unreached: Party[] = clients
    ? (campaigns ?? []).filter((one) => unreachedBy(one, clients, now) !== null)
    : (own?.campaigns ?? []);
  const linked = new Set(
    (campaigns ?? []).flatMap(({ clients, overflow }) => [
      ...clients.map((link) => link.clientId),
      ...(overflow ? [overflow.clientId] : []),
    ]),
  );
  const away = [...(campaigns && clients ? clients.values() : [])].filter(
    (one) => isAway(one) && (!view.tenantId || linked.has(one.id)),
  );
  if (!noCarrier && unreached.length === 0 && away.length === 0) return null;
  return (
    <Alert
      color="yellow"
      icon={<IconAlertTriangle aria-hidden />}
      role="status"
      py={8}
      aria-label={t('unreached.title')}
    >
      {noCarrier && (
        <Text size="sm">
          <Link to="/carriers" size="sm">
            {t('unreached.noCarrier')}
          </Link>
        </Text>
      )}
      {unreached.length > 0 && (
        <Names
          text={t('unreached.campaigns', { count: unreached.length })}
          parties={unreached}
          path="/campaigns"
        />
      )}
      {own && !own.all && unreached.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('unreached.first', { most: MOST_ASKED })}
        </Text>
      )}
      {away.length > 0 && (
        <Names text={t('unreached.clients', { count: away.length })} parties={away} path="/clients" />
      )}
    </Alert>
  );
}

function Names({ text, parties, path }: { text: string; parties: Party[]; path: string }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const more = parties.length - NAMED;
  return (
    <Text size="sm">
      {text}{' '}
      {parties.slice(0, NAMED).map((one, index) => (
        <span key={one.id}>
          {index > 0 && ', '}
          <Link to={`${path}/${one.id}`} size="sm">
            {one.name}
          </Link>
        </span>
      ))}
      {more > 0 && (
        <>
          {' '}
          <Link to={path} size="sm">
            {t('unreached.more', { count: formats.number(more) })}
          </Link>
        </>
      )}
    </Text>
  );
}

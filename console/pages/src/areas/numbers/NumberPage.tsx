import { Alert, List, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api, body } from '~/api/client';
import { Card } from '~/kit/Card';
import { EntityName } from '~/kit/EntityName';
import { EntityPage, Gone } from '~/kit/EntityPage';
import { didQuery } from '~/kit/entities';
import { History } from '~/kit/History';
import { Link, useGo, useParams } from '~/kit/navigation';
import { ProblemView } from '~/kit/ProblemView';
import { phoneOf } from '~/kit/phone';
import { StateBadge } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { type KeyOf, useTexts } from '~/kit/texts';
import { Facts, Id, PhoneNumber, Time } from '~/kit/values';
import { useNumberActions } from './actions';
import { campaignsQuery, type Did, nextAvailableQuery, tenantNamesQuery } from './numbers';
import { NextMark, Tags, Usage } from './parts';
import { texts } from './texts';
import { ANY_TRUNK, useTrunks } from './trunks';

const REFETCH_MILLIS = 10_000;

export default function NumberPage() {
  const t = useTexts(texts);
  const go = useGo();
  const id = useParams().id as string;
  const did = useQuery({ ...didQuery(id), staleTime: 0, refetchInterval: REFETCH_MILLIS });
  const next = useQuery({
    ...nextAvailableQuery(did.data?.tenantId ?? null),
    enabled: did.data?.status === 'active',
  });
  const actionsOf = useNumberActions(() => go('/numbers'));
  return (
    <EntityPage<Did>
      entity={did}
      list={{ label: t('title'), to: '/numbers' }}
      name={(shown) => phoneOf(shown.number).text}
      badge={(shown) => (
        <>
          <StateBadge state={shown.status} />
          {next.data === shown.id && <NextMark />}
        </>
      )}
      lead={(shown) => shown.metadata.notes}
      gone={{
        title: t('column.number'),
        text: <Gone text={t('deleted')} />,
        history: <NumberHistory id={id} />,
      }}
      actions={actionsOf}
      menuLabel={t('action.more')}
      buttons={['edit']}
      tabs={(shown) => [
        { id: 'overview', label: t('tab.overview'), content: () => <Overview did={shown} /> },
        { id: 'history', label: t('tab.history'), content: () => <NumberHistory id={id} /> },
      ]}
    />
  );
}

function Overview({ did }: { did: Did }) {
  const t = useTexts(texts);
  const can = useCan();
  const trunks = useTrunks();
  const names = useQuery({ ...tenantNamesQuery, enabled: can('listTenants') });
  const campaigns = useQuery({ ...campaignsQuery(did.tenantId), enabled: can('listCampaigns') });
  const uses = campaigns.data?.get(did.id) ?? [];
  const { provider, region, notes, ...others } = did.metadata;
  const extra = Object.entries(others).map(([name, text]) => ({ label: name, value: text }));
  const owner = can('listTenants')
    ? [{ label: t('column.tenant'), value: names.data?.get(did.tenantId) ?? <Id>{did.tenantId}</Id> }]
    : [];
  return (
    <Stack gap="md">
      {did.status === 'available' && uses.length > 0 && (
        <Alert color="yellow" icon={<IconInfoCircle aria-hidden />}>
          {t('warning.available')}
        </Alert>
      )}
      <Card title={t('card.usage')}>
        <Facts
          facts={[
            { label: t('column.usage'), value: <Usage did={did} /> },
            {
              label: t('column.lastUsed'),
              value: did.lastUsed ? <Time at={did.lastUsed} ago /> : t('never'),
            },
            {
              label: t('column.trunk'),
              value: can('listCarriers') ? (
                <EntityName source={trunks} id={did.trunk} />
              ) : did.trunk === ANY_TRUNK ? (
                t('anyCarrier')
              ) : (
                did.trunk
              ),
            },
            {
              label: t('callRecords'),
              value: (
                <Link to="/calls" search={{ tab: 'all', didId: did.id }} size="sm">
                  {t('calls')}
                </Link>
              ),
            },
          ]}
        />
      </Card>
      <Card title={t('card.campaigns')}>
        {campaigns.isError && (
          <ProblemView error={campaigns.error} onRetry={() => void campaigns.refetch()} />
        )}
        {campaigns.isSuccess && uses.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('noCampaigns')}
          </Text>
        )}
        <List size="sm" listStyleType="none" spacing={6}>
          {uses.map((use) => (
            <List.Item key={use.id}>
              <Link to={`/campaigns/${use.id}`} size="sm">
                {use.name}
              </Link>{' '}
              <StateBadge state={use.status} />{' '}
              <Text span size="sm" c="dimmed">
                {[use.inbound && t('inbound'), use.outbound && t('outbound')].filter(Boolean).join(', ')}
              </Text>
            </List.Item>
          ))}
        </List>
      </Card>
      <Card title={t('card.details')}>
        <Facts
          facts={[
            ...owner,
            { label: t('column.number'), value: <PhoneNumber number={did.number} /> },
            { label: 'E.164', value: <Id>{did.number}</Id> },
            { label: t('column.raw'), value: did.rawNumber ?? undefined },
            { label: t('column.areaCode'), value: did.areaCode ?? undefined },
            { label: t('column.tags'), value: <Tags tags={did.tags} /> },
            { label: t('column.provider'), value: provider },
            { label: t('column.region'), value: region },
            { label: t('column.notes'), value: notes },
            { label: t('column.created'), value: <Time at={did.createdAt} /> },
            ...extra,
          ]}
        />
      </Card>
    </Stack>
  );
}

function NumberHistory({ id }: { id: string }) {
  const t = useTexts(texts);
  return (
    <History
      queryKey={['numbers', id]}
      label={(field) => (field in texts.en.field ? t(`field.${field}` as KeyOf<typeof texts.en>) : undefined)}
      fetch={(after, signal) =>
        body(
          api.GET('/api/v1/audit/dids', {
            params: { query: { entityId: id, ...(after ? { after } : {}) } },
            signal,
          }),
        )
      }
    />
  );
}

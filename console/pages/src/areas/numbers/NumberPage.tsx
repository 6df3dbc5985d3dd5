import { Alert, Button, List, Menu, Paper, Stack, Text, Title } from '@mantine/core';
import { IconChevronDown, IconInfoCircle, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '~/api/client';
import { ApiProblem } from '~/api/problem';
import { ScreenFallback } from '~/app/Screens';
import { History } from '~/kit/History';
import { Link, useGo, useParams } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { ProblemView } from '~/kit/ProblemView';
import { phoneOf } from '~/kit/phone';
import { StateBadge } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { PageTabs } from '~/kit/Tabs';
import { type KeyOf, useTexts } from '~/kit/texts';
import { Facts, Id, PhoneNumber, Time } from '~/kit/values';
import { useNumberActions } from './actions';
import { campaignsQuery, type Did, didQuery, nextAvailableQuery, tenantNamesQuery } from './numbers';
import { NextMark, Tags, Usage } from './parts';
import { texts } from './texts';

const REFETCH_MILLIS = 10_000;

export default function NumberPage() {
  const t = useTexts(texts);
  const go = useGo();
  const id = useParams().id as string;
  const did = useQuery({ ...didQuery(id), refetchInterval: REFETCH_MILLIS });
  const next = useQuery({
    ...nextAvailableQuery(did.data?.tenantId ?? null),
    enabled: did.data?.status === 'active',
  });
  const actionsOf = useNumberActions(() => go('/numbers'));
  const trail = [{ label: t('title'), to: '/numbers' }];
  if (did.isPending) return <ScreenFallback />;
  if (did.isError && !did.data) {
    const gone = did.error instanceof ApiProblem && did.error.status === 404;
    return (
      <Page title={gone ? t('column.number') : t('title')} trail={trail}>
        {gone ? (
          <Alert color="gray">{t('deleted')}</Alert>
        ) : (
          <ProblemView error={did.error} onRetry={() => void did.refetch()} />
        )}
        {gone && <NumberHistory id={id} />}
      </Page>
    );
  }
  const shown = did.data;
  const [edit, ...others] = actionsOf(shown);
  return (
    <Page
      title={phoneOf(shown.number).text}
      badge={
        <>
          <StateBadge state={shown.status} />
          {next.data === shown.id && <NextMark />}
        </>
      }
      lead={shown.metadata.notes}
      trail={trail}
      actions={
        <>
          <Menu position="bottom-end" shadow="md">
            <Menu.Target>
              <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
                {t('action.more')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {others.map((action) => (
                <Menu.Item
                  key={action.id}
                  className={action.color === 'red' ? 'danger' : undefined}
                  disabled={Boolean(action.disabled)}
                  leftSection={action.icon ? <action.icon size={16} /> : null}
                  onClick={() => action.run(shown)}
                >
                  {action.label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <Button
            leftSection={<IconPencil size={16} aria-hidden />}
            disabled={Boolean(edit?.disabled)}
            title={edit?.disabled ?? undefined}
            onClick={() => edit?.run(shown)}
          >
            {t('action.edit')}
          </Button>
        </>
      }
    >
      {did.isError && <ProblemView error={did.error} onRetry={() => void did.refetch()} />}
      <PageTabs
        tabs={[
          { id: 'overview', label: t('tab.overview'), content: () => <Overview did={shown} /> },
          { id: 'history', label: t('tab.history'), content: () => <NumberHistory id={id} /> },
        ]}
      />
    </Page>
  );
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder radius="md" p="lg" component="section">
      <Title order={2} size="h4" mb="md">
        {title}
      </Title>
      {children}
    </Paper>
  );
}

function Overview({ did }: { did: Did }) {
  const t = useTexts(texts);
  const can = useCan();
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
            { label: t('column.trunk'), value: did.trunk },
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

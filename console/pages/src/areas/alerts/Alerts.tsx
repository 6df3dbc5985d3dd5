import { Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, body } from '~/api/client';
import { alertTexts } from '~/kit/alerts/alertTexts';
import { sentenceOf } from '~/kit/alerts/sentence';
import { EntityName } from '~/kit/EntityName';
import { type Formats, useFormats } from '~/kit/format';
import { kitTexts } from '~/kit/kitTexts';
import { EmptyList, Listing } from '~/kit/listing/Listing';
import type { Column, Filter } from '~/kit/listing/types';
import { Link, useCellLink, useTenant } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { ProblemView } from '~/kit/ProblemView';
import { StateBadge, stateCell, useStateLabel } from '~/kit/StateBadge';
import { useUser } from '~/kit/session';
import { tenants } from '~/kit/sources';
import { type Translate, useTexts } from '~/kit/texts';
import { agoCell, Id, idCell, NONE, Time } from '~/kit/values';
import { KINDS, kindLabel, titleOf, useSubjectLink, whatToDo } from './kinds';
import { type Alert, type OpenAlerts, openQuery } from './open';
import { texts } from './texts';

const REFETCH_MILLIS = 15_000;

export default function Alerts() {
  const t = useTexts(texts);
  const tenantId = useTenant() ?? undefined;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Stack gap="sm" component="section">
        <Title order={2} size="h4">
          {t('open')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('openLead')}
        </Text>
        <Open />
      </Stack>
      <Stack gap="sm" component="section">
        <Title order={2} size="h4">
          {t('all')}
        </Title>
        <Listing<Alert>
          id="alerts"
          label={t('all')}
          queryKey={['alerts', 'list']}
          fetch={(query, signal) => body(api.GET('/api/v1/alerts', { params: { query }, signal }))}
          rowId={(alert) => alert.alertId}
          rowName={(alert) => `${titleOf(t, alert)} ${alert.subject}`}
          columns={useColumns()}
          filters={useFilters()}
          fixed={{ tenantId }}
          defaultSort="-raisedAt"
          refetchEvery={REFETCH_MILLIS}
          empty={{ title: t('empty'), text: t('emptyText') }}
        />
      </Stack>
    </Page>
  );
}

function Open() {
  const t = useTexts(texts);
  const seesNodes = useUser().role !== 'seller';
  const open = useQuery(openQuery(useTenant()));
  if (open.isPending) return <Skeleton height={84} radius="md" />;
  if (!open.data) return <ProblemView error={open.error} onRetry={() => void open.refetch()} />;
  if (open.data.length === 0)
    return <EmptyList title={t('none')} text={t(seesNodes ? 'noneText' : 'noneOwnText')} />;
  return (
    <Stack gap="xs">
      {open.data.map((group) => (
        <OpenGroup key={`${group.kind} ${group.subject}`} group={group} />
      ))}
    </Stack>
  );
}

function OpenGroup({ group }: { group: OpenAlerts }) {
  const t = useTexts(texts);
  const { latest } = group;
  const todo = whatToDo(t, group.kind);
  return (
    <Paper withBorder radius="md" p="md">
      <Group gap="sm" mb={6}>
        <StateBadge state={latest.severity} />
        <Text fw={600}>{kindLabel(t, group.kind)}</Text>
        <Subject alert={latest} />
        <Text size="sm" c="dimmed">
          {t('times', { count: group.count })} · <Time at={latest.raisedAt} ago />
        </Text>
      </Group>
      {messageCell(latest, useTexts(alertTexts), useFormats())}
      {todo && (
        <Text size="sm" mt={6}>
          <Text span fw={600} size="sm">
            {t('todo')}
          </Text>{' '}
          {todo}
        </Text>
      )}
    </Paper>
  );
}

/** What it reports, in the person's language if its kind is known. */
function messageCell(alert: Alert, say: Translate<typeof alertTexts.en>, formats: Formats) {
  const own = sentenceOf(alert, say, formats);
  return (
    <div className="alert-message" lang={own ? undefined : 'en'}>
      {own ?? alert.message}
    </div>
  );
}

/** The subject by its name if it has one, or the call whose page says more of it, as a link. */
function Subject({ alert }: { alert: Alert }) {
  const link = useSubjectLink()(alert);
  return link ? (
    <Link to={link} size="sm">
      {subjectOf(alert)}
    </Link>
  ) : (
    <Id>{subjectOf(alert)}</Id>
  );
}

const subjectOf = (alert: Alert) => alert.details.name ?? alert.details.call ?? alert.subject;

function useColumns(): Column<Alert>[] {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const say = useTexts(alertTexts);
  const formats = useFormats();
  const seesTenants = useUser().role !== 'seller';
  const subjectLink = useSubjectLink();
  const cellLink = useCellLink();
  return useMemo(
    () => [
      {
        id: 'severity',
        label: t('column.severity'),
        cell: (one) => stateCell(one.severity, kit),
        csv: (one) => one.severity,
      },
      {
        id: 'kind',
        label: t('column.kind'),
        hint: (one) => whatToDo(t, one.kind) ?? undefined,
        cell: (one) => titleOf(t, one),
        csv: (one) => one.kind,
      },
      {
        id: 'subject',
        label: t('column.subject'),
        cell: (one) => {
          const link = subjectLink(one);
          return link ? cellLink(link, subjectOf(one)) : idCell(subjectOf(one));
        },
        csv: (one) => one.subject,
      },
      {
        id: 'message',
        label: t('column.message'),
        cell: (one) => messageCell(one, say, formats),
        csv: (one) => sentenceOf(one, say, formats) ?? one.message,
      },
      {
        id: 'raised',
        label: t('column.raised'),
        sort: 'raisedAt',
        cell: (one) => agoCell(one.raisedAt),
        csv: (one) => one.raisedAt,
      },
      {
        id: 'tenant',
        label: t('column.tenant'),
        hidden: true,
        cell: (one) =>
          one.tenantId && seesTenants ? <EntityName source={tenants} id={one.tenantId} /> : NONE,
        csv: (one) => one.tenantId,
      },
    ],
    [t, kit, say, formats, seesTenants, subjectLink, cellLink],
  );
}

function useFilters(): Filter[] {
  const t = useTexts(texts);
  const state = useStateLabel();
  return useMemo(
    () => [
      {
        id: 'subject',
        kind: 'text',
        main: true,
        label: t('subjectFilter'),
        placeholder: t('subjectFilter'),
      },
      {
        id: 'kind',
        kind: 'choice',
        many: true,
        label: t('column.kind'),
        options: KINDS.map((value) => ({ value, label: kindLabel(t, value) })),
      },
      {
        id: 'severity',
        kind: 'choice',
        many: true,
        label: t('column.severity'),
        options: (['critical', 'warning', 'info'] as const).map((value) => ({ value, label: state(value) })),
      },
      { id: 'since', kind: 'time', label: t('column.since') },
    ],
    [t, state],
  );
}

import { Alert, Button, Code, Group, List, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconRefresh } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, body, type Schema } from '~/api/client';
import { Card } from '~/kit/Card';
import { ask } from '~/kit/dialogs';
import { useFormats } from '~/kit/format';
import { kitTexts } from '~/kit/kitTexts';
import { Listing } from '~/kit/listing/Listing';
import type { Column, Filter } from '~/kit/listing/types';
import { Page } from '~/kit/Page';
import { ProblemView } from '~/kit/ProblemView';
import { ScrollTable } from '~/kit/ScrollTable';
import { useCan } from '~/kit/session';
import { PageTabs } from '~/kit/Tabs';
import { useTexts } from '~/kit/texts';
import { Empty, Id, Time } from '~/kit/values';
import { texts } from './texts';

type Applied = Schema<'AppliedView'>;
type Drift = Schema<'DriftView'>;
type ColumnDrift = Schema<'ColumnDriftView'>;

export default function Realtime() {
  const t = useTexts(texts);
  const can = useCan();
  const client = useQueryClient();
  const formats = useFormats();
  const mayRebuild = can('rebuildRealtimeTables');
  const rebuild = () =>
    ask({
      title: t('rebuildTitle'),
      text: t('rebuildText'),
      confirm: t('rebuild'),
      word: t('word'),
      danger: true,
      run: async () => {
        const report = await body(api.POST('/api/v1/realtime/rebuild'));
        notifications.show({
          color: 'green',
          message: t('rebuildDone', {
            added: formats.number(report.addedColumns.length),
            written: formats.number(report.written),
            removed: formats.number(report.removed),
          }),
        });
        await client.invalidateQueries({ queryKey: ['realtime'] });
      },
    });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button
          variant="default"
          disabled={!mayRebuild}
          title={mayRebuild ? undefined : t('adminOnly')}
          onClick={rebuild}
        >
          {t('rebuild')}
        </Button>
      }
    >
      <PageTabs
        tabs={[
          { id: 'drift', label: t('tab.drift'), content: () => <Differences /> },
          { id: 'applied', label: t('tab.applied'), content: () => <AppliedVersions /> },
        ]}
      />
    </Page>
  );
}

function Differences() {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const drift = useQuery({
    queryKey: ['realtime', 'drift'],
    queryFn: () => body(api.GET('/api/v1/realtime/drift')),
    staleTime: 0,
  });
  if (drift.isPending) return <Text size="sm">{kit('loading')}</Text>;
  if (drift.isError) return <ProblemView error={drift.error} onRetry={() => void drift.refetch()} />;
  const { clean, columns, rows } = drift.data;
  const differing = columns.length === 0 ? t('dirty', { count: rows.length }) : t('columnsMissing');
  return (
    <Stack gap="md">
      <Alert
        color={clean ? 'green' : 'yellow'}
        icon={clean ? <IconCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
        title={clean ? t('clean') : differing}
      >
        <Group justify="space-between">
          <Text size="sm">
            {clean ? t('cleanText') : columns.length === 0 ? t('dirtyText') : t('columnsMissingText')}
          </Text>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconRefresh size={14} aria-hidden />}
            loading={drift.isFetching}
            onClick={() => void drift.refetch()}
          >
            {t('check')}
          </Button>
        </Group>
      </Alert>
      {columns.map((table) => (
        <TableColumns key={table.table} table={table} />
      ))}
      {rows.map((row) => (
        <DriftRow key={`${row.table} ${row.key}`} row={row} />
      ))}
    </Stack>
  );
}

function TableColumns({ table }: { table: ColumnDrift }) {
  const t = useTexts(texts);
  return (
    <Card title={table.table}>
      <Stack gap="xs">
        <List size="sm">
          {table.missing.length > 0 && (
            <List.Item>
              {t('missingColumns')} <Id>{table.missing.join(', ')}</Id>
            </List.Item>
          )}
          {table.unknown.length > 0 && (
            <List.Item>
              {t('unknownColumns')} <Id>{table.unknown.join(', ')}</Id>
            </List.Item>
          )}
        </List>
        {table.remedy.length > 0 && (
          <>
            <Text size="sm">{t('remedy')}</Text>
            <Code block>{table.remedy.map((statement) => `${statement};`).join('\n')}</Code>
          </>
        )}
      </Stack>
    </Card>
  );
}

function DriftRow({ row }: { row: Drift }) {
  const t = useTexts(texts);
  const name = `${row.table} · ${row.key}`;
  return (
    <Card title={name} aside={<Text fw={600}>{t(`kind.${row.kind}`)}</Text>}>
      <ScrollTable label={name}>
        <thead>
          <tr>
            <th scope="col">{t('column')}</th>
            <th scope="col">{t('wanted')}</th>
            <th scope="col">{t('actual')}</th>
          </tr>
        </thead>
        <tbody>
          {row.columns.map((column) => (
            <tr key={column.name}>
              <th scope="row">{column.name}</th>
              <td>{column.wanted === null ? <Empty /> : <Id>{column.wanted}</Id>}</td>
              <td>{column.actual === null ? <Empty /> : <Id>{column.actual}</Id>}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Card>
  );
}

function AppliedVersions() {
  const t = useTexts(texts);
  return (
    <Listing<Applied>
      id="realtime"
      label={t('tab.applied')}
      queryKey={['realtime', 'applied']}
      fetch={(query, signal) => body(api.GET('/api/v1/realtime', { params: { query }, signal }))}
      rowId={(one) => `${one.kind} ${one.id}`}
      rowName={(one) => one.endpointId ?? one.id}
      rowLink={(one) => (one.deleted ? null : pageOf(one))}
      columns={useColumns()}
      filters={useFilters()}
      defaultSort="-appliedAt"
      empty={{ title: t('empty'), text: t('emptyText') }}
    />
  );
}

function pageOf(one: Applied): string {
  return (
    { carrier: '/carriers/', client: '/clients/', 'dialplan-line': '/dialplan-lines/' }[one.kind] + one.id
  );
}

function useColumns(): Column<Applied>[] {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  return useMemo(
    () => [
      {
        id: 'entity',
        label: t('list.entity'),
        cell: (one) => one.endpointId ?? one.id.slice(0, 8),
        csv: (one) => one.id,
      },
      {
        id: 'kind',
        label: t('list.kind'),
        sort: 'kind',
        cell: (one) => t(`entity.${one.kind}`),
        csv: (one) => one.kind,
      },
      {
        id: 'version',
        label: t('list.version'),
        align: 'right',
        cell: (one) => <span className="figures">{one.version}</span>,
        csv: (one) => one.version,
      },
      {
        id: 'at',
        label: t('list.at'),
        sort: 'appliedAt',
        cell: (one) => <Time at={one.appliedAt} ago />,
        csv: (one) => one.appliedAt,
      },
      {
        id: 'deleted',
        label: t('list.deleted'),
        cell: (one) => (one.deleted ? kit('yes') : kit('no')),
        csv: (one) => one.deleted,
      },
      {
        id: 'server',
        label: t('list.server'),
        hidden: true,
        cell: (one) => one.serverUri ?? <Empty />,
        csv: (one) => one.serverUri,
      },
      {
        id: 'client',
        label: t('list.client'),
        hidden: true,
        cell: (one) => one.clientUri ?? <Empty />,
        csv: (one) => one.clientUri,
      },
    ],
    [t, kit],
  );
}

function useFilters(): Filter[] {
  const t = useTexts(texts);
  return useMemo(
    () => [
      {
        id: 'endpointId',
        kind: 'text',
        main: true,
        label: t('list.endpoint'),
        placeholder: t('list.endpoint'),
      },
      {
        id: 'kind',
        kind: 'choice',
        many: true,
        label: t('list.kind'),
        options: (['carrier', 'client', 'dialplan-line'] as const).map((value) => ({
          value,
          label: t(`entity.${value}`),
        })),
      },
      { id: 'deleted', kind: 'boolean', label: t('list.onlyDeleted') },
    ],
    [t],
  );
}

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, body } from '~/api/client';
import { useFormats } from '~/kit/format';
import { kitTexts } from '~/kit/kitTexts';
import { ListPage } from '~/kit/listing/ListPage';
import type { Column, Filter } from '~/kit/listing/types';
import { useCellLink, useGo, useTenant } from '~/kit/navigation';
import { asProblem } from '~/kit/ProblemView';
import { phoneOf } from '~/kit/phone';
import { useProblems } from '~/kit/problems';
import { stateCell, useStateLabel } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { agoCell, Empty, PHONE, phoneCell, phoneHint, timeCell } from '~/kit/values';
import { useNumberActions } from './actions';
import { useBulkActions } from './bulk';
import {
  campaignsQuery,
  type Did,
  exportNumbers,
  nextAvailableQuery,
  STATUSES,
  tenantNamesQuery,
} from './numbers';
import { campaignsCell, clippedCell, NextMark, tagsCell, usageCell } from './parts';
import { texts } from './texts';
import { ANY_TRUNK, carrierNamesQuery, useTrunks } from './trunks';

const REFETCH_MILLIS = 15_000;

export default function NumberList() {
  const t = useTexts(texts);
  const can = useCan();
  const go = useGo();
  const tenantId = useTenant();
  const { sentence } = useProblems();
  const actions = useNumberActions();
  const columns = useColumns(tenantId);
  const filters = useFilters();
  const upload = (
    <Button
      variant="default"
      leftSection={<IconUpload size={16} aria-hidden />}
      disabled={!can('importDids')}
      onClick={() => go('/numbers/import')}
    >
      {t('import')}
    </Button>
  );
  return (
    <ListPage<Did>
      id="numbers"
      title={t('title')}
      lead={t('lead')}
      add={{ label: t('add'), to: '/numbers/new', disabled: !can('createDid') }}
      more={upload}
      queryKey={['numbers', 'list']}
      fetch={(query, signal) => body(api.GET('/api/v1/dids', { params: { query }, signal }))}
      fixed={tenantId ? { tenantId } : {}}
      rowId={(did) => did.id}
      rowName={(did) => phoneOf(did.number).text}
      rowLink={(did) => `/numbers/${did.id}`}
      rowEdit={(did) => `/numbers/${did.id}/edit`}
      rowActions={actions}
      bulkActions={useBulkActions()}
      columns={columns}
      filters={filters}
      defaultSort="number"
      refetchEvery={REFETCH_MILLIS}
      exportAll={(query) =>
        void exportNumbers(query).catch((error: unknown) =>
          notifications.show({ color: 'red', message: sentence(asProblem(error)) }),
        )
      }
      empty={{ title: t('emptyTitle'), text: t('emptyText') }}
    />
  );
}

function useColumns(tenantId: string | null): Column<Did>[] {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const formats = useFormats();
  const cellLink = useCellLink();
  const can = useCan();
  const seesTenants = can('listTenants');
  const campaigns = useQuery({ ...campaignsQuery(tenantId), enabled: can('listCampaigns') });
  const names = useQuery({ ...tenantNamesQuery, enabled: seesTenants });
  const carriers = useQuery({ ...carrierNamesQuery, enabled: can('listCarriers') }).data;
  // Each tenant has a next number of its own, so it is marked only in the list of one tenant.
  const next = useQuery({ ...nextAvailableQuery(tenantId), enabled: tenantId !== null || !seesTenants });
  return useMemo(() => {
    const never = <Empty label={t('never')} />;
    const usesOf = (did: Did) => campaigns.data?.get(did.id);
    const tenantOf = (did: Did) => names.data?.get(did.tenantId) ?? did.tenantId.slice(0, 8);
    const tenant: Column<Did> = {
      id: 'tenant',
      label: t('column.tenant'),
      cell: tenantOf,
      csv: tenantOf,
    };
    return [
      {
        id: 'number',
        label: t('column.number'),
        sort: 'number',
        width: 200,
        className: PHONE,
        hint: (did) => phoneHint(did.number, formats),
        cell: (did) =>
          next.data === did.id ? (
            <span className="with-icon">
              <span>{phoneCell(did.number, formats)}</span>
              <NextMark />
            </span>
          ) : (
            phoneCell(did.number, formats)
          ),
        csv: (did) => did.number,
      },
      ...(seesTenants && tenantId === null ? [tenant] : []),
      {
        id: 'status',
        label: t('column.status'),
        cell: (did) => stateCell(did.status, kit),
        csv: (did) => did.status,
      },
      {
        id: 'campaign',
        label: t('column.campaign'),
        cell: (did) => campaignsCell(usesOf(did), cellLink, t, kit),
        csv: (did) =>
          usesOf(did)
            ?.map((use) => use.name)
            .join('; '),
      },
      {
        id: 'usage',
        label: t('column.usage'),
        help: t('column.usageHelp'),
        sort: 'usageCount',
        width: 130,
        cell: (did) => usageCell(did, t, formats),
        csv: (did) => did.usageCount,
      },
      {
        id: 'lastUsed',
        label: t('column.lastUsed'),
        cell: (did) => (did.lastUsed ? agoCell(did.lastUsed) : never),
        csv: (did) => did.lastUsed,
      },
      {
        id: 'trunk',
        label: t('column.trunk'),
        cell: (did) => (did.trunk === ANY_TRUNK ? t('anyCarrier') : (carriers?.get(did.trunk) ?? did.trunk)),
        csv: (did) => did.trunk,
      },
      {
        id: 'provider',
        spare: true,
        label: t('column.provider'),
        cell: (did) => clippedCell(did.metadata.provider),
        csv: (did) => did.metadata.provider,
      },
      {
        id: 'region',
        spare: true,
        label: t('column.region'),
        cell: (did) => clippedCell(did.metadata.region),
        csv: (did) => did.metadata.region,
      },
      {
        id: 'tags',
        label: t('column.tags'),
        cell: (did) => tagsCell(did.tags),
        csv: (did) => did.tags.join('; '),
      },
      {
        id: 'areaCode',
        label: t('column.areaCode'),
        hidden: true,
        cell: (did) => clippedCell(did.areaCode),
        csv: (did) => did.areaCode,
      },
      {
        id: 'notes',
        label: t('column.notes'),
        hidden: true,
        cell: (did) => clippedCell(did.metadata.notes),
        csv: (did) => did.metadata.notes,
      },
      {
        id: 'raw',
        label: t('column.raw'),
        hidden: true,
        cell: (did) => clippedCell(did.rawNumber),
        csv: (did) => did.rawNumber,
      },
      {
        id: 'created',
        label: t('column.created'),
        hidden: true,
        sort: 'createdAt',
        cell: (did) => timeCell(did.createdAt, formats.time(did.createdAt)),
        csv: (did) => did.createdAt,
      },
    ];
  }, [t, kit, formats, cellLink, campaigns.data, names.data, carriers, next.data, seesTenants, tenantId]);
}

function useFilters(): Filter[] {
  const t = useTexts(texts);
  const state = useStateLabel();
  const namesCarriers = useCan()('listCarriers');
  const trunks = useTrunks();
  return useMemo(
    (): Filter[] => [
      {
        id: 'q',
        kind: 'text',
        main: true,
        // People search for numbers here, which belong into no log of a server or proxy.
        secret: true,
        label: t('filter.search'),
        placeholder: t('filter.search'),
      },
      {
        id: 'status',
        kind: 'choice',
        many: true,
        label: t('filter.status'),
        options: STATUSES.map((value) => ({ value, label: state(value) })),
      },
      { id: 'areaCode', kind: 'text', label: t('filter.areaCode') },
      { id: 'tag', kind: 'text', label: t('filter.tag') },
      namesCarriers
        ? {
            id: 'trunk',
            kind: 'entity',
            many: true,
            label: t('filter.trunk'),
            source: trunks,
          }
        : { id: 'trunk', kind: 'text', label: t('filter.trunk') },
      { id: 'region', kind: 'text', label: t('filter.region') },
      { id: 'importId', kind: 'text', label: t('filter.import') },
      { id: 'number', kind: 'text', secret: true, label: t('filter.number') },
    ],
    [t, state, namesCarriers, trunks],
  );
}

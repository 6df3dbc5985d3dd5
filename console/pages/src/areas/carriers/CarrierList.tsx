import { IconPlayerPause, IconPlayerPlay, IconTool } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, body } from '~/api/client';
import { nextRead } from '~/kit/applied';
import { useTestDrawer } from '~/kit/endpointTests/useTestDrawer';
import { useFormats } from '~/kit/format';
import { kitTexts } from '~/kit/kitTexts';
import { FigureCell, useFigures } from '~/kit/listing/figures';
import { ListPage } from '~/kit/listing/ListPage';
import type { BulkAction, Column, Filter } from '~/kit/listing/types';
import { useLiveUsage } from '~/kit/liveUsage';
import { stateCell, useStateLabel } from '~/kit/StateBadge';
import { StreamControl } from '~/kit/StreamControl';
import { useCan } from '~/kit/session';
import { tenants } from '~/kit/sources';
import { useTexts } from '~/kit/texts';
import { capacityCell, idCell, NONE, timeCell } from '~/kit/values';
import { useCarrierActions } from './actions';
import {
  type Carrier,
  lastHourQuery,
  type OperatorStatus,
  particular,
  setStatus,
  testedOf,
} from './carriers';
import { appliedCell, nameCell, seenCell } from './parts';
import { texts } from './texts';

const REFETCH_MILLIS = 10_000;

export default function CarrierList() {
  const t = useTexts(texts);
  const can = useCan();
  const live = useLiveUsage();
  const { test, drawer } = useTestDrawer('carrier');
  const actions = useCarrierActions({ test: (carrier) => test(testedOf(carrier)) });
  const columns = useColumns(live);
  const filters = useFilters();
  const rowKeys = can('startCarrierTest')
    ? [{ key: 't', label: t('action.testRow'), run: (carrier: Carrier) => test(testedOf(carrier)) }]
    : [];
  return (
    <ListPage<Carrier>
      id="carriers"
      title={t('title')}
      lead={t('lead')}
      add={{ label: t('add'), to: '/carriers/new', disabled: !can('createCarrier') }}
      queryKey={['carriers', 'list']}
      fetch={(query, signal) => body(api.GET('/api/v1/carriers', { params: { query }, signal }))}
      rowId={(carrier) => carrier.id}
      rowName={(carrier) => carrier.name}
      rowLink={(carrier) => `/carriers/${carrier.id}`}
      rowEdit={(carrier) => `/carriers/${carrier.id}/edit`}
      rowActions={actions}
      rowKeys={rowKeys}
      bulkActions={useBulkActions()}
      columns={columns}
      filters={filters}
      defaultSort="name"
      refetchEvery={(rows) => nextRead(rows, REFETCH_MILLIS)}
      extra={<StreamControl stream={live} />}
      empty={{ title: t('emptyTitle'), text: t('emptyText') }}
      drawer={drawer}
    />
  );
}

function useColumns(live: ReturnType<typeof useLiveUsage>): Column<Carrier>[] {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const formats = useFormats();
  const lastHour = useQuery(lastHourQuery);
  const usage = useFigures(live.state?.carriers);
  const stale = live.status === 'delayed' && live.state === null;
  return useMemo(() => {
    const channelsOf = (carrier: Carrier, figure = usage.get(carrier.id)) =>
      figure?.channels ?? { taken: carrier.channelsInUse, limit: carrier.maxChannels };
    const channelsCell = (carrier: Carrier, figure: ReturnType<typeof usage.get>) => {
      const { taken, limit } = channelsOf(carrier, figure);
      const text =
        limit === null
          ? t('inUse', { taken: formats.number(taken) })
          : t('inUseOf', { taken: formats.number(taken), limit: formats.number(limit) });
      return capacityCell({ taken, limit, text, stale });
    };
    return [
      {
        id: 'name',
        label: t('column.name'),
        sort: 'name',
        width: 200,
        cell: nameCell,
        csv: (one) => one.name,
      },
      {
        id: 'state',
        label: t('column.state'),
        cell: (one) =>
          stateCell(
            one.status,
            kit,
            one.lastError && one.status === 'error'
              ? (particular(one.lastError) ?? t('noAnswer'))
              : undefined,
          ),
        csv: (one) => one.status,
      },
      {
        id: 'seen',
        label: t('column.seen'),
        className: 'nowrap',
        cell: (one) => seenCell(one, { t, kit, formats }),
        csv: (one) => (one.registrationType === 'registration' ? one.registered : one.reachable),
      },
      {
        id: 'channels',
        label: t('column.channels'),
        width: 110,
        cell: (one) => (
          <FigureCell figures={usage} id={one.id} cell={(figure) => channelsCell(one, figure)} />
        ),
        csv: (one) => channelsOf(one).taken,
      },
      {
        id: 'success',
        label: t('column.success'),
        help: t('column.successHelp'),
        className: 'two-lines figures',
        cell: (one) => {
          const row = lastHour.data?.get(one.id);
          return row && row.attempts > 0 ? (
            <>
              {formats.percent(row.answeredShare)}
              <span>{t('ofAttempts', { count: row.attempts })}</span>
            </>
          ) : (
            <span>{t('noAttempts')}</span>
          );
        },
        csv: (one) => lastHour.data?.get(one.id)?.answeredShare,
      },
      {
        id: 'prefix',
        spare: true,
        label: t('column.prefix'),
        cell: (one) => (one.dialPrefix ? idCell(one.dialPrefix) : NONE),
        csv: (one) => one.dialPrefix,
      },
      {
        id: 'priority',
        spare: true,
        label: t('column.priority'),
        help: t('column.priorityHelp'),
        sort: 'priority',
        align: 'right',
        cell: (one) => one.priority,
        csv: (one) => one.priority,
      },
      {
        id: 'applied',
        label: t('column.applied'),
        cell: (one) => appliedCell(one, t),
        csv: (one) => one.applied?.version,
      },
      {
        id: 'provider',
        label: t('column.provider'),
        hidden: true,
        cell: (one) => t(`provider.${one.provider}`),
        csv: (one) => one.provider,
      },
      {
        id: 'connection',
        label: t('column.connection'),
        hidden: true,
        cell: (one) => t(`connection.${one.registrationType}`),
        csv: (one) => one.registrationType,
      },
      {
        id: 'host',
        label: t('column.host'),
        hidden: true,
        cell: (one) => (one.port ? `${one.host}:${one.port}` : one.host),
        csv: (one) => (one.port ? `${one.host}:${one.port}` : one.host),
      },
      {
        id: 'endpoint',
        label: t('column.endpoint'),
        hidden: true,
        cell: (one) => idCell(one.endpointId),
        csv: (one) => one.endpointId,
      },
      {
        id: 'limit',
        label: t('column.limit'),
        hidden: true,
        align: 'right',
        cell: (one) => one.maxCallsPerSecond ?? NONE,
        csv: (one) => one.maxCallsPerSecond,
      },
      {
        id: 'offered',
        label: t('column.offered'),
        hidden: true,
        cell: (one) => t(`offered.${one.offeredTo}`),
        csv: (one) => one.offeredTo,
      },
      {
        id: 'created',
        label: t('column.created'),
        hidden: true,
        sort: 'createdAt',
        cell: (one) => timeCell(one.createdAt, formats.time(one.createdAt)),
        csv: (one) => one.createdAt,
      },
    ];
  }, [t, kit, formats, usage, stale, lastHour.data]);
}

function useFilters(): Filter[] {
  const t = useTexts(texts);
  const state = useStateLabel();
  return useMemo(
    () => [
      { id: 'q', kind: 'text', main: true, label: t('filter.search'), placeholder: t('filter.search') },
      {
        id: 'status',
        kind: 'choice',
        many: true,
        label: t('filter.state'),
        options: (['active', 'maintenance', 'inactive', 'error'] as const).map((value) => ({
          value,
          label: state(value),
        })),
      },
      {
        id: 'registrationType',
        kind: 'choice',
        many: true,
        label: t('filter.connection'),
        options: (['ip', 'registration'] as const).map((value) => ({
          value,
          label: t(`connection.${value}`),
        })),
      },
      {
        id: 'provider',
        kind: 'choice',
        many: true,
        label: t('filter.provider'),
        options: (['twilio', 'vonage', 'bandwidth', 'telnyx', 'custom'] as const).map((value) => ({
          value,
          label: t(`provider.${value}`),
        })),
      },
      { id: 'available', kind: 'boolean', label: t('filter.available') },
      { id: 'dialPrefix', kind: 'text', label: t('filter.prefix') },
      {
        id: 'offeredToTenantId',
        kind: 'entity',
        label: t('filter.tenant'),
        source: tenants,
      },
    ],
    [t, state],
  );
}

export function useBulkActions(): BulkAction<Carrier>[] {
  const t = useTexts(texts);
  const can = useCan();
  const disabled = can('updateCarrier') ? null : t('action.noRight');
  const to = (status: OperatorStatus) => ({
    disabled,
    applies: (carrier: Carrier) => carrier.operatorStatus !== status,
    each: (carrier: Carrier) => setStatus(carrier, status),
  });
  const asked = (status: 'maintenance' | 'inactive') => (count: number) => ({
    title: t(`stop.${status}.titleMany`, { count }),
    text: [
      t('stop.outbound'),
      t(`stop.${status}.inbound`),
      t(`stop.${status}.registration`, { count }),
      t('stop.inProgress'),
    ].join(' '),
  });
  return [
    { id: 'activate', label: t('action.activate'), icon: IconPlayerPlay, ...to('active') },
    {
      id: 'maintenance',
      label: t('action.maintenance'),
      icon: IconTool,
      ...to('maintenance'),
      ask: asked('maintenance'),
    },
    {
      id: 'deactivate',
      label: t('action.deactivate'),
      icon: IconPlayerPause,
      ...to('inactive'),
      ask: asked('inactive'),
    },
  ];
}

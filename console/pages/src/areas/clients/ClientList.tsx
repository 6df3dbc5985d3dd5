import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
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
import { useCellLink } from '~/kit/navigation';
import { reachedCell } from '~/kit/ReachedState';
import { useStateLabel } from '~/kit/StateBadge';
import { StreamControl } from '~/kit/StreamControl';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { idCell, NONE, spaced, timeCell } from '~/kit/values';
import { useClientActions } from './actions';
import { type Client, campaignsOf, campaignsQuery, setStatus, testedOf } from './clients';
import { addressOf, appliedCell, callsCell, seenCell } from './parts';
import { texts } from './texts';

const REFETCH_MILLIS = 10_000;

export default function ClientList() {
  const t = useTexts(texts);
  const can = useCan();
  const live = useLiveUsage();
  const columns = useColumns(live);
  const filters = useFilters();
  const { test, drawer } = useTestDrawer('client');
  const actions = useClientActions({ test: (client) => test(testedOf(client)) });
  const rowKeys = can('startClientTest')
    ? [{ key: 't', label: t('action.testRow'), run: (client: Client) => test(testedOf(client)) }]
    : [];
  return (
    <ListPage<Client>
      id="clients"
      title={t('title')}
      lead={t('lead')}
      add={{ label: t('add'), to: '/clients/new', disabled: !can('createClient') }}
      queryKey={['clients', 'list']}
      fetch={(query, signal) => body(api.GET('/api/v1/clients', { params: { query }, signal }))}
      rowId={(client) => client.id}
      rowName={(client) => client.name}
      rowLink={(client) => `/clients/${client.id}`}
      rowEdit={(client) => `/clients/${client.id}/edit`}
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

function useColumns(live: ReturnType<typeof useLiveUsage>): Column<Client>[] {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const formats = useFormats();
  const campaigns = useQuery(campaignsQuery);
  const cellLink = useCellLink();
  const usage = useFigures(live.state?.clients);
  const known = live.state !== null;
  const stale = live.status === 'delayed';
  return useMemo(() => {
    const ofClient = campaignsOf(campaigns.data ?? []);
    const linked = (client: Client) => ofClient.get(client.id) ?? [];
    return [
      {
        id: 'name',
        label: t('column.name'),
        sort: 'name',
        width: 180,
        cell: (one) => one.name,
        csv: (one) => one.name,
      },
      {
        id: 'state',
        label: t('column.state'),
        cell: (one) => reachedCell(one, kit),
        csv: (one) => one.status,
      },
      {
        id: 'seen',
        // The state says that a client is not reachable.
        spare: true,
        label: t('column.seen'),
        className: 'nowrap',
        cell: (one) => seenCell(one, { t, kit, formats }),
        csv: (one) => one.reachable,
      },
      {
        id: 'calls',
        label: t('column.calls'),
        width: 110,
        cell: (one) => (
          <FigureCell
            figures={usage}
            id={one.id}
            cell={(figure) =>
              callsCell(one, known ? (figure?.concurrency.taken ?? 0) : null, stale, { t, formats })
            }
          />
        ),
        csv: (one) => usage.get(one.id)?.concurrency.taken,
      },
      {
        id: 'campaigns',
        label: t('column.campaigns'),
        cell: (one) => {
          const links = linked(one);
          return links.length === 0 ? (
            campaigns.isSuccess ? (
              <span className="quiet-text">{t('noCampaigns')}</span>
            ) : (
              NONE
            )
          ) : (
            spaced(links.map(({ id, name }) => cellLink(`/campaigns/${id}`, name)))
          );
        },
        csv: (one) =>
          linked(one)
            .map(({ name }) => name)
            .join('; '),
      },
      {
        id: 'mode',
        spare: true,
        label: t('column.mode'),
        className: 'nowrap',
        cell: (one) => t(`mode.${one.mode}`),
        csv: (one) => one.mode,
      },
      {
        id: 'address',
        label: t('column.address'),
        cell: (one) => idCell(addressOf(one)),
        csv: (one) => addressOf(one),
      },
      {
        id: 'applied',
        label: t('column.applied'),
        cell: (one) => appliedCell(one, t),
        csv: (one) => one.applied?.version,
      },
      {
        id: 'endpoint',
        label: t('column.endpoint'),
        hidden: true,
        cell: (one) => idCell(one.endpointId),
        csv: (one) => one.endpointId,
      },
      {
        id: 'codecs',
        label: t('column.codecs'),
        hidden: true,
        cell: (one) => one.codecs.join(', '),
        csv: (one) => one.codecs.join(', '),
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
  }, [t, kit, formats, usage, known, stale, campaigns.data, campaigns.isSuccess, cellLink]);
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
        options: (['active', 'inactive'] as const).map((value) => ({ value, label: state(value) })),
      },
      {
        id: 'mode',
        kind: 'choice',
        many: true,
        label: t('filter.mode'),
        options: (['registers', 'fixed'] as const).map((value) => ({ value, label: t(`mode.${value}`) })),
      },
    ],
    [t, state],
  );
}

function useBulkActions(): BulkAction<Client>[] {
  const t = useTexts(texts);
  const disabled = useCan()('updateClient') ? null : t('action.noRight');
  const to = (status: Client['status']) => ({
    disabled,
    applies: (client: Client) => client.status !== status,
    each: (client: Client) => setStatus(client, status),
  });
  return [
    { id: 'activate', label: t('action.activate'), icon: IconPlayerPlay, ...to('active') },
    {
      id: 'deactivate',
      label: t('action.deactivate'),
      icon: IconPlayerPause,
      ...to('inactive'),
    },
  ];
}

import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { api, body } from '~/api/client';
import { useFormats } from '~/kit/format';
import { kitTexts } from '~/kit/kitTexts';
import { FigureCell, useFigures } from '~/kit/listing/figures';
import { ListPage } from '~/kit/listing/ListPage';
import type { BulkAction, Column, Filter } from '~/kit/listing/types';
import { useLiveUsage } from '~/kit/liveUsage';
import { useTenant } from '~/kit/navigation';
import { usePreferences } from '~/kit/preferences';
import { useStateLabel } from '~/kit/StateBadge';
import { StreamControl } from '~/kit/StreamControl';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { capacityCell, NONE, timeCell, useNow } from '~/kit/values';
import { useCampaignActions } from './actions';
import { type Campaign, lastDayQuery, patchCampaign } from './campaigns';
import { campaignState, countedLine, openCell, usageText, useUnreached } from './parts';
import { texts } from './texts';

const REFETCH_MILLIS = 15_000;

export default function CampaignList() {
  const t = useTexts(texts);
  const can = useCan();
  const live = useLiveUsage();
  const tenantId = useTenant();
  const state = useStateLabel('campaign');
  const filters = useMemo(
    (): Filter[] => [
      { id: 'q', kind: 'text', main: true, label: t('filter.search'), placeholder: t('filter.search') },
      {
        id: 'status',
        kind: 'choice',
        many: true,
        label: t('filter.state'),
        options: (['active', 'inactive'] as const).map((value) => ({ value, label: state(value) })),
      },
    ],
    [t, state],
  );
  const fixed = useMemo(() => (tenantId ? { tenantId } : {}), [tenantId]);
  return (
    <ListPage<Campaign>
      id="campaigns"
      title={t('title')}
      lead={t('lead')}
      add={{ label: t('add'), to: '/campaigns/new', disabled: !can('createCampaign') }}
      queryKey={['campaigns', 'list']}
      fetch={(query, signal) => body(api.GET('/api/v1/campaigns', { params: { query }, signal }))}
      rowId={(campaign) => campaign.id}
      rowName={(campaign) => campaign.name}
      rowLink={(campaign) => `/campaigns/${campaign.id}`}
      rowEdit={(campaign) => `/campaigns/${campaign.id}?tab=limits`}
      rowActions={useCampaignActions()}
      bulkActions={useBulkActions()}
      columns={useColumns(live)}
      filters={filters}
      fixed={fixed}
      defaultSort="name"
      refetchEvery={REFETCH_MILLIS}
      extra={<StreamControl stream={live} />}
      empty={{ title: t('empty'), text: t('emptyText') }}
    />
  );
}

function useColumns(live: ReturnType<typeof useLiveUsage>): Column<Campaign>[] {
  const t = useTexts(texts);
  const formats = useFormats();
  const lastDay = useQuery(lastDayQuery);
  const kit = useTexts(kitTexts);
  const { language } = usePreferences();
  const now = useNow(30_000);
  const unreached = useUnreached();
  const usage = useFigures(live.state?.campaigns);
  const stale = live.status === 'delayed';
  return useMemo(() => {
    type Figure = ReturnType<typeof usage.get>;
    const nowCell = (one: Campaign, figure: Figure) => {
      const { taken, limit } = figure?.concurrency ?? { taken: 0, limit: one.maxConcurrency };
      const text =
        limit === null
          ? t('nowFree', { taken: formats.number(taken) })
          : t('nowOf', { taken: formats.number(taken), limit: formats.number(limit) });
      return capacityCell({ taken, limit, text, stale });
    };
    const dayCell = (one: Campaign, figure: Figure) => {
      if (!figure) return NONE;
      const { taken, limit } = figure.daily;
      const text =
        limit === null
          ? t('dayFree', { taken: formats.number(taken) })
          : t('dayOf', { taken: formats.number(taken), limit: formats.number(limit) });
      return (
        <>
          {capacityCell({ taken, limit, text, stale })}
          {countedLine({ by: one, span: 'time' }, t)}
        </>
      );
    };
    const totalCell = (one: Campaign, figure: Figure) => (
      <>
        {usageText(figure?.total, t, formats)}
        {countedLine({ by: one, span: 'total' }, t)}
      </>
    );
    const liveCell = (one: Campaign, cell: (one: Campaign, figure: Figure) => ReactNode) => (
      <FigureCell figures={usage} id={one.id} cell={(figure) => cell(one, figure)} />
    );
    return [
      {
        id: 'name',
        label: t('column.name'),
        sort: 'name',
        width: 190,
        cell: (one) => one.name,
        csv: (one) => one.name,
      },
      {
        id: 'state',
        label: t('column.state'),
        cell: (one) => campaignState(one, unreached(one), t, kit),
        csv: (one) => one.status,
      },
      {
        id: 'hours',
        label: t('column.hours'),
        cell: (one) => openCell(one, now, t, language),
        csv: (one) => (one.openingHours ? one.timeZone : t('always')),
      },
      {
        id: 'strategy',
        spare: true,
        label: t('column.strategy'),
        cell: (one) => t(`strategy.${one.routingStrategy}`),
        csv: (one) => one.routingStrategy,
      },
      {
        id: 'clients',
        label: t('column.clients'),
        align: 'right',
        cell: (one) => one.clients.length,
        csv: (one) => one.clients.length,
      },
      {
        id: 'now',
        label: t('column.now'),
        width: 120,
        cell: (one) => liveCell(one, nowCell),
        csv: (one) => usage.get(one.id)?.concurrency.taken,
      },
      {
        id: 'day',
        label: t('column.day'),
        width: 120,
        cell: (one) => liveCell(one, dayCell),
        csv: (one) => usage.get(one.id)?.daily.taken,
      },
      {
        id: 'total',
        spare: true,
        label: t('column.total'),
        align: 'right',
        cell: (one) => liveCell(one, totalCell),
        csv: (one) => usage.get(one.id)?.total.taken,
      },
      {
        id: 'answered',
        label: t('column.answered'),
        help: t('column.answeredHelp'),
        className: 'two-lines figures',
        cell: (one) => {
          const row = lastDay.data?.get(one.id);
          if (!row || row.attempts === 0) return NONE;
          return (
            <>
              {formats.percent(row.answeredShare)}
              <span>{t('attempts', { count: row.attempts })}</span>
            </>
          );
        },
        csv: (one) => lastDay.data?.get(one.id)?.answeredShare,
      },
      {
        id: 'numbers',
        label: t('column.numbers'),
        hidden: true,
        align: 'right',
        cell: (one) => one.didIds.length,
        csv: (one) => one.didIds.length,
      },
      {
        id: 'carriers',
        label: t('column.carriers'),
        hidden: true,
        align: 'right',
        cell: (one) => one.carriers.length,
        csv: (one) => one.carriers.length,
      },
      {
        id: 'zone',
        label: t('column.zone'),
        hidden: true,
        cell: (one) => one.timeZone,
        csv: (one) => one.timeZone,
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
  }, [t, kit, formats, language, now, usage, stale, lastDay.data, unreached]);
}

function useBulkActions(): BulkAction<Campaign>[] {
  const t = useTexts(texts);
  const can = useCan();
  const disabled = can('updateCampaign') ? null : t('noRight');
  const to = (status: Campaign['status']) => ({
    disabled,
    applies: (one: Campaign) => one.status !== status,
    each: (one: Campaign) => patchCampaign(one.id, one.version, { status }),
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

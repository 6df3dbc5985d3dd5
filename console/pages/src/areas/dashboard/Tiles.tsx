import { Button, Group, Paper, Skeleton, Text } from '@mantine/core';
import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormats } from '~/kit/format';
import { kitTexts } from '~/kit/kitTexts';
import { Link, type Search } from '~/kit/navigation';
import { asProblem } from '~/kit/ProblemView';
import { useProblems } from '~/kit/problems';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { LiveRegion } from '~/kit/values';
import { callsLink, callsOf } from './figures';
import {
  alertsQuery,
  callsNowQuery,
  campaignCountsQuery,
  carrierCountsQuery,
  isNoneAvailable,
  statisticsQuery,
  type View,
} from './queries';
import { texts } from './texts';

/** From this share on, calls that were not routed need somebody to look: single ones are wrong numbers. */
const MANY_UNROUTED = 0.1;

/** The figures to look at first. */
export function Tiles({ view }: { view: View }) {
  const can = useCan();
  return (
    <div className="dash-tiles">
      {can('listCarriers') ? <CarriersTile view={view} /> : <CampaignsTile view={view} />}
      <CallsTile view={view} />
      <AnsweredTile view={view} />
      <UnroutedTile view={view} />
      <AlertsTile view={view} />
    </div>
  );
}

interface TileProps<T> {
  label: string;
  source: UseQueryResult<T>;
  link: { to: string; search?: Search };
  value: (data: T) => string;
  after?: (data: T) => string;
  note: (data: T) => ReactNode;
  /** Whether somebody should look at it now. */
  bad?: (data: T) => boolean;
}

function Tile<T>({ label, source, link, value, after, note, bad }: TileProps<T>) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const formats = useFormats();
  const { sentence } = useProblems();
  const data = source.data;
  const stale = source.isError && data !== undefined;
  const alarming = data !== undefined && (bad?.(data) ?? false);
  return (
    <Paper
      withBorder
      radius="md"
      p="md"
      component="section"
      className={stale ? 'dash-tile stale' : 'dash-tile'}
    >
      <Link to={link.to} {...(link.search ? { search: link.search } : {})} className="dash-tile-link">
        {label}
      </Link>
      {data !== undefined ? (
        <>
          <Group gap={6} align="baseline" wrap="nowrap">
            <span className="dash-figure figures">{value(data)}</span>
            {after && (
              <Text size="sm" c="dimmed" className="figures">
                {after(data)}
              </Text>
            )}
          </Group>
          <Text size="xs" c={alarming ? undefined : 'dimmed'} className={alarming ? 'danger' : undefined}>
            {alarming && <IconAlertTriangle size={13} aria-hidden className="inline-icon" />}
            {stale ? t('staleSince', { age: formats.ago(source.dataUpdatedAt) }) : note(data)}
          </Text>
        </>
      ) : source.isError ? (
        <>
          <Group gap={6} mt={6}>
            <IconPlugConnectedX size={18} aria-hidden />
            <Text fw={600}>{t('unavailable')}</Text>
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => void source.refetch()}
              className="above"
            >
              {kit('retry')}
            </Button>
          </Group>
          <Text size="xs">{sentence(asProblem(source.error))}</Text>
        </>
      ) : (
        <Skeleton height={46} mt={6} aria-hidden />
      )}
    </Paper>
  );
}

function CarriersTile({ view }: { view: View }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const counts = useQuery(carrierCountsQuery(view));
  const broken = (counts.data?.error ?? 0) > 0;
  return (
    <Tile
      label={t('tile.carriers')}
      source={counts}
      link={{ to: '/carriers', search: broken ? { status: 'error' } : {} }}
      value={(data) => formats.number(data.active)}
      after={(data) => t('tile.ofTotal', { total: formats.number(data.total) })}
      note={(data) =>
        data.error > 0
          ? t('tile.errors', { count: data.error })
          : t(isNoneAvailable(data) ? 'tile.noneAvailable' : 'tile.noErrors')
      }
      bad={(data) => data.error > 0 || isNoneAvailable(data)}
    />
  );
}

function CampaignsTile({ view }: { view: View }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const counts = useQuery(campaignCountsQuery(view));
  return (
    <Tile
      label={t('tile.campaigns')}
      source={counts}
      link={{ to: '/campaigns' }}
      value={(data) => formats.number(data.active)}
      after={(data) => t('tile.ofTotal', { total: formats.number(data.total) })}
      note={(data) =>
        data.total === 0
          ? t('tile.noCampaigns')
          : data.total > data.active
            ? t('tile.inactive', { count: data.total - data.active })
            : t('tile.allActive')
      }
    />
  );
}

function CallsTile({ view }: { view: View }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const now = useQuery(callsNowQuery(view));
  return (
    <>
      <Tile
        label={t('tile.callsNow')}
        source={now}
        link={{ to: '/calls' }}
        value={(data) => formats.number(data)}
        note={() => t('tile.callsNowNote')}
      />
      <LiveRegion text={now.data === undefined ? '' : `${t('tile.callsNow')}: ${formats.number(now.data)}`} />
    </>
  );
}

function AnsweredTile({ view }: { view: View }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const figures = useQuery(statisticsQuery(view, 'node', '15m'));
  const range = figures.data ?? { from: '', to: '' };
  return (
    <Tile
      label={t('tile.answered')}
      source={figures}
      link={callsLink(range, { complete: 'true' })}
      value={(data) => {
        const { share } = callsOf(data.rows);
        return share === null ? '—' : formats.percent(share, 0);
      }}
      note={(data) => {
        const { calls } = callsOf(data.rows);
        return calls === 0 ? t('tile.noCalls') : t('tile.ofCalls', { count: calls });
      }}
      bad={(data) => callsOf(data.rows).share === 0}
    />
  );
}

/** Calls that went nowhere: refused, or to a number of no tenant. */
function UnroutedTile({ view }: { view: View }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const figures = useQuery(statisticsQuery(view, 'node'));
  return (
    <Tile
      label={t('tile.unrouted', { window: t(`windows.${view.window}`) })}
      source={figures}
      link={callsLink(figures.data ?? { from: '', to: '' }, { disposition: 'unrouted' })}
      value={(data) => formats.number(callsOf(data.rows).unrouted)}
      note={(data) => {
        const { calls, unrouted } = callsOf(data.rows);
        return calls === 0
          ? t('tile.noCallsIn')
          : t('tile.shareOfCalls', { count: calls, share: formats.percent(unrouted / calls, 0) });
      }}
      bad={(data) => {
        const { calls, unrouted } = callsOf(data.rows);
        return unrouted > 0 && unrouted >= calls * MANY_UNROUTED;
      }}
    />
  );
}

function AlertsTile({ view }: { view: View }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const alerts = useQuery(alertsQuery(view, '24h', ['warning', 'critical']));
  const critical = (items: { severity: string }[]) =>
    items.filter((alert) => alert.severity === 'critical').length;
  return (
    <Tile
      label={t('tile.alerts')}
      source={alerts}
      link={{ to: '/alerts', search: { severity: ['warning', 'critical'] } }}
      value={(data) => formats.number(data.total ?? data.items.length)}
      note={(data) => {
        const count = critical(data.items);
        return count > 0 ? t('tile.critical', { count }) : t('tile.noCritical');
      }}
      bad={(data) => critical(data.items) > 0}
    />
  );
}

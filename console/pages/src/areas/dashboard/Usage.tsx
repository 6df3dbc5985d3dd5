import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { areStepsOver } from '~/kit/created';
import { useFormats } from '~/kit/format';
import type { Column } from '~/kit/listing/types';
import type { LiveState } from '~/kit/liveUsage';
import { Link, type Search } from '~/kit/navigation';
import { StateBadge } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import type { StreamView } from '~/kit/stream';
import { useTexts } from '~/kit/texts';
import { Empty } from '~/kit/values';
import { ChartCard, Nothing } from './Card';
import { type Bar, barsOf, callsLink, rangeOf, withUsage } from './figures';
import { carriersQuery, type View } from './queries';
import { texts } from './texts';

const SHOWN = 8;
/** On a wall; one less if others are left out, which is said below. */
const SHOWN_ON_WALL = 5;
type Live = StreamView<LiveState>;

/** A stream as the source of a card: it has failed only if it never brought anything. */
const sourceOf = (live: Live) => ({
  isPending: live.state === null && live.status === 'connecting',
  isError: live.status === 'delayed' && live.state === null,
  error: null as never,
  data: live.state ?? undefined,
  dataUpdatedAt: live.at ?? Date.now(),
  refetch: () => Promise.resolve() as never,
});

/** Carriers that have calls or could have some. */
export function CarrierUsage({ view, live }: { view: View; live: Live }) {
  const t = useTexts(texts);
  const can = useCan();
  const carriers = useQuery(carriersQuery(view));
  const bars = useMemo(() => {
    const usage = live.state?.carriers.map((one) => ({ ...one, ...one.channels }));
    const listed = carriers.data?.items.map((one) => ({
      id: one.id,
      name: one.name,
      status: one.status,
      taken: one.channelsInUse,
      limit: one.maxChannels,
    }));
    return barsOf(withUsage(listed, usage));
  }, [live.state, carriers.data]);
  // Without the list, nothing is known of carriers that have no calls, so that none would be mistaken for no carriers.
  const source = bars.length > 0 && live.state ? sourceOf(live) : carriers;
  return (
    <UsageCard
      id="carriers-now"
      title={t('carriersNow')}
      source={source}
      bars={bars}
      empty={
        <Nothing
          title={t(carriers.data?.items.length ? 'noActiveCarriers' : 'noCarriers')}
          action={
            carriers.data?.items.length === 0 && can('createCarrier') && areStepsOver() ? (
              <Link to="/carriers/new" size="sm">
                {t('add')}
              </Link>
            ) : undefined
          }
        />
      }
      wall={view.wall}
      link={(bar) => callsLink(rangeOf(view.window, Date.now()), { carrierId: bar.id })}
    />
  );
}

export function CampaignUsage({ view, live }: { view: View; live: Live }) {
  const t = useTexts(texts);
  const bars = useMemo(
    () =>
      barsOf(
        (live.state?.campaigns ?? [])
          .filter((one) => !view.tenantId || one.tenantId === view.tenantId)
          .map((one) => ({ ...one, ...one.concurrency })),
      ),
    [live.state, view.tenantId],
  );
  return (
    <UsageCard
      id="campaigns-now"
      title={t('campaignsNow')}
      source={sourceOf(live)}
      bars={bars}
      empty={<Nothing title={t('noCampaigns')} />}
      wall={view.wall}
      link={(bar) => callsLink(rangeOf(view.window, Date.now()), { campaignId: bar.id })}
    />
  );
}

export function LinkUsage({ view, live }: { view: View; live: Live }) {
  const t = useTexts(texts);
  const links = live.state?.links;
  const bars = useMemo(() => {
    const campaigns = new Map(live.state?.campaigns.map((one) => [one.id, one.name]));
    return barsOf(
      (links ?? [])
        .filter((one) => !view.tenantId || one.tenantId === view.tenantId)
        .map((one) => ({
          id: one.id,
          name: t('linkName', {
            client: one.client ?? one.clientId.slice(0, 8),
            campaign: campaigns.get(one.campaignId) ?? one.campaignId.slice(0, 8),
          }),
          status: one.status,
          ...one.concurrency,
        })),
    );
  }, [links, live.state, t, view.tenantId]);
  const campaignOf = (bar: Bar) => links?.find((one) => one.id === bar.id);
  return (
    <UsageCard
      id="links-now"
      title={t('linksNow')}
      source={sourceOf(live)}
      bars={bars}
      empty={<Nothing title={t('noLinks')} />}
      wall={view.wall}
      link={(bar) => {
        const link = campaignOf(bar);
        return callsLink(rangeOf(view.window, Date.now()), {
          campaignId: link?.campaignId ?? [],
          clientId: link?.clientId ?? [],
        });
      }}
    />
  );
}

interface UsageCardProps {
  id: string;
  title: string;
  source: Parameters<typeof ChartCard>[0]['source'];
  bars: Bar[];
  empty: React.ReactNode;
  wall: boolean | undefined;
  link: (bar: Bar) => { to: string; search: Search };
}

function UsageCard({ id, title, source, bars, empty, wall = false, link }: UsageCardProps) {
  const t = useTexts(texts);
  const formats = useFormats();
  const [all, setAll] = useState(false);
  const most = wall ? SHOWN_ON_WALL - (bars.length > SHOWN_ON_WALL ? 1 : 0) : SHOWN;
  const shown = all && !wall ? bars : bars.slice(0, most);
  const text = (bar: Bar) =>
    bar.limit === null
      ? t('takenFree', { taken: formats.number(bar.taken) })
      : t('taken', { taken: formats.number(bar.taken), limit: formats.number(bar.limit) });
  const columns: Column<Bar>[] = [
    { id: 'name', label: t('column.name'), cell: (bar) => bar.name, csv: (bar) => bar.name },
    {
      id: 'status',
      label: t('column.status'),
      cell: (bar) => <StateBadge state={bar.status} />,
      csv: (bar) => bar.status,
    },
    {
      id: 'taken',
      label: t('column.taken'),
      align: 'right',
      cell: (bar) => formats.number(bar.taken),
      csv: (bar) => bar.taken,
    },
    {
      id: 'limit',
      label: t('column.limit'),
      align: 'right',
      cell: (bar) => (bar.limit === null ? <Empty /> : formats.number(bar.limit)),
      csv: (bar) => bar.limit,
    },
  ];
  return (
    <ChartCard
      id={id}
      title={title}
      source={source}
      columns={columns}
      rows={bars}
      rowKey={(bar) => bar.id}
      height={200}
      empty={bars.length === 0 ? empty : undefined}
    >
      <ul className="dash-bars">
        {shown.map((bar) => {
          const target = link(bar);
          const full = bar.limit !== null && bar.taken >= bar.limit && bar.limit > 0;
          return (
            <li key={bar.id}>
              <div className="dash-bar-text">
                <Link to={target.to} search={target.search} size="sm" className="row-link">
                  {bar.name}
                </Link>
                {bar.status !== 'active' && <StateBadge state={bar.status} />}
                <span className="figures nowrap dash-bar-value">
                  {full && <strong className="danger">{t('full')} · </strong>}
                  {text(bar)}
                </span>
              </div>
              <div className={bar.limit === null ? 'dash-bar free' : 'dash-bar'} aria-hidden>
                <div
                  className={full ? 'full' : bar.limit !== null && bar.share >= 0.8 ? 'high' : ''}
                  style={{ width: `${Math.round(bar.share * 1000) / 10}%` }}
                />
              </div>
            </li>
          );
        })}
      </ul>
      {bars.length > most &&
        (wall ? (
          <Text size="xs" c="dimmed">
            {t('unreached.more', { count: formats.number(bars.length - most) })}
          </Text>
        ) : (
          <Button size="compact-sm" variant="subtle" onClick={() => setAll(!all)}>
            {all ? t('showLess') : t('showAll', { count: bars.length - most })}
          </Button>
        ))}
    </ChartCard>
  );
}

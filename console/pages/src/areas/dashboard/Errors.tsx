import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, useMemo } from 'react';
import { alertTexts } from '~/kit/alerts/alertTexts';
import { sentenceOf } from '~/kit/alerts/sentence';
import { useFormats } from '~/kit/format';
import type { Column } from '~/kit/listing/types';
import { Link, useGo } from '~/kit/navigation';
import { asProblem } from '~/kit/ProblemView';
import { useProblems } from '~/kit/problems';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { Time } from '~/kit/values';
import { ChartCard } from './Card';
import { CountedChoice, useCounted } from './Counted';
import type { ErrorEvent } from './ErrorChart';
import { bucketOf, bucketsOf, callsLink, DISPOSITIONS } from './figures';
import { alertsQuery, carrierEventsQuery, statisticsQuery, type View } from './queries';
import { texts } from './texts';

const ErrorChart = lazy(() => import('./ErrorChart'));
const LISTED = 5;
const LISTED_ON_WALL = 2;
const BOTH_LANES: ErrorEvent['lane'][] = ['carrier', 'alert'];
const ALERTS_ONLY: ErrorEvent['lane'][] = ['alert'];

type Row = { at: number; kind: string; text: string; count: number | null };

/** What went wrong and when: calls or attempts that were not answered, carriers that went down, alerts. */
export function Errors({ view }: { view: View }) {
  const t = useTexts(texts);
  const say = useTexts(alertTexts);
  const formats = useFormats();
  const go = useGo();
  const { sentence } = useProblems();
  const seesCarriers = useCan()('listCarriers');
  const attempts = useCounted() === 'attempts';
  const figures = useQuery(statisticsQuery(view, attempts ? 'carrier' : 'node', view.window, true));
  const alerts = useQuery(alertsQuery(view, view.window, ['warning', 'critical']));
  const carrierEvents = useQuery({ ...carrierEventsQuery(view), enabled: seesCarriers });
  const title = t(attempts ? 'timelineAttempts' : 'timeline');
  const buckets = useMemo(
    () =>
      figures.data
        ? bucketsOf(figures.data.rows, figures.data.from, figures.data.to, bucketOf(view.window).minutes)
        : [],
    [figures.data, view.window],
  );
  const events = useMemo(() => {
    const found: ErrorEvent[] = [];
    for (const event of carrierEvents.data ?? [])
      found.push({
        id: `${event.carrierId} ${event.at} ${event.node} ${event.state}`,
        at: Date.parse(event.at),
        lane: 'carrier',
        severe: true,
        text: `${event.carrier} (${event.node}): ${t(`event.${event.state}`)}${event.detail ? `. ${event.detail}` : ''}`,
        to: `/carriers/${event.carrierId}`,
      });
    for (const alert of alerts.data?.items ?? []) {
      const own = sentenceOf(alert, say, formats);
      found.push({
        id: alert.alertId,
        at: Date.parse(alert.raisedAt),
        lane: 'alert',
        severe: alert.severity === 'critical',
        text: own ?? alert.message,
        lang: own ? undefined : 'en',
        to: `/alerts?subject=${encodeURIComponent(alert.subject)}`,
      });
    }
    return found.sort((a, b) => b.at - a.at);
  }, [alerts.data, carrierEvents.data, t, say, formats]);
  const rows: Row[] = [
    ...events.map((event) => ({
      at: event.at,
      kind: t(`lane.${event.lane}`),
      text: event.text,
      count: null,
    })),
    ...buckets
      .filter((bucket) => bucket.unanswered > 0)
      .map((bucket) => ({
        at: bucket.at,
        kind: t('column.unanswered'),
        text: '',
        count: bucket.unanswered,
      })),
  ].sort((a, b) => b.at - a.at);
  const columns: Column<Row>[] = [
    {
      id: 'at',
      label: t('column.time'),
      cell: (row) => <Time at={new Date(row.at).toISOString()} />,
      csv: (row) => new Date(row.at).toISOString(),
    },
    { id: 'kind', label: t('column.kind'), cell: (row) => row.kind, csv: (row) => row.kind },
    {
      id: 'count',
      label: t('column.count'),
      align: 'right',
      cell: (row) => (row.count === null ? '' : formats.number(row.count)),
      csv: (row) => row.count,
    },
    { id: 'what', label: t('column.what'), cell: (row) => row.text, csv: (row) => row.text },
  ];
  return (
    <ChartCard
      id="errors"
      title={title}
      lead={t(attempts ? 'timelineLeadAttempts' : seesCarriers ? 'timelineLead' : 'timelineLeadOwn')}
      controls={<CountedChoice />}
      source={figures}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.at} ${row.kind} ${row.text}`}
      height={264}
    >
      {figures.data && (
        <ErrorChart
          label={`${title}: ${buckets.reduce((sum, bucket) => sum + bucket.unanswered, 0)} ${t('column.unanswered')}, ${events.length} ${t('column.what')}`}
          from={Date.parse(figures.data.from)}
          to={Date.parse(figures.data.to)}
          buckets={buckets}
          counted={t(attempts ? 'column.attempts' : 'column.calls')}
          events={events}
          lanes={seesCarriers ? BOTH_LANES : ALERTS_ONLY}
          low={view.wall}
          onEvent={(event) => go(event.to)}
          onBucket={(bucket) => {
            const end = bucket.at + bucketOf(view.window).minutes * 60_000;
            const range = { from: new Date(bucket.at).toISOString(), to: new Date(end).toISOString() };
            // An attempt that was not answered may be of a call that was.
            const target = callsLink(
              range,
              attempts
                ? { complete: 'true' }
                : { disposition: DISPOSITIONS.filter((disposition) => disposition !== 'answered') },
            );
            go(target.to, { search: target.search });
          }}
        />
      )}
      {alerts.isError && (
        <Text size="sm" fw={600}>
          {t('alertsPartly', { reason: sentence(asProblem(alerts.error)) })}
        </Text>
      )}
      {carrierEvents.isError && (
        <Text size="sm" fw={600}>
          {t('eventsPartly', { reason: sentence(asProblem(carrierEvents.error)) })}
        </Text>
      )}
      {events.length === 0 && !alerts.isError && !carrierEvents.isError ? (
        <Text size="sm" c="dimmed">
          {t(seesCarriers ? 'noEvents' : 'noEventsOwn')}
        </Text>
      ) : (
        <ul className="dash-events">
          {events.slice(0, view.wall ? LISTED_ON_WALL : LISTED).map((event) => (
            <li key={event.id}>
              <span className="dash-quiet nowrap">
                <Time at={new Date(event.at).toISOString()} />
              </span>
              <Link to={event.to} size="sm">
                <span lang={event.lang}>{event.text}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </ChartCard>
  );
}

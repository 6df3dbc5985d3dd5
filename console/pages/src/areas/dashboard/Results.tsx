import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, useMemo, useState } from 'react';
import { useFormats } from '~/kit/format';
import type { Column } from '~/kit/listing/types';
import { Link, useGo } from '~/kit/navigation';
import { StateBadge, useStateLabel } from '~/kit/StateBadge';
import { useTexts } from '~/kit/texts';
import { ChartCard, Nothing } from './Card';
import { CountedChoice, useCounted } from './Counted';
import { callsLink, type Disposition, dispositionsOf, type Part } from './figures';
import { statisticsQuery, type View } from './queries';
import { texts } from './texts';

const Donut = lazy(() => import('./Donut'));

/** How calls ended, of all campaigns or one; or how attempts ended, at all carriers or one. */
export function Results({ view }: { view: View }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const state = useStateLabel();
  const go = useGo();
  const byCarrier = useCounted() === 'attempts';
  const [chosen, setChosen] = useState<string | null>(null);
  // A call without a campaign is of no campaign's row, but of its node's.
  const all = useQuery(statisticsQuery(view, byCarrier ? 'carrier' : 'node'));
  const each = useQuery(statisticsQuery(view, byCarrier ? 'carrier' : 'campaign'));
  const choices = each.data?.rows ?? [];
  const one = choices.some((row) => row.id === chosen) ? chosen : null;
  const figures = one === null ? all : each;
  const rows = figures.data?.rows;
  const parts = useMemo(() => dispositionsOf(rows ?? [], one), [rows, one]);
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  const title = t(byCarrier ? 'dispositions' : 'results');
  const linkOf = (disposition: Disposition) =>
    callsLink(figures.data ?? { from: '', to: '' }, {
      disposition,
      ...(one ? { [byCarrier ? 'carrierId' : 'campaignId']: one } : {}),
    });
  const columns: Column<Part>[] = [
    {
      id: 'result',
      label: t('column.result'),
      cell: (part) => state(part.disposition),
      csv: (part) => part.disposition,
    },
    {
      id: 'count',
      label: t('column.count'),
      align: 'right',
      cell: (part) => formats.number(part.count),
      csv: (part) => part.count,
    },
    {
      id: 'share',
      label: t('column.share'),
      align: 'right',
      cell: (part) => formats.percent(part.share),
      csv: (part) => part.share,
    },
  ];
  return (
    <ChartCard
      id="results"
      title={title}
      lead={t(byCarrier ? 'dispositionsLead' : 'resultsLead')}
      source={figures}
      columns={columns}
      rows={parts}
      rowKey={(part) => part.disposition}
      height={200}
      empty={parts.length === 0 ? <Nothing title={t('nothing')} text={t('nothingText')} /> : undefined}
      controls={
        <>
          {choices.length > 1 && (
            <Select
              size="xs"
              w={150}
              aria-label={t(byCarrier ? 'one' : 'oneCampaign')}
              placeholder={t(byCarrier ? 'all' : 'allCampaigns')}
              data={choices.map((row) => ({ value: row.id, label: row.name ?? row.id.slice(0, 8) }))}
              value={one}
              clearable
              searchable
              onChange={setChosen}
            />
          )}
          <CountedChoice />
        </>
      }
    >
      <div className="dash-donut">
        <Donut
          label={`${title}: ${parts.map((part) => `${state(part.disposition)} ${formats.number(part.count)}`).join(', ')}`}
          parts={parts}
          unit={byCarrier ? t('attempts', { count: total }) : t('calls', { count: total })}
          onPick={(disposition) => {
            const target = linkOf(disposition);
            go(target.to, { search: target.search });
          }}
        />
        <ul className="dash-legend">
          {parts.map((part) => {
            const target = linkOf(part.disposition);
            return (
              <li key={part.disposition}>
                <Link to={target.to} search={target.search} underline="never">
                  <StateBadge state={part.disposition} />
                </Link>
                <span className="figures">{formats.number(part.count)}</span>
                <span className="figures dash-quiet">{formats.percent(part.share)}</span>
              </li>
            );
          })}
        </ul>
      </div>
    </ChartCard>
  );
}

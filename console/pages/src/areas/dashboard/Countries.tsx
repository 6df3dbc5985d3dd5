import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import { useFormats } from '~/kit/format';
import type { Column } from '~/kit/listing/types';
import { Link, useGo } from '~/kit/navigation';
import { useTexts } from '~/kit/texts';
import { ChartCard, Nothing } from './Card';
import { callsLink, type StatisticsRow } from './figures';
import { statisticsQuery, type View } from './queries';
import { texts } from './texts';

const WorldMap = lazy(() => import('./WorldMap'));
const LISTED = 8;

export function Countries({ view }: { view: View }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const go = useGo();
  const figures = useQuery(statisticsQuery(view, 'country'));
  const rows = figures.data?.rows ?? [];
  const linkOf = (country: string) => callsLink(figures.data ?? { from: '', to: '' }, { country });
  const most = Math.max(1, ...rows.map((row) => row.attempts));
  const columns: Column<StatisticsRow>[] = [
    {
      id: 'country',
      label: t('column.country'),
      cell: (row) => formats.country(row.id),
      csv: (row) => row.id,
    },
    {
      id: 'calls',
      label: t('column.calls'),
      align: 'right',
      cell: (row) => formats.number(row.attempts),
      csv: (row) => row.attempts,
    },
    {
      id: 'answered',
      label: t('column.answered'),
      align: 'right',
      cell: (row) => formats.percent(row.answeredShare),
      csv: (row) => row.answeredShare,
    },
  ];
  return (
    <ChartCard
      id="countries"
      title={t('map')}
      lead={t('mapLead')}
      source={figures}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      height={300}
      empty={rows.length === 0 ? <Nothing title={t('nothing')} text={t('nothingText')} /> : undefined}
    >
      <div className="dash-map">
        <WorldMap
          label={`${t('map')}: ${rows
            .slice(0, LISTED)
            .map((row) => `${formats.country(row.id)} ${formats.number(row.attempts)}`)
            .join(', ')}`}
          rows={rows}
          onPick={(country) => {
            const target = linkOf(country);
            go(target.to, { search: target.search });
          }}
        />
        <div>
          <ul className="dash-bars">
            {rows.slice(0, LISTED).map((row) => {
              const target = linkOf(row.id);
              return (
                <li key={row.id}>
                  <div className="dash-bar-text">
                    <Link to={target.to} search={target.search} size="sm" className="row-link">
                      {formats.country(row.id)}
                    </Link>
                    <span className="figures nowrap dash-bar-value">{formats.number(row.attempts)}</span>
                  </div>
                  <div className="dash-bar free" aria-hidden>
                    <div style={{ width: `${Math.round((row.attempts / most) * 1000) / 10}%` }} />
                  </div>
                </li>
              );
            })}
          </ul>
          {rows.length > LISTED && (
            <Text size="xs" c="dimmed" mt="xs">
              {t('otherCountries', { count: rows.length - LISTED })}
            </Text>
          )}
        </div>
      </div>
    </ChartCard>
  );
}

import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '~/kit/format';
import type { Column } from '~/kit/listing/types';
import { Link } from '~/kit/navigation';
import { useRoutingWords } from '~/kit/routing/words';
import { useTexts } from '~/kit/texts';
import { ChartCard } from './Card';
import { callsLink, callsOf, unroutedOf } from './figures';
import { statisticsQuery, type View } from './queries';
import { texts } from './texts';

const LISTED_ON_WALL = 3;

type Row = ReturnType<typeof unroutedOf>[number];

/** Why calls were not routed; nothing while all were. */
export default function Unrouted({ view }: { view: View }) {
  const t = useTexts(texts);
  const words = useRoutingWords();
  const formats = useFormats();
  const all = useQuery(statisticsQuery(view, 'node'));
  const total = all.data ? callsOf(all.data.rows).unrouted : 0;
  const reasons = useQuery({ ...statisticsQuery(view, 'reason'), enabled: total > 0 });
  if (total === 0) return null;
  const rows = unroutedOf(reasons.data?.rows ?? [], total);
  const most = Math.max(1, ...rows.map((row) => row.count));
  const nameOf = (row: Row) => (row.reason === null ? t('noReason') : words.reason(row.reason));
  const columns: Column<Row>[] = [
    { id: 'reason', label: t('column.reason'), cell: nameOf, csv: (row) => row.reason },
    {
      id: 'calls',
      label: t('column.calls'),
      align: 'right',
      cell: (row) => formats.number(row.count),
      csv: (row) => row.count,
    },
  ];
  return (
    <ChartCard
      id="unrouted"
      title={t('unrouted')}
      lead={t('unroutedLead')}
      source={reasons}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.reason ?? ''}
      height={120}
    >
      <ul className="dash-bars">
        {rows.slice(0, view.wall ? LISTED_ON_WALL : rows.length).map((row) => {
          const link =
            row.reason && reasons.data
              ? callsLink(reasons.data, { disposition: 'unrouted', reason: row.reason })
              : null;
          return (
            <li key={row.reason ?? ''}>
              <div className="dash-bar-text">
                {link ? (
                  <Link to={link.to} search={link.search} size="sm" className="row-link">
                    {nameOf(row)}
                  </Link>
                ) : (
                  <Text size="sm">{nameOf(row)}</Text>
                )}
                <span className="figures nowrap dash-bar-value">{formats.number(row.count)}</span>
              </div>
              <div className="dash-bar free" aria-hidden>
                <div style={{ width: `${Math.round((row.count / most) * 1000) / 10}%` }} />
              </div>
            </li>
          );
        })}
      </ul>
      {view.wall && rows.length > LISTED_ON_WALL && (
        <Text size="xs" c="dimmed">
          {t('unreached.more', { count: formats.number(rows.length - LISTED_ON_WALL) })}
        </Text>
      )}
    </ChartCard>
  );
}

import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Schema } from '~/api/client';
import { Card } from '../Card';
import { ScrollTable } from '../ScrollTable';
import { useTexts } from '../texts';
import { Empty, Id } from '../values';
import { plannedTexts } from './plannedTexts';

export type Planned = Schema<'PlannedRows'>;
type Row = Planned['rows'][number];

/** The columns of a row that say something: those that change, or all of a row that comes or goes. */
export function columnsOf(row: Row): string[] {
  if (row.change === 'changed') return row.changedColumns;
  return Object.keys(row.after ?? row.before ?? {});
}

/** The rows of Asterisk's tables that a change would write. */
export default function PlannedRows({ planned }: { planned: Planned }) {
  const t = useTexts(plannedTexts);
  const [unchanged, others] = [true, false].map((same) =>
    planned.rows.filter((row) => (row.change === 'unchanged') === same),
  ) as [Row[], Row[]];
  return (
    <Stack gap="md">
      <Text size="sm">{t('lead')}</Text>
      {planned.unavailable !== null && (
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t('unavailable')}>
          <span lang="en">{planned.unavailable}</span>
        </Alert>
      )}
      {planned.unavailable === null && others.length === 0 && <Text size="sm">{t('nothing')}</Text>}
      {others.map((row) => (
        <PlannedRow key={`${row.table} ${row.key}`} row={row} />
      ))}
      {unchanged.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('unchanged', {
            count: unchanged.length,
            names: unchanged.map((row) => `${row.table} ${row.key}`).join(', '),
          })}
        </Text>
      )}
    </Stack>
  );
}

function PlannedRow({ row }: { row: Row }) {
  const t = useTexts(plannedTexts);
  const name = `${row.table} · ${row.key}`;
  const value = (values: Row['before'], column: string) => {
    const text = values?.[column];
    return text ? <Id>{text}</Id> : <Empty />;
  };
  return (
    <Card title={name} aside={<Text fw={600}>{t(`change.${row.change}`)}</Text>}>
      <ScrollTable label={name}>
        <thead>
          <tr>
            <th scope="col">{t('column')}</th>
            {row.before !== null && <th scope="col">{t('before')}</th>}
            {row.after !== null && <th scope="col">{t('after')}</th>}
          </tr>
        </thead>
        <tbody>
          {columnsOf(row).map((column) => (
            <tr key={column}>
              <th scope="row">{column}</th>
              {row.before !== null && <td>{value(row.before, column)}</td>}
              {row.after !== null && <td>{value(row.after, column)}</td>}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Card>
  );
}

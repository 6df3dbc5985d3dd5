import { ActionIcon, Group, Paper, Skeleton, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconChartDonut, IconDownload, IconTable } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, Suspense, useId, useState } from 'react';
import { useFormats } from '~/kit/format';
import { saveCsv, toCsv } from '~/kit/listing/csv';
import type { Column } from '~/kit/listing/types';
import { ProblemView } from '~/kit/ProblemView';
import { ScrollTable } from '~/kit/ScrollTable';
import { useTexts } from '~/kit/texts';
import { texts } from './texts';

type Source = Pick<
  UseQueryResult<unknown>,
  'isPending' | 'isError' | 'error' | 'data' | 'dataUpdatedAt' | 'refetch'
>;

interface ChartCardProps<Row> {
  /** Names the CSV file. */
  id: string;
  title: string;
  lead?: ReactNode;
  /** What the card reads. If it is away, this card says so, and the others go on. */
  source: Source;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** Shown instead of chart and table without data. */
  empty?: ReactNode;
  /** Below chart and table alike. */
  note?: ReactNode;
  controls?: ReactNode;
  height: number;
  children: ReactNode;
}

/** A chart with its table twin and its CSV. */
export function ChartCard<Row>(props: ChartCardProps<Row>) {
  const t = useTexts(texts);
  const formats = useFormats();
  const headingId = useId();
  const [asTable, setAsTable] = useState(false);
  const { source } = props;
  const stale = source.isError && source.data !== undefined;
  const toggle = t(asTable ? 'chartOf' : 'tableOf', { name: props.title });
  return (
    <Paper
      withBorder
      radius="md"
      p="lg"
      component="section"
      aria-labelledby={headingId}
      className="dash-card"
    >
      <Group justify="space-between" align="flex-start" gap="xs" mb="sm">
        <div>
          <Title order={2} size="h4" id={headingId}>
            {props.title}
          </Title>
          {props.lead && (
            <Text size="xs" c="dimmed" className="dash-lead">
              {props.lead}
            </Text>
          )}
        </div>
        <Group gap={4} wrap="nowrap" className="dash-controls">
          {props.controls}
          <Tooltip label={t(asTable ? 'asChart' : 'asTable')} withArrow>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={toggle}
              aria-pressed={asTable}
              onClick={() => setAsTable(!asTable)}
            >
              {asTable ? <IconChartDonut size={18} /> : <IconTable size={18} />}
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('csv')} withArrow>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={t('csvOf', { name: props.title })}
              disabled={props.rows.length === 0}
              onClick={() => saveCsv(props.id, toCsv(props.columns, props.rows))}
            >
              <IconDownload size={18} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Group>
      {source.isPending ? (
        <Skeleton height={props.height} aria-hidden />
      ) : source.isError && !stale ? (
        <ProblemView error={source.error} onRetry={() => void source.refetch()} />
      ) : (
        <Stack gap="xs" className={stale ? 'stale' : undefined}>
          {stale && (
            <Text size="sm" fw={600}>
              {t('staleSince', { age: formats.ago(source.dataUpdatedAt) })}
            </Text>
          )}
          {props.empty ??
            (asTable ? (
              <Table {...props} />
            ) : (
              <Suspense fallback={<Skeleton height={props.height} aria-hidden />}>{props.children}</Suspense>
            ))}
          {props.note}
        </Stack>
      )}
    </Paper>
  );
}

function Table<Row>({ title, columns, rows, rowKey }: ChartCardProps<Row>) {
  const t = useTexts(texts);
  return (
    <div className="dash-table">
      <ScrollTable label={`${title}: ${t('asTable')}`}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.align === 'right' ? 'right' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.id} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={column.align === 'right' ? 'right figures' : undefined}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  );
}

export function Nothing({ title, text, action }: { title: string; text?: string; action?: ReactNode }) {
  return (
    <Stack gap={6} align="center" justify="center" mih={160} ta="center">
      <Text size="sm" fw={600}>
        {title}
      </Text>
      {text && (
        <Text size="sm" c="dimmed">
          {text}
        </Text>
      )}
      {action}
    </Stack>
  );
}

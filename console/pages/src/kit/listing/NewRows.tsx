import { Button, Tooltip } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { defineTexts, useTexts } from '../texts';
import type { ListingProps, ListQuery } from './types';

const texts = defineTexts(
  'newRows',
  {
    new_one: '{{count}} new',
    new_other: '{{count}} new',
    more: 'More than {{count}} new',
    help: 'Show the new rows',
  },
  {
    new_one: '{{count}} nueva',
    new_other: '{{count}} nuevas',
    more: 'Más de {{count}} nuevas',
    help: 'Mostrar las filas nuevas',
  },
);

interface NewRowsProps<Row> {
  list: Pick<ListingProps<Row>, 'queryKey' | 'fetch' | 'rowId'>;
  query: ListQuery;
  rows: Row[];
  every: number;
  show: () => void;
}

/** Looks for rows that are not in the list yet and says how many, so that rows do not move while somebody reads. */
export function NewRows<Row>({ list, query, rows, every, show }: NewRowsProps<Row>) {
  const t = useTexts(texts);
  const first = useQuery({
    queryKey: ['new-rows', ...list.queryKey, query],
    queryFn: ({ signal }) => list.fetch(query, signal),
    refetchInterval: every,
    // The list has just read them.
    initialData: { items: rows, next: null },
    staleTime: every,
    retry: false,
  });
  const known = new Set(rows.map(list.rowId));
  const found = first.data?.items ?? [];
  const count = found.filter((row) => !known.has(list.rowId(row))).length;
  if (count === 0) return null;
  return (
    <Tooltip label={t('help')} withArrow>
      <Button
        radius="xl"
        size="compact-md"
        leftSection={<IconArrowUp size={14} aria-hidden />}
        onClick={show}
      >
        {count === found.length && first.data?.next ? t('more', { count }) : t('new', { count })}
      </Button>
    </Tooltip>
  );
}

import { ActionIcon, Button, Group, Paper, Skeleton, Stack, Text, Tooltip } from '@mantine/core';
import { IconDownload, IconRefresh } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { lazy, memo, type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useFormats } from '../format';
import { kitTexts } from '../kitTexts';
import { ProblemView } from '../ProblemView';
import { usePreferences } from '../preferences';
import { useTexts } from '../texts';
import { LiveRegion } from '../values';
import { BulkBar } from './BulkBar';
import { ColumnChooser, useColumns } from './columns';
import { saveCsv, toCsv } from './csv';
import { FilterBar } from './FilterBar';
import { ListTable } from './ListTable';
import { NewRows } from './NewRows';
import { useRowKeys } from './rowKeys';
import { type ListState, queryOf, useListState } from './state';
import type { Filter, ListingProps } from './types';

// Not part of the first load, which has a budget.
const SavedViews = lazy(() => import('./SavedViews'));

/** A list of the API: filters, order, pages, columns, selection, keyboard, CSV, and all states, kept in the URL. */
export function Listing<Row>(props: ListingProps<Row>) {
  const t = useTexts(kitTexts);
  const formats = useFormats();
  const { pageSize } = usePreferences();
  const filters = useMemo(() => props.filters ?? [], [props.filters]);
  const state = useListState(filters, props.defaultSort, props.urlPrefix);
  const query = queryOf(filters, state.filters, state.sort, pageSize, props.fixed);
  const searchRef = useRef<HTMLInputElement>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());

  const list = useInfiniteQuery({
    queryKey: [...props.queryKey, query],
    queryFn: ({ pageParam, signal }) =>
      props.fetch(pageParam ? { ...query, after: pageParam } : query, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: (query) =>
      typeof props.refetchEvery === 'function'
        ? props.refetchEvery(query.state.data?.pages.flatMap((page) => page.items) ?? [])
        : (props.refetchEvery ?? false),
  });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const columns = useColumns(props.id, props.columns);
  const { shown } = columns;
  const chosen = rows.filter((row) => selected.has(props.rowId(row)));
  const select = useCallback((id: string) => {
    setSelected((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const focused = useRowKeys(props, rows, select, searchRef);
  // Rows are drawn anew only when they change, so they get one function that stays the same.
  const hasActions = props.rowActions !== undefined;
  const latestActions = useRef(props.rowActions);
  latestActions.current = props.rowActions;
  const actions = useMemo(
    () => (hasActions ? (row: Row) => latestActions.current?.(row) ?? [] : undefined),
    [hasActions],
  );
  const latestSave = useRef(() => {});
  latestSave.current = () =>
    props.exportAll ? props.exportAll(query) : saveCsv(props.id, toCsv(shown, rows));
  const save = useCallback(() => latestSave.current(), []);
  const filtered = Object.keys(state.filters).length > 0;
  const bulk = (props.bulkActions ?? []).length > 0;
  const count = t(list.hasNextPage ? 'list.rowsMore' : 'list.rows', { count: rows.length });

  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs" align="flex-start">
        <FilterBar filters={filters} state={state} searchRef={searchRef} />
        <Group gap="xs">
          {props.newRowsEvery && list.isSuccess && !list.isPlaceholderData && (
            <NewRows
              list={props}
              query={query}
              rows={rows}
              every={props.newRowsEvery}
              show={() => void list.refetch()}
            />
          )}
          {props.extra}
          <Tools
            list={props}
            filters={filters}
            state={state}
            columns={columns}
            empty={rows.length === 0}
            busy={list.isRefetching && !props.refetchEvery}
            refetch={list.refetch}
            save={save}
          />
        </Group>
      </Group>

      {chosen.length > 0 && bulk && (
        <BulkBar
          rows={chosen}
          actions={props.bulkActions ?? []}
          rowName={props.rowName}
          clear={() => setSelected(new Set())}
          reload={() => void list.refetch()}
        />
      )}
      {list.data && props.note?.(list.data.pages)}
      {list.isError && rows.length > 0 && (
        <StaleNote
          error={list.error}
          age={formats.ago(list.dataUpdatedAt)}
          retry={() => void list.refetch()}
        />
      )}
      {list.isError && rows.length === 0 ? (
        <ProblemView error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <TableSkeleton columns={shown.length} />
      ) : rows.length === 0 ? (
        <EmptyList
          title={filtered ? t('list.noMatch') : props.empty.title}
          text={filtered ? t('list.noMatchHelp') : props.empty.text}
          action={
            filtered ? (
              <Button variant="default" onClick={state.clear}>
                {t('list.clearFilters')}
              </Button>
            ) : (
              props.empty.action
            )
          }
        />
      ) : (
        <ListTable
          list={props}
          rows={rows}
          columns={shown}
          sort={state.sort}
          setSort={state.setSort}
          selected={bulk ? selected : null}
          select={select}
          selectAll={(all) => setSelected(all ? new Set(rows.map(props.rowId)) : new Set())}
          current={focused}
          actions={actions}
          stale={list.isError || list.isPlaceholderData}
        />
      )}
      {rows.length > 0 && (
        <Group justify="space-between" mih={30}>
          <Text size="sm" c="dimmed">
            {count}
          </Text>
          {list.hasNextPage && (
            <Button
              variant="default"
              size="sm"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t('list.more')}
            </Button>
          )}
        </Group>
      )}
      <LiveRegion text={list.isPending ? t('loading') : count} />
    </Stack>
  );
}

interface ToolsProps<Row> {
  list: ListingProps<Row>;
  filters: Filter[];
  state: ListState;
  columns: ReturnType<typeof useColumns<Row>>;
  /** Whether there are no rows. */
  empty: boolean;
  busy: boolean;
  refetch: () => unknown;
  save: () => void;
}

/** The buttons above a list; not drawn again with each page of rows. */
const Tools = memo(PlainTools) as typeof PlainTools;

function PlainTools<Row>({ list, filters, state, columns, empty, busy, refetch, save }: ToolsProps<Row>) {
  const t = useTexts(kitTexts);
  const { shown, stored, choose, toggle, reset } = columns;
  return (
    <>
      <Tooltip label={t('list.refresh')} withArrow>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('list.refresh')}
          onClick={() => void refetch()}
          loading={busy}
        >
          <IconRefresh size={18} />
        </ActionIcon>
      </Tooltip>
      <Suspense fallback={<ActionIcon variant="default" size={36} disabled aria-hidden />}>
        <SavedViews
          list={list.id}
          filters={filters}
          state={state}
          defaultSort={list.defaultSort}
          columns={stored}
          chooseColumns={choose}
        />
      </Suspense>
      <ColumnChooser columns={list.columns} shown={shown} toggle={toggle} reset={reset} />
      <Tooltip label={list.exportAll ? t('list.csvAllHelp') : t('list.csvHelp')} withArrow>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconDownload size={16} aria-hidden />}
          disabled={empty}
          onClick={save}
        >
          {t('list.csv')}
        </Button>
      </Tooltip>
    </>
  );
}

function StaleNote({ error, age, retry }: { error: unknown; age: string; retry: () => void }) {
  const t = useTexts(kitTexts);
  return <ProblemView title={t('list.stale', { age })} error={error} onRetry={retry} />;
}

function TableSkeleton({ columns }: { columns: number }) {
  return (
    <Paper withBorder radius="md" p="md" aria-hidden>
      <Stack gap="md">
        {Array.from({ length: 6 }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
          <Group key={row} gap="xl" wrap="nowrap">
            {Array.from({ length: Math.min(columns, 6) }, (_, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the cells are all alike
              <Skeleton key={column} height={14} radius="sm" />
            ))}
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}

export function EmptyList({
  title,
  text,
  action,
}: {
  title: string;
  text?: string | undefined;
  action?: ReactNode;
}) {
  return (
    <Paper withBorder radius="md" p="xl" className="empty">
      <Text fw={600}>{title}</Text>
      {text && (
        <Text size="sm" c="dimmed" maw={480} ta="center">
          {text}
        </Text>
      )}
      {action}
    </Paper>
  );
}

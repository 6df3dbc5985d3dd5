import { ActionIcon, Alert, Button, Checkbox, Group, Menu, Paper, Skeleton, Stack, Text, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowDown, IconArrowUp, IconArrowsSort, IconColumns3, IconDotsVertical, IconDownload, IconRefresh } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { memo, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useFormats } from '../format';
import { useShortcuts } from '../keyboard';
import { kitTexts } from '../kitTexts';
import { Link, useGo } from '../navigation';
import { asProblem, ProblemView } from '../ProblemView';
import { setPreferences, usePreferences } from '../preferences';
import { useProblems } from '../problems';
import { useTexts } from '../texts';
import { LiveRegion } from '../values';
import { saveCsv, toCsv } from './csv';
import { FilterBar } from './FilterBar';
import { queryOf, useListState } from './state';
import type { BulkAction, Column, ListingProps, RowAction } from './types';

const BULK_AT_A_TIME = 4;

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
    queryFn: ({ pageParam, signal }) => props.fetch(pageParam ? { ...query, after: pageParam } : query, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: props.refetchEvery ?? false,
  });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const { shown, toggle, reset } = useColumns(props.id, props.columns);
  const chosen = rows.filter((row) => selected.has(props.rowId(row)));
  const select = (id: string) =>
    setSelected((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const focused = useRowKeys(props, rows, select, searchRef);
  const filtered = Object.keys(state.filters).length > 0;
  const bulk = (props.bulkActions ?? []).length > 0;
  const count = t(list.hasNextPage ? 'list.rowsMore' : 'list.rows', { count: rows.length });

  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs" align="flex-start">
        <FilterBar filters={filters} state={state} searchRef={searchRef} />
        <Group gap="xs">
          {props.extra}
          <Tooltip label={t('list.refresh')} withArrow>
            <ActionIcon variant="default" size={36} aria-label={t('list.refresh')} onClick={() => void list.refetch()} loading={list.isRefetching && !props.refetchEvery}>
              <IconRefresh size={18} />
            </ActionIcon>
          </Tooltip>
          <ColumnChooser columns={props.columns} shown={shown} toggle={toggle} reset={reset} />
          <Tooltip label={t('list.csvHelp')} withArrow>
            <Button variant="default" size="sm" leftSection={<IconDownload size={16} aria-hidden />} disabled={rows.length === 0} onClick={() => saveCsv(props.id, toCsv(shown, rows))}>
              {t('list.csv')}
            </Button>
          </Tooltip>
        </Group>
      </Group>

      {chosen.length > 0 && bulk && (
        <BulkBar rows={chosen} actions={props.bulkActions ?? []} rowName={props.rowName} clear={() => setSelected(new Set())} reload={() => void list.refetch()} />
      )}
      {list.isError && rows.length > 0 && (
        <StaleNote error={list.error} age={formats.ago(list.dataUpdatedAt)} retry={() => void list.refetch()} />
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
        <Paper withBorder radius="md" className={list.isError || list.isPlaceholderData ? 'table-frame stale' : 'table-frame'}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with keys */}
          <div className="table-scroll" tabIndex={0} role="region" aria-label={props.label}>
            <table className="listing">
              <caption>{props.label}</caption>
              <thead>
                <tr>
                  {bulk && (
                    <th className="tick" scope="col">
                      <Checkbox
                        size="xs"
                        aria-label={t('list.selectAll')}
                        checked={chosen.length > 0 && chosen.length === rows.length}
                        indeterminate={chosen.length > 0 && chosen.length < rows.length}
                        onChange={() => setSelected(chosen.length === rows.length ? new Set() : new Set(rows.map(props.rowId)))}
                      />
                    </th>
                  )}
                  {shown.map((column) => (
                    <Heading key={column.id} column={column} sort={state.sort} setSort={state.setSort} />
                  ))}
                  {props.rowActions && (
                    <th className="menu" scope="col">
                      <span className="visually-hidden">{t('list.actions', { name: props.label })}</span>
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, index) => (
                  <ListRow
                    key={props.rowId(row)}
                    row={row}
                    columns={shown}
                    name={props.rowName(row)}
                    link={props.rowLink?.(row) ?? null}
                    selected={bulk ? selected.has(props.rowId(row)) : null}
                    current={focused === index}
                    onSelect={select}
                    id={props.rowId(row)}
                    actions={props.rowActions}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </Paper>
      )}
      {rows.length > 0 && (
        <Group justify="space-between" mih={30}>
          <Text size="sm" c="dimmed">
            {count}
          </Text>
          {list.hasNextPage && (
            <Button variant="default" size="sm" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('list.more')}
            </Button>
          )}
        </Group>
      )}
      <LiveRegion text={list.isPending ? t('loading') : count} />
    </Stack>
  );
}

interface RowProps<Row> {
  row: Row;
  id: string;
  columns: Column<Row>[];
  name: string;
  link: string | null;
  selected: boolean | null;
  current: boolean;
  onSelect: (id: string) => void;
  actions: ((row: Row) => RowAction<Row>[]) | undefined;
}

function PlainRow<Row>({ row, id, columns, name, link, selected, current, onSelect, actions }: RowProps<Row>) {
  const t = useTexts(kitTexts);
  const go = useGo();
  const element = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (current) element.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const open = (event: MouseEvent) => {
    // Text that is being selected and controls in the row keep their own meaning.
    const target = event.target as HTMLElement;
    if (!link || target.closest('a, button, input, label, [role="menu"]') || window.getSelection()?.toString()) return;
    if (element.current?.contains(target)) go(link);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the first cell has a link for the keyboard
    <tr ref={element} className={`${link ? 'linked' : ''} ${current ? 'current' : ''}`} data-selected={selected || undefined} aria-selected={selected ?? undefined} onClick={open}>
      {selected !== null && (
        <td className="tick">
          <Checkbox size="xs" aria-label={t('list.select', { name })} checked={selected} onChange={() => onSelect(id)} />
        </td>
      )}
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.id} scope="row" style={{ minWidth: column.width }}>
            {link ? (
              <Link to={link} className="row-link">
                {column.cell(row)}
              </Link>
            ) : (
              column.cell(row)
            )}
          </th>
        ) : (
          <td key={column.id} className={column.align === 'right' ? 'right' : undefined} style={{ minWidth: column.width }}>
            {column.cell(row)}
          </td>
        ),
      )}
      {actions && (
        <td className="menu">
          <RowMenu row={row} name={name} actions={actions} />
        </td>
      )}
    </tr>
  );
}

const ListRow = memo(PlainRow) as typeof PlainRow;

function RowMenu<Row>({ row, name, actions }: { row: Row; name: string; actions: (row: Row) => RowAction<Row>[] }) {
  const t = useTexts(kitTexts);
  const [opened, setOpened] = useState(false);
  const button = (
    <ActionIcon variant="subtle" color="gray" aria-label={t('list.actions', { name })} aria-haspopup="menu" onClick={() => setOpened(true)}>
      <IconDotsVertical size={18} />
    </ActionIcon>
  );
  // A menu for each of 200 rows costs more than the rows; it is made when it is opened.
  if (!opened) return button;
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" shadow="md" withinPortal>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        {actions(row).map((action) => {
          const item = (
            <Menu.Item key={action.id} color={action.color} disabled={Boolean(action.disabled)} leftSection={action.icon ? <action.icon size={16} /> : null} onClick={() => action.run(row)}>
              {action.label}
              {action.disabled && (
                <Text size="xs" c="dimmed" maw={240}>
                  {action.disabled}
                </Text>
              )}
            </Menu.Item>
          );
          return item;
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

function Heading<Row>({ column, sort, setSort }: { column: Column<Row>; sort: string | undefined; setSort: (sort: string) => void }) {
  const t = useTexts(kitTexts);
  const direction = column.sort === undefined ? undefined : sort === column.sort ? 'ascending' : sort === `-${column.sort}` ? 'descending' : 'none';
  const label = column.help ? (
    <Tooltip label={column.help} multiline maw={300} withArrow>
      <span className="has-help">{column.label}</span>
    </Tooltip>
  ) : (
    column.label
  );
  const Icon = direction === 'ascending' ? IconArrowUp : direction === 'descending' ? IconArrowDown : IconArrowsSort;
  return (
    <th scope="col" aria-sort={direction} className={column.align === 'right' ? 'right' : undefined}>
      {column.sort === undefined ? (
        label
      ) : (
        <button type="button" className="sort-button" onClick={() => setSort(direction === 'ascending' ? `-${column.sort}` : (column.sort as string))}>
          {label}
          <Icon size={14} className={direction === 'none' ? 'quiet' : undefined} aria-hidden />
          {direction !== 'none' && <span className="visually-hidden">{direction === 'ascending' ? t('list.sortedUp') : t('list.sortedDown')}</span>}
        </button>
      )}
    </th>
  );
}

function useColumns<Row>(id: string, columns: Column<Row>[]) {
  const stored = usePreferences().columns[id];
  const names = stored ?? columns.filter((column) => !column.hidden).map((column) => column.id);
  const shown = useMemo(() => columns.filter((column, index) => index === 0 || names.includes(column.id)), [columns, names.join()]);
  const write = (next: string[] | undefined) => {
    const { [id]: _, ...others } = readColumns();
    setPreferences({ columns: next ? { ...others, [id]: next } : others });
  };
  const all = usePreferences().columns;
  const readColumns = () => all;
  return {
    shown,
    toggle: (name: string) => write(names.includes(name) ? names.filter((other) => other !== name) : [...names, name]),
    reset: () => write(undefined),
  };
}

function ColumnChooser<Row>({ columns, shown, toggle, reset }: { columns: Column<Row>[]; shown: Column<Row>[]; toggle: (id: string) => void; reset: () => void }) {
  const t = useTexts(kitTexts);
  return (
    <Menu closeOnItemClick={false} position="bottom-end" shadow="md">
      <Menu.Target>
        <Tooltip label={t('list.columns')} withArrow>
          <ActionIcon variant="default" size={36} aria-label={t('list.columns')}>
            <IconColumns3 size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {columns.slice(1).map((column) => {
          const on = shown.includes(column);
          return (
            <Menu.Item key={column.id} role="menuitemcheckbox" aria-checked={on} onClick={() => toggle(column.id)} leftSection={<Checkbox.Indicator size="xs" checked={on} aria-hidden />}>
              {column.label}
            </Menu.Item>
          );
        })}
        <Menu.Divider />
        <Menu.Item onClick={reset}>{t('list.resetColumns')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface BulkBarProps<Row> {
  rows: Row[];
  actions: BulkAction<Row>[];
  rowName: (row: Row) => string;
  clear: () => void;
  reload: () => void;
}

function BulkBar<Row>({ rows, actions, rowName, clear, reload }: BulkBarProps<Row>) {
  const t = useTexts(kitTexts);
  const { sentence } = useProblems();
  const [running, setRunning] = useState<string | null>(null);
  const [failed, setFailed] = useState<{ name: string; why: string }[]>([]);
  const run = async (action: BulkAction<Row>) => {
    if (action.all) {
      action.all(rows, () => {
        clear();
        reload();
      });
      return;
    }
    setRunning(action.id);
    const failures: { name: string; why: string }[] = [];
    const waiting = [...rows];
    const work = async () => {
      for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
        try {
          await action.each?.(row);
        } catch (error) {
          failures.push({ name: rowName(row), why: sentence(asProblem(error)) });
        }
      }
    };
    await Promise.all(Array.from({ length: BULK_AT_A_TIME }, work));
    setRunning(null);
    setFailed(failures);
    reload();
    if (failures.length < rows.length) notifications.show({ color: 'green', message: t('list.done', { count: rows.length - failures.length }) });
    if (failures.length === 0) clear();
  };
  return (
    <Paper withBorder radius="md" p="xs" className="bulk-bar" role="toolbar" aria-label={t('list.selected', { count: rows.length })}>
      <Group gap="sm">
        <Text size="sm" fw={600}>
          {t('list.selected', { count: rows.length })}
        </Text>
        {actions.map((action) => (
          <Tooltip key={action.id} label={action.disabled} disabled={!action.disabled} withArrow>
            <Button
              size="compact-md"
              variant="light"
              color={action.color}
              data-disabled={action.disabled ? true : undefined}
              aria-disabled={action.disabled ? true : undefined}
              loading={running === action.id}
              leftSection={action.icon ? <action.icon size={16} /> : null}
              onClick={() => !action.disabled && running === null && void run(action)}
            >
              {action.label}
            </Button>
          </Tooltip>
        ))}
        <Button size="compact-md" variant="subtle" color="gray" onClick={clear}>
          {t('list.clearSelection')}
        </Button>
      </Group>
      {failed.length > 0 && (
        <Alert mt="xs" color="red" role="alert" title={t('list.failed', { count: failed.length })}>
          <ul className="plain-list">
            {failed.map((failure) => (
              <li key={failure.name}>
                <strong>{failure.name}</strong>: {failure.why}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </Paper>
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

export function EmptyList({ title, text, action }: { title: string; text?: string | undefined; action?: React.ReactNode }) {
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

function useRowKeys<Row>(props: ListingProps<Row>, rows: Row[], select: (id: string) => void, searchRef: React.RefObject<HTMLInputElement | null>): number | null {
  const t = useTexts(kitTexts);
  const go = useGo();
  const [index, setIndex] = useState<number | null>(null);
  const current = index === null ? undefined : rows[index];
  const move = (by: number) => setIndex((before) => Math.max(0, Math.min(rows.length - 1, before === null ? 0 : before + by)));
  const group = t('keys.group');
  const visit = (to: string | null | undefined) => {
    if (to) go(to);
  };
  useShortcuts([
    { keys: 'j', label: t('keys.next'), group, run: () => move(1) },
    { keys: 'ArrowDown', label: t('keys.next'), group, run: () => move(1) },
    { keys: 'k', label: t('keys.previous'), group, run: () => move(-1) },
    { keys: 'ArrowUp', label: t('keys.previous'), group, run: () => move(-1) },
    { keys: '/', label: t('keys.search'), group, run: () => searchRef.current?.focus() },
    ...(props.rowLink ? [{ keys: 'Enter', label: t('keys.open'), group, run: () => current && visit(props.rowLink?.(current)) }] : []),
    ...(props.bulkActions ? [{ keys: 'x', label: t('keys.select'), group, run: () => current && select(props.rowId(current)) }] : []),
    ...(props.rowEdit ? [{ keys: 'e', label: t('keys.edit'), group, run: () => current && visit(props.rowEdit?.(current)) }] : []),
    ...(props.rowKeys ?? []).map((key) => ({ keys: key.key, label: key.label, group, run: () => current && key.run(current) })),
  ]);
  return index !== null && index < rows.length ? index : null;
}

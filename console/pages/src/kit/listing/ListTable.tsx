import { Paper, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import {
  type MouseEvent,
  memo,
  type RefObject,
  type SyntheticEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { kitTexts } from '../kitTexts';
import { hrefOf, isPlainClick, pageOf, useGo, usePreload, useTenant } from '../navigation';
import { ScrollTable } from '../ScrollTable';
import { useTexts } from '../texts';
import { ListRow } from './ListRow';
import { useSlots } from './slots';
import { Tick } from './Tick';
import type { Column, ListingProps, RowAction } from './types';

interface ListTableProps<Row> {
  list: ListingProps<Row>;
  rows: Row[];
  columns: Column<Row>[];
  sort: string | undefined;
  setSort: (sort: string) => void;
  /** The ids of the selected rows; null if rows cannot be selected. */
  selected: ReadonlySet<string> | null;
  select: (id: string) => void;
  selectAll: (all: boolean) => void;
  /** The row that the keys have reached. */
  current: number | null;
  actions: ((row: Row) => RowAction<Row>[]) | undefined;
  /** Whether the rows are not those that were asked for. */
  stale: boolean;
}

/** The rows of a list. */
export function ListTable<Row>(props: ListTableProps<Row>) {
  const { list, rows, columns, selected, current, actions } = props;
  const t = useTexts(kitTexts);
  const tenant = useTenant();
  const body = useRef<HTMLTableSectionElement>(null);
  const load = useLoadPage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: how a row is named does not change
  const ids = useMemo(() => rows.map(list.rowId), [rows]);
  const slots = useSlots(ids);
  const menu = useRowMenu(body, ids);
  const open = useOpenRow(list, rows, (index) => {
    // A click on that of an open menu closes it.
    if (menu.of !== ids[index]) menu.open(ids[index] ?? null);
  });
  useEffect(() => {
    if (current !== null) body.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const chosen = selected ? rows.filter((row) => selected.has(list.rowId(row))).length : 0;
  return (
    <Paper withBorder radius="md" className={props.stale ? 'table-frame stale' : 'table-frame'}>
      <ScrollTable label={list.label}>
        <thead>
          <tr>
            {selected && (
              <th className="tick" scope="col">
                <Tick
                  label={t('list.selectAll')}
                  checked={chosen > 0 && chosen === rows.length}
                  some={chosen > 0 && chosen < rows.length}
                  onChange={() => props.selectAll(chosen !== rows.length)}
                />
              </th>
            )}
            {columns.map((column) => (
              <Heading key={column.id} column={column} sort={props.sort} setSort={props.setSort} />
            ))}
            {actions && (
              <th className="menu" scope="col">
                <span className="visually-hidden">{t('list.actions', { name: list.label })}</span>
              </th>
            )}
          </tr>
        </thead>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: each row has a link, and Enter opens the current one */}
        <tbody ref={body} onClick={open} onMouseOver={load} onFocus={load}>
          {rows.map((row, index) => {
            const id = ids[index] as string;
            const link = list.rowLink?.(row) ?? null;
            return (
              <ListRow
                key={slots.get(id)}
                row={row}
                id={id}
                columns={columns}
                name={list.rowName(row)}
                href={link === null ? null : hrefOf(link, tenant)}
                selected={selected ? selected.has(id) : null}
                current={current === index}
                onSelect={props.select}
                actions={actions}
                menuOpened={menu.of === id}
                closeMenu={menu.close}
              />
            );
          })}
        </tbody>
      </ScrollTable>
    </Paper>
  );
}

const linkAt = (target: EventTarget) =>
  (target as HTMLElement).closest('.row-link, .cell-link')?.getAttribute('href');

/** Loads the page of a link that is pointed at, or has the focus. */
function useLoadPage() {
  const preload = usePreload();
  const latest = useRef<string>(undefined);
  return ({ target }: SyntheticEvent) => {
    const link = linkAt(target);
    if (link && link !== latest.current) preload(pageOf(link));
    latest.current = link ?? latest.current;
  };
}

/** Which row has its menu open. When it closes, its button has the focus again. It closes with the row, too. */
function useRowMenu(body: RefObject<HTMLTableSectionElement | null>, ids: string[]) {
  const [of, open] = useState<string | null>(null);
  const before = useRef<string>(null);
  useEffect(() => {
    if (of !== null && !ids.includes(of)) open(null);
  }, [of, ids]);
  useEffect(() => {
    const closed = before.current;
    before.current = of;
    if (of !== null || closed === null || document.activeElement !== document.body) return;
    const button = body.current?.children[ids.indexOf(closed)]?.querySelector<HTMLElement>('.row-menu');
    button?.focus({ preventScroll: true });
  }, [of, body, ids]);
  return { of, open, close: useCallback(() => open(null), []) };
}

/** Follows the links of rows, and opens a row that was clicked or its menu; one handler for all rows. */
function useOpenRow<Row>(list: ListingProps<Row>, rows: Row[], openMenu: (index: number) => void) {
  const go = useGo();
  return (event: MouseEvent<HTMLTableSectionElement>) => {
    const target = event.target as HTMLElement;
    const line = target.closest('tr');
    // The items of a menu are elsewhere in the page.
    if (!line || !event.currentTarget.contains(line)) return;
    if (target.closest('.row-menu')) return openMenu(line.sectionRowIndex);
    const link = linkAt(target);
    if (link) {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      go(pageOf(link));
      return;
    }
    // Text that is being selected and controls in the row keep their own meaning.
    if (target.closest('a, button, input, label') || window.getSelection()?.toString()) return;
    const row = rows[line.sectionRowIndex];
    const page = row && list.rowLink?.(row);
    if (page) go(page);
  };
}

/** Not drawn again with each page of rows. */
const Heading = memo(PlainHeading) as typeof PlainHeading;

function PlainHeading<Row>({
  column,
  sort,
  setSort,
}: {
  column: Column<Row>;
  sort: string | undefined;
  setSort: (sort: string) => void;
}) {
  const t = useTexts(kitTexts);
  const direction =
    column.sort === undefined
      ? undefined
      : sort === column.sort
        ? 'ascending'
        : sort === `-${column.sort}`
          ? 'descending'
          : 'none';
  const label = column.help ? (
    <Tooltip label={column.help} multiline maw={300} withArrow>
      <span className="has-help">{column.label}</span>
    </Tooltip>
  ) : (
    column.label
  );
  const Icon =
    direction === 'ascending' ? IconArrowUp : direction === 'descending' ? IconArrowDown : IconArrowsSort;
  return (
    <th
      scope="col"
      aria-sort={direction}
      className={column.align === 'right' ? 'right' : undefined}
      style={column.width === undefined ? undefined : { minWidth: column.width }}
    >
      {column.sort === undefined ? (
        label
      ) : (
        <button
          type="button"
          className="sort-button"
          onClick={() => setSort(direction === 'ascending' ? `-${column.sort}` : (column.sort as string))}
        >
          {label}
          <Icon size={14} className={direction === 'none' ? 'quiet' : undefined} aria-hidden />
          {direction !== 'none' && (
            <span className="visually-hidden">
              {direction === 'ascending' ? t('list.sortedUp') : t('list.sortedDown')}
            </span>
          )}
        </button>
      )}
    </th>
  );
}

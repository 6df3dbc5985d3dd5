import { Menu } from '@mantine/core';
import { memo } from 'react';
import { ActionItems } from '../ActionMenu';
import { kitTexts } from '../kitTexts';
import { iconClass } from '../StateBadge';
import { useTexts } from '../texts';
import { Tick } from './Tick';
import type { Column, RowAction } from './types';

interface RowProps<Row> {
  row: Row;
  id: string;
  columns: Column<Row>[];
  name: string;
  /** The address of its page; a click on the row is handled by the list. */
  href: string | null;
  selected: boolean | null;
  current: boolean;
  onSelect: (id: string) => void;
  actions: ((row: Row) => RowAction<Row>[]) | undefined;
  menuOpened: boolean;
  closeMenu: () => void;
}

/** A row of a list. Hundreds of them are drawn at once, so that it has no effects, handlers and styles of its own. */
function PlainRow<Row>({
  row,
  id,
  columns,
  name,
  href,
  selected,
  current,
  onSelect,
  actions,
  menuOpened,
  closeMenu,
}: RowProps<Row>) {
  const t = useTexts(kitTexts);
  return (
    <tr
      className={classOf(href !== null, current)}
      data-selected={selected || undefined}
      aria-selected={selected ?? undefined}
    >
      {selected !== null && (
        <td className="tick">
          <Tick label={t('list.select', { name })} checked={selected} onChange={() => onSelect(id)} />
        </td>
      )}
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.id} scope="row" className={cellClass(column)} data-hint={column.hint?.(row)}>
            {href === null ? (
              column.cell(row)
            ) : (
              <a href={href} className="row-link plain-link">
                {column.cell(row)}
              </a>
            )}
          </th>
        ) : (
          <td key={column.id} className={cellClass(column)} data-hint={column.hint?.(row)}>
            {column.cell(row)}
          </td>
        ),
      )}
      {actions && (
        <td className="menu">
          {menuOpened ? (
            <RowMenu row={row} label={t('list.actions', { name })} actions={actions} close={closeMenu} />
          ) : (
            menuButton(t('list.actions', { name }))
          )}
        </td>
      )}
    </tr>
  );
}

export const ListRow = memo(PlainRow) as typeof PlainRow;

const cellClass = <Row,>({ align, className }: Column<Row>) =>
  align === 'right' ? (className ? `right ${className}` : 'right') : className;

const classOf = (linked: boolean, current: boolean) =>
  current ? (linked ? 'linked current' : 'current') : linked ? 'linked' : undefined;

const MENU = `row-menu ${iconClass(['dots', 'gray'])}`;

/** The table opens the menu at a click on it. */
const menuButton = (label: string) => (
  <button type="button" className={MENU} aria-label={label} aria-haspopup="menu" />
);

/** A menu for each of 200 rows costs more than the rows; it is made when it is opened. */
function RowMenu<Row>({
  row,
  label,
  actions,
  close,
}: {
  row: Row;
  label: string;
  actions: (row: Row) => RowAction<Row>[];
  close: () => void;
}) {
  return (
    <Menu opened onClose={close} position="bottom-end" shadow="md" withinPortal>
      <Menu.Target>{menuButton(label)}</Menu.Target>
      <Menu.Dropdown>
        <ActionItems row={row} actions={actions(row)} />
      </Menu.Dropdown>
    </Menu>
  );
}

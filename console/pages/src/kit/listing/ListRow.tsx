import { Menu } from '@mantine/core';
import { memo, useState } from 'react';
import { ActionItems } from '../ActionMenu';
import { GLYPHS } from '../Glyph';
import { kitTexts } from '../kitTexts';
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
          <th key={column.id} scope="row">
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
          <RowMenu key={id} row={row} name={name} actions={actions} />
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

function RowMenu<Row>({
  row,
  name,
  actions,
}: {
  row: Row;
  name: string;
  actions: (row: Row) => RowAction<Row>[];
}) {
  const t = useTexts(kitTexts);
  const [opened, setOpened] = useState(false);
  const button = (
    <button
      type="button"
      className="row-menu"
      aria-label={t('list.actions', { name })}
      aria-haspopup="menu"
      onClick={() => setOpened(true)}
    >
      {GLYPHS.dots}
    </button>
  );
  // A menu for each of 200 rows costs more than the rows; it is made when it is opened.
  if (!opened) return button;
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" shadow="md" withinPortal>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <ActionItems row={row} actions={actions(row)} />
      </Menu.Dropdown>
    </Menu>
  );
}

import { ActionIcon, Checkbox, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { type MouseEvent, memo, useEffect, useRef, useState } from 'react';
import { ActionItems } from '../ActionMenu';
import { kitTexts } from '../kitTexts';
import { isPlainClick, useGo } from '../navigation';
import { useTexts } from '../texts';
import type { Column, RowAction } from './types';

interface RowProps<Row> {
  row: Row;
  id: string;
  columns: Column<Row>[];
  name: string;
  link: string | null;
  /** The address of the link. */
  href: string | null;
  selected: boolean | null;
  current: boolean;
  onSelect: (id: string) => void;
  actions: ((row: Row) => RowAction<Row>[]) | undefined;
}

function PlainRow<Row>({
  row,
  id,
  columns,
  name,
  link,
  href,
  selected,
  current,
  onSelect,
  actions,
}: RowProps<Row>) {
  const t = useTexts(kitTexts);
  const go = useGo();
  const element = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (current) element.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const open = (event: MouseEvent) => {
    // Text that is being selected and controls in the row keep their own meaning.
    const target = event.target as HTMLElement;
    if (
      !link ||
      target.closest('a, button, input, label, [role="menu"]') ||
      window.getSelection()?.toString()
    )
      return;
    if (element.current?.contains(target)) go(link);
  };
  return (
    <tr
      ref={element}
      className={`${link ? 'linked' : ''} ${current ? 'current' : ''}`}
      data-selected={selected || undefined}
      aria-selected={selected ?? undefined}
      onClick={open}
    >
      {selected !== null && (
        <td className="tick">
          <Checkbox
            size="xs"
            aria-label={t('list.select', { name })}
            checked={selected}
            onChange={() => onSelect(id)}
          />
        </td>
      )}
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.id} scope="row" style={{ minWidth: column.width }}>
            {link ? (
              <a
                href={href ?? undefined}
                className="row-link plain-link"
                onClick={(event) => {
                  if (!isPlainClick(event)) return;
                  event.preventDefault();
                  go(link);
                }}
              >
                {column.cell(row)}
              </a>
            ) : (
              column.cell(row)
            )}
          </th>
        ) : (
          <td
            key={column.id}
            className={column.align === 'right' ? 'right' : undefined}
            style={{ minWidth: column.width }}
          >
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

export const ListRow = memo(PlainRow) as typeof PlainRow;

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
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={t('list.actions', { name })}
      aria-haspopup="menu"
      onClick={() => setOpened(true)}
    >
      <IconDotsVertical size={18} />
    </ActionIcon>
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

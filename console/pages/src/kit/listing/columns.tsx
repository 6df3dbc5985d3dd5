import { ActionIcon, Checkbox, Menu, Tooltip } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { memo, useMemo, useSyncExternalStore } from 'react';
import { kitTexts } from '../kitTexts';
import { setPreferences, usePreferences } from '../preferences';
import { useTexts } from '../texts';
import type { Column } from './types';

const mediaOf = (query: string) => (typeof matchMedia === 'undefined' ? null : matchMedia(query));
const wide = mediaOf('(min-width: 1600px)');
const narrow = mediaOf('(max-width: 47.99em)');

const useMedia = (media: MediaQueryList | null, otherwise: boolean) =>
  useSyncExternalStore(
    (listener) => {
      media?.addEventListener('change', listener);
      return () => media?.removeEventListener('change', listener);
    },
    () => media?.matches ?? otherwise,
  );

/** The columns of a list: those that a person has chosen, or the usual ones that fit the window. */
export function columnsFor<Row>(
  columns: Column<Row>[],
  chosen: string[] | undefined,
  isWide: boolean,
  isNarrow = false,
) {
  if (isNarrow && !chosen && columns.some((column) => column.narrow !== undefined))
    return columns
      .filter((column) => column.narrow !== undefined)
      .sort((one, other) => (one.narrow ?? 0) - (other.narrow ?? 0));
  return columns.filter(
    (column, index) =>
      index === 0 || (chosen ? chosen.includes(column.id) : !column.hidden && (isWide || !column.spare)),
  );
}

/** The columns that a person has chosen, or the usual ones. */
export function useColumns<Row>(id: string, columns: Column<Row>[]) {
  const chosen = usePreferences().columns;
  const stored = chosen[id];
  const isWide = useMedia(wide, true);
  const isNarrow = useMedia(narrow, false);
  const shown = useMemo(
    () => columnsFor(columns, stored, isWide, isNarrow),
    [columns, stored, isWide, isNarrow],
  );
  return useMemo(() => {
    const names = shown.map((column) => column.id);
    const write = (next: string[] | undefined) => {
      const { [id]: _, ...others } = chosen;
      setPreferences({ columns: next ? { ...others, [id]: next } : others });
    };
    return {
      shown,
      /** Those that a person has chosen; undefined for the usual ones. */
      stored,
      choose: write,
      toggle: (name: string) =>
        write(names.includes(name) ? names.filter((other) => other !== name) : [...names, name]),
      reset: () => write(undefined),
    };
  }, [shown, stored, chosen, id]);
}

function Chooser<Row>({
  columns,
  shown,
  toggle,
  reset,
}: {
  columns: Column<Row>[];
  shown: Column<Row>[];
  toggle: (id: string) => void;
  reset: () => void;
}) {
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
            <Menu.Item
              key={column.id}
              role="menuitemcheckbox"
              aria-checked={on}
              onClick={() => toggle(column.id)}
              leftSection={<Checkbox.Indicator size="xs" checked={on} aria-hidden />}
            >
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

/** Not drawn again with each page of rows. */
export const ColumnChooser = memo(Chooser) as typeof Chooser;

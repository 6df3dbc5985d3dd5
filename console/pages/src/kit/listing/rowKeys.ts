import { type RefObject, useState } from 'react';
import { useShortcuts } from '../keyboard';
import { kitTexts } from '../kitTexts';
import { useGo } from '../navigation';
import { useTexts } from '../texts';
import type { ListingProps } from './types';

/** Moves through the rows and acts on the current one by single keys; returns its index. */
export function useRowKeys<Row>(
  props: ListingProps<Row>,
  rows: Row[],
  select: (id: string) => void,
  searchRef: RefObject<HTMLInputElement | null>,
): number | null {
  const t = useTexts(kitTexts);
  const go = useGo();
  const [index, setIndex] = useState<number | null>(null);
  const current = index === null ? undefined : rows[index];
  const move = (by: number) =>
    setIndex((before) => Math.max(0, Math.min(rows.length - 1, before === null ? 0 : before + by)));
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
    ...(props.rowLink
      ? [
          {
            keys: 'Enter',
            label: t('keys.open'),
            group,
            run: () => current && visit(props.rowLink?.(current)),
          },
        ]
      : []),
    ...(props.bulkActions
      ? [{ keys: 'x', label: t('keys.select'), group, run: () => current && select(props.rowId(current)) }]
      : []),
    ...(props.rowEdit
      ? [{ keys: 'e', label: t('keys.edit'), group, run: () => current && visit(props.rowEdit?.(current)) }]
      : []),
    ...(props.rowKeys ?? []).map((key) => ({
      keys: key.key,
      label: key.label,
      group,
      run: () => current && key.run(current),
    })),
  ]);
  return index !== null && index < rows.length ? index : null;
}

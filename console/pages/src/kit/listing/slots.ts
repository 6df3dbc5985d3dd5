import { useMemo, useRef } from 'react';

/**
 * Numbers rows so that one that stays keeps its number, and one that comes gets that of a row that goes. With the number
 * as its key, a new row takes over the elements of an old one, which is much faster than to replace them.
 */
export function slotsOf(before: ReadonlyMap<string, number>, ids: readonly string[]): Map<string, number> {
  const staying = new Set(ids);
  const free = [...before].filter(([id]) => !staying.has(id)).map(([, slot]) => slot);
  let next = Math.max(-1, ...before.values()) + 1;
  let taken = 0;
  const slots = new Map<string, number>();
  for (const id of ids) slots.set(id, before.get(id) ?? free[taken++] ?? next++);
  return slots;
}

export function useSlots(ids: readonly string[]): ReadonlyMap<string, number> {
  const latest = useRef<ReadonlyMap<string, number>>(new Map());
  return useMemo(() => {
    latest.current = slotsOf(latest.current, ids);
    return latest.current;
  }, [ids]);
}

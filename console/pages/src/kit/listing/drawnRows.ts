import { useDeferredValue, useMemo } from 'react';

/** More rows than a window shows. */
export const IN_SIGHT = 50;

/**
 * The rows to draw now, of which the caller has drawn `before`: those in sight, and of the others those that are drawn
 * already, so that a list that is refreshed does not become shorter for a moment.
 */
export function rowsToDraw<Row>(rows: Row[], before: Row[], id: (row: Row) => string): Row[] {
  if (rows.length <= IN_SIGHT) return rows;
  const drawn = new Set(before.map(id));
  return rows.filter((row, index) => index < IN_SIGHT || drawn.has(id(row)));
}

/** Draws the rows in sight at once, and the others after they are on the screen. */
export function useDrawnRows<Row>(rows: Row[], id: (row: Row) => string): Row[] {
  const before = useDeferredValue<Row[]>(rows, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: how a row is named does not change
  return useMemo(() => (before === rows ? rows : rowsToDraw(rows, before, id)), [rows, before]);
}

/** The rows of a live table. While somebody points at them they stay in place: new ones wait, ended ones stay, marked. */
export interface Settled<T> {
  rows: { row: T; gone: boolean }[];
  /** How many rows would come or go. */
  waiting: number;
}

export function settled<T>(
  now: readonly T[],
  held: readonly T[] | null,
  idOf: (row: T) => string,
): Settled<T> {
  if (held === null) return { rows: now.map((row) => ({ row, gone: false })), waiting: 0 };
  const current = new Map(now.map((row) => [idOf(row), row]));
  const rows = held.map((before) => ({
    row: current.get(idOf(before)) ?? before,
    gone: !current.has(idOf(before)),
  }));
  const known = new Set(held.map(idOf));
  const fresh = now.filter((row) => !known.has(idOf(row))).length;
  return { rows, waiting: fresh + rows.filter((one) => one.gone).length };
}

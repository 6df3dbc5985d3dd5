/** How a field differs between what a person edited and what somebody else has saved. */
export interface Difference {
  name: string;
  mine: unknown;
  theirs: unknown;
  /** Whether both have changed it, so that a person has to decide. */
  both: boolean;
  /** What is proposed: the side that has changed it. */
  take: 'mine' | 'theirs';
}

/** Compares two versions field by field with the one they come from. */
export function differences<V extends Record<string, unknown>>(base: V, mine: V, theirs: V): Difference[] {
  return Object.keys(theirs)
    .filter((name) => !same(mine[name], theirs[name]))
    .map((name) => {
      const mineChanged = !same(base[name], mine[name]);
      const theirsChanged = !same(base[name], theirs[name]);
      return {
        name,
        mine: mine[name],
        theirs: theirs[name],
        both: mineChanged && theirsChanged,
        take: mineChanged ? ('mine' as const) : ('theirs' as const),
      };
    });
}

export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
}

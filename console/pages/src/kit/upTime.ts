/**
 * When something that is checked came up or went down. While it is up, the API's "last" time says when that began,
 * which people read as "not since".
 *
 * @param up whether it is reachable or registered now; null if nobody knows
 * @param since when this state began, as the nodes see it
 * @param last when it last came up
 */
export function upTime(
  up: boolean | null,
  since: string | null | undefined,
  last: string | null,
): { is: 'up' | 'last'; at: string | null } {
  if (up) return { is: 'up', at: since ?? last };
  const down = up === false && last && since && Date.parse(since) > Date.parse(last);
  return { is: 'last', at: down ? since : last };
}

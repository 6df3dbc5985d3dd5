/** What has a version stored and one in Asterisk. */
export interface Versioned {
  version: number;
  updatedAt: string;
  applied: { version: number } | null;
}

/** How often it is read while it is on its way to Asterisk. */
const SOON_MILLIS = 500;
/** After this long, something is wrong, and reading it more often does not help. */
const LATE_MILLIS = 60_000;

/** Whether the version that was just saved will be in Asterisk soon. */
export function isOnItsWay(one: Versioned, now: number): boolean {
  return (one.applied?.version ?? -1) < one.version && now - Date.parse(one.updatedAt) < LATE_MILLIS;
}

/** How long after a save it takes at most until the nodes have reported what they see. */
const REPORT_MILLIS = 60_000;

/** Whether a state that nobody knows yet will come: what was just saved reaches Asterisk, which then checks it. */
export function isAwaited(one: { updatedAt: string; qualifySeconds?: number }, now: number): boolean {
  return now - Date.parse(one.updatedAt) < REPORT_MILLIS + (one.qualifySeconds ?? 0) * 1000;
}

/** In how many milliseconds to read it again: soon while any of them is on its way, else as usual. */
export function nextRead(shown: readonly Versioned[], usual: number): number {
  const now = Date.now();
  return shown.some((one) => isOnItsWay(one, now)) ? Math.min(SOON_MILLIS, usual) : usual;
}

import type { Schema } from '~/api/client';

const DAY_MILLIS = 86_400_000;
const WEEK = 7;

/** Today and the 13 days before, in UTC as statistics have them. */
const PEAK_DAYS = 2 * WEEK;

interface DayPeak {
  /** The start of the day in UTC. */
  at: string;
  attempts: number;
  answered: number;
  peak: number;
}

export interface Peaks {
  /** The latest first. */
  days: DayPeak[];
  lastWeek: number;
  weekBefore: number;
}

export function peakRange(now: number): { from: string; to: string } {
  const today = Math.floor(now / DAY_MILLIS) * DAY_MILLIS;
  return {
    from: new Date(today - (PEAK_DAYS - 1) * DAY_MILLIS).toISOString(),
    to: new Date(today + DAY_MILLIS).toISOString(),
  };
}

/** The busiest moment of each day, also of days without calls, which a time series leaves out. */
export function peaksOf(series: Schema<'SeriesPoint'>[], range: { from: string; to: string }): Peaks {
  const known = new Map(series.map((point) => [Date.parse(point.at), point]));
  const days: DayPeak[] = [];
  for (let at = Date.parse(range.to) - DAY_MILLIS; at >= Date.parse(range.from); at -= DAY_MILLIS) {
    const point = known.get(at);
    days.push({
      at: new Date(at).toISOString(),
      attempts: point?.attempts ?? 0,
      answered: point?.answered ?? 0,
      peak: point?.concurrentPeak ?? 0,
    });
  }
  const highest = (some: DayPeak[]) => Math.max(0, ...some.map((day) => day.peak));
  return { days, lastWeek: highest(days.slice(0, WEEK)), weekBefore: highest(days.slice(WEEK)) };
}

/** On how many days the limit was reached. */
export const daysAtLimit = (peaks: Peaks, limit: number | null): number =>
  limit === null ? 0 : peaks.days.filter((day) => day.peak > 0 && day.peak >= limit).length;

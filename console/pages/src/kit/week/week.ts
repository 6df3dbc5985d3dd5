import type { Language } from '../preferences';

export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Day = (typeof DAYS)[number];
/** Such as `{from: '09:00', to: '18:00'}`. */
export interface Span {
  from: string;
  to: string;
}
/** The hours of each day. A span whose end is not after its begin passes midnight and belongs to the day it begins on. */
export type Week = Record<Day, Span[]>;

const DAY = 1440;

export const emptyWeek = (): Week => Object.fromEntries(DAYS.map((day) => [day, []])) as unknown as Week;

/** The hours of the API; in those of a client, any part may be missing. */
export type StoredWeek = Partial<Record<Day, { from: string | null; to: string | null }[] | null>>;

export function weekOf(hours: StoredWeek | null): Week {
  const spansOn = (day: Day) =>
    (hours?.[day] ?? []).filter((span): span is Span => span.from !== null && span.to !== null);
  return Object.fromEntries(DAYS.map((day) => [day, spansOn(day)])) as unknown as Week;
}

export const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

export function timeOf(minutes: number): string {
  const at = minutes % DAY;
  return `${String(Math.trunc(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}

/** Reads a time as people write it: `9`, `930`, `9:30`, `24:00`; null if it is none. */
export function readTime(text: string): string | null {
  const match = /^\s*(\d{1,2})(?:[:.h]?(\d{2}))?\s*$/.exec(text);
  if (!match) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2] ?? 0);
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return null;
  return timeOf(hours * 60 + minutes);
}

/** From and to in minutes of a day; `spill` is what reaches into it from the day before. */
export interface Interval {
  from: number;
  to: number;
  spill: boolean;
}

/** What is open on each day from 0 to 1440, with spans that pass midnight in both days. */
export function intervals(week: Week): Interval[][] {
  const days: Interval[][] = DAYS.map(() => []);
  DAYS.forEach((day, index) => {
    for (const span of week[day]) {
      const from = minutesOf(span.from);
      const to = minutesOf(span.to);
      if (to > from) days[index]?.push({ from, to, spill: false });
      else {
        days[index]?.push({ from, to: DAY, spill: false });
        if (to > 0) days[(index + 1) % 7]?.push({ from: 0, to, spill: true });
      }
    }
  });
  return days.map((day) => day.sort((one, other) => one.from - other.from));
}

/** Whether no hours are left. The API has no such week: it would store it as always open. */
export const isEmpty = (week: Week) => DAYS.every((day) => week[day].length === 0);

/** The days on which hours overlap. */
export function overlapping(week: Week): Day[] {
  return intervals(week).flatMap((day, index) =>
    day.some((one, at) => at > 0 && one.from < (day[at - 1] as Interval).to) ? [DAYS[index] as Day] : [],
  );
}

/** Opens or closes a part of a day, and puts what then touches together. */
export function painted(week: Week, dayIndex: number, from: number, to: number, open: boolean): Week {
  const days = intervals(week).map((day) => day.map((one) => [one.from, one.to] as [number, number]));
  const rest = (days[dayIndex] ?? []).flatMap(([a, b]): [number, number][] => {
    const left: [number, number] = [a, Math.min(b, from)];
    const right: [number, number] = [Math.max(a, to), b];
    return [left, right].filter(([x, y]) => y > x);
  });
  days[dayIndex] = open ? [...rest, [from, to]] : rest;
  return spansOf(days.map(united));
}

function united(day: [number, number][]): [number, number][] {
  const sorted = [...day].sort((one, other) => one[0] - other[0]);
  const joined: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** Intervals of days as spans: one that ends at midnight goes on if the next day begins with one. */
function spansOf(days: [number, number][][]): Week {
  const week = emptyWeek();
  const taken = days.map(() => false);
  days.forEach((day, index) => {
    const night = day.at(-1);
    const morning = days[(index + 1) % 7]?.[0];
    // A whole day, or more than a day in all, stays apart: a span has at most 24 hours.
    if (night && morning && night[1] === DAY && night[0] > 0 && morning[0] === 0 && morning[1] < night[0])
      taken[(index + 1) % 7] = true;
  });
  days.forEach((day, index) => {
    const own = taken[index] ? day.slice(1) : day;
    const name = DAYS[index] as Day;
    own.forEach(([from, to], at) => {
      const goesOn = at === own.length - 1 && to === DAY && taken[(index + 1) % 7];
      const end = goesOn ? (days[(index + 1) % 7]?.[0]?.[1] ?? 0) : to;
      week[name].push({ from: timeOf(from), to: timeOf(end) });
    });
  });
  return week;
}

/** Formatters of zones take long to make, and a list of campaigns has hundreds of times. */
const inZone = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const made =
    inZone.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      weekday: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  inZone.set(zone, made);
  return made;
}

interface Moment {
  day: number;
  minute: number;
}

/** The latest moment of each zone, for which all campaigns of a list ask. */
const latest = new Map<string, { at: number; moment: Moment }>();

/** The weekday (0 for Monday) and the minute of it in a zone. */
export function localMoment(now: number, zone: string): Moment {
  const at = Math.floor(now / 60_000);
  const known = latest.get(zone);
  if (known?.at === at) return known.moment;
  const moment = momentIn(zone, now);
  latest.set(zone, { at, moment });
  return moment;
}

function momentIn(zone: string, now: number): Moment {
  const parts = formatterOf(zone).formatToParts(now);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    day: DAYS.indexOf(part('weekday').toLowerCase() as Day),
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
}

const known = new WeakMap<StoredWeek, Interval[][]>();

/** The same hours are asked for at each drawing of a list. */
function intervalsOf(hours: StoredWeek): Interval[][] {
  const days = known.get(hours) ?? intervals(weekOf(hours));
  known.set(hours, days);
  return days;
}

/** Whether it is within these hours; without hours it always is. */
export function isOpen(hours: StoredWeek | null, zone: string, now: number): boolean {
  if (!hours) return true;
  const { day, minute } = localMoment(now, zone);
  return (intervalsOf(hours)[day] ?? []).some((one) => one.from <= minute && minute < one.to);
}

/** When it opens next within these hours: the weekday (0 for Monday) and the minute; null without any. */
export function nextOpening(
  hours: StoredWeek | null,
  zone: string,
  now: number,
): { day: number; minute: number; inDays: number } | null {
  const { day, minute } = localMoment(now, zone);
  const days = hours ? intervalsOf(hours) : [];
  for (let inDays = 0; inDays <= 7; inDays++) {
    const at = (day + inDays) % 7;
    const next = (days[at] ?? []).find((one) => !one.spill && (inDays > 0 || one.from > minute));
    if (next) return { day: at, minute: next.from, inDays };
  }
  return null;
}

const names = new Map<string, string>();

/** The name of a weekday, 0 for Monday. */
export function weekdayName(weekday: number, language: Language, style: 'long' | 'short' = 'long'): string {
  const key = `${weekday} ${language} ${style}`;
  const name =
    names.get(key) ??
    // 5 January 2026 is a Monday.
    new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' }).format(
      Date.UTC(2026, 0, 5 + weekday),
    );
  names.set(key, name);
  return name;
}

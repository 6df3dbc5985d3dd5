import { preferences, usePreferences } from './preferences';

/** Formats values by the person's language and time zone. */
export interface Formats {
  number(value: number): string;
  /** A share between 0 and 1. */
  percent(share: number, digits?: number): string;
  time(instant: string | number | Date): string;
  /** With the date, the seconds and the zone, for tooltips and details. */
  fullTime(instant: string | number | Date): string;
  /** A day of UTC, with its weekday. */
  utcDay(instant: string | number | Date): string;
  /** "2 min ago", of what has happened: never in the future, though the clocks of browser and server differ. */
  ago(instant: string | number | Date, now?: number): string;
  duration(seconds: number): string;
  country(code: string): string;
  list(items: string[]): string;
  zone: string;
}

export function useFormats(): Formats {
  const { language, zone } = usePreferences();
  return formatsOf(language, zone);
}

export function currentFormats(): Formats {
  return formatsOf(preferences().language, preferences().zone);
}

const QUARTER_MILLIS = 900_000;
const known = new Map<string, Formats>();

/** Formatters of `Intl` take long to make, and a list has thousands of values: each language and zone has one set. */
export function formatsOf(language: string, zoneSetting: string): Formats {
  const key = `${language} ${zoneSetting}`;
  const formats = known.get(key) ?? newFormats(language, zoneSetting);
  known.set(key, formats);
  return formats;
}

const MOST_MADE = 2000;

/** Makes each formatter or text once. */
function once<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const found = made.get(key) ?? make(key);
    if (made.size >= MOST_MADE) made.clear();
    made.set(key, found);
    return found;
  };
}

function newFormats(language: string, zoneSetting: string): Formats {
  const zone = zoneSetting === 'local' ? Intl.DateTimeFormat().resolvedOptions().timeZone : zoneSetting;
  const number = new Intl.NumberFormat(language);
  // Without a sign of zero, which is the same key.
  const written = once((value: number) => number.format(value + 0));
  const clock = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const day = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const full = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    dateStyle: 'medium',
    timeStyle: 'long',
    hourCycle: 'h23',
  });
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  // A day begins at a quarter of an hour in each zone, and a list has many times of the same one.
  const dateOfQuarter = once((quarter: number) => date.format(quarter * QUARTER_MILLIS));
  const dateOf = (millis: number) => dateOfQuarter(Math.floor(millis / QUARTER_MILLIS));
  const year = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  });
  const utcDay = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    weekday: 'short',
    month: 'short',
    day: 'numeric',
  });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  const since = once((unit: Intl.RelativeTimeFormatUnit) =>
    once((count: number) => relative.format(count, unit)),
  );
  const regions = new Intl.DisplayNames([language], { type: 'region' });
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const country = once((code: string) => {
    try {
      return regions.of(code) ?? code;
    } catch {
      return code;
    }
  });
  const share = once((digits: number) => {
    const format = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: digits });
    return once((value: number) => format.format(value));
  });
  const inTenths = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });

  return {
    zone,
    number: written,
    percent: (value, digits = 1) => share(digits)(value),
    time(instant) {
      const at = new Date(instant);
      const its = dateOf(at.getTime());
      const today = dateOf(Date.now());
      if (its === today) return clock.format(at);
      return its.slice(0, 4) === today.slice(0, 4) ? day.format(at) : year.format(at);
    },
    utcDay: (instant) => utcDay.format(new Date(instant)),
    fullTime: (instant) => full.format(new Date(instant)),
    ago(instant, now = Date.now()) {
      const seconds = Math.min(0, Math.round((new Date(instant).getTime() - now) / 1000));
      const size = Math.abs(seconds);
      if (size < 60) return since('second')(seconds);
      if (size < 3600) return since('minute')(Math.trunc(seconds / 60));
      if (size < 86_400) return since('hour')(Math.trunc(seconds / 3600));
      return since('day')(Math.trunc(seconds / 86_400));
    },
    duration(seconds) {
      // The symbols are the same in all languages; a narrow unit of Intl is set with a space in some of them only.
      const unit = (value: number, symbol: string) => `${written(value)}\u00a0${symbol}`;
      const both = (most: string, rest: number, symbol: string) =>
        rest === 0 ? most : `${most} ${unit(rest, symbol)}`;
      const millis = Math.round(seconds * 1000);
      if (seconds > 0 && millis < 1000) return unit(millis, 'ms');
      if (seconds < 10) return `${inTenths.format(seconds)}\u00a0s`;
      const whole = Math.round(seconds);
      if (whole < 60) return unit(whole, 's');
      if (whole < 3600) return both(unit(Math.trunc(whole / 60), 'min'), whole % 60, 's');
      return both(unit(Math.trunc(whole / 3600), 'h'), Math.trunc((whole % 3600) / 60), 'min');
    },
    country,
    list: (items) => list.format(items),
  };
}

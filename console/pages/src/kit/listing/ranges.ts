import { fromZone, toZone } from '../zone';

/** A time; null is open. */
export interface Instants {
  from: string | null;
  to: string | null;
}

export const PRESETS = ['hour', 'today', 'yesterday', 'week'] as const;
export type Preset = (typeof PRESETS)[number];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The start of a day in the zone, so many days from that of the instant. */
function startOfDay(now: number, zone: string, days: number): string {
  const today = toZone(new Date(now).toISOString(), zone).slice(0, 10);
  const day = new Date(Date.parse(`${today}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
  return fromZone(`${day} 00:00:00`, zone);
}

/** Those that last until now have no end, so that new rows are in them too. */
export function rangeOf(preset: Preset, now: number, zone: string): Instants {
  switch (preset) {
    case 'hour':
      // A whole minute, which can be written.
      return { from: new Date(Math.floor((now - HOUR) / 60_000) * 60_000).toISOString(), to: null };
    case 'today':
      return { from: startOfDay(now, zone, 0), to: null };
    case 'yesterday':
      return { from: startOfDay(now, zone, -1), to: startOfDay(now, zone, 0) };
    case 'week':
      return { from: startOfDay(now, zone, -6), to: null };
  }
}

const same = (one: string | null, other: string | null) =>
  one === null || other === null ? one === other : Date.parse(one) === Date.parse(other);

/** The name of a time; null if it has none, or no longer has it, since another day has come. */
export function presetOf(range: Instants, now: number, zone: string): Preset | null {
  const found = PRESETS.find((preset) => {
    const named = rangeOf(preset, now, zone);
    return same(named.from, range.from) && same(named.to, range.to);
  });
  return found ?? null;
}

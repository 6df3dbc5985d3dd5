/** Date pickers know local texts (`2026-11-20 10:00:00`) and no zones; these convert them to instants and back. */
export function toZone(instant: string, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '00';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}:${part('second')}`;
}

const LOCAL = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?$/;

/** A day without a time is refused: not all browsers read it with the `Z` of an instant. */
export function fromZone(local: string, zone: string): string {
  if (!LOCAL.test(local)) throw new RangeError(`Not a local time: ${local}`);
  const asUtc = Date.parse(`${local.replace(' ', 'T')}Z`);
  const offsetAt = (instant: number) =>
    Date.parse(`${toZone(new Date(instant).toISOString(), zone).replace(' ', 'T')}Z`) - instant;
  // The offset of the guess may be the other side of a change of the clock, so it is looked up once more.
  const guess = asUtc - offsetAt(asUtc);
  return new Date(asUtc - offsetAt(guess)).toISOString();
}

export function zones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}

/** The time zone of the browser as it is in the list; UTC if it has none. */
export function browserZone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zones().includes(zone) ? zone : 'UTC';
}

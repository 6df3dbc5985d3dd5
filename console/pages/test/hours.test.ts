import { describe, expect, it, test } from 'vitest';
import {
  emptyWeek,
  intervals,
  isEmpty,
  isOpen,
  nextOpening,
  overlapping,
  painted,
  readTime,
  weekOf,
} from '~/kit/week/week';

const week = {
  ...emptyWeek(),
  monday: [
    { from: '09:00', to: '14:00' },
    { from: '16:00', to: '20:00' },
  ],
  friday: [{ from: '22:00', to: '06:00' }],
  sunday: [{ from: '00:00', to: '00:00' }],
};

describe('the grid of a week', () => {
  it('shows a span that passes midnight in both days', () => {
    const days = intervals(week);
    expect(days[4]).toEqual([{ from: 1320, to: 1440, spill: false }]);
    expect(days[5]).toEqual([{ from: 0, to: 360, spill: true }]);
    expect(days[6]).toEqual([{ from: 0, to: 1440, spill: false }]);
  });

  it('wraps Sunday night into Monday', () => {
    expect(intervals({ ...emptyWeek(), sunday: [{ from: '20:00', to: '02:00' }] })[0]).toEqual([
      { from: 0, to: 120, spill: true },
    ]);
  });

  it('finds hours that overlap, also through midnight', () => {
    expect(overlapping(week)).toEqual([]);
    expect(overlapping({ ...week, saturday: [{ from: '05:00', to: '08:00' }] })).toEqual(['saturday']);
    expect(
      overlapping({
        ...emptyWeek(),
        monday: [
          { from: '09:00', to: '12:00' },
          { from: '11:00', to: '13:00' },
        ],
      }),
    ).toEqual(['monday']);
  });
});

describe('painting', () => {
  it('opens hours and joins what touches', () => {
    expect(painted(week, 0, 840, 960, true).monday).toEqual([{ from: '09:00', to: '20:00' }]);
  });

  it('closes hours in the middle of a span', () => {
    expect(painted(week, 0, 600, 660, false).monday).toEqual([
      { from: '09:00', to: '10:00' },
      { from: '11:00', to: '14:00' },
      { from: '16:00', to: '20:00' },
    ]);
  });

  it('keeps a night as one span, and shortens it on the next day', () => {
    expect(painted(week, 0, 600, 660, false).friday).toEqual([{ from: '22:00', to: '06:00' }]);
    const shorter = painted(week, 5, 300, 360, false);
    expect(shorter.friday).toEqual([{ from: '22:00', to: '05:00' }]);
    expect(shorter.saturday).toEqual([]);
  });

  it('keeps whole days apart', () => {
    const all = painted({ ...emptyWeek(), monday: [{ from: '00:00', to: '00:00' }] }, 1, 0, 1440, true);
    expect(all.monday).toEqual([{ from: '00:00', to: '00:00' }]);
    expect(all.tuesday).toEqual([{ from: '00:00', to: '00:00' }]);
  });

  it('never changes what is open elsewhere', () => {
    for (let day = 0; day < 7; day++) {
      for (const [from, to] of [
        [0, 60],
        [600, 900],
        [1380, 1440],
        [0, 1440],
      ] as const) {
        for (const open of [true, false]) {
          const next = intervals(painted(week, day, from, to, open));
          const before = intervals(week);
          const at = (days: typeof next, index: number, minute: number) =>
            (days[index] ?? []).some((one) => one.from <= minute && minute < one.to);
          for (let index = 0; index < 7; index++) {
            for (let minute = 0; minute < 1440; minute += 30) {
              const inside = index === day && minute >= from && minute < to;
              expect(at(next, index, minute), `${day} ${from}-${to} ${open}: ${index} ${minute}`).toBe(
                inside ? open : at(before, index, minute),
              );
            }
          }
          expect(overlapping(painted(week, day, from, to, open))).toEqual([]);
        }
      }
    }
  });
});

describe('open now', () => {
  const hours = { ...week };
  it('follows the zone of the campaign', () => {
    const at = Date.parse('2026-11-30T08:30:00Z'); // Monday, 9:30 in Madrid
    expect(isOpen(hours, 'Europe/Madrid', at)).toBe(true);
    expect(isOpen(hours, 'UTC', at)).toBe(false);
    expect(isOpen(null, 'UTC', at)).toBe(true);
  });

  it('follows the minute and the zone, though the latest of each zone is kept', () => {
    const opens = Date.parse('2026-11-30T08:00:00Z'); // 9:00 in Madrid
    const asked = [opens, opens - 1, opens, opens - 60_000].map((at) => isOpen(hours, 'Europe/Madrid', at));
    expect(asked).toEqual([true, false, true, false]);
  });

  it('is closed at the end and open at the begin of a span', () => {
    expect(isOpen(hours, 'UTC', Date.parse('2026-11-30T09:00:00Z'))).toBe(true);
    expect(isOpen(hours, 'UTC', Date.parse('2026-11-30T14:00:00Z'))).toBe(false);
  });
});

it('reads times as people write them', () => {
  expect(['9', '930', '9:30', '0900', '24:00', '25', '9:60', 'x', ''].map(readTime)).toEqual([
    '09:00',
    '09:30',
    '09:30',
    '09:00',
    '00:00',
    null,
    null,
    null,
    null,
  ]);
});

it('has no hours for days that the API leaves out', () => {
  expect(weekOf({ monday: [{ from: '09:00', to: '10:00' }] } as never).tuesday).toEqual([]);
});

test('a week without hours is known as such', () => {
  expect(isEmpty(emptyWeek())).toBe(true);
  expect(isEmpty(week)).toBe(false);
});

test('a week says when it opens next', () => {
  const office = {
    ...emptyWeek(),
    monday: [{ from: '09:00', to: '14:00' }],
    friday: [{ from: '22:00', to: '06:00' }],
  };
  const at = (utc: string) => nextOpening(office, 'UTC', Date.parse(utc));
  // 30 November 2026 is a Monday.
  expect(at('2026-11-30T08:00:00Z')).toEqual({ day: 0, minute: 540, inDays: 0 });
  expect(at('2026-11-30T15:00:00Z')).toEqual({ day: 4, minute: 1320, inDays: 4 });
  expect(at('2026-12-05T07:00:00Z')).toEqual({ day: 0, minute: 540, inDays: 2 });
  const monday = { ...emptyWeek(), monday: [{ from: '09:00', to: '14:00' }] };
  expect(nextOpening(monday, 'UTC', Date.parse('2026-11-30T15:00:00Z'))?.inDays).toBe(7);
  expect(nextOpening(emptyWeek(), 'UTC', 0)).toBeNull();
});

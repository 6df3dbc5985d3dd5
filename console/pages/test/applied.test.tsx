import { afterEach, expect, test, vi } from 'vitest';
import { isOnItsWay, nextRead } from '~/kit/applied';

const saved = (applied: number | null, updatedAt: string) => ({
  version: 3,
  updatedAt,
  applied: applied === null ? null : { version: applied },
});
const NOW = '2026-11-30T10:00:10Z';

afterEach(() => vi.useRealTimers());

test('what was just saved is on its way until Asterisk has its version', () => {
  const now = Date.parse(NOW);
  expect(isOnItsWay(saved(null, '2026-11-30T10:00:09Z'), now)).toBe(true);
  expect(isOnItsWay(saved(2, '2026-11-30T10:00:09Z'), now)).toBe(true);
  expect(isOnItsWay(saved(3, '2026-11-30T10:00:09Z'), now)).toBe(false);
});

test('what is late is read as seldom as all others', () => {
  vi.useFakeTimers({ now: Date.parse(NOW) });
  expect(nextRead([saved(3, NOW), saved(null, '2026-11-30T10:00:09Z')], 10_000)).toBe(500);
  expect(nextRead([saved(null, '2026-11-30T09:58:00Z')], 10_000)).toBe(10_000);
  expect(nextRead([], 10_000)).toBe(10_000);
});

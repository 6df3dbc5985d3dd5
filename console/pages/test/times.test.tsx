import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setPreferences } from '~/kit/preferences';
import { Time } from '~/kit/values';

beforeEach(() => {
  setPreferences({ language: 'en', zone: 'UTC' });
  vi.useFakeTimers({ now: Date.parse('2026-11-30T10:00:00Z') });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const Times = ({ at }: { at: string[] }) => at.map((one) => <Time key={one} at={one} ago />);
const texts = () => [...document.querySelectorAll('time')].map((time) => time.textContent);

test('the times of a list share a timer, which ends when none is shown', () => {
  const at = ['2026-11-30T09:59:50Z', '2026-11-30T09:59:30Z', '2026-11-30T09:00:00Z'];
  const { rerender, unmount } = render(<Times at={at} />);
  expect(texts()).toEqual(['10 sec. ago', '30 sec. ago', '1 hr. ago']);
  expect(vi.getTimerCount()).toBe(1);

  act(() => vi.advanceTimersByTime(10_000));
  expect(texts()).toEqual(['20 sec. ago', '40 sec. ago', '1 hr. ago']);

  // One that comes later begins with the time of then.
  act(() => vi.advanceTimersByTime(5_000));
  rerender(<Times at={['2026-11-30T10:00:15Z', ...at]} />);
  expect(texts()[0]).toBe('now');

  unmount();
  expect(vi.getTimerCount()).toBe(0);
});

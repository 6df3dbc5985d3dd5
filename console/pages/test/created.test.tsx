import { renderHook } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { seenOf } from '~/areas/carriers/carriers';
import { apiPathOf } from '~/areas/first-run/Added';
import { isAwaited } from '~/kit/applied';
import { FROM_STEPS, useCreated } from '~/kit/created';

const place = vi.hoisted(() => ({ search: {} as Record<string, string>, go: vi.fn() }));
vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  useGo: () => place.go,
  useSearch: () => place.search,
}));
beforeEach(() => {
  place.search = {};
  place.go.mockReset();
});

const created = (stay?: boolean) =>
  renderHook(() => useCreated()).result.current('/clients/c1', { version: 3 }, stay);

test('what was created is shown on its page, with the version that was saved', () => {
  created();
  expect(place.go).toHaveBeenCalledExactlyOnceWith('/clients/c1', { replace: true, search: { saved: '3' } });
});

test('a form that the checklist has opened leads back to it, unless its page has something to show once', () => {
  place.search = { from: FROM_STEPS };
  created();
  expect(place.go).toHaveBeenLastCalledWith('/first-run', {
    replace: true,
    search: { added: '/clients/c1' },
  });
  created(true);
  expect(place.go).toHaveBeenLastCalledWith('/clients/c1', { replace: true, search: { saved: '3' } });
});

test('the checklist reads what was added, and nothing else that is in the address', () => {
  const id = '919cd2a9-f309-4513-aa90-e78fd3c80269';
  expect(apiPathOf(`/numbers/${id}`)).toBe(`/api/v1/dids/${id}`);
  expect(apiPathOf(`/carriers/${id}`)).toBe(`/api/v1/carriers/${id}`);
  for (const other of ['/users/1', '//elsewhere', `/carriers/${id}/tests`, '/carriers/../users'])
    expect(apiPathOf(other), other).toBeNull();
});

const NOW = Date.parse('2026-11-30T12:00:00Z');
const at = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();
const carrier = {
  registrationType: 'ip',
  registered: null,
  reachable: null,
  nodes: [],
  qualifySeconds: 60,
  updatedAt: at(1),
  version: 2,
  applied: null,
} as Parameters<typeof seenOf>[0];

test('a state that is not known yet is being checked, with what is waited for, until it is overdue', () => {
  const applied = { version: 2, at: at(1) };
  expect(seenOf(carrier, NOW)).toEqual({ state: 'checking', waitsFor: 'asterisk' });
  expect(seenOf({ ...carrier, applied: { ...applied, version: 1 } }, NOW).waitsFor).toBe('asterisk');
  expect(seenOf({ ...carrier, applied }, NOW)).toEqual({ state: 'checking', waitsFor: 'check' });
  expect(seenOf({ ...carrier, applied, registrationType: 'registration' }, NOW).waitsFor).toBe(
    'registration',
  );
  expect(seenOf({ ...carrier, applied, updatedAt: at(121) }, NOW)).toEqual({ state: 'unknown' });
  expect(seenOf({ ...carrier, applied, qualifySeconds: 0 }, NOW)).toEqual({ state: 'unchecked' });
});

test('a state that is known is told at any time', () => {
  expect(seenOf({ ...carrier, reachable: true }, NOW).state).toBe('reachable');
  expect(seenOf({ ...carrier, reachable: false }, NOW).state).toBe('unreachable');
  const registers = { ...carrier, registrationType: 'registration' as const };
  expect(seenOf({ ...registers, registered: true }, NOW).state).toBe('registered');
  expect(seenOf({ ...registers, registered: false }, NOW).state).toBe('unregistered');
  const nodes = [{ node: 'ast1', state: 'rejected' }] as never;
  expect(seenOf({ ...registers, registered: false, nodes }, NOW).state).toBe('rejected');
});

test('a report is waited for as long as the checks are apart, and a minute more', () => {
  expect(isAwaited({ updatedAt: at(59) }, NOW)).toBe(true);
  expect(isAwaited({ updatedAt: at(61) }, NOW)).toBe(false);
  expect(isAwaited({ updatedAt: at(89), qualifySeconds: 30 }, NOW)).toBe(true);
  expect(isAwaited({ updatedAt: at(91), qualifySeconds: 30 }, NOW)).toBe(false);
});

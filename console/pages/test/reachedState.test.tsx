import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { ReachedState } from '~/kit/ReachedState';

afterEach(cleanup);

type Shown = Parameters<typeof ReachedState>[0]['client'];
const client = { mode: 'fixed', qualifySeconds: 60, reachable: true, nodes: [], status: 'active' } as Shown;
const colorOf = (shown: Shown) => {
  cleanup();
  render(<ReachedState client={shown} />);
  const badge = document.querySelector('.state') as HTMLElement;
  return `${badge.textContent} ${badge.dataset.color}`;
};

test('an active client that cannot be reached is not green', () => {
  expect(colorOf(client)).toBe('Active green');
  expect(colorOf({ ...client, reachable: null })).toBe('Active green');
  expect(colorOf({ ...client, reachable: false })).toBe('Active, not reachable red');
  expect(colorOf({ ...client, mode: 'registers', reachable: null })).toBe('Active, not registered red');
  expect(colorOf({ ...client, reachable: false, status: 'inactive' })).toBe('Inactive gray');
  expect(screen.queryByText(/Active,/)).toBeNull();
});

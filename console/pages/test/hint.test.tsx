import { MantineProvider } from '@mantine/core';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { HintLayer } from '~/kit/Hint';
import { setPreferences } from '~/kit/preferences';
import { StateBadge } from '~/kit/StateBadge';
import { PhoneNumber, Time } from '~/kit/values';

vi.mock('~/kit/session', () => ({ useUser: () => ({ id: 'ana' }) }));
afterEach(cleanup);

const shown = (...cells: React.ReactNode[]) => {
  setPreferences({ language: 'en', zone: 'UTC' });
  render(
    <MantineProvider env="test">
      {cells}
      <HintLayer />
    </MantineProvider>,
  );
};

test('the text of a cell is shown while the pointer is over it', async () => {
  shown(<StateBadge key="a" state="busy" hint="All clients were tried" />);
  expect(screen.queryByText('All clients were tried')).toBeNull();

  fireEvent.mouseOver(screen.getByText('Busy'));
  expect(await screen.findByText('All clients were tried')).toBeTruthy();

  await act(async () => {
    fireEvent.mouseOver(document.body);
  });
  expect(screen.queryByText('All clients were tried')).toBeNull();
});

test('a time has its full time, and a number its country', async () => {
  shown(<Time key="a" at="2026-01-02T10:00:00Z" />, <PhoneNumber key="b" number="+14045550100" />);

  fireEvent.mouseOver(document.querySelector('time') as HTMLElement);
  expect(await screen.findByText(/Jan 2, 2026.*10:00:00.*UTC/)).toBeTruthy();
  const region = screen.getByRole('img', { name: 'United States' });
  fireEvent.mouseOver(region);
  expect(await screen.findByText('United States: +14045550100')).toBeTruthy();
});

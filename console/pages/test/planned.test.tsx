import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import PlannedRows, { type Planned } from '~/kit/form/PlannedRows';

afterEach(cleanup);

const show = (planned: Planned) =>
  render(
    <MantineProvider env="test">
      <PlannedRows planned={planned} />
    </MantineProvider>,
  );
const cells = () =>
  screen.getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent));

test('of a changed row the columns that change are shown, of a new one all', () => {
  const before = { id: 'delta', contact: 'sip:127.0.9.4:5060' };
  show({
    unavailable: null,
    rows: [
      {
        table: 'ps_aors',
        key: 'delta',
        change: 'changed',
        changedColumns: ['contact'],
        before,
        after: { ...before, contact: 'sip:127.0.9.4:5070' },
      },
      {
        table: 'ps_auths',
        key: 'delta',
        change: 'added',
        changedColumns: [],
        before: null,
        after: { id: 'delta' },
      },
      { table: 'ps_endpoints', key: 'delta', change: 'unchanged', changedColumns: [], before, after: before },
    ],
  });
  expect(cells()).toEqual([
    ['Column', 'Today', 'After saving'],
    ['contact', 'sip:127.0.9.4:5060', 'sip:127.0.9.4:5070'],
    ['Column', 'After saving'],
    ['id', 'delta'],
  ]);
  expect(screen.getByText('1 row stays as it is: ps_endpoints delta')).toBeTruthy();
});

test('rows that are not known are not shown as none', () => {
  show({ unavailable: 'realtime-writer does not answer', rows: [] });
  expect(screen.getByText('realtime-writer does not answer')).toBeTruthy();
  expect(screen.queryByText('No row would change.')).toBeNull();
});

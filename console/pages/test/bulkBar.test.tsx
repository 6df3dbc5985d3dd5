import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { changedFields } from '~/kit/History';
import { BulkBar } from '~/kit/listing/BulkBar';
import { PreferencesContext } from '~/kit/preferences';
import { StateBadge } from '~/kit/StateBadge';

afterEach(cleanup);

type Row = { name: string; active: boolean };
const each = vi.fn(async (_: Row) => undefined);

const show = (rows: Row[]) =>
  render(
    <MantineProvider env="test">
      <ModalsProvider>
        <BulkBar<Row>
          rows={rows}
          rowName={(row) => row.name}
          clear={() => undefined}
          reload={() => undefined}
          actions={[
            { id: 'activate', label: 'Activate', applies: (row) => !row.active, each },
            {
              id: 'deactivate',
              label: 'Deactivate',
              applies: (row) => row.active,
              ask: (count) => ({ title: `Deactivate ${count}?`, text: 'No new calls.' }),
              each,
            },
          ]}
        />
      </ModalsProvider>
    </MantineProvider>,
  );
const isOffered = (label: string) =>
  screen.getByText(label).closest('button')?.getAttribute('aria-disabled') !== 'true';

test('a change is offered for the selected rows only if it changes one of them, and leaves the others alone', async () => {
  show([{ name: 'a', active: true }]);
  expect([isOffered('Activate'), isOffered('Deactivate')]).toEqual([false, true]);
  cleanup();
  show([
    { name: 'a', active: true },
    { name: 'b', active: false },
  ]);
  fireEvent.click(screen.getByText('Activate'));
  await waitFor(() => expect(each.mock.calls.map(([row]) => row.name)).toEqual(['b']));
});

test('what stops calls is asked first, with how many it is of', async () => {
  each.mockClear();
  show([
    { name: 'a', active: true },
    { name: 'b', active: false },
  ]);
  fireEvent.click(screen.getByText('Deactivate'));
  await screen.findByText('Deactivate 1?');
  expect(each).not.toHaveBeenCalled();
  fireEvent.submit(document.querySelector('form') as HTMLFormElement);
  await waitFor(() => expect(each).toHaveBeenCalledOnce());
});

test('a state agrees with what it is of', () => {
  const preferences = { language: 'es', clock: 'browser' } as never;
  render(
    <PreferencesContext value={preferences}>
      <StateBadge state="active" of="campaign" />
      <StateBadge state="suspended" of="tenant" />
      <StateBadge state="active" />
    </PreferencesContext>,
  );
  expect(['Activa', 'Suspendida', 'Activo'].map((word) => screen.queryByText(word) !== null)).toEqual([
    true,
    true,
    true,
  ]);
});

test('a change of the state of a carrier is one change', () => {
  const active = { version: 1, operatorStatus: 'active', status: 'active', available: true };
  const stopped = { version: 2, operatorStatus: 'inactive', status: 'inactive', available: false };
  expect(changedFields(active, stopped)).toEqual(['operatorStatus']);
});

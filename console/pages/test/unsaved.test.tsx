import { MantineProvider, Select } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { CancelButton, openForm } from '~/kit/dialogs';
import { EntityForm } from '~/kit/form/EntityForm';
import { FormModal } from '~/kit/form/FormModal';
import { TextField } from '~/kit/form/fields';
import { parseSearch, stringifySearch } from '~/kit/navigation';
import { PageTabs } from '~/kit/Tabs';

afterEach(cleanup);

const ask = 'Leave without saving?';

function Form({ saved }: { saved?: () => void }) {
  return (
    <EntityForm
      queryKey={['things']}
      entity={{ id: '1', version: 1, updatedAt: '2026-11-30T12:00:00Z', name: 'Acme' }}
      valuesOf={(thing) => ({ name: thing.name })}
      initial={{ name: '' }}
      save={async (values) => ({ id: '1', version: 2, updatedAt: '2026-11-30T12:00:01Z', ...values })}
      onSaved={() => {
        saved?.();
        return saved !== undefined;
      }}
    >
      {() => <TextField name="name" label="Name" />}
    </EntityForm>
  );
}

function Dialog() {
  const [opened, setOpened] = useState(true);
  return (
    <FormModal opened={opened} onClose={() => setOpened(false)} title="Thing">
      <Form saved={() => setOpened(false)} />
    </FormModal>
  );
}

async function show(page: React.ReactNode) {
  const root = createRootRoute({ component: Outlet });
  const thing = createRoute({ getParentRoute: () => root, path: '/thing', component: () => page });
  const router = createRouter({
    routeTree: root.addChildren([thing]),
    history: createMemoryHistory({ initialEntries: ['/thing'] }),
    parseSearch,
    stringifySearch,
  });
  render(
    <MantineProvider env="test">
      <ModalsProvider>
        <RouterProvider router={router as never} />
      </ModalsProvider>
    </MantineProvider>,
  );
  return router;
}

const name = () => screen.queryByLabelText('Name') as HTMLInputElement | null;
const type = async (value: string) => {
  await waitFor(() => expect(name()).toBeTruthy());
  fireEvent.change(name() as HTMLInputElement, { target: { value } });
};
const press = (label: string) => fireEvent.click(screen.getByRole('button', { name: label, hidden: true }));
const pressEscape = () =>
  act(() => void document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));

test('a switch of tab asks before it loses what was typed', async () => {
  await show(
    <PageTabs
      tabs={[
        { id: 'limits', label: 'Limits', content: () => <Form /> },
        { id: 'history', label: 'History', content: () => 'all changes' },
      ]}
    />,
  );
  await type('Other');
  fireEvent.click(screen.getByRole('tab', { name: 'History' }));
  await screen.findByText(ask);
  press('Stay');
  expect(name()?.value).toBe('Other');
  fireEvent.click(screen.getByRole('tab', { name: 'History' }));
  await screen.findByText(ask);
  press('Leave without saving');
  await screen.findByText('all changes');
});

test('a switch of tab without changes asks nothing', async () => {
  await show(
    <PageTabs
      tabs={[
        { id: 'limits', label: 'Limits', content: () => <Form /> },
        { id: 'history', label: 'History', content: () => 'all changes' },
      ]}
    />,
  );
  await type('Acme');
  fireEvent.click(screen.getByRole('tab', { name: 'History' }));
  await screen.findByText('all changes');
});

test('Esc in a dialog with a form asks before it loses what was typed, and so does Cancel', async () => {
  await show(<Dialog />);
  await type('Other');
  pressEscape();
  await screen.findByText(ask);
  press('Stay');
  await waitFor(() => expect(screen.queryByText(ask)).toBeNull());
  expect(name()?.value).toBe('Other');
  press('Cancel');
  await screen.findByText(ask);
  press('Leave without saving');
  await waitFor(() => expect(name()).toBeNull());
});

test('a dialog without changes closes at once, and one that is saved does', async () => {
  await show(<Dialog />);
  await waitFor(() => expect(name()).toBeTruthy());
  pressEscape();
  await waitFor(() => expect(name()).toBeNull());
  cleanup();
  await show(<Dialog />);
  await type('Other');
  press('Save');
  await waitFor(() => expect(name()).toBeNull());
  expect(screen.queryByText(ask)).toBeNull();
});

test('Esc closes a dialog with a small form only while nothing was entered', async () => {
  await show(null);
  const open = () =>
    act(() =>
      openForm({
        title: 'Reason',
        children: (
          <label>
            Name
            <input />
          </label>
        ),
      }),
    );
  open();
  await waitFor(() => expect(name()).toBeTruthy());
  pressEscape();
  await waitFor(() => expect(name()).toBeNull());
  open();
  await type('Lunch');
  pressEscape();
  expect(name()?.value).toBe('Lunch');
});

test('Esc does not lose an option that was chosen in a small form, and Cancel asks', async () => {
  await show(null);
  const open = () =>
    act(() =>
      openForm({
        title: 'Status',
        children: (
          <>
            <Select label="State" data={['active', 'inactive']} defaultValue="active" />
            <CancelButton />
          </>
        ),
      }),
    );
  const state = () =>
    screen.queryByRole('combobox', { name: 'State', hidden: true }) as HTMLInputElement | null;
  open();
  await waitFor(() => expect(state()).toBeTruthy());
  press('Cancel');
  await waitFor(() => expect(state()).toBeNull());

  open();
  await waitFor(() => expect(state()).toBeTruthy());
  fireEvent.click(state() as HTMLInputElement);
  fireEvent.click(await screen.findByRole('option', { name: 'inactive', hidden: true }));
  pressEscape();
  expect(state()?.value).toBe('inactive');
  press('Cancel');
  await screen.findByText(ask);
  expect(state()?.value).toBe('inactive');
  press('Leave without saving');
  await waitFor(() => expect(state()).toBeNull());
});

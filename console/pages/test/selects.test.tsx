import { MantineProvider, Select } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { theme } from '~/app/theme';
import { EntityField } from '~/kit/form/EntityFields';
import { EntityForm } from '~/kit/form/EntityForm';
import { SourceSelect } from '~/kit/SourceSelect';
import type { Source } from '~/kit/sources';

const guard = vi.hoisted(() => ({ unsaved: (): boolean => false }));
vi.mock('~/kit/form/UnsavedGuard', () => ({
  UnsavedGuard: ({ unsaved }: { unsaved: () => boolean }) => {
    guard.unsaved = unsaved;
    return null;
  },
}));

afterEach(cleanup);

const show = (children: ReactNode) =>
  render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
    </MantineProvider>,
  );

const sourceOf = (...names: string[]): Source => ({
  key: `tenants ${names}`,
  find: async () => names.map((name) => ({ value: name, label: name })),
  nameOf: async (id) => id,
});

const field = (label: string) => screen.getByLabelText(label, { exact: false, selector: 'input' });
const shownIn = (label: string) => (field(label) as HTMLInputElement).value;
/** The option, as soon as it was read and all effects of that are done; the only one would be chosen by then. */
const offered = async (label: string, option: string) => {
  fireEvent.click(field(label));
  const found = await screen.findByRole('option', { name: option, hidden: true });
  await act(async () => {});
  return found;
};
const choose = async (label: string, option: string) => fireEvent.click(await offered(label, option));

const save = vi.fn(
  async (values: object) => ({ ...values, id: '1', version: 1, updatedAt: '2026-11-30T12:00:00Z' }) as never,
);

function Form({ source, required = true }: { source: Source; required?: boolean }) {
  return (
    <EntityForm
      queryKey={['things']}
      entity={null}
      valuesOf={(values) => values as never}
      initial={{ tenantId: null }}
      save={save}
    >
      {() => <EntityField name="tenantId" label="Tenant" source={source} required={required} />}
    </EntityForm>
  );
}

test('a form has the only tenant from the start, and nothing to lose by it', async () => {
  show(<Form source={sourceOf('Acme')} />);
  await waitFor(() => expect(shownIn('Tenant')).toBe('Acme'));
  expect(guard.unsaved()).toBe(false);
  fireEvent.submit(field('Tenant'));
  await waitFor(() => expect(save.mock.lastCall?.[0]).toEqual({ tenantId: 'Acme' }));
});

test('a form chooses none of two, and none where none is required', async () => {
  show(<Form source={sourceOf('Acme', 'Lima')} />);
  await offered('Tenant', 'Lima');
  expect(shownIn('Tenant')).toBe('');
  cleanup();
  show(<Form source={sourceOf('Acme')} required={false} />);
  await offered('Tenant', 'Acme');
  expect(shownIn('Tenant')).toBe('');
});

test('a second click on the chosen option of a form keeps it, and what is required has no button to empty it', async () => {
  show(<Form source={sourceOf('Acme', 'Lima')} />);
  await choose('Tenant', 'Lima');
  await waitFor(() => expect(shownIn('Tenant')).toBe('Lima'));
  await choose('Tenant', 'Lima');
  expect(shownIn('Tenant')).toBe('Lima');
  expect(document.querySelector('.mantine-InputClearButton-root')).toBeNull();
});

function Standalone() {
  const [value, setValue] = useState<string | null>('Acme');
  return (
    <SourceSelect
      label="Tenant"
      required
      source={sourceOf('Acme', 'Lima')}
      value={value}
      onChange={setValue}
    />
  );
}

test('nor does a second click empty a select outside of a form', async () => {
  show(<Standalone />);
  await choose('Tenant', 'Acme');
  expect(shownIn('Tenant')).toBe('Acme');
  expect(document.querySelector('.mantine-InputClearButton-root')).toBeNull();
});

test('or any other select of the console', () => {
  show(<Select label="State" data={['active']} defaultValue="active" />);
  fireEvent.click(field('State'));
  fireEvent.click(screen.getByRole('option', { name: 'active', hidden: true }));
  expect(shownIn('State')).toBe('active');
});

test('after a save, the focus is on the button again, which loses it while it is busy', async () => {
  show(<Form source={sourceOf('Acme')} />);
  await waitFor(() => expect(shownIn('Tenant')).toBe('Acme'));
  fireEvent.submit(field('Tenant'));
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Save'));
});

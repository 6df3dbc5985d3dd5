import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { draftOf } from '~/areas/tenants/TenantForm';
import { COUNTRIES, countryOfBrowser, zoneOf } from '~/kit/countries';
import { CountryField } from '~/kit/form/CountryField';
import { EntityForm } from '~/kit/form/EntityForm';

vi.mock('~/kit/form/UnsavedGuard', () => ({ UnsavedGuard: () => null }));
vi.mock('~/kit/zone', async (original) => ({
  ...(await original<object>()),
  browserZone: () => 'Europe/Madrid',
}));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const save = vi.fn(async (values: { country: string | null }) => ({
  id: '1',
  version: 1,
  updatedAt: '2026-11-30T12:00:00Z',
  ...values,
}));
const show = () =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <EntityForm
          queryKey={['things']}
          entity={null}
          valuesOf={({
            country,
          }: {
            country: string | null;
            id: string;
            version: number;
            updatedAt: string;
          }) => ({
            country,
          })}
          initial={{ country: null }}
          save={save}
          validate={(values) => (values.country ? {} : { country: 'This is required.' })}
        >
          {() => <CountryField name="country" label="Country" required suggest />}
        </EntityForm>
      </QueryClientProvider>
    </MantineProvider>,
  );
const input = () => screen.getByLabelText(/^Country/, { selector: 'input' }) as HTMLInputElement;
const submit = () => fireEvent.submit(document.querySelector('form') as HTMLFormElement);

test('a country is found by its name or its code, and its code is stored', async () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-US']);
  show();
  expect(input().value).toBe('');
  submit();
  expect(await screen.findAllByText(/This is required/)).toBeTruthy();
  expect(save).not.toHaveBeenCalled();
  for (const text of ['spa', 'es']) {
    // Without the focus, it would be a change by the browser.
    act(() => input().focus());
    fireEvent.change(input(), { target: { value: text } });
    await waitFor(() =>
      expect(screen.getAllByRole('option', { hidden: true })[0]?.textContent).toBe('Spain'),
    );
  }
  fireEvent.click(screen.getByRole('option', { name: 'Spain', hidden: true }));
  submit();
  await waitFor(() => expect(save).toHaveBeenCalledOnce());
  expect(save.mock.calls[0]?.[0]).toEqual({ country: 'ES' });
});

test('the country of the browser is suggested, and the field says so', async () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['es-ES', 'es', 'en']);
  show();
  await waitFor(() => expect(input().value).toBe('Spain'));
  expect(screen.getByText(/Suggested by the language and time zone/)).toBeTruthy();
});

test('a country is suggested only if the languages and the time zone agree', () => {
  expect(countryOfBrowser(['es-ES', 'es'], 'Europe/Madrid')).toBe('ES');
  expect(countryOfBrowser(['es-ES', 'en-GB'], 'Europe/Madrid')).toBeNull();
  expect(countryOfBrowser(['en-US', 'en'], 'Europe/Madrid')).toBeNull();
  expect(countryOfBrowser(['es', 'x'], 'Europe/Madrid')).toBeNull();
  expect(countryOfBrowser(['es-419'], 'America/Lima')).toBeNull();
});

test('the time zone of a country is the browser’s, its only one, or that of its capital', () => {
  expect(zoneOf('ES', 'America/New_York')).toBe('Europe/Madrid');
  expect(zoneOf('ES', 'Atlantic/Canary')).toBe('Atlantic/Canary');
  expect(zoneOf('FR', 'UTC')).toBe('Europe/Paris');
  expect(zoneOf('US', 'Europe/Madrid')).toBeNull();
  expect(zoneOf('US', 'America/Chicago')).toBe('America/Chicago');
});

test('the services know 245 countries', () => {
  expect(new Set(COUNTRIES).size).toBe(245);
});

test('a tenant keeps its country', () => {
  const values = {
    name: ' Acme ',
    status: 'active',
    country: 'ES',
    maxCallsPerSecond: null,
    'destinations.allowed': [],
    'destinations.barred': [],
  };
  expect(draftOf(values)).toMatchObject({ name: 'Acme', country: 'ES' });
});

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import CampaignNew from '~/areas/campaigns/CampaignNew';
import { useTenantCountry } from '~/kit/national';
import { SessionContext } from '~/kit/session';

const router = vi.hoisted(() => ({ went: [] as string[], search: {} as Record<string, string> }));
vi.mock('~/kit/form/UnsavedGuard', () => ({ UnsavedGuard: () => null }));
vi.mock('~/kit/zone', async (original) => ({ ...(await original<object>()), browserZone: () => 'UTC' }));
vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  Link: ({ children }: { children: string }) => <a href="/">{children}</a>,
  useGo: () => (to: string) => router.went.push(to),
  useSearch: () => router.search,
  useTenant: () => null,
}));

const press = (label: string) =>
  fireEvent.click(screen.getByText(label).closest('button') as HTMLButtonElement);
const named = (...names: string[]) => names.map((name) => ({ id: name, name }));
let tables: Record<string, object[]> = {};
/** The answer to a request for one entity waits for it. */
let held: Promise<unknown> = Promise.resolve();
const posted: object[] = [];

beforeEach(() => {
  posted.length = 0;
  router.went = [];
  router.search = {};
  held = Promise.resolve();
  tables = {
    tenants: named('Acme'),
    clients: named('Lima'),
    dids: [{ id: 'd1', number: '+14045551191' }],
    campaigns: [],
  };
  vi.stubGlobal('fetch', async (request: Request) => {
    const [, , , table = '', id] = new URL(request.url).pathname.split('/');
    if (request.method === 'POST') posted.push(await request.json());
    const items = tables[table] ?? [];
    if (id) await held;
    const found = id ? items.find((one) => (one as { id: string }).id === id) : { items, next: null };
    return new Response(JSON.stringify(found), { headers: { 'Content-Type': 'application/json' } });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const session = { user: { role: 'admin' }, passwordChangeRequired: false } as never;
let queries: QueryClient;

const newQueries = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });

async function secondStep(cache = newQueries()) {
  queries = cache;
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queries}>
        <SessionContext value={session}>
          <CampaignNew />
        </SessionContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
  const tenant = screen.getByLabelText(/^Tenant/, { selector: 'input' }) as HTMLInputElement;
  await waitFor(() => expect(tenant.value).toBe('Acme'));
  fireEvent.change(screen.getByLabelText(/^Name/), { target: { value: 'Solar' } });
  press('Next');
  await screen.findByText('Clients that take the calls');
}
const chosenClients = () => [...document.querySelectorAll('.client-order li')].map((one) => one.textContent);
const chosenNumbers = () =>
  [...document.querySelectorAll('.mantine-Pill-label')].map((one) => one.textContent);

test('the only tenant, number and client are chosen from the start', async () => {
  await secondStep();
  await waitFor(() => expect(chosenClients()).toEqual(['1Lima']));
  await waitFor(() => expect(chosenNumbers()).toHaveLength(1));
});

test('what was chosen for the person can be removed, also after another step', async () => {
  await secondStep();
  await waitFor(() => expect(chosenClients()).toHaveLength(1));
  fireEvent.click(screen.getByLabelText('Remove: Lima'));
  press('Back');
  press('Next');
  await screen.findByText('Clients that take the calls');
  await waitFor(() => expect(chosenNumbers()).toHaveLength(1));
  expect(chosenClients()).toEqual([]);
});

test('nothing is chosen among several, and no number that another campaign answers', async () => {
  tables.clients = named('Lima', 'Quito');
  tables.campaigns = [{ id: 'c1', didIds: ['d1'], timeZone: 'Europe/Madrid' }];
  await secondStep();
  await screen.findByLabelText('Add a client', { selector: 'input' });
  await waitFor(() => expect(queries.isFetching()).toBe(0));
  expect([chosenClients(), chosenNumbers()]).toEqual([[], []]);
});

test('a client that is listed is not offered once more', async () => {
  tables.clients = named('Lima', 'Quito');
  await secondStep();
  const add = screen.getByLabelText('Add a client', { selector: 'input' });
  fireEvent.click(add);
  fireEvent.click(await screen.findByRole('option', { name: 'Lima' }));
  await waitFor(() => expect(chosenClients()).toEqual(['1Lima']));
  fireEvent.click(add);
  expect(await screen.findByRole('option', { name: 'Quito' })).toBeTruthy();
  expect(screen.queryByRole('option', { name: 'Lima' })).toBeNull();
});

test('two clients that are added quickly are both listed', async () => {
  tables.clients = named('Lima', 'Quito', 'Sucre');
  await secondStep();
  let answer: (value: unknown) => void = () => undefined;
  held = new Promise((resolve) => {
    answer = resolve;
  });
  const add = screen.getByLabelText('Add a client', { selector: 'input' });
  for (const name of ['Quito', 'Lima']) {
    fireEvent.click(add);
    fireEvent.click(await screen.findByRole('option', { name }));
  }
  answer(null);
  await waitFor(() => expect(chosenClients()).toEqual(['1Quito', '2Lima']));
});

test('a browser in UTC takes the time zone that the campaigns of the tenant have', async () => {
  tables.campaigns = [{ id: 'c1', didIds: [], timeZone: 'Europe/Madrid' }];
  await secondStep();
  await waitFor(() => expect(chosenClients()).toHaveLength(1));
  await waitFor(() => expect(queries.isFetching()).toBe(0));
  press('Next');
  const zone = (await screen.findByLabelText('Time zone', { selector: 'input' })) as HTMLInputElement;
  expect(zone.value).toBe('Europe/Madrid');
});

const zoneField = async () => {
  await waitFor(() => expect(chosenClients()).toHaveLength(1));
  await waitFor(() => expect(queries.isFetching()).toBe(0));
  press('Next');
  return (await screen.findByLabelText('Time zone', { selector: 'input' })) as HTMLInputElement;
};

test('the time zone is that of the tenant’s country', async () => {
  tables.tenants = [{ id: 'Acme', name: 'Acme', country: 'ES' }];
  await secondStep();
  expect((await zoneField()).value).toBe('Europe/Madrid');
});

const Country = () => useTenantCountry('Acme').country;

test('the import and the question where a call goes may have read the country before', async () => {
  tables.tenants = [{ id: 'Acme', name: 'Acme', country: 'ES' }];
  queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 10_000 } } });
  const { unmount } = render(
    <QueryClientProvider client={queries}>
      <SessionContext value={session}>
        <Country />
      </SessionContext>
    </QueryClientProvider>,
  );
  expect(await screen.findByText('ES')).toBeTruthy();
  unmount();
  await secondStep(queries);
  expect((await zoneField()).value).toBe('Europe/Madrid');
});

test('a new campaign can have any hours, on workdays or every day', async () => {
  await secondStep();
  await zoneField();
  fireEvent.click(screen.getByLabelText(/^Only at certain hours/));
  fireEvent.change(screen.getByLabelText('From'), { target: { value: '10:00' } });
  fireEvent.change(screen.getByLabelText('To'), { target: { value: '10:00' } });
  press('Add the campaign');
  expect(screen.getByText(/they have to differ/)).toBeTruthy();
  expect(posted).toEqual([]);
  fireEvent.change(screen.getByLabelText('To'), { target: { value: '22:30' } });
  press('Add the campaign');
  await waitFor(() => expect(posted).toHaveLength(1));
  const { openingHours } = posted[0] as { openingHours: Record<string, object[]> };
  expect(Object.keys(openingHours)).toHaveLength(5);
  expect(openingHours.friday).toEqual([{ from: '10:00', to: '22:30' }]);
});

test.each([
  ['/campaigns', {}],
  ['/first-run', { from: 'first-run' }],
])('it can be canceled, which leads back to %s', async (back, search) => {
  router.search = search as Record<string, string>;
  await secondStep();
  press('Cancel');
  expect(router.went).toEqual([back]);
  expect(posted).toEqual([]);
});

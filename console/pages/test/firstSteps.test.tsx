import { MantineProvider } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import Banner from '~/areas/first-run/Banner';
import FirstRun from '~/areas/first-run/FirstRun';
import Gate from '~/areas/first-run/Gate';
import { rememberComplete } from '~/kit/created';
import { SessionContext } from '~/kit/session';

const router = vi.hoisted(() => ({
  pathname: '/',
  went: [] as string[],
  search: {} as Record<string, string>,
}));
vi.mock('@tanstack/react-router', () => ({ useLocation: () => ({ pathname: router.pathname }) }));
vi.mock('~/kit/navigation', () => ({
  Link: ({ children }: { children: string }) => <a href="/first-run">{children}</a>,
  useGo: () => (to: string, options?: { search?: { from?: string } }) =>
    router.went.push(options?.search?.from ? `${to} from ${options.search.from}` : to),
  useSearch: () => router.search,
  placeLeft: () => ({}),
}));

let absent: string[] = [];
let unreachable: string[] = [];
let away: string[] = [];
/** Whether a call is answered now. */
let live = false;
let role: string;
/** What was read. */
let asked: string[] = [];
const reads = (name: string) => asked.filter((one) => one === name).length;
/** What the carriers and clients have of version 2 in Asterisk. */
let applied: { version: number } | null = { version: 2 };

beforeEach(() => {
  localStorage.clear();
  router.pathname = '/';
  router.went = [];
  router.search = {};
  absent = [];
  unreachable = [];
  away = [];
  live = false;
  applied = { version: 2 };
  role = 'admin';
  asked = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const name = new URL(request.url).pathname.split('/').at(-1) ?? '';
    asked.push(name);
    if (away.includes(name))
      return new Response(JSON.stringify({ code: 'service.unavailable' }), { status: 503 });
    const reachable = unreachable.includes(name) ? false : null;
    const clients = absent.includes('links') ? [] : [{ status: 'active' }];
    const client = {
      id: 'c1',
      mode: 'fixed',
      qualifySeconds: 0,
      reachable,
      nodes: [],
      version: 2,
      applied,
      clients,
    };
    return new Response(
      JSON.stringify({
        items: absent.includes(name) || (name === 'live-calls' && !live) ? [] : [client],
        next: null,
      }),
      {
        headers: { 'Content-Type': 'application/json' },
      },
    );
  });
});
afterEach(() => {
  vi.useRealTimers();
  cleanup();
  vi.unstubAllGlobals();
});

const show = (
  screen = <Banner />,
  queries = new QueryClient({ defaultOptions: { queries: { retry: false } } }),
) =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queries}>
        <SessionContext value={{ user: { role }, passwordChangeRequired: false } as never}>
          {screen}
        </SessionContext>
      </QueryClientProvider>
    </MantineProvider>,
  );

test('the next step is a button on every page but its own', async () => {
  absent = ['dids', 'campaigns', 'call-records'];
  show();
  expect(await screen.findByText('Next: Add a number')).toBeTruthy();
  expect(screen.getAllByText('3 of 6 steps are done').length).toBeGreaterThan(0);
  fireEvent.click(screen.getByRole('button', { name: 'Add a number' }));
  expect(router.went).toEqual(['/numbers/new']);
  cleanup();
  router.pathname = '/numbers/new';
  show();
  expect(await screen.findByText('Next: Add a number')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Add a number' })).toBeNull();
});

test('it says that all is done, until it is closed', async () => {
  absent = ['call-records'];
  show();
  expect(await screen.findByText('Next: Make a test call')).toBeTruthy();
  cleanup();
  absent = [];
  show();
  // It is shown, and said to screen readers.
  expect((await screen.findAllByText('Trunkline is ready for calls')).length).toBeGreaterThan(0);
  fireEvent.click(screen.getByRole('button', { name: 'Close the checklist' }));
  expect(screen.queryByRole('region')).toBeNull();
});

test.each([
  ['Hide the checklist', ['call-records']],
  ['Close the checklist', []],
])('%s says where it is found again', async (name, missing) => {
  localStorage.setItem('trunkline.first-run', 'open');
  const notice = vi.spyOn(notifications, 'show');
  absent = missing;
  show();
  fireEvent.click(await screen.findByRole('button', { name }));
  expect(notice).toHaveBeenCalledWith(
    expect.objectContaining({ message: 'You find the checklist in your menu at the top: “First steps”.' }),
  );
  notice.mockRestore();
});

test('a part that is away does not keep the other steps from being ticked', async () => {
  away = ['carriers'];
  absent = ['campaigns', 'call-records'];
  show(<FirstRun />);
  expect(await screen.findByText('Whether this is done could not be read')).toBeTruthy();
  expect(screen.getAllByText('Done')).toHaveLength(3);
  expect(screen.getByText('Not known')).toBeTruthy();
  expect(screen.getByText('Next')).toBeTruthy();
  expect(screen.queryByText(/whether your change was stored/)).toBeNull();
  away = [];
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('4 of 6 steps are done', { selector: 'p' })).toBeTruthy();
});

test('a step of the checklist leads back to it', async () => {
  absent = ['carriers', 'campaigns', 'call-records'];
  show(<FirstRun />);
  fireEvent.click(await screen.findByRole('button', { name: 'Add a carrier' }));
  expect(router.went).toEqual(['/carriers/new from first-run']);
});

test('the step of the test call shows how to try an incoming one, once there is a campaign', async () => {
  absent = ['call-records'];
  show(<FirstRun />);
  expect(await screen.findByText(/^Try an incoming call/)).toBeTruthy();
  expect(screen.getAllByText('Done')).toHaveLength(5);
});

test('the finished checklist has a button to try an incoming call', async () => {
  show(<FirstRun />);
  await screen.findByText('Trunkline is ready for calls');
  fireEvent.click(await screen.findByRole('button', { name: /^Try an incoming call/ }));
  expect(router.went).toEqual(['/campaigns/c1']);
});

test('what is done but not reachable is no plain tick, and leads to its page', async () => {
  unreachable = ['carriers'];
  absent = ['call-records'];
  show(<FirstRun />);
  expect(await screen.findByText('Done, but not reachable')).toBeTruthy();
  expect(screen.getByText('Test it on its page')).toBeTruthy();
  expect(screen.getAllByText('Done')).toHaveLength(4);
});

test('what was just added counts at once, and the old number is not shown until it is seen', async () => {
  absent = ['carriers', 'campaigns', 'call-records'];
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } });
  show(<FirstRun />, queries);
  expect(await screen.findByText('3 of 6 steps are done', { selector: 'p' })).toBeTruthy();
  cleanup();
  router.search = { added: '/carriers/919cd2a9-f309-4513-aa90-e78fd3c80269' };
  show(<FirstRun />, queries);
  expect(screen.queryByText(/of 6 steps are done/)).toBeNull();
  expect(screen.getByText('Add a campaign', { selector: 'h2' }).parentElement?.textContent).toContain('Next');
  absent = ['campaigns', 'call-records'];
  expect(await screen.findByText('4 of 6 steps are done', { selector: 'p' })).toBeTruthy();
});

test('the strip keeps its place while the steps are read, unless it was of no use the last time', async () => {
  absent = ['carriers'];
  show();
  expect(screen.getByRole('region', { name: 'First steps' }).textContent).toContain('Checking…');
  expect(screen.getByRole('button', { name: 'Hide the checklist' })).toBeTruthy();
  expect(await screen.findByText('Next: Add a carrier')).toBeTruthy();
  cleanup();
  localStorage.clear();
  rememberComplete(true);
  show();
  expect(screen.queryByRole('region')).toBeNull();
});

test('the entry of the navigation is there before the steps are read, and remembers that all are done', async () => {
  show(<Gate>First steps</Gate>);
  expect(screen.getByText('First steps')).toBeTruthy();
  await waitFor(() => expect(screen.queryByText('First steps')).toBeNull());
  cleanup();
  show(<Gate>First steps</Gate>);
  expect(screen.queryByText('First steps')).toBeNull();
});

test('on the page of what was just saved, the strip does not show the old number', async () => {
  absent = ['carriers', 'call-records'];
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } });
  show(<Banner />, queries);
  expect(await screen.findByText('Next: Add a carrier')).toBeTruthy();
  cleanup();
  absent = ['call-records'];
  router.pathname = '/carriers/c1';
  router.search = { saved: '1' };
  show(<Banner />, queries);
  expect(screen.queryByText('Next: Add a carrier')).toBeNull();
  expect(await screen.findByText('Next: Make a test call')).toBeTruthy();
});

test('on the page of the steps, the test call is done as soon as it is answered, and stays done', async () => {
  absent = ['call-records'];
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  show(<FirstRun />, queries);
  expect(await screen.findByText('5 of 6 steps are done', { selector: 'p' })).toBeTruthy();
  live = true;
  expect(
    await screen.findByText('6 of 6 steps are done', { selector: 'p' }, { timeout: 4_000 }),
  ).toBeTruthy();
  live = false;
  await queries.refetchQueries({ queryKey: ['first-run'] });
  expect(screen.getByText('6 of 6 steps are done', { selector: 'p' })).toBeTruthy();
});

test('the strip and the entry of the navigation do not read the test call often', async () => {
  absent = ['call-records'];
  vi.useFakeTimers({ shouldAdvanceTime: true });
  show(
    <>
      <Banner />
      <Gate>First steps</Gate>
    </>,
  );
  expect(await screen.findByText('Next: Make a test call')).toBeTruthy();
  const before = reads('live-calls');
  await vi.advanceTimersByTimeAsync(14_000);
  expect(reads('live-calls')).toBe(before);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(reads('live-calls')).toBe(before + 1);
});

test('what is not in Asterisk yet is no plain tick', async () => {
  applied = { version: 1 };
  absent = ['call-records'];
  show(<FirstRun />);
  expect(await screen.findAllByText('Saved, not in Asterisk yet')).toHaveLength(2);
  expect(screen.getAllByText('Done')).toHaveLength(3);
});

test('the step of the number leads to the import', async () => {
  absent = ['dids', 'call-records'];
  show(<FirstRun />);
  expect(await screen.findByText('Import many numbers')).toBeTruthy();
});

test('a seller has the steps that a seller can do, and reads who does the others', async () => {
  role = 'seller';
  absent = ['links', 'call-records'];
  show(<FirstRun />);
  expect(await screen.findByText('2 of 4 steps are done', { selector: 'p' })).toBeTruthy();
  expect(screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent)).toEqual([
    'Add a number',
    'Add a campaign',
    'Link a client',
    'Make a test call',
  ]);
  expect(asked).not.toContain('carriers');
  expect(asked).not.toContain('tenants');
  expect(screen.getByText(/^Carriers and clients are added by admins and staff/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Link a client' }));
  expect(router.went).toEqual(['/campaigns/c1 from first-run']);
});

test('a seller reads whom to ask for what is missing', async () => {
  role = 'seller';
  absent = ['links', 'call-records', 'available-clients', 'available-carriers'];
  show(<FirstRun />);
  expect(
    await screen.findByText(/^There is no active client that you could link\. Ask an admin/),
  ).toBeTruthy();
  expect(screen.getByText(/^No carrier is offered to you/)).toBeTruthy();
});

test('a seller without a campaign reads when it is known what is missing', async () => {
  role = 'seller';
  absent = ['campaigns', 'call-records'];
  show(<FirstRun />);
  expect(await screen.findByText(/^Once you have a campaign, this page shows/)).toBeTruthy();
});

test('a seller reads that it is not known what is missing', async () => {
  role = 'seller';
  away = ['available-carriers'];
  show(<FirstRun />);
  expect(await screen.findByText(/^Trunkline could not check whether a client/)).toBeTruthy();
});

test('the test call of a seller is read often once a client is linked', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  role = 'seller';
  absent = ['links', 'call-records'];
  show(<FirstRun />);
  await vi.waitFor(() => expect(reads('call-records')).toBe(1));
  await vi.advanceTimersByTimeAsync(4_500);
  expect(reads('call-records')).toBe(1);
  cleanup();
  absent = ['call-records'];
  asked = [];
  show(<FirstRun />);
  await vi.waitFor(() => expect(reads('call-records')).toBe(1));
  await vi.advanceTimersByTimeAsync(4_500);
  expect(reads('call-records')).toBe(3);
});

test('the strip leads a seller to the campaign that has no client', async () => {
  role = 'seller';
  absent = ['links', 'call-records'];
  show();
  expect(await screen.findByText('Next: Link a client')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Link a client' }));
  expect(router.went).toEqual(['/campaigns/c1']);
});

import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useCarrierActions } from '~/areas/carriers/actions';
import { useBulkActions } from '~/areas/carriers/CarrierList';
import type { Carrier } from '~/areas/carriers/carriers';
import { SessionContext } from '~/kit/session';

vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  useGo: () => () => undefined,
}));

const carrier = {
  id: 'c1',
  name: 'Delta',
  version: 3,
  operatorStatus: 'active',
  offeredTo: 'all',
} as Carrier;
const patched: unknown[] = [];
let active: { id: string }[];
let uses: object;

beforeEach(() => {
  patched.length = 0;
  active = [{ id: 'c1' }, { id: 'c2' }];
  uses = {
    campaigns: [{ id: 'k1', name: 'Spring sale', active: true }],
    numbers: 4,
    dialplanLines: [],
  };
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'PATCH') patched.push(await request.json());
    const { pathname } = new URL(request.url);
    const answer = pathname.endsWith('/dependents')
      ? uses
      : pathname.endsWith('/carriers')
        ? { items: active, next: null }
        : carrier;
    return new Response(JSON.stringify(answer), {
      headers: { 'Content-Type': 'application/json' },
    });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Buttons() {
  const actions = useCarrierActions({ test: () => undefined })(carrier);
  return actions.map((action) => (
    <button type="button" key={action.id} onClick={() => action.run(carrier)}>
      {action.id}
    </button>
  ));
}

const show = () =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <ModalsProvider>
          <SessionContext value={{ user: { role: 'admin' }, passwordChangeRequired: false } as never}>
            <Buttons />
          </SessionContext>
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>,
  );

test.each([
  ['maintenance', /new calls are refused with 503/, 'Set to maintenance'],
  ['deactivate', /new calls are refused with 401/, 'Deactivate'],
])(
  '%s says what it does to calls, and to which campaigns and numbers, before it does it',
  async (id, inbound, confirm) => {
    show();
    fireEvent.click(screen.getByText(id));
    await screen.findByText(inbound);
    expect(screen.getByText(/campaigns use their other carriers/)).toBeTruthy();
    await screen.findByText('Spring sale');
    expect(screen.getByText('4 numbers belong to it.')).toBeTruthy();
    expect(patched).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: confirm }));
    await waitFor(() =>
      expect(patched).toEqual([{ status: id === 'deactivate' ? 'inactive' : 'maintenance' }]),
    );
    await waitFor(() => expect(screen.queryByText(inbound)).toBeNull());
  },
);

test.each(['maintenance', 'deactivate', 'delete'])(
  '%s of a carrier that nothing names says what comes of outbound calls',
  async (id) => {
    uses = { campaigns: [], numbers: 0, dialplanLines: [] };
    show();
    fireEvent.click(screen.getByText(id));
    await screen.findByText('Campaigns without carriers of their own use the others that are offered.');
    await screen.findByText('No campaign or number names it.');
    expect(screen.queryByText(/only active carrier/)).toBeNull();
  },
);

test('the last active carrier is told as such', async () => {
  active = [{ id: 'c1' }];
  show();
  fireEvent.click(screen.getByText('maintenance'));
  await screen.findByText('This is your only active carrier: all outbound calls will be refused.');
  expect(screen.queryByText(/others that are offered/)).toBeNull();
});

test.each([
  ['maintenance', 'They stay registered and checked'],
  ['deactivate', 'Their registrations and the checks whether they respond end'],
])('to %s several carriers says what comes of their registrations, too', (id, text) => {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <SessionContext value={{ user: { role: 'admin' }, passwordChangeRequired: false } as never}>
      {children}
    </SessionContext>
  );
  const { result } = renderHook(useBulkActions, { wrapper });
  expect(result.current.find((action) => action.id === id)?.ask?.(3).text).toContain(text);
});

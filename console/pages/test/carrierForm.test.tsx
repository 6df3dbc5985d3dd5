import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CarrierForm } from '~/areas/carriers/CarrierForm';
import { SessionContext } from '~/kit/session';

const go = vi.hoisted(() => vi.fn());
vi.mock('~/kit/form/UnsavedGuard', () => ({ UnsavedGuard: () => null }));
vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  useGo: () => go,
  useSearch: () => ({}),
}));

const node = {
  node: 'ast1',
  configuration: { sipAddresses: [{ transport: 'udp', host: '192.0.2.5', port: 5060 }] },
};
// happy-dom has no fonts, for which a growing field waits.
Object.defineProperty(document, 'fonts', { value: new EventTarget() });

beforeEach(() => {
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname } = new URL(request.url);
    const answer = (body: object, status = 200) =>
      new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
    if (request.method === 'POST')
      return answer(
        { id: 'c1', version: 1, updatedAt: '2026-11-30T12:00:00Z', ...(await request.json()) },
        201,
      );
    return answer(pathname.endsWith('/carrier-presets') ? [] : { items: [node], next: null });
  });
});
afterEach(() => {
  cleanup();
  go.mockReset();
  vi.unstubAllGlobals();
});

const session = { user: { role: 'admin' }, passwordChangeRequired: false } as never;
const show = () =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <SessionContext value={session}>
          <CarrierForm carrier={null} />
        </SessionContext>
      </QueryClientProvider>
    </MantineProvider>,
  );

const fill = (label: RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label, { selector: 'input' }), { target: { value } });
// Queries by role look at each element of this large form, which takes seconds.
const signIn = () => screen.queryByText('Username and password')?.closest('button') ?? null;

test('a carrier that is known by its address needs no username, and the form has where it sends its calls', async () => {
  show();
  expect(signIn()?.getAttribute('aria-expanded')).toBe('false');
  expect(await screen.findByText(/has to send its calls to 192\.0\.2\.5:5060 \(UDP\)/)).toBeTruthy();
  fireEvent.click(screen.getByText('Registration', { selector: 'label *' }));
  expect(signIn()).toBeNull();
  expect(screen.getByLabelText(/^Username/, { selector: 'input' })).toBeTruthy();
  expect(screen.getByText(/sends its calls to where Asterisk registers from/)).toBeTruthy();

  fill(/^Name/, 'Alpha');
  fill(/^Host/, '192.0.2.9');
  fireEvent.submit(document.querySelector('form') as HTMLFormElement);
  await waitFor(() =>
    expect(go).toHaveBeenCalledExactlyOnceWith('/carriers/c1', { replace: true, search: { saved: '1' } }),
  );
});

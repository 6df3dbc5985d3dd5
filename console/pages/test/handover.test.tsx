import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Client } from '~/areas/clients/clients';
import { GetsNoCalls, Handover, NewPasswordOnce, PasswordGuard } from '~/areas/clients/HandoverCard';
import { keepPassword, passwordOf } from '~/areas/clients/passwords';

interface Blocker {
  shouldBlockFn: (to: { current: { pathname: string }; next: { pathname: string } }) => boolean;
  enableBeforeUnload: () => boolean;
}

const guard = vi.hoisted(() => ({
  options: null as Blocker | null,
  state: { status: 'idle' } as { status: string; proceed?: () => void; reset?: () => void },
}));
vi.mock('@tanstack/react-router', () => ({
  useBlocker: (options: Blocker) => {
    guard.options = options;
    return guard.state;
  },
}));

const client = {
  id: 'c1',
  mode: 'registers',
  status: 'active',
  username: 'lima',
  endpointId: 'lima',
  endpoints: [{ id: 'c1' }],
  codecs: ['ulaw'],
  dtmfMode: 'rfc4733',
  qualifySeconds: 60,
  reachable: null,
  nodes: [],
} as unknown as Client;
const node = {
  node: 'ast1',
  configuration: { sipAddresses: [{ transport: 'udp', host: '192.0.2.5', port: 5060 }] },
};

beforeEach(() => {
  guard.options = null;
  guard.state = { status: 'idle' };
  vi.stubGlobal(
    'fetch',
    async () =>
      new Response(JSON.stringify({ items: [node], next: null }), {
        headers: { 'Content-Type': 'application/json' },
      }),
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (shown: Client) =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <GetsNoCalls client={shown} />
        <Handover client={shown} />
        {shown.endpoints.slice(1).map(({ id }) => (
          <NewPasswordOnce key={id} endpoint={id} />
        ))}
        <PasswordGuard client={shown} />
      </QueryClientProvider>
    </MantineProvider>,
  );

const leaves = () =>
  guard.options?.shouldBlockFn({ current: { pathname: '/clients/c1' }, next: { pathname: '/carriers' } });

const allowCopying = () =>
  Object.defineProperty(navigator, 'clipboard', {
    value: { writeText: async () => {} },
    configurable: true,
  });

test('the page is not left while the password was not copied', async () => {
  keepPassword('c1', 'a-secret-of-lima');
  show(client);
  expect(screen.getByText('a-secret-of-lima')).toBeTruthy();
  expect(leaves()).toBe(true);
  expect(guard.options?.enableBeforeUnload()).toBe(true);
  const stays = { current: { pathname: '/clients/c1' }, next: { pathname: '/clients/c1' } };
  expect(guard.options?.shouldBlockFn(stays)).toBe(false);

  allowCopying();
  fireEvent.click(screen.getByRole('button', { name: 'Copy the password' }));
  await waitFor(() => expect(leaves()).toBe(false));
  expect(passwordOf('c1')).toBe('a-secret-of-lima');
  fireEvent.click(screen.getByRole('button', { name: 'I have copied it' }));
  expect(passwordOf('c1')).toBeNull();
  expect(screen.queryByText('a-secret-of-lima')).toBeNull();
});

test('the page is not left while the password of a further endpoint was not copied', async () => {
  const endpoints = [{ id: 'c1' }, { id: 'e2' }, { id: 'e3' }] as Client['endpoints'];
  keepPassword('e2', 'a-secret-of-the-second');
  keepPassword('e3', 'a-secret-of-the-third');
  show({ ...client, endpoints });
  expect(screen.getByText('a-secret-of-the-third')).toBeTruthy();
  expect(leaves()).toBe(true);
  expect(guard.options?.enableBeforeUnload()).toBe(true);

  allowCopying();
  const [second, third] = screen.getAllByRole('button', { name: 'Copy the password' });
  fireEvent.click(second as HTMLElement);
  await screen.findByRole('button', { name: 'Copied' });
  expect(leaves()).toBe(true);
  fireEvent.click(third as HTMLElement);
  await waitFor(() => expect(leaves()).toBe(false));
  for (const button of screen.getAllByRole('button', { name: 'I have copied it' })) fireEvent.click(button);
  expect([passwordOf('e2'), passwordOf('e3')]).toEqual([null, null]);
});

test('whoever leaves without the password reads how to get another one', () => {
  keepPassword('c1', 'a-secret-of-lima');
  const proceed = vi.fn();
  guard.state = { status: 'blocked', proceed, reset: () => {} };
  show(client);
  expect(screen.getByRole('dialog').textContent).toContain('“New password”');
  fireEvent.click(screen.getByRole('button', { name: 'Leave without it' }));
  expect(proceed).toHaveBeenCalled();
  expect(passwordOf('c1')).toBeNull();
});

test('a client that has not registered gets no calls, and reads where to register', async () => {
  show(client);
  expect(await screen.findByText(/It registers at 192\.0\.2\.5:5060 \(UDP\)/)).toBeTruthy();
  expect(screen.getByText('192.0.2.5:5060 (UDP)')).toBeTruthy();
  cleanup();
  show({ ...client, status: 'inactive' });
  expect(screen.queryByText(/gets no calls/)).toBeNull();
  cleanup();
  show({ ...client, nodes: [{ aspect: 'contact', state: 'reachable' }] } as unknown as Client);
  expect(screen.queryByText(/gets no calls/)).toBeNull();
});

test('a client that does not respond gets no calls, and says where', () => {
  const fixed = { mode: 'fixed', host: '192.0.2.77', port: null };
  show({ ...client, ...fixed, endpoints: [{ ...fixed, id: 'c1' }], reachable: false } as unknown as Client);
  expect(screen.getByText('Not reachable: it gets no calls')).toBeTruthy();
  expect(screen.getByText(/No node gets an answer from 192\.0\.2\.77:5060/)).toBeTruthy();
});

test('a client at a fixed address is told from where its calls come', async () => {
  show({ ...client, mode: 'fixed', host: '198.51.100.7', port: null });
  expect(await screen.findByText(/must accept calls from 192\.0\.2\.5:5060 \(UDP\)/)).toBeTruthy();
});

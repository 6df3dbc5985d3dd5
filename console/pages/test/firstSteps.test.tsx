import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import Banner from '~/areas/first-run/Banner';

const router = vi.hoisted(() => ({ pathname: '/', went: [] as string[] }));
vi.mock('@tanstack/react-router', () => ({ useLocation: () => ({ pathname: router.pathname }) }));
vi.mock('~/kit/navigation', () => ({
  Link: ({ children }: { children: string }) => <a href="/first-run">{children}</a>,
  useGo: () => (to: string) => router.went.push(to),
}));

let absent: string[] = [];

beforeEach(() => {
  localStorage.clear();
  router.pathname = '/';
  router.went = [];
  absent = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const name = new URL(request.url).pathname.split('/').at(-1) ?? '';
    const client = { mode: 'fixed', qualifySeconds: 0, reachable: null, nodes: [] };
    return new Response(JSON.stringify({ items: absent.includes(name) ? [] : [client], next: null }), {
      headers: { 'Content-Type': 'application/json' },
    });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = () =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <Banner />
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

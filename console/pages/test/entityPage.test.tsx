import { MantineProvider } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { ApiProblem } from '~/api/problem';
import { EntityPage, type EntityPageProps, Gone } from '~/kit/EntityPage';

const place = vi.hoisted(() => ({ search: {} as Record<string, string> }));
vi.mock('~/kit/navigation', () => ({
  Link: ({ children }: { children: string }) => <a href="/">{children}</a>,
  useGo: () => () => undefined,
  useSearch: () => place.search,
  placeLeft: () => ({}),
}));
vi.mock('@tanstack/react-router', async (original) => ({
  ...(await original<object>()),
  useLocation: () => ({ pathname: '/things/1' }),
}));

afterEach(() => {
  cleanup();
  place.search = {};
});

interface Thing {
  name: string;
}

const answer = (part: object) =>
  ({
    isPending: false,
    isError: false,
    data: undefined,
    error: null,
    refetch: vi.fn(),
    ...part,
  }) as never as UseQueryResult<Thing>;

const run = vi.fn();
const shown = (entity: UseQueryResult<Thing>, more: Partial<EntityPageProps<Thing>> = {}) =>
  render(
    <MantineProvider>
      <EntityPage<Thing>
        entity={entity}
        list={{ label: 'Things', to: '/things' }}
        name={(thing) => thing.name}
        badge={() => 'active'}
        gone={{ title: 'Thing', text: <Gone text="It does not exist." />, history: 'history of it' }}
        actions={() => [
          { id: 'edit', label: 'Edit', run },
          { id: 'test', label: 'Test', disabled: 'No right', run },
          { id: 'delete', label: 'Delete', run },
        ]}
        menuLabel="Actions"
        buttons={['test', 'edit']}
        tabs={() => [{ id: 'overview', label: 'Overview', content: () => 'all about it' }]}
        {...more}
      />
    </MantineProvider>,
  );

test('an entity has its name, its first tab and the buttons, the main one last', () => {
  shown(answer({ data: { name: 'Acme' } }));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Acme');
  expect(screen.getByText('all about it')).toBeTruthy();
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual([
    'Actions',
    'Test',
    'Edit',
  ]);
  const refused = screen.getByRole('button', { name: 'Test' }) as HTMLButtonElement;
  expect(refused.disabled).toBe(true);
  expect(refused.title).toBe('No right');
});

test('one that was deleted shows what is left of it', () => {
  shown(answer({ isError: true, error: new ApiProblem('carrier.not-found', 404, 'Not found', '') }));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Thing');
  expect(screen.getByText('It does not exist.')).toBeTruthy();
  expect(screen.getByText('history of it')).toBeTruthy();
});

test('one that could not be read again stays, with the problem above it', () => {
  shown(
    answer({
      data: { name: 'Acme' },
      isError: true,
      error: new ApiProblem('service.unavailable', 503, 'A service is away', ''),
    }),
  );
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Acme');
  expect(screen.getByText('all about it')).toBeTruthy();
  expect(screen.getByRole('alert')).toBeTruthy();
});

test('the page of what was just saved says so, and when it is in Asterisk', async () => {
  place.search = { saved: '2' };
  const at = (second: number) => `2026-11-30T12:00:0${second}.000Z`;
  const stored = { id: '1', name: 'Acme', version: 2, updatedAt: at(0) };
  const applied = { ...stored, applied: { version: 2, at: at(1) } };
  const refetch = vi.fn(async () => ({ data: applied }));
  const page = (data: object) => (
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider>
        <EntityPage<Thing>
          entity={answer({ data, refetch })}
          list={{ label: 'Things', to: '/things' }}
          name={(thing) => thing.name}
          badge={() => null}
          actions={() => []}
          menuLabel="Actions"
          tabs={() => [{ id: 'overview', label: 'Overview', content: () => 'all about it' }]}
        />
      </MantineProvider>
    </QueryClientProvider>
  );
  render(page({ ...stored, applied: null }));
  expect((await screen.findByText(/in Asterisk after 1/)).textContent).toMatch(/^Saved at /);
  cleanup();
  render(page(stored));
  expect(screen.getByText(/^Saved at /).textContent).not.toContain('Asterisk');
  cleanup();
  render(page({ ...stored, version: 3 }));
  expect(screen.queryByText(/^Saved at /)).toBeNull();
});

import { MantineProvider } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { ApiProblem } from '~/api/problem';
import { EntityPage, type EntityPageProps, Gone } from '~/kit/EntityPage';

vi.mock('~/kit/navigation', () => ({
  Link: ({ children }: { children: string }) => <a href="/">{children}</a>,
  useGo: () => () => undefined,
  useSearch: () => ({}),
  placeLeft: () => ({}),
}));
vi.mock('@tanstack/react-router', async (original) => ({
  ...(await original<object>()),
  useLocation: () => ({ pathname: '/things/1' }),
}));

afterEach(cleanup);

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

import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import SavedViews from '~/kit/listing/SavedViews';
import type { ListState } from '~/kit/listing/state';
import type { Filter, FilterValues } from '~/kit/listing/types';
import { forgetViews, isShown, keptFilters, MOST_VIEWS } from '~/kit/listing/views';

let user = 'ana';
vi.mock('~/kit/session', () => ({ useUser: () => ({ id: user }) }));

const FILTERS: Filter[] = [
  { id: 'status', kind: 'choice', many: true, label: 'State', options: [] },
  { id: 'number', kind: 'text', secret: true, label: 'Number' },
];
const show = vi.fn();
const chooseColumns = vi.fn();

beforeEach(() => {
  user = 'ana';
  localStorage.clear();
  forgetViews();
  show.mockClear();
  chooseColumns.mockClear();
});
afterEach(cleanup);

function open(filters: FilterValues, columns?: string[], sort = 'name') {
  cleanup();
  forgetViews();
  const state = { filters, sort, show } as unknown as ListState;
  render(
    <MantineProvider env="test">
      <SavedViews
        list="carriers"
        filters={FILTERS}
        state={state}
        defaultSort="name"
        columns={columns}
        chooseColumns={chooseColumns}
      />
    </MantineProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Saved views' }));
}

async function save(name: string) {
  fireEvent.change(await screen.findByLabelText('Name'), { target: { value: name } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
}

test('a view shows its filters, order and columns again, after a reload too', async () => {
  open({ status: ['error'] }, ['name', 'state'], '-priority');
  await save('Broken');

  open({});
  fireEvent.click(await screen.findByRole('button', { name: 'Broken' }));

  expect(show).toHaveBeenCalledWith({ status: ['error'] }, '-priority');
  expect(chooseColumns).toHaveBeenCalledWith(['name', 'state']);
});

test('a view belongs to one user, and can be deleted', async () => {
  open({ status: ['error'] });
  await save('Broken');
  user = 'ben';
  open({});
  expect(await screen.findByLabelText('Name')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Broken' })).toBeNull();

  user = 'ana';
  open({});
  fireEvent.click(await screen.findByRole('button', { name: 'Delete the view Broken' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Broken' })).toBeNull());
  open({});
  expect(await screen.findByLabelText('Name')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Broken' })).toBeNull();
});

test('a number that is searched for is not stored', async () => {
  open({ status: ['error'], number: ['+14045550123'] });
  await save('Broken');

  expect(localStorage.getItem('trunkline.views.ana')).not.toContain('4045550123');
  expect(keptFilters(FILTERS, { number: ['+14045550123'] })).toEqual({});
});

test('the same name replaces a view, and there are at most so many', async () => {
  const many = Array.from({ length: MOST_VIEWS }, (_, number) => ({ name: `View ${number}`, filters: {} }));
  localStorage.setItem('trunkline.views.ana', JSON.stringify({ carriers: many }));
  open({ status: ['error'] });
  await save('One more');
  expect(screen.queryByRole('button', { name: 'One more' })).toBeNull();

  open({ status: ['active'] });
  await save('View 3');

  fireEvent.click(screen.getByRole('button', { name: 'View 3' }));
  expect(show).toHaveBeenCalledWith({ status: ['active'] }, 'name');
});

test('what is stored and is no view is left out', async () => {
  localStorage.setItem(
    'trunkline.views.ana',
    JSON.stringify({ carriers: [{ name: 'Bad', filters: { status: 3 } }, 7, { name: 'Good', filters: {} }] }),
  );
  open({});
  expect(await screen.findByRole('button', { name: 'Good' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Bad' })).toBeNull();
});

test('the view that is shown is marked, whatever the order of its values', () => {
  const view = { name: 'a', filters: { status: ['error', 'active'] } };
  expect(isShown(view, { status: ['active', 'error'] }, undefined)).toBe(true);
  expect(isShown(view, { status: ['active'] }, undefined)).toBe(false);
  expect(isShown(view, { status: ['active', 'error'] }, '-name')).toBe(false);
});

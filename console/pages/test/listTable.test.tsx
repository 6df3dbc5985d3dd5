import { MantineProvider } from '@mantine/core';
import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { ListTable } from '~/kit/listing/ListTable';
import type { ListingProps } from '~/kit/listing/types';
import { hrefOf } from '~/kit/navigation';

const [go, preload] = vi.hoisted(() => [vi.fn(), vi.fn()]);
vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  useGo: () => go,
  usePreload: () => preload,
  useTenant: () => null,
}));

interface Thing {
  id: string;
  color: string;
}

const list = {
  label: 'Things',
  rowId: (thing) => thing.id,
  rowName: (thing) => thing.id,
  rowLink: (thing) => (thing.color === 'red' ? null : `/things/${thing.id}`),
} as ListingProps<Thing>;
const rows = [
  { id: 'one', color: 'red' },
  { id: 'two', color: 'blue' },
  { id: 'three', color: 'green' },
];
const select = vi.fn();
const selectAll = vi.fn();
const paint = vi.fn();

const table = (shown: Thing[], selected: string[] = [], current: number | null = null) => (
  <MantineProvider env="test">
    <ListTable<Thing>
      list={list}
      rows={shown}
      columns={[
        { id: 'id', label: 'Id', cell: (thing) => thing.id },
        { id: 'color', label: 'Color', cell: (thing) => thing.color },
        {
          id: 'owner',
          label: 'Owner',
          cell: (thing) => (
            <a href={hrefOf(`/owners?of=${thing.id}`, 'acme')} className="cell-link">
              Owner of {thing.id}
            </a>
          ),
        },
      ]}
      sort={undefined}
      setSort={() => {}}
      selected={new Set(selected)}
      select={select}
      selectAll={selectAll}
      current={current}
      actions={(thing) => [{ id: 'paint', label: `Paint ${thing.id}`, run: paint }]}
      stale={false}
    />
  </MantineProvider>
);
const show = (selected?: string[], current?: number) => render(table(rows, selected, current));

afterEach(() => {
  cleanup();
  go.mockReset();
  preload.mockReset();
  select.mockReset();
  selectAll.mockReset();
});

test('a click anywhere on a row opens its page', () => {
  show();
  fireEvent.click(screen.getByText('blue'));
  expect(go).toHaveBeenLastCalledWith('/things/two');
  fireEvent.click(screen.getByRole('link', { name: 'three' }));
  expect(go).toHaveBeenLastCalledWith('/things/three');
  fireEvent.click(screen.getByText('red'));
  expect(go).toHaveBeenCalledTimes(2);
});

test('a link with a modifier key, a box and a menu keep their own meaning', () => {
  show();
  const link = screen.getByRole('link', { name: 'two' });
  expect(link.getAttribute('href')).toBe('/things/two');
  const click = createEvent.click(link, { ctrlKey: true });
  fireEvent(link, click);
  expect(click.defaultPrevented).toBe(false);
  fireEvent.click(screen.getByRole('checkbox', { name: /two/ }));
  fireEvent.click(screen.getByRole('button', { name: /two/ }));
  expect(select).toHaveBeenCalledWith('two');
  expect(go).not.toHaveBeenCalled();
});

test('a link in a cell opens its own page, in a new tab with a modifier key', () => {
  show();
  // A row without a page can have such a link, too.
  const link = screen.getByRole('link', { name: 'Owner of one' });
  const withKey = createEvent.click(link, { metaKey: true });
  fireEvent(link, withKey);
  expect(withKey.defaultPrevented).toBe(false);
  expect(go).not.toHaveBeenCalled();
  const plain = createEvent.click(link);
  fireEvent(link, plain);
  expect(plain.defaultPrevented).toBe(true);
  expect(go.mock.calls).toEqual([['/owners?of=one&tenant=acme']]);
});

test('the page of a link is loaded once it is pointed at or has the focus', () => {
  show();
  fireEvent.mouseOver(screen.getByText('blue'));
  expect(preload).not.toHaveBeenCalled();
  fireEvent.mouseOver(screen.getByRole('link', { name: 'two' }));
  fireEvent.mouseOver(screen.getByRole('link', { name: 'two' }));
  fireEvent.focus(screen.getByRole('link', { name: 'Owner of one' }));
  expect(preload.mock.calls).toEqual([['/things/two'], ['/owners?of=one&tenant=acme']]);
});

test('the menu of a row is made when it is opened, and its button has the focus once it is closed', () => {
  show();
  const button = (name: string) => screen.getByRole('button', { name: `Actions for ${name}` });
  fireEvent.click(button('two'));
  expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual(['Paint two']);
  expect(button('two').getAttribute('aria-expanded')).toBe('true');

  fireEvent.click(button('two'));
  expect(screen.queryByRole('menuitem')).toBeNull();
  expect(document.activeElement).toBe(button('two'));

  fireEvent.click(button('three'));
  fireEvent.click(screen.getByRole('menuitem'));
  expect(paint).toHaveBeenCalledWith(rows[2]);
  expect(screen.queryByRole('menuitem')).toBeNull();
  expect(go).not.toHaveBeenCalled();
});

test('the menu of a row that is gone does not open again when the row is back', () => {
  const { rerender } = show();
  fireEvent.click(screen.getByRole('button', { name: 'Actions for two' }));
  rerender(table(rows.filter((thing) => thing.id !== 'two')));
  expect(screen.queryByRole('menuitem')).toBeNull();
  rerender(table(rows));
  expect(screen.getByRole('button', { name: 'Actions for two' }).hasAttribute('aria-expanded')).toBe(false);
  expect(screen.queryByRole('menuitem')).toBeNull();
});

test('the box on top is neither while some rows are selected', () => {
  const { unmount } = show(['two']);
  const all = () => screen.getByRole('checkbox', { name: 'Select all rows shown' }) as HTMLInputElement;
  expect([all().checked, all().indeterminate]).toEqual([false, true]);
  fireEvent.click(all());
  expect(selectAll).toHaveBeenLastCalledWith(true);
  unmount();
  show(['one', 'two', 'three']);
  expect([all().checked, all().indeterminate]).toEqual([true, false]);
  fireEvent.click(all());
  expect(selectAll).toHaveBeenLastCalledWith(false);
});

test('the row that the keys have reached comes into view', () => {
  const scrolled: string[] = [];
  Element.prototype.scrollIntoView = function (this: Element) {
    scrolled.push(this.textContent ?? '');
  };
  show([], 1);
  expect(scrolled).toEqual(['twoblueOwner of two']);
  expect(screen.getByText('blue').closest('tr')?.className).toBe('linked current');
});

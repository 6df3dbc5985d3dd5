import { expect, test } from 'vitest';
import { columnsFor } from '~/kit/listing/columns';
import type { Column } from '~/kit/listing/types';
import { hiddenSides } from '~/kit/ScrollTable';

const column = (id: string, change: Partial<Column<unknown>> = {}): Column<unknown> => ({
  id,
  label: id,
  cell: () => id,
  ...change,
});
const columns = [
  column('name', { spare: true }),
  column('state'),
  column('prefix', { spare: true }),
  column('created', { hidden: true }),
];
const ids = (chosen: string[] | undefined, isWide: boolean) =>
  columnsFor(columns, chosen, isWide).map(({ id }) => id);

test('a narrow window leaves out spare columns, unless a person has chosen them', () => {
  expect(ids(undefined, true)).toEqual(['name', 'state', 'prefix']);
  expect(ids(undefined, false)).toEqual(['name', 'state']);
  expect(ids(['prefix', 'created'], false)).toEqual(['name', 'prefix', 'created']);
});

test('a window of a phone has the columns that matter most, in their order, unless a person has chosen some', () => {
  const calls = [column('started', { narrow: 1 }), column('direction'), column('result', { narrow: 0 })];
  const shown = (chosen: string[] | undefined) => columnsFor(calls, chosen, false, true).map(({ id }) => id);
  expect(shown(undefined)).toEqual(['result', 'started']);
  expect(shown(['direction'])).toEqual(['started', 'direction']);
  expect(columnsFor(columns, undefined, false, true).map(({ id }) => id)).toEqual(['name', 'state']);
});

test('a table tells on which sides columns are out of sight', () => {
  const at = (scrollLeft: number) => hiddenSides({ scrollLeft, scrollWidth: 1200, clientWidth: 1000 });
  expect([0, 100, 200].map(at)).toEqual(['right', 'left right', 'left']);
  expect(hiddenSides({ scrollLeft: 0, scrollWidth: 1001, clientWidth: 1000 })).toBe('');
});

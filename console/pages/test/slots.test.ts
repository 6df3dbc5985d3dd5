import { expect, test } from 'vitest';
import { slotsOf } from '~/kit/listing/slots';

const after = (...lists: string[][]) => {
  let slots = new Map<string, number>();
  for (const ids of lists) slots = slotsOf(slots, ids);
  return Object.fromEntries(slots);
};

test('a row that stays keeps its slot, wherever it moves', () => {
  expect(after(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual({ c: 2, a: 0, b: 1 });
  expect(after(['a', 'b'], ['a', 'b', 'c', 'd'])).toEqual({ a: 0, b: 1, c: 2, d: 3 });
});

test('a new row takes over the slot of a row that goes', () => {
  expect(after(['a', 'b', 'c'], ['new', 'a', 'b'])).toEqual({ new: 2, a: 0, b: 1 });
});

test('when all rows are others, they take the slots in the order of the rows before', () => {
  expect(after(['a', 'b', 'c'], ['c', 'b', 'a'], ['x', 'y', 'z'])).toEqual({ x: 2, y: 1, z: 0 });
  expect(after(['a', 'b', 'c'], ['x'], ['a', 'b'])).toEqual({ a: 0, b: 1 });
});

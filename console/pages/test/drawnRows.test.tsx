import { act, cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { IN_SIGHT, rowsToDraw, useDrawnRows } from '~/kit/listing/drawnRows';

const id = (row: number) => String(row);
const rows = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

afterEach(cleanup);

const drawn: number[][] = [];

function List({ shown }: { shown: number[] }) {
  drawn.push(useDrawnRows(shown, id));
  return null;
}

test('the rows in sight are drawn before the others', () => {
  const { rerender } = render(<List shown={rows(0, 200)} />);
  expect(drawn.map((step) => step.length)).toEqual([IN_SIGHT, 200]);
  drawn.length = 0;
  act(() => rerender(<List shown={rows(1000, 200)} />));
  expect(drawn[0]).toEqual(rows(1000, IN_SIGHT));
  expect(drawn.at(-1)).toEqual(rows(1000, 200));
});

test('a list that is refreshed or continued keeps its length', () => {
  expect(rowsToDraw(rows(0, 200), rows(0, 200), id)).toEqual(rows(0, 200));
  expect(rowsToDraw(rows(-3, 203), rows(0, 200), id)).toEqual(rows(-3, 203));
  expect(rowsToDraw(rows(0, 400), rows(0, 200), id)).toEqual(rows(0, 200));
});

test('a short list is drawn in one step', () => {
  expect(rowsToDraw(rows(0, IN_SIGHT), [], id)).toEqual(rows(0, IN_SIGHT));
});

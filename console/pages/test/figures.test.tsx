import { cleanup, render, screen } from '@testing-library/react';
import { memo, useMemo } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { FigureCell, useFigures } from '~/kit/listing/figures';
import type { Column } from '~/kit/listing/types';

afterEach(cleanup);

interface Usage {
  id: string;
  taken: number;
}
const drawnName = vi.fn();
const drawnUsage = vi.fn();

const Row = memo(({ id, columns }: { id: string; columns: Column<string>[] }) =>
  columns.map((column) => <div key={column.id}>{column.cell(id)}</div>),
);

function List({ usage }: { usage: Usage[] }) {
  const figures = useFigures(usage);
  const columns = useMemo(
    (): Column<string>[] => [
      {
        id: 'name',
        label: 'Name',
        cell: (id) => {
          drawnName(id);
          return id;
        },
      },
      {
        id: 'usage',
        label: 'Usage',
        cell: (id) => (
          <FigureCell
            figures={figures}
            id={id}
            cell={(one) => {
              drawnUsage(id);
              return `${id} has ${one?.taken ?? 'none'}`;
            }}
          />
        ),
      },
    ],
    [figures],
  );
  return ['a', 'b'].map((id) => <Row key={id} id={id} columns={columns} />);
}

test('a figure that has changed draws its cell again, not its row and no other cell', () => {
  const a = { id: 'a', taken: 1 };
  const { rerender } = render(<List usage={[a]} />);
  expect(screen.getByText('a has 1')).toBeTruthy();
  expect(screen.getByText('b has none')).toBeTruthy();
  drawnName.mockClear();
  drawnUsage.mockClear();
  rerender(<List usage={[a, { id: 'b', taken: 2 }]} />);
  expect(screen.getByText('b has 2')).toBeTruthy();
  expect(drawnUsage.mock.calls).toEqual([['b']]);
  expect(drawnName).not.toHaveBeenCalled();
});

import { MantineProvider } from '@mantine/core';
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { ClockOffset } from '~/areas/nodes/parts';

afterEach(cleanup);

test('a clock that is right to a tenth of a millisecond is neither ahead nor behind', () => {
  const shown = (clockOffsetMillis: number) => {
    cleanup();
    return render(
      <MantineProvider env="test">
        <article>
          <ClockOffset node={{ clockOffsetMillis } as never} />
        </article>
      </MantineProvider>,
    ).getByRole('article').textContent;
  };
  expect(shown(-0.04)).toBe('0 ms');
  expect(shown(-12)).toBe('12 ms behind');
  expect(shown(12)).toBe('12 ms ahead');
});

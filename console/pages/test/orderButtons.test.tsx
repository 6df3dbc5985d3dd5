import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { EntityForm } from '~/kit/form/EntityForm';
import { OrderField } from '~/kit/form/fields';

vi.mock('~/kit/form/UnsavedGuard', () => ({ UnsavedGuard: () => null }));
afterEach(cleanup);

const order = () => [...document.querySelectorAll('.order-list li')].map((item) => item.textContent);
const button = (name: string) => screen.getByRole('button', { name }) as HTMLButtonElement;

test('a row goes up, down and away, and not beyond the ends of its list', () => {
  render(
    <MantineProvider env="test">
      <EntityForm
        queryKey={['things']}
        entity={null}
        valuesOf={(values) => values as never}
        initial={{ codecs: ['ulaw', 'alaw', 'g722'] }}
        save={vi.fn()}
      >
        {() => (
          <OrderField
            name="codecs"
            label="Codecs"
            choices={[]}
            texts={{ add: 'Add', up: 'Up', down: 'Down', remove: 'Remove' }}
          />
        )}
      </EntityForm>
    </MantineProvider>,
  );
  expect([button('Up: ulaw').disabled, button('Down: g722').disabled]).toEqual([true, true]);
  fireEvent.click(button('Down: ulaw'));
  expect(order()).toEqual(['alaw', 'ulaw', 'g722']);
  fireEvent.click(button('Up: g722'));
  expect(order()).toEqual(['alaw', 'g722', 'ulaw']);
  fireEvent.click(button('Remove: alaw'));
  expect(order()).toEqual(['g722', 'ulaw']);
});

import { MantineProvider } from '@mantine/core';
import { modals } from '@mantine/modals';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Session } from '~/api/session';
import { SessionFrame } from '~/app/SessionFrame';
import { useCan, useUser } from '~/kit/session';

afterEach(cleanup);

function Who() {
  const may = useCan()('listCarriers');
  return <p>{`${useUser().username} ${may ? 'may' : 'may not'}`}</p>;
}

test('a dialog knows who is signed in, as the screens do', async () => {
  render(
    <MantineProvider env="test">
      <SessionFrame session={{ user: { username: 'ana', role: 'admin' } } as Session}>
        <main />
      </SessionFrame>
    </MantineProvider>,
  );
  act(() => {
    modals.open({ title: 'Change 2 numbers', children: <Who /> });
  });
  expect(await screen.findByText('ana may')).toBeTruthy();
});

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { SourceSelect } from '~/kit/SourceSelect';

afterEach(cleanup);

const chosen = vi.fn();
const find = vi.fn();

function Form({ required }: { required: boolean }) {
  const [value, setValue] = useState<string | null>(null);
  return (
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SourceSelect
          label="Tenant"
          required={required}
          source={{ key: 'tenants', find, nameOf: async () => 'Acme' }}
          value={value}
          onChange={(next) => {
            chosen(next);
            setValue(next);
          }}
        />
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Waits until the option was read and all effects of that are done; the only one would be chosen by then. */
const offered = async (option: string) => {
  fireEvent.click(screen.getByLabelText('Tenant', { exact: false, selector: 'input' }));
  await screen.findByRole('option', { name: option, hidden: true });
  await act(async () => {});
};

const acme = { value: 't1', label: 'Acme' };

test('the only one is chosen where one is required', async () => {
  find.mockResolvedValue([acme]);
  render(<Form required />);
  await waitFor(() => expect(chosen).toHaveBeenCalledExactlyOnceWith('t1'));
});

test('nothing is chosen by itself among several, or where none is required', async () => {
  chosen.mockReset();
  find.mockReset().mockResolvedValue([acme, { value: 't2', label: 'Lima' }]);
  render(<Form required />);
  await offered('Lima');
  cleanup();
  find.mockReset().mockResolvedValue([acme]);
  render(<Form required={false} />);
  await offered('Acme');
  expect(chosen).not.toHaveBeenCalled();
});

import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { queryClient } from '~/app/queries';
import Import from '~/areas/numbers/import/Import';
import { changed } from '~/kit/changed';
import { SessionContext } from '~/kit/session';

vi.mock('~/kit/form/UnsavedGuard', () => ({ UnsavedGuard: () => null }));
vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  Link: ({ children }: { children: string }) => <a href="/">{children}</a>,
  useGo: () => () => undefined,
  useSearch: () => ({}),
  useTenant: () => 't1',
}));
afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

/** Opens the page with a file; what the trials are asked is read from `bodies`. */
function open(text: string) {
  const bodies: Promise<string>[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'POST') bodies.push(request.clone().text());
    const answer = request.method === 'POST' ? report : { id: 't1', name: 'Acme', country: 'US' };
    return new Response(JSON.stringify(answer), { headers: { 'Content-Type': 'application/json' } });
  });
  const user = { role: 'seller', tenantId: 't1' };
  const { container } = render(
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        <SessionContext value={{ user, passwordChangeRequired: false } as never}>
          <Import />
        </SessionContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
  const file = new File([text], 'numbers.csv', { type: 'text/csv' });
  fireEvent.change(container.querySelector('input[type=file]') as HTMLInputElement, {
    target: { files: [file] },
  });
  return bodies;
}

const report = {
  dryRun: true,
  success: 1,
  failed: 0,
  created: 1,
  updated: 0,
  unchanged: 0,
  invalid: 0,
  rows: [],
  errors: [],
};

test('the file is not sent once more because numbers have changed', async () => {
  const bodies = open('number\n+14045556791\n');
  await waitFor(() => expect(bodies).toHaveLength(2));
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));
  changed(queryClient, { method: 'POST', path: '/api/v1/dids/import' });
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));
  expect(bodies).toHaveLength(2);
  expect(screen.getByText('numbers.csv')).toBeTruthy();
});

test('a file that begins with a number is not checked or imported before it has titles', async () => {
  const bodies = open('+14045556791\n+14045556792\n');
  const add = await screen.findByRole('button', { name: 'Add a row of titles' });
  expect(bodies).toHaveLength(0);
  expect(screen.queryByRole('button', { name: /^Import/ })).toBeNull();
  fireEvent.click(add);
  await waitFor(() => expect(bodies).toHaveLength(2));
  expect(await bodies[0]).toContain('number\r\n+14045556791\r\n+14045556792\r\n');
  expect(screen.queryByRole('button', { name: 'Add a row of titles' })).toBeNull();
  expect(await screen.findByRole('button', { name: /^Import/ })).toBeTruthy();
});

test('a title that only looks like a number is kept where a person says so', async () => {
  const bodies = open('number,2026-11-30\n+14045556791,x\n');
  fireEvent.click(await screen.findByRole('button', { name: 'The first row has the titles' }));
  await waitFor(() => expect(bodies).toHaveLength(2));
  expect(await bodies[0]).toContain('number,2026-11-30\n+14045556791,x\n');
});

test('the preview has no column twice: neither a name below itself nor what is left out', async () => {
  open('number,rawNumber,areaCode,maxUsage,id\n+14045556791,4045556791,404,5,d1\n');
  const table = await screen.findByRole('table', { name: 'Import numbers' });
  const titles = [...table.querySelectorAll('th')].map((one) => one.textContent);
  expect(titles).toEqual(['Line', 'Result', 'number', 'areaCode', 'maxUsageCalls at most']);
  expect(table.textContent).not.toContain('d1');
  expect(screen.getByText(/^Neither imported nor shown: rawNumber and id\./)).toBeTruthy();
});

test('a wrong row can be corrected beside a column that is left out', async () => {
  report.errors = [
    { row: 2, number: '12', error: 'Too short', column: 'number', value: '12', code: 'number.invalid' },
  ] as never[];
  const bodies = open('id,number\nd1,12\n');
  fireEvent.change(await screen.findByLabelText('number, line 2'), {
    target: { value: '+14045556791' },
  });
  report.errors = [];
  fireEvent.click(screen.getByRole('button', { name: 'Check again' }));
  await waitFor(() => expect(bodies).toHaveLength(4));
  expect(await bodies[2]).toContain('id,number\r\nd1,+14045556791\r\n');
});

import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Session } from '~/api/session';
import { useBulkActions } from '~/areas/numbers/bulk';
import { SessionContext } from '~/kit/session';

const row = { id: 'd1', number: '+34912345711', status: 'active', tenantId: 't1', tags: [] } as never;
const done = vi.fn();

beforeEach(() => {
  done.mockClear();
  const answers: Record<string, object> = {
    'GET /campaigns': { items: [{ id: 'c', name: 'Sales' }], next: null },
    'GET /campaigns/c': { id: 'c', name: 'Sales', status: 'active' },
    'POST /campaigns/c/dids': { results: [{ id: 'd1', result: 'added' }] },
    'POST /dids/bulk': {
      updated: 0,
      unchanged: 0,
      failed: 1,
      results: [{ id: 'd1', result: 'failed', code: 'did.in-use', error: 'In use.' }],
    },
  };
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname.replace(/^.*\/api\/v1/, '');
    return new Response(JSON.stringify(answers[`${request.method} ${path}`] ?? {}), {
      headers: { 'Content-Type': 'application/json' },
    });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Actions() {
  return useBulkActions().map((action) => (
    <button key={action.id} type="button" onClick={() => action.all?.([row], done)}>
      {action.id}
    </button>
  ));
}

function open(action: string) {
  const session = { user: { role: 'admin', tenantId: null }, passwordChangeRequired: false };
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SessionContext.Provider value={session as never as Session}>
          <ModalsProvider>
            <Actions />
          </ModalsProvider>
        </SessionContext.Provider>
      </QueryClientProvider>
    </MantineProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: action }));
}

const pressEscape = () =>
  act(() => void document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));

test('the list is read again when the dialog is closed by Esc after numbers were added', async () => {
  open('campaign');
  const add = await screen.findByRole('button', { name: 'Add 1 number' });
  await waitFor(() => expect((add as HTMLButtonElement).disabled).toBe(false));
  fireEvent.click(add);
  await screen.findByText('+34 912 345 711 is answered by this campaign now.');
  expect(done).not.toHaveBeenCalled();
  pressEscape();
  await waitFor(() => expect(done).toHaveBeenCalledOnce());
});

test('a dialog that is closed before anything was sent leaves the selection', async () => {
  open('campaign');
  await screen.findByRole('button', { name: 'Add 1 number' });
  pressEscape();
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Add 1 number' })).toBeNull());
  expect(done).not.toHaveBeenCalled();
});

test('it is read again once when what was refused has been read', async () => {
  open('status');
  fireEvent.click(await screen.findByRole('button', { name: 'Change them' }));
  await screen.findByRole('alert');
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(done).toHaveBeenCalledOnce());
});

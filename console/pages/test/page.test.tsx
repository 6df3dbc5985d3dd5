import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { useKeyboard } from '~/kit/keyboard';
import { rememberPlace } from '~/kit/navigation';
import { Page } from '~/kit/Page';

const go = vi.hoisted(() => vi.fn());
vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  Link: ({ to, search }: { to: string; search?: object }) => <a href={to}>{JSON.stringify(search ?? {})}</a>,
  useGo: () => go,
}));

function Shown({ form }: { form?: 'plain' | 'guarded' }) {
  useKeyboard();
  return (
    <MantineProvider env="test">
      <main>
        <Page title="Lima" trail={[{ label: 'Clients', to: '/clients' }]}>
          <input aria-label="field" />
          {form && <form {...(form === 'guarded' ? { 'data-guarded': true } : {})} />}
        </Page>
      </main>
    </MantineProvider>
  );
}

afterEach(() => {
  cleanup();
  go.mockReset();
});

const pressEscape = (target: Element) => fireEvent.keyDown(target, { key: 'Escape' });

test('Escape and the links above a page lead back to the list as it was left', () => {
  rememberPlace({ pathname: '/clients', search: { q: 'lima', tenant: 't1' }, hash: 'number=34' });
  render(<Shown />);
  expect(screen.getByRole('link').textContent).toBe('{"q":"lima"}');
  pressEscape(screen.getByLabelText('field'));
  expect(go).not.toHaveBeenCalled();
  pressEscape(document.body);
  expect(go).toHaveBeenCalledExactlyOnceWith('/clients', { search: { q: 'lima' }, hash: 'number=34' });
});

test('an Escape that closes a dialog does not leave the page, also if the dialog is gone immediately', () => {
  render(<Shown />);
  const dialog = document.createElement('div');
  dialog.setAttribute('role', 'dialog');
  document.body.append(dialog);
  const close = () => dialog.remove();
  window.addEventListener('keydown', close, true);
  pressEscape(document.body);
  window.removeEventListener('keydown', close, true);
  expect(dialog.isConnected).toBe(false);
  expect(go).not.toHaveBeenCalled();
  pressEscape(document.body);
  expect(go).toHaveBeenCalledOnce();
});

test('Escape leaves a form only if that asks about what is not saved', () => {
  render(<Shown form="plain" />);
  pressEscape(document.body);
  expect(go).not.toHaveBeenCalled();
  cleanup();
  render(<Shown form="guarded" />);
  pressEscape(screen.getByLabelText('field'));
  expect(go).not.toHaveBeenCalled();
  pressEscape(document.body);
  expect(go).toHaveBeenCalledOnce();
});

test('the tab of the browser has the name and the list that it is in', () => {
  render(<Shown />);
  expect(document.title).toBe('Lima · Clients · Trunkline');
});

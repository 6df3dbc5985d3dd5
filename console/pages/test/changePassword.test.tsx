import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { PasswordForm } from '~/app/ChangePassword';
import { loadProblems } from '~/kit/problems';

const sent: { path: string; body: unknown }[] = [];
let status = 204;
vi.stubGlobal('fetch', async (input: Request | string, options?: RequestInit) => {
  const request = input instanceof Request ? input : new Request(input, options);
  const path = new URL(request.url).pathname;
  sent.push({ path, body: await request.json() });
  if (path.endsWith('/password') && status !== 204)
    return new Response(JSON.stringify({ code: 'user.password-wrong' }), { status });
  return path.endsWith('/password')
    ? new Response(null, { status: 204 })
    : new Response(JSON.stringify({ user: {}, passwordChangeRequired: false }));
});

afterEach(() => {
  cleanup();
  sent.length = 0;
  status = 204;
});

const changed = vi.fn();
const show = (entered: string | null) =>
  render(
    <MantineProvider env="test">
      <PasswordForm username="admin" entered={entered} onChanged={changed} />
    </MantineProvider>,
  );
const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const NEXT = 'a long sentence of my own';
const submit = () => {
  fill('New password', NEXT);
  fill('New password again', NEXT);
  fireEvent.click(screen.getByRole('button', { name: 'Change password' }));
};

test('the password that was entered at the sign-in is not asked for again', async () => {
  show('generated');
  expect(screen.queryByLabelText('Current password')).toBeNull();
  submit();
  await waitFor(() => expect(changed).toHaveBeenCalled());
  expect(sent[0]?.body).toEqual({ currentPassword: 'generated', newPassword: NEXT });
});

test('after the page was loaded anew, or in the account, it is', async () => {
  show(null);
  fill('Current password', 'generated');
  submit();
  await waitFor(() => expect(sent[0]?.body).toEqual({ currentPassword: 'generated', newPassword: NEXT }));
});

test('it is asked for if it is not valid any more', async () => {
  await loadProblems('en');
  status = 422;
  show('changed meanwhile');
  submit();
  expect(await screen.findByLabelText('Current password')).toBeTruthy();
});

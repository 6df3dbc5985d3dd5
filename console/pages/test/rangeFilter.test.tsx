import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { FilterBar } from '~/kit/listing/FilterBar';
import { presetOf, rangeOf } from '~/kit/listing/ranges';
import type { ListState } from '~/kit/listing/state';
import type { Filter, FilterValues } from '~/kit/listing/types';
import { setPreferences } from '~/kit/preferences';
import { localOf } from '~/kit/TimePicker';

vi.mock('@tanstack/react-query', async (original) => ({
  ...(await original<object>()),
  useQueries: () => [],
}));

// 10:15 in Madrid, on the day after the end of summer time.
const NOW = Date.parse('2026-10-26T09:15:40Z');
const ZONE = 'Europe/Madrid';

describe('times by name', () => {
  it('begin at midnight of the zone, also over a change of the clock', () => {
    expect(rangeOf('today', NOW, ZONE)).toEqual({ from: '2026-10-25T23:00:00.000Z', to: null });
    expect(rangeOf('yesterday', NOW, ZONE)).toEqual({
      from: '2026-10-24T22:00:00.000Z',
      to: '2026-10-25T23:00:00.000Z',
    });
    expect(rangeOf('week', NOW, ZONE)).toEqual({ from: '2026-10-19T22:00:00.000Z', to: null });
    expect(rangeOf('hour', NOW, ZONE)).toEqual({ from: '2026-10-26T08:15:00.000Z', to: null });
  });

  it('are known again by what the URL has, until another day has come', () => {
    const yesterday = { from: '2026-10-24T22:00:00Z', to: '2026-10-25T23:00:00Z' };
    expect(presetOf(yesterday, NOW, ZONE)).toBe('yesterday');
    expect(presetOf(yesterday, NOW + 86_400_000, ZONE)).toBeNull();
    expect(presetOf({ from: null, to: null }, NOW, ZONE)).toBeNull();
  });
});

const FILTERS: Filter[] = [
  { id: 'number', kind: 'text', main: true, label: 'Number', placeholder: 'Number', help: 'How to write it' },
  { id: 'from', kind: 'time', label: 'Started', until: 'to' },
  { id: 'to', kind: 'time', label: 'Started before' },
];
const show = vi.fn();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  setPreferences({ zone: ZONE, language: 'en' });
  show.mockClear();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function bar(filters: FilterValues) {
  const state = { filters, sort: '-startedAt', show } as unknown as ListState;
  render(
    <MantineProvider env="test">
      <FilterBar filters={FILTERS} state={state} searchRef={createRef()} />
    </MantineProvider>,
  );
}

async function editor() {
  fireEvent.click(screen.getByRole('button', { name: 'Filter' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Started' }));
  return screen.findByRole('group', { name: 'Started' });
}

test('the start and the end are one filter, with a choice by name', async () => {
  bar({});
  const group = await editor();
  expect(screen.queryByText('Started before')).toBeNull();
  expect(
    within(group)
      .getAllByRole('button')
      .map((one) => one.textContent),
  ).toEqual(['Last hour', 'Today', 'Yesterday', 'Last 7 days']);
  fireEvent.click(within(group).getByRole('button', { name: 'Yesterday' }));
  expect(show).toHaveBeenCalledWith(
    { from: ['2026-10-24T22:00:00.000Z'], to: ['2026-10-25T23:00:00.000Z'] },
    '-startedAt',
  );
});

test('both times can be written, and Enter takes them', async () => {
  bar({});
  await editor();
  const from = await screen.findByLabelText('From (Europe/Madrid)');
  fireEvent.change(from, { target: { value: '2026-10-26 08:00' } });
  fireEvent.change(screen.getByLabelText('Before'), { target: { value: '2026-10-26 09:30' } });
  fireEvent.submit(from.closest('form') as HTMLFormElement);
  expect(show).toHaveBeenCalledWith(
    { from: ['2026-10-26T07:00:00.000Z'], to: ['2026-10-26T08:30:00.000Z'] },
    '-startedAt',
  );
});

test('an end before the start is refused', async () => {
  bar({});
  await editor();
  const from = await screen.findByLabelText('From (Europe/Madrid)');
  fireEvent.change(from, { target: { value: '2026-10-26 08:00' } });
  fireEvent.change(screen.getByLabelText('Before'), { target: { value: '2026-10-26 07:00' } });
  expect(screen.getByText('The end must be after the start.')).toBeTruthy();
  fireEvent.submit(from.closest('form') as HTMLFormElement);
  expect(show).not.toHaveBeenCalled();
});

async function startAt(text: string) {
  bar({ from: ['2026-10-24T06:00:00.000Z'] });
  fireEvent.click(screen.getByRole('button', { name: /^Started:/ }));
  const from = (await screen.findByLabelText('From (Europe/Madrid)')) as HTMLInputElement;
  fireEvent.change(from, { target: { value: text } });
  return from;
}

async function pick(field: string, day: string) {
  fireEvent.click(screen.getByRole('button', { name: `Pick a day for “${field}”` }));
  fireEvent.click(await screen.findByRole('button', { name: day }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

const submit = (from: HTMLInputElement) => fireEvent.submit(from.closest('form') as HTMLFormElement);

test('another day keeps the time', async () => {
  const from = await startAt('2026-10-26 08:00');
  await pick('From (Europe/Madrid)', '27 October 2026');
  expect(from.value).toBe('2026-10-27 08:00');
  submit(from);
  expect(show).toHaveBeenCalledWith({ from: ['2026-10-27T07:00:00.000Z'], to: [] }, '-startedAt');
});

test('the same day again changes nothing', async () => {
  const from = await startAt('2026-10-26 08:00');
  await pick('From (Europe/Madrid)', '26 October 2026');
  expect(from.value).toBe('2026-10-26 08:00');
  submit(from);
  expect(show).toHaveBeenCalledWith({ from: ['2026-10-26T07:00:00.000Z'], to: [] }, '-startedAt');
});

test('a day that is picked for an empty end is its midnight, as one that is written', async () => {
  const from = await startAt('2026-10-26 08:00');
  await pick('Before', '27 October 2026');
  expect((screen.getByLabelText('Before') as HTMLInputElement).value).toBe('2026-10-27 00:00');
  submit(from);
  expect(show).toHaveBeenCalledWith(
    { from: ['2026-10-26T07:00:00.000Z'], to: ['2026-10-26T23:00:00.000Z'] },
    '-startedAt',
  );
});

test('the calendar is reached and left by keys', async () => {
  await startAt('2026-10-26 08:00');
  const button = screen.getByRole('button', { name: 'Pick a day for “From (Europe/Madrid)”' });
  expect(button.tabIndex).toBe(0);
  button.focus();
  fireEvent.click(button);
  const day = await screen.findByRole('button', { name: '26 October 2026' });
  await waitFor(() => expect(document.activeElement).toBe(day));
  fireEvent.keyDown(day, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.getByLabelText('From (Europe/Madrid)')).toBeTruthy();
});

test.each([
  ['en', 'From (Europe/Madrid)', 'YYYY-MM-DD HH:mm. A day without a time starts at 00:00.'],
  ['es', 'Desde (Europe/Madrid)', 'AAAA-MM-DD HH:mm. Un día sin hora empieza a las 00:00.'],
] as const)('how a time is written is said in %s', async (language, label, format) => {
  setPreferences({ language });
  bar({ from: ['2026-10-24T06:00:00Z'] });
  fireEvent.click(screen.getByRole('button', { name: /^Started:/ }));
  const from = await screen.findByLabelText(label);
  const described = document.getElementById(from.getAttribute('aria-describedby') ?? '');
  expect(described?.textContent).toBe(format);
});

test('what is no time is refused, and no earlier time is taken for it', async () => {
  const from = await startAt('2026-02-30 08:00');
  expect(screen.getByText('This is not a valid date and time.')).toBeTruthy();
  fireEvent.blur(from);
  expect(from.value).toBe('2026-02-30 08:00');
  submit(from);
  expect(show).not.toHaveBeenCalled();
  fireEvent.change(from, { target: { value: '' } });
  expect(screen.queryByText('This is not a valid date and time.')).toBeNull();
  submit(from);
  expect(show).toHaveBeenCalledWith({ from: [], to: [] }, '-startedAt');
});

test('one chip names both, and removes both', () => {
  bar({ from: ['2026-10-24T22:00:00Z'], to: ['2026-10-25T23:00:00Z'] });
  expect(screen.getByRole('button', { name: 'Started: Yesterday' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Remove the filter Started' }));
  expect(show).toHaveBeenCalledWith({ from: [], to: [] }, '-startedAt');
});

test('a chip without a name has the times', () => {
  bar({ to: ['2026-10-26T08:30:00Z'] });
  expect(screen.getByRole('button', { name: 'Started: before 09:30:00' })).toBeTruthy();
});

test('what can be written in the search box is a hint, and not a placeholder that is cut', () => {
  bar({});
  expect(screen.getByLabelText('Number').getAttribute('data-hint')).toBe('How to write it');
});

test('the calendar of both times is in the language of the console, not of the browser', async () => {
  setPreferences({ language: 'es' });
  bar({ from: ['2026-10-24T22:00:00Z'], to: ['2026-10-26T08:30:00Z'] });
  fireEvent.click(screen.getByRole('button', { name: /^Started:/ }));
  const from = (await screen.findByLabelText('Desde (Europe/Madrid)')) as HTMLInputElement;
  expect([from.type, from.value]).toEqual(['text', '2026-10-25 00:00']);
  fireEvent.click(screen.getByRole('button', { name: 'Elegir un día para «Desde (Europe/Madrid)»' }));
  expect((await screen.findAllByText('octubre 2026')).length).toBeGreaterThan(0);
});

test('what is written is a time only when it is one', () => {
  expect(localOf('2026-10-26 08:05')).toBe('2026-10-26 08:05:00');
  expect(localOf(' 2026-10-26 ')).toBe('2026-10-26 00:00:00');
  for (const text of ['', '2026-10', '2026-02-30', '2026-10-26 25:00', '10/26/2026'])
    expect(localOf(text), text).toBeNull();
});

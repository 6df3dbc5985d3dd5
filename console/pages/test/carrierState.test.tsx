import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { addressOf, type Carrier, particular } from '~/areas/carriers/carriers';
import { seenCell } from '~/areas/carriers/parts';
import { texts } from '~/areas/carriers/texts';
import { useFormats } from '~/kit/format';
import { kitTexts } from '~/kit/kitTexts';
import { useTexts } from '~/kit/texts';

afterEach(cleanup);

const carrier = {
  registrationType: 'ip',
  operatorStatus: 'active',
  registered: null,
  reachable: false,
  nodes: [],
  qualifySeconds: 60,
  observedSince: null,
  roundTripMillis: null,
  lastError: 'unreachable',
} as unknown as Carrier;

function Seen({ shown, full }: { shown: Carrier; full: boolean }) {
  return seenCell(shown, { t: useTexts(texts), kit: useTexts(kitTexts), formats: useFormats() }, full);
}

const show = (shown: Carrier, full: boolean) =>
  render(
    <MantineProvider env="test">
      <Seen shown={shown} full={full} />
    </MantineProvider>,
  );

test('the page of a carrier that does not answer says what to check, the list does not', () => {
  show(carrier, true);
  expect(screen.getByText(/some providers ignore OPTIONS/i)).toBeTruthy();
  cleanup();
  show(carrier, false);
  expect(screen.queryByText(/ignore OPTIONS/)).toBeNull();
  cleanup();
  show({ ...carrier, reachable: true }, true);
  expect(screen.queryByText(/ignore OPTIONS/)).toBeNull();
});

test('a state once more is no reason of an error', () => {
  expect(particular('unreachable')).toBeNull();
  expect(particular(null)).toBeNull();
  expect(particular('403 Forbidden')).toBe('403 Forbidden');
});

test('the address of a carrier has its port where one is set, and its transport', () => {
  const at = { host: '192.0.2.5', port: 5070, transport: 'udp' } as const;
  expect(addressOf(at)).toBe('192.0.2.5:5070 (UDP)');
  expect(addressOf({ ...at, host: '2001:db8::5' })).toBe('[2001:db8::5]:5070 (UDP)');
  expect(addressOf({ ...at, port: null })).toBe('192.0.2.5 (UDP)');
});

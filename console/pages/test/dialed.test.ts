import { expect, test } from 'vitest';
import { newCarrier, withPreset } from '~/areas/carriers/form';
import { dialedNumber } from '~/kit/routing/trace';

test('the number of a dial string is the one that is sent', () => {
  expect(dialedNumber('PJSIP/+34612345678@madrid-line')).toBe('+34612345678');
  expect(dialedNumber('PJSIP/madrid-line/sip:612345678@192.0.2.1:5060')).toBe('612345678');
  expect(dialedNumber(null)).toBeNull();
});

test('a new carrier without a preset of its own gets E.164', () => {
  const other = { id: 'custom', name: 'Other', hosts: [], carrier: { numberFormat: null } } as never;
  expect(newCarrier.numberFormat).toBe('e164');
  expect(withPreset(newCarrier, other).numberFormat).toBe('e164');
});

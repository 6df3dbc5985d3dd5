import { expect, test } from 'vitest';
import type { Carrier } from '~/areas/carriers/carriers';
import { draftOf, newCarrier, valuesOf, withPreset } from '~/areas/carriers/form';
import { differences, same } from '~/kit/form/conflict';
import { placeFaults } from '~/kit/form/faults';

const fault = (field: string) => ({ field, rule: 'r', message: 'm' });

test('faults of entries belong to the field of the list or table', () => {
  const fields = new Set(['failover', 'cidrs', 'port', 'hours.monday']);
  const names = placeFaults(
    [fault('failover.403'), fault('cidrs[1]'), fault('port'), fault('other'), fault('hours.monday[0].from')],
    fields,
  ).map((one) => one.name);
  expect(names).toEqual(['failover', 'cidrs', 'port', null, 'hours.monday']);
});

test('a conflict proposes the side that changed, and marks what both changed', () => {
  const base = { a: 1, b: 1, c: 1, d: [1] };
  const found = differences(base, { ...base, a: 2, c: 2 }, { ...base, b: 3, c: 3, d: [1] });
  expect(found).toEqual([
    { name: 'a', mine: 2, theirs: 1, both: false, take: 'mine' },
    { name: 'b', mine: 1, theirs: 3, both: false, take: 'theirs' },
    { name: 'c', mine: 2, theirs: 3, both: true, take: 'mine' },
  ]);
});

test('the order of the keys of an object makes no difference', () => {
  expect(same({ a: 1, b: [{ x: 1 }] }, { b: [{ x: 1 }], a: 1 })).toBe(true);
  expect(same([1, 2], [2, 1])).toBe(false);
});

test('a carrier that is read and sent again stays the same', () => {
  const carrier = {
    ...draftOf({ ...newCarrier, name: 'A', host: 'h' }),
    operatorStatus: 'active',
    failover: { 403: 'next' },
  } as unknown as Carrier;
  const draft = draftOf(valuesOf(carrier));
  expect(draft).toMatchObject({
    name: 'A',
    host: 'h',
    status: 'active',
    failover: { 403: 'next' },
    description: null,
  });
  expect(draft).not.toHaveProperty('password');
});

test('a password is kept, set or removed', () => {
  expect(draftOf({ ...newCarrier, password: { kind: 'set', value: 'x' } }).password).toBe('x');
  expect(draftOf({ ...newCarrier, password: { kind: 'remove' } }).password).toBeNull();
});

test('a preset fills in its settings and keeps what a person wrote', () => {
  const preset = {
    id: 'telnyx',
    name: 'Telnyx',
    hosts: ['sip.telnyx.com'],
    registrationTypes: ['registration'],
    required: [],
    transports: null,
    hint: '',
    carrier: {
      provider: 'telnyx',
      registrationType: 'registration',
      host: null,
      port: null,
      transport: null,
      cidrs: null,
      codecs: ['g722'],
      dtmfMode: null,
      qualifySeconds: null,
      numberFormat: 'e164-plus',
    },
  };
  const values = withPreset({ ...newCarrier, name: 'Mine', maxChannels: 5 }, preset);
  expect(values).toMatchObject({
    name: 'Mine',
    maxChannels: 5,
    host: 'sip.telnyx.com',
    provider: 'telnyx',
    codecs: ['g722'],
    numberFormat: 'e164',
  });
});

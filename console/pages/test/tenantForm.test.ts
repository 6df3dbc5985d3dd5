import { expect, test } from 'vitest';
import { draftOf } from '~/areas/tenants/TenantForm';

const values = {
  name: ' Acme ',
  status: 'active',
  country: ' us',
  maxCallsPerSecond: null,
  'destinations.allowed': [],
  'destinations.barred': [],
};

test('a country may be written in small letters', () => {
  expect(draftOf(values)).toMatchObject({ name: 'Acme', country: 'US' });
  expect(draftOf({ ...values, country: ' ' }).country).toBeNull();
});

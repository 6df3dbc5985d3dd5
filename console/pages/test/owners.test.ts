import { expect, test } from 'vitest';
import { ownersOf } from '~/areas/refused-sources/owners';

test('a refused source is shown with the name of the carrier or client, of any of its endpoints', () => {
  const owners = ownersOf(
    [{ id: 'c1', name: 'Alpha', endpointId: 'alpha' }],
    [
      {
        id: 'k1',
        name: 'Sunrise call center',
        endpoints: [{ endpointId: 'sunrise-call-center' }, { endpointId: 'sunrise-2' }],
      },
    ],
  );
  expect(owners.get('alpha')).toEqual({ name: 'Alpha', page: '/carriers/c1' });
  expect(owners.get('sunrise-2')).toEqual({ name: 'Sunrise call center', page: '/clients/k1' });
  expect(owners.get('other')).toBeUndefined();
});

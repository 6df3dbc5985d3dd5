import { expect, test } from 'vitest';
import { newNumber, requestOf, valuesOf } from '~/areas/numbers/form';
import { importTexts } from '~/areas/numbers/import/texts';
import { campaignsByDid, type Did, serverExports } from '~/areas/numbers/numbers';
import { texts } from '~/areas/numbers/texts';
import { trunkChoices } from '~/areas/numbers/trunks';

const did = {
  number: '+14045556789',
  tenantId: 't',
  status: 'active',
  maxUsage: 0,
  trunk: 'alpha',
  areaCode: '404',
  tags: ['north'],
  metadata: { provider: 'P', notes: 'N', rack: '7' },
} as unknown as Did;

test('a number that is read and sent again stays the same', () => {
  const { metadata, maxUsage, ...others } = requestOf(valuesOf(did));
  expect(metadata).toEqual(did.metadata);
  expect(maxUsage).toBe(0);
  expect(others).toMatchObject({ number: did.number, trunk: 'alpha', areaCode: '404', tags: ['north'] });
});

test('texts that are empty are absent, and the tenant on top is proposed', () => {
  const request = requestOf({ ...newNumber('t1'), number: ' 404 555 6789 ', region: '  ' });
  expect(request).toMatchObject({ tenantId: 't1', number: '404 555 6789', trunk: 'PJSIP', areaCode: null });
  expect(requestOf({ ...newNumber('t1'), trunk: ' ' }).trunk).toBeNull();
  expect(request.metadata).toEqual({});
});

test('the campaigns of a number say what they use it for', () => {
  const uses = campaignsByDid([
    { id: 'c1', name: 'A', status: 'active', didIds: ['d1'], callerIdDidIds: ['d1', 'd2'] },
    { id: 'c2', name: 'B', status: 'inactive', didIds: [], callerIdDidIds: ['d2'] },
  ]);
  expect(uses.get('d1')).toEqual([{ id: 'c1', name: 'A', status: 'active', inbound: true, outbound: true }]);
  expect(uses.get('d2')?.map((use) => [use.name, use.inbound])).toEqual([
    ['A', false],
    ['B', false],
  ]);
  expect(uses.get('d3')).toBeUndefined();
});

test('the export of the service is used only if it knows all filters', () => {
  expect(serverExports({ limit: 50, sort: 'number', status: ['active'], q: '404' })).toBe(true);
  expect(serverExports({ limit: 50, tag: 'north' })).toBe(false);
});

test('a number belongs to any carrier, or to one, and each is shown by its name', () => {
  const carriers = [{ endpointId: 'pacific-line', name: 'Pacific Line' }];
  const pacific = { value: 'pacific-line', label: 'Pacific Line' };
  const any = 'Any carrier';
  expect(trunkChoices(carriers, '', any)).toEqual([{ value: 'PJSIP', label: any }, pacific]);
  expect(trunkChoices(carriers, 'any', any)).toHaveLength(2);
  expect(trunkChoices(carriers, 'pacific', any)).toEqual([pacific]);
});

test('people read of carriers, not of trunks', () => {
  const words = JSON.stringify([texts, importTexts].map(({ en, es }) => [en, es]));
  const read = words.replaceAll(/"[^"]*":/g, '');
  expect(read).not.toMatch(/trunk|troncal/i);
});

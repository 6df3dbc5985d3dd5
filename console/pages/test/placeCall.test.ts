import { expect, test } from 'vitest';
import { type Order, questionOf } from '~/areas/place-call/order';

const order: Order = {
  to: '+34 910 00 00 00',
  tenantId: 't1',
  from: null,
  near: false,
  route: 'automatic',
  campaignId: null,
  carrier: null,
  dialPrefix: '',
  connect: 'hold',
  client: null,
  context: '',
  reference: '',
  tags: '',
};
const asked = { direction: 'outbound', number: '+34910000000' };

test('routing is asked what it would do before the call is placed', () => {
  expect(questionOf(order, true)).toEqual({ ...asked, tenantId: 't1' });
  expect(questionOf({ ...order, tenantId: null }, false)).toEqual({ ...asked, tenantId: null });
  expect(questionOf({ ...order, route: 'campaign', campaignId: 'c1', tenantId: null }, true)).toEqual({
    ...asked,
    campaignId: 'c1',
  });
  expect(questionOf({ ...order, route: 'prefix', dialPrefix: ' 9 ' }, true)).toEqual({
    ...asked,
    dialPrefix: '9',
    tenantId: 't1',
  });
});

test('nothing is asked while something is missing, or a carrier is chosen', () => {
  expect(questionOf({ ...order, to: '+34 910' }, true)).toBeNull();
  expect(questionOf({ ...order, tenantId: null }, true)).toBeNull();
  expect(questionOf({ ...order, route: 'campaign' }, true)).toBeNull();
  expect(questionOf({ ...order, route: 'prefix', dialPrefix: 'x' }, true)).toBeNull();
  expect(questionOf({ ...order, route: 'carrier', carrier: 'k1' }, true)).toBeNull();
});

import { expect, it } from 'vitest';
import { numberQuery } from '~/kit/calls/numberQuery';

it.each([
  ['+1 706-555-1234', '+17065551234'],
  ['(706) 555.1234', '*7065551234'],
  ['706 555 1234', '*7065551234'],
  ['3491*', '3491*'],
  ['*1234', '*1234'],
])('searches %s as %s', (typed, sent) => {
  expect(numberQuery({ number: typed, limit: 50 })).toEqual({ number: sent, limit: 50 });
});

it('leaves other filters as they are', () => {
  expect(numberQuery({ node: 'ast1' })).toEqual({ node: 'ast1' });
});

import { expect, test } from 'vitest';
import { numberMeant } from '~/kit/national';

const own = ['+34912345678', '+34912345679', '+34600345678'];

test('an own number may be written as it is dialed at home, or by its digits alone', () => {
  expect(numberMeant('912 345 678', 'ES', [])).toBe('+34912345678');
  expect(numberMeant('912345678', undefined, own)).toBe('+34912345678');
  expect(numberMeant('0912345678', 'XX', own)).toBe('+34912345678');
  expect(numberMeant('+34 912 345 678', undefined, [])).toBe('+34912345678');
});

test('digits that several numbers have, or none, stay as they were written', () => {
  expect(numberMeant('345678', undefined, own)).toBe('345678');
  expect(numberMeant('5678', undefined, ['+34912345678'])).toBe('5678');
  expect(numberMeant('555000111', undefined, own)).toBe('555000111');
});

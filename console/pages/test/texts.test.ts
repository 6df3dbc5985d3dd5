import { expect, test } from 'vitest';
import { defineTexts, type KeyOf, translator } from '~/kit/texts';

const texts = defineTexts(
  'test',
  {
    title: 'Calls',
    list: {
      rows_one: '{{count}} row',
      rows_other: '{{count}} rows',
      of: '{{taken}} of {{limit}}, {{taken}}',
    },
  },
  {
    title: 'Llamadas',
    list: {
      rows_one: '{{count}} fila',
      rows_other: '{{count}} filas',
      of: '{{taken}} de {{limit}}, {{taken}}',
    },
  },
);

test('texts are found by their keys in both languages', () => {
  expect(translator(texts, 'en')('title')).toBe('Calls');
  expect(translator(texts, 'es')('title')).toBe('Llamadas');
  expect(translator(texts, 'es')('list.of', { taken: 3, limit: '$& $1' })).toBe('3 de $& $1, 3');
});

test('a count chooses the plural form', () => {
  const en = translator(texts, 'en');
  const es = translator(texts, 'es');
  expect([0, 1, 2].map((count) => en('list.rows', { count }))).toEqual(['0 rows', '1 row', '2 rows']);
  // Spanish has a form of its own for millions, which the texts leave to the general one.
  expect([1, 1_000_000].map((count) => es('list.rows', { count }))).toEqual(['1 fila', '1000000 filas']);
});

test('a translator is made once, so that what depends on it is not drawn again', () => {
  expect(translator(texts, 'en')).toBe(translator(texts, 'en'));
});

test('an unknown key is shown as it is', () => {
  const t = translator(texts, 'en');
  expect(t('list.none' as KeyOf<typeof texts.en>)).toBe('list.none');
  expect(t('list' as KeyOf<typeof texts.en>)).toBe('list');
});

import { expect, test } from 'vitest';
import type { Texts } from '~/kit/texts';

const modules = import.meta.glob<Record<string, unknown>>('../src/**/*.ts', { eager: true });

const isTexts = (value: unknown): value is Texts<object> =>
  typeof value === 'object' && value !== null && 'namespace' in value && 'en' in value && 'es' in value;

/** Each text of the pages as `namespace.key`. */
const all = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .filter(isTexts)
  .flatMap(({ namespace, en, es }) => [...read(namespace, en), ...read(namespace, es)]);

function read(path: string, tree: object): { path: string; text: string }[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [{ path: `${path}.${key}`, text: value }] : read(`${path}.${key}`, value),
  );
}

const having = (word: RegExp, except: RegExp = /^$/) =>
  all.filter(({ path, text }) => word.test(text) && !except.test(path)).map(({ path }) => path);

test('one thing has one word on all pages, that of docs/glossary.md', () => {
  expect(all.length).toBeGreaterThan(2000);
  expect(having(/^status\b/i, /^(calls|routing|kitCalls|problemCodes)\./)).toEqual([]);
  expect(having(/key tones|tonos de teclas/i)).toEqual([]);
  // A provider's own pages have the word.
  expect(having(/\btrunks?\b|troncal/i, /^(carrier-presets|routing)/)).toEqual([]);
  // What a client is, where the word is explained.
  expect(having(/call cent(er|re)|centros? de llamadas/i, /^clients\.(lead|emptyText)$/)).toEqual([]);
  expect(having(/\bPJSIP\b/, /^numbers\.(bulk\.trunkHelp|field\.trunkTextHelp)$/)).toEqual([]);
});

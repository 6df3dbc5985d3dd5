import { expect, test } from 'vitest';
import type { Texts } from '~/kit/texts';

const modules = import.meta.glob<Record<string, unknown>>('../src/**/*.ts', { eager: true });

const isTexts = (value: unknown): value is Texts<object> =>
  typeof value === 'object' && value !== null && 'namespace' in value && 'en' in value && 'es' in value;

const areas = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .filter(isTexts);
const english = areas.flatMap(({ namespace, en }) => read(namespace, en));
const spanish = areas.flatMap(({ namespace, es }) => read(namespace, es));
/** Each text of the pages as `namespace.key`. */
const all = [...english, ...spanish];

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
  expect(having(/\btrunks?\b|troncal/i, /^carrier-presets/)).toEqual([]);
  // What a client is, where the word is explained.
  expect(having(/call cent(er|re)|centros? de llamadas/i, /^clients\.(lead|emptyText)$/)).toEqual([]);
  expect(having(/\bPJSIP\b/, /^numbers\.(bulk\.trunkHelp|field\.trunkTextHelp)$/)).toEqual([]);
});

/** The words for the same thing. Names of protocols and of Asterisk are no such words. */
const TERMS: { en: RegExp; es: RegExp; except?: RegExp }[] = [
  { en: /\b(tenant|organization)s?\b/i, es: /\borganizaci(ón|ones)\b/i },
  { en: /\bclients?\b/i, es: /\bclientes?\b/i, except: /^apiKeys\.oauth$/ },
  { en: /\bcarriers?\b/i, es: /\boperador(es)?\b/i },
  { en: /\bcampaigns?\b(?<!from-campaign)/i, es: /\bcampañas?\b/i },
  { en: /\b(un)?link(s|ed)?\b/i, es: /\b(des)?enla(ces?|zar|zad[oa]s?|zó)(?![a-zó])/i },
  { en: /\battempts?\b/i, es: /\bintentos?\b/i },
  { en: /\bcaller IDs?\b/i, es: /\bnúmeros? mostrados?\b/i },
  { en: /\bnodes?\b/i, es: /\bnodos?\b/i },
  { en: /\bdialplan\b/i, es: /\bdialplan\b/i },
];

test('a term has the same word in every Spanish text, that of README.md', () => {
  expect(spanish.length).toBe(english.length);
  const plain = (text: string) => text.replaceAll(/\{\{\w+\}\}/g, '');
  for (const { en, es, except } of TERMS) {
    const differ = english.flatMap(({ path, text }, index) => {
      const other = spanish[index]?.text ?? '';
      return en.test(plain(text)) === es.test(plain(other)) || except?.test(path)
        ? []
        : [`${path}: ${other}`];
    });
    expect(differ, `${en} is ${es}`).toEqual([]);
  }
  const spanishHaving = (word: RegExp) =>
    spanish.filter(({ text }) => word.test(text)).map(({ path }) => path);
  // Other words for routing, the dialplan, a caller ID, an event and the code of a country.
  expect(spanishHaving(/encamin|ruteo|plan de marcación|identificador de llamada|suceso/i)).toEqual([]);
  expect(spanishHaving(/prefijo de país|código del país/i)).toEqual([]);
});

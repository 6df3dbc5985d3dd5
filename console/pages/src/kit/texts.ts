import { type Language, usePreferences } from './preferences';

/** Texts of the same shape in each language: `es: typeof en`, so a missing key does not compile. */
export interface Texts<T> {
  namespace: string;
  en: T;
  es: T;
}

interface Tree {
  readonly [key: string]: string | Tree;
}

type Plain<K extends string> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K;

/** The keys of a tree of texts with dots, plural forms (`rows_one`, `rows_other`) under one name. */
export type KeyOf<T> = {
  [K in keyof T & string]: T[K] extends string ? Plain<K> : `${K}.${KeyOf<T[K]>}`;
}[keyof T & string];

/** Widens the literal texts of the English tree, so that the Spanish one has the same keys and other words. */
export type Shape<T> = { [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };

type Values = Record<string, string | number>;
export type Translate<T> = (key: KeyOf<T>, values?: Values) => string;

/** Names the texts of an area. Called once, where the texts are written. */
export function defineTexts<const T extends Tree>(namespace: string, en: T, es: Shape<T>): Texts<T> {
  return { namespace, en, es: es as unknown as T };
}

/** Lists ask for the same words thousands of times, so each area has one translator for each language. */
const translators = new WeakMap<object, Translate<never>>();

export function translator<T>(texts: Texts<T>, language: Language): Translate<T> {
  const tree = texts[language] as object;
  const known = translators.get(tree) ?? newTranslator(tree as Tree, language);
  translators.set(tree, known);
  return known as unknown as Translate<T>;
}

function newTranslator(tree: Tree, language: Language): Translate<never> {
  const plurals = new Intl.PluralRules(language);
  const found = new Map<string, string | null>();
  const textOf = (key: string) => {
    let text = found.get(key);
    if (text === undefined) {
      text = find(tree, key);
      found.set(key, text);
    }
    return text;
  };
  const partsOf = new Map<string, string[]>();
  const filled = (text: string, values: Values) => {
    // Every second part is the name of a value.
    const parts = partsOf.get(text) ?? text.split(/\{\{(\w+)\}\}/);
    partsOf.set(text, parts);
    let all = '';
    for (const [at, part] of parts.entries()) all += at % 2 === 0 ? part : (values[part] ?? '');
    return all;
  };
  return (key: string, values?: Values) => {
    if (!values) return textOf(key) ?? key;
    const { count } = values;
    const plural =
      count === undefined
        ? null
        : (textOf(`${key}_${plurals.select(Number(count))}`) ?? textOf(`${key}_other`));
    return filled(plural ?? textOf(key) ?? key, values);
  };
}

function find(tree: Tree, key: string): string | null {
  let at: string | Tree | undefined = tree;
  for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined;
  return typeof at === 'string' ? at : null;
}

/** The texts of an area in the chosen language: `const t = useTexts(texts); t('list.title')`. */
export function useTexts<T>(texts: Texts<T>): Translate<T> {
  return translator(texts, usePreferences().language);
}

/** A short text in both languages, for what is needed before an area is loaded. */
export type Localized = Record<Language, string>;

export function useLocalized(): (text: Localized) => string {
  const { language } = usePreferences();
  return (text) => text[language];
}

import i18next from 'i18next';
import { useMemo } from 'react';
import { initReactI18next } from 'react-i18next';
import { type Language, preferences, usePreferences } from './preferences';

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

export type Translate<T> = (key: KeyOf<T>, values?: Record<string, string | number>) => string;

void i18next.use(initReactI18next).init({
  lng: preferences().language,
  fallbackLng: 'en',
  resources: {},
  interpolation: { escapeValue: false },
  returnNull: false,
});

/** Registers the texts of an area. Called once, where the texts are written. */
export function defineTexts<const T extends Tree>(namespace: string, en: T, es: Shape<T>): Texts<T> {
  i18next.addResourceBundle('en', namespace, en, true, true);
  i18next.addResourceBundle('es', namespace, es, true, true);
  return { namespace, en, es: es as unknown as T };
}

export function translator<T>(texts: Texts<T>, language: Language): Translate<T> {
  const fixed = i18next.getFixedT(language, texts.namespace);
  return (key, values) => fixed(key as string, values ?? {}) as string;
}

/** The texts of an area in the chosen language: `const t = useTexts(texts); t('list.title')`. */
export function useTexts<T>(texts: Texts<T>): Translate<T> {
  const { language } = usePreferences();
  return useMemo(() => translator(texts, language), [texts, language]);
}

/** A short text in both languages, for what is needed before an area is loaded. */
export type Localized = Record<Language, string>;

export function useLocalized(): (text: Localized) => string {
  const { language } = usePreferences();
  return (text) => text[language];
}

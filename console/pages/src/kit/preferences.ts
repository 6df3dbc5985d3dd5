import { createContext, useContext, useSyncExternalStore } from 'react';

export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a person set in this browser. */
export interface Preferences {
  language: Language;
  /** `local`, or an IANA name such as `UTC` or `Europe/Madrid`. */
  zone: string;
  /** Whether single keys are shortcuts (WCAG 2.1.4). */
  shortcuts: boolean;
  /** Rows that a list loads at once. */
  pageSize: number;
  /** The shown columns of a list, by its id. */
  columns: Record<string, string[]>;
}

const KEY = 'trunkline.preferences';
const listeners = new Set<() => void>();
let current: Preferences = read();

function defaults(): Preferences {
  const language = typeof navigator !== 'undefined' && navigator.language?.startsWith('es') ? 'es' : 'en';
  return { language, zone: 'local', shortcuts: true, pageSize: 50, columns: {} };
}

function read(): Preferences {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>;
    const merged = { ...defaults(), ...stored };
    return LANGUAGES.includes(merged.language) ? merged : { ...merged, language: 'en' };
  } catch {
    return defaults();
  }
}

export function preferences(): Preferences {
  return current;
}

export function setPreferences(change: Partial<Preferences>) {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Private windows may have no storage; the setting then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

/** The preferences for all that is below. Thousands of cells read them, which a context makes cheap. */
export const PreferencesContext = createContext<Preferences | null>(null);

/** The preferences, drawn anew when they change. */
export function useStoredPreferences(): Preferences {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

export function usePreferences(): Preferences {
  const given = useContext(PreferencesContext);
  // What has the context keeps it, so a component always uses the same hooks.
  // biome-ignore lint/correctness/useHookAtTopLevel: see above
  return given ?? useStoredPreferences();
}

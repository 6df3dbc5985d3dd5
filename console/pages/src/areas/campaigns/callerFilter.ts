import type { Schema } from '~/api/client';

export type CallerFilter = Schema<'CallerFilterView'>;

/** The most entries of a list. */
const MOST = 200;

/** An entry as the API writes it: `us-ga` is `US-GA`, `+1 (404)` is `+1404`, `001…` stays, since it is not certain. */
export function entryOf(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith('+') ? `+${trimmed.replaceAll(/\D/g, '')}` : trimmed.toUpperCase();
}

/** Each entry once, in the order in which they were written. */
export const entriesOf = (texts: string[]) => [...new Set(texts.map(entryOf).filter((one) => one !== ''))];

/** Whether a text has the form of a country, of a state of the US or Canada, or of a prefix. */
export const isEntry = (text: string) => /^([A-Z]{2}|(US|CA)-[A-Z]{2}|\+[1-9]\d{0,14})$/.test(text);

/** The entries that are none, and whether there are too many. */
export function faultsOf({ allowed, excluded }: CallerFilter): { wrong: string[]; tooMany: boolean } {
  return {
    wrong: [...allowed, ...excluded].filter((one) => !isEntry(one)),
    tooMany: allowed.length > MOST || excluded.length > MOST,
  };
}

/** An empty filter is none. */
export const filterPatch = (filter: CallerFilter): CallerFilter | null =>
  filter.allowed.length === 0 && filter.excluded.length === 0 ? null : filter;

/** An entry in words: the country's name, and the state or the prefix as it is. */
export function placeText(entry: string, country: (code: string) => string): string {
  if (entry.startsWith('+')) return entry;
  const [code, state] = entry.split('-');
  const name = country(code ?? entry);
  return state ? `${state} (${name})` : name;
}

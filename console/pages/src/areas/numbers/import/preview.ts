import type { Schema } from '~/api/client';

export type Report = Schema<'ImportReport'>;
export type RowError = Schema<'RowError'>;
export type Mode = 'create' | 'upsert' | 'update';
export const MODES: Mode[] = ['create', 'upsert', 'update'];

/** What a column can be. */
export const FIELDS = [
  'number',
  'country',
  'areaCode',
  'trunk',
  'status',
  'maxUsage',
  'tags',
  'provider',
  'region',
  'notes',
  'metadata',
] as const;

export type RowKind = 'bad' | 'new' | 'existing';

export interface PreviewRow {
  /** Its place in the file, from 0. */
  index: number;
  line: number;
  cells: string[];
  kind: RowKind;
  errors: RowError[];
}

const digitsOf = (text: string) => text.replaceAll(/\D/g, '').replace(/^00/, '');

/**
 * What would become of each row. The report names wrong rows only; the numbers that the tenant has are known from a
 * second trial that may only change numbers, in which new ones are errors.
 *
 * @param lines the line of each row in the file that was tried
 * @param numberColumn the place of the column with the numbers, or -1
 */
export function previewOf(
  rows: string[][],
  lines: number[],
  report: Pick<Report, 'errors'>,
  changesOnly: Pick<Report, 'errors'> | null,
  numberColumn: number,
): PreviewRow[] {
  const errors = byLine(report.errors);
  const unknown = changesOnly ? byLine(changesOnly.errors) : null;
  const seen = new Set<string>();
  return rows.map((cells, index) => {
    const line = lines[index] ?? 0;
    const found = errors.get(line) ?? [];
    const number = digitsOf(cells[numberColumn] ?? '');
    const again = number !== '' && seen.has(number);
    if (found.length === 0) seen.add(number);
    const kind = found.length > 0 ? 'bad' : unknown?.has(line) && !again ? 'new' : 'existing';
    return { index, line, cells, kind, errors: found };
  });
}

function byLine(errors: RowError[]): Map<number, RowError[]> {
  const found = new Map<number, RowError[]>();
  for (const error of errors) found.set(error.row, [...(found.get(error.row) ?? []), error]);
  return found;
}

/** The wrong rows first, then in the order of the file. */
export const inOrder = (rows: PreviewRow[]) => [
  ...rows.filter((row) => row.kind === 'bad'),
  ...rows.filter((row) => row.kind !== 'bad'),
];

/** The mapping of the API: what a person chose, without what is left to the service. */
export function mappingOf(chosen: Record<string, string>): Record<string, string | null> | null {
  const entries = Object.entries(chosen)
    .filter(([, field]) => field !== 'auto')
    .map(([column, field]) => [column, field === 'none' ? null : field] as const);
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}

/** Names of the column with the numbers, as the service compares them: letters and digits only. */
const NUMBER_NAMES = new Set(
  'number did tn phone phonenumber tel e164 msisdn telefono numero rufnummer telephone'.split(' '),
);

const plain = (name: string) =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');

export function numberColumnOf(header: string[], chosen: Record<string, string>): number {
  const mapped = header.findIndex((name) => chosen[name] === 'number');
  return mapped >= 0 ? mapped : header.findIndex((name) => NUMBER_NAMES.has(plain(name)));
}

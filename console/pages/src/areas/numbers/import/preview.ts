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
  /** The line of the first row with the same number, if this is not that row. */
  twin: number | null;
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
  const seen = new Map<string, number>();
  return rows.map((cells, index) => {
    const line = lines[index] ?? 0;
    const found = errors.get(line) ?? [];
    const number = digitsOf(cells[numberColumn] ?? '');
    const twin = (number !== '' && seen.get(number)) || null;
    if (found.length === 0 && twin === null) seen.set(number, line);
    const kind = found.length > 0 ? 'bad' : unknown?.has(line) && twin === null ? 'new' : 'existing';
    return { index, line, cells, kind, errors: found, twin };
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

/** The names of columns that the service knows, as it compares them: letters and digits only, without accents. */
const KNOWN: Record<(typeof FIELDS)[number] | 'none', string> = {
  number:
    'number did didnumber tn phone phonenumber telephone telephonenumber tel mobile e164 msisdn callerid telefono ' +
    'numero numerodetelefono telefon telefonnummer rufnummer nummer numerodetelephone telefone numerodetelefone',
  country: 'country countrycode countryiso isocountry pais pays land',
  areaCode: 'areacode area npa vorwahl indicatif prefijo codigodearea',
  trunk: 'trunk trunkname carrier carriername',
  status: 'status estado statut',
  maxUsage: 'maxusage usagelimit maxcalls limit',
  tags: 'tags tag labels label',
  provider: 'provider vendor supplier proveedor anbieter fournisseur',
  region: 'region',
  notes: 'notes note comment comments description notas notizen',
  metadata: 'metadata',
  none: 'id tenantid usagecount lastused rawnumber importid createdat updatedat error errors row',
};
const FIELD_OF = new Map(
  Object.entries(KNOWN).flatMap(([field, names]) =>
    names.split(' ').map((name) => [name, field as keyof typeof KNOWN] as const),
  ),
);

/** A name as the service compares it. */
export const plain = (name: string) =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');

/** What a column is by its name; `none` is left out, and null has no name that is known. */
export const fieldByName = (name: string) => FIELD_OF.get(plain(name)) ?? null;

/** What a column is, by what a person chose, or by its name. */
export const fieldOf = (name: string, chosen: Record<string, string>) =>
  chosen[name] && chosen[name] !== 'auto' ? (chosen[name] as keyof typeof KNOWN) : fieldByName(name);

/** A column of the file, by its place. */
export interface FileColumn {
  name: string;
  index: number;
  field: ReturnType<typeof fieldOf>;
}

/** The columns that are imported, and the names of those that are left out. */
export function shownColumns(header: string[], chosen: Record<string, string>) {
  const columns = header.map((name, index): FileColumn => ({ name, index, field: fieldOf(name, chosen) }));
  return {
    shown: columns.filter(({ field }) => field !== 'none'),
    leftOut: columns.filter(({ field, name }) => field === 'none' && name !== '').map(({ name }) => name),
  };
}

/** The columns of which nobody has said yet what they are. */
export const unknownColumns = (header: string[], chosen: Record<string, string>) =>
  header.filter((name) => name !== '' && fieldOf(name, chosen) === null);

const columnOf = (field: string, header: string[], chosen: Record<string, string>) => {
  const mapped = header.findIndex((name) => chosen[name] === field);
  return mapped >= 0 ? mapped : header.findIndex((name) => fieldOf(name, chosen) === field);
};

export const numberColumnOf = (header: string[], chosen: Record<string, string>) =>
  columnOf('number', header, chosen);

/** How many new numbers will take no calls, since they will not be active. */
export function withoutCalls(
  rows: PreviewRow[],
  header: string[],
  chosen: Record<string, string>,
  status: string,
): number {
  const column = columnOf('status', header, chosen);
  const stateOf = (row: PreviewRow) => row.cells[column]?.trim().toLowerCase() || status;
  return rows.filter((row) => row.kind === 'new' && stateOf(row) !== 'active').length;
}

export interface CsvRow {
  /** The line of the file on which the row starts; the first one is 1. */
  line: number;
  cells: string[];
}

export interface CsvFile {
  header: string[];
  rows: CsvRow[];
  separator: string;
}

const SEPARATORS = [',', ';', '\t', '|'];

/** The text of a file, in the encodings that the import reads. */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The separator that the first line names (`sep=;`), or that the heading has most of. */
export function separatorOf(text: string): string {
  const named = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (named) return named;
  const heading = (text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '').replaceAll(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((separator) => heading.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Reads CSV (RFC 4180) for the preview. What the import makes of it is decided by the service. */
export function parseCsv(text: string): CsvFile {
  const separator = separatorOf(text);
  const all: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let start = 1;
  const endRow = () => {
    cells.push(cell.trim());
    cell = '';
    if (cells.some((one) => one !== '')) all.push({ line: start, cells });
    cells = [];
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '\n') line++;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (char === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (char === separator) {
      cells.push(cell.trim());
      cell = '';
    } else if (char === '\n') {
      endRow();
      start = line;
    } else if (char !== '\r') cell += char;
  }
  endRow();
  if (/^sep=.$/i.test(all[0]?.cells.join('') ?? '') || /^sep=/i.test(all[0]?.cells[0] ?? '')) all.shift();
  const [head, ...rows] = all;
  return { header: head?.cells ?? [], rows, separator };
}

/** Writes the rows as CSV and says on which line each one starts. */
export function writeCsv(header: string[], rows: string[][]): { text: string; lines: number[] } {
  const lines: number[] = [];
  let line = 1;
  let text = '';
  const add = (cells: string[]) => {
    const written = cells
      .map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
      .join(',');
    text += `${written}\r\n`;
    line += written.split('\n').length;
  };
  add(header);
  for (const row of rows) {
    lines.push(line);
    add(row);
  }
  return { text, lines };
}

/** At least seven digits and no letter: a phone number, not a title. */
const isNumber = (cell: string) => !/\p{L}/u.test(cell) && cell.replaceAll(/\D/g, '').length >= 7;

/** Whether the first row seems to be one of numbers, so that its number would be lost as a title. */
export const lacksTitles = (header: string[]) => header.some(isNumber);

/** Titles for a file without any: `number` for the first number, and for the others what `name` calls their place. */
export function titlesFor(file: CsvFile, name: (place: number) => string): string[] {
  const width = file.rows.reduce((most, row) => Math.max(most, row.cells.length), file.header.length);
  const number = file.header.findIndex(isNumber);
  return Array.from({ length: width }, (_, at) => (at === number ? 'number' : name(at + 1)));
}

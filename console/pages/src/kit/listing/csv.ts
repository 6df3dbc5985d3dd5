import type { Column } from './types';

/** The rows as CSV (RFC 4180) with a byte order mark, so that spreadsheets read it as UTF-8. */
export function toCsv<Row>(columns: Column<Row>[], rows: Row[]): string {
  const written = columns.filter((column) => column.csv);
  const lines = [written.map((column) => quoted(column.label))];
  for (const row of rows) lines.push(written.map((column) => quoted(column.csv?.(row))));
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

function quoted(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  let text = String(value);
  // A spreadsheet runs a text that begins like a formula. Numbers, also phone numbers, are none.
  if (typeof value === 'string' && /^[=@\t\r]|^[+-](?!\d+(\.\d+)?$)/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function saveCsv(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}-${new Date().toISOString().slice(0, 16).replaceAll(':', '')}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

import { expect, test } from 'vitest';
import { isRunning } from '~/areas/numbers/import/api';
import { decode, lacksTitles, parseCsv, separatorOf, titlesFor, writeCsv } from '~/areas/numbers/import/csv';
import {
  fieldByName,
  inOrder,
  mappingOf,
  numberColumnOf,
  previewOf,
  type RowError,
  unknownColumns,
  withoutCalls,
} from '~/areas/numbers/import/preview';
import { percentOf, progressOf, STATES, secondsLeft, secondsTaken } from '~/areas/numbers/import/progress';

const error = (row: number, column = 'number') => ({ row, column, code: 'c', error: 'e' }) as RowError;

test('reads quotes, line ends in cells and the line of each row', () => {
  const file = parseCsv('number;notes\r\n\r\n1;"a;b ""c""\r\nd"\r\n ;\r\n2; x \r\n');
  expect(file).toEqual({
    separator: ';',
    header: ['number', 'notes'],
    rows: [
      { line: 3, cells: ['1', 'a;b "c"\r\nd'] },
      { line: 6, cells: ['2', 'x'] },
    ],
  });
});

test('finds the separator in the heading, or where it is named', () => {
  expect(separatorOf('number\tnotes\n1,2\t3')).toBe('\t');
  expect(separatorOf('"a,b,c";number\n')).toBe(';');
  expect(parseCsv('sep=|\r\nnumber|notes\r\n1|2\r\n')).toMatchObject({
    header: ['number', 'notes'],
    rows: [{ line: 3 }],
  });
});

test('decodes UTF-8, UTF-16 and Windows-1252', () => {
  expect(decode(new Uint8Array([0xef, 0xbb, 0xbf, 0xc3, 0xb1]))).toBe('ñ');
  expect(decode(new Uint8Array([0xff, 0xfe, 0xf1, 0x00]))).toBe('ñ');
  expect(decode(new Uint8Array([0xf1]))).toBe('ñ');
});

test('what is written is read again, with the same lines', () => {
  const rows = [
    ['1', 'a,"b"'],
    ['2', 'two\nlines'],
    ['3', ''],
  ];
  const { text, lines } = writeCsv(['number', 'notes'], rows);
  const read = parseCsv(text);
  expect(read.rows.map((row) => row.cells)).toEqual(rows);
  expect(read.rows.map((row) => row.line)).toEqual(lines);
});

test('a row is wrong, new, or known to the tenant; the second of the same number is a duplicate', () => {
  const rows = [['+14045550001'], ['12'], ['14045550002'], ['+1 404 555 0002']];
  const preview = previewOf(
    rows,
    [2, 3, 4, 5],
    { errors: [error(3)] },
    { errors: [error(3), error(4), error(5)] },
    0,
  );
  expect(preview.map((row) => row.kind)).toEqual(['existing', 'bad', 'new', 'existing']);
  expect(inOrder(preview).map((row) => row.line)).toEqual([3, 2, 4, 5]);
});

test('only chosen columns are in the mapping', () => {
  expect(mappingOf({ a: 'auto' })).toBeNull();
  expect(mappingOf({ Linie: 'number', Farbe: 'none', x: 'auto' })).toEqual({ Linie: 'number', Farbe: null });
  expect(numberColumnOf(['Notas', 'Teléfono'], {})).toBe(1);
  expect(numberColumnOf(['Linie', 'Tel'], { Linie: 'number' })).toBe(0);
});

test('an import is followed until it has ended', () => {
  expect(isRunning(undefined)).toBe(false);
  expect(isRunning({ state: 'running' })).toBe(true);
  expect(isRunning({ state: 'canceled' })).toBe(false);
});

const figures = {
  state: 'running' as const,
  rows: 120_000,
  rowsRead: 60_000,
  rowsPerSecond: 8_000,
  created: 59_000,
  updated: 0,
  unchanged: 0,
  duplicates: 900,
  failed: 100,
};

test('tells how far an import is, and how long the rest takes', () => {
  expect(percentOf(figures)).toBe(50);
  expect(secondsLeft(figures)).toBe(8);
  expect(percentOf({ rows: 0, rowsRead: 0 })).toBe(0);
  expect(secondsLeft({ ...figures, rowsPerSecond: null })).toBeNull();
  expect(secondsLeft({ ...figures, state: 'canceled' })).toBeNull();
});

test('an import takes from its start to its end, or until now', () => {
  const startedAt = '2026-11-30T00:00:00Z';
  const now = Date.parse('2026-11-30T00:01:00Z');
  expect(secondsTaken({ startedAt: null, finishedAt: null }, now)).toBeNull();
  expect(secondsTaken({ startedAt, finishedAt: null }, now)).toBe(60);
  expect(secondsTaken({ startedAt, finishedAt: '2026-11-30T00:00:05Z' }, now)).toBe(5);
});

test('each state of the stream replaces the figures', () => {
  const { events, path } = progressOf('i1');
  expect(path).toBe('/api/v1/dids/imports/i1/events');
  for (const state of STATES) {
    expect(events[state]?.(figures, { ...figures, state } as never)).toMatchObject({ state });
  }
});

test('new numbers that will not be active are counted, by their cell or the state that was chosen', () => {
  const header = ['number', 'Estado'];
  const rows = previewOf(
    [
      ['+14045550001', 'Active'],
      ['+14045550002', ''],
      ['+14045550003', 'suspended'],
      ['+14045550002', ''],
    ],
    [2, 3, 4, 5],
    { errors: [] },
    { errors: [error(2), error(3), error(4), error(5)] },
    0,
  );
  expect(rows.map((row) => row.twin)).toEqual([null, null, null, 3]);
  expect(withoutCalls(rows, header, {}, 'available')).toBe(2);
  expect(withoutCalls(rows, header, {}, 'active')).toBe(1);
  expect(withoutCalls(rows, header, { Estado: 'notes' }, 'active')).toBe(0);
});

test('a column without a known name is one that a person has to name', () => {
  expect([fieldByName('Número'), fieldByName('Carrier'), fieldByName('usageCount')]).toEqual([
    'number',
    'trunk',
    'none',
  ]);
  expect(unknownColumns(['DID', 'City', 'Link'], {})).toEqual(['City', 'Link']);
  expect(unknownColumns(['DID', 'City', 'Link'], { City: 'region', Link: 'auto' })).toEqual(['Link']);
});

test('finds that a file has numbers where titles should be', () => {
  expect(lacksTitles(['+1 (404) 555-6791', '404'])).toBe(true);
  expect(lacksTitles(['Main line', '14045556791'])).toBe(true);
  expect(lacksTitles(['number', 'areaCode', '404'])).toBe(false);
  expect(lacksTitles(['Teléfono 0034912345678'])).toBe(false);
  expect(lacksTitles([])).toBe(false);
});

test('names the column of the first number, and the others so that a person says what they are', () => {
  const name = (place: number) => `Column ${place}`;
  expect(titlesFor(parseCsv('Main,+14045556791,+14045556792\nx,1,2,more\n'), name)).toEqual([
    'Column 1',
    'number',
    'Column 3',
    'Column 4',
  ]);
  expect(fieldByName(name(1))).toBeNull();
});

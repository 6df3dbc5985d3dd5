import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ApiProblem, OWN_CODES, offline } from '~/api/problem';
import { codesOf, codesWith } from '~/areas/problem-codes/codes';
import { faultSentence, isDocumented, loadProblems, sentenceOf } from '~/kit/problems';
import { problems as english } from '~/problems/en';
import { problems as spanish } from '~/problems/es';

const documented = [...readFileSync('../../docs/errors.md', 'utf8').matchAll(/^\| `([a-z0-9.-]+)` \|/gm)].map(
  (row) => row[1] as string,
);
const own = [...OWN_CODES, 'console.failed'];

test('every documented problem code has a sentence in both languages, and no other code has one', () => {
  const expected = [...new Set([...documented, ...own])].sort();
  expect(documented.length).toBeGreaterThan(100);
  expect(Object.keys(english).sort()).toEqual(expected);
  expect(Object.keys(spanish).sort()).toEqual(expected);
});

test('the languages differ, and sentences end like sentences', () => {
  for (const [code, sentence] of Object.entries(english)) {
    expect(spanish[code as keyof typeof english], code).not.toBe(sentence);
    expect(sentence, code).toMatch(/[.]$/);
    expect(spanish[code as keyof typeof english], code).toMatch(/[.]$/);
  }
});

test('a known code is said in the own words, an unknown one in those of the service', async () => {
  await loadProblems('es');
  const known = new ApiProblem(
    'carrier.port-out-of-range',
    400,
    'The port is out of range',
    'port must be …',
  );
  expect(sentenceOf(known, 'es')).toBe('Un puerto va de 1 a 65535; lo habitual es 5060.');
  expect(sentenceOf(new ApiProblem('later.code', 400, 'A title', 'A detail'), 'es')).toBe('A detail');
});

test('only a change without an answer asks to check whether it was stored', async () => {
  await loadProblems('en');
  await loadProblems('es');
  const away = (write: boolean) =>
    new ApiProblem('service.unavailable', 503, '', '', [], null, null, {}, write);
  expect(sentenceOf(away(true), 'en')).toContain('Check whether your change was stored');
  expect(sentenceOf(away(false), 'en')).toBe(
    'A part of Trunkline does not answer at the moment. Try again in a moment.',
  );
  expect(sentenceOf(away(true), 'es')).toContain('Compruebe si su cambio se guardó');
  expect(sentenceOf(away(false), 'es')).not.toContain('cambio');
  expect(sentenceOf(offline(true), 'en')).toContain('Check whether your change was stored');
  expect(sentenceOf(offline(), 'en')).not.toContain('change');
});

test('a documented code leads to what it means, one of the console itself does not', async () => {
  await loadProblems('en');
  expect(isDocumented('carrier.name-taken')).toBe(true);
  expect(isDocumented('console.offline')).toBe(false);
  expect(isDocumented('later.code')).toBe(false);
});

test('the page of codes has each documented code with its meaning in plain text', () => {
  const codes = codesOf(readFileSync('../../docs/errors.md', 'utf8'));
  expect(codes.map((one) => one.code).sort()).toEqual([...new Set(documented)].sort());
  for (const one of codes) {
    expect(one.status, one.code).toMatch(/^\d{3}/);
    expect(`${one.meaning}${one.advice}`, one.code).not.toMatch(/`|\]\(/);
  }
  expect(codesWith(codes, 'carrier.name-taken').map((one) => one.code)).toContain('carrier.name-taken');
  expect(codesWith(codes, 'no such text')).toEqual([]);
});

test('a general rule keeps its limits in both languages', () => {
  const fault = { field: 'limit', rule: 'range', message: 'must be between 1 and 200' };
  expect(faultSentence(fault, 'en')).toBe('Must be between 1 and 200.');
  expect(faultSentence(fault, 'es')).toContain('1 – 200');
});

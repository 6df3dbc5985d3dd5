import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ApiProblem, OWN_CODES } from '~/api/problem';
import { faultSentence, loadProblems, sentenceOf } from '~/kit/problems';
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

test('a general rule keeps its limits in both languages', () => {
  const fault = { field: 'limit', rule: 'range', message: 'must be between 1 and 200' };
  expect(faultSentence(fault, 'en')).toBe('Must be between 1 and 200.');
  expect(faultSentence(fault, 'es')).toContain('1 – 200');
});

import { readFileSync } from 'node:fs';
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { resultCell } from '~/kit/calls/parts';
import { formatsOf } from '~/kit/format';
import { kitTexts } from '~/kit/kitTexts';
import { routingWords } from '~/kit/routing/words';
import { translator } from '~/kit/texts';

const en = routingWords('en', formatsOf('en', 'UTC'));
const es = routingWords('es', formatsOf('es', 'UTC'));
const shown = (disposition: 'unrouted' | 'answered' | 'busy', reason: string | null) =>
  render(resultCell({ disposition, reason }, en, translator(kitTexts, 'en'))).container.textContent;

afterEach(cleanup);

test('a call that was not routed says why below the word', () => {
  expect(shown('unrouted', 'caller.blocked')).toBe('Not routedcaller blocked');
  expect(shown('unrouted', 'campaign.daily-reached')).toBe('Not routeddaily limit reached');
  expect(shown('unrouted', 'carrier.inactive')).toBe('Not routedcarrier in maintenance or inactive');
  expect(shown('unrouted', 'number.unknown')).toBe('Not routedunknown number');
  expect(shown('unrouted', 'clients.none-eligible')).toBe('Not routedno client available');
});

test('another result needs no more words, and a reason of a later version has none', () => {
  expect(shown('busy', 'clients.busy')).toBe('Busy');
  expect(shown('answered', 'media-timeout')).toBe('Answered');
  expect(shown('unrouted', 'clients.asleep')).toBe('Not routed');
  expect(shown('unrouted', null)).toBe('Not routed');
});

test('each reason of docs/routing.md that stops a call before an attempt has few words', () => {
  const routing = readFileSync('../../docs/routing.md', 'utf8');
  const codes = [...routing.matchAll(/^\| `([a-z-]+\.[a-z-]+)` \| \d+ \|/gm)].map(
    (match) => match[1] as string,
  );
  const afterAttempts = /^(attempt\.|carriers\.exhausted|clients\.(busy|no-answer|incompatible|exhausted))/;
  const before = codes.filter((code) => !afterAttempts.test(code));
  expect(before.length).toBeGreaterThan(20);
  expect(before.filter((code) => en.brief(code) === null)).toEqual([]);
  expect(before.filter((code) => es.brief(code) === en.brief(code))).toEqual([]);
  expect(before.filter((code) => (en.brief(code) ?? '').length > 36)).toEqual([]);
});

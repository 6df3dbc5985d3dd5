import { expect, test } from 'vitest';
import { formatsOf } from '~/kit/format';
import { upTime } from '~/kit/upTime';

const came = '2026-11-30T15:00:00Z';
const went = '2026-11-30T15:40:00Z';

test('what is up is up since it came up; what is down was up until it went down', () => {
  expect(upTime(true, came, came)).toEqual({ is: 'up', at: came });
  expect(upTime(true, null, came)).toEqual({ is: 'up', at: came });
  expect(upTime(false, went, came)).toEqual({ is: 'last', at: went });
  expect(upTime(false, went, null)).toEqual({ is: 'last', at: null });
  expect(upTime(null, went, came)).toEqual({ is: 'last', at: came });
});

test('what has happened is never in the future, whatever the clock of the browser says', () => {
  const { ago } = formatsOf('en', 'UTC');
  expect(ago(went, Date.parse(went) - 2000)).toBe(ago(went, Date.parse(went)));
  expect(ago(went, Date.parse(went) + 120_000)).toBe('2 min. ago');
});

import { describe, expect, it } from 'vitest';
import { entriesOf, faultsOf, filterPatch, placeText } from '~/areas/campaigns/callerFilter';
import { countingPatch, countingValues, unitOf } from '~/areas/campaigns/counting';

describe('what counts', () => {
  it.each([
    [null, null, 'usual'],
    ['attempts', null, 'attempts'],
    ['answered', null, 'answered'],
    ['answered', 60, 'talk'],
  ] as const)('is read and sent again the same: %s, %s', (capsCount, minimumTalkSeconds, choice) => {
    const values = countingValues({ capsCount, minimumTalkSeconds });
    expect(values.capsCount).toBe(choice);
    expect(countingPatch(values)).toEqual({ capsCount, minimumTalkSeconds });
  });

  it('is the talk time if there is one', () => {
    expect(countingValues({ capsCount: null, minimumTalkSeconds: 60 }).capsCount).toBe('talk');
  });

  it('drops a talk time that another choice does not have', () => {
    expect(countingPatch({ capsCount: 'attempts', minimumTalkSeconds: 60 })).toEqual({
      capsCount: 'attempts',
      minimumTalkSeconds: null,
    });
  });
});

describe('whose calls are accepted', () => {
  it('writes entries as the API does, each once', () => {
    expect(entriesOf([' us-ga', 'US-GA', '+1(404)', 'mx', ' '])).toEqual(['US-GA', '+1404', 'MX']);
  });

  it('finds what is no country, state or prefix', () => {
    const filter = { allowed: ['US', 'USA', '+0'], excluded: ['CA-ON', 'MX-JAL', '404'] };
    expect(faultsOf(filter).wrong).toEqual(['USA', '+0', 'MX-JAL', '404']);
  });

  it('has up to 200 entries in a list', () => {
    const entries = (count: number) => Array.from({ length: count }, (_, index) => `+1${index}`);
    expect(faultsOf({ allowed: entries(200), excluded: entries(200) }).tooMany).toBe(false);
    expect(faultsOf({ allowed: [], excluded: entries(201) }).tooMany).toBe(true);
  });

  it('is no filter without entries', () => {
    expect(filterPatch({ allowed: [], excluded: [] })).toBeNull();
    expect(filterPatch({ allowed: [], excluded: ['US'] })).toEqual({ allowed: [], excluded: ['US'] });
  });

  it('names countries', () => {
    const names = (code: string) => ({ US: 'United States' })[code] ?? code;
    expect(['US', 'US-GA', '+1404'].map((one) => placeText(one, names))).toEqual([
      'United States',
      'GA (United States)',
      '+1404',
    ]);
  });
});

it('a count says what it has, as docs/campaigns.md defines what counts', () => {
  const units = (capsCount: 'attempts' | 'answered' | null, minimumTalkSeconds: number | null) =>
    (['total', 'time'] as const).map((span) => unitOf({ capsCount, minimumTalkSeconds }, span));
  expect(units(null, null)).toEqual(['answered', 'any']);
  expect(units('attempts', null)).toEqual(['any', 'any']);
  expect(units('answered', null)).toEqual(['answered', 'answered']);
  expect(units(null, 60)).toEqual(['talk', 'talk']);
});

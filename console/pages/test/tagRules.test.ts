import { expect, test } from 'vitest';
import type { LinkOfCampaign } from '~/areas/campaigns/campaigns';
import { tagPatch, tagText, tagValues } from '~/areas/campaigns/tagRules';

const link = {
  requiredTags: { vertical: ['solar', 'wind power'], source: [] },
  excludedTags: {},
} as unknown as LinkOfCampaign;

test('values are separated by commas', () => {
  expect(tagValues(link)).toEqual({
    requiredTags: { vertical: 'solar, wind power', source: '' },
    excludedTags: {},
  });
});

test('a form without changes changes nothing', () => {
  expect(tagPatch(link, tagValues(link))).toEqual({
    requiredTags: { vertical: ['solar', 'wind power'], source: [] },
    excludedTags: {},
  });
});

test('a tag that was removed is null', () => {
  expect(tagPatch(link, { requiredTags: { vertical: ' solar,, ' }, excludedTags: { ' geo ': '' } })).toEqual({
    requiredTags: { vertical: ['solar'], source: null },
    excludedTags: { geo: [] },
  });
});

test('rules are written as tags are', () => {
  expect(tagText({ vertical: ['solar', 'roofing'], source: [] })).toBe('vertical=solar, roofing; source');
});

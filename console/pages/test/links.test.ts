import { expect, test } from 'vitest';
import type { LinkOfCampaign } from '~/areas/campaigns/campaigns';
import { endsTooSoon, linkValues } from '~/areas/campaigns/links';
import { linkState } from '~/kit/campaignReach';

const link = {
  linkId: 'l',
  clientId: 'c',
  version: 1,
  status: 'active',
  pause: null,
  startsAt: null,
  endsAt: null,
  openingHours: null,
  timeZone: null,
  requiredTags: {},
  excludedTags: {},
} as unknown as LinkOfCampaign;
const campaign = { timeZone: 'Europe/Madrid' };
// A Monday; 9:30 in Madrid, 3:30 in Lima.
const now = Date.parse('2026-11-30T08:30:00Z');

test('a link that takes calls is active', () => {
  expect(linkState(link, campaign, now)).toBe('active');
});

test('what lasts longest is the state of a link', () => {
  const ended = { ...link, endsAt: '2026-11-30T08:30:00Z', pause: { reason: 'Training' } };
  expect(linkState(ended, campaign, now - 1)).toBe('paused');
  expect(linkState(ended, campaign, now)).toBe('ended');
  expect(linkState({ ...ended, status: 'inactive' }, campaign, now)).toBe('inactive');
});

test('a link starts at its start', () => {
  const later = { ...link, startsAt: '2026-11-30T08:30:00Z' };
  expect(linkState(later, campaign, now - 1)).toBe('scheduled');
  expect(linkState(later, campaign, now)).toBe('active');
});

test('the hours of a link are in its own time zone, or in that of the campaign', () => {
  const monday = {
    openingHours: { monday: [{ from: '09:00', to: '17:00' }] } as LinkOfCampaign['openingHours'],
  };
  expect(linkState({ ...link, ...monday }, campaign, now)).toBe('active');
  expect(linkState({ ...link, ...monday, timeZone: 'America/Lima' }, campaign, now)).toBe('closed');
});

test('the form does not touch a pause', () => {
  expect(Object.keys(linkValues({ ...link, pause: { reason: 'Training' } }))).not.toContain('pause');
});

test('an end has to be after the start', () => {
  const startsAt = '2026-12-01T00:00:00Z';
  expect(endsTooSoon({ startsAt, endsAt: startsAt })).toBe(true);
  expect(endsTooSoon({ startsAt, endsAt: '2026-12-01T00:00:01Z' })).toBe(false);
  expect(endsTooSoon({ startsAt, endsAt: null })).toBe(false);
});

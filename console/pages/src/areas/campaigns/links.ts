import { type Week, weekOf } from '~/kit/week/week';
import type { LinkOfCampaign } from './campaigns';
import { countingValues } from './counting';
import { tagValues } from './tagRules';

/** The fields of the form of a link; a pause is an action of its own. */
export const linkValues = (link: LinkOfCampaign) => ({
  status: link.status as string,
  priority: link.priority as number | null,
  weight: link.weight as number | null,
  maxConcurrency: link.maxConcurrency,
  hourlyCap: link.hourlyCap,
  dailyCap: link.dailyCap,
  weeklyCap: link.weeklyCap,
  monthlyCap: link.monthlyCap,
  totalCallsAllowed: link.totalCallsAllowed,
  ...countingValues(link),
  ...tagValues(link),
  startsAt: link.startsAt,
  endsAt: link.endsAt,
  timeZone: link.timeZone,
  openingHours: (link.openingHours && weekOf(link.openingHours)) as Week | null,
});

export type LinkValues = ReturnType<typeof linkValues>;

/** Whether a link with these values would end before it starts. */
export const endsTooSoon = ({ startsAt, endsAt }: Pick<LinkValues, 'startsAt' | 'endsAt'>) =>
  startsAt !== null && endsAt !== null && Date.parse(endsAt) <= Date.parse(startsAt);

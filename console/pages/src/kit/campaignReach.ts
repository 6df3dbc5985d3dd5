import { queryOptions } from '@tanstack/react-query';
import { api, body, type Schema } from '~/api/client';
import { ApiProblem } from '~/api/problem';
import { allRows } from './allRows';
import { didQuery } from './entities';
import { type Seen, seenState } from './seenState';
import { isOpen } from './week/week';

type Campaign = Pick<Schema<'CampaignView'>, 'status' | 'didIds' | 'clients' | 'overflow' | 'timeZone'>;
type Link = Pick<
  Schema<'LinkView'>,
  'status' | 'pause' | 'startsAt' | 'endsAt' | 'openingHours' | 'timeZone'
>;
export type SeenClient = Pick<Schema<'ClientView'>, 'id' | 'name' | 'status'> & Seen;

export type LinkState = 'active' | 'inactive' | 'paused' | 'scheduled' | 'ended' | 'closed';

/** Why a link takes no calls now, by what lasts longest; limits and the client itself are not looked at. */
export function linkState(link: Link, campaign: Pick<Campaign, 'timeZone'>, now: number): LinkState {
  if (link.status === 'inactive') return 'inactive';
  if (link.endsAt !== null && now >= Date.parse(link.endsAt)) return 'ended';
  if (link.pause !== null) return 'paused';
  if (link.startsAt !== null && now < Date.parse(link.startsAt)) return 'scheduled';
  return isOpen(link.openingHours, link.timeZone ?? campaign.timeZone, now) ? 'active' : 'closed';
}

/** Whether the nodes see that a call would not get to an active client. */
export function isAway(client: SeenClient): boolean {
  const seen = seenState(client);
  return client.status === 'active' && (seen === 'unreachable' || seen === 'unregistered');
}

/** `unreachable`: no client that takes calls can be reached; `idle`: no client is linked, or none takes calls. */
export type Unreached = 'unreachable' | 'idle';

/**
 * Why an active campaign that answers numbers would not reach a client, null if it would. Hours of a client are planned,
 * so they are no reason, and neither is a client that was not read. Limits are not looked at.
 */
export function unreachedBy(
  campaign: Campaign,
  clients: ReadonlyMap<string, SeenClient>,
  now: number,
): Unreached | null {
  if (campaign.status !== 'active' || campaign.didIds.length === 0) return null;
  const states = campaign.clients.map((link) => ({ link, state: linkState(link, campaign, now) }));
  const asked = states.filter(({ state }) => state === 'active').map(({ link }) => link.clientId);
  if (campaign.overflow) asked.push(campaign.overflow.clientId);
  const found = asked.flatMap((id) => clients.get(id) ?? []);
  if (found.length < asked.length) return null;
  const active = found.filter((client) => client.status === 'active');
  if (active.some((client) => !isAway(client))) return null;
  if (active.length > 0) return 'unreachable';
  return states.some(({ state }) => state === 'closed' || state === 'scheduled') ? null : 'idle';
}

/** What is looked at, without figures that each check changes: what is the same keeps its identity. */
const seenOf = ({
  id,
  name,
  status,
  mode,
  qualifySeconds,
  reachable,
  nodes,
}: Schema<'ClientView'>): SeenClient => ({
  id,
  name,
  status,
  mode,
  qualifySeconds,
  reachable,
  nodes: nodes.map(({ aspect, state }) => ({ aspect, state })),
});

const byId = (clients: SeenClient[]): ReadonlyMap<string, SeenClient> =>
  new Map(clients.map((one) => [one.id, one]));

/** All clients by their id, with what the nodes see of them. Only for who may list clients. */
export const seenClientsQuery = queryOptions({
  queryKey: ['clients', 'seen'],
  queryFn: async ({ signal }) => {
    const clients = await allRows((query) => body(api.GET('/api/v1/clients', { params: { query }, signal })));
    return clients.map(seenOf);
  },
  select: byId,
});

type Explanation = Pick<Schema<'Explanation'>, 'answer' | 'reason' | 'trace'>;

/** Checks of a client that gets no calls until somebody changes that, and of one that gets them at other times. */
const IDLE = ['link.active', 'link.not-paused', 'link.not-ended', 'client.active'];
const PLANNED = ['link.started', 'link.open', 'client.open'];

/** The same, by what routing says of a call now: null too if something else stops it, such as a limit. */
export function unreachedIn({ answer, reason, trace }: Explanation): Unreached | null {
  if (answer !== 'stop' || reason !== 'clients.none-eligible') return null;
  const failed = trace
    .filter(({ kind }) => kind === 'client' || kind === 'overflow')
    .map(({ checks }) => checks.filter((check) => !check.passed).map((check) => check.rule));
  const busy = failed.filter((rules) => !rules.some((rule) => IDLE.includes(rule)));
  const asked = busy.filter((rules) => !rules.some((rule) => PLANNED.includes(rule)));
  if (asked.some((rules) => !rules.includes('client.reachable'))) return null;
  if (asked.length > 0) return 'unreachable';
  return busy.length > 0 ? null : 'idle';
}

/** Each is two requests, so campaigns after these are not asked about. */
const MOST_ASKED = 50;
const ASKED_AT_ONCE = 4;

/**
 * The active campaigns that would not reach a client, as routing says of a call to the first number of each: for who
 * may not see clients. The caller is that number too, since a campaign may refuse callers without one.
 */
export const ownUnreachedQuery = queryOptions({
  queryKey: ['campaigns', 'own-unreached'],
  queryFn: async ({ client, signal }) => {
    const status = ['active' as const];
    const campaigns = await allRows((page) =>
      body(api.GET('/api/v1/campaigns', { params: { query: { ...page, status } }, signal })),
    );
    const asked = campaigns.filter(({ didIds }) => didIds.length > 0).slice(0, MOST_ASKED);
    const unreached: { id: string; name: string; why: Unreached }[] = [];
    const ask = async ({ id, name, didIds }: (typeof asked)[number]) => {
      const { number } = await client.fetchQuery({ ...didQuery(didIds[0] as string), staleTime: 300_000 });
      const question = { direction: 'inbound' as const, number, from: number };
      const why = unreachedIn(await body(api.POST('/api/v1/routes/explain', { body: question, signal })));
      if (why) unreached.push({ id, name, why });
    };
    for (let start = 0; start < asked.length; start += ASKED_AT_ONCE) {
      const answers = await Promise.allSettled(asked.slice(start, start + ASKED_AT_ONCE).map(ask));
      signal.throwIfAborted();
      // Of a number that has just been moved or deleted, nothing is said.
      for (const answer of answers)
        if (answer.status === 'rejected' && !(answer.reason instanceof ApiProblem)) throw answer.reason;
    }
    return unreached.sort((a, b) => a.name.localeCompare(b.name));
  },
});

import { type QueryClient, queryOptions } from '@tanstack/react-query';
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

/** All clients by their id, with what the nodes see of them. Only for people who may list clients. */
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

/** Each is two requests or more, so campaigns after these are not asked about. */
export const MOST_ASKED = 50;
const ASKED_AT_ONCE = 4;
const MOST_NUMBERS = 10;
const FRESH_MILLIS = 30_000;

type Own = Pick<Schema<'CampaignView'>, 'id' | 'version' | 'didIds' | 'callerFilter'>;

/** The first number of a campaign that takes calls; null if none of its first ones does. */
async function activeNumber(client: QueryClient, { didIds }: Own): Promise<string | null> {
  for (const id of didIds.slice(0, MOST_NUMBERS)) {
    try {
      const did = await client.fetchQuery({ ...didQuery(id), staleTime: FRESH_MILLIS });
      if (did.status === 'active') return did.number;
    } catch (error) {
      // It has just been moved or deleted.
      if (!(error instanceof ApiProblem && error.status === 404)) throw error;
    }
  }
  return null;
}

/** Numbers of two countries that are reserved for examples. */
const EXAMPLES = ['+12025550100', '+442079460000'];

/**
 * Who calls, since a campaign may refuse callers without a number, or those of its own area: the number itself, one
 * that the filter of the campaign names, then numbers of other places.
 */
function callersOf(number: string, { callerFilter }: Own): string[] {
  const prefix = callerFilter?.allowed.find((entry) => entry.startsWith('+'));
  return [number, ...(prefix ? [prefix.padEnd(12, '5550100')] : []), ...EXAMPLES];
}

/** Why a campaign would not reach a client, as routing says of a call to it; null also if that cannot be told. */
async function askRouting(
  client: QueryClient,
  campaign: Own,
  signal: AbortSignal,
): Promise<Unreached | null> {
  const number = await activeNumber(client, campaign);
  if (number === null) return null;
  for (const from of callersOf(number, campaign)) {
    const question = { direction: 'inbound' as const, number, from };
    const answer = await body(api.POST('/api/v1/routes/explain', { body: question, signal }));
    if (answer.reason !== 'caller.not-accepted') return unreachedIn(answer);
  }
  return null;
}

/** Whether an active campaign of a person who may not see clients would reach one. */
export const ownCampaignQuery = (campaign: Own) =>
  queryOptions({
    queryKey: ['own-unreached', campaign.id, campaign.version],
    queryFn: ({ client, signal }) => askRouting(client, campaign, signal),
    staleTime: FRESH_MILLIS,
  });

/** The same of the first active campaigns; `all` is whether there are no others. */
export const ownUnreachedQuery = queryOptions({
  // A key of its own: a change of one campaign is no reason to ask about all.
  queryKey: ['own-unreached'],
  queryFn: async ({ client, signal }) => {
    const status = ['active' as const];
    const active = await allRows((page) =>
      body(api.GET('/api/v1/campaigns', { params: { query: { ...page, status, sort: 'name' } }, signal })),
    );
    const campaigns = active.filter(({ didIds }) => didIds.length > 0);
    const asked = campaigns.slice(0, MOST_ASKED);
    const unreached: { id: string; name: string; why: Unreached }[] = [];
    const ask = async (campaign: (typeof asked)[number]) => {
      const why = await askRouting(client, campaign, signal);
      if (why) unreached.push({ id: campaign.id, name: campaign.name, why });
    };
    for (let start = 0; start < asked.length; start += ASKED_AT_ONCE) {
      const answers = await Promise.allSettled(asked.slice(start, start + ASKED_AT_ONCE).map(ask));
      signal.throwIfAborted();
      // Of a campaign that cannot be asked about, nothing is said.
      for (const answer of answers)
        if (answer.status === 'rejected' && !(answer.reason instanceof ApiProblem)) throw answer.reason;
    }
    return {
      campaigns: unreached.sort((a, b) => a.name.localeCompare(b.name)),
      all: asked.length === campaigns.length,
    };
  },
  staleTime: FRESH_MILLIS,
});

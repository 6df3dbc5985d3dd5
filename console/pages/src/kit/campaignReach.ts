import { queryOptions } from '@tanstack/react-query';
import { api, body, type Schema } from '~/api/client';
import { allRows } from './allRows';
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

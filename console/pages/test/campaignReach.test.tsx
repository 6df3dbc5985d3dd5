import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider, QueryObserver } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Session } from '~/api/session';
import type { Campaign } from '~/areas/campaigns/campaigns';
import { CampaignState } from '~/areas/campaigns/parts';
import { Tiles } from '~/areas/dashboard/Tiles';
import Unreached from '~/areas/dashboard/Unreached';
import {
  ownUnreachedQuery,
  type SeenClient,
  seenClientsQuery,
  unreachedBy,
  unreachedIn,
} from '~/kit/campaignReach';
import { SessionContext } from '~/kit/session';

vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  Link: ({ children, to }: { children: ReactNode; to: string }) => <a href={to}>{children}</a>,
}));

const client = (id: string, change: object = {}) =>
  ({
    id,
    name: id,
    status: 'active',
    mode: 'fixed',
    qualifySeconds: 60,
    reachable: true,
    nodes: [],
    ...change,
  }) as SeenClient;
const away = { reachable: false };
const link = (clientId: string, change: object = {}) => ({
  clientId,
  linkId: `l-${clientId}`,
  status: 'active',
  pause: null,
  startsAt: null,
  endsAt: null,
  openingHours: null,
  timeZone: null,
  ...change,
});
const campaign = (change: object = {}) =>
  ({
    id: 'solar',
    name: 'Solar',
    status: 'active',
    didIds: ['d'],
    clients: [link('acme'), link('beta')],
    overflow: null,
    timeZone: 'UTC',
    ...change,
  }) as unknown as Campaign;
const now = Date.parse('2026-11-30T10:00:00Z');
const why = (change: object, ...clients: SeenClient[]) =>
  unreachedBy(campaign(change), new Map(clients.map((one) => [one.id, one])), now);

test('a campaign reaches a client while one that takes calls can be reached', () => {
  expect(why({}, client('acme', away), client('beta'))).toBeNull();
  expect(why({}, client('acme', away), client('beta', away))).toBe('unreachable');
  expect(why({}, client('acme', { mode: 'registers', reachable: null }), client('beta', away))).toBe(
    'unreachable',
  );
  // A state that is not known is no reason to warn.
  expect(why({}, client('acme', away), client('beta', { reachable: null }))).toBeNull();
});

test('a client whose link is paused does not help, and an overflow client does', () => {
  const paused = { clients: [link('acme'), link('beta', { pause: { reason: null } })] };
  expect(why(paused, client('acme', away), client('beta'))).toBe('unreachable');
  expect(why({ ...paused, overflow: { clientId: 'beta' } }, client('acme', away), client('beta'))).toBeNull();
});

test('no client takes calls if each one is inactive or has ended; hours that are planned are no fault', () => {
  expect(why({}, client('acme', { status: 'inactive' }), client('beta', { status: 'inactive' }))).toBe(
    'idle',
  );
  expect(why({ clients: [] })).toBe('idle');
  const closed = link('acme', { openingHours: {} });
  expect(why({ clients: [closed] }, client('acme'))).toBeNull();
});

test('nothing is said of a campaign with a client that was not read', () => {
  expect(why({}, client('acme', away))).toBeNull();
  expect(why({})).toBeNull();
  const bothAway = [client('acme', away), client('beta', away)];
  expect(why({ overflow: { clientId: 'new' } }, ...bothAway)).toBeNull();
});

test('a campaign that is inactive or answers no number needs no client', () => {
  expect(why({ status: 'inactive' }, client('acme', away), client('beta', away))).toBeNull();
  expect(why({ didIds: [] }, client('acme', away), client('beta', away))).toBeNull();
});

let clients: SeenClient[];
let campaigns: Campaign[];
let asked: string[];
/** What routing says of a call to a campaign. */
let explained: object;
/** The callers that routing was asked about, and those that the campaign accepts. */
let callers: string[];
let accepts: (from: string) => boolean;
/** How many carriers there are, and how many of them take calls. */
let carriers: { total: number; available: number };
beforeEach(() => {
  carriers = { total: 2, available: 1 };
  clients = [client('acme', away), client('beta', away)];
  campaigns = [campaign(), campaign({ id: 'wind', didIds: [] })];
  asked = [];
  explained = stopped(['client.reachable'], ['client.reachable']);
  callers = [];
  accepts = () => true;
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    asked.push(pathname);
    const answer = (body: object, status = 200) =>
      new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
    if (pathname.endsWith('/dids/gone')) return answer({ code: 'did.unknown' }, 404);
    if (pathname.endsWith('/dids/off')) return answer({ number: '+14045550001', status: 'inactive' });
    if (pathname.includes('/dids/')) return answer({ number: '+14045556791', status: 'active' });
    if (pathname.endsWith('/explain')) {
      const { from, ...question } = await request.json();
      expect(question).toEqual({ direction: 'inbound', number: '+14045556791' });
      callers.push(from);
      return answer(accepts(from) ? explained : { answer: 'stop', reason: 'caller.not-accepted', trace: [] });
    }
    if (pathname.endsWith('/carriers')) {
      const total = searchParams.has('available')
        ? carriers.available
        : searchParams.has('status')
          ? 0
          : carriers.total;
      return new Response(JSON.stringify({ items: [], next: null, total }), {
        headers: { 'Content-Type': 'application/json' },
      });
    }
    const items = pathname.endsWith('/clients') ? clients : campaigns;
    return new Response(JSON.stringify({ items, next: null }), {
      headers: { 'Content-Type': 'application/json' },
    });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(what: ReactNode, role = 'staff') {
  return render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SessionContext.Provider
          value={{ user: { role, tenantId: null }, passwordChangeRequired: false } as never as Session}
        >
          {what}
        </SessionContext.Provider>
      </QueryClientProvider>
    </MantineProvider>,
  ).container;
}

test('the state of a campaign in the list says that no client can be reached', async () => {
  show(<CampaignState campaign={campaign()} />);
  const badge = await screen.findByText('No client reachable');
  expect(badge.dataset.color).toBe('yellow');
  expect(badge.className).toBe('state icon-alert-yellow');
  expect(screen.queryByText('Active')).toBeNull();
});

test('a seller, who may not see clients, gets to know it of one campaign from routing', async () => {
  show(<CampaignState campaign={campaign()} />, 'seller');
  expect((await screen.findByText('No client reachable')).dataset.color).toBe('yellow');
  expect(asked.sort()).toEqual(['/api/v1/dids/d', '/api/v1/routes/explain']);
  expect(callers).toEqual(['+14045556791']);
});

test('routing is asked about the first number of a campaign that takes calls', async () => {
  show(<CampaignState campaign={campaign({ didIds: ['gone', 'off', 'd'] })} />, 'seller');
  expect(await screen.findByText('No client reachable')).toBeTruthy();
});

test('of a campaign without a number that takes calls, nothing is said', async () => {
  show(<CampaignState campaign={campaign({ didIds: ['gone', 'off'] })} />, 'seller');
  await vi.waitFor(() => expect(asked).toContain('/api/v1/dids/off'));
  await act(async () => undefined);
  expect(screen.getByText('Active')).toBeTruthy();
  expect(callers).toEqual([]);
});

test('a campaign that refuses callers of its own area is asked about with others', async () => {
  accepts = (from) => from.startsWith('+44');
  const filtered = campaign({ callerFilter: { allowed: ['GB', '+1212'], excluded: ['US'] } });
  show(<CampaignState campaign={filtered} />, 'seller');
  expect(await screen.findByText('No client reachable')).toBeTruthy();
  expect(callers).toEqual(['+14045556791', '+12125550100', '+12025550100', '+442079460000']);
});

test('the campaigns of a seller are asked about one by one, the first fifty, and not after each change', async () => {
  campaigns = Array.from({ length: 51 }, (_, place) => campaign({ id: `c${place}`, name: `C ${place}` }));
  const queries = new QueryClient();
  const { campaigns: unreached, all } = await queries.fetchQuery(ownUnreachedQuery);
  expect([unreached.length, all, callers.length]).toEqual([50, false, 50]);
  await queries.invalidateQueries({ queryKey: ['campaigns'] });
  await queries.fetchQuery(ownUnreachedQuery);
  expect(callers).toHaveLength(50);
  show(<Unreached view={view} />, 'seller');
  expect(await screen.findByText('Only the first 50 active campaigns by name are checked.')).toBeTruthy();
});

test('of a campaign whose calls are dialed, a seller sees the plain state', async () => {
  explained = { answer: 'dial', reason: null, trace: [] };
  show(<CampaignState campaign={campaign()} />, 'seller');
  await vi.waitFor(() => expect(asked).toContain('/api/v1/routes/explain'));
  await act(async () => undefined);
  expect(screen.getByText('Active')).toBeTruthy();
});

/** The answer of routing when each client fails by these rules. */
function stopped(...failed: string[][]) {
  const trace = failed.map((rules, index) => ({
    kind: 'client',
    id: `c${index}`,
    name: `Client ${index}`,
    chosen: false,
    checks: [
      { rule: 'link.total', passed: true, detail: '' },
      ...rules.map((rule) => ({ rule, passed: false, detail: '' })),
    ],
  }));
  return { answer: 'stop' as const, reason: 'clients.none-eligible', trace };
}

test('what routing says of a call is read as the states of the clients are', () => {
  const of = (...failed: string[][]) => unreachedIn(stopped(...failed));
  expect(of(['client.reachable'], ['client.reachable', 'link.total'])).toBe('unreachable');
  expect(of(['client.reachable'], ['link.not-paused'])).toBe('unreachable');
  expect(of(['link.active'], ['client.active', 'client.reachable'])).toBe('idle');
  expect(of()).toBe('idle');
  // Hours are planned, and tags are those of one call.
  expect(of(['link.open', 'client.reachable'])).toBeNull();
  expect(of(['client.reachable'], ['link.tags'])).toBeNull();
  expect(unreachedIn({ ...stopped(['client.reachable']), reason: 'clients.closed' })).toBeNull();
  expect(unreachedIn({ ...stopped(['client.reachable']), answer: 'overflow', reason: null })).toBeNull();
});

const view = { window: '1h', tenantId: null, paused: true } as const;

test('the dashboard names the campaigns that reach nobody and the clients that are away', async () => {
  show(<Unreached view={view} />);
  const box = await screen.findByRole('status');
  expect(box.textContent).toBe(
    'A call to 1 active campaign would not reach a client now: Solar2 active clients are not reachable: acme, beta',
  );
  expect(screen.getByText('Solar').getAttribute('href')).toBe('/campaigns/solar');
  expect(screen.getByText('acme').getAttribute('href')).toBe('/clients/acme');
});

test('with a tenant chosen, the dashboard names its clients that are away, also for the overflow', async () => {
  clients = [client('acme'), client('beta', away), client('other', away)];
  campaigns = [campaign({ clients: [link('acme')], overflow: { clientId: 'beta' } })];
  show(<Unreached view={{ ...view, tenantId: 't1' }} />);
  expect((await screen.findByRole('status')).textContent).toBe('1 active client is not reachable: beta');
});

test('the dashboard says that no carrier takes outbound calls, to who may see carriers', async () => {
  clients = [client('acme'), client('beta')];
  carriers = { total: 1, available: 0 };
  show(<Unreached view={view} />);
  expect((await screen.findByRole('status')).textContent).toBe('No carrier can take outbound calls.');
  expect(screen.getByRole('link').getAttribute('href')).toBe('/carriers');
  cleanup();
  asked = [];
  explained = { answer: 'dial', reason: null, trace: [] };
  show(<Unreached view={view} />, 'seller');
  await vi.waitFor(() => expect(asked).toContain('/api/v1/routes/explain'));
  await act(async () => undefined);
  expect(screen.queryByRole('status')).toBeNull();
  expect(asked.filter((path) => /carriers|clients/.test(path))).toEqual([]);
});

test('the dashboard of a seller names the own campaigns that reach nobody', async () => {
  show(<Unreached view={view} />, 'seller');
  expect((await screen.findByRole('status')).textContent).toBe(
    'A call to 1 active campaign would not reach a client now: Solar',
  );
});

test('the tile of carriers is red while none takes outbound calls', async () => {
  carriers = { total: 1, available: 0 };
  show(<Tiles view={view} />);
  const note = await screen.findByText('None can take outbound calls');
  expect(note.className).toContain('danger');
});

test('clients that are seen as before are the same ones, so that rows are not drawn again', async () => {
  const node = { node: 'pbx-1', aspect: 'contact', state: 'unreachable' };
  clients = [client('acme', { nodes: [{ ...node, roundTripMillis: 12 }] })];
  const queries = new QueryClient();
  const observer = new QueryObserver(queries, seenClientsQuery);
  const close = observer.subscribe(() => undefined);
  const first = (await observer.refetch()).data;
  clients = [client('acme', { nodes: [{ ...node, roundTripMillis: 13 }] })];
  expect((await observer.refetch()).data).toBe(first);
  clients = [client('acme', { nodes: [{ ...node, state: 'reachable' }] })];
  expect((await observer.refetch()).data).not.toBe(first);
  close();
});

test('the dashboard says nothing while all clients can be reached', async () => {
  clients = [client('acme'), client('beta')];
  const shown = show(<Unreached view={view} />);
  await vi.waitFor(() => expect(asked.length).toBe(6));
  await act(async () => undefined);
  expect(shown.querySelector('[role=status]')).toBeNull();
});

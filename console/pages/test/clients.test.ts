import { expect, test } from 'vitest';
import { type Client, campaignsOf, linksOf, reachedSince } from '~/areas/clients/clients';
import { draftOf, emptyEndpoint, firstOf, newClient, valuesOf, withFirst } from '~/areas/clients/form';
import { newPassword, settingsText } from '~/areas/clients/handover';
import type { LiveState } from '~/kit/liveUsage';
import { seenState } from '~/kit/seenState';
import { emptyWeek } from '~/kit/week/week';

test('a client that is read and sent again stays the same, and keeps its password', () => {
  const client = {
    ...newClient,
    name: 'Lima',
    username: 'lima',
    host: null,
    description: null,
    maxConcurrency: 10,
    endpoints: [],
  } as unknown as Client;
  const draft = draftOf(valuesOf(client));
  expect(draft).toMatchObject({ name: 'Lima', username: 'lima', mode: 'registers', maxConcurrency: 10 });
  expect('password' in draft).toBe(false);
});

test('endpoints keep their ids and passwords, are sent in their order, and a client with one has the single fields', () => {
  const endpoint = (id: string, host: string | null) => ({
    id,
    endpointId: id,
    mode: host ? 'fixed' : 'registers',
    host,
    port: host ? 5060 : null,
    username: host ? null : id,
  });
  const client = {
    ...newClient,
    name: 'Bogota',
    endpointId: 'a',
    endpoints: [endpoint('a', null), endpoint('b', '192.0.2.8')],
  } as unknown as Client;
  const values = valuesOf(client);

  expect(draftOf(values).endpoints).toEqual([
    { id: 'a', mode: 'registers', host: null, port: null, username: null },
    { id: 'b', mode: 'fixed', host: '192.0.2.8', port: 5060, username: null },
  ]);
  expect(draftOf(values)).toMatchObject({ mode: null, host: null, port: null, username: null });
  const moved = {
    ...values,
    ...withFirst(values.endpoints[0] ?? emptyEndpoint),
    endpoints: [firstOf(values)],
  };
  expect(draftOf(moved).endpoints?.map((one) => one?.id)).toEqual(['b', 'a']);
  const only = valuesOf({ ...client, endpoints: client.endpoints.slice(0, 1) } as Client);
  expect(draftOf(only).endpoints).toBeNull();
  const added = draftOf({
    ...only,
    endpoints: [{ ...emptyEndpoint, password: { kind: 'set', value: 'secret' } }],
  });
  expect(added.endpoints?.[1]).toMatchObject({ mode: 'registers', password: 'secret' });
  expect(added.endpoints?.[1] && 'id' in added.endpoints[1]).toBe(false);
});

test('opening hours of a client stay, with all days of the week', () => {
  const monday = [{ from: '09:00', to: '18:00' }];
  const hours = (openingHours: unknown) =>
    draftOf(valuesOf({ ...newClient, openingHours } as unknown as Client)).openingHours;
  expect(hours({ monday, sunday: null })).toEqual({ ...emptyWeek(), monday });
  expect(hours(null)).toBeNull();
});

test('what belongs to the other way of connecting is not sent', () => {
  const values = {
    ...newClient,
    name: 'Quito',
    host: '192.0.2.7',
    port: 5080,
    username: 'quito',
    password: { kind: 'set', value: 'a-secret-of-quito' } as const,
  };
  expect(draftOf({ ...values, mode: 'fixed' })).toMatchObject({
    host: '192.0.2.7',
    port: 5080,
    username: null,
  });
  expect('password' in draftOf({ ...values, mode: 'fixed' })).toBe(false);
  expect(draftOf(values)).toMatchObject({ host: null, port: null, password: 'a-secret-of-quito' });
});

test('a generated password has 24 letters and digits that look different', () => {
  let next = 0;
  const password = newPassword((bytes) => bytes.map(() => next++ % 256));
  expect(password).toMatch(/^[a-km-zA-HJ-NP-Z2-9]{24}$/);
  expect(newPassword((bytes) => crypto.getRandomValues(bytes))).not.toBe(
    newPassword((bytes) => crypto.getRandomValues(bytes)),
  );
});

test('bytes that would favor some letters are not used', () => {
  let turn = 0;
  const password = newPassword((bytes) => bytes.fill(turn++ === 0 ? 255 : 1));
  expect(password).toBe('b'.repeat(24));
});

test('the links of a client have what they take now, or nothing while that is unknown', () => {
  const link = (clientId: string, linkId: string) => ({
    clientId,
    linkId,
    status: 'active',
    priority: 1,
    weight: 2,
    maxConcurrency: 4,
  });
  const campaigns = [
    { id: 'c1', name: 'A', status: 'active', clients: [link('x', 'l1'), link('y', 'l2')] },
    { id: 'c2', name: 'B', status: 'inactive', clients: [link('y', 'l3')] },
  ] as unknown as Parameters<typeof linksOf>[0];
  const live = { links: [{ id: 'l1', concurrency: { taken: 3 } }] } as unknown as LiveState;
  expect(linksOf(campaigns, 'x', live)).toMatchObject([{ campaign: 'A', taken: 3, limit: 4 }]);
  expect(linksOf(campaigns, 'y', live).map((one) => one.taken)).toEqual([0, 0]);
  expect(linksOf(campaigns, 'x', null)[0]?.taken).toBeNull();
});

test('settings are copied as lines', () => {
  expect(
    settingsText([
      { name: 'Username', value: 'lima' },
      { name: 'Codecs', value: 'ulaw' },
    ]),
  ).toBe('Username: lima\nCodecs: ulaw');
});

test('a client that registers is reachable only after it has registered', () => {
  const seen = (change: Partial<Client>, ...states: string[]) =>
    seenState({
      mode: 'registers',
      qualifySeconds: 60,
      reachable: null,
      nodes: states.map((state) => ({ aspect: 'contact', state })) as Client['nodes'],
      ...change,
    });
  expect(seen({})).toBe('unregistered');
  expect(seen({}, 'removed')).toBe('unregistered');
  expect(seen({ reachable: false }, 'removed')).toBe('unregistered');
  expect(seen({ reachable: true }, 'removed', 'reachable')).toBe('reachable');
  expect(seen({ reachable: false }, 'unreachable')).toBe('unreachable');
  expect(seen({ qualifySeconds: 0 }, 'unknown')).toBe('registered');
  expect(seen({}, 'unknown')).toBe('unknown');
  const fixed = { mode: 'fixed' } as const;
  expect(seen({ ...fixed, qualifySeconds: 0 })).toBe('unchecked');
  expect(seen(fixed)).toBe('unknown');
  expect(seen({ ...fixed, reachable: true }, 'reachable')).toBe('reachable');
});

test('a list of clients has the campaigns of each, in their order', () => {
  const campaign = (id: string, ...clientIds: string[]) => ({
    id,
    name: `Campaign ${id}`,
    clients: clientIds.map((clientId) => ({ clientId })),
  });
  const campaigns = [campaign('b', 'lima', 'quito'), campaign('a', 'lima')];
  const found = campaignsOf(campaigns as unknown as Parameters<typeof campaignsOf>[0]);
  expect(found.get('lima')).toEqual([
    { id: 'b', name: 'Campaign b' },
    { id: 'a', name: 'Campaign a' },
  ]);
  expect(found.get('quito')).toEqual([{ id: 'b', name: 'Campaign b' }]);
  expect(found.get('cusco')).toBeUndefined();
});

test('a client is up or down since the nodes that see it so, not since what others report', () => {
  const node = (state: string, since: string, aspect = 'contact') => ({ aspect, state, since });
  const nodes = [
    node('unreachable', '08:00'),
    node('reachable', '10:00'),
    node('reachable', '11:00'),
    node('registered', '07:00', 'registration'),
  ] as unknown as Client['nodes'];
  expect(reachedSince({ reachable: true, nodes })).toBe('10:00');
  const down = [node('unreachable', '08:00'), node('unreachable', '09:00'), node('unknown', '12:00')];
  expect(reachedSince({ reachable: false, nodes: down as unknown as Client['nodes'] })).toBe('09:00');
  expect(reachedSince({ reachable: null, nodes: [] })).toBeNull();
});

import { describe, expect, it } from 'vitest';
import {
  compareTraces,
  deciding,
  detailOf,
  isSaid,
  type RawStep,
  traceTree,
  withCaller,
} from '~/kit/routing/trace';

const DID = '720853c2-840b-42b0-9b60-8587dbb078ae';
const CAMPAIGN = '4570d4a1-a88d-4c5f-8f02-acb5996a0473';
const step = (
  kind: string,
  id: string | null,
  name: string | null,
  checks: [string, boolean, string | null][],
  chosen = false,
): RawStep => ({
  kind,
  id,
  name,
  chosen,
  checks: checks.map(([rule, passed, detail]) => ({ rule, passed, detail })),
});

const inbound: RawStep[] = [
  step('number', '14045550486', '', [['number.valid', true, '']]),
  step('number', '14045550486', '', [['number.known', true, '']]),
  step('number', DID, '+14045550486', [['number.active', true, '']]),
  step('campaign', CAMPAIGN, 'Spring', [['campaign.active', true, '']]),
  step('caller', '', '', [['caller.not-blocked', true, '']]),
  step('campaign', CAMPAIGN, 'Spring', [
    ['campaign.concurrency', true, '7 of 20'],
    ['campaign.daily', true, '399 of 400'],
  ]),
  step('client', 'a', 'Ana', [
    ['client.not-tried', true, 'priority 1'],
    ['link.concurrency', false, '3 of 3'],
  ]),
  step(
    'client',
    'b',
    'Bea',
    [
      ['client.not-tried', true, 'priority 2'],
      ['link.concurrency', true, '0 of 3'],
    ],
    true,
  ),
];

describe('the tree of a trace', () => {
  it('puts all steps of one entity into one node, in the order of their first step', () => {
    const nodes = traceTree(inbound);
    expect(nodes.map((node) => `${node.kind} ${node.name}`)).toEqual([
      'number +14045550486',
      'campaign Spring',
      'caller ',
      'client Ana',
      'client Bea',
    ]);
    expect(nodes[0]?.checks.map((check) => check.rule)).toEqual([
      'number.valid',
      'number.known',
      'number.active',
    ]);
    expect(nodes[1]?.checks).toHaveLength(3);
  });

  it('names the candidates chosen and ruled out', () => {
    expect(traceTree(inbound).map((node) => node.state)).toEqual([
      'passed',
      'passed',
      'passed',
      'failed',
      'chosen',
    ]);
  });

  it('names a candidate that passed, but comes after the chosen one, later in the order', () => {
    const [ana, bea] = [inbound[6] as RawStep, inbound[7] as RawStep];
    const later = step('client', 'c', 'Cruz', [['link.concurrency', true, '0 of 3']]);
    expect(traceTree([ana, bea, later]).map((node) => node.state)).toEqual(['failed', 'chosen', 'waiting']);
  });

  it('does not say of a carrier without checks, as sellers see it, that it comes later when it was passed over', () => {
    const hidden = step('carrier', 'c', 'Borealis', []);
    const chosen = step('carrier', 'd', 'Austral', [], true);
    expect(traceTree([hidden, chosen, hidden]).map((node) => node.state)).toEqual([
      'failed',
      'chosen',
      'waiting',
    ]);
  });

  it('keeps a client that is considered twice apart, but joins the lookup of a connect leg with its client', () => {
    const twice = traceTree([inbound[6] as RawStep, inbound[6] as RawStep]);
    expect(twice).toHaveLength(2);
    const connect = traceTree([
      step('client', 'a', null, [['client.known', true, null]]),
      step('client', 'a', 'Ana', [['client.active', true, null]], true),
    ]);
    expect(connect).toHaveLength(1);
    expect(connect[0]).toMatchObject({ name: 'Ana', state: 'chosen' });
    expect(connect[0]?.checks).toHaveLength(2);
  });

  it('reads the checks of records, whose rule is called name', () => {
    const [node] = traceTree([
      {
        kind: 'tenant',
        id: null,
        name: null,
        chosen: false,
        checks: [{ name: 'tenant.active', passed: false, detail: null }],
      },
    ]);
    expect(node).toMatchObject({
      state: 'failed',
      checks: [{ rule: 'tenant.active', passed: false, detail: null }],
    });
  });

  it('marks a carrier that is not offered', () => {
    expect(traceTree([step('carrier', 'c', 'Borealis', [['carrier.offered', false, '']])])[0]?.state).toBe(
      'not-offered',
    );
  });

  it('shows of a folded node what failed, or else the limit that is closest', () => {
    const nodes = traceTree(inbound);
    expect(deciding(nodes[3] as never).map((check) => check.rule)).toEqual(['link.concurrency']);
    expect(deciding(nodes[1] as never).map((check) => check.rule)).toEqual(['campaign.daily']);
  });
});

describe('the detail of a check', () => {
  it.each([
    ['link.concurrency', '3 of 20', { kind: 'usage', taken: 3, limit: 20 }],
    ['client.reachable', 'unreachable', { kind: 'state', state: 'unreachable' }],
    ['client.not-tried', 'priority 2', { kind: 'priority', value: 2 }],
    ['client.not-tried', 'pass 4000000000 weight 3', { kind: 'weighted', pass: 4000000000, weight: 3 }],
    ['client.not-tried', 'turn 3 of 7', { kind: 'turn', turn: 3, of: 7 }],
    ['client.not-tried', 'clients.all-full', { kind: 'instead', reason: 'clients.all-full' }],
    [
      'campaign.open',
      'tuesday 14:05 Europe/Madrid',
      { kind: 'hours', weekday: 1, time: '14:05', zone: 'Europe/Madrid' },
    ],
    ['caller.repeats', 'answered 2026-03-01T10:00:00Z', { kind: 'answered', at: '2026-03-01T10:00:00Z' }],
    ['carriers.known', '2', { kind: 'count', count: 2 }],
    [
      'outcome.goes-on',
      "busy, sip 486, cause 17, by the carrier's table",
      { kind: 'outcome', outcome: 'busy', sip: 486, cause: 17, byTable: true },
    ],
    [
      'outcome.goes-on',
      'no_such_number',
      { kind: 'outcome', outcome: 'no-such-number', sip: null, cause: null, byTable: false },
    ],
    ['anything.new', 'of a later version', { kind: 'text', text: 'of a later version' }],
    ['client.active', null, { kind: 'none' }],
  ])('%s: %s', (rule, detail, expected) => {
    expect(detailOf(rule, detail)).toEqual(expected);
  });
});

describe('the comparison of two traces', () => {
  it('finds changed numbers, new candidates and those that are gone', () => {
    const now = traceTree([
      step('number', '14045550486', '', [['number.valid', true, '']]),
      step('campaign', CAMPAIGN, 'Spring', [
        ['campaign.concurrency', true, '8 of 20'],
        ['campaign.daily', true, '399 of 400'],
      ]),
      step('client', 'b', 'Bea', [
        ['client.not-tried', true, 'priority 2'],
        ['link.concurrency', false, '3 of 3'],
      ]),
      step('client', 'c', 'Cruz', [['client.not-tried', true, 'priority 3']], true),
    ]);
    const difference = compareTraces(traceTree(inbound), now);
    expect([...difference.changed.keys()]).toEqual([
      `campaign ${CAMPAIGN} campaign.concurrency`,
      'client b link.concurrency',
    ]);
    expect([...difference.added]).toEqual(['client c']);
    expect(difference.gone.map((node) => node.name)).toEqual(['Ana']);
  });

  it('finds no difference between a record and the same explanation', () => {
    const record = inbound.map((one) => ({
      ...one,
      id: one.id === '14045550486' || one.id === '' ? null : one.id,
      checks: one.checks.map((check) => ({
        name: check.rule as string,
        passed: check.passed,
        detail: check.detail || null,
      })),
    }));
    const difference = compareTraces(traceTree(record), traceTree(inbound));
    expect(difference.changed.size + difference.added.size + difference.gone.length).toBe(0);
  });
});

it('does not say once more that a client is reachable', () => {
  const said = (rule: string, detail: string) => isSaid(rule, detailOf(rule, detail));
  expect(said('client.reachable', 'reachable')).toBe(true);
  expect(said('client.reachable', 'unknown')).toBe(false);
  expect(said('carrier.available', 'registered')).toBe(false);
});

it('the caller has the number that was asked for', () => {
  const steps = [{ kind: 'caller', id: '', name: '', chosen: false, checks: [] }];
  expect(withCaller(traceTree(steps), '+34 600 000 001').map((node) => node.name)).toEqual([
    '+34 600 000 001',
  ]);
});

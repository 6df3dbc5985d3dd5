/** What routing considered, from a record (`name` of a check) or from an explanation (`rule`). */
export interface RawStep {
  kind: string;
  id: string | null;
  name: string | null;
  chosen: boolean;
  carrierNotOffered?: boolean;
  checks: RawCheck[];
}

export interface RawCheck {
  rule?: string;
  name?: string;
  passed: boolean;
  detail: string | null;
}

export interface TraceCheck {
  rule: string;
  passed: boolean;
  detail: string | null;
}

/** The number that a dial string sends to a carrier or client; null if there is none. */
export const dialedNumber = (dialString: string | null): string | null =>
  /^PJSIP\/(?:[a-z0-9-]+\/sip:)?(\+?\d+)@/.exec(dialString ?? '')?.[1] ?? null;

/** `waiting` is a candidate that could be chosen too, but comes later in the order. */
export type TraceState = 'chosen' | 'passed' | 'waiting' | 'failed' | 'not-offered';

export interface TraceNode {
  /** The same in two traces of the same entity. */
  key: string;
  kind: string;
  id: string;
  name: string;
  state: TraceState;
  checks: TraceCheck[];
  /** Whether it is one of the clients or carriers that were considered one after another. */
  candidate: boolean;
}

const CANDIDATES = new Set(['client', 'carrier', 'overflow']);
const SINGLE = new Set(['number', 'caller', 'carriers', 'outcome']);

/** The same with the number of the caller, which traces leave out. */
export const withCaller = (nodes: TraceNode[], name: string): TraceNode[] =>
  nodes.map((node) => (node.kind === 'caller' && node.name === '' ? { ...node, name } : node));

/** The entities in the order in which they were considered; all steps of one entity become one node. */
export function traceTree(steps: readonly RawStep[]): TraceNode[] {
  const nodes: TraceNode[] = [];
  for (const step of steps) {
    const node = nodeOf(step);
    const before = nodes.find((other) => sameEntity(other, node));
    if (before) {
      before.checks.push(...node.checks);
      if (node.name !== '') Object.assign(before, { id: node.id, name: node.name });
      before.state = before.candidate
        ? node.state
        : before.checks.every((check) => check.passed)
          ? 'passed'
          : 'failed';
    } else {
      nodes.push(node);
    }
  }
  return withWaiting(nodes);
}

/** Some strategies look at all candidates; those that passed after the chosen one were not ruled out. */
function withWaiting(nodes: TraceNode[]): TraceNode[] {
  const chosen = nodes.findIndex((node) => node.state === 'chosen');
  return nodes.map((node, index) => {
    const passed = node.candidate && node.state === 'failed' && node.checks.every((check) => check.passed);
    return passed && (node.checks.length > 0 || (chosen >= 0 && index > chosen))
      ? { ...node, state: 'waiting' }
      : node;
  });
}

function nodeOf(step: RawStep): TraceNode {
  const checks = step.checks.map((check) => ({
    rule: check.rule ?? check.name ?? '',
    passed: check.passed,
    detail: check.detail || null,
  }));
  const notOffered =
    step.carrierNotOffered === true ||
    checks.some((check) => check.rule === 'carrier.offered' && !check.passed);
  const passed = checks.every((check) => check.passed);
  const state: TraceState = step.chosen
    ? 'chosen'
    : notOffered
      ? 'not-offered'
      : passed && !CANDIDATES.has(step.kind)
        ? 'passed'
        : 'failed';
  const id = step.id ?? '';
  // A record has no id of what is no entity, such as a called number that nobody has; an explanation has its text.
  const key = SINGLE.has(step.kind) ? step.kind : `${step.kind} ${id}`;
  return {
    key,
    kind: step.kind,
    id,
    name: step.name ?? '',
    state,
    checks,
    candidate: CANDIDATES.has(step.kind),
  };
}

/** The number is first a text, then a DID; each client and carrier is a node of its own. */
function sameEntity(one: TraceNode, other: TraceNode): boolean {
  // The client of a connect leg is looked up before its name is known.
  if (one.candidate && one.name === '' && one.key === other.key) return true;
  return (
    one.kind === other.kind && !one.candidate && (one.key === other.key || one.id === '' || other.id === '')
  );
}

/** The checks that ruled an entity out, else the one with the tightest numbers; what to show of a folded node. */
export function deciding(node: TraceNode): TraceCheck[] {
  const failed = node.checks.filter((check) => !check.passed);
  if (failed.length > 0) return failed;
  const used = node.checks
    .map((check) => ({ check, detail: detailOf(check.rule, check.detail) }))
    .filter((one) => one.detail.kind === 'usage')
    .map((one) => ({ check: one.check, share: shareOf(one.detail as UsageDetail) }))
    .sort((a, b) => b.share - a.share);
  const tightest = used[0]?.check;
  if (tightest) return [tightest];
  const told = node.checks.find((check) => check.detail);
  return told ? [told] : [];
}

const shareOf = (usage: UsageDetail) => (usage.limit === 0 ? 1 : usage.taken / usage.limit);

interface UsageDetail {
  kind: 'usage';
  taken: number;
  limit: number;
}

export type CheckDetail =
  | { kind: 'none' }
  | UsageDetail
  | { kind: 'state'; state: 'reachable' | 'unreachable' | 'unknown' | 'registered' | 'unregistered' }
  | { kind: 'priority'; value: number }
  | { kind: 'weighted'; pass: number; weight: number }
  | { kind: 'turn'; turn: number; of: number }
  | { kind: 'hours'; weekday: number; time: string; zone: string }
  | { kind: 'answered'; at: string }
  | { kind: 'count'; count: number }
  | { kind: 'prefix'; prefix: string }
  | { kind: 'only'; prefix: string }
  | { kind: 'instead'; reason: string }
  | { kind: 'outcome'; outcome: string; sip: number | null; cause: number | null; byTable: boolean }
  | { kind: 'text'; text: string };

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const STATES = ['reachable', 'unreachable', 'unknown', 'registered', 'unregistered'] as const;

/** Reads the detail of a check. One that a later version writes in another way stays as it is. */
export function detailOf(rule: string, detail: string | null): CheckDetail {
  if (!detail) return { kind: 'none' };
  const usage = /^(\d+) of (\d+)$/.exec(detail);
  if (usage) return { kind: 'usage', taken: Number(usage[1]), limit: Number(usage[2]) };
  const state = STATES.find((one) => one === detail);
  if (state) return { kind: 'state', state };
  const priority = /^priority (\d+)$/.exec(detail);
  if (priority) return { kind: 'priority', value: Number(priority[1]) };
  const weighted = /^pass (\d+) weight (\d+)$/.exec(detail);
  if (weighted) return { kind: 'weighted', pass: Number(weighted[1]), weight: Number(weighted[2]) };
  const turn = /^turn (\d+) of (\d+)$/.exec(detail);
  if (turn) return { kind: 'turn', turn: Number(turn[1]), of: Number(turn[2]) };
  const hours = /^([a-z]+) (\d\d:\d\d) (\S+)$/.exec(detail);
  if (hours && WEEKDAYS.includes(hours[1] as string)) {
    return {
      kind: 'hours',
      weekday: WEEKDAYS.indexOf(hours[1] as string),
      time: hours[2] as string,
      zone: hours[3] as string,
    };
  }
  const answered = /^answered (\d{4}-\S+)$/.exec(detail);
  if (answered) return { kind: 'answered', at: answered[1] as string };
  if (rule === 'carriers.known' && /^\d+$/.test(detail)) return { kind: 'count', count: Number(detail) };
  const only = rule === 'destination.allowed' ? /^outside (\+\d+)$/.exec(detail) : null;
  if (only) return { kind: 'only', prefix: only[1] as string };
  if (rule === 'destination.allowed') return { kind: 'prefix', prefix: detail };
  if (rule === 'outcome.goes-on') return outcomeOf(detail);
  if (/^(clients|campaign)\.[a-z-]+$/.test(detail)) return { kind: 'instead', reason: detail };
  return { kind: 'text', text: detail };
}

/** Whether the words of the check have its detail: that one is reachable, or not. */
export const isSaid = (rule: string, detail: CheckDetail) =>
  rule.endsWith('.reachable') &&
  detail.kind === 'state' &&
  (detail.state === 'reachable' || detail.state === 'unreachable');

function outcomeOf(detail: string): CheckDetail {
  const [outcome = '', ...rest] = detail.split(', ');
  const numberAfter = (word: string) => {
    const found = rest.find((part) => part.startsWith(`${word} `));
    return found ? Number(found.slice(word.length + 1)) : null;
  };
  return {
    kind: 'outcome',
    outcome: outcome.replaceAll('_', '-'),
    sip: numberAfter('sip'),
    cause: numberAfter('cause'),
    byTable: rest.includes("by the carrier's table"),
  };
}

/** What differs between two traces: of a check its detail or result before, of an entity whether it is new or gone. */
export interface TraceDifference {
  changed: ReadonlyMap<string, TraceCheck>;
  added: ReadonlySet<string>;
  gone: TraceNode[];
}

export const checkKey = (node: TraceNode, check: TraceCheck) => `${node.key} ${check.rule}`;

export function compareTraces(before: readonly TraceNode[], now: readonly TraceNode[]): TraceDifference {
  const past = new Map(
    before.flatMap((node) => node.checks.map((check) => [checkKey(node, check), check] as const)),
  );
  const known = new Set(before.map((node) => node.key));
  const still = new Set(now.map((node) => node.key));
  const changed = new Map<string, TraceCheck>();
  for (const node of now) {
    for (const check of node.checks) {
      const earlier = past.get(checkKey(node, check));
      if (earlier && (earlier.passed !== check.passed || earlier.detail !== check.detail))
        changed.set(checkKey(node, check), earlier);
    }
  }
  return {
    changed,
    added: new Set(now.filter((node) => node.candidate && !known.has(node.key)).map((node) => node.key)),
    gone: before.filter((node) => !still.has(node.key) && node.candidate),
  };
}

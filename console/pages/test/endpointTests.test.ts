import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ApiProblem } from '~/api/problem';
import { adviceOf } from '~/kit/endpointTests/advice';
import {
  coverage,
  decisive,
  done,
  endsAt,
  isOverdue,
  pollEvery,
  requestOf,
  runningTest,
  stepsOf,
} from '~/kit/endpointTests/progress';
import { evidenceOf, reportOf } from '~/kit/endpointTests/report';
import { type EndpointTest, inTime, type TestStep } from '~/kit/endpointTests/tests';
import { testTexts } from '~/kit/endpointTests/testTexts';
import { formatsOf } from '~/kit/format';
import { translator } from '~/kit/texts';

const t = translator(testTexts, 'en');

const step = (change: Partial<TestStep>): TestStep => ({
  step: 'resolve',
  result: 'passed',
  tookMillis: 12,
  evidence: null,
  code: null,
  sipStatus: null,
  advice: null,
  ...change,
});

const rejected = step({
  step: 'register',
  result: 'failed',
  tookMillis: 68,
  evidence: '403 Forbidden',
  code: 'carrier-test.rejected',
  sipStatus: 403,
  advice: 'Check username and password',
});

const running: EndpointTest = {
  testId: '8f0c52f4',
  state: 'running',
  startedAt: '2026-11-29T10:00:00Z',
  deadline: '2026-11-29T10:00:15Z',
  endedAt: null,
  code: null,
  advice: null,
  nodes: [{ node: 'ast1', steps: [step({})] }],
};

const failed: EndpointTest = {
  ...running,
  state: 'failed',
  endedAt: '2026-11-29T10:00:00.730Z',
  nodes: [{ node: 'ast1', steps: [step({ evidence: 'sip.beta.example → 192.0.2.7' }), rejected] }],
};

test('every documented code has advice in both languages', () => {
  const page = readFileSync('../../docs/carriers.md', 'utf8');
  const table = page.slice(page.indexOf('### Codes'), page.indexOf('## Dialplan lines'));
  const codes = [...table.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell]) =>
    [...(cell as string).matchAll(/`([a-z-]+)`/g)].map(([, code]) => code as string),
  );
  expect(codes.length).toBeGreaterThan(20);
  for (const code of codes)
    for (const kind of ['carrier', 'client']) {
      const known = adviceOf({ step: 'register', code: `${kind}-test.${code}`, sipStatus: null });
      expect(known, code).toBe(code);
    }
  for (const [code, sentence] of Object.entries(testTexts.en.advice)) {
    const spanish = testTexts.es.advice[code as keyof typeof testTexts.en.advice];
    expect(sentence, code).toMatch(/[.]$/);
    expect(spanish, code).toMatch(/[.]$/);
    expect(spanish, code).not.toBe(sentence);
  }
});

test('advice depends on the status, as that of the service does', () => {
  const registrar = (sipStatus: number) =>
    adviceOf({ step: 'register', code: 'carrier-test.rejected', sipStatus });
  expect([401, 403, 407].map(registrar)).toEqual(['rejected', 'rejected', 'rejected']);
  expect([404, 408, 423, 503, 488].map(registrar)).toEqual([
    'rejected-user',
    'rejected-timeout',
    'rejected-expiry',
    'rejected-fault',
    'rejected-other',
  ]);
  const call = (sipStatus: number) => adviceOf({ step: 'call', code: 'client-test.call-refused', sipStatus });
  expect([401, 403, 404, 486, 480, 488, 603, 604, 503, 420].map(call)).toEqual([
    'call-credentials',
    'call-forbidden',
    'call-number',
    'call-busy',
    'call-away',
    'call-codecs',
    'call-forbidden',
    'call-number',
    'call-fault',
    'call-other',
  ]);
  expect(adviceOf({ step: 'qualify', code: 'carrier-test.no-response', sipStatus: null })).toBe(
    'no-response-options',
  );
});

test('a code of a later version has no advice here', () => {
  expect(adviceOf({ step: 'call', code: 'carrier-test.later', sipStatus: null })).toBeNull();
  expect(adviceOf({ step: 'call', code: null, sipStatus: 200 })).toBeNull();
});

test('steps that were not reported wait while the test runs', () => {
  const steps = stepsOf(running, running.nodes[0]?.steps ?? []);
  expect(steps.map((one) => one.step)).toEqual(['resolve', 'applied', 'qualify', 'register', 'call']);
  expect(steps.map((one) => one.result)).toEqual(['passed', 'waiting', 'waiting', 'waiting', 'waiting']);
  expect(done(running)).toEqual({ done: 1, all: 5 });
  expect(stepsOf(failed, failed.nodes[0]?.steps ?? [])).toHaveLength(2);
});

test('the end is told by the clock of the browser, whatever that of the service says', () => {
  const began = Date.parse(running.startedAt);
  expect(endsAt(running, began + 3_600_000, true)).toBe(began + 3_615_000);
  expect(endsAt(running, began + 5_000, false)).toBe(began + 15_000);
  expect(endsAt(running, began - 3_600_000, false)).toBe(began - 3_585_000);
  expect(endsAt(running, began + 3_600_000, false)).toBe(began + 3_600_000);
});

test('a test is read every half second until its end, and no longer', () => {
  const gone = new ApiProblem('resource.not-found', 404, '', '');
  const away = new ApiProblem('service.unavailable', 503, '', '');
  const limited = new ApiProblem('request.rate-limited', 429, '', '');
  expect(pollEvery(running, 15_000, null, 1_000)).toBe(500);
  expect(pollEvery(running, 15_000, away, 1_000)).toBe(2_000);
  expect(pollEvery(running, 15_000, limited, 1_000)).toBe(2_000);
  expect(pollEvery(running, 15_000, gone, 1_000)).toBe(false);
  expect(pollEvery(running, 15_000, null, 17_900)).toBe(500);
  expect(pollEvery(running, 15_000, null, 18_100)).toBe(false);
  expect(pollEvery(failed, 15_000, null, 1_000)).toBe(false);
  expect(pollEvery(undefined, 15_000, null, 1_000)).toBe(false);
  expect(isOverdue(running, 15_000, 18_100)).toBe(true);
  expect(isOverdue(failed, 15_000, 18_100)).toBe(false);
});

test('the test that runs already is found in the refusal', () => {
  const refusal = (code: string, location?: unknown) =>
    new ApiProblem(code, 409, '', '', [], null, null, { location });
  expect(runningTest(refusal('endpoint.test-running', '/api/v1/carriers/c1/tests/t1'))).toBe('t1');
  expect(runningTest(refusal('endpoint.test-running'))).toBeNull();
  expect(runningTest(refusal('carrier.in-use', '/api/v1/carriers/c1/tests/t1'))).toBeNull();
  expect(runningTest(new Error('away'))).toBeNull();
});

test('a request asks only for what was chosen', () => {
  const options = { call: false, to: '+1 (404) 555-6789', from: ' ', again: true };
  expect(requestOf(options, true)).toEqual({ call: null, registerAgain: true });
  expect(requestOf({ ...options, call: true }, false)).toEqual({
    call: { to: '+14045556789', from: null },
    registerAgain: false,
  });
  expect(requestOf({ ...options, call: true, from: '+1 404 555 0100' }, true).call?.from).toBe(
    '+14045550100',
  );
});

test('a failed step explains a test before one that timed out', () => {
  const late = step({ step: 'qualify', result: 'timed-out' });
  const nodes = [
    { node: 'ast1', steps: [step({}), late] },
    { node: 'ast2', steps: [rejected] },
  ];
  expect(decisive({ ...failed, nodes })).toEqual({ node: 'ast2', step: rejected });
  expect(decisive({ ...failed, nodes: nodes.slice(0, 1) })).toEqual({ node: 'ast1', step: late });
  expect(decisive(running)).toBeNull();
});

test('the status is added to the evidence unless it is in it', () => {
  expect(evidenceOf(rejected, t)).toBe('403 Forbidden');
  expect(evidenceOf({ evidence: 'Q.850 cause 17', sipStatus: 486 }, t)).toBe('Q.850 cause 17 · SIP 486');
  expect(evidenceOf({ evidence: null, sipStatus: 200 }, t)).toBe('SIP 200');
  expect(evidenceOf({ evidence: null, sipStatus: null }, t)).toBeNull();
});

test('the text to copy has each step with its evidence and advice', () => {
  const text = reportOf(failed, 'Beta', 'Failed', t, formatsOf('en', 'UTC'));
  expect(text).toContain('Test of Beta: Failed\nStarted: Nov 29, 2026, 10:00:00');
  expect(text).toContain('ast1\n  Resolve the host: Passed, 12\u00a0ms\n    sip.beta.example → 192.0.2.7\n');
  expect(text).toContain(
    '  Registration: Failed, 68\u00a0ms\n    403 Forbidden\n    carrier-test.rejected: Check username',
  );
  expect(text).toMatch(/Test 8f0c52f4$/);
  const spanish = reportOf(failed, 'Beta', 'Fallida', translator(testTexts, 'es'), formatsOf('es', 'UTC'));
  expect(spanish).toContain('carrier-test.rejected: Compruebe el usuario y la contraseña.');
});

test('a request without an answer is given up and canceled', async () => {
  let sent: AbortSignal | undefined;
  const hangs = inTime(10, (signal) => {
    sent = signal;
    return new Promise<never>(() => {});
  });
  await expect(hangs).rejects.toMatchObject({ code: 'console.offline' });
  expect(sent?.aborted).toBe(true);
  await expect(inTime(10_000, async () => 'answer')).resolves.toBe('answer');
});

test('it says what was checked and what was not, without what does not apply', () => {
  const skipped = (name: TestStep['step'], code: string) =>
    step({ step: name, result: 'skipped', tookMillis: null, code: `carrier-test.${code}` });
  const nothing = [
    skipped('resolve', 'host-is-address'),
    step({ step: 'applied' }),
    skipped('qualify', 'qualify-off'),
    skipped('register', 'no-registration'),
    skipped('call', 'no-call'),
  ];
  const unconfirmed = {
    ...failed,
    state: 'unconfirmed',
    code: 'carrier-test.unconfirmed',
    nodes: [{ node: 'ast1', steps: nothing }],
  } as EndpointTest;
  expect(coverage(unconfirmed)).toEqual({ checked: ['applied'], unchecked: ['qualify', 'call'] });
  const called = { node: 'ast2', steps: [step({ step: 'call' })] };
  expect(coverage({ ...unconfirmed, nodes: [...unconfirmed.nodes, called] }).unchecked).toEqual(['qualify']);
  const text = reportOf(unconfirmed, 'Beta', 'Nothing contacted', t, formatsOf('en', 'UTC'));
  expect(text).toContain('carrier-test.unconfirmed: Nothing failed');
  expect(text).toContain('Not checked: Response to OPTIONS and Test call.');
});

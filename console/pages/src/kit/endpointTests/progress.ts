import { ApiProblem } from '~/api/problem';
import type { EndpointTest, TestRequest, TestStep } from './tests';

export const STEPS = ['resolve', 'applied', 'qualify', 'register', 'call'] as const;
const POLL_MILLIS = 500;
const POLL_AFTER_ERROR_MILLIS = 2_000;
/** The service ends a test at its deadline; an answer may take this much longer. */
const GRACE_MILLIS = 3_000;

export type ShownStep = Omit<TestStep, 'result'> & { result: TestStep['result'] | 'waiting' };

/** All steps of a node in their order; those not reported yet are waiting. */
export function stepsOf(test: EndpointTest, reported: TestStep[]): ShownStep[] {
  if (test.state !== 'running') return reported;
  return STEPS.map(
    (step) =>
      reported.find((one) => one.step === step) ?? {
        step,
        result: 'waiting',
        tookMillis: null,
        evidence: null,
        code: null,
        sipStatus: null,
        advice: null,
      },
  );
}

/**
 * When the test ends at the latest, by the clock of this browser, which may differ from that of the service: never
 * later than the whole time of a test after it was first seen, nor before that moment.
 */
export function endsAt(test: EndpointTest, firstSeen: number, startedHere: boolean): number {
  const whole = Date.parse(test.deadline) - Date.parse(test.startedAt);
  if (startedHere) return firstSeen + whole;
  return Math.min(Math.max(Date.parse(test.deadline), firstSeen), firstSeen + whole);
}

/** Whether the end should have been reported by now. */
export function isOverdue(test: EndpointTest, ends: number, now: number): boolean {
  return test.state === 'running' && now > ends + GRACE_MILLIS;
}

/** Milliseconds until the test is read again; false once nothing more can come. */
export function pollEvery(
  test: EndpointTest | undefined,
  ends: number,
  error: unknown,
  now: number,
): number | false {
  if (test?.state !== 'running' || isOverdue(test, ends, now)) return false;
  if (error === null) return POLL_MILLIS;
  const gone =
    error instanceof ApiProblem && error.status >= 400 && error.status < 500 && error.status !== 429;
  return gone ? false : POLL_AFTER_ERROR_MILLIS;
}

/** The id of the test that runs already, if that is why another one was refused. */
export function runningTest(error: unknown): string | null {
  if (!(error instanceof ApiProblem) || error.code !== 'endpoint.test-running') return null;
  const { location } = error.members;
  return (typeof location === 'string' && /\/tests\/([^/?]+)/.exec(location)?.[1]) || null;
}

export interface Options {
  call: boolean;
  to: string;
  from: string;
  again: boolean;
}

/** Numbers are sent without the spaces and brackets that people write. */
export function requestOf(options: Options, registers: boolean): TestRequest {
  const number = (text: string) => text.replaceAll(/[\s().-]/g, '');
  return {
    call: options.call
      ? { to: number(options.to), from: options.from.trim() === '' ? null : number(options.from) }
      : null,
    registerAgain: registers && options.again,
  };
}

/** What explains the result of a test best: a step that failed, or else one that timed out. */
export function decisive(test: EndpointTest): { node: string; step: TestStep } | null {
  for (const result of ['failed', 'timed-out'] as const)
    for (const { node, steps } of test.nodes)
      for (const step of steps) if (step.result === result) return { node, step };
  return null;
}

/** How many steps of how many have a result. */
export function done(test: EndpointTest): { done: number; all: number } {
  const steps = test.nodes.flatMap(({ steps }) => stepsOf(test, steps));
  const open = steps.filter(({ result }) => result === 'waiting' || result === 'running').length;
  return { done: steps.length - open, all: steps.length };
}

/** What does not apply, such as the registration of a carrier that identifies us by address. */
const NOT_APPLICABLE = /\.(no-host|host-is-address|registration-instead|no-registration)$/;

/** Which steps some node has carried out, and which none has; those that do not apply are in neither. */
export function coverage(test: EndpointTest): Record<'checked' | 'unchecked', TestStep['step'][]> {
  const results = (step: TestStep['step']) =>
    test.nodes.flatMap(({ steps }) => steps.filter((one) => one.step === step));
  const wasChecked = (step: TestStep['step']) => results(step).some(({ result }) => result !== 'skipped');
  return {
    checked: STEPS.filter(wasChecked),
    unchecked: STEPS.filter(
      (step) =>
        !wasChecked(step) &&
        results(step).length > 0 &&
        !results(step).every(({ code }) => code !== null && NOT_APPLICABLE.test(code)),
    ),
  };
}

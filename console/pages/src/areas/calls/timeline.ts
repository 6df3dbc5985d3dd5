import type { Attempt, CallDecision, CallDetail } from '~/kit/calls/calls';

/** A part of an attempt in time, as shares of the whole call between 0 and 1. */
export interface Segment {
  phase: 'dial' | 'ring' | 'talk';
  from: number;
  to: number;
  seconds: number;
}

export interface Ladder {
  start: number;
  /** The length of the call in seconds. */
  seconds: number;
  rows: { attempt: Attempt; segments: Segment[]; offset: number }[];
}

const millis = (at: string | null) => (at === null ? null : Date.parse(at));

/** Places the attempts of a call on its time. An attempt in progress lasts until now. */
export function ladderOf(
  call: Pick<CallDetail, 'startedAt' | 'endedAt' | 'attempts' | 'complete'>,
  now: number,
): Ladder {
  const start = Date.parse(call.startedAt);
  const times = call.attempts.flatMap((one) =>
    [one.startedAt, one.ringingAt, one.answeredAt, one.endedAt].map(millis),
  );
  const known = times.filter((time): time is number => time !== null);
  const end = Math.max(start + 1, millis(call.endedAt) ?? (call.complete ? 0 : now), ...known);
  const share = (at: number) => Math.max(0, Math.min(1, (at - start) / (end - start)));
  const rows = call.attempts.map((attempt) => {
    const began = millis(attempt.startedAt) ?? start;
    const ended = millis(attempt.endedAt) ?? (call.complete ? began : end);
    const rang = millis(attempt.ringingAt);
    const answered = millis(attempt.answeredAt);
    const marks: [Segment['phase'], number | null][] = [
      ['dial', began],
      ['ring', rang],
      ['talk', answered],
    ];
    const present = marks.filter((mark): mark is [Segment['phase'], number] => mark[1] !== null);
    const segments = present.map(([phase, from], index) => {
      const to = Math.max(from, present[index + 1]?.[1] ?? ended);
      return { phase, from: share(from), to: share(to), seconds: (to - from) / 1000 };
    });
    return { attempt, segments, offset: (began - start) / 1000 };
  });
  return { start, seconds: (end - start) / 1000, rows };
}

/** Round marks for an axis of so many seconds: at most six. */
export function ticks(seconds: number): number[] {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];
  const step = steps.find((one) => seconds / one <= 5) ?? Math.ceil(seconds / 5 / 3600) * 3600;
  const marks: number[] = [];
  for (let index = 0; index * step <= seconds; index++) marks.push(index * step);
  return marks;
}

/** The attempts before a decision, as `tried` of an explanation: `<id>:<how it ended>`. */
export function triedBefore(
  call: Pick<CallDetail, 'attempts' | 'direction'>,
  decision: Pick<CallDecision, 'attempt' | 'connectLeg'>,
): string[] {
  if (decision.connectLeg !== null) return [];
  const upTo = decision.attempt ?? Number.MAX_SAFE_INTEGER;
  return call.attempts
    .filter((one) => one.connectLeg === null && one.attempt !== null && one.attempt < upTo)
    .sort((one, other) => (one.attempt ?? 0) - (other.attempt ?? 0))
    .flatMap((one) => {
      const id = call.direction === 'inbound' ? one.client?.id : one.carrier?.id;
      return id ? [`${id}:${endOf(one)}`] : [];
    });
}

/** How an attempt ended in the words of the explanation: a SIP status says most, then the cause. */
export function endOf(attempt: Pick<Attempt, 'sipStatus' | 'cause' | 'disposition'>): string {
  if (attempt.disposition === 'no-answer' && attempt.sipStatus !== 480) return 'no-answer';
  if (attempt.disposition === 'canceled' || attempt.disposition === 'answered') return attempt.disposition;
  if (attempt.sipStatus !== null && attempt.sipStatus >= 300) return String(attempt.sipStatus);
  if (attempt.cause !== null && attempt.cause > 0) return `cause:${attempt.cause}`;
  return 'unreachable';
}

/** The attempt that was answered, or else the last one. */
export function decidingAttempt(attempts: readonly Attempt[]): Attempt | undefined {
  const own = attempts.filter((one) => one.connectLeg === null);
  return own.find((one) => one.answeredAt !== null) ?? own.at(-1);
}

/** What a decision is about: an attempt or a connect leg that it made, or that it made none. */
export function decisionTitle({
  answer,
  attempt,
  connectLeg,
}: Pick<CallDecision, 'answer' | 'attempt' | 'connectLeg'>) {
  const number = connectLeg ?? attempt;
  if (answer === 'stop')
    return { key: (number ?? 1) > 1 ? 'call.noFurtherAttempt' : 'call.noAttempt', number } as const;
  if (connectLeg !== null) return { key: 'call.connectLeg', number } as const;
  return { key: attempt === null ? 'column.reason' : 'call.attempt', number } as const;
}

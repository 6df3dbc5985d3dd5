import { type Attempt, type CallDecision, type CallDetail, causeOf, UNDECIDED } from '~/kit/calls/calls';

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

/** How long the record of a call that was placed a moment ago may take, in seconds. */
const BEGINS_WITHIN = 12;

/** Whether a call without a record may have been placed a moment ago: its id has the second of its start. */
export function isBeginning(callId: string, now: number): boolean {
  const started = Number(/-(\d{9,11})\.[^.-]+$/.exec(callId)?.[1]);
  return Math.abs(now / 1000 - started) <= BEGINS_WITHIN;
}

/** Nothing more comes of an attempt that has ended, also while its call goes on. */
export const isOver = (
  attempt: Pick<Attempt, 'disposition' | 'endedAt'>,
  { complete }: Pick<CallDetail, 'complete'>,
) => complete || attempt.disposition !== null || attempt.endedAt !== null;

/** Asterisk has no channel to an endpoint that it cannot reach, so it sends nothing. */
export const wasSent = (attempt: Pick<Attempt, 'dialStatus' | 'channelId'>) =>
  attempt.dialStatus !== 'CHANUNAVAIL' || attempt.channelId !== null;

/** The party that an attempt dials: an inbound call and a connect leg go to a client, an outbound call through a carrier. */
export function dialedBy(
  attempt: Pick<Attempt, 'connectLeg' | 'client' | 'carrier' | 'endpoint'>,
  { direction }: Pick<CallDetail, 'direction'>,
) {
  const toClient = direction === 'inbound' || attempt.connectLeg !== null;
  const party = toClient ? attempt.client : attempt.carrier;
  if (party?.name) return { key: toClient ? 'ladder.client' : 'ladder.carrier', name: party.name } as const;
  return attempt.endpoint ? ({ key: 'ladder.to', name: attempt.endpoint } as const) : null;
}

/** The causes with which the dialplan ends a call that routing does not answer for, by direction. */
const NO_ANSWER_CAUSES = [41, 42, 34];
/** A call to a contact that another node has registered. */
const NOT_REGISTERED_HERE = 20;

/** Why a call without an attempt was not sent anywhere; null for one that was, or that is in progress. */
export function notSent({
  complete,
  attempts,
  decisions,
  reason,
  hungUpBy,
  disposition,
  cause,
}: Pick<
  CallDetail,
  'complete' | 'attempts' | 'decisions' | 'reason' | 'hungUpBy' | 'disposition' | 'cause'
>) {
  if (!complete || attempts.length > 0 || disposition === 'answered') return null;
  if (reason !== null) return 'refused';
  if (decisions.length > 0) return 'stopped';
  if (hungUpBy === 'caller') return 'hungUp';
  if (cause === NOT_REGISTERED_HERE) return 'otherNode';
  return cause !== null && NO_ANSWER_CAUSES.includes(cause) ? 'noAnswer' : 'noDecision';
}

/** What to advise about: the reason, or else what the result alone says. */
export function advisedReason({
  complete,
  reason,
  disposition,
  direction,
}: Pick<CallDetail, 'complete' | 'reason' | 'disposition' | 'direction'>): string | null {
  if (reason !== null || !complete) return reason;
  if (disposition !== 'busy' && disposition !== 'no-answer') return null;
  return `${direction === 'inbound' ? 'clients' : 'attempt'}.${disposition}`;
}

/** Neither routing nor the node has said yet where the call goes. */
export const isBeingPlaced = ({
  complete,
  attempts,
  decisions,
  answeredAt,
}: Pick<CallDetail, 'complete' | 'attempts' | 'decisions' | 'answeredAt'>) =>
  !complete && attempts.length === 0 && decisions.length === 0 && answeredAt === null;

/** Reasons of answered calls that do not concern the client. */
const ENDED_OTHERWISE = ['hung-up', 'call.canceled', 'media-timeout'];

/** The client that an answered call was to be connected to, if it was not; why, and whether it was called. */
export function notConnected({
  attempts,
  decisions,
  complete,
  reason,
  connect,
}: Pick<CallDetail, 'attempts' | 'decisions' | 'complete' | 'reason' | 'connect'>) {
  const client = connect?.client?.name ?? null;
  const legs = attempts.filter((one) => one.connectLeg !== null);
  if (legs.some((one) => one.answeredAt !== null)) return null;
  if (legs.length > 0)
    return complete && client !== null && reason !== null && !ENDED_OTHERWISE.includes(reason)
      ? { client, reason, called: true }
      : null;
  const last = inTime(decisions).findLast((one) => one.connectLeg !== null);
  if (last) return complete || last.answer === 'stop' ? { client, reason: last.reason, called: false } : null;
  return reason === UNDECIDED && connect?.client && attempts.some((one) => one.answeredAt !== null)
    ? { client, reason, called: false }
    : null;
}

/**
 * The cause that an inbound caller was sent. That of the last attempt is what the client did, and often another one.
 * Null if the caller hung up.
 */
export function causeToCaller({
  direction,
  disposition,
  complete,
  hungUpBy,
  decisions,
  attempts,
  cause,
}: Pick<
  CallDetail,
  'direction' | 'disposition' | 'complete' | 'hungUpBy' | 'decisions' | 'attempts' | 'cause'
>): number | null {
  if (direction !== 'inbound' || !complete || disposition === 'answered' || hungUpBy === 'caller')
    return null;
  const last = inTime(decisions).findLast((one) => one.answer === 'stop' && one.connectLeg === null);
  return last?.stopCause ?? (attempts.length === 0 ? causeOf({ cause }) : null);
}

/** The client with whom an outbound call is connected now. */
export const connectedTo = ({ attempts }: Pick<CallDetail, 'attempts'>) =>
  attempts.find((one) => one.connectLeg !== null && one.answeredAt !== null && one.endedAt === null)?.client
    ?.name ?? null;

/** The decisions in the order of time; those of the same moment in the order of attempts. */
export const inTime = (decisions: readonly CallDecision[]): CallDecision[] => {
  const place = (one: CallDecision) => one.attempt ?? (one.connectLeg ?? 0) + 100;
  return [...decisions].sort(
    (one, other) => Date.parse(one.at) - Date.parse(other.at) || place(one) - place(other),
  );
};

/** A person hung the call up: this ends it, and is no decision about an attempt. */
export const isHangUp = ({
  answer,
  reason,
  attempt,
  connectLeg,
}: Pick<CallDecision, 'answer' | 'reason' | 'attempt' | 'connectLeg'>) =>
  answer === 'stop' && reason === 'call.canceled' && attempt === null && connectLeg === null;

/** What a decision is about: an attempt or a connect leg that it made, or that it made none. */
export function decisionTitle({
  answer,
  reason,
  attempt,
  connectLeg,
}: Pick<CallDecision, 'answer' | 'reason' | 'attempt' | 'connectLeg'>) {
  const number = connectLeg ?? attempt;
  if (isHangUp({ answer, reason, attempt, connectLeg })) return { key: 'call.hungUp', number } as const;
  if (answer === 'stop')
    return { key: (number ?? 1) > 1 ? 'call.noFurtherAttempt' : 'call.noAttempt', number } as const;
  if (connectLeg !== null) return { key: 'call.connectLeg', number } as const;
  return { key: attempt === null ? 'column.reason' : 'call.attempt', number } as const;
}

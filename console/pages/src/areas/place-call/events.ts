import type { Schema } from '~/api/client';
import type { RoutingWords } from '~/kit/routing/words';
import type { Translate } from '~/kit/texts';
import type { texts } from './texts';

export type CallEvent = Schema<'EventView'>;

/** Of several events of one moment, the one comes first that must have been first. */
const ORDER: CallEvent['event'][] = ['requested', 'routed', 'ringing', 'answered', 'ended'];

const legOf = (event: CallEvent) => event.attempt ?? (event.connectLeg ?? 0) + 100;

/**
 * The events in the order in which they happened. They come from topics without a common order. The order is that of
 * our own clock and the end that of the node's, so the two stay at their places whatever their times are.
 */
export function inOrder(events: readonly CallEvent[]): CallEvent[] {
  const part = ({ event }: CallEvent) => (event === 'requested' ? 0 : event === 'ended' ? 2 : 1);
  return [...events].sort(
    (one, other) =>
      part(one) - part(other) ||
      Date.parse(one.at) - Date.parse(other.at) ||
      legOf(one) - legOf(other) ||
      ORDER.indexOf(one.event) - ORDER.indexOf(other.event),
  );
}

/** Through which carrier the call goes, and to which client, as the last events say. */
export function partiesOf(events: readonly CallEvent[]) {
  const last = (toClient: boolean) => {
    const routed = events.findLast(
      (one) => one.event === 'routed' && (one.connectLeg !== undefined) === toClient,
    );
    return routed?.name ? { name: routed.name } : null;
  };
  return { carrier: last(false), client: last(true) };
}

/** How the last event of a call looks: well if the call was answered, neutral if a user ended it before. */
export function lookOf({ event, reason }: CallEvent, answered: boolean): 'good' | 'bad' | 'quiet' | null {
  if (event === 'answered') return 'good';
  if (event !== 'ended') return null;
  if (answered) return 'good';
  return reason === 'hung-up' || reason === 'call.canceled' ? 'quiet' : 'bad';
}

/** What an event is, in words: whose phone rings, who answered, why the call ended. */
export function wordsOf(
  event: CallEvent,
  events: readonly CallEvent[],
  t: Translate<typeof texts.en>,
  words: Pick<RoutingWords, 'reason' | 'cause'>,
): string {
  if (event.event === 'requested') return t('follow.requested');
  if (event.event === 'ended') return endOf(event, events, t, words);
  const toClient = event.connectLeg !== undefined;
  const sameLeg = (other: CallEvent) =>
    other.attempt === event.attempt && other.connectLeg === event.connectLeg;
  const name = events.find((other) => other.event === 'routed' && sameLeg(other))?.name ?? null;
  if (event.event === 'routed') {
    if (name === null) return t('follow.routedPlain');
    return t(toClient ? 'follow.routedClient' : 'follow.routed', { name });
  }
  if (!toClient) return t(`follow.${event.event}`);
  const client = name ?? t('client');
  return t(event.event === 'ringing' ? 'follow.ringingClient' : 'follow.answeredClient', { name: client });
}

function endOf(
  { reason, cause }: CallEvent,
  events: readonly CallEvent[],
  t: Translate<typeof texts.en>,
  words: Pick<RoutingWords, 'reason' | 'cause'>,
): string {
  if (reason === 'hung-up') return t('follow.hungUp');
  if (reason === 'answered') return t('follow.ended');
  const sent = events.some((other) => other.event === 'routed');
  const why = reason && reason !== 'ended' ? words.reason(reason) : null;
  // Such a reason says what the cause would say again.
  const said = reason?.startsWith('attempt.') && reason !== 'attempt.failed';
  return [
    t(sent ? 'follow.ended' : 'follow.notSent'),
    // Routing says why it stops a call, so without its word it did not answer.
    why ?? (sent ? null : t('follow.noAnswer')),
    cause && !said ? words.cause(cause) : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

import { type Formats, useFormats } from '~/kit/format';
import { kitTexts } from '~/kit/kitTexts';
import { type RoutingWords, useRoutingWords } from '~/kit/routing/words';
import { iconClass, stateCell } from '~/kit/StateBadge';
import { type Translate, useTexts } from '~/kit/texts';
import { NONE, PHONE, phoneCell, phoneHint } from '~/kit/values';
import { type CallRecord, isEndpointTest, type LiveCall } from './calls';
import { texts } from './texts';

const ICONS = { inbound: 'inbound', outbound: 'outbound', prefix: 'hash' } as const;

type Texts = Translate<typeof texts.en>;

export const DirectionMark = ({ direction }: { direction: LiveCall['direction'] }) => (
  <span className="nowrap">{directionCell(direction, useTexts(texts))}</span>
);

/** The same for a cell of the class `nowrap`, for lists with hundreds of calls. */
export const directionCell = (direction: LiveCall['direction'], t: Texts) => (
  <span className={`with-sign ${iconClass([direction ? ICONS[direction] : 'question', 'gray'])}`}>
    {t(`direction.${direction ?? 'none'}`)}
  </span>
);

/** Callers are often written without a plus sign; whole international numbers get one to be readable. */
export const readable = (number: string) => (/^[1-9]\d{10,14}$/.test(number) ? `+${number}` : number);

type Called = Pick<LiveCall, 'direction' | 'from' | 'callerId'> & {
  callId?: string;
  assertedFrom?: string | null;
};

/**
 * Why a call has no caller. Only that of a call that comes in can withhold the number; whether one did is known by the
 * number that the carrier asserts all the same. Others may have sent a name, which is no number. The test of a carrier may call without a number.
 */
export function noCaller({
  callId,
  direction,
  assertedFrom,
}: Pick<Called, 'callId' | 'direction' | 'assertedFrom'>) {
  if (callId && isEndpointTest({ callId })) return 'call.noCallerId';
  if (direction !== 'inbound') return 'call.unknownCaller';
  return assertedFrom ? 'call.withheld' : 'call.noNumber';
}

/** The caller of a call, or why there is none. */
export function Caller({ call }: { call: Called }) {
  const formats = useFormats();
  return (
    <span className={PHONE} data-hint={numberHint(callerOf(call), formats)}>
      {callerCell(call, useTexts(texts), formats)}
    </span>
  );
}

/** The number of the caller. */
export const callerOf = ({ from, callerId }: Called) => callerId ?? from;

/** The same for a cell that has the classes and the hint. */
export function callerCell(call: Called, t: Texts, formats: Formats) {
  return numberCell(callerOf(call), t(noCaller(call)), formats);
}

export function CalledNumber({ number }: { number: string | null }) {
  const formats = useFormats();
  return (
    <span className={PHONE} data-hint={numberHint(number, formats)}>
      {calledCell(number, useTexts(texts), formats)}
    </span>
  );
}

/** The same for a cell that has the classes and the hint. */
export const calledCell = (number: string | null, t: Texts, formats: Formats) =>
  numberCell(number, t('call.unknown'), formats);

export const numberHint = (number: string | null, formats: Formats) =>
  number ? phoneHint(readable(number), formats) : undefined;

const numberCell = (number: string | null, none: string, formats: Formats) =>
  number ? phoneCell(readable(number), formats) : <span className="quiet-text">{none}</span>;

type Result = Pick<CallRecord, 'disposition' | 'reason'>;

export const CallResult = ({ call }: { call: Result }) =>
  resultCell(call, useRoutingWords(), useTexts(kitTexts));

/** How a call ended, and below it why it was not routed; without a component. */
export function resultCell(
  { disposition, reason }: Result,
  words: Pick<RoutingWords, 'reason' | 'brief'>,
  kit: Translate<typeof kitTexts.en>,
) {
  const why = disposition === 'unrouted' && reason ? words.brief(reason) : null;
  const badge = stateCell(
    disposition ?? 'inProgress',
    kit,
    reason && disposition !== 'answered' ? words.reason(reason) : undefined,
  );
  return why ? (
    <span className="call-result">
      {badge}
      <span>{why}</span>
    </span>
  ) : (
    badge
  );
}

type Parties = Pick<CallRecord, 'client' | 'carrier' | 'direction'>;

/** The client of a call; the carrier of one that has none, since it went out. */
export function partyCell({ client, carrier, direction }: Parties, t: Texts) {
  if (client?.name) return client.name;
  if (direction === 'inbound' || !carrier?.name) return NONE;
  return <span className="small quiet-text">{t('via', { name: carrier.name })}</span>;
}

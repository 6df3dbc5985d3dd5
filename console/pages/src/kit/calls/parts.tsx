import { type Formats, useFormats } from '~/kit/format';
import { GLYPHS } from '~/kit/Glyph';
import { type Translate, useTexts } from '~/kit/texts';
import { phoneCell } from '~/kit/values';
import type { LiveCall } from './calls';
import { texts } from './texts';

const ICONS = { inbound: 'inbound', outbound: 'outbound', prefix: 'hash' } as const;

type Texts = Translate<typeof texts.en>;

export const DirectionMark = ({ direction }: { direction: LiveCall['direction'] }) =>
  directionCell(direction, useTexts(texts));

/** The same without a component, for lists with hundreds of calls. */
export function directionCell(direction: LiveCall['direction'], t: Texts) {
  return (
    <span className="nowrap">
      {GLYPHS[direction ? ICONS[direction] : 'question']}
      {t(`direction.${direction ?? 'none'}`)}
    </span>
  );
}

/** Callers are often written without a plus sign; whole international numbers get one to be readable. */
export const readable = (number: string) => (/^[1-9]\d{10,14}$/.test(number) ? `+${number}` : number);

type Called = Pick<LiveCall, 'direction' | 'from' | 'callerId'>;

/** The caller of a call, or why there is none: only the caller of a call that comes in can withhold the number. */
export const Caller = ({ call }: { call: Called }) => callerCell(call, useTexts(texts), useFormats());

/** The same without a component. */
export function callerCell({ direction, from, callerId }: Called, t: Texts, formats: Formats) {
  const none = direction === 'inbound' ? 'call.withheld' : 'call.unknownCaller';
  return numberCell(callerId ?? from, t(none), formats);
}

export const CalledNumber = ({ number }: { number: string | null }) =>
  calledCell(number, useTexts(texts), useFormats());

/** The same without a component. */
export const calledCell = (number: string | null, t: Texts, formats: Formats) =>
  numberCell(number, t('call.unknown'), formats);

const numberCell = (number: string | null, none: string, formats: Formats) =>
  number ? phoneCell(readable(number), formats) : <span className="quiet-text">{none}</span>;

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

export const CallerNumber = ({ number }: { number: string | null }) =>
  callerCell(number, useTexts(texts), useFormats());

/** The same without a component. */
export function callerCell(number: string | null, t: Texts, formats: Formats) {
  if (!number) return <span className="quiet-text">{t('call.withheld')}</span>;
  return phoneCell(readable(number), formats);
}

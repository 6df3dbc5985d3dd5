import { GLYPHS } from '~/kit/Glyph';
import { useTexts } from '~/kit/texts';
import { PhoneNumber } from '~/kit/values';
import type { LiveCall } from './calls';
import { texts } from './texts';

const ICONS = { inbound: 'inbound', outbound: 'outbound', prefix: 'hash' } as const;

export function DirectionMark({ direction }: { direction: LiveCall['direction'] }) {
  const t = useTexts(texts);
  return (
    <span className="nowrap">
      {GLYPHS[direction ? ICONS[direction] : 'question']}
      {t(`direction.${direction ?? 'none'}`)}
    </span>
  );
}

/** Callers are often written without a plus sign; whole international numbers get one to be readable. */
export const readable = (number: string) => (/^[1-9]\d{10,14}$/.test(number) ? `+${number}` : number);

export function CallerNumber({ number }: { number: string | null }) {
  const t = useTexts(texts);
  if (!number) {
    return <span className="quiet-text">{t('call.withheld')}</span>;
  }
  return <PhoneNumber number={readable(number)} />;
}

import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Formats, useFormats } from '~/kit/format';
import { kitTexts } from '~/kit/kitTexts';
import { iconClass, stateCell } from '~/kit/StateBadge';
import { type KeyOf, type Translate, useTexts } from '~/kit/texts';
import { Empty, NONE } from '~/kit/values';
import { type Carrier, lastHourQuery, particular, seenOf } from './carriers';
import { texts } from './texts';

const LETTERS: Partial<Record<Carrier['provider'], string>> = {
  twilio: 'T',
  vonage: 'V',
  bandwidth: 'B',
  telnyx: 'X',
};

/** A sign for the provider: its letter on its color, or a tower for others. */
export const ProviderIcon = ({
  provider,
  small = false,
}: {
  provider: Carrier['provider'];
  small?: boolean;
}) => providerCell(provider, small);

/** The same without a component, for lists with hundreds of carriers. */
function providerCell(provider: Carrier['provider'], small = false) {
  const letter = LETTERS[provider];
  const shape = small ? 'provider small' : 'provider';
  return (
    <span
      className={letter ? shape : `${shape} ${iconClass(['tower', 'gray'])}`}
      data-provider={provider}
      aria-hidden
    >
      {letter ?? '\u00a0'}
    </span>
  );
}

/** What a cell has to say and to format. */
export interface Words {
  t: Translate<typeof texts.en>;
  kit: Translate<typeof kitTexts.en>;
  formats: Formats;
}

/** What the nodes see, with what is waited for in words. */
export function SeenInFull({ carrier }: { carrier: Carrier }) {
  return seenCell(carrier, { t: useTexts(texts), kit: useTexts(kitTexts), formats: useFormats() }, true);
}

/** What the nodes see: registered, reachable, or an error, and since when. `full` has in words what is waited for. */
export function seenCell(carrier: Carrier, { t, kit, formats }: Words, full = false) {
  const { state, waitsFor } = seenOf(carrier, Date.now());
  const known = carrier.registrationType === 'registration' ? carrier.registered : carrier.reachable;
  if (carrier.operatorStatus === 'inactive' && known === null) return NONE;
  const since = carrier.observedSince ? formats.ago(carrier.observedSince) : null;
  const roundTrip =
    state === 'reachable' && carrier.roundTripMillis !== null
      ? t('roundTrip', { millis: formats.number(Math.round(carrier.roundTripMillis)) })
      : null;
  const waits = waitsFor && t(`waits.${waitsFor}`);
  const hint =
    known === false
      ? (particular(carrier.lastError) ?? (state === 'unreachable' ? t('noAnswer') : null))
      : state === 'unchecked'
        ? t('notCheckedHelp')
        : state === 'unknown'
          ? t('notObserved')
          : waits;
  const told = full && waits;
  const aside = told || [roundTrip, since].filter(Boolean).join(' · ');
  const badge = (
    <>
      {stateCell(state, kit, hint ?? undefined)}
      <span className="aside">{aside}</span>
    </>
  );
  if (!full) return badge;
  if (state !== 'unreachable') return <span className={told ? undefined : 'nowrap'}>{badge}</span>;
  return (
    <Stack gap={2}>
      <span className="nowrap">{badge}</span>
      <Text size="xs" c="dimmed" maw={420}>
        {t('noAnswerHelp')}
      </Text>
    </Stack>
  );
}

/** Whether Asterisk has the stored version. */
export function appliedCell(carrier: Carrier, t: Words['t']) {
  if (!carrier.applied) return t('appliedNot');
  const current = carrier.applied.version >= carrier.version;
  return (
    <time className={current ? undefined : 'strong'} dateTime={carrier.applied.at} data-hint="time">
      {current ? t('appliedNow') : t('appliedOld', { version: carrier.applied.version })}
    </time>
  );
}

export function nameCell(carrier: Carrier) {
  return (
    <span className="with-icon">
      {providerCell(carrier.provider)}
      <span className="two-lines">
        {carrier.name}
        <span>{carrier.host}</span>
      </span>
    </span>
  );
}

/** A note on the configuration: what it is in the person's language, then the particulars as the service writes them. */
export function warningText(
  t: Translate<typeof texts.en>,
  warning: Pick<Carrier['warnings'][number], 'code' | 'message'>,
): string {
  const own = `warning.${warning.code}` as KeyOf<typeof texts.en>;
  return warning.code in texts.en.warning ? `${t(own)} ${warning.message}` : warning.message;
}

/** The same figure as in the list: all attempts of the last hour, in both directions. */
export function LastHour({ carrier }: { carrier: Pick<Carrier, 'id'> }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const figures = useQuery(lastHourQuery);
  if (!figures.data) return <Empty />;
  const row = figures.data.get(carrier.id);
  return row && row.attempts > 0
    ? t('ofBoth', { share: formats.percent(row.answeredShare), count: row.attempts })
    : t('noAttempts');
}

import { api, body } from '~/api/client';
import type { PaletteContext, PaletteEntry } from '~/kit/area';
import type { CallRecord } from '~/kit/calls/calls';
import { numberQuery } from '~/kit/calls/numberQuery';
import { callerOf, noCaller, readable } from '~/kit/calls/parts';
import { texts as callTexts } from '~/kit/calls/texts';
import { currentFormats } from '~/kit/format';
import { kitTexts } from '~/kit/kitTexts';
import { phoneOf } from '~/kit/phone';
import { preferences } from '~/kit/preferences';
import { defineTexts, translator } from '~/kit/texts';

const texts = defineTexts(
  'calls-search',
  { all: 'All calls with {{number}}' },
  { all: 'Todas las llamadas con {{number}}' },
);

const MOST = 5;
const LEAST_DIGITS = 4;

export type Wanted = { callId: string } | { number: string } | null;

/** A call id is `<node>-<seconds>.<more>`; a number may have spaces and brackets. */
export function wantedOf(text: string): Wanted {
  const plain = text.trim();
  if (/^[\w-]+-\d{9,}\.[\w.]+$/.test(plain)) return { callId: plain };
  const isNumber = /^\+?[\d\s().-]+$/.test(plain) && plain.replaceAll(/\D/g, '').length >= LEAST_DIGITS;
  return isNumber ? { number: plain } : null;
}

/** What identifies a call to people: caller, called number, time and result. */
function entryOf(call: CallRecord): PaletteEntry {
  const { language } = preferences();
  const t = translator(callTexts, language);
  const kit = translator(kitTexts, language);
  const caller = callerOf(call);
  const parties = [
    caller ? phoneOf(readable(caller)).text : t(noCaller(call)),
    call.number ? phoneOf(readable(call.number)).text : t('call.unknown'),
  ];
  const facts = [
    currentFormats().time(call.startedAt),
    kit(`state.${call.disposition ?? 'inProgress'}`),
    call.callId,
  ];
  return {
    id: `call ${call.callId}`,
    label: parties.join(' → '),
    description: facts.join(' · '),
    to: `/calls/${call.callId}`,
  };
}

/** The latest calls with an id or a number, and the list of all calls with the number. */
export async function findCalls(
  text: string,
  { tenantId }: Pick<PaletteContext, 'tenantId'>,
  signal: AbortSignal,
): Promise<PaletteEntry[]> {
  const wanted = wantedOf(text);
  if (wanted === null) return [];
  const query = numberQuery({ ...wanted, limit: MOST, ...(tenantId ? { tenantId } : {}) });
  const page = await body(api.GET('/api/v1/call-records', { params: { query }, signal }));
  const calls = page.items.map(entryOf);
  if ('callId' in wanted || calls.length === 0) return calls;
  const all = {
    id: 'calls of a number',
    label: translator(texts, preferences().language)('all', { number: wanted.number }),
    to: '/calls?tab=all',
    hash: new URLSearchParams({ number: wanted.number }).toString(),
  };
  return [all, ...calls];
}

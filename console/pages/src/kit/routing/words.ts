import { useMemo } from 'react';
import type { Formats } from '../format';
import { useFormats } from '../format';
import { phoneOf } from '../phone';
import { type Language, usePreferences } from '../preferences';
import { type KeyOf, type Translate, translator } from '../texts';
import { weekdayName } from '../week/week';
import { routingTexts } from './routingTexts';
import { type CheckDetail, detailOf } from './trace';

type Key = KeyOf<typeof routingTexts.en>;

/** The texts of routing by keys that come from the API, which may know more of them than this console. */
export interface RoutingWords {
  /** Why a call was stopped, such as `campaign.full`; the code itself if it is new. */
  reason(code: string): string;
  /** The same in a few words; null if there are none. */
  brief(code: string): string | null;
  /** What to do about a reason; null if there is nothing. */
  advice(code: string): string | null;
  cause(cause: number): string;
  sip(status: number): string;
  /** What is checked, or in words of its own what is not met. */
  rule(rule: string, passed?: boolean, detail?: string | null): string;
  kind(kind: string): string;
  outcome(outcome: string): string;
  source(source: string): string;
  /** The numbers or the state of a check, in words. */
  detail(rule: string, detail: string | null): string;
}

export function hasText(path: string): boolean {
  let at: unknown = routingTexts.en;
  for (const part of path.split('.')) {
    if (typeof at !== 'object' || at === null) return false;
    at = (at as Record<string, unknown>)[part];
  }
  return typeof at === 'string';
}

/** Whether the words for a check that is not met say so themselves, such as "is not active". */
export const saysFailure = (rule: string) => hasText(`failed.${rule}`);

export function routingWords(language: Language, formats: Formats): RoutingWords {
  const t = translator(routingTexts, language);
  const known = (path: string) => (hasText(path) ? t(path as Key) : null);
  const reason = (code: string) => known(`reason.${code}`) ?? code;
  const outcome = (name: string) => known(`outcome.${name}`) ?? name;
  const cause = (value: number) => {
    const words = known(`cause.c${value}`);
    return words ? t('causeOf', { cause: value, words }) : t('causeOnly', { cause: value });
  };
  const sip = (status: number) => {
    const words = known(`sip.s${status}`) ?? known(`sip.x${Math.trunc(status / 100)}`) ?? '';
    return t('sipOf', { status, words }).trim();
  };
  return {
    reason,
    outcome,
    cause,
    sip,
    brief: (code) => known(`brief.${code}`),
    advice: (code) => known(`advice.${code}`),
    rule: (rule, passed = true, detail = null) => {
      // The detail of this check says where the strategy puts the candidate.
      if (passed && detail && rule.endsWith('.not-tried') && detailOf(rule, detail).kind !== 'instead')
        return t('position');
      return (passed ? null : known(`failed.${rule}`)) ?? known(`rule.${rule}`) ?? rule;
    },
    kind: (kind) => known(`kind.${kind}`) ?? kind,
    source: (source) => known(`source.${source}`) ?? source,
    detail: (rule, detail) =>
      detailWords(detailOf(rule, detail), { t, formats, language, reason, outcome, cause, sip }),
  };
}

interface Phrases extends Pick<RoutingWords, 'reason' | 'outcome' | 'cause' | 'sip'> {
  t: Translate<typeof routingTexts.en>;
  formats: Formats;
  language: Language;
}

function detailWords(detail: CheckDetail, words: Phrases): string {
  const { t, formats } = words;
  switch (detail.kind) {
    case 'none':
      return '';
    case 'usage':
      return t('detail.usage', { taken: formats.number(detail.taken), limit: formats.number(detail.limit) });
    case 'state':
      return t(`detail.${detail.state}`);
    case 'priority':
      return t('detail.priority', { value: detail.value });
    case 'weighted':
      return t('detail.weighted', { weight: detail.weight, pass: formats.number(detail.pass) });
    case 'turn':
      return t('detail.turn', { turn: detail.turn, of: detail.of });
    case 'hours':
      return t('detail.hours', {
        day: weekdayName(detail.weekday, words.language),
        time: detail.time,
        zone: detail.zone,
      });
    case 'answered':
      return t('detail.answered', { at: formats.time(detail.at) });
    case 'count':
      return t('detail.count', { count: detail.count });
    case 'only':
      return t('detail.only', { prefix: detail.prefix });
    case 'prefix':
      return t('detail.prefix', { prefix: detail.prefix });
    case 'instead':
      return t('detail.instead', { reason: words.reason(detail.reason) });
    case 'outcome': {
      const parts = [words.outcome(detail.outcome)];
      if (detail.sip !== null) parts.push(words.sip(detail.sip));
      if (detail.cause !== null) parts.push(words.cause(detail.cause));
      if (detail.byTable) parts.push(t('detail.byTable'));
      return parts.join(' · ');
    }
    case 'text':
      return detail.text;
  }
}

export function useRoutingWords(): RoutingWords {
  const { language } = usePreferences();
  const formats = useFormats();
  return useMemo(() => routingWords(language, formats), [language, formats]);
}

/** A number that may be in national form or withheld, for people. */
export function callerText(number: string | null | undefined): string {
  if (!number) return '—';
  return phoneOf(/^\d{11,15}$/.test(number) ? `+${number}` : number).text;
}

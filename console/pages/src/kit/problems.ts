import type { ApiProblem, FieldFault } from '~/api/problem';
import { kitTexts } from './kitTexts';
import { type Language, usePreferences } from './preferences';
import { translator } from './texts';

type Sentences = Record<string, string>;
const sentences: Partial<Record<Language, Sentences>> = {};

/** Loads the sentences of all problem codes; before the first screen and when the language changes. */
export async function loadProblems(language: Language): Promise<void> {
  if (sentences[language]) return;
  const module = language === 'es' ? await import('../problems/es') : await import('../problems/en');
  sentences[language] = module.problems;
}

/** What happened and what to do, in the person's language. An unknown code gets the words of the service. */
export function sentenceOf(problem: Told, language: Language): string {
  const known = sentences[language]?.[problem.code];
  if (!known) return problem.detail || problem.title || problem.code;
  if (!WITHOUT_ANSWER.includes(problem.code)) return known;
  return `${known} ${translator(kitTexts, language)(problem.write ? 'error.maybeStored' : 'error.tryAgain')}`;
}

type Told = Pick<ApiProblem, 'code' | 'title' | 'detail'> & { write?: boolean };

/** After these, nobody knows whether a change was stored. */
const WITHOUT_ANSWER = ['service.unavailable', 'console.offline'];

/** What is wrong with a field. */
export function faultSentence(fault: FieldFault, language: Language): string {
  const known = sentences[language]?.[fault.rule];
  if (known) return known;
  const t = translator(kitTexts, language);
  if (fault.rule === 'required') return t('rule.required');
  // The message of a general rule has its limits ("must be between 1 and 100"), which no sentence of ours has.
  if (language === 'en')
    return `${fault.message.charAt(0).toUpperCase()}${fault.message.slice(1)}.`.replace(/\.\.$/, '.');
  const rule = (['type', 'range', 'one-of', 'size'] as const).find((name) => name === fault.rule) ?? 'other';
  const limits = /between (\S+) and (\S+)/.exec(fault.message);
  return limits ? `${t(`rule.${rule}`)} (${limits[1]} – ${limits[2]})` : t(`rule.${rule}`);
}

/** Whether docs/errors.md has the code; what the console says itself is not there. */
export const isDocumented = (code: string) =>
  !code.startsWith('console.') && Object.values(sentences).some((known) => code in known);

export function useProblems() {
  const { language } = usePreferences();
  return {
    sentence: (problem: Told) => sentenceOf(problem, language),
    fault: (fault: FieldFault) => faultSentence(fault, language),
  };
}

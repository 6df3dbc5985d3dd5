import type { Formats } from '../format';
import type { Translate } from '../texts';
import { adviceOf } from './advice';
import { coverage, stepsOf } from './progress';
import type { EndpointTest, TestStep } from './tests';
import type { testTexts } from './testTexts';

type T = Translate<typeof testTexts.en>;

/** What was observed, with the SIP status unless the text begins with it. */
export function evidenceOf(
  { evidence, sipStatus }: Pick<TestStep, 'evidence' | 'sipStatus'>,
  t: T,
): string | null {
  if (sipStatus === null || evidence?.includes(String(sipStatus))) return evidence;
  const status = t('sip', { status: sipStatus });
  return evidence === null ? status : `${evidence} · ${status}`;
}

/** The test as plain text, for a ticket or a mail to the provider. */
export function reportOf(
  test: EndpointTest,
  name: string,
  state: string,
  t: T,
  formats: Pick<Formats, 'fullTime' | 'duration' | 'list'>,
): string {
  const lines = [
    `${t('testOf', { name })}: ${state}`,
    `${t('started')}: ${formats.fullTime(test.startedAt)}`,
  ];
  const advice = (step: Pick<TestStep, 'step' | 'code' | 'sipStatus' | 'advice'>) => {
    const known = adviceOf(step);
    return known ? t(`advice.${known}`) : (step.advice ?? '');
  };
  if (test.code) lines.push(`${test.code}: ${advice({ step: 'register', sipStatus: null, ...pick(test) })}`);
  if (test.state !== 'running')
    for (const [kind, steps] of Object.entries(coverage(test)))
      if (steps.length > 0)
        lines.push(
          t(kind as 'checked' | 'unchecked', { steps: formats.list(steps.map((step) => t(`step.${step}`))) }),
        );
  for (const { node, steps } of test.nodes) {
    lines.push('', node);
    for (const step of stepsOf(test, steps)) {
      const took = step.tookMillis === null ? '' : `, ${formats.duration(step.tookMillis / 1000)}`;
      lines.push(`  ${t(`step.${step.step}`)}: ${t(`outcome.${step.result}`)}${took}`);
      const evidence = evidenceOf(step, t);
      if (evidence) lines.push(`    ${evidence}`);
      if (step.code) lines.push(`    ${step.code}: ${advice(step)}`);
    }
  }
  lines.push('', t('id', { id: test.testId }));
  return lines.join('\n');
}

const pick = ({ code, advice }: EndpointTest) => ({ code, advice });

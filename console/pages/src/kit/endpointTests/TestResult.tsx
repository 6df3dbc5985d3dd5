import { Button, Code, CopyButton, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useFormats } from '../format';
import { kitTexts } from '../kitTexts';
import { StateBadge, useStateLabel } from '../StateBadge';
import { useTexts } from '../texts';
import { Time } from '../values';
import { adviceOf } from './advice';
import { coverage, type ShownStep, stepsOf } from './progress';
import { evidenceOf, reportOf } from './report';
import type { EndpointTest, TestStep } from './tests';
import { testTexts } from './testTexts';
import './tests.css';

interface ResultProps {
  test: EndpointTest;
  name: string;
  /** When it ends at the latest, by the clock of this browser. */
  ends: number;
  now: number;
  overdue: boolean;
}

/** A test with its steps on each node. */
export function TestResult({ test, name, ends, now, overdue }: ResultProps) {
  const t = useTexts(testTexts);
  const kit = useTexts(kitTexts);
  const formats = useFormats();
  const state = useStateLabel();
  const took = test.endedAt ? (Date.parse(test.endedAt) - Date.parse(test.startedAt)) / 1000 : null;
  return (
    <section>
      <Group justify="space-between" mb="sm">
        <Group gap="sm">
          <Title order={3} size="h5">
            {t('result')}
          </Title>
          <StateBadge state={test.state} />
        </Group>
        <CopyButton value={reportOf(test, name, state(test.state), t, formats)}>
          {({ copied, copy }) => (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconCopy size={14} aria-hidden />}
              onClick={copy}
            >
              {copied ? kit('copied') : t('copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Stack gap="sm">
        <Text size="sm" c="dimmed" component="div">
          {t('started')} <Time at={test.startedAt} />
          {took !== null && ` · ${t('took', { duration: formats.duration(took) })}`}
        </Text>
        {test.state === 'running' && !overdue && <Deadline test={test} ends={ends} now={now} />}
        {test.code !== null && <Advice step={{ ...test, step: 'register', sipStatus: null }} />}
        {test.state !== 'running' && <Coverage test={test} />}
        {test.nodes.length === 0 && <Text size="sm">{t('noNodes')}</Text>}
        {test.nodes.map(({ node, steps }) => (
          <section key={node} className="test-node">
            <Title order={4} size="h6">
              {node}
            </Title>
            <ol className="test-steps">
              {stepsOf(test, steps).map((step) => (
                <Step key={step.step} step={step} />
              ))}
            </ol>
          </section>
        ))}
      </Stack>
    </section>
  );
}

/** What the result is about: a test that has passed may have left out what somebody wants to know. */
function Coverage({ test }: { test: EndpointTest }) {
  const t = useTexts(testTexts);
  const formats = useFormats();
  const covered = coverage(test);
  const text = (['checked', 'unchecked'] as const)
    .filter((kind) => covered[kind].length > 0)
    .map((kind) => t(kind, { steps: formats.list(covered[kind].map((step) => t(`step.${step}`))) }));
  return text.length > 0 ? <Text size="sm">{text.join(' ')}</Text> : null;
}

function Deadline({ test, ends, now }: { test: EndpointTest; ends: number; now: number }) {
  const t = useTexts(testTexts);
  const formats = useFormats();
  const whole = Date.parse(test.deadline) - Date.parse(test.startedAt);
  const left = Math.max(0, ends - now);
  return (
    <div>
      <Text size="sm" className="figures" mb={4}>
        {t('deadline', { time: formats.time(ends) })} ·{' '}
        {left > 0 ? t('left', { count: Math.ceil(left / 1000) }) : t('ending')}
      </Text>
      <Progress value={100 - (left / whole) * 100} size={6} aria-hidden />
    </div>
  );
}

function Step({ step }: { step: ShownStep }) {
  const t = useTexts(testTexts);
  const formats = useFormats();
  const evidence = evidenceOf(step, t);
  return (
    <li data-result={step.result}>
      <div className="test-step-head">
        <StateBadge state={step.result} label={t(`outcome.${step.result}`)} />
        <Text span size="sm" fw={550}>
          {t(`step.${step.step}`)}
        </Text>
        {step.tookMillis !== null && (
          <Text span size="sm" c="dimmed" className="figures nowrap test-took">
            {formats.duration(step.tookMillis / 1000)}
          </Text>
        )}
      </div>
      {evidence && (
        <Code className="test-evidence" lang="en">
          {evidence}
        </Code>
      )}
      {step.code !== null && <Advice step={step} quiet={step.result === 'skipped'} />}
    </li>
  );
}

/** What to do about a result, in the person's language; a code of a later version in the words of the service. */
function Advice({
  step,
  quiet = false,
}: {
  step: Pick<TestStep, 'step' | 'code' | 'sipStatus' | 'advice'>;
  quiet?: boolean;
}) {
  const t = useTexts(testTexts);
  const known = adviceOf(step);
  return (
    <Text size="sm" {...(quiet ? { c: 'dimmed' } : {})} {...(known ? {} : { lang: 'en' })}>
      {known ? t(`advice.${known}`) : (step.advice ?? step.code)}
    </Text>
  );
}

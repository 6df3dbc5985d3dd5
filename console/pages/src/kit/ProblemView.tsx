import { Alert, Anchor, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCopy, IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { urlOf } from '~/api/client';
import { ApiProblem } from '~/api/problem';
import { kitTexts } from './kitTexts';
import { isDocumented, useProblems } from './problems';
import { useTexts } from './texts';

export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  const text = error instanceof Error ? error.message : String(error);
  return new ApiProblem('console.failed', 0, text, text);
}

/** Counts down the seconds until another try can help, from the moment they are given. */
export function useCountdown(seconds: number | null, occurrence: unknown = null): number {
  const [left, setLeft] = useState(Math.ceil(seconds ?? 0));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same wait may be given again
  useEffect(() => {
    const until = Date.now() + (seconds ?? 0) * 1000;
    const count = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    count();
    if (!seconds) return;
    const timer = setInterval(count, 500);
    return () => clearInterval(timer);
  }, [seconds, occurrence]);
  return left;
}

export function RetryButton({
  after,
  onRetry,
  loading,
}: {
  after: number | null;
  onRetry: () => void;
  loading?: boolean;
}) {
  const t = useTexts(kitTexts);
  const left = useCountdown(after);
  return (
    <Button size="sm" variant="default" onClick={onRetry} disabled={left > 0} loading={loading ?? false}>
      {left > 0 ? t('retryIn', { seconds: left }) : t('retry')}
    </Button>
  );
}

/** A problem with its sentence, its code and trace id to report, and a way to try again. */
export function ProblemView({
  error,
  onRetry,
  title,
  detail,
}: {
  error: unknown;
  onRetry?: () => void;
  title?: string;
  /** Null leaves out the words of the service, where the page says it in its own. */
  detail?: null;
}) {
  const t = useTexts(kitTexts);
  const { sentence } = useProblems();
  const problem = asProblem(error);
  return (
    <Alert
      role="alert"
      color={problem.passing ? 'yellow' : 'red'}
      icon={problem.passing ? <IconPlugConnectedX aria-hidden /> : <IconAlertTriangle aria-hidden />}
      title={title ?? t('error.title')}
    >
      <Stack gap="sm">
        {title !== sentence(problem) && <Text size="sm">{sentence(problem)}</Text>}
        {detail !== null && problem.detail && problem.detail !== sentence(problem) && (
          <Text size="sm" c="dimmed" lang="en">
            {problem.detail}
          </Text>
        )}
        <Group gap="md" align="center">
          {onRetry && <RetryButton after={problem.retryAfter} onRetry={onRetry} />}
          <ProblemMarks problem={problem} />
        </Group>
      </Stack>
    </Alert>
  );
}

/** The code, which leads to what it means; in a tab of its own, so that what was entered here stays. */
function ProblemCode({ code }: { code: string }) {
  const t = useTexts(kitTexts);
  if (!isDocumented(code)) return <Code fz="xs">{code}</Code>;
  return (
    <Anchor
      size="xs"
      target="_blank"
      title={t('codeHelp')}
      href={urlOf(`problem-codes?code=${encodeURIComponent(code)}`)}
    >
      <Code fz="xs" c="inherit">
        {code}
      </Code>
    </Anchor>
  );
}

/** The code and the trace id, to copy into a report. */
export function ProblemMarks({ problem }: { problem: ApiProblem }) {
  const t = useTexts(kitTexts);
  const report = [problem.code, problem.traceId].filter(Boolean).join(' ');
  return (
    <Group gap={6}>
      <Text size="xs" c="dimmed">
        {t('code')} <ProblemCode code={problem.code} />
        {problem.traceId && (
          <>
            {' '}
            · {t('traceId')} <Code fz="xs">{problem.traceId}</Code>
          </>
        )}
      </Text>
      <CopyButton value={report}>
        {({ copied, copy }) => (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<IconCopy size={14} aria-hidden />}
            onClick={copy}
          >
            {copied ? t('copied') : t('copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}

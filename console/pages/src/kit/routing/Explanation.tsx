import { Button, Group, Menu, Paper, Pill, Skeleton, Stack, Text } from '@mantine/core';
import { IconChevronDown, IconRefresh } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, body, type Schema } from '~/api/client';
import { useFormats } from '../format';
import { ProblemView } from '../ProblemView';
import { useTexts } from '../texts';
import { explainTexts } from './explainTexts';
import { Outcome, Trace } from './Trace';
import { type TraceNode, traceTree, withCaller } from './trace';
import { callerText, useRoutingWords } from './words';

export type Question = Schema<'ExplainRequest'>;

/** How an attempt can end, as the explanation takes it. */
export const ENDS = [
  'busy',
  'no-answer',
  'unavailable',
  'rejected',
  'forbidden',
  'no-such-number',
  'unreachable',
  'congestion',
  'incompatible',
] as const;

/** Where a call would go now. Attempts before it are added with a click on a candidate. */
export function Explanation({
  question,
  onTried,
  onStopped,
}: {
  question: Question;
  onTried: (tried: string[]) => void;
  /** Told the reason with which the call would be stopped, or null if it would be dialed. */
  onStopped?: (reason: string | null) => void;
}) {
  const t = useTexts(explainTexts);
  const words = useRoutingWords();
  const formats = useFormats();
  const tried = question.tried ?? [];
  const answer = useQuery({
    queryKey: ['explain', question],
    queryFn: ({ signal }) => body(api.POST('/api/v1/routes/explain', { body: question, signal })),
    staleTime: 0,
    retry: false,
    placeholderData: keepPreviousData,
  });
  const caller = question.from ? callerText(question.from) : t('noCaller');
  const nodes = answer.data ? withCaller(traceTree(answer.data.trace), caller) : [];
  const nameOf = (id: string) =>
    nodes.find((node) => node.candidate && node.id === id)?.name || id.slice(0, 8);
  const known = answer.isPlaceholderData ? undefined : answer.data;
  useEffect(() => {
    if (known) onStopped?.(known.answer === 'stop' ? (known.reason ?? '') : null);
  }, [known, onStopped]);
  const andIf = (node: TraceNode) =>
    node.state === 'chosen' && node.kind !== 'overflow' ? (
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <Button size="compact-xs" variant="light" rightSection={<IconChevronDown size={13} aria-hidden />}>
            {t('andIf')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {ENDS.map((end) => (
            <Menu.Item key={end} onClick={() => onTried([...tried, `${node.id}:${end}`])}>
              {words.outcome(end)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    ) : null;
  return (
    <Stack gap="md">
      {tried.length > 0 && (
        <Paper withBorder radius="md" p="md" component="section">
          <Text size="sm" fw={600}>
            {t('tried')}
          </Text>
          <Text size="xs" c="dimmed" mb="xs">
            {t('triedHelp')}
          </Text>
          <Group gap="xs">
            {tried.map((one, index) => {
              const [id = '', ...end] = one.split(':');
              const label = t('chain', { name: nameOf(id), outcome: endWords(end.join(':'), words) });
              return (
                <Pill
                  // biome-ignore lint/suspicious/noArrayIndexKey: the attempts are in their order, and one may come twice
                  key={index}
                  size="lg"
                  withRemoveButton
                  className="filter-chip"
                  onRemove={() => onTried(tried.filter((_, at) => at !== index))}
                  removeButtonProps={{
                    'aria-label': t('remove', { name: label }),
                    tabIndex: 0,
                    'aria-hidden': false,
                  }}
                >
                  {index + 1}. {label}
                </Pill>
              );
            })}
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onTried([])}>
              {t('clear')}
            </Button>
          </Group>
        </Paper>
      )}
      {answer.isError ? (
        <ProblemView error={answer.error} onRetry={() => void answer.refetch()} />
      ) : !answer.data ? (
        <Skeleton height={180} />
      ) : (
        <Paper
          withBorder
          radius="md"
          p="lg"
          component="section"
          className={answer.isPlaceholderData ? 'stale' : undefined}
          aria-live="polite"
        >
          <Stack gap="md">
            <Group justify="space-between" align="flex-start">
              <Outcome decided={answer.data} nodes={nodes} conditional />
              <Group gap="xs">
                <Text size="xs" c="dimmed" className="figures">
                  {t('asOf', { time: formats.time(answer.dataUpdatedAt) })}
                </Text>
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={answer.isFetching}
                  leftSection={<IconRefresh size={14} aria-hidden />}
                  onClick={() => void answer.refetch()}
                >
                  {t('again')}
                </Button>
              </Group>
            </Group>
            <Trace nodes={nodes} candidateAction={andIf} />
          </Stack>
        </Paper>
      )}
    </Stack>
  );
}

function endWords(end: string, words: ReturnType<typeof useRoutingWords>): string {
  if (/^\d{3}$/.test(end)) return words.sip(Number(end));
  const cause = /^cause:(\d+)$/.exec(end);
  if (cause) return words.cause(Number(cause[1]));
  return words.outcome(end || 'unreachable');
}

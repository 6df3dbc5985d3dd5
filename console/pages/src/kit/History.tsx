import { Badge, Button, Group, Paper, Stack, Text, Timeline } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Schema } from '~/api/client';
import { same } from './form/conflict';
import { useFormats } from './format';
import { historyTexts } from './historyTexts';
import { kitTexts } from './kitTexts';
import { EmptyList } from './listing/Listing';
import { ProblemView } from './ProblemView';
import { useTexts } from './texts';
import { Time } from './values';

type Change = Schema<'AuditedChange'>;

interface HistoryProps {
  queryKey: readonly unknown[];
  /** Such as `GET /api/v1/audit/carriers?entityId=…`. */
  fetch: (
    after: string | undefined,
    signal: AbortSignal,
  ) => Promise<{ items: Change[]; next: string | null }>;
  /** The label of a field of the API; its own name without it. */
  label?: (field: string) => string | undefined;
}

/** Who changed what and when, the latest first, with the values before and after. */
export function History({ queryKey, fetch, label }: HistoryProps) {
  const t = useTexts(historyTexts);
  const kit = useTexts(kitTexts);
  const changes = useInfiniteQuery({
    queryKey: ['history', ...queryKey],
    queryFn: ({ pageParam, signal }) => fetch(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (changes.isError) return <ProblemView error={changes.error} onRetry={() => void changes.refetch()} />;
  const items = changes.data?.pages.flatMap((page) => page.items) ?? [];
  if (changes.isPending) return <Text size="sm">{kit('loading')}</Text>;
  if (items.length === 0) return <EmptyList title={t('empty')} />;
  return (
    <Paper withBorder radius="md" p="lg">
      <Timeline bulletSize={14} lineWidth={2} active={-1}>
        {items.map((change) => (
          <Timeline.Item key={change.id}>
            <Entry change={change} label={label} />
          </Timeline.Item>
        ))}
      </Timeline>
      {changes.hasNextPage && (
        <Button
          mt="md"
          size="sm"
          variant="default"
          loading={changes.isFetchingNextPage}
          onClick={() => void changes.fetchNextPage()}
        >
          {kit('list.more')}
        </Button>
      )}
    </Paper>
  );
}

function Entry({ change, label }: { change: Change; label: HistoryProps['label'] }) {
  const t = useTexts(historyTexts);
  const formats = useFormats();
  const known = { create: t('created'), update: t('updated'), delete: t('deleted'), test: t('tested') }[
    change.action
  ];
  const fields = change.before && change.after ? changedFields(change.before, change.after) : [];
  return (
    <Stack gap={6}>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {known ?? change.action}
        </Text>
        {change.version !== null && (
          <Badge variant="default" size="sm">
            {t('version', { version: change.version })}
          </Badge>
        )}
        <Text size="sm" c="dimmed">
          {change.actor.kind === 'system' ? t('bySystem') : t('by', { name: change.actor.name })} ·{' '}
          <Time at={change.at} />
        </Text>
      </Group>
      {fields.length > 0 && (
        <ul className="changes">
          {fields.map((field) => (
            <li key={field}>
              <span className="field">{label?.(field) ?? field}</span>
              <del>{shown(change.before?.[field], formats.list)}</del>
              <span aria-hidden> → </span>
              <ins>{shown(change.after?.[field], formats.list)}</ins>
            </li>
          ))}
        </ul>
      )}
      {change.changedSecrets.length > 0 && (
        <Text size="sm">
          {t('secrets', { names: formats.list(change.changedSecrets.map((name) => label?.(name) ?? name)) })}
        </Text>
      )}
    </Stack>
  );
}

/** What changes with each change, or follows from another field. */
const QUIET = new Set(['version', 'updatedAt', 'available']);

export function changedFields(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  // What is shown of a carrier follows from what an operator has set.
  if (names.has('operatorStatus')) names.delete('status');
  return [...names].filter((name) => !QUIET.has(name) && !same(before[name] ?? null, after[name] ?? null));
}

function shown(value: unknown, list: (items: string[]) => string): string {
  if (value === null || value === undefined || value === '') return '—';
  if (Array.isArray(value)) return value.length === 0 ? '—' : list(value.map((one) => shown(one, list)));
  if (typeof value === 'object') {
    const entries = Object.entries(value);
    return entries.length === 0 ? '—' : entries.map(([key, one]) => `${key}: ${shown(one, list)}`).join(', ');
  }
  return String(value);
}

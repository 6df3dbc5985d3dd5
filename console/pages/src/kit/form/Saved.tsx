import { Group, Loader, Text, ThemeIcon } from '@mantine/core';
import { IconCheck, IconClock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '../format';
import { kitTexts } from '../kitTexts';
import { useTexts } from '../texts';
import { useNow } from '../values';

export interface Applied {
  version: number;
  at: string;
}

export interface SavedProps {
  version: number;
  /** When the version was stored. */
  at: string;
  /** Reads which version Asterisk has; absent for what has no rows in Asterisk. */
  readApplied?: (() => Promise<Applied | null>) | undefined;
  queryKey: readonly unknown[];
}

const POLL_MILLIS = 300;
const LATE_MILLIS = 20_000;

/** Says that a version is stored, and when it is in Asterisk: saved is not live. */
export function Saved({ version, at, readApplied, queryKey }: SavedProps) {
  const t = useTexts(kitTexts);
  const formats = useFormats();
  const query = useQuery({
    queryKey: ['applied', ...queryKey, version],
    queryFn: () => (readApplied as () => Promise<Applied | null>)(),
    enabled: readApplied !== undefined,
    refetchInterval: (state) =>
      (state.state.data?.version ?? -1) >= version || Date.now() - Date.parse(at) > 60_000
        ? false
        : POLL_MILLIS,
    retry: true,
  });
  const applied = query.data && query.data.version >= version ? query.data : null;
  const now = useNow(applied ? null : 1000);
  const waited = now - Date.parse(at);
  const late = waited > LATE_MILLIS;
  const done = !readApplied || applied !== null;
  return (
    <Group gap={8} role="status" wrap="nowrap">
      <ThemeIcon
        size={24}
        radius="xl"
        variant="light"
        color={done ? 'green' : late ? 'yellow' : 'blue'}
        aria-hidden
      >
        {done ? <IconCheck size={16} /> : late ? <IconClock size={16} /> : <Loader size={14} />}
      </ThemeIcon>
      <Text size="sm">
        <strong>{t('form.stored', { version, time: formats.time(at) })}</strong>
        {readApplied &&
          ` · ${
            applied
              ? t('form.applied', {
                  duration: formats.duration(Math.max(0, Date.parse(applied.at) - Date.parse(at)) / 1000),
                })
              : late
                ? t('form.late', { duration: formats.duration(waited / 1000) })
                : t('form.pending')
          }`}
      </Text>
    </Group>
  );
}

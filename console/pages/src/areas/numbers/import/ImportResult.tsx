import { Alert, Button, Group, Paper, Progress, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconDownload, IconPlayerStop } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { urlOf } from '~/api/client';
import { changed } from '~/kit/changed';
import { useFormats } from '~/kit/format';
import { useGo } from '~/kit/navigation';
import { ProblemView } from '~/kit/ProblemView';
import { ScreenFallback } from '~/kit/ScreenFallback';
import { StreamControl } from '~/kit/StreamControl';
import { useCan } from '~/kit/session';
import { useStream } from '~/kit/stream';
import { useTexts } from '~/kit/texts';
import { LiveRegion } from '~/kit/values';
import { STOPPED } from '../numbers';
import { type Import, importQuery, isRunning, stoppedQuery } from './api';
import { useCancel } from './parts';
import type { Report } from './preview';
import { type Figures, figuresOf, percentOf, progressOf, secondsLeft } from './progress';
import { importTexts } from './texts';

/** An import in the background while it runs, and what it did at the end. */
export function ImportResult({ id, again }: { id: string; again: () => void }) {
  const progress = useQuery(importQuery(id));
  if (progress.isPending) return <ScreenFallback />;
  if (!progress.data) return <ProblemView error={progress.error} onRetry={() => void progress.refetch()} />;
  const one = progress.data;
  return (
    <Stack gap="md">
      {progress.isError && <ProblemView error={progress.error} onRetry={() => void progress.refetch()} />}
      {isRunning(one) ? <Running one={one} /> : <Done report={one.report} one={one} again={again} />}
    </Stack>
  );
}

/** The progress of an import, as the stream tells it. */
function Running({ one }: { one: Import }) {
  const t = useTexts(importTexts);
  const formats = useFormats();
  const can = useCan();
  const cancel = useCancel();
  const client = useQueryClient();
  const stream = useStream(useMemo(() => progressOf(one.id), [one.id]));
  const now = stream.state ?? figuresOf(one);
  const ended = !isRunning(now);
  useEffect(() => {
    if (ended) changed(client, { method: 'POST', path: '/api/v1/dids' });
  }, [ended, client]);
  const rows = t('rowsOf', { read: formats.number(now.rowsRead), rows: formats.number(now.rows) });
  const text = now.state === 'receiving' ? t('receiving') : rows;
  const speed = now.rowsPerSecond ? t('perSecond', { count: formats.number(now.rowsPerSecond) }) : null;
  const left = secondsLeft(now);
  const rest = left === null ? null : t('timeLeft', { time: formats.duration(left) });
  return (
    <Paper withBorder radius="md" p="lg">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {t('running')}
          </Title>
          <StreamControl stream={stream} />
        </Group>
        <Progress value={percentOf(now)} aria-label={t('running')} animated={false} size="lg" radius="xl" />
        <Text size="sm" className="figures">
          {[text, speed, rest].filter(Boolean).join(' · ')}
        </Text>
        <Counts report={now} />
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {t('runningText')}
          </Text>
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={16} aria-hidden />}
            disabled={!can('cancelDidImport')}
            onClick={() => cancel(one.id)}
          >
            {t('cancel')}
          </Button>
        </Group>
        <LiveRegion text={text} />
      </Stack>
    </Paper>
  );
}

export function Done({ report, one, again }: { report: Report; one: Import | null; again: () => void }) {
  const t = useTexts(importTexts);
  const go = useGo();
  const ended = one?.state === 'failed' || one?.state === 'canceled' ? one.state : null;
  const good = ended === null && report.failed === 0;
  const failure = (['upload', 'tenant', 'error'] as const).find((name) => name === one?.failure);
  const id = report.importId ?? one?.id;
  const stopped =
    useQuery({ ...stoppedQuery(id ?? ''), enabled: Boolean(id) && report.created > 0 }).data ?? 0;
  return (
    <Paper withBorder radius="md" p="lg">
      <Stack gap="md">
        <Alert
          role="status"
          color={ended ? 'red' : good ? 'green' : 'yellow'}
          icon={good ? <IconCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
          title={ended ? t(ended) : t(good ? 'done' : 'doneBad')}
        >
          {ended && (
            <Text size="sm">{[failure && t(`failure.${failure}`), t('kept')].filter(Boolean).join(' ')}</Text>
          )}
        </Alert>
        <Counts report={report} />
        {id && stopped > 0 && (
          <Alert color="yellow" title={t('stoppedNow', { count: stopped })}>
            <Stack gap="sm" align="flex-start">
              <Text size="sm">{t('stoppedText')}</Text>
              <Button
                size="compact-md"
                variant="default"
                onClick={() => go('/numbers', { search: { importId: id, status: [...STOPPED] } })}
              >
                {t('showStopped')}
              </Button>
            </Stack>
          </Alert>
        )}
        <Group>
          {id && report.failed > 0 && (
            <Tooltip label={t('downloadHelp')} withArrow multiline maw={280}>
              <Button
                component="a"
                href={urlOf(`/api/v1/dids/imports/${id}/failed-rows`)}
                download="failed-rows.csv"
                leftSection={<IconDownload size={16} aria-hidden />}
              >
                {t('downloadFailed')}
              </Button>
            </Tooltip>
          )}
          {id && report.created > 0 && (
            <Button
              variant={report.failed > 0 ? 'default' : 'filled'}
              onClick={() => go('/numbers', { search: { importId: id } })}
            >
              {t('showNumbers')}
            </Button>
          )}
          <Button variant="default" onClick={again}>
            {t('again')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function Counts({ report }: { report: Omit<Figures, 'state' | 'rows' | 'rowsRead' | 'rowsPerSecond'> }) {
  const t = useTexts(importTexts);
  const formats = useFormats();
  const counts = ['created', 'updated', 'unchanged', 'duplicates', 'failed'] as const;
  return (
    <dl className="import-counts">
      {counts.map((name) => (
        <div key={name} className={name === 'failed' && report.failed > 0 ? 'danger' : undefined}>
          <dt>{t(`count.${name}`)}</dt>
          <dd className="figures">{formats.number(report[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

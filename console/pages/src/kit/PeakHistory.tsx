import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, body } from '~/api/client';
import { Card } from './Card';
import { useFormats } from './format';
import { kitTexts } from './kitTexts';
import { ProblemView } from './ProblemView';
import { daysAtLimit, type Peaks, peakRange, peaksOf } from './peaks';
import { peaksTexts } from './peaksTexts';
import { ScrollTable } from './ScrollTable';
import { useTexts } from './texts';
import { CapacityBar, Empty } from './values';

const REFETCH_MILLIS = 60_000;

interface PeakHistoryProps {
  by: 'carrier' | 'client';
  id: string;
  /** How many calls it takes at the same time; null without a limit. */
  limit: number | null;
}

/** How many calls a carrier or client had at the same time, day by day, to see whether its limit is high enough. */
export function PeakHistory({ by, id, limit }: PeakHistoryProps) {
  const t = useTexts(peaksTexts);
  const kit = useTexts(kitTexts);
  const peaks = useQuery({
    queryKey: ['peaks', by, id],
    queryFn: async ({ signal }) => {
      const range = peakRange(Date.now());
      const page = await body(
        api.GET('/api/v1/statistics', {
          params: { query: { by, id: [id], ...range, bucket: 'P1D', limit: 1 } },
          signal,
        }),
      );
      return peaksOf(page.rows[0]?.series ?? [], range);
    },
    refetchInterval: REFETCH_MILLIS,
  });
  return (
    <Card title={t('title')}>
      <Stack gap="sm">
        {peaks.isError && <ProblemView error={peaks.error} onRetry={() => void peaks.refetch()} />}
        {peaks.isPending && <Text size="sm">{kit('loading')}</Text>}
        {peaks.data && <Days by={by} peaks={peaks.data} limit={limit} />}
      </Stack>
    </Card>
  );
}

type DaysProps = Pick<PeakHistoryProps, 'by' | 'limit'> & { peaks: Peaks };

function Days({ by, peaks, limit }: DaysProps) {
  const t = useTexts(peaksTexts);
  const formats = useFormats();
  if (peaks.days.every((day) => day.peak === 0)) {
    return (
      <Text size="sm" c="dimmed">
        {t('none')}
      </Text>
    );
  }
  const reached = daysAtLimit(peaks, limit);
  const sentences = [
    t('weeks', { last: formats.number(peaks.lastWeek), before: formats.number(peaks.weekBefore) }),
    ...(limit === null
      ? []
      : [
          t('limit', { limit: formats.number(limit) }),
          reached === 0
            ? t('notReached')
            : t(by === 'carrier' ? 'reachedByCarrier' : 'reachedByClient', { count: reached }),
        ]),
  ];
  return (
    <Stack gap="sm">
      <Text size="sm">{sentences.join(' ')}</Text>
      <ScrollTable label={t('title')}>
        <thead>
          <tr>
            <th scope="col">{t('day')}</th>
            <th scope="col">{t('peak')}</th>
            <th scope="col">{t('attempts')}</th>
            <th scope="col">{t('answered')}</th>
          </tr>
        </thead>
        <tbody>
          {peaks.days.map((day) => (
            <tr key={day.at}>
              <th scope="row">{formats.utcDay(day.at)}</th>
              <td>
                <CapacityBar
                  taken={day.peak}
                  limit={limit}
                  text={
                    limit === null
                      ? formats.number(day.peak)
                      : t('peakOf', { peak: formats.number(day.peak), limit: formats.number(limit) })
                  }
                />
              </td>
              <td>{formats.number(day.attempts)}</td>
              <td>{day.attempts === 0 ? <Empty /> : formats.percent(day.answered / day.attempts)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Stack>
  );
}

import { Group, Paper, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, body } from '~/api/client';
import { CalledNumber, Caller, CallResult, DirectionMark } from '~/kit/calls/parts';
import { texts } from '~/kit/calls/texts';
import { Link, useTenant } from '~/kit/navigation';
import { ScrollTable } from '~/kit/ScrollTable';
import { useTexts } from '~/kit/texts';
import { Duration, Empty, Time } from '~/kit/values';

const MOST = 10;
const REFETCH_MILLIS = 5_000;

/** The latest calls that have ended, for when none is in progress. */
export function LatestCalls() {
  const t = useTexts(texts);
  const tenantId = useTenant();
  const latest = useQuery({
    queryKey: ['call-records', 'latest', tenantId],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/call-records', {
          params: { query: { limit: MOST, ...(tenantId ? { tenantId } : {}) } },
          signal,
        }),
      ),
    refetchInterval: REFETCH_MILLIS,
  });
  const calls = latest.data?.items.filter((call) => call.complete) ?? [];
  // An error is shown on the tab of all calls; here the calls in progress are what was asked for.
  if (calls.length === 0) return null;
  return (
    <Stack gap="xs" component="section" mt="md">
      <Group justify="space-between">
        <Title order={2} size="h5">
          {t('latest.title')}
        </Title>
        <Link size="sm" to="/calls?tab=all">
          {t('latest.all')}
        </Link>
      </Group>
      <Paper withBorder radius="md">
        <ScrollTable label={t('latest.title')}>
          <thead>
            <tr>
              <th scope="col">{t('column.started')}</th>
              <th scope="col">{t('column.direction')}</th>
              <th scope="col">{t('column.from')}</th>
              <th scope="col">{t('column.to')}</th>
              <th scope="col">{t('column.result')}</th>
              <th scope="col">{t('column.talk')}</th>
              <th scope="col">{t('column.campaign')}</th>
            </tr>
          </thead>
          <tbody>
            {calls.map((call) => (
              <tr key={call.callId}>
                <th scope="row">
                  <Link to={`/calls/${call.callId}`} className="row-link">
                    <Time at={call.startedAt} />
                  </Link>
                </th>
                <td>
                  <DirectionMark direction={call.direction} />
                </td>
                <td>
                  <Caller call={call} />
                </td>
                <td>
                  <CalledNumber number={call.number} />
                </td>
                <td>
                  <CallResult call={call} />
                </td>
                <td>{call.talkSeconds > 0 ? <Duration seconds={call.talkSeconds} /> : <Empty />}</td>
                <td>{call.campaign?.name ?? <Empty />}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </Paper>
    </Stack>
  );
}

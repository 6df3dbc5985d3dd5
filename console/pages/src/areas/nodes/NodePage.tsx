import { Alert, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api, body } from '~/api/client';
import { Card } from '~/kit/Card';
import { useFormats } from '~/kit/format';
import { Link, useParams } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { ProblemView } from '~/kit/ProblemView';
import { ScreenFallback } from '~/kit/ScreenFallback';
import { StateBadge } from '~/kit/StateBadge';
import { sipAddressesOf, sipAddressText, sipTexts } from '~/kit/sipAddresses';
import { useTexts } from '~/kit/texts';
import { Duration, Facts, Time } from '~/kit/values';
import { CelLag, ClockOffset, Count } from './parts';
import { texts } from './texts';

const REFETCH_MILLIS = 10_000;

export default function NodePage() {
  const t = useTexts(texts);
  const sip = useTexts(sipTexts);
  const formats = useFormats();
  const node = useParams().node as string;
  const one = useQuery({
    queryKey: ['nodes', 'one', node],
    queryFn: () => body(api.GET('/api/v1/nodes/{node}', { params: { path: { node } } })),
    refetchInterval: REFETCH_MILLIS,
  });
  const trail = [{ label: t('title'), to: '/nodes' }];
  if (one.isPending) return <ScreenFallback />;
  const shown = one.data;
  if (!shown)
    return (
      <Page title={node} trail={trail}>
        <ProblemView error={one.error} onRetry={() => void one.refetch()} />
      </Page>
    );
  return (
    <Page title={shown.node} trail={trail} badge={<StateBadge state={shown.status} />}>
      {one.isError && <ProblemView error={one.error} onRetry={() => void one.refetch()} />}
      {shown.status === 'unreachable' && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('unreachable')}>
          {t('unreachableText')}
        </Alert>
      )}
      <Stack gap="md">
        <Card title={t('state')}>
          <Facts
            facts={[
              { label: t('column.status'), value: <StateBadge state={shown.status} /> },
              { label: t('column.since'), value: <Time at={shown.since} ago /> },
              { label: t('column.seen'), value: <Time at={shown.lastSeenAt} ago /> },
              { label: t('column.connected'), value: <Time at={shown.connectedSince} ago /> },
            ]}
          />
        </Card>
        <Card title={t('load')}>
          <Facts
            facts={[
              { label: t('column.calls'), value: <Count value={shown.calls} /> },
              { label: t('column.channels'), value: <Count value={shown.channels} /> },
              { label: t('column.leases'), value: <Count value={shown.leases} /> },
              {
                label: t('column.rate'),
                value: shown.callsPerSecond === null ? null : formats.number(shown.callsPerSecond),
              },
            ]}
          />
        </Card>
        <Card title={t('events')}>
          <Facts
            facts={[
              { label: t('column.gaps'), value: <Count value={shown.gaps} /> },
              { label: t('column.lastGap'), value: <Time at={shown.lastGapAt} ago /> },
              { label: t('column.lost'), value: <Count value={shown.lostEvents} marked /> },
              { label: t('column.lag'), value: <CelLag node={shown} /> },
              { label: t('column.clock'), value: <ClockOffset node={shown} /> },
            ]}
          />
        </Card>
        <Card title={t('asterisk')}>
          <Facts
            facts={[
              { label: t('column.version'), value: shown.asteriskVersion },
              {
                label: t('column.sip'),
                value: shown.configuration?.sipAddresses
                  ? sipAddressesOf([shown])
                      .map((address) => sipAddressText(address, sip))
                      .join('; ')
                  : null,
              },
              { label: t('column.started'), value: <Time at={shown.startedAt} /> },
              {
                label: t('column.uptime'),
                value: (
                  <Duration seconds={shown.uptimeSeconds === null ? null : Math.round(shown.uptimeSeconds)} />
                ),
              },
            ]}
          />
        </Card>
        <div>
          <Link to="/refused-sources" search={{ node: shown.node }} size="sm">
            {t('refused')}
          </Link>
        </div>
      </Stack>
    </Page>
  );
}

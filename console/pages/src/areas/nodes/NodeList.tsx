import { useMemo } from 'react';
import { api, body } from '~/api/client';
import { useFormats } from '~/kit/format';
import { Listing } from '~/kit/listing/Listing';
import type { Column, Filter } from '~/kit/listing/types';
import { Page } from '~/kit/Page';
import { StateBadge, useStateLabel } from '~/kit/StateBadge';
import { useTexts } from '~/kit/texts';
import { Duration, Empty, Time } from '~/kit/values';
import { CelLag, ClockOffset, Count, type Node } from './parts';
import { texts } from './texts';

const REFETCH_MILLIS = 10_000;

export default function NodeList() {
  const t = useTexts(texts);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Listing<Node>
        id="nodes"
        label={t('title')}
        queryKey={['nodes', 'list']}
        fetch={(query, signal) => body(api.GET('/api/v1/nodes', { params: { query }, signal }))}
        rowId={(node) => node.node}
        rowName={(node) => node.node}
        rowLink={(node) => `/nodes/${encodeURIComponent(node.node)}`}
        columns={useColumns()}
        filters={useFilters()}
        defaultSort="node"
        refetchEvery={REFETCH_MILLIS}
        empty={{ title: t('empty'), text: t('emptyText') }}
      />
    </Page>
  );
}

function useColumns(): Column<Node>[] {
  const t = useTexts(texts);
  const formats = useFormats();
  return useMemo(
    () => [
      { id: 'node', label: t('column.node'), sort: 'node', cell: (one) => one.node, csv: (one) => one.node },
      {
        id: 'status',
        label: t('column.status'),
        cell: (one) => <StateBadge state={one.status} />,
        csv: (one) => one.status,
      },
      {
        id: 'seen',
        label: t('column.seen'),
        help: t('column.seenHelp'),
        cell: (one) => <Time at={one.lastSeenAt} ago />,
        csv: (one) => one.lastSeenAt,
      },
      {
        id: 'calls',
        label: t('column.calls'),
        align: 'right',
        cell: (one) => <Count value={one.calls} />,
        csv: (one) => one.calls,
      },
      {
        id: 'leases',
        label: t('column.leases'),
        help: t('column.leasesHelp'),
        align: 'right',
        cell: (one) => <Count value={one.leases} />,
        csv: (one) => one.leases,
      },
      {
        id: 'gaps',
        label: t('column.gaps'),
        help: t('column.gapsHelp'),
        align: 'right',
        cell: (one) => <Count value={one.gaps} />,
        csv: (one) => one.gaps,
      },
      {
        id: 'lost',
        label: t('column.lost'),
        help: t('column.lostHelp'),
        align: 'right',
        cell: (one) => <Count value={one.lostEvents} marked />,
        csv: (one) => one.lostEvents,
      },
      {
        id: 'lag',
        label: t('column.lag'),
        help: t('column.lagHelp'),
        align: 'right',
        cell: (one) => <CelLag node={one} />,
        csv: (one) => one.celLagSeconds,
      },
      {
        id: 'clock',
        label: t('column.clock'),
        help: t('column.clockHelp'),
        align: 'right',
        cell: (one) => <ClockOffset node={one} />,
        csv: (one) => one.clockOffsetMillis,
      },
      {
        id: 'channels',
        label: t('column.channels'),
        hidden: true,
        align: 'right',
        cell: (one) => <Count value={one.channels} />,
        csv: (one) => one.channels,
      },
      {
        id: 'rate',
        label: t('column.rate'),
        hidden: true,
        align: 'right',
        cell: (one) => (one.callsPerSecond === null ? <Empty /> : formats.number(one.callsPerSecond)),
        csv: (one) => one.callsPerSecond,
      },
      {
        id: 'uptime',
        label: t('column.uptime'),
        hidden: true,
        cell: (one) => (
          <Duration seconds={one.uptimeSeconds === null ? null : Math.round(one.uptimeSeconds)} />
        ),
        csv: (one) => one.uptimeSeconds,
      },
      {
        id: 'version',
        label: t('column.version'),
        hidden: true,
        cell: (one) => one.asteriskVersion ?? <Empty />,
        csv: (one) => one.asteriskVersion,
      },
    ],
    [t, formats],
  );
}

function useFilters(): Filter[] {
  const t = useTexts(texts);
  const state = useStateLabel();
  return useMemo(
    () => [
      {
        id: 'status',
        kind: 'choice',
        many: true,
        label: t('column.status'),
        options: (['reachable', 'unreachable', 'unknown'] as const).map((value) => ({
          value,
          label: state(value),
        })),
      },
    ],
    [t, state],
  );
}

import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, body, type Schema } from '~/api/client';
import { useFormats } from '~/kit/format';
import { Listing } from '~/kit/listing/Listing';
import type { Column, Filter } from '~/kit/listing/types';
import { Link } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { useTexts } from '~/kit/texts';
import { Empty, Id, Time } from '~/kit/values';
import { ownersQuery } from './owners';
import { texts } from './texts';

type Source = Schema<'RefusedSourceView'>;

const REFETCH_MILLIS = 30_000;
const REASONS = ['unknown-source', 'wrong-password', 'no-common-codec', 'access-list'] as const;

export default function RefusedSources() {
  const t = useTexts(texts);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Listing<Source>
        id="refused-sources"
        label={t('title')}
        queryKey={['refused-sources']}
        fetch={(query, signal) => body(api.GET('/api/v1/refused-sources', { params: { query }, signal }))}
        rowId={(source) => source.id}
        rowName={(source) => source.address}
        columns={useColumns()}
        filters={useFilters()}
        defaultSort="-lastAt"
        refetchEvery={REFETCH_MILLIS}
        empty={{ title: t('empty'), text: t('emptyText') }}
      />
    </Page>
  );
}

function useColumns(): Column<Source>[] {
  const t = useTexts(texts);
  const formats = useFormats();
  const owners = useQuery(ownersQuery);
  return useMemo(
    () => [
      {
        id: 'address',
        label: t('column.address'),
        cell: (one) => <Id>{one.address}</Id>,
        csv: (one) => one.address,
      },
      {
        id: 'reason',
        label: t('column.reason'),
        cell: (one) => t(`reason.${one.reason}`),
        csv: (one) => one.reason,
      },
      {
        id: 'account',
        label: t('column.account'),
        help: t('column.accountHelp'),
        cell: (one) => one.account || <Empty />,
        csv: (one) => one.account,
      },
      {
        id: 'near',
        label: t('column.near'),
        help: t('column.nearHelp'),
        cell: (one) => {
          if (!one.nearEndpointId) return <Empty />;
          const owner = owners.data?.get(one.nearEndpointId);
          return owner ? (
            <Link to={owner.page} size="sm">
              {owner.name}
            </Link>
          ) : (
            <Id>{one.nearEndpointId}</Id>
          );
        },
        csv: (one) => one.nearEndpointId,
      },
      {
        id: 'requests',
        label: t('column.requests'),
        align: 'right',
        cell: (one) => <span className="figures">{formats.number(one.requests)}</span>,
        csv: (one) => one.requests,
      },
      {
        id: 'last',
        label: t('column.last'),
        sort: 'lastAt',
        cell: (one) => <Time at={one.lastAt} ago />,
        csv: (one) => one.lastAt,
      },
      {
        id: 'node',
        label: t('column.node'),
        cell: (one) => one.node,
        csv: (one) => one.node,
      },
      {
        id: 'todo',
        label: t('column.todo'),
        cell: (one) => (
          <Text size="xs" c="dimmed" miw={220} maw={340}>
            {t(`todo.${one.reason}`)}
          </Text>
        ),
      },
      {
        id: 'first',
        label: t('column.first'),
        hidden: true,
        sort: 'firstAt',
        cell: (one) => <Time at={one.firstAt} />,
        csv: (one) => one.firstAt,
      },
    ],
    [t, formats, owners.data],
  );
}

function useFilters(): Filter[] {
  const t = useTexts(texts);
  return useMemo(
    () => [
      {
        id: 'address',
        kind: 'text',
        main: true,
        label: t('column.address'),
        placeholder: t('column.address'),
      },
      {
        id: 'reason',
        kind: 'choice',
        many: true,
        label: t('column.reason'),
        options: REASONS.map((value) => ({ value, label: t(`reason.${value}`) })),
      },
      { id: 'node', kind: 'text', label: t('column.node') },
    ],
    [t],
  );
}

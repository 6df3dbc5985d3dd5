import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { api, body } from '~/api/client';
import { useFormats } from '~/kit/format';
import { ListPage } from '~/kit/listing/ListPage';
import type { Column, Filter } from '~/kit/listing/types';
import { StateBadge, useStateLabel } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { Empty, Time } from '~/kit/values';
import { type Tenant, useTenantActions } from './actions';
import { texts } from './texts';

export default function TenantList() {
  const t = useTexts(texts);
  const can = useCan();
  return (
    <ListPage<Tenant>
      id="tenants"
      title={t('title')}
      lead={t('lead')}
      add={{ label: t('add'), to: '/tenants/new', disabled: !can('createTenant') }}
      queryKey={['tenants', 'list']}
      fetch={(query, signal) => body(api.GET('/api/v1/tenants', { params: { query }, signal }))}
      rowId={(tenant) => tenant.id}
      rowName={(tenant) => tenant.name}
      rowLink={(tenant) => `/tenants/${tenant.id}`}
      rowEdit={(tenant) => `/tenants/${tenant.id}`}
      rowActions={useTenantActions()}
      columns={useColumns()}
      filters={useFilters()}
      defaultSort="name"
      empty={{ title: t('empty'), text: t('emptyText') }}
    />
  );
}

function Prefixes({ prefixes, none }: { prefixes: string[]; none?: string }) {
  const formats = useFormats();
  if (prefixes.length === 0)
    return none ? (
      <Text size="sm" c="dimmed">
        {none}
      </Text>
    ) : (
      <Empty />
    );
  return (
    <Text size="sm" maw={240} lineClamp={2} className="figures">
      {formats.list(prefixes)}
    </Text>
  );
}

function useColumns(): Column<Tenant>[] {
  const t = useTexts(texts);
  const formats = useFormats();
  return useMemo(
    () => [
      { id: 'name', label: t('column.name'), sort: 'name', cell: (one) => one.name, csv: (one) => one.name },
      {
        id: 'status',
        label: t('column.status'),
        cell: (one) => <StateBadge state={one.status} of="tenant" />,
        csv: (one) => one.status,
      },
      {
        id: 'country',
        label: t('column.country'),
        cell: (one) => formats.country(one.country),
        csv: (one) => one.country,
      },
      {
        id: 'rate',
        label: t('column.rate'),
        align: 'right',
        cell: (one) =>
          one.maxCallsPerSecond === null ? t('noLimit') : formats.number(one.maxCallsPerSecond),
        csv: (one) => one.maxCallsPerSecond,
      },
      {
        id: 'allowed',
        label: t('column.allowed'),
        cell: (one) => <Prefixes prefixes={one.destinations.allowed} none={t('ownCountry')} />,
        csv: (one) => one.destinations.allowed.join(' '),
      },
      {
        id: 'barred',
        label: t('column.barred'),
        cell: (one) => <Prefixes prefixes={one.destinations.barred} />,
        csv: (one) => one.destinations.barred.join(' '),
      },
      {
        id: 'created',
        label: t('column.created'),
        sort: 'createdAt',
        cell: (one) => <Time at={one.createdAt} />,
        csv: (one) => one.createdAt,
      },
    ],
    [t, formats],
  );
}

function useFilters(): Filter[] {
  const t = useTexts(texts);
  const state = useStateLabel('tenant');
  return useMemo(
    () => [
      { id: 'q', kind: 'text', main: true, label: t('search'), placeholder: t('search') },
      {
        id: 'status',
        kind: 'choice',
        many: true,
        label: t('column.status'),
        options: (['active', 'suspended'] as const).map((value) => ({ value, label: state(value) })),
      },
    ],
    [t, state],
  );
}

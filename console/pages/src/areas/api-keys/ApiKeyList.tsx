import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, body, ifMatch, type Schema } from '~/api/client';
import { ask } from '~/kit/dialogs';
import { EntityName } from '~/kit/EntityName';
import { useFormats } from '~/kit/format';
import { ListPage } from '~/kit/listing/ListPage';
import type { Column, Filter, RowAction } from '~/kit/listing/types';
import { useTenant } from '~/kit/navigation';
import { useUser } from '~/kit/session';
import { tenants } from '~/kit/sources';
import { useTexts } from '~/kit/texts';
import { Empty, Id, Time } from '~/kit/values';
import { texts } from './texts';

export type ApiKey = Schema<'ApiKeyView'>;

export default function ApiKeyList() {
  const t = useTexts(texts);
  const me = useUser();
  const client = useQueryClient();
  const tenantId = useTenant() ?? undefined;
  const actions = (key: ApiKey): RowAction<ApiKey>[] => [
    {
      id: 'delete',
      label: t('remove.label'),
      icon: IconTrash,
      color: 'red',
      disabled: me.role === 'staff' && key.role !== 'seller' ? t('noRight') : null,
      run: () =>
        ask({
          title: t('remove.title', { name: key.name }),
          text: t('remove.text'),
          confirm: t('remove.label'),
          danger: true,
          run: async () => {
            await api.DELETE('/api/v1/api-keys/{id}', {
              params: { path: { id: key.id }, header: ifMatch(key.version) },
            });
            notifications.show({ color: 'green', message: t('remove.done', { name: key.name }) });
            await client.invalidateQueries({ queryKey: ['api-keys'] });
          },
        }),
    },
  ];
  return (
    <ListPage<ApiKey>
      id="api-keys"
      title={t('title')}
      lead={t('lead')}
      add={{ label: t('add'), to: '/api-keys/new' }}
      queryKey={['api-keys', 'list']}
      fetch={(query, signal) => body(api.GET('/api/v1/api-keys', { params: { query }, signal }))}
      rowId={(key) => key.id}
      rowName={(key) => key.name}
      rowActions={actions}
      columns={useColumns()}
      filters={useFilters()}
      fixed={{ tenantId }}
      defaultSort="name"
      empty={{ title: t('empty'), text: t('emptyText') }}
    />
  );
}

function useColumns(): Column<ApiKey>[] {
  const t = useTexts(texts);
  const formats = useFormats();
  const seesTenants = useUser().role !== 'seller';
  return useMemo(() => {
    const columns: Column<ApiKey>[] = [
      { id: 'name', label: t('column.name'), sort: 'name', cell: (one) => one.name, csv: (one) => one.name },
      { id: 'id', label: t('column.id'), cell: (one) => <Id>{one.id}</Id>, csv: (one) => one.id },
      { id: 'role', label: t('column.role'), cell: (one) => t(`role.${one.role}`), csv: (one) => one.role },
      {
        id: 'tenant',
        label: t('column.tenant'),
        hidden: !seesTenants,
        cell: (one) => (one.tenantId ? <EntityName source={tenants} id={one.tenantId} /> : <Empty />),
        csv: (one) => one.tenantId,
      },
      {
        id: 'scopes',
        label: t('column.scopes'),
        cell: (one) =>
          one.scopes === null ? (
            <Text size="sm" c="dimmed">
              {t('all')}
            </Text>
          ) : (
            <Text size="xs" maw={320}>
              {formats.list(one.scopes)}
            </Text>
          ),
        csv: (one) => one.scopes?.join(' '),
      },
      {
        id: 'used',
        label: t('column.used'),
        cell: (one) => (one.lastUsedAt ? <Time at={one.lastUsedAt} ago /> : t('never')),
        csv: (one) => one.lastUsedAt,
      },
      {
        id: 'expires',
        label: t('column.expires'),
        cell: (one) =>
          one.expiresAt === null ? (
            t('never')
          ) : Date.parse(one.expiresAt) < Date.now() ? (
            <Text size="sm" span className="danger">
              {t('expired')}
            </Text>
          ) : (
            <Time at={one.expiresAt} />
          ),
        csv: (one) => one.expiresAt,
      },
      {
        id: 'created',
        label: t('column.created'),
        sort: 'createdAt',
        cell: (one) => <Time at={one.createdAt} />,
        csv: (one) => one.createdAt,
      },
    ];
    return columns;
  }, [t, formats, seesTenants]);
}

function useFilters(): Filter[] {
  const t = useTexts(texts);
  return useMemo(
    () => [
      { id: 'q', kind: 'text', main: true, label: t('search'), placeholder: t('search') },
      {
        id: 'role',
        kind: 'choice',
        many: true,
        label: t('column.role'),
        options: (['admin', 'staff', 'seller'] as const).map((value) => ({
          value,
          label: t(`role.${value}`),
        })),
      },
    ],
    [t],
  );
}

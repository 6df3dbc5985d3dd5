import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { api, body } from '~/api/client';
import { EntityName } from '~/kit/EntityName';
import { ListPage } from '~/kit/listing/ListPage';
import type { Column, Filter } from '~/kit/listing/types';
import { useTenant } from '~/kit/navigation';
import { StateBadge, useStateLabel } from '~/kit/StateBadge';
import { useUser } from '~/kit/session';
import { tenants } from '~/kit/sources';
import { useTexts } from '~/kit/texts';
import { Empty, Time } from '~/kit/values';
import { useUserActions } from './actions';
import { texts } from './texts';
import { ROLES, type User } from './users';

export default function UserList() {
  const t = useTexts(texts);
  const tenantId = useTenant() ?? undefined;
  const actions = useUserActions();
  return (
    <ListPage<User>
      id="users"
      title={t('title')}
      lead={t('lead')}
      add={{ label: t('add'), to: '/users/new' }}
      queryKey={['users', 'list']}
      fetch={(query, signal) => body(api.GET('/api/v1/users', { params: { query }, signal }))}
      rowId={(user) => user.id}
      rowName={(user) => user.username}
      rowLink={(user) => `/users/${user.id}`}
      rowEdit={(user) => `/users/${user.id}`}
      rowActions={actions}
      columns={useColumns()}
      filters={useFilters()}
      fixed={{ tenantId }}
      defaultSort="username"
      empty={{ title: t('empty') }}
    />
  );
}

function useColumns(): Column<User>[] {
  const t = useTexts(texts);
  const me = useUser().id;
  return useMemo(
    () => [
      {
        id: 'username',
        label: t('column.username'),
        sort: 'username',
        cell: (one) => (
          <>
            {one.username}
            {one.id === me && (
              <Text span size="xs" c="dimmed" fw={400}>
                {' '}
                ({t('me')})
              </Text>
            )}
          </>
        ),
        csv: (one) => one.username,
      },
      {
        id: 'name',
        label: t('column.name'),
        cell: (one) => one.displayName ?? <Empty />,
        csv: (one) => one.displayName,
      },
      { id: 'role', label: t('column.role'), cell: (one) => t(`role.${one.role}`), csv: (one) => one.role },
      {
        id: 'tenant',
        label: t('column.tenant'),
        cell: (one) =>
          one.tenantId ? (
            <EntityName source={tenants} id={one.tenantId} to={`/tenants/${one.tenantId}`} />
          ) : (
            <Empty />
          ),
        csv: (one) => one.tenantId,
      },
      {
        id: 'status',
        label: t('column.status'),
        cell: (one) => <StateBadge state={one.status} />,
        csv: (one) => one.status,
      },
      {
        id: 'password',
        label: t('column.password'),
        cell: (one) => (one.passwordChangeRequired ? t('first') : t('own')),
        csv: (one) => (one.passwordChangeRequired ? 'first' : 'own'),
      },
      {
        id: 'created',
        label: t('column.created'),
        sort: 'createdAt',
        cell: (one) => <Time at={one.createdAt} />,
        csv: (one) => one.createdAt,
      },
    ],
    [t, me],
  );
}

function useFilters(): Filter[] {
  const t = useTexts(texts);
  const state = useStateLabel();
  return useMemo(
    () => [
      { id: 'q', kind: 'text', main: true, label: t('search'), placeholder: t('search') },
      {
        id: 'role',
        kind: 'choice',
        many: true,
        label: t('column.role'),
        options: ROLES.map((value) => ({ value, label: t(`role.${value}`) })),
      },
      {
        id: 'status',
        kind: 'choice',
        many: true,
        label: t('column.status'),
        options: (['active', 'disabled'] as const).map((value) => ({ value, label: state(value) })),
      },
    ],
    [t, state],
  );
}

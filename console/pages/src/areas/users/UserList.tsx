import { Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { api, body } from '~/api/client';
import { EntityName } from '~/kit/EntityName';
import { Listing } from '~/kit/listing/Listing';
import type { Column, Filter } from '~/kit/listing/types';
import { useGo, useTenant } from '~/kit/navigation';
import { Page } from '~/kit/Page';
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
  const go = useGo();
  const tenantId = useTenant() ?? undefined;
  const actions = useUserActions();
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => go('/users/new')}>
      {t('add')}
    </Button>
  );
  return (
    <Page title={t('title')} lead={t('lead')} actions={add}>
      <Listing<User>
        id="users"
        label={t('title')}
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
        empty={{ title: t('empty'), action: add }}
      />
    </Page>
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

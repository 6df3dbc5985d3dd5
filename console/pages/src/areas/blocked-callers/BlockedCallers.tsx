import { notifications } from '@mantine/notifications';
import { IconPhoneCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, body, type Schema } from '~/api/client';
import { ask } from '~/kit/dialogs';
import { EntityName } from '~/kit/EntityName';
import { ListPage } from '~/kit/listing/ListPage';
import type { Column, Filter, RowAction } from '~/kit/listing/types';
import { useTenant } from '~/kit/navigation';
import { phoneOf } from '~/kit/phone';
import { useCan, useUser } from '~/kit/session';
import { tenants } from '~/kit/sources';
import { useTexts } from '~/kit/texts';
import { Empty, PhoneNumber, Time } from '~/kit/values';
import { texts } from './texts';

type BlockedCaller = Schema<'BlockedCaller'>;

export default function BlockedCallers() {
  const t = useTexts(texts);
  const can = useCan();
  const client = useQueryClient();
  const tenantId = useTenant() ?? undefined;
  const actions = (caller: BlockedCaller): RowAction<BlockedCaller>[] => {
    const number = phoneOf(caller.number).text;
    return [
      {
        id: 'unblock',
        label: t('unblock'),
        icon: IconPhoneCheck,
        disabled: can('deleteBlockedCaller') ? null : t('noRight'),
        run: () =>
          ask({
            title: t('unblockTitle', { number }),
            text: t('unblockText'),
            confirm: t('unblock'),
            run: async () => {
              await api.DELETE('/api/v1/blocked-callers/{id}', { params: { path: { id: caller.id } } });
              notifications.show({ color: 'green', message: t('unblocked', { number }) });
              await client.invalidateQueries({ queryKey: ['blocked-callers'] });
            },
          }),
      },
    ];
  };
  return (
    <ListPage<BlockedCaller>
      id="blocked-callers"
      title={t('title')}
      lead={t('lead')}
      add={{ label: t('add'), to: '/blocked-callers/new', disabled: !can('createBlockedCaller') }}
      queryKey={['blocked-callers']}
      fetch={(query, signal) => body(api.GET('/api/v1/blocked-callers', { params: { query }, signal }))}
      rowId={(caller) => caller.id}
      rowName={(caller) => phoneOf(caller.number).text}
      rowActions={actions}
      columns={useColumns()}
      filters={useFilters()}
      fixed={{ tenantId }}
      defaultSort="-createdAt"
      empty={{ title: t('empty'), text: t('emptyText') }}
    />
  );
}

function useColumns(): Column<BlockedCaller>[] {
  const t = useTexts(texts);
  const seesTenants = useUser().role !== 'seller';
  return useMemo(
    () => [
      {
        id: 'number',
        label: t('column.number'),
        sort: 'number',
        cell: (one) => <PhoneNumber number={one.number} />,
        csv: (one) => one.number,
      },
      { id: 'note', label: t('column.note'), cell: (one) => one.note ?? <Empty />, csv: (one) => one.note },
      {
        id: 'tenant',
        label: t('column.tenant'),
        hidden: !seesTenants,
        cell: (one) => <EntityName source={tenants} id={one.tenantId} />,
        csv: (one) => one.tenantId,
      },
      { id: 'by', label: t('column.by'), cell: (one) => one.createdBy, csv: (one) => one.createdBy },
      {
        id: 'created',
        label: t('column.created'),
        sort: 'createdAt',
        cell: (one) => <Time at={one.createdAt} ago />,
        csv: (one) => one.createdAt,
      },
    ],
    [t, seesTenants],
  );
}

function useFilters(): Filter[] {
  const t = useTexts(texts);
  return useMemo(
    () => [{ id: 'q', kind: 'text', main: true, secret: true, label: t('search'), placeholder: t('search') }],
    [t],
  );
}

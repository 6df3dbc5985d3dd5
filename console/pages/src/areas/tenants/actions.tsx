import { notifications } from '@mantine/notifications';
import { IconPencil, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { api, body, ifMatch, type Schema } from '~/api/client';
import { ask, useAct } from '~/kit/dialogs';
import type { RowAction } from '~/kit/listing/types';
import { useGo } from '~/kit/navigation';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { texts } from './texts';

export type Tenant = Schema<'TenantView'>;

/** What can be done with a tenant from its row and its page. */
export function useTenantActions(afterDelete?: () => void): (tenant: Tenant) => RowAction<Tenant>[] {
  const t = useTexts(texts);
  const go = useGo();
  const can = useCan();
  const act = useAct(['tenants']);
  const client = useQueryClient();
  const disabled = can('updateTenant') ? null : t('noRight');
  const setStatus = (tenant: Tenant, status: Tenant['status']) =>
    body(
      api.PATCH('/api/v1/tenants/{id}', {
        params: { path: { id: tenant.id }, header: ifMatch(tenant.version) },
        body: { status },
      }),
    );
  return (tenant) => {
    const { name } = tenant;
    const change: RowAction<Tenant> =
      tenant.status === 'active'
        ? {
            id: 'suspend',
            label: t('suspend.label'),
            icon: IconPlayerPause,
            disabled,
            run: () =>
              ask({
                title: t('suspend.title', { name }),
                text: t('suspend.text'),
                confirm: t('suspend.label'),
                danger: true,
                run: async () => {
                  await setStatus(tenant, 'suspended');
                  notifications.show({ color: 'green', message: t('suspend.done', { name }) });
                  await client.invalidateQueries({ queryKey: ['tenants'] });
                },
              }),
          }
        : {
            id: 'resume',
            label: t('resume.label'),
            icon: IconPlayerPlay,
            disabled,
            run: () => void act(() => setStatus(tenant, 'active'), t('resume.done', { name }), name),
          };
    return [
      { id: 'edit', label: t('edit'), icon: IconPencil, disabled, run: () => go(`/tenants/${tenant.id}`) },
      change,
      {
        id: 'delete',
        label: t('remove.label'),
        icon: IconTrash,
        color: 'red',
        disabled: can('deleteTenant') ? null : t('noRight'),
        run: () =>
          ask({
            title: t('remove.title', { name }),
            text: t('remove.text'),
            confirm: t('remove.label'),
            danger: true,
            run: async () => {
              await api.DELETE('/api/v1/tenants/{id}', {
                params: { path: { id: tenant.id }, header: ifMatch(tenant.version) },
              });
              notifications.show({ color: 'green', message: t('remove.done', { name }) });
              afterDelete?.();
            },
          }),
      },
    ];
  };
}

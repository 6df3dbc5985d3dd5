import { notifications } from '@mantine/notifications';
import { IconKey, IconPencil, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { api, body, ifMatch } from '~/api/client';
import { ask, showOnce, useAct } from '~/kit/dialogs';
import type { RowAction } from '~/kit/listing/types';
import { useGo } from '~/kit/navigation';
import { useUser } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { texts } from './texts';
import type { User } from './users';

/** What can be done with a user from its row and its page. Staff manage sellers only. */
export function useUserActions(afterDelete?: () => void): (user: User) => RowAction<User>[] {
  const t = useTexts(texts);
  const go = useGo();
  const me = useUser();
  const act = useAct(['users']);
  const client = useQueryClient();
  const reload = () => client.invalidateQueries({ queryKey: ['users'] });
  const setStatus = (user: User, status: User['status']) =>
    body(
      api.PATCH('/api/v1/users/{id}', {
        params: { path: { id: user.id }, header: ifMatch(user.version) },
        body: { status },
      }),
    );
  return (user) => {
    const name = user.displayName ?? user.username;
    const noRight = me.role === 'staff' && user.role !== 'seller' ? t('noRight') : null;
    const notSelf = noRight ?? (user.id === me.id ? t('self') : null);
    const change: RowAction<User> =
      user.status === 'active'
        ? {
            id: 'disable',
            label: t('disable.label'),
            icon: IconPlayerPause,
            disabled: notSelf,
            run: () =>
              ask({
                title: t('disable.title', { name }),
                text: t('disable.text'),
                confirm: t('disable.label'),
                danger: true,
                run: async () => {
                  await setStatus(user, 'disabled');
                  notifications.show({ color: 'green', message: t('disable.done', { name }) });
                  await reload();
                },
              }),
          }
        : {
            id: 'enable',
            label: t('enable.label'),
            icon: IconPlayerPlay,
            disabled: notSelf,
            run: () => void act(() => setStatus(user, 'active'), t('enable.done', { name }), name),
          };
    return [
      {
        id: 'edit',
        label: t('edit'),
        icon: IconPencil,
        disabled: noRight,
        run: () => go(`/users/${user.id}`),
      },
      {
        id: 'reset',
        label: t('reset.label'),
        icon: IconKey,
        disabled: notSelf,
        run: () =>
          ask({
            title: t('reset.title', { name }),
            text: t('reset.text'),
            confirm: t('reset.confirm'),
            run: async () => {
              const { password } = await body(
                api.POST('/api/v1/users/{id}/reset-password', { params: { path: { id: user.id } } }),
              );
              // The question closes all dialogs when it is done, so the password comes after it.
              setTimeout(() =>
                showOnce({
                  title: t('reset.shown', { name }),
                  text: t('reset.shownText'),
                  values: [{ label: t('password'), value: password }],
                }),
              );
            },
          }),
      },
      change,
      {
        id: 'delete',
        label: t('remove.label'),
        icon: IconTrash,
        color: 'red',
        disabled: notSelf,
        run: () =>
          ask({
            title: t('remove.title', { name }),
            text: t('remove.text'),
            confirm: t('remove.label'),
            danger: true,
            run: async () => {
              await api.DELETE('/api/v1/users/{id}', {
                params: { path: { id: user.id }, header: ifMatch(user.version) },
              });
              notifications.show({ color: 'green', message: t('remove.done', { name }) });
              afterDelete?.();
            },
          }),
      },
    ];
  };
}

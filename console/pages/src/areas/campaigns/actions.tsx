import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { IconPencil, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { api, ifMatch } from '~/api/client';
import { openForm } from '~/kit/dialogs';
import { kitTexts } from '~/kit/kitTexts';
import type { RowAction } from '~/kit/listing/types';
import { asProblem } from '~/kit/ProblemView';
import { useProblems } from '~/kit/problems';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { type Campaign, patchCampaign } from './campaigns';
import { Rename } from './Rename';
import { texts } from './texts';

/** Runs a change, says what came of it, and reads the campaigns again. */
export function useChange(): (change: () => Promise<unknown>, done?: string) => Promise<boolean> {
  const client = useQueryClient();
  const { sentence } = useProblems();
  return async (change, done) => {
    try {
      await change();
      if (done) notifications.show({ color: 'green', message: done });
      return true;
    } catch (error) {
      notifications.show({ color: 'red', message: sentence(asProblem(error)), autoClose: 10_000 });
      return false;
    } finally {
      await client.invalidateQueries({ queryKey: ['campaigns'] });
    }
  };
}

/** What can be done with a campaign from its row and its page. */
export function useCampaignActions(afterDelete?: () => void): (campaign: Campaign) => RowAction<Campaign>[] {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const can = useCan();
  const change = useChange();
  const mayChange = can('updateCampaign') ? null : t('noRight');
  return (campaign) => {
    const to = (status: Campaign['status']) =>
      mayChange ?? (campaign.status === status ? t('action.already') : null);
    const name = campaign.name;
    const set = (status: Campaign['status'], done: string) =>
      void change(() => patchCampaign(campaign.id, campaign.version, { status }), done);
    return [
      {
        id: 'rename',
        label: t('action.rename'),
        icon: IconPencil,
        disabled: mayChange,
        run: () =>
          openForm({ title: t('action.renameTitle', { name }), children: <Rename campaign={campaign} /> }),
      },
      {
        id: 'activate',
        label: t('action.activate'),
        icon: IconPlayerPlay,
        disabled: to('active'),
        run: () => set('active', t('action.activated', { name })),
      },
      {
        id: 'deactivate',
        label: t('action.deactivate'),
        icon: IconPlayerPause,
        disabled: to('inactive'),
        run: () => set('inactive', t('action.deactivated', { name })),
      },
      {
        id: 'delete',
        label: t('action.delete'),
        icon: IconTrash,
        color: 'red',
        disabled: can('deleteCampaign') ? null : t('noRight'),
        run: () =>
          modals.openConfirmModal({
            title: t('action.deleteTitle', { name }),
            centered: true,
            children: <Text size="sm">{t('action.deleteText')}</Text>,
            labels: { confirm: t('action.delete'), cancel: kit('cancel') },
            confirmProps: { color: 'red' },
            onConfirm: () =>
              void change(
                () =>
                  api.DELETE('/api/v1/campaigns/{id}', {
                    params: { path: { id: campaign.id }, header: ifMatch(campaign.version) },
                  }),
                t('action.deleted', { name }),
              ).then((done) => done && afterDelete?.()),
          }),
      },
    ];
  };
}

import { Button, Group, List, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import {
  IconKey,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlugConnected,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ifMatch } from '~/api/client';
import { ApiProblem } from '~/api/problem';
import { kitTexts } from '~/kit/kitTexts';
import type { RowAction } from '~/kit/listing/types';
import { useGo } from '~/kit/navigation';
import { asProblem, ProblemView } from '~/kit/ProblemView';
import { useProblems } from '~/kit/problems';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { type Client, campaignsQuery, firstEndpoint, linksOf, setPassword, setStatus } from './clients';
import { newPassword } from './handover';
import { keepPassword } from './passwords';
import { texts } from './texts';

/** What can be done with a client from its row and its page. */
export function useClientActions({
  test,
  afterDelete,
}: {
  /** Opens the drawer of tests. */
  test: (client: Client) => void;
  afterDelete?: () => void;
}): (client: Client) => RowAction<Client>[] {
  const t = useTexts(texts);
  const can = useCan();
  const go = useGo();
  const queries = useQueryClient();
  const { sentence } = useProblems();
  const reload = () => queries.invalidateQueries({ queryKey: ['clients'] });
  const noRight = can('updateClient') ? null : t('action.noRight');
  const change = async (client: Client, status: Client['status']) => {
    const { name } = client;
    try {
      await setStatus(client, status);
      const message = t(status === 'active' ? 'action.activated' : 'action.deactivated', { name });
      notifications.show({ color: 'green', message });
    } catch (error) {
      const message = sentence(asProblem(error));
      notifications.show({ color: 'red', title: name, message, autoClose: 10_000 });
    }
    await reload();
  };
  const open = (title: string, children: React.ReactNode) => modals.open({ title, centered: true, children });
  return (client) => [
    {
      id: 'edit',
      label: t('action.edit'),
      icon: IconPencil,
      disabled: noRight,
      run: () => go(`/clients/${client.id}/edit`),
    },
    {
      id: 'test',
      label: t('action.test'),
      icon: IconPlugConnected,
      disabled: can('startClientTest') ? null : t('action.noTest'),
      run: () => test(client),
    },
    {
      id: 'activate',
      label: t('action.activate'),
      icon: IconPlayerPlay,
      disabled: noRight ?? (client.status === 'active' ? t('action.already') : null),
      run: () => void change(client, 'active'),
    },
    {
      id: 'deactivate',
      label: t('action.deactivate'),
      icon: IconPlayerPause,
      disabled: noRight ?? (client.status === 'inactive' ? t('action.already') : null),
      run: () => void change(client, 'inactive'),
    },
    {
      id: 'password',
      label: t('action.password'),
      icon: IconKey,
      disabled: noRight ?? (client.mode === 'fixed' ? t('action.noPassword') : null),
      run: () =>
        open(
          t('password.title', { name: client.name }),
          <NewPassword
            client={client}
            done={() => {
              go(`/clients/${client.id}`);
            }}
          />,
        ),
    },
    {
      id: 'delete',
      label: t('action.delete'),
      icon: IconTrash,
      color: 'red',
      disabled: can('deleteClient') ? null : t('action.noRight'),
      run: () =>
        open(
          t('remove.title', { name: client.name }),
          <DeleteClient
            client={client}
            deactivate={() => void change(client, 'inactive')}
            openCampaign={(id) => go(`/campaigns/${id}`)}
            done={() => {
              notifications.show({ color: 'green', message: t('remove.done', { name: client.name }) });
              afterDelete?.();
            }}
          />,
        ),
    },
  ];
}

/** Sets a password that is made here, and keeps it until it has been shown once. */
function NewPassword({ client, done }: { client: Client; done: () => void }) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const send = async () => {
    setSending(true);
    setError(null);
    const password = newPassword((bytes) => crypto.getRandomValues(bytes));
    try {
      const { id } = firstEndpoint(client);
      await setPassword(client, id, password);
      keepPassword(id, password);
      modals.closeAll();
      done();
    } catch (refusal) {
      setError(refusal);
      setSending(false);
    }
  };
  return (
    <Stack gap="md">
      <Text size="sm">{t('password.text')}</Text>
      {error !== null && <ProblemView error={error} title={t('refused')} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={() => modals.closeAll()} data-autofocus>
          {kit('cancel')}
        </Button>
        <Button loading={sending} onClick={() => void send()}>
          {t('password.confirm')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Says which campaigns are linked before the client is deleted, since the service refuses it then. */
function DeleteClient({
  client,
  deactivate,
  openCampaign,
  done,
}: {
  client: Client;
  deactivate: () => void;
  /** Dialogs are outside of the router, so the screen goes there. */
  openCampaign: (id: string) => void;
  done: () => void;
}) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const campaigns = useQuery({ ...campaignsQuery, staleTime: 0 });
  const links = linksOf(campaigns.data ?? [], client.id, null);
  const remove = async () => {
    setSending(true);
    setError(null);
    try {
      await api.DELETE('/api/v1/clients/{id}', {
        params: { path: { id: client.id }, header: ifMatch(client.version) },
      });
      modals.closeAll();
      done();
    } catch (refusal) {
      // Somebody may have linked it since; then the list below says where.
      if (refusal instanceof ApiProblem && refusal.code === 'client.in-use') await campaigns.refetch();
      setError(refusal);
      setSending(false);
    }
  };
  const linked = links.length > 0;
  return (
    <Stack gap="md">
      <Text size="sm">{t('remove.text')}</Text>
      {campaigns.isPending && <Text size="sm">{t('remove.checking')}</Text>}
      {campaigns.isSuccess && !linked && <Text size="sm">{t('remove.free')}</Text>}
      {linked && (
        <div>
          <Text size="sm" fw={600}>
            {t('remove.inUse', { count: links.length })}
          </Text>
          <List size="sm" withPadding mt={4}>
            {links.map((link) => (
              <List.Item key={link.campaignId}>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  onClick={() => {
                    modals.closeAll();
                    openCampaign(link.campaignId);
                  }}
                >
                  {link.campaign}
                </Button>
              </List.Item>
            ))}
          </List>
        </div>
      )}
      {error !== null && <ProblemView error={error} title={t('refused')} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={() => modals.closeAll()} data-autofocus>
          {kit('cancel')}
        </Button>
        {linked && client.status === 'active' && (
          <Button
            variant="default"
            onClick={() => {
              modals.closeAll();
              deactivate();
            }}
          >
            {t('remove.deactivate')}
          </Button>
        )}
        <Button
          color="red"
          loading={sending}
          disabled={campaigns.isPending || linked}
          onClick={() => void remove()}
        >
          {t('remove.confirm')}
        </Button>
      </Group>
    </Stack>
  );
}

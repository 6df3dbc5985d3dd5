import { Button, Group, List, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import {
  IconArrowsExchange,
  IconBan,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body, ifMatch } from '~/api/client';
import { CancelButton, openForm } from '~/kit/dialogs';
import { kitTexts } from '~/kit/kitTexts';
import type { RowAction } from '~/kit/listing/types';
import { useGo } from '~/kit/navigation';
import { asProblem, ProblemView } from '~/kit/ProblemView';
import { phoneOf } from '~/kit/phone';
import { useProblems } from '~/kit/problems';
import { useStateLabel } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { tenants } from '~/kit/sources';
import { useTexts } from '~/kit/texts';
import { campaignsQuery, type Did, type DidStatus, setStatus } from './numbers';
import { texts } from './texts';

const nameOf = (did: Did) => phoneOf(did.number).text;

/** What can be done with a number from its row and its page. */
export function useNumberActions(afterDelete?: () => void): (did: Did) => RowAction<Did>[] {
  const t = useTexts(texts);
  const state = useStateLabel();
  const can = useCan();
  const go = useGo();
  const client = useQueryClient();
  const { sentence } = useProblems();
  const reload = () => client.invalidateQueries({ queryKey: ['numbers'] });
  const noRight = can('updateDid') ? null : t('action.noRight');
  const change = async (did: Did, status: DidStatus) => {
    const name = nameOf(did);
    try {
      await setStatus(did, status);
      notifications.show({ color: 'green', message: t('action.done', { name, state: state(status) }) });
    } catch (error) {
      const message = sentence(asProblem(error));
      notifications.show({ color: 'red', title: name, message, autoClose: 10_000 });
    }
    await reload();
  };
  return (did) => {
    const to = (status: DidStatus) => ({
      disabled: noRight ?? (did.status === status ? t('action.already') : null),
      run: () => void change(did, status),
    });
    return [
      {
        id: 'edit',
        label: t('action.edit'),
        icon: IconPencil,
        disabled: noRight,
        run: () => go(`/numbers/${did.id}/edit`),
      },
      { id: 'activate', label: t('action.activate'), icon: IconPlayerPlay, ...to('active') },
      { id: 'deactivate', label: t('action.deactivate'), icon: IconPlayerPause, ...to('inactive') },
      { id: 'suspend', label: t('action.suspend'), icon: IconBan, ...to('suspended') },
      {
        id: 'move',
        label: t('action.move'),
        icon: IconArrowsExchange,
        disabled: can('moveDid') ? null : t('action.staffOnly'),
        run: () =>
          openForm({
            title: t('move.title', { name: nameOf(did) }),
            children: <MoveNumber did={did} />,
          }),
      },
      {
        id: 'delete',
        label: t('action.delete'),
        icon: IconTrash,
        color: 'red',
        disabled: can('deleteDid') ? null : t('action.noRight'),
        run: () =>
          modals.open({
            title: t('remove.title', { name: nameOf(did) }),
            centered: true,
            children: (
              <DeleteNumber
                did={did}
                done={() => {
                  notifications.show({ color: 'green', message: t('remove.done', { name: nameOf(did) }) });
                  afterDelete?.();
                }}
              />
            ),
          }),
      },
    ];
  };
}

function DeleteNumber({ did, done }: { did: Did; done: () => void }) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const campaigns = useQuery(campaignsQuery(did.tenantId));
  const uses = campaigns.data?.get(did.id) ?? [];
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const remove = async () => {
    setSending(true);
    setError(null);
    try {
      await api.DELETE('/api/v1/dids/{id}', {
        params: { path: { id: did.id }, header: ifMatch(did.version) },
      });
      modals.closeAll();
      done();
    } catch (refusal) {
      setError(refusal);
      setSending(false);
    }
  };
  return (
    <Stack gap="md">
      <Text size="sm">{t('remove.text')}</Text>
      {uses.length > 0 && (
        <div>
          <Text size="sm">{t('remove.inCampaigns', { count: uses.length })}</Text>
          <List size="sm" withPadding>
            {uses.map((use) => (
              <List.Item key={use.id}>{use.name}</List.Item>
            ))}
          </List>
        </div>
      )}
      {error !== null && <ProblemView error={error} title={t('refused')} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={() => modals.closeAll()} data-autofocus>
          {kit('cancel')}
        </Button>
        <Button color="red" loading={sending} onClick={() => void remove()}>
          {t('remove.confirm')}
        </Button>
      </Group>
    </Stack>
  );
}

function MoveNumber({ did }: { did: Did }) {
  const t = useTexts(texts);
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 200);
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const found = useQuery({
    queryKey: ['find', tenants.key, asked],
    queryFn: ({ signal }) => tenants.find(asked, signal),
    placeholderData: (before) => before,
  });
  const choices = (found.data ?? []).filter((one) => one.value !== did.tenantId);
  const move = async () => {
    if (!chosen) return;
    setSending(true);
    setError(null);
    try {
      await body(
        api.PUT('/api/v1/dids/{id}/tenant', {
          params: { path: { id: did.id }, header: ifMatch(did.version) },
          body: { tenantId: chosen.value },
        }),
      );
      modals.closeAll();
      const message = t('move.done', { name: nameOf(did), tenant: chosen.label });
      notifications.show({ color: 'green', message });
    } catch (refusal) {
      setError(refusal);
      setSending(false);
    }
  };
  return (
    <Stack gap="md">
      <Text size="sm">{t('move.text')}</Text>
      <Select
        label={t('move.tenant')}
        data-autofocus
        searchable
        data={chosen && !choices.some((one) => one.value === chosen.value) ? [chosen, ...choices] : choices}
        filter={({ options }) => options}
        value={chosen?.value ?? null}
        onSearchChange={(typed) => setText(typed === chosen?.label ? '' : typed)}
        onChange={(value) => setChosen(choices.find((one) => one.value === value) ?? null)}
      />
      {error !== null && <ProblemView error={error} title={t('refused')} />}
      <Group justify="flex-end">
        <CancelButton />
        <Button loading={sending} disabled={!chosen} onClick={() => void move()}>
          {t('move.confirm')}
        </Button>
      </Group>
    </Stack>
  );
}

import { Button, Group, Menu, Stack, Text, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, body } from '~/api/client';
import { linkState } from '~/kit/campaignReach';
import { CancelButton, openForm } from '~/kit/dialogs';
import { useFormats } from '~/kit/format';
import { ReachedState } from '~/kit/ReachedState';
import { StateBadge } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { useNow } from '~/kit/values';
import { useChange } from './actions';
import { type Campaign, type LinkOfCampaign, patchLink } from './campaigns';
import { texts } from './texts';

const CLIENT_MILLIS = 15_000;
const LONGEST_REASON = 200;

/** Whether a link takes calls now, and why not; the state of its client, which may be inactive or not reachable. */
export function LinkMark({ campaign, link }: { campaign: Campaign; link: LinkOfCampaign }) {
  const client = useQuery({
    queryKey: ['clients', 'one', link.clientId],
    queryFn: () => body(api.GET('/api/v1/clients/{id}', { params: { path: { id: link.clientId } } })),
    enabled: useCan()('getClient'),
    refetchInterval: CLIENT_MILLIS,
    retry: false,
  });
  const t = useTexts(texts);
  const formats = useFormats();
  const state = linkState(link, campaign, useNow(30_000));
  const why =
    state === 'paused'
      ? link.pause?.reason
      : state === 'scheduled'
        ? t('link.starts', { at: formats.time(link.startsAt as string) })
        : state === 'ended'
          ? t('link.ended', { at: formats.time(link.endsAt as string) })
          : null;
  return (
    <Stack gap={2} align="flex-start">
      {state === 'active' && client.data ? (
        <ReachedState client={client.data} />
      ) : (
        <StateBadge state={state} />
      )}
      {why && (
        <Text size="xs" c="dimmed" maw={220} style={{ overflowWrap: 'anywhere' }}>
          {why}
        </Text>
      )}
    </Stack>
  );
}

/** Pauses a link, with a reason, or resumes it. */
export function PauseItem({
  campaign,
  link,
  name,
}: {
  campaign: Campaign;
  link: LinkOfCampaign;
  name: string;
}) {
  const t = useTexts(texts);
  const can = useCan();
  const change = useChange();
  const put = (reason: string | null, done: string) =>
    change(() => patchLink(campaign.id, link, { pause: reason === null ? null : { reason } }), done);
  const ask = () =>
    openForm({
      title: t('link.pauseTitle', { name }),
      children: <PauseForm pause={(reason) => put(reason, t('link.paused', { name }))} />,
    });
  return (
    <Menu.Item
      disabled={!can('updateCampaignClient')}
      leftSection={link.pause ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
      onClick={() => (link.pause ? void put(null, t('link.resumed', { name })) : ask())}
    >
      {t(link.pause ? 'link.resume' : 'link.pause')}
    </Menu.Item>
  );
}

function PauseForm({ pause }: { pause: (reason: string) => Promise<boolean> }) {
  const t = useTexts(texts);
  const [reason, setReason] = useState('');
  const [sending, setSending] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending || !reason.trim()) return;
    setSending(true);
    if (await pause(reason.trim())) modals.closeAll();
    else setSending(false);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">{t('link.pauseText')}</Text>
        <TextInput
          label={t('link.reason')}
          description={t('link.reasonHelp')}
          withAsterisk
          maxLength={LONGEST_REASON}
          autoComplete="off"
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <CancelButton />
          <Button type="submit" loading={sending} disabled={!reason.trim()}>
            {t('link.pause')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

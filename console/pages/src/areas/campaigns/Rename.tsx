import { Button, Group, Stack, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { CancelButton } from '~/kit/dialogs';
import { ProblemView } from '~/kit/ProblemView';
import { useTexts } from '~/kit/texts';
import { type Campaign, patchCampaign } from './campaigns';
import { texts } from './texts';

const LONGEST = 100;

/** Gives a campaign another name, in a dialog. */
export function Rename({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const [name, setName] = useState(campaign.name);
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const ready = name.trim() !== '' && name.trim() !== campaign.name;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || sending) return;
    setSending(true);
    setError(null);
    try {
      await patchCampaign(campaign.id, campaign.version, { name: name.trim() });
      await client.invalidateQueries({ queryKey: ['campaigns'] });
      modals.closeAll();
      notifications.show({ color: 'green', message: t('action.renamed', { name: name.trim() }) });
    } catch (refusal) {
      setError(refusal);
      setSending(false);
    }
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={t('limits.name')}
          description={t('limits.nameHelp')}
          withAsterisk
          maxLength={LONGEST}
          autoComplete="off"
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {error !== null && <ProblemView error={error} />}
        <Group justify="flex-end">
          <CancelButton />
          <Button type="submit" loading={sending} disabled={!ready}>
            {t('action.rename')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

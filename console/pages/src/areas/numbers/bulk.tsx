import { Alert, Button, Group, Select, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { IconFlag, IconRoute, IconSpeakerphone, IconTags } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { Schema } from '~/api/client';
import { AddToCampaign } from '~/kit/AddToCampaign';
import { CancelButton, openForm } from '~/kit/dialogs';
import { kitTexts } from '~/kit/kitTexts';
import type { BulkAction } from '~/kit/listing/types';
import { ProblemView } from '~/kit/ProblemView';
import { phoneOf } from '~/kit/phone';
import { useProblems } from '~/kit/problems';
import { SourceSelect } from '~/kit/SourceSelect';
import { useStateLabel } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { campaignsOf } from '~/kit/sources';
import { useTexts } from '~/kit/texts';
import { changeMany, type Did, type DidStatus, STATUSES } from './numbers';
import { texts } from './texts';
import { useTrunks } from './trunks';

type Kind = 'status' | 'trunk' | 'tags';

export function useBulkActions(): BulkAction<Did>[] {
  const t = useTexts(texts);
  const can = useCan();
  const disabled = can('changeDids') ? null : t('action.noRight');
  const noCampaign = can('addCampaignDids') ? null : t('action.noRight');
  const open = (kind: Kind) => (rows: Did[], done: () => void) => {
    let isChanged = false;
    openForm({
      title: t('bulk.title', { count: rows.length }),
      size: 'lg',
      children: <BulkChange rows={rows} kind={kind} changed={() => (isChanged = true)} />,
      onClose: () => isChanged && done(),
    });
  };
  const campaign = (rows: Did[], done: () => void) => {
    let isChanged = false;
    modals.open({
      title: t('bulk.campaignTitle', { count: rows.length }),
      centered: true,
      size: 'lg',
      children: <ToCampaign rows={rows} changed={() => (isChanged = true)} />,
      onClose: () => isChanged && done(),
    });
  };
  return [
    {
      id: 'campaign',
      label: t('action.campaign'),
      icon: IconSpeakerphone,
      disabled: noCampaign,
      all: campaign,
    },
    { id: 'status', label: t('action.status'), icon: IconFlag, disabled, all: open('status') },
    { id: 'trunk', label: t('action.trunk'), icon: IconRoute, disabled, all: open('trunk') },
    { id: 'tags', label: t('action.tags'), icon: IconTags, disabled, all: open('tags') },
  ];
}

interface DialogProps {
  rows: Did[];
  /** Called when something has changed, so that the list is read again once the dialog is closed. */
  changed: () => void;
}

/** Asks for the campaign that answers the numbers. */
function ToCampaign({ rows, changed }: DialogProps) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const [campaignId, setCampaignId] = useState<string | null>(null);
  const [isDone, setDone] = useState(false);
  const tenantId = rows[0]?.tenantId ?? '';
  if (rows.some((row) => row.tenantId !== tenantId)) return <Alert color="yellow">{t('bulk.tenants')}</Alert>;
  return (
    <Stack gap={0}>
      {!isDone && (
        <SourceSelect
          required
          label={t('bulk.campaign')}
          description={t('bulk.campaignHelp')}
          source={campaignsOf(tenantId)}
          value={campaignId}
          onChange={setCampaignId}
        />
      )}
      <AddToCampaign
        campaignId={campaignId}
        numbers={isDone ? [] : rows}
        added={() => {
          changed();
          setDone(true);
        }}
      >
        <Button variant="default" onClick={() => modals.closeAll()}>
          {isDone ? t('bulk.close') : kit('cancel')}
        </Button>
      </AddToCampaign>
    </Stack>
  );
}

/** Asks for the change of many numbers, sends it, and shows the numbers that could not be changed. */
function BulkChange({ rows, kind, changed }: DialogProps & { kind: Kind }) {
  const t = useTexts(texts);
  const state = useStateLabel();
  const namesCarriers = useCan()('listCarriers');
  const [status, setStatus] = useState<DidStatus>('active');
  const trunks = useTrunks();
  const [trunk, setTrunk] = useState('');
  const [addTags, setAddTags] = useState<string[]>([]);
  const [removeTags, setRemoveTags] = useState<string[]>([]);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [report, setReport] = useState<Schema<'BulkReport'> | null>(null);
  const known = [...new Set(rows.flatMap((row) => row.tags))].sort();
  const ready =
    kind === 'status' || (kind === 'trunk' ? trunk.trim() : addTags.length + removeTags.length > 0);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || sending) return;
    setSending(true);
    setError(null);
    try {
      const set =
        kind === 'status' ? { status } : kind === 'trunk' ? { trunk: trunk.trim() } : { addTags, removeTags };
      const result = await changeMany(
        rows.map((row) => row.id),
        set,
      );
      changed();
      if (result.failed === 0) {
        modals.closeAll();
        const parts = [t('bulk.updated', { count: result.updated })];
        if (result.unchanged > 0) parts.push(t('bulk.unchanged', { count: result.unchanged }));
        notifications.show({ color: 'green', message: parts.join(', ') });
        return;
      }
      setReport(result);
    } catch (refusal) {
      setError(refusal);
    }
    setSending(false);
  };
  if (report) return <Result rows={rows} report={report} />;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {kind === 'status' && (
          <Select
            data-autofocus
            label={t('bulk.status')}
            allowDeselect={false}
            data={STATUSES.map((value) => ({ value, label: state(value) }))}
            value={status}
            onChange={(value) => value && setStatus(value as DidStatus)}
          />
        )}
        {kind === 'trunk' && namesCarriers && (
          <SourceSelect
            required
            label={t('bulk.trunk')}
            description={t('bulk.trunkChoiceHelp')}
            source={trunks}
            value={trunk || null}
            onChange={(value) => setTrunk(value ?? '')}
          />
        )}
        {kind === 'trunk' && !namesCarriers && (
          <TextInput
            data-autofocus
            label={t('bulk.trunk')}
            description={t('bulk.trunkHelp')}
            value={trunk}
            onChange={(event) => setTrunk(event.currentTarget.value)}
          />
        )}
        {kind === 'tags' && (
          <>
            <TagsInput
              data-autofocus
              label={t('bulk.addTags')}
              description={t('bulk.tagsHelp')}
              acceptValueOnBlur
              value={addTags}
              onChange={setAddTags}
            />
            <TagsInput
              label={t('bulk.removeTags')}
              description={t('bulk.tagsHelp')}
              data={known}
              acceptValueOnBlur
              value={removeTags}
              onChange={setRemoveTags}
            />
          </>
        )}
        {error !== null && <ProblemView error={error} title={t('refused')} />}
        <Group justify="flex-end">
          <CancelButton />
          <Button type="submit" loading={sending} disabled={!ready}>
            {t('bulk.apply')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Result({ rows, report }: { rows: Did[]; report: Schema<'BulkReport'> }) {
  const t = useTexts(texts);
  const { sentence } = useProblems();
  const numbers = new Map(rows.map((row) => [row.id, phoneOf(row.number).text]));
  const failed = report.results.filter((one) => one.result === 'failed');
  return (
    <Stack gap="md">
      <Text size="sm">
        {t('bulk.updated', { count: report.updated })}
        {report.unchanged > 0 && `, ${t('bulk.unchanged', { count: report.unchanged })}`}
      </Text>
      <Alert color="red" role="alert" title={t('bulk.failed', { count: failed.length })}>
        <ul className="plain-list" style={{ maxHeight: 320, overflowY: 'auto' }}>
          {failed.map((one) => (
            <li key={one.id}>
              <strong>{numbers.get(one.id) ?? one.id}</strong>:{' '}
              {sentence({ code: one.code ?? '', title: '', detail: one.error ?? '' })}
            </li>
          ))}
        </ul>
      </Alert>
      <Group justify="flex-end">
        <Button data-autofocus onClick={() => modals.closeAll()}>
          {t('bulk.close')}
        </Button>
      </Group>
    </Stack>
  );
}

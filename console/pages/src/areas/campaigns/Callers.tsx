import { Button, Group, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import { api, body, idempotencyKey, type Schema } from '~/api/client';
import { NumberField, Section, SelectField } from '~/kit/form/fields';
import { Listing } from '~/kit/listing/Listing';
import type { Column, Filter } from '~/kit/listing/types';
import { asProblem } from '~/kit/ProblemView';
import { phoneOf } from '~/kit/phone';
import { useProblems } from '~/kit/problems';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { Empty, PhoneNumber, Time } from '~/kit/values';
import { CallerFilterField, useCallerFilterFault } from './CallerFilterField';
import { filterPatch } from './callerFilter';
import type { Campaign } from './campaigns';
import { Card } from './parts';
import { Settings } from './Settings';
import { texts } from './texts';

type Blocked = Schema<'BlockedCaller'>;

/** What happens to callers who call again, and who may not call at all. */
export function Callers({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const filterFault = useCallerFilterFault();
  return (
    <Stack gap="md">
      <Settings
        campaign={campaign}
        valuesOf={(one) => ({
          mode: (one.repeatCallers?.mode ?? 'off') as string,
          // Hours are easier to think in; a part of an hour stays as it was stored.
          repeatCallers: one.repeatCallers
            ? one.repeatCallers.windowSeconds === null
              ? null
              : one.repeatCallers.windowSeconds / 3600
            : 24,
          scope: (one.repeatCallers?.scope ?? 'campaign') as string,
          callerFilter: one.callerFilter ?? { allowed: [], excluded: [] },
        })}
        validate={(values): { callerFilter?: string } => filterFault(values.callerFilter)}
        patchOf={(values) => ({
          callerFilter: filterPatch(values.callerFilter),
          repeatCallers:
            values.mode === 'off'
              ? null
              : {
                  mode: values.mode as 'same-client' | 'other-client' | 'refuse',
                  scope: values.scope as 'campaign' | 'tenant',
                  windowSeconds:
                    values.repeatCallers === null ? null : Math.round(values.repeatCallers * 3600),
                },
        })}
      >
        {({ values }) => (
          <>
            <Section title={t('filterOf.title')} lead={t('filterOf.lead')}>
              <CallerFilterField />
            </Section>
            <Section title={t('callers.repeat')} lead={t('callers.repeatLead')}>
              <SelectField
                name="mode"
                label={t('callers.mode')}
                help={t('callers.modeHelp')}
                options={[
                  { value: 'off', label: t('callers.off') },
                  { value: 'same-client', label: t('callers.same') },
                  { value: 'other-client', label: t('callers.other') },
                  { value: 'refuse', label: t('callers.refuse') },
                ]}
              />
              {values.mode !== 'off' && (
                <NumberField
                  name="repeatCallers"
                  label={t('callers.window')}
                  help={t('callers.windowHelp')}
                  min={0}
                  max={8760}
                />
              )}
              {values.mode !== 'off' && (
                <SelectField
                  name="scope"
                  label={t('callers.scope')}
                  help={t('callers.scopeHelp')}
                  options={[
                    { value: 'campaign', label: t('callers.scopeCampaign') },
                    { value: 'tenant', label: t('callers.scopeTenant') },
                  ]}
                />
              )}
            </Section>
          </>
        )}
      </Settings>
      <BlockedCallers tenantId={campaign.tenantId} />
    </Stack>
  );
}

function BlockedCallers({ tenantId }: { tenantId: string }) {
  const t = useTexts(texts);
  const can = useCan();
  const client = useQueryClient();
  const { sentence } = useProblems();
  const named = (number: string) => (number === 'anonymous' ? t('callers.anonymous') : phoneOf(number).text);
  const reload = () => client.invalidateQueries({ queryKey: ['blocked-callers'] });
  const run = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      notifications.show({ color: 'green', message: done });
    } catch (error) {
      notifications.show({ color: 'red', message: sentence(asProblem(error)), autoClose: 10_000 });
    }
    await reload();
  };
  const columns = useMemo(
    (): Column<Blocked>[] => [
      {
        id: 'number',
        label: t('callers.number'),
        sort: 'number',
        cell: (one) =>
          one.number === 'anonymous' ? t('callers.anonymous') : <PhoneNumber number={one.number} />,
        csv: (one) => one.number,
      },
      { id: 'note', label: t('callers.note'), cell: (one) => one.note ?? <Empty />, csv: (one) => one.note },
      {
        id: 'since',
        label: t('callers.blockedSince'),
        sort: 'createdAt',
        cell: (one) => <Time at={one.createdAt} />,
        csv: (one) => one.createdAt,
      },
    ],
    [t],
  );
  const filters = useMemo(
    (): Filter[] => [
      {
        id: 'q',
        kind: 'text',
        main: true,
        secret: true,
        label: t('callers.search'),
        placeholder: t('callers.search'),
      },
    ],
    [t],
  );
  const fixed = useMemo(() => ({ tenantId }), [tenantId]);
  return (
    <Card title={t('callers.blocked')} lead={t('callers.blockedLead')}>
      <Stack gap="md">
        {can('createBlockedCaller') && (
          <BlockForm
            block={(number, note) =>
              run(
                () =>
                  api.POST('/api/v1/blocked-callers', {
                    params: { header: idempotencyKey() },
                    body: { number, tenantId, ...(note ? { note } : {}) },
                  }),
                t('callers.done', { number: named(number) }),
              )
            }
          />
        )}
        <Listing<Blocked>
          id="blocked-callers"
          label={t('callers.blocked')}
          queryKey={['blocked-callers']}
          fetch={(query, signal) => body(api.GET('/api/v1/blocked-callers', { params: { query }, signal }))}
          rowId={(one) => one.id}
          rowName={(one) => named(one.number)}
          rowActions={(one) => [
            {
              id: 'unblock',
              label: t('callers.unblock', { number: named(one.number) }),
              icon: IconTrash,
              disabled: can('deleteBlockedCaller') ? null : t('noRight'),
              run: () =>
                void run(
                  () => api.DELETE('/api/v1/blocked-callers/{id}', { params: { path: { id: one.id } } }),
                  t('callers.removed', { number: named(one.number) }),
                ),
            },
          ]}
          columns={columns}
          filters={filters}
          fixed={fixed}
          defaultSort="number"
          urlPrefix="blocked-"
          empty={{ title: t('callers.none') }}
        />
      </Stack>
    </Card>
  );
}

function BlockForm({ block }: { block: (number: string, note: string) => Promise<void> }) {
  const t = useTexts(texts);
  const [number, setNumber] = useState('');
  const [note, setNote] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!number.trim()) return;
    void block(number.trim(), note.trim()).then(() => {
      setNumber('');
      setNote('');
    });
  };
  return (
    <Group component="form" align="flex-end" gap="sm" onSubmit={submit}>
      <TextInput
        label={t('callers.number')}
        description={t('callers.numberHelp')}
        inputMode="tel"
        autoComplete="off"
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <TextInput
        label={t('callers.note')}
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" disabled={!number.trim()}>
        {t('callers.block')}
      </Button>
    </Group>
  );
}

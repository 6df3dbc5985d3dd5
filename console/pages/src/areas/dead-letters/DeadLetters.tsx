import { Button, Code, Select, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { IconEye, IconSend } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, body, type Schema } from '~/api/client';
import { ask, useAct } from '~/kit/dialogs';
import { useFormats } from '~/kit/format';
import { Listing } from '~/kit/listing/Listing';
import type { Column, Filter, RowAction } from '~/kit/listing/types';
import { useGo, useSearch } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { SERVICES, useServiceName } from '~/kit/serviceTexts';
import { useTexts } from '~/kit/texts';
import { Empty, Facts, Id, Time } from '~/kit/values';
import { texts } from './texts';

type DeadLetter = Schema<'DeadLetter'>;

type Service = (typeof SERVICES)[number];
const REASONS = ['refused', 'malformed', 'unknown-type', 'no-envelope'] as const;
/** The services answer the same at their own paths, so the types of one stand for all. */
const pathOf = (service: Service) => `/api/v1/dead-letters/${service}` as '/api/v1/dead-letters/cdr-service';

export default function DeadLetters() {
  const t = useTexts(texts);
  const go = useGo();
  const formats = useFormats();
  const client = useQueryClient();
  const act = useAct(['dead-letters']);
  const asked = useSearch().service;
  const service = SERVICES.find((one) => one === asked) ?? 'provisioning-service';
  const nameOf = useServiceName();
  const columns = useColumns();
  const filters = useFilters();
  const redeliverAll = () =>
    ask({
      title: t('allTitle', { service: nameOf(service) }),
      text: t('allText'),
      confirm: t('all'),
      run: async () => {
        const done = await body(api.POST(`${pathOf(service)}/redeliver`));
        notifications.show({
          color: done.refused > 0 ? 'yellow' : 'green',
          message: t('allDone', {
            redelivered: formats.number(done.redelivered),
            refused: formats.number(done.refused),
            remaining: formats.number(done.remaining),
          }),
        });
        await client.invalidateQueries({ queryKey: ['dead-letters'] });
      },
    });
  const actions = (letter: DeadLetter): RowAction<DeadLetter>[] => [
    { id: 'show', label: t('show'), icon: IconEye, run: () => show(letter) },
    {
      id: 'redeliver',
      label: t('one'),
      icon: IconSend,
      disabled: letter.redeliveredAt ? t('already') : null,
      run: () =>
        void act(
          () => api.POST(`${pathOf(service)}/{id}/redeliver`, { params: { path: { id: letter.id } } }),
          t('oneDone'),
          letter.type ?? letter.topic,
        ),
    },
  ];
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button variant="default" leftSection={<IconSend size={16} aria-hidden />} onClick={redeliverAll}>
          {t('all')}
        </Button>
      }
    >
      <Select
        label={t('service')}
        w={360}
        data={SERVICES.map((value) => ({ value, label: `${nameOf(value)} (${value})` }))}
        value={service}
        allowDeselect={false}
        onChange={(next) => go('/dead-letters', { search: { service: next ?? undefined } })}
      />
      <Listing<DeadLetter>
        key={service}
        id="dead-letters"
        label={`${t('title')} · ${nameOf(service)}`}
        queryKey={['dead-letters', service]}
        fetch={(query, signal) => body(api.GET(pathOf(service), { params: { query }, signal }))}
        rowId={(letter) => letter.id}
        rowName={(letter) => letter.id}
        rowActions={actions}
        columns={columns}
        filters={filters}
        defaultSort="-at"
        empty={{ title: t('empty'), text: t('emptyText') }}
      />
    </Page>
  );
}

function show(letter: DeadLetter) {
  modals.open({ title: letter.type ?? letter.topic, size: 'lg', children: <Letter letter={letter} /> });
}

function Letter({ letter }: { letter: DeadLetter }) {
  const t = useTexts(texts);
  return (
    <Stack gap="md">
      <Text size="sm">{t(`todo.${letter.reason}`)}</Text>
      <Facts
        facts={[
          { label: t('column.topic'), value: <Id>{letter.topic}</Id> },
          { label: t('column.place'), value: `${letter.partition} · ${letter.offset}` },
          { label: t('column.group'), value: <Id>{letter.group}</Id> },
          { label: t('column.key'), value: letter.key ? <Id>{letter.key}</Id> : null },
          { label: t('column.fault'), value: letter.fault },
          { label: t('column.at'), value: <Time at={letter.at} /> },
        ]}
      />
      <div>
        <Text size="sm" fw={600} mb={4}>
          {t('body')}
        </Text>
        {letter.body ? (
          <Code block tabIndex={0} mah={360} style={{ overflow: 'auto', whiteSpace: 'pre-wrap' }}>
            {pretty(letter.body)}
          </Code>
        ) : (
          <Text size="sm">{t('noBody')}</Text>
        )}
      </div>
    </Stack>
  );
}

/** A malformed body is shown as it is. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function useColumns(): Column<DeadLetter>[] {
  const t = useTexts(texts);
  return useMemo(
    () => [
      {
        id: 'type',
        label: t('column.type'),
        cell: (one) => one.type ?? one.topic,
        csv: (one) => one.type,
      },
      {
        id: 'reason',
        label: t('column.reason'),
        cell: (one) => <span title={t(`todo.${one.reason}`)}>{t(`reason.${one.reason}`)}</span>,
        csv: (one) => one.reason,
      },
      {
        id: 'fault',
        label: t('column.fault'),
        cell: (one) => one.fault ?? <Empty />,
        csv: (one) => one.fault,
      },
      { id: 'group', label: t('column.group'), cell: (one) => <Id>{one.group}</Id>, csv: (one) => one.group },
      {
        id: 'place',
        label: t('column.place'),
        cell: (one) => (
          <span className="figures nowrap">
            {one.partition} · {one.offset}
          </span>
        ),
        csv: (one) => `${one.topic} ${one.partition} ${one.offset}`,
      },
      {
        id: 'at',
        label: t('column.at'),
        sort: 'at',
        cell: (one) => <Time at={one.at} ago />,
        csv: (one) => one.at,
      },
      {
        id: 'redelivered',
        label: t('column.redelivered'),
        cell: (one) => <Time at={one.redeliveredAt} ago />,
        csv: (one) => one.redeliveredAt,
      },
    ],
    [t],
  );
}

function useFilters(): Filter[] {
  const t = useTexts(texts);
  return useMemo(
    () => [
      {
        id: 'state',
        kind: 'choice',
        label: t('stateFilter'),
        options: (['open', 'redelivered', 'all'] as const).map((value) => ({
          value,
          label: t(`state.${value}`),
        })),
      },
      {
        id: 'reason',
        kind: 'choice',
        many: true,
        label: t('column.reason'),
        options: REASONS.map((value) => ({ value, label: t(`reason.${value}`) })),
      },
      { id: 'group', kind: 'text', label: t('column.group') },
    ],
    [t],
  );
}

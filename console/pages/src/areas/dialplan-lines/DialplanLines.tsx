import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, body, ifMatch, type Schema } from '~/api/client';
import { ask } from '~/kit/dialogs';
import { Listing } from '~/kit/listing/Listing';
import type { Column, Filter, ListQuery, Page as PageOf, RowAction } from '~/kit/listing/types';
import { useGo } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { useCan } from '~/kit/session';
import { PageTabs } from '~/kit/Tabs';
import { type Translate, useTexts } from '~/kit/texts';
import { Duration, Empty, Id, Time } from '~/kit/values';
import type { Line } from './lines';
import { texts } from './texts';

type Carrier = Schema<'CarrierView'>;

export default function DialplanLines() {
  const t = useTexts(texts);
  const go = useGo();
  const can = useCan();
  const add = (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      disabled={!can('createDialplanLine')}
      onClick={() => go('/dialplan-lines/new')}
    >
      {t('add')}
    </Button>
  );
  return (
    <Page title={t('title')} lead={t('lead')} actions={add}>
      <PageTabs
        tabs={[
          { id: 'lines', label: t('tab.lines'), content: () => <OwnLines /> },
          { id: 'prefixes', label: t('tab.prefixes'), content: () => <Prefixes /> },
        ]}
      />
    </Page>
  );
}

function OwnLines() {
  const t = useTexts(texts);
  const go = useGo();
  const can = useCan();
  const client = useQueryClient();
  const disabled = can('deleteDialplanLine') ? null : t('noRight');
  const actions = (line: Line): RowAction<Line>[] => [
    {
      id: 'edit',
      label: t('edit'),
      icon: IconPencil,
      disabled,
      run: () => go(`/dialplan-lines/${line.id}`),
    },
    {
      id: 'delete',
      label: t('remove.label'),
      icon: IconTrash,
      color: 'red',
      disabled,
      run: () =>
        ask({
          title: t('remove.title', { exten: line.exten, priority: line.priority }),
          text: t('remove.text'),
          confirm: t('remove.label'),
          danger: true,
          run: async () => {
            await api.DELETE('/api/v1/dialplan-lines/{id}', {
              params: { path: { id: line.id }, header: ifMatch(line.version) },
            });
            notifications.show({ color: 'green', message: t('remove.done') });
            await client.invalidateQueries({ queryKey: ['dialplan-lines'] });
          },
        }),
    },
  ];
  return (
    <Listing<Line>
      id="dialplan-lines"
      label={t('tab.lines')}
      queryKey={['dialplan-lines', 'list']}
      fetch={(query, signal) => body(api.GET('/api/v1/dialplan-lines', { params: { query }, signal }))}
      rowId={(line) => line.id}
      rowName={(line) => `${line.exten}, ${line.priority}`}
      rowLink={(line) => `/dialplan-lines/${line.id}`}
      rowEdit={(line) => `/dialplan-lines/${line.id}`}
      rowActions={actions}
      columns={useMemo(() => lineColumns(t), [t])}
      filters={useFilters()}
      defaultSort="context"
      empty={{ title: t('empty'), text: t('emptyText') }}
    />
  );
}

function lineColumns(t: Translate<typeof texts.en>): Column<Line>[] {
  return [
    { id: 'exten', label: t('column.exten'), cell: (one) => one.exten, csv: (one) => one.exten },
    {
      id: 'priority',
      label: t('column.priority'),
      align: 'right',
      cell: (one) => <span className="figures">{one.priority}</span>,
      csv: (one) => one.priority,
    },
    { id: 'app', label: t('column.app'), cell: (one) => one.app, csv: (one) => one.app },
    {
      id: 'appdata',
      label: t('column.appdata'),
      cell: (one) => (one.appdata ? <Id>{one.appdata}</Id> : <Empty />),
      csv: (one) => one.appdata,
    },
    {
      id: 'context',
      label: t('column.context'),
      sort: 'context',
      cell: (one) => one.context,
      csv: (one) => one.context,
    },
    {
      id: 'applied',
      label: t('column.applied'),
      cell: (one) =>
        one.applied === null
          ? t('appliedNot')
          : one.applied.version >= one.version
            ? t('appliedNow')
            : t('appliedOld', { version: one.applied.version }),
      csv: (one) => one.applied?.version,
    },
    {
      id: 'created',
      label: t('column.created'),
      sort: 'createdAt',
      hidden: true,
      cell: (one) => <Time at={one.createdAt} />,
      csv: (one) => one.createdAt,
    },
  ];
}

function useFilters(): Filter[] {
  const t = useTexts(texts);
  return useMemo(
    () => [
      { id: 'q', kind: 'text', main: true, label: t('search'), placeholder: t('search') },
      { id: 'app', kind: 'text', label: t('column.app') },
    ],
    [t],
  );
}

/** The next page of carriers that has one with a dial prefix, since the API does not filter for any prefix. */
async function carriersWithPrefix(query: ListQuery, signal: AbortSignal): Promise<PageOf<Carrier>> {
  let asked = query;
  for (;;) {
    const page = await body(api.GET('/api/v1/carriers', { params: { query: asked }, signal }));
    const items = page.items.filter((carrier) => carrier.dialPrefix);
    if (items.length > 0 || page.next === null) return { items, next: page.next };
    asked = { ...query, after: page.next };
  }
}

/** The carriers with a dial prefix: their lines are written as a block. */
function Prefixes() {
  const t = useTexts(texts);
  const can = useCan();
  const client = useQueryClient();
  const actions = (carrier: Carrier): RowAction<Carrier>[] => {
    const prefix = carrier.dialPrefix ?? '';
    return [
      {
        id: 'remove',
        label: t('removeBlock.label'),
        icon: IconTrash,
        color: 'red',
        disabled: can('deleteOutboundBlock') ? null : t('noRight'),
        run: () =>
          ask({
            title: t('removeBlock.title', { prefix, carrier: carrier.name }),
            text: t('removeBlock.text'),
            confirm: t('removeBlock.label'),
            danger: true,
            run: async () => {
              await api.DELETE('/api/v1/dialplan-lines/outbound-blocks/{prefix}', {
                params: { path: { prefix } },
              });
              notifications.show({ color: 'green', message: t('removeBlock.done', { prefix }) });
              void client.invalidateQueries({ queryKey: ['carriers'] });
              await client.invalidateQueries({ queryKey: ['dialplan-lines'] });
            },
          }),
      },
    ];
  };
  return (
    <Listing<Carrier>
      id="dial-prefixes"
      label={t('tab.prefixes')}
      queryKey={['dialplan-lines', 'prefixes']}
      fetch={carriersWithPrefix}
      rowId={(carrier) => carrier.id}
      rowName={(carrier) => carrier.name}
      rowLink={(carrier) => `/carriers/${carrier.id}`}
      rowActions={actions}
      columns={useMemo(
        () => [
          { id: 'carrier', label: t('column.carrier'), cell: (one) => one.name, csv: (one) => one.name },
          {
            id: 'prefix',
            label: t('column.prefix'),
            cell: (one) => <Id>{one.dialPrefix}</Id>,
            csv: (one) => one.dialPrefix,
          },
          {
            id: 'timeout',
            label: t('column.timeout'),
            cell: (one) => <Duration seconds={one.dialTimeoutSeconds} />,
            csv: (one) => one.dialTimeoutSeconds,
          },
        ],
        [t],
      )}
      defaultSort="name"
      empty={{ title: t('emptyPrefixes'), text: t('emptyPrefixesText') }}
    />
  );
}

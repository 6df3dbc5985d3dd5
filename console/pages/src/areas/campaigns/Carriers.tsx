import { ActionIcon, Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body, ifMatch } from '~/api/client';
import { EntityField } from '~/kit/form/EntityFields';
import { Section, TextField } from '~/kit/form/fields';
import { EmptyList } from '~/kit/listing/Listing';
import { useLiveUsage } from '~/kit/liveUsage';
import { Link } from '~/kit/navigation';
import { ScrollTable } from '~/kit/ScrollTable';
import { SourceSelect } from '~/kit/SourceSelect';
import { StateBadge } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import type { Source } from '~/kit/sources';
import { useTexts } from '~/kit/texts';
import { Empty, Id } from '~/kit/values';
import { useChange } from './actions';
import { availableCarriersQuery, type Campaign } from './campaigns';
import { Card, UsageBar } from './parts';
import { Settings } from './Settings';
import { texts } from './texts';

type Assigned = Campaign['carriers'][number];

const offeredTo = (id: string): Source => ({
  key: `available-carriers ${id}`,
  find: async (q, signal) => {
    const query = { limit: 30, ...(q ? { q } : {}) };
    const page = await body(
      api.GET('/api/v1/campaigns/{id}/available-carriers', { params: { path: { id }, query }, signal }),
    );
    return page.items.map((one) => ({ value: one.id, label: one.name }));
  },
  nameOf: async (carrierId) => {
    const page = await body(
      api.GET('/api/v1/campaigns/{id}/available-carriers', {
        params: { path: { id }, query: { limit: 200 } },
      }),
    );
    return page.items.find((one) => one.id === carrierId)?.name ?? carrierId.slice(0, 8);
  },
});

/** The carriers of a campaign's outbound calls, with their priority there. */
export function Carriers({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  return (
    <Stack gap="md">
      <Card title={t('tab.carriers')} lead={t('carriers.lead')}>
        {campaign.carriers.length === 0 ? (
          <EmptyList title={t('carriers.none')} text={t('carriers.noneText')} />
        ) : (
          <CarrierTable campaign={campaign} />
        )}
        <AddCarrier campaign={campaign} />
      </Card>
      <Settings
        campaign={campaign}
        valuesOf={(one) => ({ carrierId: one.carrierId, dialPrefix: one.dialPrefix ?? '' })}
        patchOf={(values) => ({ carrierId: values.carrierId, dialPrefix: values.dialPrefix.trim() || null })}
      >
        {() => (
          <Section title={t('carriers.route')} lead={t('carriers.routeLead')}>
            <EntityField
              name="carrierId"
              label={t('carriers.carrierId')}
              help={t('carriers.carrierIdHelp')}
              source={offeredTo(campaign.id)}
            />
            <TextField
              name="dialPrefix"
              label={t('carriers.dialPrefix')}
              help={t('carriers.dialPrefixHelp')}
              inputMode="numeric"
            />
          </Section>
        )}
      </Settings>
    </Stack>
  );
}

function CarrierTable({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const can = useCan();
  const live = useLiveUsage();
  const offered = useQuery(availableCarriersQuery(campaign.id));
  const byId = new Map(offered.data?.map((one) => [one.id, one]));
  const assigned = [...campaign.carriers].sort(
    (one, other) => one.priority - other.priority || one.carrierId.localeCompare(other.carrierId),
  );
  return (
    <ScrollTable label={t('tab.carriers')}>
      <thead>
        <tr>
          <th scope="col">{t('carriers.carrier')}</th>
          <th scope="col">{t('carriers.state')}</th>
          <th scope="col">{t('carriers.priority')}</th>
          <th scope="col">{t('carriers.prefix')}</th>
          {can('listCarriers') && <th scope="col">{t('carriers.channels')}</th>}
          <th scope="col">
            <span className="visually-hidden">{t('overview.remove')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {assigned.map((one) => {
          const known = byId.get(one.carrierId);
          const usage = live.state?.carriers.find((carrier) => carrier.id === one.carrierId);
          const name = known?.name ?? usage?.name ?? one.carrierId.slice(0, 8);
          return (
            <tr key={one.carrierId}>
              <th scope="row">
                {can('getCarrier') ? (
                  <Link to={`/carriers/${one.carrierId}`} className="row-link">
                    {name}
                  </Link>
                ) : (
                  name
                )}
                {offered.isSuccess && !known && (
                  <Text size="xs" c="dimmed" fw={400}>
                    {t('carriers.notOffered')}
                  </Text>
                )}
              </th>
              <td>{known ? <StateBadge state={known.status} /> : <Empty />}</td>
              <td>
                <PriorityInput key={one.version} campaign={campaign} carrier={one} name={name} />
              </td>
              <td>{known?.dialPrefix ? <Id>{known.dialPrefix}</Id> : <Empty />}</td>
              {can('listCarriers') && (
                <td>
                  <UsageBar usage={usage?.channels} stale={live.status === 'delayed'} />
                </td>
              )}
              <td className="menu">
                <RemoveCarrier campaign={campaign} carrier={one} name={name} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}

function PriorityInput({ campaign, carrier, name }: { campaign: Campaign; carrier: Assigned; name: string }) {
  const t = useTexts(texts);
  const can = useCan();
  const change = useChange();
  const [value, setValue] = useState<number>(carrier.priority);
  const save = () => {
    if (value === carrier.priority) return;
    void change(
      () =>
        api.PATCH('/api/v1/campaigns/{id}/carriers/{carrierId}', {
          params: {
            path: { id: campaign.id, carrierId: carrier.carrierId },
            header: ifMatch(carrier.version),
          },
          body: { priority: value },
        }),
      t('carriers.saved'),
    ).then((done) => !done && setValue(carrier.priority));
  };
  return (
    <NumberInput
      aria-label={t('carriers.priorityOf', { name })}
      w={84}
      size="sm"
      min={1}
      max={100}
      allowDecimal={false}
      value={value}
      disabled={!can('updateCampaignCarrier')}
      onChange={(next) => setValue(Math.min(100, Math.max(1, Number(next) || 1)))}
      onBlur={save}
      onKeyDown={(event) => event.key === 'Enter' && save()}
    />
  );
}

function RemoveCarrier({ campaign, carrier, name }: { campaign: Campaign; carrier: Assigned; name: string }) {
  const t = useTexts(texts);
  const can = useCan();
  const change = useChange();
  const remove = () =>
    change(
      () =>
        api.DELETE('/api/v1/campaigns/{id}/carriers/{carrierId}', {
          params: {
            path: { id: campaign.id, carrierId: carrier.carrierId },
            header: ifMatch(carrier.version),
          },
        }),
      t('carriers.saved'),
    );
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={t('carriers.remove', { name })}
      disabled={!can('deleteCampaignCarrier')}
      onClick={() => void remove()}
    >
      <IconTrash size={16} />
    </ActionIcon>
  );
}

function AddCarrier({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const can = useCan();
  const change = useChange();
  const [chosen, setChosen] = useState<string | null>(null);
  const source = offeredTo(campaign.id);
  const free: Source = {
    ...source,
    key: `${source.key} ${campaign.version}`,
    find: async (text, signal) =>
      (await source.find(text, signal)).filter(
        (one) => !campaign.carriers.some((carrier) => carrier.carrierId === one.value),
      ),
  };
  const add = async () => {
    if (!chosen) return;
    const last = Math.max(0, ...campaign.carriers.map((one) => one.priority));
    const done = await change(
      () =>
        api.PUT('/api/v1/campaigns/{id}/carriers/{carrierId}', {
          params: { path: { id: campaign.id, carrierId: chosen } },
          body: { priority: Math.min(100, last + 1) },
        }),
      t('carriers.saved'),
    );
    if (done) setChosen(null);
  };
  if (!can('replaceCampaignCarrier')) return null;
  return (
    <Group align="flex-end" gap="xs" mt="md">
      <div style={{ minWidth: 260 }}>
        <SourceSelect
          label={t('carriers.add')}
          chooseOnly
          source={free}
          value={chosen}
          onChange={setChosen}
        />
      </div>
      <Button disabled={!chosen} onClick={() => void add()}>
        {t('carriers.add')}
      </Button>
    </Group>
  );
}

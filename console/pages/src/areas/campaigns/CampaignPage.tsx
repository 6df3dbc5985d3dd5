import { Button, Group, SegmentedControl, Stack } from '@mantine/core';
import { IconPhonePlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, body } from '~/api/client';
import { AllCalls } from '~/kit/calls/AllCalls';
import '~/kit/calls/calls.css';
import { LiveCallTable } from '~/kit/calls/LiveCallTable';
import { dialogTexts } from '~/kit/dialogTexts';
import { EntityPage } from '~/kit/EntityPage';
import { campaignQuery } from '~/kit/entities';
import { useFormats } from '~/kit/format';
import { History } from '~/kit/History';
import { kitTexts } from '~/kit/kitTexts';
import { EmptyList } from '~/kit/listing/Listing';
import { useGo, useParams } from '~/kit/navigation';
import { useCan } from '~/kit/session';
import { type KeyOf, useTexts } from '~/kit/texts';
import { useCampaignActions } from './actions';
import { Callers } from './Callers';
import './campaigns.css';
import { Carriers } from './Carriers';
import { availableCarriersQuery, type Campaign } from './campaigns';
import { ExplainTab } from './ExplainTab';
import { Hours } from './Hours';
import { readableChange } from './history';
import { Limits } from './Limits';
import { Numbers } from './Numbers';
import { Overview } from './Overview';
import { CampaignState } from './parts';
import { Routing } from './Routing';
import { texts } from './texts';
import { useClientNames } from './useClientNames';

export default function CampaignPage() {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const dialog = useTexts(dialogTexts);
  const go = useGo();
  const can = useCan();
  const formats = useFormats();
  const id = useParams().id as string;
  const campaign = useQuery(campaignQuery(id));
  const actions = useCampaignActions(() => go('/campaigns'));
  return (
    <EntityPage<Campaign>
      entity={campaign}
      list={{ label: t('title'), to: '/campaigns' }}
      name={(shown) => shown.name}
      badge={(shown) => <CampaignState campaign={shown} />}
      lead={(shown) =>
        t(`sentence.${shown.routingStrategy}`, { ring: formats.duration(shown.dialTimeoutSeconds) })
      }
      gone={{
        title: kit('error.notFound'),
        text: <EmptyList title={kit('error.notFound')} text={kit('error.notFoundText')} />,
        history: <CampaignHistory id={id} />,
      }}
      actions={actions}
      menuLabel={dialog('actions')}
      more={(shown) => (
        <Button
          variant="default"
          leftSection={<IconPhonePlus size={16} aria-hidden />}
          disabled={!can('placeCall')}
          onClick={() => go('/calls/place', { search: { campaignId: shown.id } })}
        >
          {t('place')}
        </Button>
      )}
      tabs={(shown) => {
        // Of another campaign, forms start anew.
        const key = `${shown.id} ${shown.tenantId}`;
        const tab = (id: KeyOf<typeof texts.en.tab>, content: () => ReactNode) => ({
          id,
          label: t(`tab.${id}`),
          content,
        });
        return [
          tab('overview', () => <Overview campaign={shown} />),
          tab('routing', () => <Routing key={key} campaign={shown} />),
          tab('carriers', () => <Carriers key={key} campaign={shown} />),
          tab('numbers', () => <Numbers key={key} campaign={shown} />),
          tab('hours', () => <Hours key={key} campaign={shown} />),
          tab('limits', () => <Limits key={key} campaign={shown} />),
          tab('callers', () => <Callers key={key} campaign={shown} />),
          tab('explain', () => <ExplainTab key={key} campaign={shown} />),
          tab('calls', () => <Calls campaign={shown} />),
          tab('history', () => <CampaignHistory id={shown.id} />),
        ];
      }}
    />
  );
}

function Calls({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const [which, setWhich] = useState('ended');
  return (
    <Stack gap="md">
      <Group>
        <SegmentedControl
          aria-label={t('tab.calls')}
          value={which}
          onChange={setWhich}
          data={[
            { value: 'ended', label: t('calls.ended') },
            { value: 'now', label: t('calls.now') },
          ]}
        />
      </Group>
      {which === 'now' ? (
        <LiveCallTable fixed={{ campaignId: campaign.id }} />
      ) : (
        <AllCalls id="campaign-calls" fixed={{ campaignId: campaign.id }} />
      )}
    </Stack>
  );
}

function CampaignHistory({ id }: { id: string }) {
  const t = useTexts(texts);
  const nameOf = useClientNames({ id });
  const carriers = useQuery({ ...availableCarriersQuery(id), retry: false });
  const label = (field: string) => {
    const [kind, party = ''] = field.split(' ');
    if (kind === 'link') return t('linked.client', { name: nameOf(party) });
    if (kind === 'carrier')
      return t('linked.carrier', {
        name: carriers.data?.find((one) => one.id === party)?.name ?? party.slice(0, 8),
      });
    return field in texts.en.field ? t(`field.${field}` as KeyOf<typeof texts.en>) : undefined;
  };
  return (
    <History
      queryKey={['campaigns', id]}
      label={label}
      fetch={async (after, signal) => {
        const page = await body(
          api.GET('/api/v1/audit/campaigns', {
            params: { query: { entityId: id, ...(after ? { after } : {}) } },
            signal,
          }),
        );
        return { ...page, items: page.items.map((change) => readableChange(change, t)) };
      }}
    />
  );
}

import { Button, Group, Menu, SegmentedControl, Stack } from '@mantine/core';
import { IconChevronDown, IconPhonePlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '~/api/client';
import { ApiProblem } from '~/api/problem';
import { ScreenFallback } from '~/app/Screens';
import { AllCalls } from '~/kit/calls/AllCalls';
import '~/kit/calls/calls.css';
import { LiveCallTable } from '~/kit/calls/LiveCallTable';
import { useFormats } from '~/kit/format';
import { History } from '~/kit/History';
import { kitTexts } from '~/kit/kitTexts';
import { EmptyList } from '~/kit/listing/Listing';
import { useGo, useParams } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { ProblemView } from '~/kit/ProblemView';
import { StateBadge } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { PageTabs } from '~/kit/Tabs';
import { type KeyOf, useTexts } from '~/kit/texts';
import { useCampaignActions } from './actions';
import { Callers } from './Callers';
import './campaigns.css';
import { Carriers } from './Carriers';
import { availableCarriersQuery, type Campaign, campaignQuery } from './campaigns';
import { ExplainTab } from './ExplainTab';
import { Hours } from './Hours';
import { readableChange } from './history';
import { Limits } from './Limits';
import { Numbers } from './Numbers';
import { Overview } from './Overview';
import { Routing } from './Routing';
import { texts } from './texts';
import { useClientNames } from './useClientNames';

export default function CampaignPage() {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const id = useParams().id as string;
  const campaign = useQuery(campaignQuery(id));
  const trail = [{ label: t('title'), to: '/campaigns' }];
  if (campaign.isPending) return <ScreenFallback />;
  if (!campaign.data) {
    const gone = campaign.error instanceof ApiProblem && campaign.error.status === 404;
    return (
      <Page title={gone ? kit('error.notFound') : t('title')} trail={trail}>
        {gone ? (
          <EmptyList title={kit('error.notFound')} text={kit('error.notFoundText')} />
        ) : (
          <ProblemView error={campaign.error} onRetry={() => void campaign.refetch()} />
        )}
        {gone && <CampaignHistory id={id} />}
      </Page>
    );
  }
  return <Campaigns campaign={campaign.data} trail={trail} />;
}

function Campaigns({ campaign, trail }: { campaign: Campaign; trail: { label: string; to: string }[] }) {
  const t = useTexts(texts);
  const go = useGo();
  const can = useCan();
  const formats = useFormats();
  const actions = useCampaignActions(() => go('/campaigns'))(campaign);
  const key = `${campaign.id} ${campaign.tenantId}`;
  return (
    <Page
      title={campaign.name}
      badge={<StateBadge state={campaign.status} />}
      lead={t(`sentence.${campaign.routingStrategy}`, {
        ring: formats.duration(campaign.dialTimeoutSeconds),
      })}
      trail={trail}
      actions={
        <>
          <Menu position="bottom-end" shadow="md">
            <Menu.Target>
              <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
                {t('action.state')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {actions.map((action) => (
                <Menu.Item
                  key={action.id}
                  color={action.color}
                  disabled={Boolean(action.disabled)}
                  leftSection={action.icon ? <action.icon size={16} /> : null}
                  onClick={() => action.run(campaign)}
                >
                  {action.label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <Button
            variant="default"
            leftSection={<IconPhonePlus size={16} aria-hidden />}
            disabled={!can('placeCall')}
            onClick={() => go('/calls/place', { search: { campaignId: campaign.id } })}
          >
            {t('place')}
          </Button>
        </>
      }
    >
      <PageTabs
        tabs={[
          { id: 'overview', label: t('tab.overview'), content: () => <Overview campaign={campaign} /> },
          {
            id: 'routing',
            label: t('tab.routing'),
            content: () => <Routing key={key} campaign={campaign} />,
          },
          {
            id: 'carriers',
            label: t('tab.carriers'),
            content: () => <Carriers key={key} campaign={campaign} />,
          },
          {
            id: 'numbers',
            label: t('tab.numbers'),
            content: () => <Numbers key={key} campaign={campaign} />,
          },
          { id: 'hours', label: t('tab.hours'), content: () => <Hours key={key} campaign={campaign} /> },
          { id: 'limits', label: t('tab.limits'), content: () => <Limits key={key} campaign={campaign} /> },
          {
            id: 'callers',
            label: t('tab.callers'),
            content: () => <Callers key={key} campaign={campaign} />,
          },
          {
            id: 'explain',
            label: t('tab.explain'),
            content: () => <ExplainTab key={key} campaign={campaign} />,
          },
          { id: 'calls', label: t('tab.calls'), content: () => <Calls campaign={campaign} /> },
          { id: 'history', label: t('tab.history'), content: () => <CampaignHistory id={campaign.id} /> },
        ]}
      />
    </Page>
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

import { ActionIcon, Alert, Badge, Button, Group, Menu, Modal, Stack, Text, Tooltip } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { IconAdjustments, IconArrowRight, IconDotsVertical, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body, ifMatch } from '~/api/client';
import { didQuery } from '~/kit/entities';
import { FormModal } from '~/kit/form/FormModal';
import { kitTexts } from '~/kit/kitTexts';
import { EmptyList } from '~/kit/listing/Listing';
import { useLiveUsage } from '~/kit/liveUsage';
import { Link } from '~/kit/navigation';
import { phoneOf } from '~/kit/phone';
import { useRoutingWords } from '~/kit/routing/words';
import { ScrollTable } from '~/kit/ScrollTable';
import { SourceSelect } from '~/kit/SourceSelect';
import { StreamControl } from '~/kit/StreamControl';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { Facts } from '~/kit/values';
import { useChange } from './actions';
import { liveCaps } from './CapsTable';
import { availableClients, type Campaign, inOrder, type LinkOfCampaign, MOST_FOUND } from './campaigns';
import { LinkForm } from './LinkForm';
import { LinkMark, PauseItem } from './LinkPause';
import { AnsweredCalls, Card, OpenMark, UsageBar } from './parts';
import { texts } from './texts';
import { useClientNames } from './useClientNames';

const NEXT_MILLIS = 5_000;

/** The clients of a campaign with their live use, and who is next. */
export function Overview({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const live = useLiveUsage();
  const words = useRoutingWords();
  const own = live.state?.campaigns.find((one) => one.id === campaign.id);
  const stale = live.status === 'delayed';
  const next = useNextInTurn(campaign);
  const caps = useQuery(liveCaps(campaign.id));
  const counted = caps.data?.campaign;
  return (
    <Stack gap="md">
      <Card title={t('overview.use')} lead={t('overview.useLead')} aside={<StreamControl stream={live} />}>
        <Facts
          facts={[
            { label: t('overview.concurrent'), value: <UsageBar usage={own?.concurrency} stale={stale} /> },
            {
              label: t('overview.day'),
              value: (
                <UsageBar
                  usage={own?.daily}
                  counted={{ by: campaign, span: 'time' }}
                  attempts={counted?.daily.attempts}
                  stale={stale}
                />
              ),
            },
            {
              label: t('overview.week'),
              value: (
                <UsageBar
                  usage={counted?.weekly}
                  counted={{ by: campaign, span: 'time' }}
                  attempts={counted?.weekly.attempts}
                  stale={caps.isError}
                />
              ),
            },
            {
              label: t('overview.month'),
              value: (
                <UsageBar
                  usage={counted?.monthly}
                  counted={{ by: campaign, span: 'time' }}
                  attempts={counted?.monthly.attempts}
                  stale={caps.isError}
                />
              ),
            },
            {
              label: t('overview.total'),
              value: (
                <UsageBar
                  usage={own?.total}
                  counted={{ by: campaign, span: 'total' }}
                  attempts={counted?.total.attempts}
                  stale={stale}
                />
              ),
            },
            { label: t('column.answered'), value: <AnsweredCalls campaign={campaign} /> },
            { label: t('column.hours'), value: <OpenMark campaign={campaign} /> },
          ]}
        />
      </Card>
      {next.data?.answer === 'stop' && next.data.reason && campaign.clients.length > 0 && (
        <Alert color="yellow">
          {t('overview.nobody', { reason: words.reason(next.data.reason) })} {words.advice(next.data.reason)}
        </Alert>
      )}
      <Card title={t('overview.links')} aside={<AddClient campaign={campaign} />}>
        {campaign.clients.length === 0 ? (
          <EmptyList title={t('overview.noLinks')} text={t('overview.noLinksText')} />
        ) : (
          <LinkTable
            campaign={campaign}
            nextClient={next.data?.client ?? null}
            number={next.data?.number ?? ''}
          />
        )}
      </Card>
    </Stack>
  );
}

/** Asks routing where a call to the campaign's first number would go now. */
function useNextInTurn(campaign: Campaign) {
  const can = useCan();
  const didId = campaign.didIds[0];
  const did = useQuery({ ...didQuery(didId ?? ''), enabled: didId !== undefined });
  const number = did.data?.number;
  return useQuery({
    queryKey: ['campaigns', 'next', campaign.id, campaign.version, number],
    queryFn: async () => {
      const answer = await body(
        api.POST('/api/v1/routes/explain', { body: { direction: 'inbound', number: number as string } }),
      );
      const chosen = answer.trace.find((step) => step.chosen && step.kind === 'client');
      return {
        answer: answer.answer,
        reason: answer.reason,
        client: chosen?.id ?? null,
        number: number as string,
      };
    },
    enabled: number !== undefined && can('explainCall'),
    refetchInterval: NEXT_MILLIS,
    retry: false,
  });
}

function LinkTable({
  campaign,
  nextClient,
  number,
}: {
  campaign: Campaign;
  nextClient: string | null;
  number: string;
}) {
  const t = useTexts(texts);
  const live = useLiveUsage();
  const nameOf = useClientNames(campaign);
  const [editing, setEditing] = useState<LinkOfCampaign | null>(null);
  const usage = new Map(live.state?.links.map((one) => [one.id, one]));
  const stale = live.status === 'delayed';
  const caps = useQuery(liveCaps(campaign.id));
  const attempts = new Map(caps.data?.links.map((one) => [one.linkId, one.caps]));
  const weighted = campaign.routingStrategy === 'weighted';
  // A column for each limit that no client has would not fit 1280 pixels.
  const limited = (cap: 'hourlyCap' | 'weeklyCap' | 'monthlyCap') =>
    campaign.clients.some((link) => link[cap] !== null);
  return (
    <>
      <ScrollTable label={t('overview.links')}>
        <thead>
          <tr>
            <th scope="col">{t('overview.client')}</th>
            <th scope="col">{t('overview.state')}</th>
            <th scope="col">{t('overview.concurrent')}</th>
            {limited('hourlyCap') && <th scope="col">{t('overview.hour')}</th>}
            <th scope="col">{t('overview.day')}</th>
            {limited('weeklyCap') && <th scope="col">{t('overview.week')}</th>}
            {limited('monthlyCap') && <th scope="col">{t('overview.month')}</th>}
            <th scope="col">{t('overview.total')}</th>
            {campaign.routingStrategy !== 'round-robin' && <th scope="col">{t('overview.order')}</th>}
            <th scope="col">
              <span className="visually-hidden">{t('overview.edit')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {inOrder(campaign.clients).map((link) => {
            const use = usage.get(link.linkId);
            const tried = attempts.get(link.linkId);
            return (
              <tr key={link.linkId}>
                <th scope="row">
                  <Group gap={8} wrap="nowrap">
                    {nameOf(link.clientId)}
                    {nextClient === link.clientId && (
                      <Tooltip label={t('overview.nextHelp', { number: phoneOf(number).text })} withArrow>
                        <Badge
                          className="state-badge"
                          variant="light"
                          color="blue"
                          radius="sm"
                          leftSection={<IconArrowRight size={12} aria-hidden />}
                        >
                          {t('overview.next')}
                        </Badge>
                      </Tooltip>
                    )}
                  </Group>
                </th>
                <td>
                  <LinkMark campaign={campaign} link={link} />
                </td>
                <td>
                  <UsageBar usage={use?.concurrency} stale={stale} />
                </td>
                {limited('hourlyCap') && (
                  <td>
                    <UsageBar
                      usage={use?.hourly}
                      counted={{ by: link, span: 'time' }}
                      attempts={tried?.hourly.attempts}
                      stale={stale}
                    />
                  </td>
                )}
                <td>
                  <UsageBar
                    usage={use?.daily}
                    counted={{ by: link, span: 'time' }}
                    attempts={tried?.daily.attempts}
                    stale={stale}
                  />
                </td>
                {limited('weeklyCap') && (
                  <td>
                    <UsageBar
                      usage={use?.weekly}
                      counted={{ by: link, span: 'time' }}
                      attempts={tried?.weekly.attempts}
                      stale={stale}
                    />
                  </td>
                )}
                {limited('monthlyCap') && (
                  <td>
                    <UsageBar
                      usage={use?.monthly}
                      counted={{ by: link, span: 'time' }}
                      attempts={tried?.monthly.attempts}
                      stale={stale}
                    />
                  </td>
                )}
                <td>
                  <UsageBar
                    usage={use?.total}
                    counted={{ by: link, span: 'total' }}
                    attempts={tried?.total.attempts}
                    stale={stale}
                  />
                </td>
                {campaign.routingStrategy !== 'round-robin' && (
                  <td className="nowrap">
                    {weighted
                      ? t('overview.weight', { weight: link.weight })
                      : t('overview.priority', { priority: link.priority })}
                  </td>
                )}
                <td className="menu">
                  <LinkMenu
                    campaign={campaign}
                    link={link}
                    name={nameOf(link.clientId)}
                    edit={() => setEditing(link)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </ScrollTable>
      <FormModal
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={editing ? t('link.title', { name: nameOf(editing.clientId) }) : ''}
        size="lg"
      >
        {editing && (
          <LinkForm
            campaign={campaign}
            link={editing}
            saved={() => {
              notifications.show({
                color: 'green',
                message: t('link.saved', { name: nameOf(editing.clientId) }),
              });
              setEditing(null);
            }}
          />
        )}
      </FormModal>
    </>
  );
}

function LinkMenu({
  campaign,
  link,
  name,
  edit,
}: {
  campaign: Campaign;
  link: LinkOfCampaign;
  name: string;
  edit: () => void;
}) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const can = useCan();
  const change = useChange();
  const remove = () =>
    modals.openConfirmModal({
      title: t('overview.removeTitle', { name }),
      centered: true,
      children: <Text size="sm">{t('overview.removeText')}</Text>,
      labels: { confirm: t('overview.remove'), cancel: kit('cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () =>
        void change(() =>
          api.DELETE('/api/v1/campaigns/{id}/clients/{clientId}', {
            params: { path: { id: campaign.id, clientId: link.clientId }, header: ifMatch(link.version) },
          }),
        ),
    });
  return (
    <Menu position="bottom-end" shadow="md" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('overview.actions', { name })}>
          <IconDotsVertical size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconAdjustments size={16} />} onClick={edit}>
          {t('overview.edit')}
        </Menu.Item>
        <PauseItem campaign={campaign} link={link} name={name} />
        <Menu.Item
          color="red"
          disabled={!can('deleteCampaignClient')}
          leftSection={<IconTrash size={16} />}
          onClick={remove}
        >
          {t('overview.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function AddClient({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const can = useCan();
  const change = useChange();
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const nameOf = useClientNames(campaign);
  const source = availableClients(campaign.id);
  const linked = campaign.clients.map((link) => link.clientId);
  const offered = useQuery({
    queryKey: ['find', source.key, ''],
    queryFn: ({ signal }) => source.find('', signal),
    enabled: opened,
  });
  // More than are found at once may have others.
  const none =
    offered.data !== undefined &&
    offered.data.length < MOST_FOUND &&
    offered.data.every((one) => linked.includes(one.value));
  const add = async () => {
    if (!chosen) return;
    const last = Math.max(0, ...campaign.clients.map((one) => one.priority));
    const name = await source.nameOf(chosen).catch(() => nameOf(chosen));
    const done = await change(
      () =>
        api.PUT('/api/v1/campaigns/{id}/clients/{clientId}', {
          params: { path: { id: campaign.id, clientId: chosen } },
          body: { priority: Math.min(1000, last + 1) },
        }),
      t('overview.added', { name }),
    );
    if (done) {
      setOpened(false);
      setChosen(null);
    }
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="light"
        leftSection={<IconPlus size={15} aria-hidden />}
        disabled={!can('replaceCampaignClient')}
        onClick={() => setOpened(true)}
      >
        {t('overview.addClient')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('overview.addClient')} centered>
        <Stack gap="md">
          <SourceSelect
            label={t('overview.client')}
            chooseOnly
            source={source}
            without={linked}
            value={chosen}
            onChange={setChosen}
          />
          {none && (
            <Text size="sm">
              {t('overview.noOther')}{' '}
              {can('createClient') ? (
                <Link to="/clients/new" size="sm">
                  {t('overview.newClient')}
                </Link>
              ) : (
                t('overview.askForOther')
              )}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setOpened(false)}>
              {kit('cancel')}
            </Button>
            <Button disabled={!chosen} onClick={() => void add()}>
              {t('overview.addClient')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

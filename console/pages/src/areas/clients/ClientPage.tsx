import { Alert, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api, body } from '~/api/client';
import { isAwaited, nextRead } from '~/kit/applied';
import { Card } from '~/kit/Card';
import { EntityPage, Gone } from '~/kit/EntityPage';
import { useTestDrawer } from '~/kit/endpointTests/useTestDrawer';
import { useFormats } from '~/kit/format';
import { History } from '~/kit/History';
import { useShortcuts } from '~/kit/keyboard';
import { useLiveUsage } from '~/kit/liveUsage';
import { Link, useGo, useParams } from '~/kit/navigation';
import { PeakHistory } from '~/kit/PeakHistory';
import { ProblemView } from '~/kit/ProblemView';
import { ReachedState } from '~/kit/ReachedState';
import { ScrollTable } from '~/kit/ScrollTable';
import { StateBadge } from '~/kit/StateBadge';
import { StreamControl } from '~/kit/StreamControl';
import { useCan } from '~/kit/session';
import { type KeyOf, useTexts } from '~/kit/texts';
import { upTime } from '~/kit/upTime';
import { CapacityBar, Empty, Facts, Id, PhoneNumber, Time } from '~/kit/values';
import { useClientActions } from './actions';
import { type Client, campaignsQuery, clientQuery, linksOf, reachedSince, testedOf } from './clients';
import { GetsNoCalls, Handover, NewPasswordOnce, PasswordGuard } from './HandoverCard';
import { addressOf, callsCell, SeenInFull } from './parts';
import { texts } from './texts';

const REFETCH_MILLIS = 5_000;
const CALLS_MILLIS = 3_000;

export default function ClientPage() {
  const t = useTexts(texts);
  const go = useGo();
  const id = useParams().id as string;
  const client = useQuery({
    ...clientQuery(id),
    refetchInterval: ({ state }) => nextRead(state.data ? [state.data] : [], REFETCH_MILLIS),
  });
  const { test, drawer } = useTestDrawer('client');
  const actionsOf = useClientActions({
    test: (client) => test(testedOf(client)),
    afterDelete: () => go('/clients'),
  });
  const mayTest = useCan()('startClientTest');
  useShortcuts(
    mayTest
      ? [
          {
            keys: 't',
            label: t('action.test'),
            group: t('title'),
            run: () => client.data && test(testedOf(client.data)),
          },
        ]
      : [],
  );
  return (
    <EntityPage<Client>
      entity={client}
      list={{ label: t('title'), to: '/clients' }}
      name={(shown) => shown.name}
      badge={(shown) => <ReachedState client={shown} />}
      lead={(shown) => shown.description ?? undefined}
      gone={{
        title: t('column.name'),
        text: <Gone text={t('deleted')} />,
        history: <ClientHistory id={id} />,
      }}
      actions={actionsOf}
      menuLabel={t('action.more')}
      buttons={['test', 'edit']}
      tabs={(shown) => [
        { id: 'overview', label: t('tab.overview'), content: () => <Overview client={shown} /> },
        { id: 'history', label: t('tab.history'), content: () => <ClientHistory id={id} /> },
      ]}
      drawer={
        <>
          {drawer}
          {client.data && <PasswordGuard client={client.data} />}
        </>
      }
    />
  );
}

function Overview({ client }: { client: Client }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const live = useLiveUsage();
  const seen = upTime(client.reachable, reachedSince(client), client.lastReachableAt);
  const applied = client.applied
    ? t('overview.appliedVersion', { version: client.applied.version, current: client.version })
    : t('appliedNot');
  return (
    <Stack gap="md">
      {client.warnings.length > 0 && (
        <Alert color="yellow" icon={<IconInfoCircle aria-hidden />} title={t('overview.warnings')}>
          {client.warnings.map((warning) => (
            <Text size="sm" key={`${warning.code} ${warning.message}`}>
              {warning.code === 'endpoint.address-shared' && `${t('overview.shared')} `}
              <span lang="en">{warning.message}</span>
            </Text>
          ))}
        </Alert>
      )}
      <GetsNoCalls client={client} />
      <Handover key={client.id} client={client} />
      <Card title={t('overview.state')} aside={<StreamControl stream={live} />}>
        <Facts
          facts={[
            { label: t('column.seen'), value: <SeenInFull client={client} /> },
            {
              label: t('overview.calls'),
              value: callsCell(client, callsOf(client, live), live.status === 'delayed', { t, formats }),
            },
            { label: t('overview.applied'), value: applied },
            { label: t('overview.mode'), value: t(`mode.${client.mode}`) },
            {
              label: t(client.mode === 'registers' ? 'handover.username' : 'overview.address'),
              value: <Id>{addressOf(client)}</Id>,
            },
            { label: t('overview.endpoint'), value: <Id>{client.endpointId}</Id> },
            {
              label: t(seen.is === 'up' ? 'overview.reachableSince' : 'overview.lastReachable'),
              value: seen.at ? <Time at={seen.at} ago /> : undefined,
            },
            {
              label: t('overview.lastError'),
              value: client.lastError ? (
                <span lang="en">
                  {client.lastError} · <Time at={client.lastErrorAt} ago />
                </span>
              ) : undefined,
            },
            { label: t('overview.codecs'), value: client.codecs.join(', ') },
            { label: t('overview.dtmf'), value: client.dtmfMode },
            {
              label: t('overview.qualify'),
              value: client.qualifySeconds === 0 ? t('notChecked') : formats.duration(client.qualifySeconds),
            },
            {
              label: t('overview.records'),
              value: (
                <Link to="/calls" search={{ tab: 'all', clientId: client.id }} size="sm">
                  {t('overview.allCalls')}
                </Link>
              ),
            },
          ]}
        />
      </Card>
      {client.endpoints.length > 1 && <Endpoints client={client} />}
      <Links client={client} live={live} />
      <LiveCalls client={client} />
      <PeakHistory by="client" id={client.id} limit={client.maxConcurrency} />
      <Nodes client={client} />
    </Stack>
  );
}

/** All endpoints in the order in which they are dialed, with passwords that were just made. */
function Endpoints({ client }: { client: Client }) {
  const t = useTexts(texts);
  return (
    <Card title={t('endpoints.title')}>
      <ScrollTable label={t('endpoints.title')}>
        <thead>
          <tr>
            <th scope="col" className="right">
              {t('endpoints.order')}
            </th>
            <th scope="col">{t('column.endpoint')}</th>
            <th scope="col">{t('column.mode')}</th>
            <th scope="col">{t('column.address')}</th>
            <th scope="col">{t('column.seen')}</th>
            <th scope="col">{t('overview.lastError')}</th>
          </tr>
        </thead>
        <tbody>
          {client.endpoints.map((endpoint, index) => (
            <tr key={endpoint.id}>
              <td className="right figures">{index + 1}</td>
              <th scope="row">
                <Id>{endpoint.endpointId}</Id>
              </th>
              <td>{t(`mode.${endpoint.mode}`)}</td>
              <td>
                <Id>{addressOf(endpoint)}</Id>
                {index > 0 && <NewPasswordOnce endpoint={endpoint.id} />}
              </td>
              <td>
                <StateBadge
                  state={
                    endpoint.reachable === null
                      ? isAwaited(client, Date.now())
                        ? 'checking'
                        : 'unknown'
                      : endpoint.reachable
                        ? 'reachable'
                        : 'unreachable'
                  }
                />
              </td>
              <td lang="en">{endpoint.lastError ?? <Empty />}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Card>
  );
}

const callsOf = (client: Client, { state }: ReturnType<typeof useLiveUsage>) =>
  state && (state.clients.find((one) => one.id === client.id)?.concurrency.taken ?? 0);

function Links({ client, live }: { client: Client; live: ReturnType<typeof useLiveUsage> }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const campaigns = useQuery(campaignsQuery);
  const links = linksOf(campaigns.data ?? [], client.id, live.state);
  return (
    <Card title={t('links.title')}>
      {campaigns.isError && <ProblemView error={campaigns.error} onRetry={() => void campaigns.refetch()} />}
      {campaigns.isSuccess && links.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('links.none')}
        </Text>
      )}
      {links.length > 0 && (
        <ScrollTable label={t('links.title')}>
          <thead>
            <tr>
              <th scope="col">{t('links.campaign')}</th>
              <th scope="col">{t('links.link')}</th>
              <th scope="col">{t('links.now')}</th>
              <th scope="col" className="right">
                {t('links.priority')}
              </th>
              <th scope="col" className="right">
                {t('links.weight')}
              </th>
            </tr>
          </thead>
          <tbody>
            {links.map((link) => (
              <tr key={link.campaignId}>
                <th scope="row">
                  <Link to={`/campaigns/${link.campaignId}`} size="sm">
                    {link.campaign}
                  </Link>{' '}
                  {link.campaignStatus === 'inactive' && <StateBadge state="inactive" />}
                </th>
                <td>
                  <StateBadge state={link.status} />
                </td>
                <td>
                  {link.taken === null ? (
                    <Empty />
                  ) : (
                    <CapacityBar
                      taken={link.taken}
                      limit={link.limit}
                      stale={live.status === 'delayed'}
                      text={
                        link.limit === null
                          ? t('inUse', { taken: formats.number(link.taken) })
                          : t('inUseOf', {
                              taken: formats.number(link.taken),
                              limit: formats.number(link.limit),
                            })
                      }
                    />
                  )}
                </td>
                <td className="right figures">{link.priority}</td>
                <td className="right figures">{link.weight}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </Card>
  );
}

function LiveCalls({ client }: { client: Client }) {
  const t = useTexts(texts);
  const allowed = useCan()('listLiveCalls');
  const calls = useQuery({
    queryKey: ['clients', 'live-calls', client.id],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/live-calls', { params: { query: { clientId: [client.id], limit: 50 } }, signal }),
      ),
    enabled: allowed,
    refetchInterval: CALLS_MILLIS,
  });
  if (!allowed) return null;
  const items = calls.data?.items ?? [];
  return (
    <Card title={t('live.title')}>
      {calls.isError && <ProblemView error={calls.error} onRetry={() => void calls.refetch()} />}
      {calls.isSuccess && items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('live.none')}
        </Text>
      )}
      {items.length > 0 && (
        <ScrollTable label={t('live.title')}>
          <thead>
            <tr>
              <th scope="col">{t('live.started')}</th>
              <th scope="col">{t('live.from')}</th>
              <th scope="col">{t('live.to')}</th>
              <th scope="col">{t('live.campaign')}</th>
              <th scope="col">{t('live.state')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((call) => (
              <tr key={call.callId}>
                <th scope="row">
                  <Link to={`/calls/${call.callId}`} size="sm">
                    <Time at={call.startedAt} ago />
                  </Link>
                </th>
                <td>
                  <PhoneNumber number={call.callerId ?? call.from} />
                </td>
                <td>
                  <PhoneNumber number={call.number} />
                </td>
                <td>{call.campaign?.name ?? <Empty />}</td>
                <td>
                  <StateBadge state={call.state} />
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </Card>
  );
}

function Nodes({ client }: { client: Client }) {
  const t = useTexts(texts);
  const formats = useFormats();
  return (
    <Card title={t('overview.nodes')}>
      {client.nodes.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('overview.noNodes')}
        </Text>
      ) : (
        <ScrollTable label={t('overview.nodes')}>
          <thead>
            <tr>
              <th scope="col">{t('overview.node')}</th>
              <th scope="col">{t('overview.state')}</th>
              <th scope="col">{t('overview.since')}</th>
              <th scope="col" className="right">
                {t('overview.roundTrip')}
              </th>
              <th scope="col">{t('overview.detail')}</th>
            </tr>
          </thead>
          <tbody>
            {client.nodes.map((node) => (
              <tr key={`${node.node} ${node.aspect}`}>
                <th scope="row">{node.node}</th>
                <td>
                  <StateBadge state={node.state} />
                </td>
                <td>
                  <Time at={node.since} ago />
                </td>
                <td className="right figures">
                  {node.roundTripMillis === null ? <Empty /> : formats.duration(node.roundTripMillis / 1000)}
                </td>
                <td lang="en">{node.detail ?? <Empty />}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </Card>
  );
}

function ClientHistory({ id }: { id: string }) {
  const t = useTexts(texts);
  return (
    <History
      queryKey={['clients', id]}
      label={(field) => (field in texts.en.field ? t(`field.${field}` as KeyOf<typeof texts.en>) : undefined)}
      fetch={(after, signal) =>
        body(
          api.GET('/api/v1/audit/clients', {
            params: { query: { entityId: id, ...(after ? { after } : {}) } },
            signal,
          }),
        )
      }
    />
  );
}

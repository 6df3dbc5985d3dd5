import { Alert, Badge, Button, Group, List, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '~/api/client';
import { nextRead } from '~/kit/applied';
import { Card } from '~/kit/Card';
import { EntityPage, Gone } from '~/kit/EntityPage';
import { useTestDrawer } from '~/kit/endpointTests/useTestDrawer';
import { useFormats } from '~/kit/format';
import { History } from '~/kit/History';
import { useShortcuts } from '~/kit/keyboard';
import { kitTexts } from '~/kit/kitTexts';
import { Listing } from '~/kit/listing/Listing';
import type { Column, Filter } from '~/kit/listing/types';
import { useLiveUsage } from '~/kit/liveUsage';
import { useGo, useParams } from '~/kit/navigation';
import { PeakHistory } from '~/kit/PeakHistory';
import { ProblemView } from '~/kit/ProblemView';
import { ScrollTable } from '~/kit/ScrollTable';
import { StateBadge, useStateLabel } from '~/kit/StateBadge';
import { StreamControl } from '~/kit/StreamControl';
import { useCan } from '~/kit/session';
import { useSipAddresses } from '~/kit/sipAddresses';
import { type KeyOf, useTexts } from '~/kit/texts';
import { upTime } from '~/kit/upTime';
import { CapacityBar, Duration, Empty, Facts, Id, PhoneNumber, Time } from '~/kit/values';
import { useCarrierActions } from './actions';
import { addressOf, type Carrier, carrierQuery, particular, testedOf } from './carriers';
import { appliedCell, LastHour, ProviderIcon, SeenInFull, warningText } from './parts';
import { texts } from './texts';

const REFETCH_MILLIS = 5_000;

export default function CarrierPage() {
  const t = useTexts(texts);
  const go = useGo();
  const id = useParams().id as string;
  const carrier = useQuery({
    ...carrierQuery(id),
    refetchInterval: ({ state }) => nextRead(state.data ? [state.data] : [], REFETCH_MILLIS),
  });
  const { test, drawer } = useTestDrawer('carrier');
  const actionsOf = useCarrierActions({
    test: (carrier) => test(testedOf(carrier)),
    afterDelete: () => go('/carriers'),
  });
  const mayTest = useCan()('startCarrierTest');
  useShortcuts(
    mayTest
      ? [
          {
            keys: 't',
            label: t('action.test'),
            group: t('title'),
            run: () => carrier.data && test(testedOf(carrier.data)),
          },
        ]
      : [],
  );
  return (
    <EntityPage<Carrier>
      entity={carrier}
      list={{ label: t('title'), to: '/carriers' }}
      name={(shown) => shown.name}
      badge={(shown) => (
        <StateBadge
          state={shown.status}
          {...(shown.lastError && shown.status === 'error'
            ? { hint: particular(shown.lastError) ?? t('noAnswer') }
            : {})}
        />
      )}
      lead={(shown) => shown.description ?? undefined}
      gone={{
        title: t('column.name'),
        text: <Gone text={t('deleted')} />,
        history: <CarrierHistory id={id} />,
      }}
      actions={actionsOf}
      menuLabel={t('action.more')}
      buttons={['test', 'edit']}
      tabs={(shown) => [
        { id: 'overview', label: t('tab.overview'), content: () => <Overview carrier={shown} /> },
        {
          id: 'configuration',
          label: t('tab.configuration'),
          content: () => <Configuration carrier={shown} />,
        },
        { id: 'calls', label: t('tab.calls'), content: () => <Calls carrier={shown} /> },
        { id: 'history', label: t('tab.history'), content: () => <CarrierHistory id={id} /> },
      ]}
      drawer={drawer}
    />
  );
}

function Overview({ carrier }: { carrier: Carrier }) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const formats = useFormats();
  const live = useLiveUsage();
  const addresses = useSipAddresses();
  const registered = upTime(carrier.registered, carrier.observedSince, carrier.lastRegisteredAt);
  const usage = live.state?.carriers.find((one) => one.id === carrier.id)?.channels ?? {
    taken: carrier.channelsInUse,
    limit: carrier.maxChannels,
  };
  const channels =
    usage.limit === null
      ? t('inUse', { taken: usage.taken })
      : t('inUseOf', { taken: usage.taken, limit: usage.limit });
  return (
    <Stack gap="md">
      {carrier.warnings.length > 0 && (
        <Alert color="yellow" icon={<IconInfoCircle aria-hidden />} title={t('overview.warnings')}>
          <List size="sm">
            {carrier.warnings.map((warning) => (
              <List.Item key={`${warning.code} ${warning.message}`}>{warningText(t, warning)}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Card title={t('overview.state')} aside={<StreamControl stream={live} />}>
        <Facts
          facts={[
            { label: t('overview.operator'), value: <StateBadge state={carrier.operatorStatus} /> },
            { label: t('column.seen'), value: <SeenInFull carrier={carrier} /> },
            { label: t('overview.hostAndPort'), value: <Id>{addressOf(carrier)}</Id> },
            ...(carrier.registrationType === 'ip' && addresses.length > 0
              ? [{ label: t('sendsTo.label'), value: addresses.join('; ') }]
              : []),
            { label: t('overview.available'), value: carrier.available ? kit('yes') : kit('no') },
            {
              label: t('overview.channels'),
              value: <CapacityBar taken={usage.taken} limit={usage.limit} text={channels} />,
            },
            {
              label: t('overview.applied'),
              value: (
                <Stack gap={0}>
                  {appliedCell(carrier, t)}
                  {carrier.applied && (
                    <Text size="xs" c="dimmed">
                      {t('overview.appliedVersion', {
                        version: carrier.applied.version,
                        current: carrier.version,
                      })}{' '}
                      · <Time at={carrier.applied.at} ago />
                    </Text>
                  )}
                </Stack>
              ),
            },
            { label: t('overview.lastHour'), value: <LastHour carrier={carrier} /> },
            {
              label: t('overview.success'),
              value:
                carrier.calls.successRate === null
                  ? null
                  : t('ofOutbound', {
                      share: formats.percent(carrier.calls.successRate / 100),
                      count: carrier.calls.total,
                    }),
            },
            {
              label: t(registered.is === 'up' ? 'overview.registeredSince' : 'overview.lastRegistered'),
              value: registered.at ? <Time at={registered.at} ago /> : null,
            },
            {
              label: t('overview.lastError'),
              value: carrier.lastError ? (
                <>
                  {particular(carrier.lastError) === null ? (
                    t('noAnswer')
                  ) : (
                    <span lang="en">{carrier.lastError}</span>
                  )}{' '}
                  · <Time at={carrier.lastErrorAt} ago />
                </>
              ) : (
                kit('none')
              ),
            },
          ]}
        />
      </Card>
      <Card title={t('overview.nodes')}>
        {carrier.nodes.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('overview.noNodes')}
          </Text>
        ) : (
          <ScrollTable label={t('overview.nodes')}>
            <thead>
              <tr>
                <th scope="col">{t('overview.node')}</th>
                <th scope="col">{t('overview.aspect')}</th>
                <th scope="col">{t('overview.state')}</th>
                <th scope="col">{t('overview.since')}</th>
                <th scope="col">{t('overview.detail')}</th>
              </tr>
            </thead>
            <tbody>
              {carrier.nodes.map((node) => (
                <tr key={`${node.node} ${node.aspect}`}>
                  <th scope="row">{node.node}</th>
                  <td>
                    {node.aspect === 'registration'
                      ? t('overview.aspectRegistration')
                      : t('overview.aspectContact')}
                  </td>
                  <td>
                    <StateBadge state={node.state} />
                  </td>
                  <td>
                    <Time at={node.since} ago />
                  </td>
                  <td>
                    {particular(node.detail) ? (
                      <span lang="en">{node.detail}</span>
                    ) : node.state === 'unreachable' ? (
                      t('noAnswer')
                    ) : node.roundTripMillis === null ? (
                      <Empty />
                    ) : (
                      t('roundTrip', { millis: formats.number(Math.round(node.roundTripMillis)) })
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        )}
      </Card>
      <PeakHistory by="carrier" id={carrier.id} limit={carrier.maxChannels} />
      <Events id={carrier.id} />
    </Stack>
  );
}

function Events({ id }: { id: string }) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const events = useInfiniteQuery({
    queryKey: ['carriers', 'events', id],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/v1/carriers/{id}/events', {
          params: { path: { id }, query: { limit: 20, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const items = events.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title={t('overview.events')}>
      {events.isError && <ProblemView error={events.error} onRetry={() => void events.refetch()} />}
      {events.isSuccess && items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('overview.noEvents')}
        </Text>
      )}
      <Stack gap={8}>
        {items.map((event) => (
          <Group key={`${event.at} ${event.node} ${event.aspect}`} gap="sm">
            <Text size="sm" w={130} c="dimmed">
              <Time at={event.at} />
            </Text>
            <StateBadge state={event.state} />
            <Text size="sm">{event.node}</Text>
            {event.detail && (
              <Text size="sm" c="dimmed" lang="en">
                {event.detail}
              </Text>
            )}
            {event.flapping && (
              <Badge color="yellow" variant="light">
                {t('overview.flapping')}
              </Badge>
            )}
          </Group>
        ))}
      </Stack>
      {events.hasNextPage && (
        <Button
          mt="md"
          size="compact-md"
          variant="default"
          loading={events.isFetchingNextPage}
          onClick={() => void events.fetchNextPage()}
        >
          {kit('list.more')}
        </Button>
      )}
    </Card>
  );
}

function Configuration({ carrier }: { carrier: Carrier }) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const formats = useFormats();
  const fact = (name: string, value: ReactNode) => ({
    label: t(`field.${name}` as KeyOf<typeof texts.en>),
    value: value === '' || value === null ? undefined : value,
  });
  const pairs = (map: Record<string, string>) =>
    Object.entries(map)
      .map(([key, value]) => `${key}: ${value}`)
      .join(', ');
  return (
    <Stack gap="md">
      <Card title={t('section.basics')}>
        <Facts
          facts={[
            fact(
              'provider',
              <Group gap={8}>
                <ProviderIcon provider={carrier.provider} small />
                {t(`provider.${carrier.provider}`)}
              </Group>,
            ),
            fact('externalId', carrier.externalId),
            { label: t('column.endpoint'), value: <Id>{carrier.endpointId}</Id> },
            { label: t('column.created'), value: <Time at={carrier.createdAt} /> },
          ]}
        />
      </Card>
      <Card title={t('section.connection')}>
        <Facts
          facts={[
            fact('registrationType', t(`connection.${carrier.registrationType}`)),
            fact('host', carrier.host),
            fact('port', carrier.port),
            fact('transport', carrier.transport.toUpperCase()),
            fact('username', carrier.username),
            fact('password', carrier.passwordSet ? t('secret.set') : kit('none')),
            fact('authUsername', carrier.authUsername),
            fact('authRealm', carrier.authRealm),
            fact('outboundProxy', carrier.outboundProxy),
            fact('cidrs', carrier.cidrs.join(', ')),
            fact('fromUser', carrier.fromUser),
            fact('fromDomain', carrier.fromDomain),
            carrier.registrationType === 'registration'
              ? fact('registrationExpirySeconds', formats.duration(carrier.registrationExpirySeconds))
              : fact(
                  'qualifySeconds',
                  carrier.qualifySeconds === 0 ? t('notChecked') : formats.duration(carrier.qualifySeconds),
                ),
          ]}
        />
      </Card>
      <Card title={t('section.numbers')}>
        <Facts
          facts={[
            fact('numberFormat', t(`format.${carrier.numberFormat}`)),
            fact('inboundNumberFormat', t(`format.${carrier.inboundNumberFormat}`)),
            fact('country', carrier.country && formats.country(carrier.country)),
            fact(
              'calledNumberIn',
              carrier.calledNumberIn === 'header'
                ? carrier.calledNumberHeader
                : carrier.calledNumberIn === 'fixed'
                  ? carrier.fixedCalledNumber
                  : t(`called.${carrier.calledNumberIn}`),
            ),
            fact('tagsHeader', carrier.tagsHeader),
            fact(
              'accountHeader',
              carrier.accountHeader && `${carrier.accountHeader}: ${carrier.accountHeaderValue}`,
            ),
          ]}
        />
      </Card>
      <Card title={t('section.capacity')}>
        <Facts
          facts={[
            fact('priority', carrier.priority),
            fact('maxChannels', carrier.maxChannels),
            fact('maxCallsPerSecond', carrier.maxCallsPerSecond),
            fact('dialPrefix', carrier.dialPrefix && <Id>{carrier.dialPrefix}</Id>),
            fact('dialTimeoutSeconds', formats.duration(carrier.dialTimeoutSeconds)),
            fact('offeredTo', t(`offered.${carrier.offeredTo}`)),
            fact('failover', pairs(carrier.failover)),
          ]}
        />
      </Card>
      <Card title={t('section.media')}>
        <Facts facts={[fact('codecs', carrier.codecs.join(', ')), fact('dtmfMode', carrier.dtmfMode)]} />
      </Card>
      <Card title={t('section.advanced')}>
        <Facts
          facts={[
            fact('headers', pairs(carrier.headers)),
            fact('advancedSettings', pairs(carrier.advancedSettings)),
          ]}
        />
      </Card>
    </Stack>
  );
}

type Call = Awaited<ReturnType<typeof readCalls>>['items'][number];

const readCalls = (query: Record<string, unknown>, signal: AbortSignal) =>
  body(api.GET('/api/v1/call-records', { params: { query: query as never }, signal }));

function Calls({ carrier }: { carrier: Carrier }) {
  const t = useTexts(texts);
  const state = useStateLabel();
  const directions = {
    inbound: t('calls.inbound'),
    outbound: t('calls.outbound'),
    prefix: t('calls.prefix'),
  };
  const columns: Column<Call>[] = [
    {
      id: 'started',
      label: t('calls.started'),
      cell: (call) => <Time at={call.startedAt} />,
      csv: (call) => call.startedAt,
    },
    {
      id: 'direction',
      label: t('calls.direction'),
      cell: (call) => (call.direction ? directions[call.direction] : ''),
      csv: (call) => call.direction,
    },
    {
      id: 'from',
      label: t('calls.from'),
      cell: (call) => <PhoneNumber number={call.callerId ?? call.from} />,
      csv: (call) => call.callerId ?? call.from,
    },
    {
      id: 'to',
      label: t('calls.to'),
      cell: (call) => <PhoneNumber number={call.number} />,
      csv: (call) => call.number,
    },
    {
      id: 'result',
      label: t('calls.result'),
      cell: (call) => <StateBadge state={call.disposition ?? 'inProgress'} />,
      csv: (call) => call.disposition,
    },
    {
      id: 'talk',
      label: t('calls.talk'),
      align: 'right',
      cell: (call) => <Duration seconds={call.talkSeconds} />,
      csv: (call) => call.talkSeconds,
    },
  ];
  const filters: Filter[] = [
    {
      id: 'number',
      kind: 'text',
      main: true,
      secret: true,
      label: t('calls.number'),
      placeholder: t('calls.number'),
    },
    {
      id: 'disposition',
      kind: 'choice',
      many: true,
      label: t('calls.result'),
      options: (
        ['answered', 'busy', 'no-answer', 'rejected', 'failed', 'congestion', 'canceled'] as const
      ).map((value) => ({ value, label: state(value) })),
    },
    {
      id: 'direction',
      kind: 'choice',
      many: true,
      label: t('calls.direction'),
      options: Object.entries(directions).map(([value, label]) => ({ value, label })),
    },
  ];
  return (
    <Listing<Call>
      id="carrier-calls"
      label={t('calls.label', { name: carrier.name })}
      queryKey={['call-records', 'carrier', carrier.id]}
      fetch={readCalls}
      fixed={{ carrierId: [carrier.id] }}
      rowId={(call) => call.callId}
      rowName={(call) => call.number ?? call.callId}
      rowLink={(call) => `/calls/${call.callId}`}
      columns={columns}
      filters={filters}
      empty={{ title: t('calls.empty') }}
    />
  );
}

function CarrierHistory({ id }: { id: string }) {
  const t = useTexts(texts);
  return (
    <History
      queryKey={['carriers', id]}
      label={(field) => (field in texts.en.field ? t(`field.${field}` as KeyOf<typeof texts.en>) : undefined)}
      fetch={(after, signal) =>
        body(
          api.GET('/api/v1/audit/carriers', {
            params: { query: { entityId: id, ...(after ? { after } : {}) } },
            signal,
          }),
        )
      }
    />
  );
}

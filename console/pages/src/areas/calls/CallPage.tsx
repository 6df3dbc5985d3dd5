import {
  Alert,
  Badge,
  Button,
  Code,
  CopyButton,
  Group,
  Loader,
  Paper,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconBraces, IconInfoCircle, IconLink, IconPhone, IconPhoneX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '~/api/client';
import { ApiProblem } from '~/api/problem';
import { type Formats, useFormats } from '~/kit/format';
import { EmptyList } from '~/kit/listing/Listing';
import { Link, useGo, useParams } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { ProblemView } from '~/kit/ProblemView';
import { phoneOf } from '~/kit/phone';
import { Advice } from '~/kit/routing/Advice';
import { type RoutingWords, useRoutingWords } from '~/kit/routing/words';
import { ScreenFallback } from '~/kit/ScreenFallback';
import { StateBadge } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { type Translate, translator, useTexts } from '~/kit/texts';
import { Duration, Facts, Id, LiveRegion, PhoneNumber, Time } from '~/kit/values';
import '~/kit/calls/calls.css';
import {
  type CallDetail,
  type Connect,
  callQuery,
  causeOf,
  isHungUpByUser,
  isPlacedTest,
  isTest,
} from '~/kit/calls/calls';
import { HangUpButton } from '~/kit/calls/HangUp';
import { CalledNumber, Caller, DirectionMark, noCaller, readable } from '~/kit/calls/parts';
import { texts } from '~/kit/calls/texts';
import { Decisions } from './Decisions';
import { EndOf, useHungUpBy } from './HungUpBy';
import { CallLadder } from './Ladder';
import {
  advisedReason,
  causeToCaller,
  connectedTo,
  decidingAttempt,
  isBeginning,
  isBeingPlaced,
  notConnected,
  notSent,
} from './timeline';

export default function CallPage() {
  const t = useTexts(texts);
  const id = useParams().id as string;
  const call = useQuery(callQuery(id));
  const trail = [{ label: t('title'), to: '/calls?tab=all' }];
  if (call.isPending) return <ScreenFallback />;
  if (!call.data) {
    const absent = call.error instanceof ApiProblem && call.error.status === 404;
    if (absent && isBeginning(id, Date.now()))
      return (
        <Page title={t('call.beginning')} badge={isPlacedTest(id) ? <TestBadge /> : undefined} trail={trail}>
          <Group gap="xs" role="status">
            <Loader size={16} />
            <Text size="sm">{t('call.beginningText')}</Text>
          </Group>
        </Page>
      );
    return (
      <Page title={absent ? t('call.notFound') : t('title')} trail={trail}>
        {absent ? (
          <EmptyList
            title={t('call.notFound')}
            text={t('call.notFoundText')}
            action={<Link to="/calls?tab=all">{t('tab.all')}</Link>}
          />
        ) : (
          <ProblemView error={call.error} onRetry={() => void call.refetch()} />
        )}
      </Page>
    );
  }
  return (
    <Call
      call={call.data}
      trail={trail}
      error={call.isError ? <ProblemView error={call.error} onRetry={() => void call.refetch()} /> : null}
    />
  );
}

function Call({
  call,
  trail,
  error,
}: {
  call: CallDetail;
  trail: { label: string; to: string }[];
  error: ReactNode;
}) {
  const t = useTexts(texts);
  const formats = useFormats();
  const shown = (number: string | null, none: string) => (number ? phoneOf(readable(number)).text : none);
  const caller = call.callerId ?? call.from;
  const from = caller || call.direction === 'inbound' ? shown(caller, t(noCaller(call))) : null;
  const to = shown(call.number, t('call.unknown'));
  const beingPlaced = isBeingPlaced(call);
  const sentence = useSentence(call);
  return (
    <Page
      title={from === null ? t('call.titleTo', { to }) : t('call.title', { from, to })}
      badge={
        <Group gap={6} component="span">
          {call.complete ? <StateBadge state={call.disposition ?? 'unknown'} /> : <LiveBadge />}
          {isTest(call) && <TestBadge />}
        </Group>
      }
      lead={
        <Group gap={6} component="span">
          {!beingPlaced && (
            <>
              <DirectionMark direction={call.direction} /> ·
            </>
          )}
          <Time at={call.startedAt} />
          {call.campaign && (
            <>
              ·{' '}
              <Link to={`/campaigns/${call.campaign.id}`}>{call.campaign.name ?? t('column.campaign')}</Link>
            </>
          )}
          {call.tenant?.name && <>· {call.tenant.name}</>}
        </Group>
      }
      trail={trail}
      actions={<Actions call={call} />}
      width={1280}
    >
      {error}
      {!call.complete && (
        <Alert color="blue" icon={<IconInfoCircle aria-hidden />} role="status">
          {t('call.liveText')}
        </Alert>
      )}
      <WhatHappened call={call} sentence={sentence} />
      {!beingPlaced && (
        <>
          <Card title={t('call.attempts')}>
            {call.attempts.length > 0 ? (
              <>
                <Text size="sm" c="dimmed" mb="sm" mt="-xs">
                  {t('call.attemptsLead')}
                </Text>
                <CallLadder call={call} />
              </>
            ) : (
              <Text size="sm">{t(call.complete ? 'call.noAttempts' : 'sentence.dialing')}</Text>
            )}
          </Card>
          <section>
            <Title order={2} size="h4">
              {t('call.decisions')}
            </Title>
            {call.decisions.length > 0 && (
              <Text size="sm" c="dimmed" mb="sm">
                {t('call.decisionsLead')}
              </Text>
            )}
            <Decisions call={call} />
          </section>
        </>
      )}
      <Card title={t('call.details')}>
        <Details call={call} formats={formats} />
      </Card>
      <LiveRegion text={sentence.join(' ')} />
    </Page>
  );
}

function LiveBadge() {
  const t = useTexts(texts);
  return (
    <Badge
      className="state-badge"
      variant="light"
      radius="sm"
      color="blue"
      leftSection={<IconPhone size={13} aria-hidden />}
    >
      {t('call.live')}
    </Badge>
  );
}

/** It counts like other calls, so it has to be seen what it is. */
function TestBadge() {
  const t = useTexts(texts);
  return (
    <Badge className="state-badge" variant="light" radius="sm" color="gray">
      {t('call.test')}
    </Badge>
  );
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder radius="md" p="lg" component="section">
      <Title order={2} size="h4" mb="md">
        {title}
      </Title>
      {children}
    </Paper>
  );
}

function Actions({ call }: { call: CallDetail }) {
  const t = useTexts(texts);
  const link = new URL(`calls/${encodeURIComponent(call.callId)}`, document.baseURI).toString();
  const json = JSON.stringify(call, null, 2);
  const showJson = () =>
    modals.open({
      title: t('call.jsonTitle'),
      size: 'xl',
      children: (
        <Stack gap="sm">
          <CopyButton value={json}>
            {({ copied, copy }) => (
              <Button size="compact-md" variant="light" onClick={copy} style={{ alignSelf: 'flex-start' }}>
                {copied ? t('call.copied') : t('call.copyJson')}
              </Button>
            )}
          </CopyButton>
          <Code block className="json" tabIndex={0}>
            {json}
          </Code>
        </Stack>
      ),
    });
  return (
    <>
      <CopyButton value={link}>
        {({ copied, copy }) => (
          <Button variant="default" leftSection={<IconLink size={16} aria-hidden />} onClick={copy}>
            {copied ? t('call.copied') : t('call.copyLink')}
          </Button>
        )}
      </CopyButton>
      <Button variant="default" leftSection={<IconBraces size={16} aria-hidden />} onClick={showJson}>
        {t('call.json')}
      </Button>
      <BlockCaller call={call} />
      {!call.complete && <HangUpButton call={call} pending={false} />}
    </>
  );
}

/** Whether the number is among the blocked callers of the tenant; false also while that is not known. */
function useIsBlocked(number: string | null, tenantId: string | undefined): boolean {
  const can = useCan();
  const query = { number: readable(number ?? ''), tenantId: tenantId ?? '', limit: 1 };
  const { data } = useQuery({
    queryKey: ['blocked-callers', 'of call', query],
    queryFn: ({ signal }) => body(api.GET('/api/v1/blocked-callers', { params: { query }, signal })),
    enabled: Boolean(number && tenantId) && can('listBlockedCallers'),
    staleTime: 0,
  });
  return (data?.items.length ?? 0) > 0;
}

/** Leads to the form that blocks the caller of an inbound call, filled in; says so if that is done. */
export function BlockCaller({
  call: { callId, direction, from, reason, tenant },
}: {
  call: Pick<CallDetail, 'callId' | 'direction' | 'from' | 'reason' | 'tenant'>;
}) {
  const t = useTexts(texts);
  const go = useGo();
  const can = useCan();
  const offered = direction === 'inbound' && reason !== 'caller.blocked' && can('createBlockedCaller');
  const isBlocked = useIsBlocked(offered ? from : null, tenant?.id ?? undefined);
  if (!offered || !from) return null;
  if (isBlocked)
    return (
      <Button variant="default" disabled leftSection={<IconPhoneX size={16} aria-hidden />}>
        {t('call.blocked')}
      </Button>
    );
  return (
    <Button
      variant="default"
      leftSection={<IconPhoneX size={16} aria-hidden />}
      onClick={() =>
        go('/blocked-callers/new', {
          search: { call: callId, tenantId: tenant?.id },
          hash: new URLSearchParams({ number: readable(from) }).toString(),
        })
      }
    >
      {t('call.block')}
    </Button>
  );
}

/** The call in sentences, as one colleague would tell another. */
function useSentence(call: CallDetail): string[] {
  const t = useTexts(texts);
  const formats = useFormats();
  return sentences(call, t, formats);
}

export function sentences(
  call: CallDetail,
  t: Translate<typeof texts.en>,
  formats: Pick<Formats, 'duration'>,
): string[] {
  const attempt = decidingAttempt(call.attempts);
  const who =
    (call.direction === 'inbound' ? attempt?.client?.name : attempt?.carrier?.name) ??
    attempt?.client?.name ??
    null;
  const parts: string[] = [];
  if (call.answeredAt) {
    const wait = formats.duration(
      Math.max(0, Date.parse(call.answeredAt) - Date.parse(call.startedAt)) / 1000,
    );
    const talk = formats.duration(call.talkSeconds);
    const client = call.direction === 'inbound' ? who : connectedTo(call);
    const carrier = call.direction === 'inbound' ? null : (attempt?.carrier?.name ?? null);
    if (!call.complete && client === null && carrier !== null)
      parts.push(t('sentence.talkingThrough', { who: carrier }));
    else if (!call.complete) parts.push(t('sentence.talking', { who: client ?? t('by.callee') }));
    else if (who && call.direction === 'inbound') parts.push(t('sentence.answered', { who, wait, talk }));
    else parts.push(t('sentence.answeredPlain', { wait, talk }));
  } else if (isBeingPlaced(call)) {
    parts.push(t(call.direction === 'inbound' && !isTest(call) ? 'sentence.routing' : 'sentence.placing'));
  } else if (!call.complete) {
    parts.push(t('sentence.dialing'));
  } else if (notSent(call)) {
    parts.push(t('sentence.unrouted'));
  } else if (call.disposition && call.disposition !== 'answered') {
    parts.push(t(`sentence.${call.disposition}`));
  }
  const tries = call.attempts.filter((one) => one.connectLeg === null).length;
  if (tries > 1) parts.push(t('sentence.tries', { count: tries }));
  // The reason has it, or the call had no party.
  const plain = !isHungUpByUser(call) && !(notSent(call) && call.hungUpBy === 'platform');
  if (plain && call.complete && call.hungUpBy && (call.answeredAt || call.hungUpBy !== 'callee'))
    parts.push(t(`sentence.hungUp.${call.hungUpBy}`));
  return parts;
}

export const englishSentences = (call: CallDetail, formats: Pick<Formats, 'duration'>) =>
  sentences(call, translator(texts, 'en'), formats);

function WhatHappened({ call, sentence }: { call: CallDetail; sentence: string[] }) {
  const t = useTexts(texts);
  const words = useRoutingWords();
  const unsent = notSent(call);
  const unconnected = notConnected(call);
  const unasked = unsent === 'refused' || unsent === 'stopped' ? null : unsent;
  const codes = hangupCodes(call, t, words);
  const advised = advisedReason(call);
  const advice = advised ? words.advice(advised) : unasked === 'noAnswer' ? t('unsent.advice') : null;
  return (
    <Card title={t('call.what')}>
      <Stack gap={6}>
        <Text>{sentence.join(' ')}</Text>
        {call.reason && <EndOf call={call} reason={words.reason(call.reason)} />}
        {unconnected && (
          <Alert color="yellow" py={6}>
            {unconnected.client === null
              ? t('sentence.notConnected')
              : t(unconnected.called ? 'sentence.notReached' : 'sentence.notConnectedTo', {
                  name: unconnected.client,
                })}{' '}
            {unconnected.reason && unconnected.reason !== call.reason && (
              <>
                {words.reason(unconnected.reason)} {words.advice(unconnected.reason)}
              </>
            )}
          </Alert>
        )}
        {unasked && <Text fw={500}>{t(`unsent.${unasked}`)}</Text>}
        {call.complete &&
          call.disposition !== 'answered' &&
          codes.map((line) => (
            <Text key={line} size="sm" c="dimmed">
              {line}
            </Text>
          ))}
        {advice && (
          <Text size="sm">
            <strong>{t('call.next')}:</strong>{' '}
            {advised ? (
              <Advice
                reason={advised}
                tenantId={call.tenant?.id}
                number={call.number && readable(call.number)}
              />
            ) : (
              advice
            )}
          </Text>
        )}
      </Stack>
    </Card>
  );
}

/** How the last attempt ended, and what the caller was sent: the two differ, so each says which it is. */
export function hangupCodes(
  call: CallDetail,
  t: Translate<typeof texts.en>,
  words: Pick<RoutingWords, 'sip' | 'cause'>,
): string[] {
  const sent = causeToCaller(call);
  const codes = [
    call.sipStatus !== null && words.sip(call.sipStatus),
    causeOf(call) !== null && words.cause(causeOf(call) as number),
  ]
    .filter(Boolean)
    .join(' · ');
  const dialed = call.attempts.length > 0;
  return [
    codes && (dialed ? t('call.lastAttempt', { codes }) : sent === null ? codes : ''),
    sent !== null && t('call.sentToCaller', { cause: words.cause(sent) }),
  ].filter((line): line is string => Boolean(line));
}

function Details({ call, formats }: { call: CallDetail; formats: Formats }) {
  const t = useTexts(texts);
  const words = useRoutingWords();
  const can = useCan();
  const hungUpBy = useHungUpBy(call);
  const cause = causeOf(call);
  const sent = causeToCaller(call);
  const time = (at: string | null) => (at ? <span className="figures">{formats.fullTime(at)}</span> : null);
  const reference = Object.entries(call.reference);
  const tags = Object.entries(call.tags);
  const place = [call.country && formats.country(call.country), call.region].filter(Boolean).join(' · ');
  return (
    <Stack gap="lg">
      <Facts
        facts={[
          {
            label: t('column.from'),
            value:
              call.from || call.direction === 'inbound' ? (
                <Caller call={{ ...call, callerId: null }} />
              ) : null,
          },
          { label: t('fact.callerId'), value: call.callerId ? <PhoneNumber number={call.callerId} /> : null },
          {
            label: t('fact.assertedFrom'),
            value: call.assertedFrom ? <PhoneNumber number={readable(call.assertedFrom)} /> : null,
          },
          { label: t('column.to'), value: <CalledNumber number={call.number} /> },
          { label: t('fact.did'), value: call.did?.name ? <PhoneNumber number={call.did.name} /> : null },
          {
            label: t('column.campaign'),
            value: call.campaign && (
              <Link size="sm" to={`/campaigns/${call.campaign.id}`}>
                {call.campaign.name ?? call.campaign.id}
              </Link>
            ),
          },
          {
            label: t('column.client'),
            value:
              call.client && can('getClient') ? (
                <Link size="sm" to={`/clients/${call.client.id}`}>
                  {call.client.name ?? call.client.id}
                </Link>
              ) : (
                call.client?.name
              ),
          },
          {
            label: t('column.carrier'),
            value: call.carrier ? (
              can('getCarrier') ? (
                <Link size="sm" to={`/carriers/${call.carrier.id}`}>
                  {call.carrier.name ?? call.carrier.id}
                </Link>
              ) : (
                call.carrier.name
              )
            ) : null,
          },
          { label: t('fact.began'), value: time(call.startedAt) },
          { label: t('fact.routed'), value: time(call.routedAt) },
          { label: t('fact.ringing'), value: time(call.ringingAt) },
          { label: t('fact.answered'), value: time(call.answeredAt) },
          { label: t('fact.ended'), value: time(call.endedAt) },
          {
            label: t('fact.talk'),
            value: call.answeredAt && call.complete ? <Duration seconds={call.talkSeconds} /> : null,
          },
          {
            label: t('fact.delay'),
            value:
              call.postDialDelaySeconds === null ? null : <Duration seconds={call.postDialDelaySeconds} />,
          },
          {
            label: t('fact.ring'),
            value: call.ringSeconds === null ? null : <Duration seconds={call.ringSeconds} />,
          },
          { label: t('fact.connect'), value: call.connect ? <ConnectedTo connect={call.connect} /> : null },
          { label: t('fact.sip'), value: call.sipStatus === null ? null : words.sip(call.sipStatus) },
          {
            label: t(call.attempts.length > 0 ? 'fact.causeOfAttempt' : 'fact.cause'),
            value: cause === null ? null : words.cause(cause),
          },
          { label: t('fact.causeToCaller'), value: sent === null ? null : words.cause(sent) },
          { label: t('fact.hungUpBy'), value: call.hungUpBy ? hungUpBy(call.hungUpBy) : null },
          { label: t('fact.region'), value: place || null },
          { label: t('fact.node'), value: call.node },
          {
            label: t('call.record'),
            value: t(
              !call.complete
                ? 'call.recordOpen'
                : call.revision > 1
                  ? 'call.recordLater'
                  : 'call.recordWhole',
            ),
          },
          { label: t('fact.callId'), value: <Id>{call.callId}</Id> },
        ]}
      />
      {reference.length > 0 && (
        <div>
          <Title order={3} size="h6" mb={4}>
            {t('call.reference')}
          </Title>
          <Facts facts={reference.map(([label, value]) => ({ label, value }))} />
        </div>
      )}
      {tags.length > 0 && (
        <div>
          <Title order={3} size="h6" mb={4}>
            {t('call.tags')}
          </Title>
          <Facts facts={tags.map(([label, value]) => ({ label, value }))} />
        </div>
      )}
    </Stack>
  );
}

function ConnectedTo({ connect: { client, context } }: { connect: Connect }) {
  const t = useTexts(texts);
  const can = useCan();
  if (!client) return t('fact.context', { name: context ?? '' });
  const name = client.name ?? client.id;
  return can('getClient') ? (
    <Link size="sm" to={`/clients/${client.id}`}>
      {name}
    </Link>
  ) : (
    name
  );
}

import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconArrowsDiff, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '~/api/client';
import type { CallDecision, CallDetail } from '~/kit/calls/calls';
import { noCaller, readable } from '~/kit/calls/parts';
import { texts } from '~/kit/calls/texts';
import { useFormats } from '~/kit/format';
import { ProblemView } from '~/kit/ProblemView';
import { phoneOf } from '~/kit/phone';
import { Outcome, Trace } from '~/kit/routing/Trace';
import { compareTraces, traceTree, withCaller } from '~/kit/routing/trace';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { useHungUpBy } from './HungUpBy';
import { decisionTitle, inTime, isHangUp, triedBefore } from './timeline';

/** The caller in words, also why there is none. */
function useCallerName(call: CallDetail): string {
  const t = useTexts(texts);
  return call.from ? phoneOf(readable(call.from)).text : t(noCaller(call));
}

/** Each decision of a call with its trace, as it was, and beside it what would be decided now. */
export function Decisions({ call }: { call: CallDetail }) {
  const t = useTexts(texts);
  if (call.decisions.length === 0) return <Text size="sm">{t('call.noDecisions')}</Text>;
  return (
    <Stack gap="md">
      {inTime(call.decisions).map((decision, index) => (
        <Decision
          // biome-ignore lint/suspicious/noArrayIndexKey: decisions stay in their order
          key={index}
          call={call}
          decision={decision}
          open={index === call.decisions.length - 1 || call.decisions.length <= 2}
        />
      ))}
    </Stack>
  );
}

function Decision({ call, decision, open }: { call: CallDetail; decision: CallDecision; open: boolean }) {
  const t = useTexts(texts);
  const { key, number } = decisionTitle(decision);
  const hungUpBy = useHungUpBy({ ...call, reason: isHangUp(decision) ? decision.reason : null });
  const formats = useFormats();
  return (
    <Paper withBorder radius="md" p="md" component="details" {...(open ? { open: true } : {})}>
      <summary className="decision-summary">
        <Title order={3} size="h5" component="h3" display="inline">
          {t(key, { number: number ?? '', name: hungUpBy('platform') })}
        </Title>{' '}
        <Text size="xs" c="dimmed" span className="figures">
          {formats.time(decision.at)}
        </Text>
      </summary>
      <Stack gap="sm" mt="sm">
        {isHangUp(decision) ? (
          <Text size="sm">{t('call.hungUpText')}</Text>
        ) : (
          <Explained call={call} decision={decision} />
        )}
      </Stack>
    </Paper>
  );
}

/** What was decided with its trace, and on request what would be decided now. */
function Explained({ call, decision }: { call: CallDetail; decision: CallDecision }) {
  const t = useTexts(texts);
  const can = useCan();
  const [comparing, setComparing] = useState(false);
  const nodes = withCaller(traceTree(decision.trace), useCallerName(call));
  const explainable =
    can('explainCall') &&
    decision.connectLeg === null &&
    (call.direction === 'inbound' || call.direction === 'outbound') &&
    call.number !== null;
  return (
    <>
      <Outcome decided={decision} nodes={nodes} />
      {explainable && (
        <Group>
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconArrowsDiff size={15} aria-hidden />}
            aria-expanded={comparing}
            onClick={() => setComparing(!comparing)}
          >
            {comparing ? t('call.stopCompare') : t('call.compare')}
          </Button>
        </Group>
      )}
      {call.direction === 'prefix' && (
        <Text size="xs" c="dimmed">
          {t('call.noCompare')}
        </Text>
      )}
      {comparing ? <Beside call={call} decision={decision} /> : <Trace nodes={nodes} />}
    </>
  );
}

function Beside({ call, decision }: { call: CallDetail; decision: CallDecision }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const caller = useCallerName(call);
  const before = withCaller(traceTree(decision.trace), caller);
  const asked = {
    direction: call.direction as 'inbound' | 'outbound',
    number: call.number as string,
    from: call.direction === 'inbound' ? call.from : null,
    tags:
      call.direction === 'inbound'
        ? Object.entries(call.tags)
            .map(([name, value]) => `${name}=${value}`)
            .join('; ')
        : null,
    campaignId: call.direction === 'outbound' ? (call.campaign?.id ?? null) : null,
    tenantId: call.tenant?.id ?? null,
    tried: triedBefore(call, decision),
  };
  const now = useQuery({
    queryKey: ['explain', asked],
    queryFn: () => body(api.POST('/api/v1/routes/explain', { body: asked })),
    staleTime: 0,
    retry: false,
  });
  const nodes = now.data ? withCaller(traceTree(now.data.trace), caller) : [];
  const difference = now.data ? compareTraces(before, nodes) : undefined;
  const chosenBefore = before.find((node) => node.state === 'chosen');
  const chosenNow = nodes.find((node) => node.state === 'chosen');
  const same =
    now.data &&
    chosenBefore?.key === chosenNow?.key &&
    now.data.answer === decision.answer &&
    now.data.reason === decision.reason;
  return (
    <div className="beside">
      <section>
        <Title order={4} size="h6" mb="xs">
          {t('call.before')}
        </Title>
        <Trace nodes={before} />
      </section>
      <section>
        <Group justify="space-between" mb="xs">
          <Title order={4} size="h6">
            {t('call.now')}{' '}
            {now.dataUpdatedAt > 0 && (
              <Text span size="xs" c="dimmed" fw={400}>
                {t('call.nowAt', { time: formats.time(now.dataUpdatedAt) })}
              </Text>
            )}
          </Title>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            loading={now.isFetching}
            leftSection={<IconRefresh size={14} aria-hidden />}
            onClick={() => void now.refetch()}
          >
            {t('call.explainNow')}
          </Button>
        </Group>
        {now.isError && <ProblemView error={now.error} onRetry={() => void now.refetch()} />}
        {now.data && (
          <Stack gap="sm">
            <Alert color={same ? 'gray' : 'yellow'} py={6} role="status">
              {same ? t('call.same') : t('call.other')}
            </Alert>
            {!same && <Outcome decided={now.data} nodes={nodes} conditional />}
            <Trace nodes={nodes} difference={difference} />
          </Stack>
        )}
      </section>
    </div>
  );
}

import { Alert, Button, Group, Loader, Paper, Stack, Text, Timeline, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconPhone, IconPhoneCalling, IconPhoneOff, IconSend, IconX } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '~/api/client';
import { callQuery } from '~/kit/calls/calls';
import { useAskHangUp } from '~/kit/calls/HangUp';
import { STEPS_QUERY } from '~/kit/created';
import { useFormats } from '~/kit/format';
import { Link } from '~/kit/navigation';
import { asProblem } from '~/kit/ProblemView';
import { phoneOf } from '~/kit/phone';
import { useProblems } from '~/kit/problems';
import { useRoutingWords } from '~/kit/routing/words';
import { useTexts } from '~/kit/texts';
import { LiveRegion } from '~/kit/values';
import { type CallEvent, lookOf, partiesOf, wordsOf } from './events';
import { texts } from './texts';
import { useCallEvents } from './useCallEvents';

const ICONS = {
  requested: IconSend,
  routed: IconPhoneCalling,
  ringing: IconPhoneCalling,
  answered: IconPhone,
  ended: IconPhoneOff,
};

const COLORS = { good: 'green', bad: 'red', quiet: 'gray' };

/** Follows a placed call until it ends; it can be canceled meanwhile. */
export function Follow({ callId, number, again }: { callId: string; number: string; again: () => void }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const { sentence } = useProblems();
  const { events, lost } = useCallEvents(callId);
  const ask = useAskHangUp();
  const [canceling, setCanceling] = useState(false);
  const ended = events.some((event) => event.event === 'ended');
  const answered = events.some((event) => event.event === 'answered');
  const queries = useQueryClient();
  useEffect(() => {
    if (answered) void queries.invalidateQueries({ queryKey: STEPS_QUERY });
  }, [answered, queries]);
  const parties = partiesOf(events);
  // The events do not have the number that the called person sees.
  const record = useQuery({ ...callQuery(callId), enabled: parties.carrier !== null && !ended }).data;
  const began = events[0] ? Date.parse(events[0].at) : 0;
  const words = useEventWords(events);
  const last = events.at(-1);
  const cancel = async () => {
    setCanceling(true);
    try {
      await api.POST('/api/v1/calls/{callId}/cancel', { params: { path: { callId } } });
    } catch (error) {
      const problem = asProblem(error);
      setCanceling(false);
      notifications.show({
        color: 'gray',
        message: problem.code === 'call.already-ended' ? t('follow.alreadyEnded') : sentence(problem),
      });
    }
  };
  return (
    <Paper withBorder radius="md" p="lg" component="section">
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {t('follow.title', { number: phoneOf(number).text })}
          </Title>
          {!ended && (
            <Button
              color="red"
              variant="light"
              leftSection={<IconPhoneOff size={16} aria-hidden />}
              loading={canceling}
              onClick={() =>
                ask(
                  {
                    from: record?.from ?? null,
                    callerId: record?.callerId ?? null,
                    number,
                    startedAt: events[0]?.at ?? null,
                    client: parties.client ?? record?.client ?? null,
                    carrier: parties.carrier ?? record?.carrier ?? null,
                  },
                  () => void cancel(),
                )
              }
            >
              {answered ? t('follow.hangUp') : t('follow.cancel')}
            </Button>
          )}
        </Group>
        {lost && !ended && <Alert color="yellow">{t('follow.lost')}</Alert>}
        {events.length === 0 && (
          <Group gap="xs">
            <Loader size={16} />
            <Text size="sm">{t('follow.waiting')}</Text>
          </Group>
        )}
        <Timeline bulletSize={24} lineWidth={2} active={events.length - 1}>
          {events.map((event, index) => {
            const look = lookOf(event, answered);
            const Icon =
              event.event !== 'ended' || look === 'quiet'
                ? ICONS[event.event]
                : look === 'good'
                  ? IconCheck
                  : IconX;
            return (
              <Timeline.Item
                // biome-ignore lint/suspicious/noArrayIndexKey: events stay in their order
                key={index}
                bullet={<Icon size={14} aria-hidden />}
                color={look ? COLORS[look] : undefined}
              >
                <Text size="sm" fw={600}>
                  {words(event)}
                </Text>
                <Text size="xs" c="dimmed" className="figures">
                  {[
                    index === 0
                      ? formats.time(event.at)
                      : t('follow.after', {
                          duration: formats.duration(Math.max(0, Date.parse(event.at) - began) / 1000),
                        }),
                    event.attempt !== undefined && t('follow.attempt', { number: event.attempt }),
                    event.connectLeg !== undefined && t('follow.connectLeg', { number: event.connectLeg }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              </Timeline.Item>
            );
          })}
        </Timeline>
        <Group gap="sm">
          <Link to={`/calls/${callId}`}>{t('follow.open')}</Link>
          {ended && (
            <Button variant="default" onClick={again}>
              {t('follow.again')}
            </Button>
          )}
        </Group>
      </Stack>
      <LiveRegion text={last ? words(last) : ''} />
    </Paper>
  );
}

function useEventWords(events: readonly CallEvent[]): (event: CallEvent) => string {
  const t = useTexts(texts);
  const words = useRoutingWords();
  return (event) => wordsOf(event, events, t, words);
}

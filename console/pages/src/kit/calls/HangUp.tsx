import { ActionIcon, Button, Stack, Text, Tooltip } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { IconPhoneOff } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { kitTexts } from '~/kit/kitTexts';
import { asProblem } from '~/kit/ProblemView';
import { useProblems } from '~/kit/problems';
import { callerText } from '~/kit/routing/words';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { Facts, Time } from '~/kit/values';
import { hangUp } from './calls';
import { Elapsed } from './Elapsed';
import { texts } from './texts';

interface Target {
  callId: string;
  from: string | null;
  callerId?: string | null;
  number: string | null;
  startedAt?: string | null;
  client?: { name: string | null } | null;
  carrier?: { name: string | null } | null;
}

/** Asks whether to end the call for both sides. */
export function useAskHangUp(): (call: Omit<Target, 'callId'>, onConfirm: () => void) => void {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  return (call, onConfirm) =>
    modals.openConfirmModal({
      title: t('hangUp.title'),
      centered: true,
      children: <Which call={call} />,
      labels: { confirm: t('hangUp.confirm'), cancel: kit('cancel') },
      confirmProps: { color: 'red', leftSection: <IconPhoneOff size={16} aria-hidden /> },
      onConfirm,
    });
}

/** Which call it is: rows of a live list move, so the dialog says all that tells one from another. */
export function Which({ call }: { call: Omit<Target, 'callId'> }) {
  const t = useTexts(texts);
  const from = call.callerId ?? call.from;
  return (
    <Stack gap="sm">
      <Facts
        facts={[
          { label: t('column.from'), value: from ? callerText(from) : null },
          { label: t('column.to'), value: callerText(call.number) },
          { label: t('column.client'), value: call.client?.name ?? null },
          { label: t('column.carrier'), value: call.carrier?.name ?? null },
          {
            label: t('column.started'),
            value: call.startedAt ? (
              <>
                <Time at={call.startedAt} /> · <Elapsed since={call.startedAt} />
              </>
            ) : null,
          },
        ]}
      />
      <Text size="sm">{t('hangUp.text')}</Text>
    </Stack>
  );
}

/** Asks, then hangs the call up. */
function useHangUp(): (call: Target) => void {
  const t = useTexts(texts);
  const ask = useAskHangUp();
  const client = useQueryClient();
  const { sentence } = useProblems();
  const send = async (call: Target) => {
    try {
      await hangUp(call.callId);
      notifications.show({ message: t('hangUp.done') });
    } catch (error) {
      const problem = asProblem(error);
      const ended = problem.code === 'call.already-ended';
      notifications.show({
        color: ended ? 'gray' : 'red',
        message: ended ? t('hangUp.ended') : sentence(problem),
      });
    }
    void client.invalidateQueries({ queryKey: ['calls', 'one', call.callId] });
  };
  return (call) => ask(call, () => void send(call));
}

export function HangUpButton({
  call,
  pending,
  small = false,
}: {
  call: Target;
  pending: boolean;
  small?: boolean;
}) {
  const t = useTexts(texts);
  const can = useCan();
  const ask = useHangUp();
  const allowed = can('hangUpLiveCall');
  const label = small
    ? t('now.hangUpOf', { from: callerText(call.callerId ?? call.from), to: callerText(call.number) })
    : t('now.hangUp');
  if (small) {
    return (
      <Tooltip label={allowed ? t('now.hangUp') : t('hangUp.noRight')} withArrow>
        <ActionIcon
          variant="light"
          color="red"
          size={30}
          aria-label={label}
          disabled={!allowed || pending}
          onClick={() => ask(call)}
        >
          <IconPhoneOff size={16} />
        </ActionIcon>
      </Tooltip>
    );
  }
  return (
    <Button
      color="red"
      variant="light"
      leftSection={<IconPhoneOff size={16} aria-hidden />}
      disabled={!allowed || pending}
      title={allowed ? undefined : t('hangUp.noRight')}
      onClick={() => ask(call)}
    >
      {pending ? t('state.ending') : label}
    </Button>
  );
}

import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, body, type Schema } from '~/api/client';
import { type CallDetail, hungUpByOf, isHungUpByUser } from '~/kit/calls/calls';
import { texts } from '~/kit/calls/texts';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { Time } from '~/kit/values';

const LOOKS = 6;
const LOOKS_MILLIS = 2_000;
const AUDITED_WITHIN_MILLIS = 60_000;

const changeIn = (changes: Schema<'PageAuditedChange'>['items'] | undefined) =>
  changes?.find(({ action }) => action === 'hang-up' || action === 'cancel');

type Ended = Pick<CallDetail, 'callId' | 'reason' | 'endedAt'>;

/** Whether the audit log may have it later than the record. */
const justEnded = ({ endedAt }: Ended) =>
  endedAt === null || Date.now() - Date.parse(endedAt) < AUDITED_WITHIN_MILLIS;

/** The change of the audit log with which a user hung the call up. */
function useHangUpChange(call: Ended) {
  const mayRead = useCan()('listChangesOfCalls');
  const changes = useQuery({
    queryKey: ['calls', 'hung-up', call.callId],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/audit/calls', { params: { query: { entityId: call.callId, limit: 5 } }, signal }),
      ),
    enabled: mayRead && isHungUpByUser(call),
    // What the audit log has of a call never changes.
    staleTime: ({ state }) => (changeIn(state.data?.items) ? Number.POSITIVE_INFINITY : LOOKS_MILLIS),
    refetchInterval: ({ state }) =>
      changeIn(state.data?.items) || !justEnded(call) || state.dataUpdateCount >= LOOKS
        ? false
        : LOOKS_MILLIS,
  });
  return changeIn(changes.data?.items);
}

/** Who hung up, by name if a user did and the audit log may be read. */
export function useHungUpBy(call: Ended): (by: NonNullable<CallDetail['hungUpBy']>) => string {
  const t = useTexts(texts);
  const change = useHangUpChange(call);
  return (by) => {
    const who = hungUpByOf(call, by);
    return who === 'user' && change ? change.actor.name : t(`by.${who}`);
  };
}

/** Which user hung the call up, and when; what else ended it otherwise. */
export function EndOf({ call, reason }: { call: Ended; reason: string }) {
  const t = useTexts(texts);
  const change = useHangUpChange(call);
  return (
    <Text fw={500}>
      {change ? (
        <>
          {t('call.hungUp', { name: change.actor.name })} · <Time at={change.at} />
        </>
      ) : (
        reason
      )}
    </Text>
  );
}

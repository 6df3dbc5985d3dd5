import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, body } from '~/api/client';
import type { CallDetail } from '~/kit/calls/calls';
import { texts } from '~/kit/calls/texts';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { Time } from '~/kit/values';

const REASONS = ['hung-up', 'call.canceled'];

/** Which user hung the call up, from the audit log. */
export function HungUpBy({ call }: { call: Pick<CallDetail, 'callId' | 'reason'> }) {
  const t = useTexts(texts);
  const mayRead = useCan()('listChangesOfCalls');
  const changes = useQuery({
    queryKey: ['calls', 'hung-up', call.callId],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/audit/calls', { params: { query: { entityId: call.callId, limit: 5 } }, signal }),
      ),
    enabled: mayRead && call.reason !== null && REASONS.includes(call.reason),
  });
  const change = changes.data?.items.find(({ action }) => action === 'hang-up' || action === 'cancel');
  if (!change) return null;
  return (
    <Text size="sm">
      {t('call.hungUpUser', { name: change.actor.name })} · <Time at={change.at} />
    </Text>
  );
}

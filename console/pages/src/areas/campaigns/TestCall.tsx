import { Button, Stack, Text } from '@mantine/core';
import { IconPhoneIncoming } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { api, body } from '~/api/client';
import { rememberTest } from '~/kit/calls/calls';
import { useGo } from '~/kit/navigation';
import { asProblem, ProblemView } from '~/kit/ProblemView';
import { useRoutingWords } from '~/kit/routing/words';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { texts } from './texts';

interface TestCallProps {
  campaignId: string;
  number: string;
  /** Empty: withheld. */
  from: string;
}

/** Makes a node call the number as a carrier would, and goes to the page of the call. */
export function TestCall({ campaignId, number, from }: TestCallProps) {
  const t = useTexts(texts);
  const go = useGo();
  const can = useCan();
  const words = useRoutingWords();
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  // A new key for each call that was answered, so that a click after a timeout calls once.
  const key = useRef(crypto.randomUUID());
  const allowed = can('placeTestCall');
  const place = async () => {
    setSending(true);
    setRefused(null);
    try {
      const { callId } = await body(
        api.POST('/api/v1/campaigns/{id}/test-calls', {
          params: { path: { id: campaignId }, header: { 'Idempotency-Key': key.current } },
          body: { number, from: from || null },
        }),
      );
      rememberTest(callId);
      go(`/calls/${callId}`);
    } catch (error) {
      if (asProblem(error).status > 0) key.current = crypto.randomUUID();
      setRefused(error);
      setSending(false);
    }
  };
  const reason = refused === null ? null : asProblem(refused).members.reason;
  return (
    <Stack gap="xs" align="flex-start">
      <Button
        leftSection={<IconPhoneIncoming size={16} aria-hidden />}
        loading={sending}
        disabled={!allowed}
        title={allowed ? undefined : t('testCall.noRight')}
        onClick={() => void place()}
      >
        {t('testCall.action')}
      </Button>
      <Text size="sm" c="dimmed" maw={720}>
        {t(allowed ? 'testCall.lead' : 'testCall.noRight')}
      </Text>
      <div role="status" aria-live="polite">
        {refused !== null && <ProblemView error={refused} title={t('testCall.refused')} />}
        {typeof reason === 'string' && (
          <Text size="sm" fw={500} mt="xs">
            {words.reason(reason)} {words.advice(reason)}
          </Text>
        )}
      </div>
    </Stack>
  );
}

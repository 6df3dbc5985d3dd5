import { Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useMemo, useState } from 'react';
import { Explanation } from '~/kit/routing/Explanation';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { type Order, questionOf } from './order';
import { texts } from './texts';

const PAUSE_MILLIS = 500;

/** What was asked, and the reason if routing would stop the call. */
export interface Previewed {
  asked: string;
  stopped: string | null;
}

/** What routing would do with the call now, before it is placed. */
export function Preview({
  order,
  staff,
  onAnswer,
}: {
  order: Order;
  staff: boolean;
  onAnswer: (answer: Previewed) => void;
}) {
  const t = useTexts(texts);
  const mayExplain = useCan()('explainCall');
  const now = useMemo(() => JSON.stringify(questionOf(order, staff)), [order, staff]);
  const [asked] = useDebouncedValue(now, PAUSE_MILLIS);
  if (!mayExplain) return null;
  if (order.route === 'carrier')
    return (
      <Text size="sm" c="dimmed">
        {t('preview.carrier')}
      </Text>
    );
  return asked === 'null' || now === 'null' ? (
    <Text size="sm" c="dimmed">
      {t('preview.missing')}
    </Text>
  ) : (
    <section>
      <Title order={2} size="h5">
        {t('preview.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('preview.lead')}
      </Text>
      <Explained key={asked} asked={asked} onAnswer={onAnswer} />
    </section>
  );
}

function Explained({ asked, onAnswer }: { asked: string; onAnswer: (answer: Previewed) => void }) {
  const [tried, setTried] = useState<string[]>([]);
  const question = useMemo(() => ({ ...JSON.parse(asked), tried }), [asked, tried]);
  // With attempts before, it answers another question than whether the call can be placed.
  const onStopped = useCallback(
    (stopped: string | null) => tried.length === 0 && onAnswer({ asked, stopped }),
    [asked, onAnswer, tried.length],
  );
  return <Explanation question={question} onTried={setTried} onStopped={onStopped} />;
}

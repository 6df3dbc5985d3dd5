import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { addNumbers, canActivate, type NumberToAdd, type Outcome, release } from './campaignNumbers';
import { campaignNumberTexts } from './campaignNumberTexts';
import { ProblemView } from './ProblemView';
import { phoneOf } from './phone';
import { useProblems } from './problems';
import { useCan } from './session';
import { useTexts } from './texts';

const MOST_NAMED = 5;

const named = (numbers: NumberToAdd[]) => {
  const texts = numbers.slice(0, MOST_NAMED).map((one) => phoneOf(one.number).text);
  return numbers.length > MOST_NAMED ? `${texts.join(', ')}, …` : texts.join(', ');
};

interface AddToCampaignProps {
  /** Null while none is chosen. */
  campaignId: string | null;
  numbers: NumberToAdd[];
  /** Called after each step that has changed something. */
  added: () => void;
  /** Beside the button, such as one that cancels. */
  children?: ReactNode;
}

/** Adds numbers to a campaign, and offers what is missing so that calls to them are taken. */
export function AddToCampaign({ campaignId, numbers, added, children }: AddToCampaignProps) {
  const t = useTexts(campaignNumberTexts);
  const can = useCan();
  const client = useQueryClient();
  const [activated, setActivated] = useState(true);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const idle = can('changeDids') ? numbers.filter(canActivate) : [];
  const suspended = numbers.filter((one) => one.status === 'suspended');
  const run = async (these: NumberToAdd[], activate: boolean, before?: () => Promise<void>) => {
    if (campaignId === null) return;
    setSending(true);
    setError(null);
    try {
      await before?.();
      const next = await addNumbers(campaignId, these, activate);
      setOutcome((last) => (these === numbers ? next : merged(last, next, these)));
      added();
    } catch (refusal) {
      setError(refusal);
    }
    setSending(false);
    await Promise.all(
      ['campaigns', 'dids', 'numbers'].map((name) => client.invalidateQueries({ queryKey: [name] })),
    );
  };
  return (
    <Stack gap="sm" mt="sm">
      {numbers.length > 0 && idle.length > 0 && (
        <Checkbox
          label={t('activate', { count: idle.length })}
          description={t('activateHelp', { numbers: named(idle) })}
          checked={activated}
          onChange={(event) => setActivated(event.currentTarget.checked)}
        />
      )}
      {suspended.length > 0 && <Text size="sm">{t('suspended', { numbers: named(suspended) })}</Text>}
      {error !== null && <ProblemView error={error} />}
      {outcome && (
        <OutcomeView
          outcome={outcome}
          sending={sending}
          activate={can('changeDids') ? () => void run(outcome.stopped.filter(canActivate), true) : null}
          move={() =>
            void run(
              outcome.taken.map((one) => one.number),
              activated,
              () => release(outcome.taken),
            )
          }
        />
      )}
      <Group gap="sm">
        {numbers.length > 0 && (
          <Button
            disabled={campaignId === null}
            loading={sending}
            onClick={() => void run(numbers, activated && idle.length > 0)}
          >
            {t('add', { count: numbers.length })}
          </Button>
        )}
        {children}
      </Group>
    </Stack>
  );
}

/** What is known after another step with some of the numbers. */
function merged(last: Outcome | null, next: Outcome, these: NumberToAdd[]): Outcome {
  const again = new Set(these.map((one) => one.id));
  const others = <One extends NumberToAdd>(all: One[] = []) => all.filter((one) => !again.has(one.id));
  const othersOf = <One extends { number: NumberToAdd }>(all: One[] = []) =>
    all.filter((one) => !again.has(one.number.id));
  return {
    taking: [...others(last?.taking), ...next.taking],
    stopped: [...others(last?.stopped), ...next.stopped],
    taken: [...othersOf(last?.taken), ...next.taken],
    failed: [...othersOf(last?.failed), ...next.failed],
  };
}

interface OutcomeViewProps {
  outcome: Outcome;
  sending: boolean;
  activate: (() => void) | null;
  move: () => void;
}

function OutcomeView({ outcome, sending, activate, move }: OutcomeViewProps) {
  const t = useTexts(campaignNumberTexts);
  const { sentence } = useProblems();
  const { taking, stopped, failed } = outcome;
  const taken = outcome.taken.map((one) => one.number);
  return (
    <Stack gap="xs" role="status">
      {taking.length > 0 && (
        <Alert color="green">{t('taking', { count: taking.length, numbers: named(taking) })}</Alert>
      )}
      {stopped.length > 0 && (
        <Alert color="yellow">
          <Stack gap="sm" align="flex-start">
            <Text size="sm">{t('stopped', { count: stopped.length, numbers: named(stopped) })}</Text>
            {activate && stopped.some(canActivate) && (
              <Button size="compact-md" loading={sending} onClick={activate}>
                {t('activateNow')}
              </Button>
            )}
          </Stack>
        </Alert>
      )}
      {taken.length > 0 && (
        <Alert color="yellow" title={t('taken', { count: taken.length, numbers: named(taken) })}>
          <Stack gap="sm" align="flex-start">
            <Text size="sm">{t('takenText')}</Text>
            <Button size="compact-md" loading={sending} onClick={move}>
              {t('move')}
            </Button>
          </Stack>
        </Alert>
      )}
      {failed.length > 0 && (
        <Alert color="red" title={t('failed')}>
          <ul className="plain-list" style={{ maxHeight: 240, overflowY: 'auto' }}>
            {failed.map((one) => (
              <li key={one.number.id}>
                <strong>{phoneOf(one.number.number).text}</strong>:{' '}
                {sentence({ code: one.code, title: '', detail: one.error })}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </Stack>
  );
}

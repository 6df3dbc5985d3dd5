import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { addNumbers, canActivate, moveNumbers, type NumberToAdd, type Outcome } from './campaignNumbers';
import { campaignNumberTexts } from './campaignNumberTexts';
import { campaignQuery } from './entities';
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
  const [activated, setActivated] = useState(true);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const idle = can('changeDids') ? numbers.filter(canActivate) : [];
  const suspended = numbers.filter((one) => one.status === 'suspended');
  const run = async (work: () => Promise<void>) => {
    setSending(true);
    setError(null);
    try {
      await work();
      added();
    } catch (refusal) {
      setError(refusal);
    }
    setSending(false);
  };
  const add = (these: NumberToAdd[], activate: boolean) =>
    run(async () => {
      if (campaignId === null) return;
      const next = await addNumbers(campaignId, these, activate);
      setOutcome((last) => (these === numbers ? next : merged(last, next, these)));
    });
  const move = ({ taken }: Outcome) =>
    run(async () => {
      if (campaignId === null) return;
      const { outcome: next, refusal } = await moveNumbers(campaignId, taken, activated);
      setOutcome((last) =>
        merged(
          last,
          next,
          taken.map((one) => one.number),
        ),
      );
      setError(refusal);
    });
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
      {outcome && campaignId !== null && (
        <OutcomeView
          campaignId={campaignId}
          outcome={outcome}
          sending={sending}
          activate={can('changeDids') ? () => void add(outcome.stopped.filter(canActivate), true) : null}
          move={() => void move(outcome)}
          again={() => void add(outcome.loose, activated)}
        />
      )}
      <Group gap="sm">
        {numbers.length > 0 && (
          <Button
            disabled={campaignId === null}
            loading={sending}
            onClick={() => void add(numbers, activated && idle.length > 0)}
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
    loose: [...others(last?.loose), ...next.loose],
    failed: [...othersOf(last?.failed), ...next.failed],
  };
}

interface OutcomeViewProps {
  campaignId: string;
  outcome: Outcome;
  sending: boolean;
  activate: (() => void) | null;
  move: () => void;
  again: () => void;
}

function OutcomeView({ campaignId, outcome, sending, activate, move, again }: OutcomeViewProps) {
  const t = useTexts(campaignNumberTexts);
  const { sentence } = useProblems();
  const campaign = useQuery(campaignQuery(campaignId));
  const inactive = campaign.data?.status === 'inactive';
  const { taking, stopped, loose, failed } = outcome;
  const taken = outcome.taken.map((one) => one.number);
  return (
    <Stack gap="xs" role="status">
      {taking.length > 0 && !campaign.isPending && (
        <Alert color={inactive ? 'yellow' : 'green'}>
          {t(inactive ? 'added' : 'taking', { count: taking.length, numbers: named(taking) })}
        </Alert>
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
      {loose.length > 0 && (
        <Alert color="red" title={t('loose', { count: loose.length, numbers: named(loose) })}>
          <Stack gap="sm" align="flex-start">
            <Text size="sm">{t('looseText')}</Text>
            <Button size="compact-md" loading={sending} onClick={again}>
              {t('again')}
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

import { Alert, Badge, Button, Group, Paper, Progress, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCircleDashed } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { FROM_STEPS } from '~/kit/created';
import { Link, useGo, useSearch } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { ProblemView } from '~/kit/ProblemView';
import { useSipAddresses } from '~/kit/sipAddresses';
import { useTexts } from '~/kit/texts';
import { LiveRegion } from '~/kit/values';
import { Added } from './Added';
import { ByOthers } from './ByOthers';
import {
  countDone,
  type Doubt,
  isComplete,
  isOver,
  nextStep,
  OWN_STEPS,
  pageOf,
  type Step,
  stepOfPage,
  stepQuery,
  useSeen,
  useSteps,
} from './steps';
import { TryIncoming } from './TryIncoming';
import { texts } from './texts';
import { useDismiss } from './useDismiss';

const REFETCH_MILLIS = 5_000;
const AWAITED_MILLIS = 10_000;

export default function FirstRun() {
  const t = useTexts(texts);
  const queries = useQueryClient();
  const { added } = useSearch();
  const awaited = useAwaited(added);
  const read = useSteps({ refetchInterval: REFETCH_MILLIS, callSoon: true, awaited });
  // What was read before the save is not shown as if it were still so.
  const unseen = awaited !== null && read.steps.done[awaited] === false;
  const steps = unseen ? { ...read.steps, done: { ...read.steps.done, [awaited]: null } } : read.steps;
  const own = steps.list === OWN_STEPS;
  const pending = read.pending || unseen;
  const { errors } = read;
  const seen = useSeen();
  const putAway = useDismiss();
  const addresses = useSipAddresses();
  const done = countDone(steps);
  const next = nextStep(steps)?.id;
  const progress = t('progress', { done, all: steps.list.length });
  return (
    <Page title={t('title')} lead={t(own ? 'leadOwn' : 'lead')} width={800}>
      {typeof added === 'string' && <Added key={added} page={added} />}
      <Stack gap="md">
        <div>
          <Text size="sm" mb={6}>
            {pending ? t('checking') : progress}
          </Text>
          <Progress value={(done / steps.list.length) * 100} aria-label={t('title')} />
          <LiveRegion text={pending ? '' : progress} />
        </div>
        {isComplete(steps) && (
          <Alert color="green" icon={<IconCheck aria-hidden />} title={t('complete')}>
            <Stack gap="sm" align="flex-start">
              <Text size="sm">{t(isOver(seen) ? 'finished' : 'completeText')}</Text>
              <Group gap="sm">
                <TryIncoming size="sm" />
                {!isOver(seen) && (
                  <Button size="sm" variant="default" onClick={putAway}>
                    {t('finish')}
                  </Button>
                )}
              </Group>
            </Stack>
          </Alert>
        )}
        <Stack gap="xs" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
          {steps.list.map((step, index) => {
            const { id } = step;
            return (
              <StepCard
                key={id}
                id={id}
                own={own}
                to={pageOf(steps, step)}
                done={steps.done[id] ?? null}
                doubt={steps.doubts[id]}
                failed={errors[index] != null}
                next={next === id}
              >
                {errors[index] && (
                  <ProblemView
                    error={errors[index]}
                    title={t('notRead')}
                    onRetry={() => void queries.refetchQueries({ queryKey: stepQuery(id).queryKey })}
                  />
                )}
                {id === 'number' && (
                  <Link to="/numbers/import" size="sm">
                    {t('importMany')}
                  </Link>
                )}
                {id === 'client' && addresses.length > 0 && (
                  <Text size="sm">{t('registersAt', { addresses: addresses.join('; ') })}</Text>
                )}
                {id === 'call' && steps.done.campaign && !isComplete(steps) && <TryIncoming />}
              </StepCard>
            );
          })}
        </Stack>
        {own && <ByOthers />}
      </Stack>
    </Page>
  );
}

/** The step that was just done, until it has had the time to be seen; a campaign that is inactive never is. */
function useAwaited(added: unknown): Step | null {
  const [late, setLate] = useState<unknown>(null);
  useEffect(() => {
    const timer = setTimeout(() => setLate(added), AWAITED_MILLIS);
    return () => clearTimeout(timer);
  }, [added]);
  return late === added ? null : stepOfPage(added);
}

interface StepCardProps {
  id: Step;
  /** Whether it is one of the own user of a tenant. */
  own: boolean;
  to: string;
  /** Null while it is not known. */
  done: boolean | null;
  doubt: Doubt | undefined;
  failed: boolean;
  next: boolean;
  children: ReactNode;
}

function StepCard({ id, own, to, done, doubt, failed, next, children }: StepCardProps) {
  const t = useTexts(texts);
  const go = useGo();
  const word = doubt
    ? (`but.${doubt.state}` as const)
    : done
      ? 'done'
      : next
        ? 'next'
        : done === false
          ? 'open'
          : failed
            ? 'unknown'
            : 'checking';
  const color = doubt ? 'yellow' : done ? 'green' : next ? 'blue' : 'gray';
  return (
    <Paper component="li" withBorder radius="md" px="md" py="sm">
      <Group gap="md" wrap="nowrap" align="flex-start">
        <ThemeIcon
          variant="light"
          radius="xl"
          size={32}
          color={color === 'blue' ? 'gray' : color}
          aria-hidden
        >
          {doubt ? (
            <IconAlertTriangle size={18} />
          ) : done ? (
            <IconCheck size={18} />
          ) : (
            <IconCircleDashed size={18} />
          )}
        </ThemeIcon>
        <Stack gap={4} flex={1}>
          <Group gap="xs">
            <Title order={2} size="h5">
              {t(`step.${id}.title`)}
            </Title>
            <Badge className="state-badge" variant="light" radius="sm" color={color}>
              {t(word)}
            </Badge>
            {!done && (
              <Button
                ml="auto"
                size="compact-sm"
                variant={next ? 'filled' : 'default'}
                onClick={() => go(to, { search: { from: FROM_STEPS } })}
              >
                {t(`step.${id}.action`)}
              </Button>
            )}
          </Group>
          {!(done && !doubt) && (
            <Text size="sm" c="dimmed">
              {t(own && (id === 'number' || id === 'call') ? `own.${id}` : `step.${id}.text`)}
            </Text>
          )}
          {children}
          {doubt && (
            <Text size="sm" fw={550}>
              {t(`doubt.${doubt.state}`)}{' '}
              <Link to={doubt.page} size="sm">
                {t('testIt')}
              </Link>
            </Text>
          )}
        </Stack>
      </Group>
    </Paper>
  );
}

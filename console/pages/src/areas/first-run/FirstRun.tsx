import { Alert, Badge, Button, Group, Paper, Progress, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconCheck, IconCircleDashed } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useGo } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { ProblemView } from '~/kit/ProblemView';
import { ScreenFallback } from '~/kit/ScreenFallback';
import { useSipAddresses } from '~/kit/sipAddresses';
import { useTexts } from '~/kit/texts';
import { LiveRegion } from '~/kit/values';
import {
  countDone,
  dismiss,
  isComplete,
  isOver,
  nextStep,
  STEPS,
  type Step,
  stepsQuery,
  useSeen,
} from './steps';
import { texts } from './texts';

const REFETCH_MILLIS = 5_000;

export default function FirstRun() {
  const t = useTexts(texts);
  const steps = useQuery({ ...stepsQuery, refetchInterval: REFETCH_MILLIS });
  const seen = useSeen();
  const addresses = useSipAddresses();
  if (steps.isPending) return <ScreenFallback />;
  const { data } = steps;
  const done = data ? countDone(data) : 0;
  const next = data && nextStep(data)?.id;
  const progress = t('progress', { done, all: STEPS.length });
  return (
    <Page title={t('title')} lead={t('lead')} width={800}>
      {steps.isError && <ProblemView error={steps.error} onRetry={() => void steps.refetch()} />}
      {data && (
        <Stack gap="md">
          <div>
            <Text size="sm" mb={6}>
              {progress}
            </Text>
            <Progress value={(done / STEPS.length) * 100} aria-label={t('title')} />
            <LiveRegion text={progress} />
          </div>
          {isComplete(data) && (
            <Alert color="green" icon={<IconCheck aria-hidden />} title={t('complete')}>
              <Stack gap="sm" align="flex-start">
                <Text size="sm">{t(isOver(seen) ? 'finished' : 'completeText')}</Text>
                {!isOver(seen) && (
                  <Button size="sm" onClick={dismiss}>
                    {t('finish')}
                  </Button>
                )}
              </Stack>
            </Alert>
          )}
          <Stack gap="sm" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
            {STEPS.map(({ id, to }) => (
              <StepCard key={id} id={id} to={to} done={data[id]} next={next === id}>
                {id === 'client' && addresses.length > 0 && (
                  <Text size="sm">{t('registersAt', { addresses: addresses.join('; ') })}</Text>
                )}
                {id === 'client' && data.unregistered && (
                  <Text size="sm" fw={550}>
                    {t('unregistered')}
                  </Text>
                )}
              </StepCard>
            ))}
          </Stack>
        </Stack>
      )}
    </Page>
  );
}

function StepCard({
  id,
  to,
  done,
  next,
  children,
}: {
  id: Step;
  to: string;
  done: boolean;
  next: boolean;
  children: ReactNode;
}) {
  const t = useTexts(texts);
  const go = useGo();
  return (
    <Paper component="li" withBorder radius="md" p="md">
      <Group gap="md" wrap="nowrap" align="flex-start">
        <ThemeIcon variant="light" radius="xl" size={32} color={done ? 'green' : 'gray'} aria-hidden>
          {done ? <IconCheck size={18} /> : <IconCircleDashed size={18} />}
        </ThemeIcon>
        <Stack gap={4} flex={1}>
          <Group gap="xs">
            <Title order={2} size="h5">
              {t(`step.${id}.title`)}
            </Title>
            <Badge
              className="state-badge"
              variant="light"
              radius="sm"
              color={done ? 'green' : next ? 'blue' : 'gray'}
            >
              {done ? t('done') : next ? t('next') : t('open')}
            </Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {t(`step.${id}.text`)}
          </Text>
          {children}
          {!done && (
            <div>
              <Button mt={6} size="compact-md" variant={next ? 'filled' : 'default'} onClick={() => go(to)}>
                {t(`step.${id}.action`)}
              </Button>
            </div>
          )}
        </Stack>
      </Group>
    </Paper>
  );
}

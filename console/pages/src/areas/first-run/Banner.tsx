import { Button, Group, Paper, Progress, Text, ThemeIcon } from '@mantine/core';
import { IconCheck, IconListCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { areStepsExpected } from '~/kit/created';
import { Link, useGo, useSearch } from '~/kit/navigation';
import { useTexts } from '~/kit/texts';
import { LiveRegion } from '~/kit/values';
import { countDone, isComplete, isOfUse, isOver, nextStep, pageOf, useSeen, useSteps } from './steps';
import { texts } from './texts';
import { useDismiss } from './useDismiss';

const REFETCH_MILLIS = 15_000;
const PATH = '/first-run';

/** How far the first steps are, and the next one, above all screens until the person puts it away. */
export default function Banner() {
  const t = useTexts(texts);
  const go = useGo();
  const seen = useSeen();
  const putAway = useDismiss();
  const { pathname } = useLocation();
  const wanted = !isOver(seen) && pathname !== PATH;
  const { steps, pending } = useSteps({ enabled: wanted, refetchInterval: REFETCH_MILLIS });
  const queries = useQueryClient();
  const justSaved = useSearch().saved !== undefined;
  const [readOn, setReadOn] = useState<string | null>(null);
  // A form that was saved leads to another page, so the steps are read again there, from the beginning.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again on each page
  useEffect(() => {
    if (!wanted) return;
    let here = true;
    void queries.refetchQueries({ queryKey: ['first-run'] }, { cancelRefetch: justSaved }).then(() => {
      if (here) setReadOn(pathname);
    });
    return () => {
      here = false;
    };
  }, [pathname, wanted, queries]);
  if (!wanted || !(pending ? areStepsExpected() : isOfUse(seen, steps))) return null;
  const checking = pending || (justSaved && readOn !== pathname);
  const complete = !checking && isComplete(steps);
  const next = checking ? undefined : nextStep(steps);
  const done = checking ? 0 : countDone(steps);
  const progress = checking ? t('checking') : t('progress', { done, all: steps.list.length });
  return (
    <Paper
      className="banner"
      withBorder
      radius="md"
      px="md"
      py="sm"
      component="section"
      aria-label={t('title')}
    >
      <Group gap="md">
        <ThemeIcon variant="light" radius="xl" size={32} color={complete ? 'green' : 'blue'} aria-hidden>
          {complete ? <IconCheck size={18} /> : <IconListCheck size={18} />}
        </ThemeIcon>
        <div style={{ flex: '1 1 240px' }}>
          <Text size="sm" fw={600}>
            {complete
              ? t('complete')
              : next
                ? t('nextIs', { step: t(`step.${next.id}.title`) })
                : t(checking ? 'title' : 'unknown')}
          </Text>
          <Group gap="sm">
            <Text size="sm" c="dimmed">
              {progress}
            </Text>
            <Progress value={(done / steps.list.length) * 100} w={120} size={6} aria-hidden />
            <Link to={PATH} size="sm">
              {t('all')}
            </Link>
          </Group>
        </div>
        {next && pathname !== pageOf(steps, next) && (
          <Button size="compact-sm" onClick={() => go(pageOf(steps, next))}>
            {t(`step.${next.id}.action`)}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={putAway}>
          {complete ? t('finish') : t('hide')}
        </Button>
      </Group>
      <LiveRegion text={complete ? t('complete') : checking ? '' : progress} />
    </Paper>
  );
}

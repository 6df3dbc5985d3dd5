import { Button, Code, Paper, Text } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { ApiProblem } from '~/api/problem';
import { kitTexts } from '~/kit/kitTexts';
import { EmptyList } from '~/kit/listing/Listing';
import { Link } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { ProblemView } from '~/kit/ProblemView';
import { useTexts } from '~/kit/texts';
import { appTexts } from './appTexts';

export function NotFound() {
  const t = useTexts(appTexts);
  return (
    <Page title={t('notFound')}>
      <EmptyList title={t('notFound')} text={t('notFoundText')} action={<Link to="/">{t('toStart')}</Link>} />
    </Page>
  );
}

/** A screen that has failed; the navigation stays. */
export function RouteCrash({ error, reset }: ErrorComponentProps) {
  const t = useTexts(kitTexts);
  if (error instanceof ApiProblem) return <ProblemView error={error} onRetry={reset} />;
  return (
    <Page title={t('error.crash')}>
      <Paper withBorder p="lg" radius="md">
        <Text size="sm" mb="sm">
          {t('error.crashText')}
        </Text>
        <Code block>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</Code>
        <Button mt="md" variant="default" onClick={reset}>
          {t('retry')}
        </Button>
      </Paper>
    </Page>
  );
}

export function NoAccess() {
  const t = useTexts(kitTexts);
  return (
    <Page title={t('error.noAccess')}>
      <EmptyList title={t('error.noAccess')} text={t('error.noAccessText')} />
    </Page>
  );
}

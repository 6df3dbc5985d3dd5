import { Button, Paper, Select, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { endAllSessions, sessionQuery } from '~/api/session';
import { appTexts } from '~/app/appTexts';
import { PasswordForm } from '~/app/ChangePassword';
import { ShortcutSwitch } from '~/app/ShortcutSheet';
import { ViewSettings } from '~/app/ViewMenu';
import { useGo } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { asProblem } from '~/kit/ProblemView';
import { setPreferences, usePreferences } from '~/kit/preferences';
import { useProblems } from '~/kit/problems';
import { useUser } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { Facts } from '~/kit/values';
import { texts } from './texts';

export default function Account() {
  const t = useTexts(texts);
  const app = useTexts(appTexts);
  const user = useUser();
  const client = useQueryClient();
  const go = useGo();
  const { sentence } = useProblems();
  const { pageSize } = usePreferences();
  const endAll = async () => {
    try {
      await endAllSessions();
      client.clear();
      client.setQueryData(sessionQuery.queryKey, null);
      go('/sign-in');
    } catch (error) {
      notifications.show({ color: 'red', message: sentence(asProblem(error)) });
    }
  };
  return (
    <Page title={t('title')} width={640}>
      <Card title={t('who')}>
        <Facts
          facts={[
            { label: t('username'), value: user.username },
            { label: t('name'), value: user.displayName },
            { label: t('role'), value: app(`role.${user.role}`) },
          ]}
        />
      </Card>
      <Card title={t('view')}>
        <Stack gap="md">
          <ViewSettings />
          <Select
            label={t('rows')}
            description={t('rowsHelp')}
            data={['25', '50', '100', '200']}
            allowDeselect={false}
            value={String(pageSize)}
            onChange={(rows) => rows && setPreferences({ pageSize: Number(rows) })}
          />
        </Stack>
      </Card>
      <Card title={t('keyboard')}>
        <ShortcutSwitch />
      </Card>
      <Card title={t('password')} lead={t('passwordLead')}>
        <PasswordForm
          username={user.username}
          onChanged={(session) => {
            client.setQueryData(sessionQuery.queryKey, session);
            notifications.show({ color: 'green', message: t('changed') });
          }}
        />
      </Card>
      <Card title={t('sessions')} lead={t('sessionsLead')}>
        <Button variant="default" onClick={() => void endAll()}>
          {t('endAll')}
        </Button>
      </Card>
    </Page>
  );
}

function Card({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <Paper withBorder radius="md" p="lg" component="section">
      <Title order={2} size="h4" mb={lead ? 2 : 'md'}>
        {title}
      </Title>
      {lead && (
        <Text size="sm" c="dimmed" mb="md">
          {lead}
        </Text>
      )}
      {children}
    </Paper>
  );
}

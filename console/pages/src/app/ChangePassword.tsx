import { Button, Group, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { api, body } from '~/api/client';
import type { ApiProblem } from '~/api/problem';
import { type Session, sessionQuery, signIn, signOut } from '~/api/session';
import { asProblem, ProblemView } from '~/kit/ProblemView';
import { useProblems } from '~/kit/problems';
import { useTexts } from '~/kit/texts';
import { appTexts } from './appTexts';
import { BrandMark } from './Brand';
import { enteredPassword, keepEntered } from './enteredPassword';
import { LanguageSwitch } from './LanguageSwitch';

const SHORTEST = 12;

/** Asks for a new password before anything else, when somebody else has chosen the current one. */
export function ChangePassword({ session }: { session: Session }) {
  const t = useTexts(appTexts);
  const client = useQueryClient();
  useEffect(() => {
    document.title = `${t('password.title')} · Trunkline`;
  }, [t]);
  return (
    <main className="sign-in">
      <Stack w="100%" maw={440} gap="lg">
        <Group gap="sm" wrap="nowrap" align="flex-start">
          <BrandMark size={40} />
          <div>
            <Title order={1} size="h2" lh={1.2}>
              {t('password.title')}
            </Title>
            <Text size="sm" c="dimmed" mt={4}>
              {t('password.lead')}
            </Text>
          </div>
        </Group>
        <Paper withBorder p="lg" radius="md" shadow="xs">
          <PasswordForm
            username={session.user.username}
            entered={enteredPassword()}
            onChanged={(next) => {
              keepEntered(null);
              client.setQueryData(sessionQuery.queryKey, next);
            }}
            cancel={
              <Button
                variant="default"
                onClick={async () => {
                  keepEntered(null);
                  await signOut();
                  client.clear();
                  client.setQueryData(sessionQuery.queryKey, null);
                }}
              >
                {t('password.other')}
              </Button>
            }
          />
        </Paper>
        <Group justify="center">
          <LanguageSwitch />
        </Group>
      </Stack>
    </main>
  );
}

interface PasswordFormProps {
  username: string;
  /** The current password, if it was entered a moment ago: then nobody has to enter it again. */
  entered?: string | null;
  onChanged: (session: Session) => void;
  cancel?: React.ReactNode;
}

/** Changes the password. That ends all sessions of the user, so it signs in again. */
export function PasswordForm({ username, entered = null, onChanged, cancel }: PasswordFormProps) {
  const t = useTexts(appTexts);
  const problems = useProblems();
  const [current, setCurrent] = useState(entered ?? '');
  const [asks, setAsks] = useState(entered === null);
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState(false);
  const short = next.length < SHORTEST ? t('password.short') : null;
  const differ = next !== again ? t('password.differ') : null;
  const at = (codes: string[]) =>
    problem && codes.includes(problem.code) ? problems.sentence(problem) : null;
  const wrong = at(['user.password-wrong']);
  const refused = at(['user.password-weak', 'user.password-unchanged']);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (sending || short || differ) return;
    setSending(true);
    setProblem(null);
    try {
      await body(
        api.PUT('/api/v1/users/me/password', { body: { currentPassword: current, newPassword: next } }),
      );
      onChanged(await signIn(username, next));
    } catch (error) {
      const refusal = asProblem(error);
      setProblem(refusal);
      if (refusal.code === 'user.password-wrong') setAsks(true);
    } finally {
      setSending(false);
    }
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {problem && !wrong && !refused && <ProblemView error={problem} title={problems.sentence(problem)} />}
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        {asks && (
          <PasswordInput
            label={t('password.current')}
            autoComplete="current-password"
            value={current}
            error={wrong}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
        )}
        <PasswordInput
          label={t('password.next')}
          autoFocus={entered !== null}
          description={t('password.nextHelp')}
          autoComplete="new-password"
          value={next}
          error={refused ?? (tried ? short : null)}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('password.again')}
          autoComplete="new-password"
          value={again}
          error={tried ? differ : null}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          {cancel}
          <Button type="submit" loading={sending}>
            {t('password.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

import { Alert, Button, Group, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ApiProblem } from '~/api/problem';
import { sessionQuery, signIn } from '~/api/session';
import { useSearch } from '~/kit/navigation';
import { asProblem, ProblemMarks, useCountdown } from '~/kit/ProblemView';
import { useProblems } from '~/kit/problems';
import { useTexts } from '~/kit/texts';
import { appTexts } from './appTexts';
import { BrandMark } from './Brand';
import { keepEntered } from './enteredPassword';
import { LanguageSwitch } from './LanguageSwitch';

export default function SignIn() {
  const t = useTexts(appTexts);
  const { sentence } = useProblems();
  const client = useQueryClient();
  const router = useRouter();
  const search = useSearch();
  const { hash } = useLocation();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState(false);
  const wait = useCountdown(problem?.retryAfter ?? null, problem);
  const passwordField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    document.title = `${t('signIn.title')} · Trunkline`;
  }, [t]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending || wait > 0) return;
    setSending(true);
    setProblem(null);
    try {
      const session = await signIn(username.trim(), password);
      if (session.passwordChangeRequired) keepEntered(password);
      client.clear();
      client.setQueryData(sessionQuery.queryKey, session);
      router.history.replace(safeReturn(search.return) + (hash ? `#${hash}` : ''));
    } catch (error) {
      setProblem(asProblem(error));
      setPassword('');
      passwordField.current?.focus();
    } finally {
      setSending(false);
    }
  };

  return (
    <main className="sign-in">
      <Stack w="100%" maw={380} gap="lg">
        <Group gap="sm">
          <BrandMark size={40} />
          <div>
            <Title order={1} size="h2" lh={1.2}>
              {t('signIn.title')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('signIn.lead')}
            </Text>
          </div>
        </Group>
        <Paper withBorder p="lg" radius="md" shadow="xs">
          <form onSubmit={submit}>
            <Stack gap="md">
              {search.ended && !problem && <Alert color="blue">{t('signIn.ended')}</Alert>}
              {problem && (
                <Alert
                  color={problem.passing ? 'yellow' : 'red'}
                  role="alert"
                  title={problem.passing ? t('signIn.away') : undefined}
                >
                  <Text size="sm">{sentence({ ...problem, write: false })}</Text>
                  {problem.code !== 'auth.login-failed' && problem.code !== 'auth.login-throttled' && (
                    <ProblemMarks problem={problem} />
                  )}
                </Alert>
              )}
              <TextInput
                label={t('signIn.username')}
                name="username"
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                autoFocus
                required
                withAsterisk={false}
                value={username}
                onChange={(event) => setUsername(event.currentTarget.value)}
              />
              <PasswordInput
                ref={passwordField}
                label={t('signIn.password')}
                name="password"
                autoComplete="current-password"
                required
                withAsterisk={false}
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
              />
              <Button type="submit" loading={sending} disabled={wait > 0} fullWidth>
                {wait > 0 ? t('signIn.wait', { seconds: wait }) : t('signIn.submit')}
              </Button>
            </Stack>
          </form>
        </Paper>
        <Group justify="center">
          <LanguageSwitch />
        </Group>
      </Stack>
    </main>
  );
}

/** Only a path of the console itself, so that a link cannot send people elsewhere after they signed in. */
export function safeReturn(path: string | string[] | undefined): string {
  const target = typeof path === 'string' ? path : '/';
  const base = new URL('.', document.baseURI).pathname.replace(/\/$/, '');
  return /^\/(?![/\\])/.test(target) ? `${base}${target}` : `${base}/`;
}

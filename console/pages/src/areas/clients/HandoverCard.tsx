import { Alert, Button, Code, Group, Modal, Paper, Text, Title } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconAlertTriangle, IconCopy, IconKey } from '@tabler/icons-react';
import { useBlocker } from '@tanstack/react-router';
import { useEffect } from 'react';
import { seenState } from '~/kit/seenState';
import { useSipAddresses } from '~/kit/sipAddresses';
import { useTexts } from '~/kit/texts';
import { type Client, firstEndpoint } from './clients';
import { settingsOf, settingsText } from './handover';
import { addressOf } from './parts';
import { forgetPassword, passwordCopied, usePassword, useUncopied } from './passwords';
import { texts } from './texts';

/** Says that a client gets no calls while it has not registered, or does not respond. */
export function GetsNoCalls({ client }: { client: Client }) {
  const t = useTexts(texts);
  const addresses = useSipAddresses();
  const seen = seenState(client);
  if (client.status !== 'active') return null;
  if (seen === 'unreachable')
    return (
      <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t('unreachable.title')}>
        <Text size="sm">
          {client.mode === 'fixed'
            ? t('unreachable.fixed', { address: client.endpoints.map(addressOf).join('; ') })
            : t('unreachable.registers')}{' '}
          {t('unreachable.next')}
        </Text>
      </Alert>
    );
  if (seen !== 'unregistered') return null;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t('unregistered.title')}>
      <Text size="sm">
        {t('unregistered.text')}{' '}
        {addresses.length > 0 && t('unregistered.at', { addresses: addresses.join('; ') })}
      </Text>
    </Alert>
  );
}

/** What the people of the client enter in their phone system, with a password that was just made. */
export function Handover({ client }: { client: Client }) {
  const t = useTexts(texts);
  const { id } = firstEndpoint(client);
  const password = usePassword(id)?.value ?? null;
  const addresses = useSipAddresses();
  if (client.mode === 'fixed')
    return (
      <Paper withBorder radius="md" p="lg" component="section">
        <Title order={2} size="h4" mb="xs">
          {t('handover.title')}
        </Title>
        <Text size="sm">
          {t('handover.fixed', { address: addressOf(client) })}{' '}
          {addresses.length > 0
            ? t('handover.accept', { addresses: addresses.join('; ') })
            : t('handover.acceptNodes')}
        </Text>
      </Paper>
    );
  const words = {
    server: t('handover.server'),
    username: t('handover.username'),
    password: t('handover.password'),
    secret: t('handover.secret'),
    codecs: t('handover.codecs'),
    dtmf: t('handover.dtmf'),
  };
  const settings = settingsOf(client, password, words, addresses.join('; ') || t('handover.serverUnknown'));
  return (
    <Paper withBorder radius="md" p="lg" component="section">
      <Group justify="space-between" align="flex-start" mb="md">
        <div>
          <Title order={2} size="h4">
            {t('handover.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('handover.lead')} {!password && t('handover.renew')}
          </Text>
        </div>
        <Copy
          value={settingsText(settings)}
          label={t('handover.copy')}
          done={t('handover.copied')}
          onCopy={() => passwordCopied(id)}
        />
      </Group>
      {password && (
        <Alert color="yellow" icon={<IconKey aria-hidden />} mb="md" role="alert">
          <Group justify="space-between">
            <Text size="sm" flex="1 1 320px">
              {t('handover.once')} {t('handover.renew')}
            </Text>
            <PasswordButtons endpoint={id} password={password} size="sm" />
          </Group>
        </Alert>
      )}
      <dl className="facts">
        {settings.map((setting) => (
          <div key={setting.name}>
            <dt>{setting.name}</dt>
            <dd>
              {(setting.name === words.password && password) || setting.name === words.username ? (
                <Code className="id" fz="sm">
                  {setting.value}
                </Code>
              ) : (
                setting.value
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Paper>
  );
}

/** The password of an endpoint after the first one, whose password is among the settings to hand over. */
export function NewPasswordOnce({ endpoint }: { endpoint: string }) {
  const t = useTexts(texts);
  const password = usePassword(endpoint)?.value;
  if (!password) return null;
  return (
    <Alert color="yellow" icon={<IconKey aria-hidden />} role="alert" mt="xs">
      <Text size="sm">
        {t('handover.once')} {t('endpoints.renew')}
      </Text>
      <Code className="id" fz="sm">
        {password}
      </Code>
      <PasswordButtons endpoint={endpoint} password={password} size="compact-sm" />
    </Alert>
  );
}

function PasswordButtons({
  endpoint,
  password,
  size,
}: {
  endpoint: string;
  password: string;
  size: 'sm' | 'compact-sm';
}) {
  const t = useTexts(texts);
  return (
    <Group gap="xs">
      <Copy
        value={password}
        label={t('handover.copyPassword')}
        done={t('handover.copied')}
        size={size}
        onCopy={() => passwordCopied(endpoint)}
      />
      <Button size={size} variant="default" onClick={() => forgetPassword(endpoint)}>
        {t('handover.hide')}
      </Button>
    </Group>
  );
}

function Copy({
  value,
  label,
  done,
  size = 'sm',
  onCopy,
}: {
  value: string;
  label: string;
  done: string;
  size?: 'sm' | 'compact-sm';
  onCopy: () => void;
}) {
  const { copied, copy } = useClipboard();
  // Some browsers refuse to copy; then the password is not in safety.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is copied
  useEffect(() => {
    if (copied) onCopy();
  }, [copied]);
  return (
    <Button
      size={size}
      variant="default"
      leftSection={<IconCopy size={16} aria-hidden />}
      onClick={() => copy(value)}
    >
      {copied ? done : label}
    </Button>
  );
}

/** Asks before the page of a client is left while nobody has copied the password of one of its endpoints. */
export function PasswordGuard({ client }: { client: Client }) {
  const t = useTexts(texts);
  const ids = client.endpoints.map((endpoint) => endpoint.id);
  const active = useUncopied(ids);
  const guard = useBlocker({
    shouldBlockFn: ({ current, next }) => active && current.pathname !== next.pathname,
    enableBeforeUnload: () => active,
    withResolver: true,
  });
  return (
    <Modal
      opened={guard.status === 'blocked'}
      onClose={() => guard.reset?.()}
      title={t('handover.leaveTitle')}
      centered
    >
      <Text size="sm" mb="lg">
        {t('handover.leaveText')} {t(ids.length > 1 ? 'endpoints.renew' : 'handover.renew')}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={() => guard.reset?.()} data-autofocus>
          {t('handover.stay')}
        </Button>
        <Button
          color="red"
          onClick={() => {
            for (const id of ids) forgetPassword(id);
            guard.proceed?.();
          }}
        >
          {t('handover.leave')}
        </Button>
      </Group>
    </Modal>
  );
}

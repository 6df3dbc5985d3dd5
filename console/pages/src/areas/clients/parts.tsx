import { Alert, Button, Code, CopyButton, Group, Paper, Text, Title, Tooltip } from '@mantine/core';
import { IconCopy, IconKey } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '~/kit/format';
import type { LiveState } from '~/kit/liveUsage';
import { StateBadge } from '~/kit/StateBadge';
import type { StreamView } from '~/kit/stream';
import { useTexts } from '~/kit/texts';
import { CapacityBar, Empty } from '~/kit/values';
import { type Client, nodesQuery } from './clients';
import { forgetPassword, passwordOf, settingsOf, settingsText } from './handover';
import { texts } from './texts';

/** What the nodes see, and since when. */
export function Seen({ client }: { client: Client }) {
  const t = useTexts(texts);
  const formats = useFormats();
  if (client.status === 'inactive' && client.reachable === null) return <Empty />;
  const state = client.reachable === null ? 'unknown' : client.reachable ? 'reachable' : 'unreachable';
  const since = client.nodes.map((node) => node.since).sort()[0];
  const hint =
    client.reachable === null
      ? client.qualifySeconds === 0
        ? t('notChecked')
        : client.mode === 'registers'
          ? t('notRegistered')
          : t('notObserved')
      : client.reachable
        ? undefined
        : (client.lastError ?? undefined);
  return (
    <Group gap={6} wrap="nowrap">
      <StateBadge state={state} {...(hint ? { hint } : {})} />
      {since && client.reachable !== null && (
        <Text size="xs" c="dimmed" className="nowrap figures">
          {formats.ago(since)}
        </Text>
      )}
    </Group>
  );
}

/** Whether Asterisk has the stored version. */
export function AppliedState({ client }: { client: Client }) {
  const t = useTexts(texts);
  const formats = useFormats();
  if (!client.applied) return <Text size="sm">{t('appliedNot')}</Text>;
  const current = client.applied.version >= client.version;
  return (
    <Tooltip label={formats.fullTime(client.applied.at)} withArrow>
      <Text size="sm" component="span" fw={current ? undefined : 600}>
        {current ? t('appliedNow') : t('appliedOld', { version: client.applied.version })}
      </Text>
    </Tooltip>
  );
}

export function CallsNow({ client, live }: { client: Client; live: StreamView<LiveState> }) {
  const t = useTexts(texts);
  const formats = useFormats();
  if (!live.state) return <Empty />;
  const taken = live.state.clients.find((one) => one.id === client.id)?.concurrency.taken ?? 0;
  return (
    <CapacityBar
      taken={taken}
      limit={client.maxConcurrency}
      stale={live.status === 'delayed'}
      text={
        client.maxConcurrency === null
          ? t('inUse', { taken: formats.number(taken) })
          : t('inUseOf', { taken: formats.number(taken), limit: formats.number(client.maxConcurrency) })
      }
    />
  );
}

export const addressOf = (client: Client) =>
  client.mode === 'registers'
    ? (client.username ?? client.endpointId)
    : `${client.host ?? ''}:${client.port ?? 5060}`;

/** What the people of the client enter in their phone system, with a password that was just made. */
export function Handover({ client }: { client: Client }) {
  const t = useTexts(texts);
  const [password, setPassword] = useState(() => passwordOf(client.id));
  const nodes = useQuery(nodesQuery);
  const formats = useFormats();
  if (client.mode === 'fixed')
    return (
      <Paper withBorder radius="md" p="lg" component="section">
        <Title order={2} size="h4" mb="xs">
          {t('handover.title')}
        </Title>
        <Text size="sm">{t('handover.fixed', { address: addressOf(client) })}</Text>
      </Paper>
    );
  const names = nodes.data?.items.map((node) => node.node) ?? [];
  const server =
    names.length > 0
      ? t('handover.serverValue', { nodes: formats.list(names) })
      : t('handover.serverValueUnknown');
  const words = {
    server: t('handover.server'),
    username: t('handover.username'),
    password: t('handover.password'),
    secret: t('handover.secret'),
    codecs: t('handover.codecs'),
    dtmf: t('handover.dtmf'),
  };
  const settings = settingsOf(client, password, words, server);
  return (
    <Paper withBorder radius="md" p="lg" component="section">
      <Group justify="space-between" align="flex-start" mb="md">
        <div>
          <Title order={2} size="h4">
            {t('handover.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('handover.lead')}
          </Text>
        </div>
        <CopyButton value={settingsText(settings)}>
          {({ copied, copy }) => (
            <Button
              size="sm"
              variant="default"
              leftSection={<IconCopy size={16} aria-hidden />}
              onClick={copy}
            >
              {copied ? t('handover.copied') : t('handover.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      {password && (
        <Alert color="yellow" icon={<IconKey aria-hidden />} mb="md" role="alert">
          <Group justify="space-between">
            <Text size="sm">{t('handover.once')}</Text>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                forgetPassword(client.id);
                setPassword(null);
              }}
            >
              {t('handover.hide')}
            </Button>
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

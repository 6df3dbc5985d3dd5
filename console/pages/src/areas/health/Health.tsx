import { Alert, Button, Group, List, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { own } from '~/api/client';
import { Card } from '~/kit/Card';
import { useFormats } from '~/kit/format';
import { Link } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { ProblemView } from '~/kit/ProblemView';
import { ScreenFallback } from '~/kit/ScreenFallback';
import { ScrollTable } from '~/kit/ScrollTable';
import { StateBadge } from '~/kit/StateBadge';
import { useServiceName } from '~/kit/serviceTexts';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { Time } from '~/kit/values';
import { texts } from './texts';

/** `GET /api/v1/health` of the console, which no OpenAPI description has. */
interface Health {
  state: 'ready' | 'not-ready';
  checkedAt: string;
  services: ServiceHealth[];
}

interface ServiceHealth {
  service: string;
  state: 'ready' | 'not-ready' | 'unreachable';
  details: {
    tookMillis: number;
    faults: { component: string; status: string; detail: string }[];
    lags: { group: string; topic: string; events: number }[];
    openDeadLetters: number | null;
  } | null;
}

const REFETCH_MILLIS = 5_000;

export default function HealthPage() {
  const t = useTexts(texts);
  const health = useQuery({
    queryKey: ['health'],
    queryFn: () => own<Health>('GET', '/api/v1/health'),
    refetchInterval: REFETCH_MILLIS,
  });
  if (health.isPending) return <ScreenFallback />;
  const shown = health.data;
  const ready = shown?.state === 'ready';
  return (
    <Page title={t('title')} lead={t('lead')}>
      {health.isError && <ProblemView error={health.error} onRetry={() => void health.refetch()} />}
      {shown && (
        <Stack gap="md" className={health.isError ? 'stale' : undefined}>
          <Alert
            color={ready ? 'green' : 'red'}
            icon={ready ? <IconCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
            title={ready ? t('ready') : t('notReady')}
          >
            <Group justify="space-between">
              <Text size="sm">
                {t('checked')} <Time at={shown.checkedAt} ago />
              </Text>
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconRefresh size={14} aria-hidden />}
                onClick={() => void health.refetch()}
              >
                {t('check')}
              </Button>
            </Group>
          </Alert>
          <SimpleGrid cols={{ base: 1, lg: 2 }}>
            {shown.services.map((service) => (
              <Service key={service.service} health={service} />
            ))}
          </SimpleGrid>
        </Stack>
      )}
    </Page>
  );
}

const STATES = { ready: 'ready', 'not-ready': 'warning', unreachable: 'away' } as const;

function Service({ health }: { health: ServiceHealth }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const name = useServiceName()(health.service);
  const { details } = health;
  const took = details && {
    millis: formats.number(details.tookMillis),
  };
  return (
    <Card
      title={
        <>
          {name}{' '}
          {name !== health.service && (
            <Text span size="xs" c="dimmed" fw={400} className="nowrap">
              {health.service}
            </Text>
          )}
        </>
      }
      aside={<StateBadge state={STATES[health.state] ?? 'unknown'} label={t(`state.${health.state}`)} />}
    >
      {details && took && (
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t(health.state === 'unreachable' ? 'gaveUp' : 'took', took)}
          </Text>
          {details.faults.length > 0 && <Faults faults={details.faults} />}
          {health.state !== 'unreachable' && <Lags name={name} lags={details.lags} />}
          <DeadLetters service={health.service} open={details.openDeadLetters} />
        </Stack>
      )}
    </Card>
  );
}

function Faults({ faults }: { faults: NonNullable<ServiceHealth['details']>['faults'] }) {
  const t = useTexts(texts);
  const name = (component: string) =>
    component in texts.en.component ? t(`component.${component as 'database'}`) : t('task', { component });
  const word = (status: string) => (status in texts.en.status ? t(`status.${status as 'down'}`) : status);
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('faults')}
      </Text>
      <List size="sm" withPadding>
        {faults.map((fault) => (
          <List.Item key={fault.component}>
            {name(fault.component)}: {word(fault.status)}
            {fault.detail && (
              <Text size="xs" c="dimmed" lang="en" style={{ overflowWrap: 'anywhere' }}>
                {fault.detail}
              </Text>
            )}
          </List.Item>
        ))}
      </List>
    </div>
  );
}

function Lags({ name, lags }: { name: string; lags: NonNullable<ServiceHealth['details']>['lags'] }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const behind = lags.filter((lag) => lag.events > 0);
  if (lags.length === 0) return null;
  if (behind.length === 0) return <Text size="sm">{t('noLag')}</Text>;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('lag')}
      </Text>
      <Text size="xs" c="dimmed" mb="xs">
        {t('lagHelp')}
      </Text>
      <ScrollTable label={`${t('lag')} · ${name}`}>
        <thead>
          <tr>
            <th scope="col">{t('topic')}</th>
            <th scope="col">{t('group')}</th>
            <th scope="col" className="right">
              {t('events')}
            </th>
          </tr>
        </thead>
        <tbody>
          {behind.map((lag) => (
            <tr key={`${lag.group} ${lag.topic}`}>
              <th scope="row">{lag.topic}</th>
              <td>{lag.group}</td>
              <td className="right figures">{formats.number(lag.events)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  );
}

function DeadLetters({ service, open }: { service: string; open: number | null }) {
  const t = useTexts(texts);
  const can = useCan();
  if (open === null)
    return (
      <Text size="sm" c="dimmed">
        {t('lettersUnknown')}
      </Text>
    );
  if (open === 0) return <Text size="sm">{t('noLetters')}</Text>;
  const text = t('letters', { count: open });
  return (
    <div>
      {can('listDeadLettersOfCdr') ? (
        <Link to="/dead-letters" search={{ service }} size="sm">
          {text}
        </Link>
      ) : (
        <Text size="sm">{text}</Text>
      )}
      <Text size="xs" c="dimmed">
        {t('lettersHelp')}
      </Text>
    </div>
  );
}

import { Alert } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { type Query, useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { own } from '~/api/client';
import { ApiProblem } from '~/api/problem';
import { useTexts } from '~/kit/texts';
import { appTexts } from './appTexts';

interface Health {
  state: string;
  services: { service: string; state: string }[];
}

const CHECK_MILLIS = 5_000;

const passing = (query: Query) => query.state.error instanceof ApiProblem && query.state.error.passing;
const offline = (query: Query) => (query.state.error as ApiProblem).code === 'console.offline';
const serviceOf = (query: Query) => String((query.state.error as ApiProblem).members.service ?? '');

/** Whether these services are ready; an empty name stands for all of them. */
export function areReady(health: Health, services: string[]): boolean {
  return services.every((name) =>
    name === ''
      ? health.state === 'ready'
      : health.services.some(({ service, state }) => service === name && state === 'ready'),
  );
}

/** Reads again what could not be read as soon as that can help, and says if the console itself does not answer. */
export function Recovery() {
  const t = useTexts(appTexts);
  const client = useQueryClient();
  useIsFetching();
  const failed = client
    .getQueryCache()
    .getAll()
    .filter((query) => query.isActive() && passing(query));
  const away = failed.some(offline);
  const services = [...new Set(failed.filter((query) => !offline(query)).map(serviceOf))].sort().join();
  const waits = failed.length > 0;
  useEffect(() => {
    if (!waits) return;
    const check = async () => {
      if (!away) {
        const health = await own<Health>('GET', '/api/v1/health').catch(() => null);
        if (!health || !areReady(health, services.split(','))) return;
      }
      await client.refetchQueries({ type: 'active', predicate: passing }, { cancelRefetch: false });
    };
    const timer = setInterval(() => void check(), CHECK_MILLIS);
    return () => clearInterval(timer);
  }, [waits, away, services, client]);
  return (
    <div role="status" aria-live="polite">
      {away && (
        <Alert color="yellow" mb="md" icon={<IconCloudOff aria-hidden />}>
          {t('offline')}
        </Alert>
      )}
    </div>
  );
}

import { Alert, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, body } from '~/api/client';
import { useTexts } from '~/kit/texts';
import { texts } from './texts';

const REFETCH_MILLIS = 30_000;
const one = { limit: 1 };

/** Which of clients and carriers a campaign of the seller cannot use any of; null without a campaign to ask about. */
const missingQuery = queryOptions({
  queryKey: ['first-run', 'missing'],
  queryFn: async ({ signal }) => {
    const campaigns = await body(api.GET('/api/v1/campaigns', { params: { query: one }, signal }));
    const id = campaigns.items[0]?.id;
    if (!id) return null;
    const params = { path: { id }, query: one };
    const [clients, carriers] = await Promise.all([
      body(api.GET('/api/v1/campaigns/{id}/available-clients', { params, signal })),
      body(api.GET('/api/v1/campaigns/{id}/available-carriers', { params, signal })),
    ]);
    return [
      ...(clients.items.length === 0 ? (['client'] as const) : []),
      ...(carriers.items.length === 0 ? (['carrier'] as const) : []),
    ];
  },
  refetchInterval: REFETCH_MILLIS,
});

/** Who adds what a seller cannot add, and what is missing. */
export function ByOthers() {
  const t = useTexts(texts);
  const { data, isError } = useQuery(missingQuery);
  const missing = data ?? [];
  return (
    <Alert
      color={missing.length > 0 ? 'yellow' : 'gray'}
      icon={<IconUsers aria-hidden />}
      title={t('others.title')}
    >
      <Stack gap={4}>
        <Text size="sm">{t('others.text')}</Text>
        {missing.map((kind) => (
          <Text key={kind} size="sm" fw={550}>
            {t(`others.${kind}`)}
          </Text>
        ))}
        {data === null && <Text size="sm">{t('others.noCampaign')}</Text>}
        {isError && (
          <Text size="sm" role="status">
            {t('others.unknown')}
          </Text>
        )}
      </Stack>
    </Alert>
  );
}

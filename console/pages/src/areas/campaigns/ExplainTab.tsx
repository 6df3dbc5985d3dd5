import { Box, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '~/api/client';
import { didQuery } from '~/kit/entities';
import { EmptyList } from '~/kit/listing/Listing';
import { Link } from '~/kit/navigation';
import { phoneOf } from '~/kit/phone';
import { Explanation } from '~/kit/routing/Explanation';
import { SourceSelect } from '~/kit/SourceSelect';
import { dids, type Source } from '~/kit/sources';
import { useTexts } from '~/kit/texts';
import type { Campaign } from './campaigns';
import { TestCall } from './TestCall';
import { texts } from './texts';

/** How many numbers are offered before a part of one is typed. */
const FIRST = 25;
const MOST_FOUND = 200;

/** The numbers of a campaign: at first some of them, then those whose digits contain what was typed. */
const numbersOf = ({ id, didIds, tenantId }: Campaign): Source => ({
  key: `dids of campaign ${id} ${didIds.length}`,
  find: async (text, signal) => {
    const q = text.replaceAll(/\D/g, '');
    const read = async (did: string) =>
      body(api.GET('/api/v1/dids/{id}', { params: { path: { id: did } }, signal }));
    const search = async () =>
      body(api.GET('/api/v1/dids', { params: { query: { tenantId, q, limit: MOST_FOUND } }, signal }));
    const found = q ? (await search()).items : await Promise.all(didIds.slice(0, FIRST).map(read));
    return found
      .filter((one) => didIds.includes(one.id))
      .map((one) => ({ value: one.id, label: phoneOf(one.number).text }));
  },
  nameOf: dids.nameOf,
});

/** Where a call to one of the campaign's numbers would go now; and a real one, to try it. */
export function ExplainTab({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const [chosen, setChosen] = useState<string | null>(null);
  const [from, setFrom] = useState('');
  const [caller, setCaller] = useState('');
  const [tried, setTried] = useState<string[]>([]);
  const didId = chosen ?? campaign.didIds[0];
  const number = useQuery({ ...didQuery(didId ?? ''), enabled: didId !== undefined }).data?.number;
  const outbound = (
    <Link to="/explain" search={{ direction: 'outbound', campaignId: campaign.id }} size="sm">
      {t('explain.outbound')}
    </Link>
  );
  if (campaign.didIds.length === 0) return <EmptyList title={t('explain.none')} action={outbound} />;
  return (
    <Stack gap="md" maw={1100}>
      <Paper withBorder radius="md" p="lg">
        <Text size="sm" c="dimmed" mb="sm">
          {t('explain.lead')}
        </Text>
        <Group align="flex-end" gap="md">
          <SourceSelect
            required
            label={t('explain.number')}
            description={t('explain.numberHelp')}
            source={numbersOf(campaign)}
            value={didId ?? null}
            onChange={(value) => {
              setChosen(value);
              setTried([]);
            }}
          />
          <TextInput
            label={t('explain.from')}
            description={t('explain.fromHelp')}
            inputMode="tel"
            autoComplete="off"
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
            onBlur={() => setCaller(from.trim())}
            onKeyDown={(event) => event.key === 'Enter' && setCaller(from.trim())}
          />
        </Group>
        {number && (
          <Box mt="md">
            <TestCall campaignId={campaign.id} number={number} from={from.trim()} />
          </Box>
        )}
      </Paper>
      {number && (
        <Explanation
          question={{ direction: 'inbound', number, from: caller || null, tried }}
          onTried={setTried}
        />
      )}
      {outbound}
    </Stack>
  );
}

import { Box, Group, Paper, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyList } from '~/kit/listing/Listing';
import { Link } from '~/kit/navigation';
import { phoneOf } from '~/kit/phone';
import { Explanation } from '~/kit/routing/Explanation';
import { useTexts } from '~/kit/texts';
import { type Campaign, didQuery } from './campaigns';
import { TestCall } from './TestCall';
import { texts } from './texts';

/** Where a call to one of the campaign's numbers would go now; and a real one, to try it. */
export function ExplainTab({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const numbers = useQueries({ queries: campaign.didIds.map((id) => didQuery(id)) }).flatMap((one) =>
    one.data ? [one.data.number] : [],
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [from, setFrom] = useState('');
  const [caller, setCaller] = useState('');
  const [tried, setTried] = useState<string[]>([]);
  const number = chosen ?? numbers[0];
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
          <Select
            label={t('explain.number')}
            description={t('explain.numberHelp')}
            allowDeselect={false}
            data={numbers.map((value) => ({ value, label: phoneOf(value).text }))}
            value={number ?? null}
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

import { ActionIcon, Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconTrash } from '@tabler/icons-react';
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '~/api/client';
import type { ApiProblem } from '~/api/problem';
import { EntitiesField } from '~/kit/form/EntityFields';
import { Section } from '~/kit/form/fields';
import { Link } from '~/kit/navigation';
import { asProblem, ProblemView } from '~/kit/ProblemView';
import { phoneOf } from '~/kit/phone';
import { ScrollTable } from '~/kit/ScrollTable';
import { SourceSelect } from '~/kit/SourceSelect';
import { StateBadge } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { PhoneNumber } from '~/kit/values';
import { useChange } from './actions';
import { type Campaign, campaignQuery, didQuery, tenantNumbers } from './campaigns';
import { Card } from './parts';
import { Settings } from './Settings';
import { texts } from './texts';

/** The numbers that the campaign answers, and those it shows when it calls. */
export function Numbers({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const source = tenantNumbers(campaign.tenantId);
  return (
    <Stack gap="md">
      <Card title={t('numbers.answered')} lead={t('numbers.answeredLead')}>
        {campaign.didIds.length === 0 ? (
          <Alert color="yellow">{t('numbers.none')}</Alert>
        ) : (
          <NumberTable campaign={campaign} />
        )}
        <AddNumber campaign={campaign} />
      </Card>
      <Settings
        campaign={campaign}
        valuesOf={(one) => ({ callerIdDidIds: one.callerIdDidIds })}
        patchOf={(values) => values}
      >
        {() => (
          <Section title={t('numbers.callerIds')}>
            <div className="wide">
              <EntitiesField
                name="callerIdDidIds"
                label={t('numbers.callerIds')}
                help={t('numbers.callerIdsHelp')}
                source={source}
              />
            </div>
          </Section>
        )}
      </Settings>
    </Stack>
  );
}

function NumberTable({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const can = useCan();
  const change = useChange();
  const numbers = useQueries({ queries: campaign.didIds.map((id) => didQuery(id)) });
  const remove = (didId: string, number: string) =>
    change(
      () =>
        api.DELETE('/api/v1/campaigns/{id}/dids/{didId}', { params: { path: { id: campaign.id, didId } } }),
      t('numbers.removed', { number }),
    );
  return (
    <ScrollTable label={t('numbers.answered')}>
      <thead>
        <tr>
          <th scope="col">{t('callers.number')}</th>
          <th scope="col">{t('overview.state')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('overview.remove')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {campaign.didIds.map((id, index) => {
          const did = numbers[index]?.data;
          const shown = did ? phoneOf(did.number).text : id.slice(0, 8);
          return (
            <tr key={id}>
              <th scope="row">
                {did ? (
                  <Link to={`/numbers/${id}`} className="row-link">
                    <PhoneNumber number={did.number} />
                  </Link>
                ) : (
                  shown
                )}
              </th>
              <td>
                {did && <StateBadge state={did.status} />}
                {did && did.status !== 'active' && (
                  <Text size="xs" c="dimmed">
                    {t('numbers.inactive')}
                  </Text>
                )}
              </td>
              <td className="menu">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('numbers.remove', { number: shown })}
                  disabled={!can('deleteCampaignDid')}
                  onClick={() => void remove(id, shown)}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </td>
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}

/** Adds a number; one that another campaign has can be moved here. */
function AddNumber({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const can = useCan();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState(false);
  const source = tenantNumbers(campaign.tenantId);
  const number = useQuery({ ...didQuery(chosen ?? ''), enabled: chosen !== null });
  const shown = number.data ? phoneOf(number.data.number).text : '';
  const put = async (didId: string) => {
    await api.PUT('/api/v1/campaigns/{id}/dids/{didId}', { params: { path: { id: campaign.id, didId } } });
    notifications.show({ color: 'green', message: t('numbers.moved', { number: shown }) });
    setChosen(null);
    setProblem(null);
  };
  const run = async (work: () => Promise<void>) => {
    setSending(true);
    try {
      await work();
    } catch (error) {
      setProblem(asProblem(error));
    }
    setSending(false);
    await client.invalidateQueries({ queryKey: ['campaigns'] });
  };
  const other =
    problem?.code === 'campaign.did-taken' && typeof problem.members.campaignId === 'string'
      ? problem.members.campaignId
      : null;
  const move = (from: string, didId: string) =>
    run(async () => {
      await api.DELETE('/api/v1/campaigns/{id}/dids/{didId}', { params: { path: { id: from, didId } } });
      await put(didId);
    });
  if (!can('replaceCampaignDid')) return null;
  return (
    <Stack gap="sm" mt="md">
      <Group align="flex-end" gap="xs">
        <div style={{ minWidth: 260 }}>
          <SourceSelect
            label={t('numbers.add')}
            chooseOnly
            source={{
              ...source,
              find: async (text, signal) =>
                (await source.find(text, signal)).filter((one) => !campaign.didIds.includes(one.value)),
            }}
            value={chosen}
            onChange={(id) => {
              setChosen(id);
              setProblem(null);
            }}
          />
        </div>
        <Button disabled={!chosen} loading={sending} onClick={() => chosen && void run(() => put(chosen))}>
          {t('numbers.add')}
        </Button>
      </Group>
      {problem && other && chosen && (
        <Taken number={shown} other={other} move={() => void move(other, chosen)} sending={sending} />
      )}
      {problem && !other && <ProblemView error={problem} />}
    </Stack>
  );
}

function Taken({
  number,
  other,
  move,
  sending,
}: {
  number: string;
  other: string;
  move: () => void;
  sending: boolean;
}) {
  const t = useTexts(texts);
  const campaign = useQuery(campaignQuery(other));
  return (
    <Alert
      color="yellow"
      role="alert"
      title={t('numbers.taken', { number, name: campaign.data?.name ?? other.slice(0, 8) })}
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t('numbers.takenText')}</Text>
        <Button size="compact-md" loading={sending} onClick={move}>
          {t('numbers.move')}
        </Button>
      </Stack>
    </Alert>
  );
}

import { ActionIcon, Alert, Button, Group, MultiSelect, Stack, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '~/api/client';
import { AddToCampaign } from '~/kit/AddToCampaign';
import { didQuery } from '~/kit/entities';
import { EntitiesField, useChoices } from '~/kit/form/EntityFields';
import { Section } from '~/kit/form/fields';
import { Link } from '~/kit/navigation';
import { phoneOf } from '~/kit/phone';
import { ScrollTable } from '~/kit/ScrollTable';
import { StateBadge } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { PhoneNumber } from '~/kit/values';
import { useChange } from './actions';
import { type Campaign, tenantNumbers } from './campaigns';
import { Card } from './parts';
import { Settings } from './Settings';
import { texts } from './texts';

/** The numbers are read one by one, so only those that are shown. */
const SHOWN_AT_ONCE = 25;

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
        <AddNumbers campaign={campaign} />
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

export function NumberTable({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const can = useCan();
  const change = useChange();
  const { didIds } = campaign;
  const [asked, setStart] = useState(0);
  // The last of them may have been removed.
  const start = Math.min(asked, Math.floor((didIds.length - 1) / SHOWN_AT_ONCE) * SHOWN_AT_ONCE);
  const shownIds = didIds.slice(start, start + SHOWN_AT_ONCE);
  const numbers = useQueries({ queries: shownIds.map((id) => didQuery(id)) });
  const remove = (didId: string, number: string) =>
    change(
      () =>
        api.DELETE('/api/v1/campaigns/{id}/dids/{didId}', { params: { path: { id: campaign.id, didId } } }),
      t('numbers.removed', { number }),
    );
  return (
    <Stack gap="sm">
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
          {shownIds.map((id, index) => {
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
      {didIds.length > SHOWN_AT_ONCE && (
        <Group gap="sm">
          <Text size="sm" role="status">
            {t('numbers.range', { from: start + 1, to: start + shownIds.length, count: didIds.length })}
          </Text>
          <Button
            variant="default"
            size="compact-md"
            disabled={start === 0}
            onClick={() => setStart(start - SHOWN_AT_ONCE)}
          >
            {t('numbers.before')}
          </Button>
          <Button
            variant="default"
            size="compact-md"
            disabled={start + SHOWN_AT_ONCE >= didIds.length}
            onClick={() => setStart(start + SHOWN_AT_ONCE)}
          >
            {t('numbers.after')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** Adds several numbers; those of another campaign can be moved here, and idle ones made active. */
function AddNumbers({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const can = useCan();
  const [chosen, setChosen] = useState<string[]>([]);
  const source = tenantNumbers(campaign.tenantId);
  const { choices, setText } = useChoices(source, chosen);
  const numbers = useQueries({ queries: chosen.map((id) => didQuery(id)) }).flatMap((one) => one.data ?? []);
  if (!can('addCampaignDids')) return null;
  const offered = choices.filter((one) => !campaign.didIds.includes(one.value));
  return (
    <Stack gap={0} mt="md">
      <MultiSelect
        label={t('numbers.add')}
        description={t('numbers.addHelp')}
        data={offered}
        value={chosen}
        searchable
        clearable
        maxDropdownHeight={280}
        onSearchChange={setText}
        onChange={setChosen}
      />
      <AddToCampaign
        campaignId={campaign.id}
        numbers={numbers.length === chosen.length ? numbers : []}
        added={() => setChosen([])}
      />
    </Stack>
  );
}

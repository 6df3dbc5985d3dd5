import { useQueryClient } from '@tanstack/react-query';
import { api, body } from '~/api/client';
import { EntityForm } from '~/kit/form/EntityForm';
import { NumberField, Section, SelectField } from '~/kit/form/fields';
import { PairsField } from '~/kit/form/PairsField';
import { TimeField } from '~/kit/form/TimeField';
import { useStateLabel } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { useWeekFault, WeekField } from '~/kit/week/WeekField';
import { zones } from '~/kit/zone';
import { CountingFields, useCountingFault } from './CountingFields';
import { type Campaign, type LinkOfCampaign, patchLink } from './campaigns';
import { countingPatch } from './counting';
import { endsTooSoon, type LinkValues, linkValues } from './links';
import { tagPatch } from './tagRules';
import { texts } from './texts';

/** Fields that are not one input with one help. */
type Composed = 'openingHours' | 'capsCount' | 'minimumTalkSeconds' | 'requiredTags' | 'excludedTags';

type Entity = LinkOfCampaign & { id: string; updatedAt: string };

const entityOf = (link: LinkOfCampaign): Entity => ({
  ...link,
  id: link.clientId,
  updatedAt: new Date().toISOString(),
});

/** The settings of one client in a campaign. */
export function LinkForm({
  campaign,
  link,
  saved,
}: {
  campaign: Campaign;
  link: LinkOfCampaign;
  saved: () => void;
}) {
  const t = useTexts(texts);
  const can = useCan();
  const client = useQueryClient();
  const state = useStateLabel();
  const weekFault = useWeekFault();
  const countingFault = useCountingFault();
  const read = async () =>
    entityOf(
      await body(
        api.GET('/api/v1/campaigns/{id}/clients/{clientId}', {
          params: { path: { id: campaign.id, clientId: link.clientId } },
        }),
      ),
    );
  const of = (name: Exclude<keyof LinkValues, Composed>) => ({
    name,
    label: t(`link.${name}`),
    help: t('link.capHelp'),
  });
  return (
    <EntityForm<Entity, LinkValues>
      queryKey={['campaigns', 'link', campaign.id]}
      entity={entityOf(link)}
      valuesOf={linkValues}
      initial={linkValues(link)}
      readOnly={can('updateCampaignClient') ? null : t('noRight')}
      save={async (values, { ifMatch }) => {
        const version = Number(ifMatch?.['If-Match'].replaceAll('"', ''));
        return entityOf(
          await patchLink(
            campaign.id,
            { ...link, version },
            {
              ...values,
              ...countingPatch(values),
              ...tagPatch(link, values),
              status: values.status as 'active' | 'inactive',
            },
          ),
        );
      }}
      reload={read}
      validate={(values) => {
        const week = weekFault(values.openingHours);
        return {
          ...(week ? { openingHours: week } : {}),
          ...countingFault(values),
          ...(endsTooSoon(values) ? { endsAt: t('link.endsTooSoon') } : {}),
        };
      }}
      onSaved={() => {
        void client.invalidateQueries({ queryKey: ['campaigns', 'one', campaign.id] });
        saved();
        return true;
      }}
    >
      {({ values }) => (
        <>
          <Section title={t('link.turn')}>
            <SelectField
              {...of('status')}
              help={t('link.statusHelp')}
              options={(['active', 'inactive'] as const).map((value) => ({ value, label: state(value) }))}
            />
            <NumberField {...of('priority')} help={t('link.priorityHelp')} min={1} max={1000} />
            <NumberField {...of('weight')} help={t('link.weightHelp')} min={1} max={1000} />
          </Section>
          <Section title={t('limits.limits')} lead={t('limits.lead')}>
            <NumberField {...of('maxConcurrency')} min={0} />
            <NumberField {...of('hourlyCap')} min={0} />
            <NumberField {...of('dailyCap')} min={0} />
            <NumberField {...of('weeklyCap')} help={t('link.weeklyCapHelp')} min={0} />
            <NumberField {...of('monthlyCap')} min={0} />
            <NumberField {...of('totalCallsAllowed')} min={0} />
            <CountingFields values={values} />
          </Section>
          <Section title={t('link.tags')} lead={t('link.tagsLead')}>
            {(['requiredTags', 'excludedTags'] as const).map((name) => (
              <PairsField
                key={name}
                name={name}
                label={t(`link.${name}`)}
                help={t(`link.${name}Help`)}
                keyLabel={t('link.tagName')}
                valueLabel={t('link.tagValues')}
                texts={{ add: t('link.addTag'), remove: t('link.removeTag') }}
              />
            ))}
          </Section>
          <Section title={t('link.when')} lead={t('link.whenLead')}>
            <TimeField {...of('startsAt')} help={t('link.startsAtHelp')} />
            <TimeField {...of('endsAt')} help={t('link.endsAtHelp')} />
            <SelectField
              {...of('timeZone')}
              help={t('link.timeZoneHelp')}
              placeholder={t('link.timeZoneOfCampaign', { zone: campaign.timeZone })}
              clearable
              searchable
              options={zones().map((value) => ({ value, label: value }))}
            />
            <WeekField
              name="openingHours"
              zone={values.timeZone ?? campaign.timeZone}
              always={t('link.alwaysOpen')}
            />
          </Section>
        </>
      )}
    </EntityForm>
  );
}

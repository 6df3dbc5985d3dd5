import { Section, SelectField } from '~/kit/form/fields';
import { useTexts } from '~/kit/texts';
import { useMomentIn, useWeekFault, WeekField } from '~/kit/week/WeekField';
import { weekOf } from '~/kit/week/week';
import { zones } from '~/kit/zone';
import type { Campaign } from './campaigns';
import { Settings } from './Settings';
import { texts } from './texts';

const valuesOf = (campaign: Campaign) => ({
  timeZone: campaign.timeZone as string | null,
  openingHours: campaign.openingHours && weekOf(campaign.openingHours),
});

/** When the campaign takes calls, in its own time zone. */
export function Hours({ campaign }: { campaign: Campaign }) {
  const fault = useWeekFault();
  return (
    <Settings
      campaign={campaign}
      valuesOf={valuesOf}
      validate={(values): { openingHours?: string } => {
        const text = fault(values.openingHours);
        return text ? { openingHours: text } : {};
      }}
      patchOf={(values) => values}
    >
      {({ values }) => <Fields zone={values.timeZone ?? 'UTC'} />}
    </Settings>
  );
}

function Fields({ zone }: { zone: string }) {
  const t = useTexts(texts);
  const now = useMomentIn(zone);
  return (
    <Section title={t('tab.hours')} lead={t('hours.lead', { zone, now })}>
      <SelectField
        name="timeZone"
        label={t('hours.timeZone')}
        help={t('hours.timeZoneHelp')}
        searchable
        options={zones().map((value) => ({ value, label: value }))}
      />
      <WeekField name="openingHours" zone={zone} />
    </Section>
  );
}

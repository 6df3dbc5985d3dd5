import { NumberField, Section, TextField } from '~/kit/form/fields';
import { useTexts } from '~/kit/texts';
import type { Campaign } from './campaigns';
import { Settings } from './Settings';
import { texts } from './texts';

const valuesOf = (campaign: Campaign) => ({
  name: campaign.name,
  maxConcurrency: campaign.maxConcurrency,
  dailyCap: campaign.dailyCap,
  totalCallsAllowed: campaign.totalCallsAllowed,
  maxCallSeconds: campaign.maxCallSeconds,
});

/** The name and the limits of a campaign. */
export function Limits({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const of = (name: Exclude<keyof ReturnType<typeof valuesOf>, 'name'>) => ({
    name,
    label: t(`limits.${name}`),
    help: t(`limits.${name}Help`),
  });
  return (
    <Settings
      campaign={campaign}
      valuesOf={valuesOf}
      patchOf={(values) => values}
      validate={(values) => (values.name.trim() ? {} : { name: t('wizard.required') })}
    >
      {() => (
        <>
          <Section title={t('limits.basics')}>
            <TextField name="name" label={t('limits.name')} help={t('limits.nameHelp')} required />
          </Section>
          <Section title={t('limits.limits')} lead={t('limits.lead')}>
            <NumberField {...of('maxConcurrency')} min={0} />
            <NumberField {...of('dailyCap')} min={0} />
            <NumberField {...of('totalCallsAllowed')} min={0} />
            <NumberField {...of('maxCallSeconds')} min={60} max={86400} />
          </Section>
        </>
      )}
    </Settings>
  );
}

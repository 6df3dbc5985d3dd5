import { Stack } from '@mantine/core';
import { NumberField, Section } from '~/kit/form/fields';
import { useTexts } from '~/kit/texts';
import { CapsTable } from './CapsTable';
import { CountingFields, useCountingFault } from './CountingFields';
import type { Campaign } from './campaigns';
import { countingPatch, countingValues } from './counting';
import { Settings } from './Settings';
import { texts } from './texts';

const valuesOf = (campaign: Campaign) => ({
  maxConcurrency: campaign.maxConcurrency,
  dailyCap: campaign.dailyCap,
  totalCallsAllowed: campaign.totalCallsAllowed,
  maxCallSeconds: campaign.maxCallSeconds,
  ...countingValues(campaign),
});

/** The limits of a campaign. */
export function Limits({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const of = (name: 'maxConcurrency' | 'dailyCap' | 'totalCallsAllowed' | 'maxCallSeconds') => ({
    name,
    label: t(`limits.${name}`),
    help: t(`limits.${name}Help`),
  });
  const countingFault = useCountingFault();
  return (
    <Stack gap="md">
      <Settings
        campaign={campaign}
        valuesOf={valuesOf}
        patchOf={(values) => ({ ...values, ...countingPatch(values) })}
        validate={countingFault}
      >
        {({ values }) => (
          <Section title={t('limits.limits')} lead={t('limits.lead')}>
            <NumberField {...of('maxConcurrency')} min={0} />
            <NumberField {...of('dailyCap')} min={0} />
            <NumberField {...of('totalCallsAllowed')} min={0} />
            <CountingFields values={values} />
            <NumberField {...of('maxCallSeconds')} min={60} max={86400} />
          </Section>
        )}
      </Settings>
      <CapsTable campaign={campaign} />
    </Stack>
  );
}

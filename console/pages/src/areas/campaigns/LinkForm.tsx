import { useQueryClient } from '@tanstack/react-query';
import { api, body } from '~/api/client';
import { EntityForm } from '~/kit/form/EntityForm';
import { NumberField, Section, SelectField } from '~/kit/form/fields';
import { useStateLabel } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { type Campaign, type LinkOfCampaign, patchLink } from './campaigns';
import { texts } from './texts';

type Entity = LinkOfCampaign & { id: string; updatedAt: string };

const entityOf = (link: LinkOfCampaign): Entity => ({
  ...link,
  id: link.clientId,
  updatedAt: new Date().toISOString(),
});

const valuesOf = (link: LinkOfCampaign) => ({
  status: link.status as string,
  priority: link.priority as number | null,
  weight: link.weight as number | null,
  maxConcurrency: link.maxConcurrency,
  hourlyCap: link.hourlyCap,
  dailyCap: link.dailyCap,
  totalCallsAllowed: link.totalCallsAllowed,
});

/** The settings of one client in a campaign. */
export function LinkForm({ campaign, link }: { campaign: Campaign; link: LinkOfCampaign }) {
  const t = useTexts(texts);
  const can = useCan();
  const client = useQueryClient();
  const state = useStateLabel();
  const read = async () =>
    entityOf(
      await body(
        api.GET('/api/v1/campaigns/{id}/clients/{clientId}', {
          params: { path: { id: campaign.id, clientId: link.clientId } },
        }),
      ),
    );
  const of = (name: keyof ReturnType<typeof valuesOf>) => ({
    name,
    label: t(`link.${name}`),
    help: t('link.capHelp'),
  });
  return (
    <EntityForm<Entity, ReturnType<typeof valuesOf>>
      queryKey={['campaigns', 'link', campaign.id]}
      entity={entityOf(link)}
      valuesOf={valuesOf}
      initial={valuesOf(link)}
      readOnly={can('updateCampaignClient') ? null : t('noRight')}
      save={async (values, { ifMatch }) => {
        const version = Number(ifMatch?.['If-Match'].replaceAll('"', ''));
        return entityOf(
          await patchLink(
            campaign.id,
            { ...link, version },
            { ...values, status: values.status as 'active' | 'inactive' },
          ),
        );
      }}
      reload={read}
      onSaved={() => void client.invalidateQueries({ queryKey: ['campaigns', 'one', campaign.id] })}
    >
      {() => (
        <Section title={t('limits.limits')} lead={t('limits.lead')}>
          <SelectField
            {...of('status')}
            help={t('link.statusHelp')}
            options={(['active', 'inactive'] as const).map((value) => ({ value, label: state(value) }))}
          />
          <NumberField {...of('priority')} help={t('link.priorityHelp')} min={1} max={1000} />
          <NumberField {...of('weight')} help={t('link.weightHelp')} min={1} max={1000} />
          <NumberField {...of('maxConcurrency')} min={0} />
          <NumberField {...of('hourlyCap')} min={0} />
          <NumberField {...of('dailyCap')} min={0} />
          <NumberField {...of('totalCallsAllowed')} min={0} />
        </Section>
      )}
    </EntityForm>
  );
}

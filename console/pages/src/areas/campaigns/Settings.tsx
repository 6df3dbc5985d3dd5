import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '~/api/client';
import { campaignQuery } from '~/kit/entities';
import { EntityForm } from '~/kit/form/EntityForm';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { type Campaign, type CampaignPatch, patchCampaign } from './campaigns';
import { texts } from './texts';

interface SettingsProps<V extends Record<string, unknown>> {
  campaign: Campaign;
  valuesOf: (campaign: Campaign) => V;
  /** The fields of the API that these values stand for. */
  patchOf: (values: V) => CampaignPatch;
  validate?: (values: V) => Partial<Record<keyof V & string, string>>;
  children: (form: {
    values: V;
    set: <K extends keyof V & string>(name: K, value: V[K]) => void;
  }) => ReactNode;
}

/** A form for some of the settings of a campaign; the others stay as they are. */
export function Settings<V extends Record<string, unknown>>({
  campaign,
  valuesOf,
  patchOf,
  validate,
  children,
}: SettingsProps<V>) {
  const t = useTexts(texts);
  const can = useCan();
  const client = useQueryClient();
  return (
    <EntityForm<Campaign, V>
      queryKey={['campaigns', 'settings']}
      entity={campaign}
      valuesOf={valuesOf}
      initial={valuesOf(campaign)}
      readOnly={can('updateCampaign') ? null : t('noRight')}
      {...(validate ? { validate } : {})}
      save={(values, { ifMatch }) =>
        patchCampaign(campaign.id, Number(ifMatch?.['If-Match'].replaceAll('"', '')), patchOf(values))
      }
      reload={() => body(api.GET('/api/v1/campaigns/{id}', { params: { path: { id: campaign.id } } }))}
      onSaved={(saved) => {
        client.setQueryData(campaignQuery(saved.id).queryKey, saved);
      }}
    >
      {children}
    </EntityForm>
  );
}

import { IconSpeakerphone } from '@tabler/icons-react';
import { api, body } from '~/api/client';
import type { Area } from '~/kit/area';

export const area: Area = {
  id: 'campaigns',
  needs: 'listCampaigns',
  navigation: [
    {
      to: '/campaigns',
      label: { en: 'Campaigns', es: 'Campañas' },
      icon: IconSpeakerphone,
      group: 'main',
      order: 40,
      goKey: 'm',
    },
  ],
  routes: [
    { path: '/campaigns', screen: () => import('./CampaignList') },
    { path: '/campaigns/new', screen: () => import('./CampaignNew') },
    { path: '/campaigns/$id', screen: () => import('./CampaignPage') },
  ],
  actions: [
    {
      id: 'campaigns.add',
      label: { en: 'Add a campaign', es: 'Añadir una campaña' },
      to: '/campaigns/new',
      needs: 'createCampaign',
    },
  ],
  search: async (q, { tenantId }, signal) => {
    const page = await body(
      api.GET('/api/v1/campaigns', {
        params: { query: { q, limit: 5, ...(tenantId ? { tenantId } : {}) } },
        signal,
      }),
    );
    return page.items.map((one) => ({
      id: `campaign ${one.id}`,
      label: one.name,
      to: `/campaigns/${one.id}`,
    }));
  },
};

import { IconBuildingBroadcastTower } from '@tabler/icons-react';
import { api, body } from '~/api/client';
import type { Area } from '~/kit/area';

export const area: Area = {
  id: 'carriers',
  needs: 'listCarriers',
  navigation: [
    {
      to: '/carriers',
      label: { en: 'Carriers', es: 'Operadores' },
      icon: IconBuildingBroadcastTower,
      group: 'main',
      order: 20,
      goKey: 'c',
    },
  ],
  routes: [
    { path: '/carriers', screen: () => import('./CarrierList') },
    { path: '/carriers/new', screen: () => import('./CarrierNew') },
    { path: '/carriers/$id', screen: () => import('./CarrierPage') },
    { path: '/carriers/$id/edit', screen: () => import('./CarrierEdit') },
  ],
  actions: [
    {
      id: 'carriers.add',
      label: { en: 'Add a carrier', es: 'Añadir un operador' },
      to: '/carriers/new',
      needs: 'createCarrier',
    },
  ],
  search: async (q, _context, signal) => {
    const page = await body(api.GET('/api/v1/carriers', { params: { query: { q, limit: 5 } }, signal }));
    return page.items.map((one) => ({
      id: `carrier ${one.id}`,
      label: one.name,
      description: one.host,
      to: `/carriers/${one.id}`,
    }));
  },
};

import { IconHeadset } from '@tabler/icons-react';
import { api, body } from '~/api/client';
import type { Area } from '~/kit/area';

export const area: Area = {
  id: 'clients',
  needs: 'listClients',
  navigation: [
    {
      to: '/clients',
      label: { en: 'Clients', es: 'Clientes' },
      icon: IconHeadset,
      group: 'main',
      order: 70,
      goKey: 'k',
    },
  ],
  routes: [
    { path: '/clients', screen: () => import('./ClientList') },
    { path: '/clients/new', screen: () => import('./ClientNew') },
    { path: '/clients/$id', screen: () => import('./ClientPage') },
    { path: '/clients/$id/edit', screen: () => import('./ClientEdit') },
  ],
  actions: [
    {
      id: 'clients.add',
      label: { en: 'Add a client', es: 'Añadir un cliente' },
      to: '/clients/new',
      needs: 'createClient',
    },
  ],
  search: async (q, _context, signal) => {
    const page = await body(api.GET('/api/v1/clients', { params: { query: { q, limit: 5 } }, signal }));
    return page.items.map((one) => ({ id: `client ${one.id}`, label: one.name, to: `/clients/${one.id}` }));
  },
};

import { IconBuilding } from '@tabler/icons-react';
import type { Area } from '~/kit/area';

export const area: Area = {
  id: 'tenants',
  needs: 'listTenants',
  navigation: [
    {
      to: '/tenants',
      label: { en: 'Tenants', es: 'Organizaciones' },
      icon: IconBuilding,
      group: 'platform',
      order: 70,
      goKey: 't',
    },
  ],
  routes: [
    { path: '/tenants', screen: () => import('./TenantList') },
    { path: '/tenants/new', screen: () => import('./TenantNew') },
    { path: '/tenants/$id', screen: () => import('./TenantPage') },
  ],
};

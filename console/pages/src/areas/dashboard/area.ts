import { IconLayoutDashboard } from '@tabler/icons-react';
import type { Area } from '~/kit/area';

export const area: Area = {
  id: 'dashboard',
  navigation: [
    {
      to: '/',
      label: { en: 'Dashboard', es: 'Panel' },
      icon: IconLayoutDashboard,
      group: 'main',
      order: 10,
      goKey: 'd',
    },
  ],
  routes: [{ path: '/', screen: () => import('./Dashboard') }],
};

import { IconHeartbeat } from '@tabler/icons-react';
import type { Area } from '~/kit/area';

export const area: Area = {
  id: 'health',
  needs: ['admin', 'staff'],
  navigation: [
    {
      to: '/health',
      label: { en: 'Health', es: 'Salud' },
      icon: IconHeartbeat,
      group: 'platform',
      order: 10,
      goKey: 'h',
    },
  ],
  routes: [{ path: '/health', screen: () => import('./Health') }],
};

import { IconDatabase } from '@tabler/icons-react';
import type { Area } from '~/kit/area';

export const area: Area = {
  id: 'realtime',
  needs: 'getDrift',
  navigation: [
    {
      to: '/realtime',
      label: { en: 'Realtime tables', es: 'Tablas en tiempo real' },
      icon: IconDatabase,
      group: 'platform',
      order: 40,
    },
  ],
  routes: [{ path: '/realtime', screen: () => import('./Realtime') }],
};

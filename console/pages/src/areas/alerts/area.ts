import { IconBell } from '@tabler/icons-react';
import type { Area } from '~/kit/area';

export const area: Area = {
  id: 'alerts',
  needs: 'listAlerts',
  navigation: [
    {
      to: '/alerts',
      label: { en: 'Alerts', es: 'Alertas' },
      icon: IconBell,
      group: 'main',
      order: 90,
      goKey: 'a',
    },
  ],
  routes: [{ path: '/alerts', screen: () => import('./Alerts') }],
  topBar: () => import('./Bell'),
};

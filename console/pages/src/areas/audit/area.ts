import { IconHistory } from '@tabler/icons-react';
import type { Area } from '~/kit/area';

export const area: Area = {
  id: 'audit',
  needs: 'listChangesOfDids',
  navigation: [
    {
      to: '/audit',
      label: { en: 'Audit log', es: 'Auditoría' },
      icon: IconHistory,
      group: 'platform',
      order: 100,
    },
  ],
  routes: [{ path: '/audit', screen: () => import('./Audit') }],
};

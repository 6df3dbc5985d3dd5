import { IconListNumbers } from '@tabler/icons-react';
import type { Area } from '~/kit/area';

export const area: Area = {
  id: 'dialplan-lines',
  needs: 'listDialplanLines',
  navigation: [
    {
      to: '/dialplan-lines',
      label: { en: 'Dialplan lines', es: 'Dialplan' },
      icon: IconListNumbers,
      group: 'platform',
      order: 60,
    },
  ],
  routes: [
    { path: '/dialplan-lines', screen: () => import('./DialplanLines') },
    { path: '/dialplan-lines/new', screen: () => import('./DialplanLineNew') },
    { path: '/dialplan-lines/$id', screen: () => import('./DialplanLinePage') },
  ],
};

import { IconServer } from '@tabler/icons-react';
import type { Area } from '~/kit/area';

export const area: Area = {
  id: 'nodes',
  needs: 'listNodes',
  navigation: [
    {
      to: '/nodes',
      label: { en: 'Nodes', es: 'Nodos' },
      icon: IconServer,
      group: 'platform',
      order: 20,
    },
  ],
  routes: [
    { path: '/nodes', screen: () => import('./NodeList') },
    { path: '/nodes/$node', screen: () => import('./NodePage') },
  ],
};

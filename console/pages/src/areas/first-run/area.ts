import { IconListCheck } from '@tabler/icons-react';
import type { Area } from '~/kit/area';

export const area: Area = {
  id: 'first-run',
  needs: 'createCarrier',
  navigation: [
    {
      to: '/first-run',
      label: { en: 'First steps', es: 'Primeros pasos' },
      icon: IconListCheck,
      group: 'main',
      order: 15,
      gate: () => import('./Gate'),
    },
  ],
  routes: [{ path: '/first-run', screen: () => import('./FirstRun') }],
  banner: () => import('./Banner'),
};

import { IconShieldX } from '@tabler/icons-react';
import type { Area } from '~/kit/area';

export const area: Area = {
  id: 'refused-sources',
  needs: 'listRefusedSources',
  navigation: [
    {
      to: '/refused-sources',
      label: { en: 'Refused sources', es: 'Orígenes rechazados' },
      icon: IconShieldX,
      group: 'platform',
      order: 30,
    },
  ],
  routes: [{ path: '/refused-sources', screen: () => import('./RefusedSources') }],
};

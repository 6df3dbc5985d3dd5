import { IconUser } from '@tabler/icons-react';
import type { Area } from '~/kit/area';

export const area: Area = {
  id: 'account',
  navigation: [
    {
      to: '/account',
      label: { en: 'Account', es: 'Cuenta' },
      icon: IconUser,
      group: 'account',
      order: 10,
      goKey: 'o',
    },
  ],
  routes: [{ path: '/account', screen: () => import('./Account') }],
};

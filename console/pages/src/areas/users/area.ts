import { IconUsers } from '@tabler/icons-react';
import type { Area } from '~/kit/area';

export const area: Area = {
  id: 'users',
  needs: 'listUsers',
  navigation: [
    {
      to: '/users',
      label: { en: 'Users', es: 'Usuarios' },
      icon: IconUsers,
      group: 'platform',
      order: 80,
      goKey: 'u',
    },
  ],
  routes: [
    { path: '/users', screen: () => import('./UserList') },
    { path: '/users/new', screen: () => import('./UserNew') },
    { path: '/users/$id', screen: () => import('./UserPage') },
  ],
};

import { IconPhoneX } from '@tabler/icons-react';
import type { Area } from '~/kit/area';

export const area: Area = {
  id: 'blocked-callers',
  needs: 'listBlockedCallers',
  navigation: [
    {
      to: '/blocked-callers',
      label: { en: 'Blocked callers', es: 'Llamantes bloqueados' },
      icon: IconPhoneX,
      group: 'main',
      order: 80,
    },
  ],
  actions: [
    {
      id: 'blocked-callers.add',
      label: { en: 'Block a number', es: 'Bloquear un número' },
      to: '/blocked-callers/new',
      needs: 'createBlockedCaller',
    },
  ],
  routes: [
    { path: '/blocked-callers', screen: () => import('./BlockedCallers') },
    { path: '/blocked-callers/new', screen: () => import('./BlockedCallerNew') },
  ],
};

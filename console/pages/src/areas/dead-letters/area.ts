import { IconMailX } from '@tabler/icons-react';
import type { Area } from '~/kit/area';

export const area: Area = {
  id: 'dead-letters',
  needs: 'listDeadLettersOfCdr',
  navigation: [
    {
      to: '/dead-letters',
      label: { en: 'Unhandled events', es: 'Eventos fallidos' },
      icon: IconMailX,
      group: 'platform',
      order: 50,
    },
  ],
  routes: [{ path: '/dead-letters', screen: () => import('./DeadLetters') }],
};
